"""Constrained average linkage on a sparse graph, without a distance matrix.

The average of the inner products between two clusters of vectors is the inner product of their
means, so a cluster is its sum, its weight and its summed offset, and average linkage (on squared
L2 of unit vectors, plus offsets) is exact in memory proportional to the number of faces.

Clusters that are each other's best neighbour merge in rounds (reciprocal agglomerative
clustering: Sumengen et al. 2021, "Scaling Hierarchical Agglomerative Clustering to Billion-sized
Datasets"); for average linkage that gives the same tree as merging one pair at a time. Pairs that
cannot link are lifted to the merged clusters after every round, so they are never forgotten.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import Pairs
from photoface.grouping.constraints import unique_pairs

_CHUNK = 1 << 17  # pairs scored at a time: two gathers of 128 floats each are 128 MB


@dataclass(slots=True)
class Clusters:
    """Sufficient statistics of m clusters; merging is adding.

    total: float32 (m, D), sum of vectors; weight: float64 (m,), number of faces;
    offset: float64 (m,), sum of the faces' offsets; person: int64 (m,), confirmed person or -1.
    """

    total: NDArray[np.float32]
    weight: NDArray[np.float64]
    offset: NDArray[np.float64]
    person: NDArray[np.int64]

    def merge(self, into: NDArray[np.int64], gone: NDArray[np.int64]) -> None:
        """Add clusters `gone` to clusters `into` (all distinct)."""
        self.total[into] += self.total[gone]
        self.weight[into] += self.weight[gone]
        self.offset[into] += self.offset[gone]
        self.person[into] = np.maximum(self.person[into], self.person[gone])


@dataclass(frozen=True, slots=True)
class LinkageRule:
    """When two clusters are one person: average evidence above `cut`.

    `size_penalty` asks more of small clusters, whose average rests on few pairs: the cut rises by
    size_penalty / sqrt(faces in the larger of the two).
    """

    cut: float
    size_penalty: float = 0.0

    def evidence(self, clusters: Clusters, pairs: Pairs) -> NDArray[np.float64]:
        """Evidence of each pair, above zero where they should merge; -inf for two persons."""
        parts = [
            self._evidence(clusters, *pairs[start : start + _CHUNK].T)
            for start in range(0, len(pairs), _CHUNK)
        ]
        return np.concatenate([np.empty(0), *parts])

    def weigh(
        self, average: NDArray[np.float64], larger: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Evidence from an average over pairs where the larger side has `larger` faces."""
        return average - self.size_penalty / np.sqrt(larger) - self.cut

    def _evidence(
        self, clusters: Clusters, one: NDArray[np.int64], other: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        weight, person = clusters.weight, clusters.person
        product = np.einsum("ij,ij->i", clusters.total[one], clusters.total[other])
        average = product / (weight[one] * weight[other])
        average += clusters.offset[one] / weight[one] + clusters.offset[other] / weight[other]
        evidence = self.weigh(average, np.maximum(weight[one], weight[other]))
        two_persons = (person[one] >= 0) & (person[other] >= 0) & (person[one] != person[other])
        evidence[two_persons] = -np.inf
        return evidence


def link(
    clusters: Clusters,
    pairs: Pairs,
    apart: Pairs,
    rule: LinkageRule,
    *,
    on_round: Callable[[int], None] = lambda left: None,
) -> NDArray[np.int64]:
    """Merge clusters until no linked pair has evidence left. Returns the label of each cluster.

    pairs: candidate pairs (first < second, unique); apart: pairs that must never share a label.
    `clusters` is changed: row `label` holds the sum of its group. Ties go to the pair with the
    smaller numbers. `on_round` hears how many candidate pairs are left.
    """
    graph = _Graph(clusters, rule, apart)
    graph.add(pairs)
    label = np.arange(len(clusters.weight))
    while len(graph.pairs):
        parent = graph.contract(graph.reciprocal())
        label = parent[label]
        on_round(len(graph.pairs))
    return label


class _Graph:
    """Candidate pairs with their evidence; only pairs that would merge are kept.

    Dropping the others loses nothing: an average above the cut needs a part above the cut.
    """

    def __init__(self, clusters: Clusters, rule: LinkageRule, apart: Pairs) -> None:
        self._clusters, self._rule = clusters, rule
        self._count = len(clusters.weight)
        self._apart = np.unique(self._keys(apart))  # sorted
        self.pairs: Pairs = np.empty((0, 2), dtype=np.int64)
        self._evidence = np.empty(0)

    def add(self, pairs: Pairs) -> None:
        allowed = pairs[~_contains(self._apart, self._keys(pairs))]
        evidence = self._rule.evidence(self._clusters, allowed)
        self.pairs = np.concatenate((self.pairs, allowed[evidence > 0]))
        self._evidence = np.concatenate((self._evidence, evidence[evidence > 0]))

    def reciprocal(self) -> Pairs:
        """Pairs that are each other's best; at least one, no cluster twice."""
        best = np.full(self._count, -np.inf)
        for side in self.pairs.T:
            np.maximum.at(best, side, self._evidence)
        first, second = self.pairs.T
        mutual = (self._evidence == best[first]) & (self._evidence == best[second])
        return _first_come(unique_pairs(self.pairs[mutual]), self._count)

    def contract(self, merged: Pairs) -> NDArray[np.int64]:
        """Merge each pair into its smaller number; returns the new number of every cluster."""
        into, gone = merged.T
        self._clusters.merge(into, gone)
        parent = np.arange(self._count)
        parent[gone] = into
        self._lift(parent)
        touched = np.zeros(self._count, dtype=bool)
        touched[merged] = True
        stale = touched[self.pairs].any(axis=1)
        moved = unique_pairs(parent[self.pairs[stale]])
        self.pairs, self._evidence = self.pairs[~stale], self._evidence[~stale]
        self.add(moved)
        return parent

    def _keys(self, pairs: Pairs) -> NDArray[np.int64]:
        return pairs[:, 0] * self._count + pairs[:, 1]

    def _lift(self, parent: NDArray[np.int64]) -> None:
        """Carry what cannot link over to the merged clusters."""
        pairs = np.column_stack(np.divmod(self._apart, self._count))
        stale = (parent[pairs] != pairs).any(axis=1)
        moved = self._keys(unique_pairs(parent[pairs[stale]]))
        self._apart = np.union1d(self._apart[~stale], moved)


def _first_come(pairs: Pairs, count: int) -> Pairs:
    """Of pairs that share a cluster (ties), those that come first for both their clusters."""
    first = np.full(count, len(pairs))
    number = np.arange(len(pairs))
    for side in pairs.T:
        np.minimum.at(first, side, number)
    return pairs[(first[pairs] == number[:, None]).all(axis=1)]


def _contains(ordered: NDArray[np.int64], keys: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of `keys` are in the sorted array `ordered`."""
    if len(ordered) == 0:
        return np.zeros(len(keys), dtype=bool)
    place = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
    return ordered[place] == keys
