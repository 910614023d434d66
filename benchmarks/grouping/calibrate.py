"""Fits what `photoface/grouping/calibrate.py` holds, on labelled faces.

    python -m benchmarks.grouping.calibrate

Libraries of many sizes are drawn from the people; figures are changed one at a time, a step up or
down, as long as the mean F½ of BCubed over them rises: of two people made one, a user has more to
mend than of one person in two groups, so precision counts for more than recall. Cross-validation
runs this same fit on half of the people. The shipped weight of the variance is that of a fit on
people whom the uncertainty head was not trained on. Embedders differ: run it on labelled faces of
yours to calibrate another one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.faces import data_parser
from benchmarks.grouping.faces import Faces, lfw, unseen
from benchmarks.grouping.peers import Vectors
from photoface.domain.constraints import GroupingConstraints
from photoface.grouping import Calibration, group_faces
from photoface.grouping.candidates import group_centroids
from photoface.grouping.cohort import StrangerPrior, stranger_similarity
from photoface.grouping.constraints import first_come_labels
from photoface.grouping.joining import join_poor
from photoface.grouping.linkage import link
from photoface.grouping.neighbours import close_pairs
from photoface.grouping.problem import Problem

#: (people with several photos, libraries drawn); after them one library of everybody.
SIZES = ((5, 12), (20, 12), (100, 4), (400, 2))
_MOST_PHOTOS = 50
#: Where the fit starts. How the cut grows with the library, and how many groups tell as much of
#: strangers as the prior does, stay as they are here: the libraries drawn say too little of both.
_START = Calibration(
    cut=0.910,
    cut_per_log_group=0.0028,
    size_penalty=0.012,
    cohort_weight=0.75,
    cohort_half=5000.0,
    variance_weight=0.02,
    prior=None,
)
_STEPS = {
    "cut": 0.002,
    "size_penalty": 0.004,
    "cohort_weight": 0.15,
    "variance_weight": 0.004,
}
FIGURES = (*_STEPS, "prior")
#: With the figure the cut moves as well, so that groups of three faces keep theirs.
_CUT_MOVES = {"size_penalty": -1 / math.sqrt(3)}
_ROUNDS = 3
_LEAST_GAIN = 0.001  # less is what a few people more or less in the libraries make
_FLOOR = 0.885  # similarity below which no pair of faces can speak for one person
_BENT, _RIDGE = 24, 100.0  # chosen on one half of LFW's people for the other


def draw(faces: Faces, people: int, seed: int) -> NDArray[np.int64]:
    """Rows of a library of so many people with several photos; up to 50 photos each."""
    random = np.random.default_rng(seed)
    who, photos = np.unique(faces.person, return_counts=True)
    chosen = random.permutation(who[photos >= 2])[:people]
    rows = [
        random.permutation(np.flatnonzero(faces.person == one))[:_MOST_PHOTOS] for one in chosen
    ]
    return np.sort(np.concatenate(rows))


def libraries(faces: Faces) -> list[NDArray[np.int64]]:
    """Rows of libraries of each size that the people are enough for, and of everybody."""
    enough = int((np.unique(faces.person, return_counts=True)[1] >= 2).sum())
    sizes = [(people, count) for people, count in SIZES if people <= enough]
    drawn = [draw(faces, people, seed) for people, count in sizes for seed in range(count)]
    return [*drawn, np.arange(len(faces))]


class _Known:
    """What was expected of the rows of one library, by a prior that was not fitted on them."""

    def __init__(self, expected: NDArray[np.float64]) -> None:
        self._expected = expected

    def expect(self, vectors: Vectors) -> NDArray[np.float64]:
        return self._expected


class Prepared:
    """A library with everything done that hardly depends on the figures: neighbours, and how close
    strangers come after a first grouping. A step of the fit is only the second linkage."""

    def __init__(self, faces: Faces, start: Calibration, expected: NDArray[np.float64]) -> None:
        none = GroupingConstraints.none(len(faces))
        found = group_faces(faces.given, none, calibration=start)
        means = group_centroids(faces.vectors, found.labels)
        self._faces, self._groups, self._expected = faces, len(means), expected
        self._similarity = stranger_similarity(faces.vectors, found.labels, means)
        self._problem = Problem.of(faces.given, none)
        self._pairs = self._problem.node_pairs(close_pairs(faces.vectors, _FLOOR))

    def __len__(self) -> int:
        return len(self._faces)

    def worth(self, calibration: Calibration) -> float:
        """F½ of BCubed precision and recall with these figures."""
        problem, linking = self._problem, self._problem.linking
        variance = self._faces.log_variance
        calibration = replace(calibration, prior=_Known(self._expected))
        offset = calibration.stranger_offset(
            self._faces.vectors, self._similarity, self._groups, problem.weight
        )
        if variance is not None:
            offset = offset + calibration.variance_offset(variance)
        rule = calibration.rule_among(self._groups)
        between = self._pairs[linking[self._pairs].all(axis=1)]
        label = first_come_labels(link(problem.clusters(offset), between, problem.apart, rule))
        nodes = problem.clusters(offset)
        label = join_poor(nodes, problem.apart, label, linking, self._pairs, rule)
        scores = self._faces.judge(label[problem.rules.node])
        return f_half(scores.bcubed_precision, scores.bcubed_recall)


def fit(faces: Faces, figures: Collection[str] = FIGURES) -> Calibration:
    """The calibration that suits these people best. Takes about 20 s for 3,000 faces.

    `figures` are fitted, the others are left out of the evidence.
    """
    unused = dict.fromkeys(set(_STEPS) - set(figures), 0.0)
    start = replace(_START, typical_log_variance=_typical_log_variance(faces), **unused)
    expected = _expected_by_others(faces) if "prior" in figures else np.zeros(len(faces))
    drawn = libraries(faces)
    ready = [Prepared(faces.only(rows), start, expected[rows]) for rows in drawn]
    steps = [name for name in _STEPS if name in figures]
    best = _climb(start, steps, lambda tried: mean_worth(ready, tried))
    best = replace(best, prior=fit_prior(faces) if "prior" in figures else None)
    slope, intercept = _fit_probability(faces, best)
    return replace(best, slope=round(slope, 1), intercept=round(intercept, 2))


def _expected_by_others(faces: Faces) -> NDArray[np.float64]:
    """What a prior fitted on one half of the people expects of the other half, both ways."""
    people = np.random.default_rng(0).permutation(np.unique(faces.person))
    first = np.isin(faces.person, people[: len(people) // 2])
    expected = np.empty(len(faces))
    for half in (first, ~first):
        expected[~half] = fit_prior(faces.only(half)).expect(faces.vectors[~half])
    return expected


def fit_prior(faces: Faces) -> StrangerPrior:
    """Ridge regression of the similarity to strangers on a face's principal components and, of the
    first 24, their products. Strangers are the means of the other people."""
    person = np.unique(faces.person, return_inverse=True)[1].astype(np.int64)
    size = np.bincount(person)
    means = np.stack([faces.vectors[person == one].mean(axis=0) for one in range(len(size))])
    close = stranger_similarity(faces.vectors, person, means).astype(np.float64)
    weight = 1 / np.sqrt(size[person])
    center = np.average(faces.vectors.astype(np.float64), axis=0, weights=weight)
    scale, axes = _principal(faces.vectors - center, weight)
    linear = (faces.vectors - center) @ axes.T / scale
    one, other = np.triu_indices(_BENT)
    found = _ridge(np.hstack((linear, linear[:, one] * linear[:, other])), close, weight)
    regression = _unfolded(found, axes / scale[:, None], center)
    expected = np.abs(regression.expect(faces.vectors))
    near = faces.vectors @ regression.center
    return replace(regression, reach=float(near.min()), most=float(expected.max()))


def _principal(
    centred: NDArray[np.float64], weight: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Standard deviations, largest first, and axes (rows)."""
    covariance = (centred * weight[:, None]).T @ centred / weight.sum()
    variance, axes = np.linalg.eigh(covariance)
    return np.sqrt(variance[::-1].clip(1e-9)), axes[:, ::-1].T


def _ridge(
    design: NDArray[np.float64], target: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Coefficients; the last one is the constant, such that the weighted mean is zero."""
    weight = weight / weight.mean()
    mean = weight @ design / weight.sum()
    centred = (design - mean) * weight[:, None]
    square = centred.T @ (design - mean) + _RIDGE * np.eye(design.shape[1])
    found = np.linalg.solve(square, centred.T @ (target - target.mean()))
    return np.append(found, -mean @ found)


def _unfolded(
    found: NDArray[np.float64], axes: NDArray[np.float64], center: NDArray[np.float64]
) -> StrangerPrior:
    """The regression on scaled components as one on vectors."""
    products = np.zeros((_BENT, _BENT))
    products[np.triu_indices(_BENT)] = found[len(axes) : -1]
    bent = axes[:_BENT].T @ (products + products.T) / 2 @ axes[:_BENT]
    slope = found[: len(axes)] @ axes
    level = float(found[-1] - slope @ center + center @ bent @ center)
    slope = slope - 2 * bent @ center
    middle = (center / np.linalg.norm(center)).astype(np.float32)
    bent, slope = bent.astype(np.float32), slope.astype(np.float32)
    return StrangerPrior(bent, slope, level, middle, reach=-1.0, most=np.inf)


def mean_worth(ready: Sequence[Prepared], calibration: Calibration) -> float:
    """Every face weighing alike: a small library alone says little."""
    worth = [one.worth(calibration) for one in ready]
    return float(np.average(worth, weights=[len(one) for one in ready]))


def f_half(precision: float, recall: float) -> float:
    """The F measure to which precision matters twice as much as recall (van Rijsbergen 1979)."""
    return 1.25 * precision * recall / (0.25 * precision + recall)


def _climb(
    best: Calibration, figures: Collection[str], value: Callable[[Calibration], float]
) -> Calibration:
    """Steps in one figure at a time, up and down, until none is worth it or after three rounds."""
    highest = value(best)
    for _ in range(_ROUNDS):
        before = best
        for name in figures:
            for way in (1, -1):
                moved = _moved(best, name, way)
                while (reached := value(moved)) > highest + _LEAST_GAIN:
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


def _fit_probability(faces: Faces, calibration: Calibration) -> tuple[float, float]:
    """Slope and intercept of P(same person as the rest of the group), by logistic regression on
    the library of everybody: in small albums nearly all is right."""
    chance, share = memberships(faces, replace(calibration, slope=1.0, intercept=0.0))
    scale = 0.01  # evidence is of this order; Newton's method likes ones
    evidence = np.log(chance / (1 - chance)) / scale
    design = np.column_stack((evidence, np.ones(len(evidence))))
    weight = np.zeros(2)
    for _ in range(50):
        fitted = 1 / (1 + np.exp(-design @ weight))
        curvature = (design * (fitted * (1 - fitted))[:, None]).T @ design
        weight += np.linalg.solve(curvature + 1e-6 * np.eye(2), design.T @ (share - fitted))
    return float(weight[0] / scale), float(weight[1])


def memberships(
    faces: Faces, calibration: Calibration
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Of every face in a group of several: the probability that grouping gives it, and the share
    of the others that are the same person."""
    found = group_faces(faces.given, GroupingConstraints.none(len(faces)), calibration=calibration)
    size = np.bincount(found.labels)[found.labels]
    cell = np.unique(np.column_stack((found.labels, faces.person)), axis=0, return_inverse=True)[1]
    same = np.bincount(cell.ravel())[cell.ravel()]
    rows = np.flatnonzero(size > 1)
    return found.probability[rows].astype(np.float64), (same[rows] - 1) / (size[rows] - 1)


def main() -> None:
    parser = data_parser(__doc__)
    parser.add_argument("--out", type=Path, help="where the prior is written (.npz)")
    arguments = parser.parse_args()
    faces = lfw(arguments.data)
    calibration = fit(faces)
    if arguments.out and calibration.prior:
        np.savez_compressed(arguments.out, **asdict(calibration.prior))
    print(calibration)
    print("people whom the uncertainty head has not seen:", fit(unseen(faces)))


if __name__ == "__main__":
    main()
