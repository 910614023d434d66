"""How well the faces of bad photos could be placed at most, with the vectors they have.

The clear photos are grouped alone; every spoiled face may join one of their groups or stay alone.
The answer is used, so these are bounds and no methods:

nearest     every spoiled face joins the nearest group, if its person has one, else it stays alone
judged      it joins the nearest group where a logistic regression thinks this right, fitted with
            the answer on other spoiled faces
nearest, where right
            it joins the nearest group if that is its person's, else it stays alone
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from benchmarks.grouping.faces import Faces, group
from photoface.grouping.candidates import group_centroids
from photoface.grouping.cohort import shipped_prior

_STEPS, _RIDGE = 50, 1e-2


def attainable(mixed: Faces, is_bad: NDArray[np.bool_]) -> dict[str, float]:
    """BCubed F of each bound. mixed: all faces, some of them spoiled; is_bad: which."""
    clear, bad = mixed.only(~is_bad), mixed.only(is_bad)
    label = group(clear)
    similarity = bad.vectors @ _directions(clear, label).T
    nearest = similarity.argmax(axis=1)
    is_right = _owner(label, clear.person)[nearest] == bad.person
    chosen = {
        "nearest": np.isin(bad.person, clear.person),
        "judged": _judged(bad, similarity, is_right),
        "nearest, where right": is_right,
    }
    return {
        name: mixed.judge(_placed(is_bad, label, nearest, joins)).bcubed_f
        for name, joins in chosen.items()
    }


def _directions(faces: Faces, label: NDArray[np.int64]) -> NDArray[np.float32]:
    means = group_centroids(faces.vectors, label)
    return means / np.linalg.norm(means, axis=1, keepdims=True)


def _owner(label: NDArray[np.int64], person: NDArray[np.int64]) -> NDArray[np.int64]:
    """Who most of the faces of each group show."""
    return np.array([np.bincount(person[label == one]).argmax() for one in range(label.max() + 1)])


def _placed(
    is_bad: NDArray[np.bool_],
    label: NDArray[np.int64],
    nearest: NDArray[np.int64],
    joins: NDArray[np.bool_],
) -> NDArray[np.int64]:
    everyone = np.empty(len(is_bad), dtype=np.int64)
    everyone[~is_bad] = label
    everyone[is_bad] = np.where(joins, nearest, label.max() + 1 + np.arange(len(nearest)))
    return everyone


def _judged(
    bad: Faces, similarity: NDArray[np.float32], is_right: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Where the nearest group is more likely right than not, told by how near it and the second
    are, how near strangers are expected, and how uncertain the face is. Fitted on one half of the
    faces for the other."""
    second, first = np.sort(similarity, axis=1)[:, -2:].T
    told = np.column_stack(
        (first, first - second, shipped_prior().expect(bad.vectors), bad.quality)
    )
    told = (told - told.mean(axis=0)) / np.maximum(told.std(axis=0), 1e-9)
    one, other = np.triu_indices(told.shape[1])
    design = np.column_stack((np.ones(len(told)), told, told[:, one] * told[:, other]))
    half = np.random.default_rng(0).random(len(bad)) < 0.5
    joins = np.empty(len(bad), dtype=bool)
    for fitted in (half, ~half):
        weight = _logistic_regression(design[fitted], is_right[fitted])
        joins[~fitted] = design[~fitted] @ weight > 0
    return joins


def _logistic_regression(
    design: NDArray[np.float64], target: NDArray[np.bool_]
) -> NDArray[np.float64]:
    weight = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        expected = 1 / (1 + np.exp(-design @ weight))
        curvature = (design * (expected * (1 - expected))[:, None]).T @ design
        gradient = design.T @ (target - expected) - _RIDGE * weight
        weight += np.linalg.solve(curvature + _RIDGE * np.eye(len(weight)), gradient)
    return weight
