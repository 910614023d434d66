"""Constrained average linkage on a sparse graph, without a distance matrix.

The average of the inner products between two clusters of vectors is the inner product of their
means, so a cluster is its sum, its weight and its summed offset, and average linkage (on squared
L2 of unit vectors, plus offsets) is exact in memory proportional to the number of faces.

Clusters that are each other's best neighbour merge in rounds (reciprocal agglomerative
clustering: Sumengen et al. 2021, "Scaling Hierarchical Agglomerative Clustering to Billion-sized
Datasets"); for average linkage that gives the same tree as merging one pair at a time. A person
with 20,000 photos would need thousands of rounds that way, so in one round a large cluster takes in
all that are nearest to it, as long as they are too few to move its mean. Pairs that cannot link
are lifted to the merged clusters after every round, so they are never forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import Pairs
from photoface.grouping.constraints import unique_pairs

_CHUNK = 1 << 14  # pairs scored at a time: two gathers of 128 floats each are 16 MB
_FEW = 1 / 8  # how much of a cluster may join it at once beside its best neighbour


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

    def copy(self) -> Clusters:
        return Clusters(
            self.total.copy(), self.weight.copy(), self.offset.copy(), self.person.copy()
        )

    def merge(self, into: NDArray[np.int64], gone: NDArray[np.int64]) -> None:
        """Add clusters `gone` (distinct) to clusters `into` (sorted, none of them gone)."""
        starts = np.flatnonzero(np.diff(into, prepend=-1))
        hub = into[starts]
        for table in (self.total, self.weight, self.offset):
            table[hub] += np.add.reduceat(table[gone], starts, axis=0)
        self.person[hub] = np.maximum(
            self.person[hub], np.maximum.reduceat(self.person[gone], starts)
        )


@dataclass(frozen=True, slots=True)
class LinkageRule:
    """When two clusters are one person: average evidence above `cut`.

    `size_penalty` asks more of small clusters, whose average rests on few pairs: the cut rises by
    size_penalty / sqrt(faces in the larger of the two), and by up to twice that where the smaller
    one holds less than half a face: what is told by uncertain faces alone scatters more.
    `uncertain_margin` is what a face that may not link needs beyond that to join a group,
    `poor_ease` what a poor face that nothing linked needs less.
    """

    cut: float
    size_penalty: float = 0.0
    uncertain_margin: float = 0.0
    poor_ease: float = 0.0

    def evidence(self, clusters: Clusters, pairs: Pairs) -> NDArray[np.float64]:
        """Evidence of each pair, above zero where they should merge; -inf for two persons."""
        parts = [
            self._evidence(clusters, *pairs[start : start + _CHUNK].T)
            for start in range(0, len(pairs), _CHUNK)
        ]
        return np.concatenate([np.empty(0), *parts])

    def weigh(
        self,
        average: NDArray[np.float64],
        one: NDArray[np.float64],
        other: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        """Evidence from an average over pairs of faces, `one` on one side and `other` on the other
        (sums of their weights)."""
        scatter = 2 - np.minimum(2 * np.minimum(one, other), 1)
        return average - self.size_penalty * scatter / np.sqrt(np.maximum(one, other)) - self.cut

    def _evidence(
        self, clusters: Clusters, one: NDArray[np.int64], other: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        weight, person = clusters.weight, clusters.person
        product = np.einsum("ij,ij->i", clusters.total[one], clusters.total[other])
        average = product / (weight[one] * weight[other])
        average += clusters.offset[one] / weight[one] + clusters.offset[other] / weight[other]
        evidence = self.weigh(average, weight[one], weight[other])
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
    graph = _Graph(clusters, rule, pairs, apart)
    label = np.arange(len(clusters.weight))
    while len(graph.pairs):
        label = graph.contract(graph.joins())[label]
        on_round(len(graph.pairs))
    return label


class _Graph:
    """Candidate pairs with their evidence; only pairs that would merge are kept.

    Dropping the others loses nothing: an average above the cut needs a part above the cut.
    """

    def __init__(self, clusters: Clusters, rule: LinkageRule, pairs: Pairs, apart: Pairs) -> None:
        self._clusters, self._rule = clusters, rule
        self._count = len(clusters.weight)
        evidence = rule.evidence(clusters, pairs)
        self.pairs, self._evidence = pairs[evidence > 0], evidence[evidence > 0]
        within = _within_components(apart, self.pairs, self._count)
        self._apart = np.unique(self._keys(within))  # sorted
        self._keep(~_contains(self._apart, self._keys(self.pairs)))

    def joins(self) -> Pairs:
        """(into, gone) of this round, sorted: at least one, none both into and gone."""
        best = np.full(self._count, -np.inf)
        for side in self.pairs.T:
            np.maximum.at(best, side, self._evidence)
        is_best = [self._evidence == best[side] for side in self.pairs.T]
        mutual = self._heavier_first(self._mutual(is_best[0] & is_best[1]))
        few = self._few(is_best, mutual)
        joins = np.concatenate((mutual, few))
        return joins[np.lexsort((joins[:, 1], joins[:, 0]))]

    def contract(self, joins: Pairs) -> NDArray[np.int64]:
        """Merge each (into, gone); returns the new number of every cluster."""
        into, gone = joins.T
        self._clusters.merge(into, gone)
        parent = np.arange(self._count)
        parent[gone] = into
        self._lift(parent)
        touched = np.zeros(self._count, dtype=bool)
        touched[joins] = True
        stale = touched[self.pairs[:, 0]] | touched[self.pairs[:, 1]]
        moved = unique_pairs(parent[self.pairs[stale]])
        self._keep(~stale)
        self._add(moved)
        return parent

    def _keep(self, chosen: NDArray[np.bool_]) -> None:
        self.pairs, self._evidence = self.pairs[chosen], self._evidence[chosen]

    def _add(self, pairs: Pairs) -> None:
        allowed = pairs[~_contains(self._apart, self._keys(pairs))]
        evidence = self._rule.evidence(self._clusters, allowed)
        self.pairs = np.concatenate((self.pairs, allowed[evidence > 0]))
        self._evidence = np.concatenate((self._evidence, evidence[evidence > 0]))

    def _mutual(self, chosen: NDArray[np.bool_]) -> Pairs:
        """Pairs that are each other's best, no cluster twice."""
        return _first_come(unique_pairs(self.pairs[chosen]), self._count)

    def _heavier_first(self, pairs: Pairs) -> Pairs:
        weight = self._clusters.weight[pairs]
        return np.where((weight[:, 0] < weight[:, 1])[:, None], pairs[:, ::-1], pairs)

    def _few(self, is_best: Sequence[NDArray[np.bool_]], mutual: Pairs) -> Pairs:
        """(large, small) pairs where the small cluster has no better neighbour, and all that join
        a large one together are few. Never one that is named, never two that must stay apart."""
        offers, weight = self._offers(is_best), self._clusters.weight
        offers = offers[~np.isin(offers[:, 1], mutual)]
        hubs = ~np.isin(offers[:, 0], np.concatenate((mutual[:, 1], offers[:, 1])))
        large, small = offers[hubs].T
        fits = _running_sum(weight[small], large) <= _FEW * weight[large]
        return self._without_apart(offers[hubs][fits], mutual)

    def _offers(self, is_best: Sequence[NDArray[np.bool_]]) -> Pairs:
        """(large, small): small clusters without a name whose best neighbour is a large one, by
        that one, the strongest evidence first. No small cluster twice."""
        of_first, of_second = is_best
        offers = np.concatenate((self.pairs[of_second], self.pairs[of_first][:, ::-1]))
        evidence = np.concatenate((self._evidence[of_second], self._evidence[of_first]))
        weight, (large, small) = self._clusters.weight, offers.T
        few = (weight[small] <= _FEW * weight[large]) & (self._clusters.person[small] < 0)
        offers, evidence = offers[few], evidence[few]
        order = np.lexsort((offers[:, 0], offers[:, 1]))
        once = order[np.diff(offers[order, 1], prepend=-1) > 0]
        order = once[np.lexsort((offers[once, 1], -evidence[once], offers[once, 0]))]
        return offers[order]

    def _without_apart(self, few: Pairs, mutual: Pairs) -> Pairs:
        """Of two that must stay apart and would join the same cluster, only the first."""
        rank = np.full(self._count, -1)
        rank[few[:, 1]] = np.arange(len(few))
        parent = np.arange(self._count)
        parent[mutual[:, 1]] = mutual[:, 0]
        parent[few[:, 1]] = few[:, 0]
        pairs = np.column_stack(np.divmod(self._apart, self._count))
        clash = pairs[parent[pairs[:, 0]] == parent[pairs[:, 1]]]
        fits = np.ones(len(few), dtype=bool)
        fits[rank[clash].max(axis=1)] = False
        return few[fits]

    def _keys(self, pairs: Pairs) -> NDArray[np.int64]:
        return pairs[:, 0] * self._count + pairs[:, 1]

    def _lift(self, parent: NDArray[np.int64]) -> None:
        """Carry what cannot link over to the merged clusters."""
        pairs = np.column_stack(np.divmod(self._apart, self._count))
        stale = (parent[pairs] != pairs).any(axis=1)
        if stale.any():
            moved = self._keys(unique_pairs(parent[pairs[stale]]))
            self._apart = np.union1d(self._apart[~stale], moved)


def _within_components(apart: Pairs, pairs: Pairs, count: int) -> Pairs:
    """Of what must stay apart, what these pairs could ever bring together."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    graph = coo_matrix((np.ones(len(pairs), dtype=np.int8), tuple(pairs.T)), shape=(count, count))
    _, component = connected_components(graph, directed=False)
    return apart[component[apart[:, 0]] == component[apart[:, 1]]]


def _running_sum(values: NDArray[np.float64], key: NDArray[np.int64]) -> NDArray[np.float64]:
    """Sum of the values so far within each run of equal keys."""
    total = np.cumsum(values)
    starts = np.flatnonzero(np.diff(key, prepend=-1))
    before = (total - values)[starts]
    return total - np.repeat(before, np.diff(starts, append=len(key)))


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
