"""Fits what `photoface/grouping/calibrate.py` holds, on labelled faces.

    python -m benchmarks.grouping.calibrate

Libraries of many sizes are drawn from the people; figures are changed one at a time, a step up or
down, as long as the mean BCubed F over the sizes rises. Cross-validation runs this same fit on half
of the people. Embedders differ: run it on labelled faces of yours to calibrate another one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.faces import data_parser
from benchmarks.grouping.faces import Faces, group, lfw
from photoface.domain.constraints import GroupingConstraints
from photoface.grouping import Calibration, group_faces

#: (people with several photos, libraries drawn); after them one library of everybody.
SIZES = ((5, 16), (20, 8), (100, 2), (400, 1))
_MOST_PHOTOS = 50
_START = Calibration(
    cut=0.910,
    cut_per_log_group=0.0014,
    size_penalty=0.012,
    cohort_weight=0.6,
    cohort_half=120.0,
    variance_weight=0.008,
)
_STEPS = {
    "cut": 0.002,
    "cut_per_log_group": 0.0007,
    "size_penalty": 0.004,
    "cohort_weight": 0.15,
    "variance_weight": 0.004,
}
#: With the figure the cut moves as well, so that libraries of 100 groups and groups of three faces
#: keep theirs.
_CUT_MOVES = {"cut_per_log_group": -np.log(100), "size_penalty": -1 / np.sqrt(3)}
_ROUNDS = 4


def draw(faces: Faces, people: int, seed: int, *, least: int = 2) -> Faces:
    """A library of so many people, drawn from those with `least` photos; up to 50 photos each."""
    random = np.random.default_rng(seed)
    who, photos = np.unique(faces.person, return_counts=True)
    chosen = random.permutation(who[photos >= least])[:people]
    rows = [
        random.permutation(np.flatnonzero(faces.person == one))[:_MOST_PHOTOS] for one in chosen
    ]
    return faces.only(np.sort(np.concatenate(rows)))


def libraries(faces: Faces) -> list[list[Faces]]:
    """Libraries of each size that the people are enough for, and of everybody."""
    enough = int((np.unique(faces.person, return_counts=True)[1] >= 2).sum())
    sizes = [(people, count) for people, count in SIZES if people <= enough]
    drawn = [[draw(faces, people, seed) for seed in range(count)] for people, count in sizes]
    return [*drawn, [faces]]


def mean_f(drawn: list[list[Faces]], calibration: Calibration) -> float:
    """BCubed F, every size of library weighing alike."""
    return float(
        np.mean(
            [np.mean([one.judge(group(one, calibration)).bcubed_f for one in s]) for s in drawn]
        )
    )


def fit(faces: Faces) -> Calibration:
    """The calibration that suits these people best. Takes about a minute for 3,000 faces."""
    drawn = libraries(faces)
    start = replace(_START, typical_log_variance=_typical_log_variance(faces))
    best = _climb(start, lambda calibration: mean_f(drawn, calibration))
    slope, intercept = _fit_probability(drawn, best)
    return replace(best, slope=round(slope, 1), intercept=round(intercept, 2))


def _climb(best: Calibration, value: Callable[[Calibration], float]) -> Calibration:
    """Steps in one figure at a time, up and down, until none helps or four rounds are over."""
    highest = value(best)
    for _ in range(_ROUNDS):
        before = best
        for name in _STEPS:
            for way in (1, -1):
                moved = _moved(best, name, way)
                while (reached := value(moved)) > highest:
                    best, highest = moved, reached
                    moved = _moved(best, name, way)
        if best == before:
            break
    return best


def _moved(calibration: Calibration, name: str, way: int) -> Calibration:
    step = way * _STEPS[name]
    value = round(max(0.0, getattr(calibration, name) + step), 6)
    cut = round(calibration.cut + step * _CUT_MOVES.get(name, 0.0), 5)
    return replace(calibration, **{"cut": cut, name: value})


def _typical_log_variance(faces: Faces) -> float:
    if faces.log_variance is None:
        return _START.typical_log_variance
    precision = np.exp(-faces.log_variance.astype(np.float64)).mean(axis=1)
    return round(float(np.median(-np.log(precision))), 2)


def _fit_probability(drawn: list[list[Faces]], calibration: Calibration) -> tuple[float, float]:
    """Slope and intercept of P(same person as the rest of the group), by logistic regression."""
    parts = [_members(one, calibration) for size in drawn for one in size]
    evidence, share = (np.concatenate(column) for column in zip(*parts, strict=True))
    scale = 0.01  # evidence is of this order; Newton's method likes ones
    design = np.column_stack((evidence / scale, np.ones(len(evidence))))
    weight = np.zeros(2)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-design @ weight))
        curvature = (design * (chance * (1 - chance))[:, None]).T @ design
        weight += np.linalg.solve(curvature + 1e-6 * np.eye(2), design.T @ (share - chance))
    return float(weight[0] / scale), float(weight[1])


def _members(
    faces: Faces, calibration: Calibration
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Evidence of every face in a group of several, and the share of the rest that is the same."""
    plain = replace(calibration, slope=1.0, intercept=0.0)
    found = group_faces(faces.given, GroupingConstraints.none(len(faces)), calibration=plain)
    size = np.bincount(found.labels)[found.labels]
    cell = np.unique(np.column_stack((found.labels, faces.person)), axis=0, return_inverse=True)[1]
    same = np.bincount(cell.ravel())[cell.ravel()]
    rows = np.flatnonzero(size > 1)
    chance = found.probability[rows].astype(np.float64)
    return np.log(chance / (1 - chance)), (same[rows] - 1) / (size[rows] - 1)


def main() -> None:
    parser = data_parser(__doc__)
    arguments = parser.parse_args()
    print(fit(lfw(arguments.data)))


if __name__ == "__main__":
    main()
