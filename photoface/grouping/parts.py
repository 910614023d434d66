"""Cutting one group into parts: Ward's linkage that keeps to what the user said.

Average linkage peels outliers off one at a time; Ward's criterion (Ward 1963) weighs a cut by how
many faces it parts, so two people in one group come apart as two people, and a stray face stays
with the part it is nearest to.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import Pairs, linked_sets
from photoface.grouping.constraints import first_come_labels
from photoface.grouping.scale import UNMOVED, Move

MOST_PARTS = 6
#: Ward's linkage looks at all pairs; more faces than this are represented by a sample.
_MOST_FACES = 2000
#: Two parts look like one person above this average inner product; small parts need more. Of 200
#: mixtures of two and three people in LFW, 188 come out as so many parts.
_CUT, _SIZE_PENALTY = 0.9105, 0.010


@dataclass(slots=True)
class _Tree:
    """Clusters that are being joined. cost: float32 (m, m), inf where they must stay apart."""

    total: NDArray[np.float32]
    weight: NDArray[np.float32]
    cost: NDArray[np.float32]
    label: NDArray[np.int64]  # of every row: the number of its cluster


def split_parts(
    vectors: NDArray[np.float32],
    *,
    parts: int | None = None,
    together: Pairs | None = None,
    apart: Pairs | None = None,
    move: Move = UNMOVED,
) -> NDArray[np.int64]:
    """The part of each face, int64 (n,), 0 is the largest part.

    vectors: float32 (n, D), unit length. `parts` (2 to 6) is how many; None makes as many as still
    look like different people, at least two. `together` / `apart`: row pairs the user decided on;
    a pair in both stays apart. Fewer parts come out of fewer faces, more where `apart` asks for it.
    `move` belongs to the embedder of the vectors.
    """
    if len(vectors) < 2:
        return np.zeros(len(vectors), dtype=np.int64)
    sample = np.unique(np.linspace(0, len(vectors) - 1, _MOST_FACES).astype(np.int64))
    if len(sample) < len(vectors):
        decided = [p.ravel() for p in (together, apart) if p is not None]
        sample = np.unique(np.concatenate([sample, *decided]))
        spread = np.unique(np.linspace(0, len(sample) - 1, 2 * _MOST_FACES).astype(np.int64))
        sample = sample[spread]
    tree = _leaves(vectors[sample], _inside(together, sample), _inside(apart, sample))
    _join(tree, MOST_PARTS if parts is None else parts)
    if parts is None:
        _join_people(tree, move)
    label = _label_all(vectors, sample, tree)
    return by_size(label)


def cut_similarity(vectors: NDArray[np.float32], label: NDArray[np.int64]) -> float:
    """The average inner product between the two parts of `label` (0 and 1)."""
    return float(vectors[label == 0].mean(axis=0) @ vectors[label == 1].mean(axis=0))


def by_size(label: NDArray[np.int64]) -> NDArray[np.int64]:
    """Labels renumbered so that 0 is the largest; of equals the one that comes first."""
    label = first_come_labels(label)
    order = np.argsort(-np.bincount(label), kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return rank[label]


def _inside(pairs: Pairs | None, sample: NDArray[np.int64]) -> Pairs:
    """Pairs of rows as pairs of places in the (sorted) sample; others are left out."""
    if pairs is None or len(pairs) == 0:
        return np.empty((0, 2), dtype=np.int64)
    place = np.searchsorted(sample, pairs).clip(max=len(sample) - 1)
    return place[(sample[place] == pairs).all(axis=1)]


def _leaves(vectors: NDArray[np.float32], together: Pairs, apart: Pairs) -> _Tree:
    """Every face a cluster, those together one cluster, with the cost of joining any two."""
    first = np.arange(len(vectors))
    for rows in linked_sets(map(tuple, together.tolist())):
        if not np.isin(apart, list(rows)).all(axis=1).any():
            first[list(rows)] = min(rows)
    label = first_come_labels(first)
    count = int(label.max()) + 1
    total = np.zeros((count, vectors.shape[1]), dtype=np.float32)
    np.add.at(total, label, vectors)
    weight = np.bincount(label).astype(np.float32)
    cost = _ward(total, weight)
    np.fill_diagonal(cost, np.inf)
    cost[label[apart[:, 0]], label[apart[:, 1]]] = np.inf
    cost[label[apart[:, 1]], label[apart[:, 0]]] = np.inf
    return _Tree(total, weight, cost, label)


def _ward(total: NDArray[np.float32], weight: NDArray[np.float32]) -> NDArray[np.float32]:
    """Growth of the sum of squares when two clusters are joined, float32 (m, m)."""
    mean = total / weight[:, None]
    length = (mean * mean).sum(axis=1)
    squares = length[:, None] + length - 2 * mean @ mean.T
    harmonic = weight[:, None] * weight / (weight[:, None] + weight)
    return squares.clip(0) * harmonic


def _join(tree: _Tree, parts: int) -> None:
    """Join the cheapest two clusters until `parts` are left or all others must stay apart."""
    alive = np.ones(len(tree.weight), dtype=bool)
    best = tree.cost.argmin(axis=1)
    for _ in range(len(tree.weight) - parts):
        value = tree.cost[np.arange(len(best)), best]
        into = int(np.where(alive, value, np.inf).argmin())
        gone = int(best[into])
        if not np.isfinite(value[into]):
            break
        _merge(tree, into, gone)
        alive[gone] = False
        stale = np.flatnonzero(alive & ((best == into) | (best == gone)))
        best[stale] = tree.cost[stale].argmin(axis=1)
        best[into] = tree.cost[into].argmin()
        nearer = tree.cost[into] < tree.cost[np.arange(len(best)), best]
        best[nearer & alive] = into


def _merge(tree: _Tree, into: int, gone: int) -> None:
    """Join two clusters; costs follow by the formula of Lance and Williams (1967)."""
    one, other, rest = tree.weight[into], tree.weight[gone], tree.weight
    row = (rest + one) * tree.cost[into] + (rest + other) * tree.cost[gone]
    row = (row - rest * tree.cost[into, gone]) / (rest + one + other)
    row[[into, gone]] = np.inf
    tree.total[into] += tree.total[gone]
    tree.weight[into] += tree.weight[gone]
    tree.cost[into] = tree.cost[:, into] = row
    tree.cost[gone] = tree.cost[:, gone] = np.inf
    tree.label[tree.label == gone] = into


def _join_people(tree: _Tree, move: Move) -> None:
    """Go on joining, down to two parts, while any two look like one person."""
    while True:
        live = np.unique(tree.label)
        if len(live) <= 2:
            return
        mean = tree.total[live] / tree.weight[live, None]
        penalty = _SIZE_PENALTY / tree.weight[live] / 2
        evidence = move(mean @ mean.T) - penalty - penalty[:, None] - _CUT
        evidence[np.isinf(tree.cost[np.ix_(live, live)])] = -np.inf
        into, gone = np.unravel_index(int(evidence.argmax()), evidence.shape)
        if evidence[into, gone] <= 0:
            return
        _merge(tree, int(live[into]), int(live[gone]))


def _label_all(
    vectors: NDArray[np.float32], sample: NDArray[np.int64], tree: _Tree
) -> NDArray[np.int64]:
    """Faces outside the sample go with the part whose mean is nearest."""
    live, label = np.unique(tree.label, return_inverse=True)
    mean = tree.total[live] / tree.weight[live, None]
    distance = (mean * mean).sum(axis=1) - 2 * vectors @ mean.T
    everyone = distance.argmin(axis=1).astype(np.int64)
    everyone[sample] = label
    return everyone
