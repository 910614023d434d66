"""After a grouping: which groups may be one person, and which may be two.

The figures were fitted on the groups of half of the people in LFW; on the other half the shares
that came true differ from the probabilities by 0.02 below 0.2 and by 0.1 above.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import Pairs
from photoface.grouping.calibrate import DEFAULT, Calibration
from photoface.grouping.linkage import Clusters, LinkageRule
from photoface.grouping.neighbours import close_pairs
from photoface.grouping.parts import cut_evidence, split_parts
from photoface.grouping.problem import sum_by

_PAIR_SLOPE, _PAIR_INTERCEPT = 231.0, 0.22
#: Of groups that nobody has looked at, and of people whom the user has named.
_MIXED_SLOPE, _MIXED_INTERCEPT = 275.0, 7.1
_NAMED_SLOPE, _NAMED_INTERCEPT = 133.0, -3.8
_LEAST_MIXED = 4  # faces; of fewer, a stranger is as well found by looking
_LOOKED_AT = 64  # faces of a group are enough to see that it is two people


def group_centroids(vectors: NDArray[np.float32], label: NDArray[np.int64]) -> NDArray[np.float32]:
    """Mean vector of each group, float32 (k, D), not of unit length."""
    count = int(label.max()) + 1 if len(label) else 0
    if count == 0:
        return np.empty((0, vectors.shape[1] if vectors.ndim == 2 else 0), dtype=np.float32)
    size = np.bincount(label, minlength=count).astype(np.float32)
    return sum_by(vectors, label, count) / size[:, None]


def likely_pairs(
    centroids: NDArray[np.float32],
    size: NDArray[np.int64],
    *,
    least: float = 0.02,
    limit: int = 8,
    calibration: Calibration = DEFAULT,
) -> tuple[Pairs, NDArray[np.float32]]:
    """Pairs of groups (first < second) that may be one person, with the probability of each.

    centroids: float32 (k, D); size: int64 (k,). At most the `limit` best of each group, none
    below `least`. What the user decided is not looked at here.
    """
    rule = LinkageRule(calibration.cut_among(len(size)), calibration.size_penalty)
    clusters = Clusters(centroids, np.ones(len(size)), np.zeros(len(size)), np.full(len(size), -1))
    offset = -rule.size_penalty / (2 * np.maximum(size, 1))
    floor = rule.cut + (np.log(least / (1 - least)) - _PAIR_INTERCEPT) / _PAIR_SLOPE
    pairs = close_pairs(centroids, offset.astype(np.float32), float(floor), limit=limit)
    evidence = LinkageRule(rule.cut).evidence(clusters, pairs) + offset[pairs].sum(axis=1)
    return pairs, _logistic(_PAIR_SLOPE * evidence + _PAIR_INTERCEPT)


def pair_probability(
    similarity: float,
    sizes: tuple[int, int],
    groups: int,
    *,
    calibration: Calibration = DEFAULT,
) -> float:
    """P(one person) of two groups of these sizes in a library of so many groups, from the average
    inner product between them."""
    penalty = calibration.size_penalty * (1 / sizes[0] + 1 / sizes[1]) / 2
    evidence = similarity - penalty - calibration.cut_among(groups)
    return float(_logistic(np.array(_PAIR_SLOPE * evidence + _PAIR_INTERCEPT)))


def mixed_probability(
    vectors: NDArray[np.float32],
    label: NDArray[np.int64],
    is_named: NDArray[np.bool_],
    *,
    calibration: Calibration = DEFAULT,
) -> NDArray[np.float32]:
    """P(more than one person) of each group, float32 (k,); 0 for groups of up to three faces.

    is_named: bool (k,), groups that hold confirmed faces: the user has seen them.
    """
    probability = np.zeros(len(is_named), dtype=np.float32)
    order = np.argsort(label, kind="stable")
    bounds = np.searchsorted(label[order], np.arange(len(is_named) + 1))
    for group in np.flatnonzero(np.diff(bounds) >= _LEAST_MIXED):
        rows = order[bounds[group] : bounds[group + 1]]
        evidence = _cut_in_two(vectors[_spread(rows)], calibration)
        probability[group] = _mixed(evidence, bool(is_named[group]))
    return probability


def _cut_in_two(vectors: NDArray[np.float32], calibration: Calibration) -> float:
    return cut_evidence(vectors, split_parts(vectors, parts=2), calibration=calibration)


def _mixed(evidence: float, is_named: bool) -> float:
    if is_named:
        return float(_logistic(np.array(_NAMED_INTERCEPT - _NAMED_SLOPE * evidence)))
    return float(_logistic(np.array(_MIXED_INTERCEPT - _MIXED_SLOPE * evidence)))


def _spread(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """At most so many of the rows, evenly spread."""
    return rows[np.unique(np.linspace(0, len(rows) - 1, _LOOKED_AT).astype(np.int64))]


def _logistic(logit: NDArray[np.float64]) -> NDArray[np.float32]:
    return (1 / (1 + np.exp(-np.clip(logit, -30, 30)))).astype(np.float32)
