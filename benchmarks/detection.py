"""How well faces are found: average precision on group photos of WIDER FACE, by size of face.

    python -m benchmarks.detection

A detection is right if it overlaps a face that is not taken yet by IoU >= 0.5. Faces marked as
invalid and faces outside the band of heights are ignored: finding them is neither right nor wrong.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.faces import data_parser, installed, table
from photoface.domain.faces import Detection
from photoface.domain.geometry import Box
from photoface.vision.decode import decode_photo
from photoface.vision.detect import Detector
from photoface.vision.session import open_session

_BANDS = ((10, 20), (10, np.inf), (20, np.inf), (40, np.inf))
_SIZES = (640, 1024, 1536)
#: Low enough for the whole curve of precision and recall.
_LOWEST_SCORE = 0.02


@dataclass(frozen=True)
class Truth:
    """One marked face; `valid` is False for those that nobody can be asked to find."""

    box: Box
    valid: bool


@dataclass(frozen=True)
class Curve:
    """Precision and recall (both (n,)) as the score (n,) falls, over `faces` marked faces."""

    scores: NDArray[np.float64]
    precision: NDArray[np.float64]
    recall: NDArray[np.float64]
    faces: int

    @property
    def average_precision(self) -> float:
        """The area under the curve, precision made monotonic (VOC 2010)."""
        best = np.maximum.accumulate(self.precision[::-1])[::-1]
        return float((np.diff(self.recall, prepend=0.0) * best).sum())

    def at(self, score: float) -> tuple[float, float]:
        """Precision and recall if detections below `score` are dropped."""
        kept = int((self.scores >= score).sum()) - 1
        return float(self.precision[kept]), float(self.recall[kept])


def read_truth(folder: Path) -> dict[str, list[Truth]]:
    """The marked faces of each photo: name, count, then lines `x y w h blur ... invalid ...`."""
    lines = iter((folder / "boxes.txt").read_text().splitlines())
    truth = {}
    for name in lines:
        rows = [[int(word) for word in next(lines).split()] for _ in range(int(next(lines)))]
        truth[name] = [Truth(Box(*row[:4]), valid=row[7] == 0) for row in rows]
    return truth


def judge(
    found: dict[str, list[Detection]], truth: dict[str, list[Truth]], band: tuple[float, float]
) -> Curve:
    verdicts = [
        verdict
        for name, faces in found.items()
        for verdict in _judge_photo(faces, truth[name], band)
    ]
    verdicts.sort(key=lambda verdict: -verdict[0])
    scores, right = (np.array(column, float) for column in zip(*verdicts, strict=True))
    asked = sum(_counts(face, band) for faces in truth.values() for face in faces)
    hits = right.cumsum()
    return Curve(scores, hits / np.arange(1, len(hits) + 1), hits / max(asked, 1), asked)


def _judge_photo(
    found: list[Detection], truth: list[Truth], band: tuple[float, float]
) -> list[tuple[float, bool]]:
    """(score, right) of each detection that counts; `found` comes best first."""
    free, verdicts = list(truth), []
    for face in found:
        match = max(free, key=lambda marked: marked.box.iou(face.box), default=None)
        if match is not None and match.box.iou(face.box) >= 0.5:
            free.remove(match)
            if _counts(match, band):
                verdicts.append((face.score, True))
        elif band[0] <= face.box.h < band[1]:
            verdicts.append((face.score, False))
    return verdicts


def _counts(face: Truth, band: tuple[float, float]) -> bool:
    return face.valid and band[0] <= face.box.h < band[1]


def main() -> None:
    parser = data_parser(__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES)
    arguments = parser.parse_args()
    folder = arguments.data / "multi" / "wider"
    truth = read_truth(folder)
    model = installed("centerface")
    pack = replace(model.pack, score_threshold=_LOWEST_SCORE)
    detector = Detector(open_session(model).session, pack)
    rows, result = [], {}
    for size in arguments.sizes:
        start = time.perf_counter()
        found = {
            name: detector.detect(decode_photo(folder / name).rgb, longest_side=size)
            for name in truth
        }
        milliseconds = 1000 * (time.perf_counter() - start) / len(found)
        for band in _BANDS:
            if not any(_counts(face, band) for faces in truth.values() for face in faces):
                continue
            curve = judge(found, truth, band)
            precision, recall = curve.at(model.pack.score_threshold)
            height = f"{band[0]}-{band[1]}" if band[1] < np.inf else f">= {band[0]}"
            figures = (curve.average_precision, precision, recall)
            shown = (f"{value:.3f}" for value in figures)
            rows.append((size, height, curve.faces, *shown, f"{milliseconds:.0f}"))
            result[f"ap_{size}_{height}"] = round(curve.average_precision, 4)
    columns = ("longest side", "height, px", "faces", "AP", "precision", "recall", "ms a photo")
    print(f"{len(truth)} photos; precision and recall at score {model.pack.score_threshold}\n")
    table(columns, rows)
    print(json.dumps({"benchmark": "detection"} | result))


if __name__ == "__main__":
    main()
