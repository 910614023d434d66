"""Are these two photos of one person? Accuracy on pairs of LFW, and the faces found on the way.

    python -m benchmarks.verification            image and mirror
    python -m benchmarks.verification --thorough six crops a face

The threshold for each tenth of the pairs is chosen on the other nine (Huang et al., 2007).
"""

from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.faces import data_parser, table
from photoface.domain.faces import EmbeddedFace
from photoface.domain.settings import Settings
from photoface.vision.decode import decode_photo
from photoface.vision.reader import FaceReader, open_reader

Pair = tuple[str, str]
_FOLDS = 10
_FALSE_MATCH_RATE = 1e-3


def read_pairs(path: Path) -> tuple[list[Pair], NDArray[np.bool_]]:
    """Pairs of photo names and whether they show one person, from a list in LFW's format."""
    pairs, same = [], []
    for line in path.read_text().splitlines():
        words = line.split()
        if len(words) in (3, 4):
            other = words[0] if len(words) == 3 else words[2]
            pairs.append((_photo(words[0], words[1]), _photo(other, words[-1])))
            same.append(len(words) == 3)
    return pairs, np.array(same)


def _photo(name: str, number: str) -> str:
    return f"{name}/{name}_{int(number):04d}.jpg"


def central_face(faces: list[EmbeddedFace], width: int, height: int) -> EmbeddedFace | None:
    """The largest face that covers the middle of the photo: the person it is named after."""
    covering = [face for face in faces if _covers(face, width / 2, height / 2)]
    return max(covering, key=lambda face: face.detection.box.area, default=None)


def _covers(face: EmbeddedFace, x: float, y: float) -> bool:
    box = face.detection.box
    return box.x <= x <= box.x + box.w and box.y <= y <= box.y + box.h


def read_vectors(folder: Path, reader: FaceReader) -> dict[str, NDArray[np.float32] | None]:
    """The central face's vector for every photo; None where no face was found."""
    vectors = {}
    for path in sorted(folder.glob("*/*.jpg")):
        photo = decode_photo(path)
        faces = reader.read(photo.rgb, scale=photo.scale)
        face = central_face(faces, photo.width, photo.height)
        vectors[path.relative_to(folder).as_posix()] = None if face is None else face.vector
    return vectors


def distances(
    pairs: list[Pair], vectors: dict[str, NDArray[np.float32] | None]
) -> NDArray[np.float64]:
    """L2 distance of each pair; a photo without a face is infinitely far from all others."""
    return np.array([_distance(vectors[first], vectors[second]) for first, second in pairs])


def _distance(a: NDArray[np.float32] | None, b: NDArray[np.float32] | None) -> float:
    return float("inf") if a is None or b is None else float(np.linalg.norm(a - b))


def cross_validate(far: NDArray[np.float64], same: NDArray[np.bool_]) -> tuple[float, float]:
    """(accuracy, mean threshold): each fold is judged with the threshold best for the others."""
    fold = np.arange(len(same)) % _FOLDS
    thresholds = [best_threshold(far[fold != k], same[fold != k]) for k in range(_FOLDS)]
    right = (far < np.take(thresholds, fold)) == same
    return float(right.mean()), float(np.mean(thresholds))


def best_threshold(far: NDArray[np.float64], same: NDArray[np.bool_]) -> float:
    """The distance that tells same from different most often: the middle of the best range."""
    steps = np.linspace(0.0, 2.0, 2001)
    right = ((far[:, None] < steps) == same[:, None]).sum(axis=0)
    return float(np.median(steps[right == right.max()]))


def true_match_rate(far: NDArray[np.float64], same: NDArray[np.bool_]) -> float:
    """Same pairs accepted where one in a thousand different pairs is."""
    limit = np.quantile(far[~same], _FALSE_MATCH_RATE, method="lower")
    return float((far[same] < limit).mean())


def main() -> None:
    parser = data_parser(__doc__)
    parser.add_argument("--thorough", action="store_true")
    arguments = parser.parse_args()
    reader = open_reader(Settings(thorough=arguments.thorough))
    start = time.perf_counter()
    vectors = read_vectors(arguments.data / "lfw", reader)
    seconds = time.perf_counter() - start
    found = sum(vector is not None for vector in vectors.values())
    result: dict[str, float] = {"central_face_found": found / len(vectors)}
    rows = []
    for name in ("pairs_dev", "pairs_view2_in_dev"):
        pairs, same = read_pairs(arguments.data / f"{name}.txt")
        far = distances(pairs, vectors)
        accuracy, threshold = cross_validate(far, same)
        result[name] = accuracy
        rate = f"{true_match_rate(far, same):.3f}"
        rows.append((name, len(pairs), f"{accuracy:.4f}", f"{threshold:.3f}", rate))
    print(f"central face found in {found} of {len(vectors)} photos ({found / len(vectors):.2%})")
    print(f"{1000 * seconds / len(vectors):.1f} ms a photo\n")
    table(("list", "pairs", "accuracy", "threshold (L2)", "TMR at FMR 1e-3"), rows)
    print(json.dumps({"benchmark": "verification", "thorough": arguments.thorough} | result))


if __name__ == "__main__":
    main()
