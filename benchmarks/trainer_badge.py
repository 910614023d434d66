"""The badge: does its grade, its reason and its probability tell the truth?

    python -m benchmarks.trainer_badge                 all three
    python -m benchmarks.trainer_badge --reference     quantiles for the model's .toml instead

Probabilities and reasons are judged on people whom the uncertainty head has never seen, half of
their faces degraded (run `benchmarks.trainer_uncertainty` first); grades on group photos, where
people have noted what is blurred, covered and turned.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

from benchmarks.faces import data_parser, installed, table
from benchmarks.trainer_faces import lfw_faces
from benchmarks.trainer_uncertainty import Degraded, degrade_half, judge_shipped, kept, settings
from photoface.domain.faces import EmbeddedFace, usual_landmarks
from photoface.domain.geometry import Box
from photoface.domain.quality import Flaw, likely_flaws, probability_right, uncertainty
from photoface.domain.settings import Settings as ReaderSettings
from photoface.services.explain import Cohort
from photoface.vision.decode import decode_photo
from photoface.vision.quality import look_of, quality
from photoface.vision.reader import FaceReader, open_reader
from trainer.evaluation.calibration import Calibration, calibration_error, fit_isotonic
from trainer.settings import Settings
from trainer.task import divide

_LABELS = ("blur", "occlusion", "pose")  # and where they stand in a line of boxes.txt
_COLUMNS = {"blur": 4, "occlusion": 8, "pose": 9}
_LFW_SIDE = 100.0  # pixels, of a face in LFW
_STRONG = 0.5
_REASONS = {
    "blur": {Flaw.BLURRED},
    "downsampling": {Flaw.SMALL, Flaw.BLURRED},
    "noise": {Flaw.GRAINY},
    "darkness": {Flaw.DARK},
    "occlusion": {Flaw.COVERED},
}
_NAMED = 0.8  # of the people who have two good faces; the others are strangers
_EDGES = (0, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99, 1.001)
_REFERENCE_PHOTOS = 1100


@dataclass(frozen=True, eq=False)
class Seen:
    """Degraded faces as the program sees them. vectors: (N, D), unit; quality: (N,), 0..1."""

    bad: Degraded
    vectors: NDArray[np.float32]
    quality: NDArray[np.float64]


def faces_seen(data: Path) -> Seen:
    """Of the people kept from the uncertainty head; half of them degraded."""
    path, faces = lfw_faces(data)
    values = settings("dul_rgs", path)
    _, held = divide(faces, Settings.from_dict(values))
    bad = degrade_half(held)
    activations = kept("degraded_single", dict)
    found = judge_shipped(replace(bad, faces=replace(held, chips=None, **activations)))
    reference = installed("dlib-resnet-v1").pack.uncertainty
    assert reference is not None
    vectors = found["mean"] / np.linalg.norm(found["mean"], axis=1, keepdims=True)
    return Seen(bad, vectors, quality(found["log_variance"], reference.reference))


@dataclass(frozen=True, eq=False)
class Guesses:
    """Of N faces, who among the named people is most likely: what the likeness says (0..1), and
    whether that is so."""

    likeness: NDArray[np.float64]
    is_right: NDArray[np.bool_]


def guesses(seen: Seen) -> Guesses:
    """As `services.explain` sees it: good faces are confirmed, every face asks in turn."""
    labels = seen.bad.faces.labels
    good = np.flatnonzero(seen.bad.strengths == 0)
    people, photos = np.unique(labels[good], return_counts=True)
    centroids = np.stack([seen.vectors[good][labels[good] == p].mean(0) for p in people])
    often = people[photos >= 2]
    named = often[np.random.default_rng(0).random(len(often)) < _NAMED]
    person = np.where(np.isin(people, named), people, -1)
    cohort = Cohort(person, np.arange(len(people)), photos, centroids)
    confirmed = {person: good[labels[good] == person] for person in named.tolist()}
    nearest = np.argsort(-seen.vectors @ centroids[np.isin(people, named)].T, axis=1)[:, :4]
    found = [
        _guess(seen, row, named[nearest[row]], confirmed, cohort) for row in range(len(labels))
    ]
    who = np.array([person for _, person in found])
    return Guesses(np.array([likeness for likeness, _ in found]), who == labels)


def _guess(
    seen: Seen,
    row: int,
    people: NDArray[np.int64],
    confirmed: dict[int, NDArray[np.int64]],
    cohort: Cohort,
) -> tuple[float, int]:
    """The likeliest of `people` for a face, not counting the face itself."""
    vector, own = seen.vectors[row], seen.bad.faces.labels[row]
    home = np.flatnonzero(np.unique(seen.bad.faces.labels[seen.bad.strengths == 0]) == own)
    group = int(home[0]) if len(home) else -1
    others = {p: rows[rows != row] for p, rows in ((p, confirmed[p]) for p in people.tolist())}
    return max(
        (cohort.probability(vector, seen.vectors[rows], person, group), person)
        for person, rows in others.items()
    )


def report_probability(seen: Seen) -> dict[str, float]:
    """Fitted on half of the people, judged on the other half; then what the program ships."""
    found, labels = guesses(seen), seen.bad.faces.labels
    people = np.random.default_rng(1).permutation(np.unique(labels))
    to_fit = np.isin(labels, people[: len(people) // 2])
    weight, curve = fit_right(found, seen.quality, to_fit)
    stated = curve(_logit(found.likeness) - weight * seen.quality)
    shipped = np.array(
        [probability_right(p, q) for p, q in zip(found.likeness, seen.quality, strict=True)]
    )
    rest, is_right = ~to_fit, found.is_right
    rows = []
    for low, high in pairwise(_EDGES):
        row: list[object] = [f"{low:.2f} to {min(high, 1):.2f}"]
        for values in (found.likeness, stated):
            inside = rest & (values >= low) & (values < high)
            row += [int(inside.sum()), _mean(values[inside]), _mean(is_right[inside])]
        rows.append(tuple(row))
    table(
        ("stated", "likeness: faces", "mean", "right", "calibrated: faces", "mean", "right"), rows
    )
    errors = {
        "error of the likeness alone": calibration_error(found.likeness[rest], is_right[rest]),
        "error, fitted on other people": calibration_error(stated[rest], is_right[rest]),
        "error of what is shipped": calibration_error(shipped, is_right),
    }
    table(("expected calibration error", ""), [(n, f"{e:.3f}") for n, e in errors.items()])
    weight, curve = fit_right(found, seen.quality, np.ones(len(labels), bool))
    knots = np.linspace(-6, 6, 13)
    print(f"fitted on all: weight {weight:.2f},", np.round(curve(knots), 3).tolist())
    return errors


def fit_right(
    found: Guesses, quality: NDArray[np.float64], rows: NDArray[np.bool_]
) -> tuple[float, Calibration]:
    """How much surer a clear face has to look (by maximum likelihood), then isotonic."""
    from sklearn.linear_model import LogisticRegression

    features = np.column_stack((_logit(found.likeness), quality))
    model = LogisticRegression(C=1e3).fit(features[rows], found.is_right[rows])
    slope, other = model.coef_[0]
    weight = float(-other / slope)
    scores = features[:, 0] - weight * quality
    return weight, fit_isotonic(scores[rows], found.is_right[rows])


def _logit(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    inside = np.clip(probability, 1e-6, 1 - 1e-6)
    return np.log(inside / (1 - inside))


def _mean(values: NDArray) -> str:
    return f"{values.mean():.2f}" if len(values) else ""


def report_reasons(seen: Seen) -> dict[str, float]:
    """Of faces that one strong degradation took below the grade GOOD, how many are told why."""
    shares, rows = {}, []
    for kind, allowed in _REASONS.items():
        of = seen.bad.of_kind(kind)
        of = of[(seen.bad.strengths[of] >= _STRONG) & (seen.quality[of] < 0.3)]
        said = [_reasons(seen, int(row)) for row in of]
        shares[kind] = float(np.mean([bool(flaws) and flaws[0] in allowed for flaws in said]))
        rows.append((kind, len(of), f"{shares[kind]:.0%}"))
    clear = np.flatnonzero((seen.bad.strengths == 0) & (seen.quality < 0.3))
    said = [_reasons(seen, int(row)) for row in clear]
    for flaw in Flaw:
        rows.append(
            (f"nothing done: {flaw}", len(clear), f"{np.mean([flaw in s for s in said]):.0%}")
        )
    table(("degraded by", "faces below “good”", "reason right"), rows)
    return shares


def _reasons(seen: Seen, row: int) -> tuple[Flaw, ...]:
    assert seen.bad.faces.chips is not None
    side = _LFW_SIDE / 10 ** seen.bad.drawn[row].get("downsampling", 0.0)
    box = Box(0, 0, side, side)
    look = look_of(np.ascontiguousarray(seen.bad.faces.chips[row]))
    return likely_flaws(float(seen.quality[row]), box, usual_landmarks(box), look)


def report_group_photos(data: Path) -> dict[str, float]:
    """Mean quality of the faces on real group photos, by what people noted of them."""
    reader = open_reader(ReaderSettings())
    folder = data / "multi" / "wider"
    found = [
        pair for name, lines in _noted(folder) for pair in _matched(reader, folder / name, lines)
    ]
    noted = np.array([note for note, _ in found])
    qualities = np.array([face.quality for _, face in found])
    rows, correlations = [], {}
    for label in _LABELS:
        level = noted[:, _COLUMNS[label]]
        correlations[label] = float(spearmanr(level, qualities).statistic)
        of = [qualities[level == value] for value in np.unique(level)]
        cells = " > ".join(f"{part.mean():.2f} ({len(part)})" for part in of)
        rows.append((label, cells, f"{correlations[label]:.2f}"))
    print(f"{len(found)} faces of group photos were found")
    table(("noted", "mean quality (faces) at each level", "Spearman"), rows)
    _report_flaws(noted, [face for _, face in found])
    return correlations


def _report_flaws(noted: NDArray[np.int64], faces: list[EmbeddedFace]) -> None:
    """How often each reason is named where people noted something, and where they did not."""
    said = [likely_flaws(f.quality, f.detection.box, f.detection.landmarks, f.look) for f in faces]
    asked = ((Flaw.BLURRED, "blur"), (Flaw.COVERED, "occlusion"), (Flaw.TURNED, "pose"))
    rows = []
    for flaw, label in asked:
        names = np.array([flaw in flaws for flaws in said])
        is_noted = noted[:, _COLUMNS[label]] > 0
        rows.append(
            (flaw, label, f"{names[is_noted].mean():.0%}", f"{names[~is_noted].mean():.0%}")
        )
    table(("reason", "noted", "named where noted", "named where not"), rows)


def _noted(folder: Path) -> list[tuple[str, NDArray[np.int64]]]:
    """Every photo with its lines: x y w h blur expression illumination invalid occlusion pose."""
    lines = iter((folder / "boxes.txt").read_text("utf-8").splitlines())
    return [
        (name, np.array([next(lines).split() for _ in range(int(next(lines)))], dtype=np.int64))
        for name in lines
    ]


def _matched(
    reader: FaceReader, path: Path, noted: NDArray[np.int64]
) -> list[tuple[NDArray[np.int64], EmbeddedFace]]:
    photo = decode_photo(path)
    faces = reader.read(photo.rgb, scale=photo.width / photo.rgb.shape[1])
    pairs = []
    for line in noted:
        box = Box(*line[:4].tolist())
        best = max(faces, key=lambda face: face.detection.box.iou(box), default=None)
        if best is not None and best.detection.box.iou(box) >= 0.4:
            pairs.append((line, best))
    return pairs


def print_reference(data: Path) -> None:
    """Quantiles of the uncertainty over all faces, meant and in the background, of news photos."""
    reader = open_reader(ReaderSettings())
    paths = sorted((data / "lfw").glob("*/*.jpg"))
    chosen = np.random.default_rng(0).permutation(len(paths))[:_REFERENCE_PHOTOS]
    faces = [face for i in chosen for face in reader.read(decode_photo(paths[i]).rgb, scale=1.0)]
    variances = np.stack([face.log_variance for face in faces if face.log_variance is not None])
    print(f"{len(variances)} faces")
    print([round(float(v), 3) for v in np.quantile(uncertainty(variances), np.linspace(0, 1, 41))])


def main() -> None:
    parser = data_parser(__doc__)
    parser.add_argument("--reference", action="store_true", help="print quantiles, nothing else")
    arguments = parser.parse_args()
    if arguments.reference:
        print_reference(arguments.data)
        return
    seen = faces_seen(arguments.data)
    figures = {
        "probability": report_probability(seen),
        "reasons": report_reasons(seen),
        "group photos": report_group_photos(arguments.data),
    }
    print(json.dumps({"benchmark": "trainer_badge", **figures}))


if __name__ == "__main__":
    main()
