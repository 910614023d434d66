"""After a grouping: which groups may be one person, and which may be two.

All figures were fitted to the default embedder; a `Move` takes the similarities of another one to
where they would lie for that.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import Pairs
from photoface.domain.logistic import logistic
from photoface.grouping.constraints import unique_pairs
from photoface.grouping.parts import cut_similarity, split_parts
from photoface.grouping.problem import sum_by
from photoface.grouping.scale import UNMOVED, Move

#: logit P(one person) = intercept + likeness * (similarity - 0.9) - strangeness * (strangers - 0.9)
#: - smallness / sqrt(faces of the larger group)
_LIKENESS, _STRANGENESS, _SMALLNESS, _INTERCEPT = 249.0, 223.0, 5.18, 1.73
#: The same of two groups that grouping has left apart, which says much against them. Spread is how
#: close the faces of the larger group lie (no figure for one face alone): somebody whose photos
#: differ takes in others that differ. Strangers beyond the cohort make every pair less likely.
#: Fitted on half of the people in LFW; `benchmarks/likely_pairs` tells how it holds for the others.
_LEFT_APART = np.array([236.0, -280.0, -6.27, -112.0, -1.69, 0.61])
_LEFT_INTERCEPT = 6.63
_LEFT_FEWEST = 550  # groups in the libraries of the fit
#: However alike they are: of what was left apart all the same no more is one person. What keeps
#: such pairs apart is not in these figures.
_LEFT_MOST = 0.5
_USUAL_SPREAD = 0.94
#: How close the nearest strangers come in a library of so many groups, before it is measured; in
#: smaller libraries they come less close, and the measure is worth less.
_STRANGERS, _STRANGERS_AMONG, _STRANGERS_PER_LOG = 0.935, 2800, 0.0032
_COHORT_HALF = 120.0  # groups
_COHORT_MOST = 2048
_NEAREST = 6  # strangers whose closeness is averaged
#: Of groups that nobody has looked at, and of people whom the user has named.
_MIXED, _NAMED = (166.0, 0.93, -0.3), (133.0, 0.9105, -3.8)
_LEAST_MIXED = 4  # faces; of fewer, a stranger is as well found by looking
_LOOKED_AT = 64  # faces of a group are enough to see that it is two people
_BLOCK = 2048
_CELLS = 1 << 24  # inner products held at a time: 64 MB, and twice that for their order


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
    is_named: NDArray[np.bool_],
    *,
    of: NDArray[np.int64] | None = None,
    least: float = 0.005,
    limit: int = 8,
    move: Move = UNMOVED,
) -> tuple[Pairs, NDArray[np.float32]]:
    """Pairs of groups (first < second) that may be one person, with the probability of each.

    centroids: float32 (k, D); size: int64 (k,); is_named: bool (k,), groups with confirmed faces.
    At most the `limit` nearest of each group and the `limit` nearest with a name, none below
    `least`; `of` (m,) are the groups whose pairs are wanted, None all. What the user decided is not
    looked at here.
    """
    everyone = np.arange(len(centroids))
    wanted = everyone if of is None else of
    named = np.flatnonzero(is_named)
    near = [_nearest(centroids, wanted, others, limit) for others in (everyone, named)]
    pairs = unique_pairs(np.concatenate(near))
    features = left_apart_features(centroids, size, pairs, move)
    probability = left_apart_probability(features, len(size))
    keep = probability >= least
    return pairs[keep], probability[keep]


def left_apart_probability(features: NDArray[np.float64], groups: int) -> NDArray[np.float32]:
    """P(one person) of pairs that grouping has not joined, in a library of so many groups."""
    strangers = max(groups, _COHORT_MOST) / _COHORT_MOST
    alike = logistic(_LEFT_INTERCEPT + features @ _LEFT_APART - np.log(strangers))
    return (_LEFT_MOST * -np.expm1(-alike / _LEFT_MOST)).astype(np.float32)


def left_apart_features(
    centroids: NDArray[np.float32], size: NDArray[np.int64], pairs: Pairs, move: Move = UNMOVED
) -> NDArray[np.float64]:
    """What tells how likely pairs of groups are one person, float64 (n, 6): similarity, closeness
    of strangers, 1 / sqrt(faces of the larger group), its spread, whether it is one face alone, ln
    of the number of groups that strangers were taken from; from about zero."""
    rows, place = np.unique(pairs, return_inverse=True)
    closeness = _strangers(centroids, size, rows, move)[place.reshape(pairs.shape)].mean(axis=1)
    strangers = _expected(closeness, len(size))
    larger = np.where(size[pairs[:, 0]] >= size[pairs[:, 1]], pairs[:, 0], pairs[:, 1])
    cohort = int(np.clip(len(size), _LEFT_FEWEST, _COHORT_MOST))
    similarity = np.einsum("ij,ij->i", centroids[pairs[:, 0]], centroids[pairs[:, 1]])
    return np.column_stack(
        (
            move(similarity) - 0.9,
            strangers - 0.9,
            1 / np.sqrt(size[larger]),
            _spread_of(centroids, size, move)[larger] - _USUAL_SPREAD,
            size[larger] == 1,
            np.full(len(pairs), np.log(cohort / _STRANGERS_AMONG)),
        )
    )


def pair_probability(
    similarity: NDArray[np.float32],
    strangers: NDArray[np.float32],
    larger: NDArray[np.int64],
    groups: int,
) -> NDArray[np.float32]:
    """P(one person) of pairs of groups.

    similarity: average inner product between the two, moved. strangers: how close the six nearest
    other groups come to the two, on average. larger: faces of the larger one. groups: in the
    library.
    """
    logit = _INTERCEPT + _LIKENESS * (similarity - 0.9)
    logit -= _STRANGENESS * (_expected(strangers, groups) - 0.9)
    return logistic(logit - _SMALLNESS / np.sqrt(larger)).astype(np.float32)


def stranger_similarity(
    mean: NDArray[np.float32],
    faces: NDArray[np.int64],
    centroids: NDArray[np.float32],
    size: NDArray[np.int64],
    move: Move = UNMOVED,
) -> NDArray[np.float32]:
    """How close the six nearest of these groups come to means of so many faces, float32 (n,)."""
    similarity = _closeness(mean, faces, centroids, size, move)
    nearest = min(_NEAREST, similarity.shape[1])
    if nearest == 0:
        return np.full(len(mean), _STRANGERS, dtype=np.float32)
    return np.partition(similarity, -nearest, axis=1)[:, -nearest:].mean(axis=1)


def mixed_probability(
    vectors: NDArray[np.float32],
    label: NDArray[np.int64],
    is_named: NDArray[np.bool_],
    move: Move = UNMOVED,
) -> NDArray[np.float32]:
    """P(more than one person) of each group, float32 (k,); 0 for groups of up to three faces.

    is_named: bool (k,), groups that hold confirmed faces: the user has seen them.
    """
    probability = np.zeros(len(is_named), dtype=np.float32)
    order = np.argsort(label, kind="stable")
    bounds = np.searchsorted(label[order], np.arange(len(is_named) + 1))
    for group in np.flatnonzero(np.diff(bounds) >= _LEAST_MIXED):
        rows = _spread(order[bounds[group] : bounds[group + 1]])
        similarity = move(cut_similarity(vectors[rows], split_parts(vectors[rows], parts=2)))
        slope, middle, intercept = _NAMED if is_named[group] else _MIXED
        probability[group] = logistic(np.array(intercept - slope * (similarity - middle)))
    return probability


def _expected(strangers: NDArray[np.float32], groups: int) -> NDArray[np.float64]:
    """How close strangers come, from what was measured among so many groups."""
    known = groups / (groups + _COHORT_HALF)
    usual = _STRANGERS + _STRANGERS_PER_LOG * np.log(max(groups, 1) / _STRANGERS_AMONG)
    return known * strangers.astype(np.float64) + (1 - known) * usual


def _spread_of(
    centroids: NDArray[np.float32], size: NDArray[np.int64], move: Move
) -> NDArray[np.float64]:
    """Average inner product between two faces of each group, float64 (k,)."""
    whole = (centroids.astype(np.float64) ** 2).sum(axis=1)
    inside = move((whole * size - 1) / np.maximum(size - 1, 1))
    return np.where(size > 1, inside, _USUAL_SPREAD)


def _nearest(
    centroids: NDArray[np.float32],
    wanted: NDArray[np.int64],
    others: NDArray[np.int64],
    limit: int,
) -> Pairs:
    """(group, other) of the `limit` nearest of `others` to each wanted group, by average inner
    product."""
    limit = min(limit, len(others))
    pairs = [np.empty((0, 2), dtype=np.int64)]
    block = max(1, _CELLS // max(len(others), 1))
    for start in range(0, len(wanted) if limit > 0 else 0, block):
        rows = wanted[start : start + block]
        similarity = centroids[rows] @ centroids[others].T
        similarity[rows[:, None] == others] = -np.inf
        near = np.argpartition(similarity, -limit, axis=1)[:, -limit:]
        pairs.append(np.column_stack((np.repeat(rows, limit), others[near].ravel())))
    found = np.concatenate(pairs)
    return found[found[:, 0] != found[:, 1]]


def _strangers(
    centroids: NDArray[np.float32],
    size: NDArray[np.int64],
    wanted: NDArray[np.int64],
    move: Move,
) -> NDArray[np.float32]:
    """How close the nearest other groups come to each wanted one, float32 (m,), not counting the
    very nearest: that one may be the same person."""
    cohort, cohort_size = centroids[:_COHORT_MOST], size[:_COHORT_MOST]
    nearest = min(_NEAREST + 1, len(centroids) - 1)
    closeness = np.full(len(wanted), _STRANGERS, dtype=np.float32)
    for start in range(0, len(wanted) if nearest > 1 else 0, _BLOCK):
        own = wanted[start : start + _BLOCK]
        similarity = _closeness(centroids[own], size[own], cohort, cohort_size, move)
        inside = np.flatnonzero(own < len(cohort))
        similarity[inside, own[inside]] = -np.inf
        top = np.sort(np.partition(similarity, -nearest, axis=1)[:, -nearest:], axis=1)
        closeness[start : start + _BLOCK] = top[:, :-1].mean(axis=1)
    return closeness


def _closeness(
    one: NDArray[np.float32],
    one_size: NDArray[np.int64],
    other: NDArray[np.float32],
    other_size: NDArray[np.int64],
    move: Move,
) -> NDArray[np.float32]:
    """Cosines between the moved means of groups of so many faces, float32 (n, m)."""
    length, other_length = _length(one, one_size, move), _length(other, other_size, move)
    similarity = (one / length[:, None]) @ (other / other_length[:, None]).T
    return move.factor * similarity + move.offset / (length[:, None] * other_length)


def _length(means: NDArray[np.float32], size: NDArray[np.int64], move: Move) -> NDArray[np.float32]:
    """How long the means would be for the embedder of the fit, float32 (n,): the square is the
    average over all pairs of their faces, which move, and each face with itself, which stays 1."""
    alone = 1 / np.maximum(size, 1)
    square = move.factor * (means * means).sum(axis=1)
    square = square + (move.offset * (1 - alone) + (1 - move.factor) * alone)
    length = np.sqrt(square.clip(0)).astype(np.float32)
    return np.maximum(length, np.finfo(np.float32).tiny)


def _spread(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """At most so many of the rows, evenly spread."""
    return rows[np.unique(np.linspace(0, len(rows) - 1, _LOOKED_AT).astype(np.int64))]
