"""HDBSCAN (Campello, Moulavi, Sander 2013; the hdbscan package) on the same neighbour graph.

Density clustering knows no constraints, so what it proposes is split afterwards: inside every
proposed group, average linkage merges nodes as far as the user's decisions allow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import Pairs
from photoface.grouping.constraints import unique_pairs
from photoface.grouping.linkage import LinkageRule, link
from photoface.grouping.problem import Problem

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_SMALLEST_GROUP = 2
_NEAREST = 1e-6  # a stored zero would mean "no edge"
_MERGE_ALL = LinkageRule(cut=-4.0)  # below any inner product of means: only rules stop a merge


def hdbscan_nodes(problem: Problem, pairs: Pairs) -> NDArray[np.int64]:
    """Group of every node. `pairs`: neighbouring node pairs, the only ones that may be linked."""
    proposed = _hdbscan(problem, pairs)
    inside = pairs[proposed[pairs[:, 0]] == proposed[pairs[:, 1]]]
    return link(problem.clusters(), inside, problem.apart, _MERGE_ALL)


def _hdbscan(problem: Problem, pairs: Pairs) -> NDArray[np.int64]:
    """Proposed group of every node, noise in groups of their own."""
    from hdbscan import HDBSCAN

    if problem.node_count < _SMALLEST_GROUP:
        return np.zeros(problem.node_count, dtype=np.int64)
    model = HDBSCAN(
        min_cluster_size=_SMALLEST_GROUP, min_samples=1, metric="precomputed", core_dist_n_jobs=1
    )
    label = model.fit(_distances(problem, pairs)).labels_.astype(np.int64)
    noise = label < 0
    label[noise] = label.max() + 1 + np.arange(noise.sum())
    return label


def _distances(problem: Problem, pairs: Pairs) -> csr_matrix:
    """L2 between the means of neighbouring nodes.

    Components are strung together at the longest distance seen: at a longer one they would be
    born earlier, and excess of mass would prefer whole components to the people in them.
    """
    from scipy.sparse import coo_matrix

    clusters = problem.clusters()
    means = clusters.total / clusters.weight[:, None]
    near = np.linalg.norm(means[pairs[:, 0]] - means[pairs[:, 1]], axis=1)
    bridges = _bridges(problem.node_count, pairs)
    edges = np.concatenate((pairs, bridges))
    length = np.concatenate(
        (np.maximum(near, _NEAREST), np.full(len(bridges), near.max(initial=_NEAREST)))
    )
    count = problem.node_count
    half = coo_matrix((length.astype(np.float64), tuple(edges.T)), shape=(count, count))
    return (half + half.T).tocsr()


def _bridges(count: int, pairs: Pairs) -> Pairs:
    """Pairs that string the connected components together, first node to first node."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    graph = coo_matrix((np.ones(len(pairs)), tuple(pairs.T)), shape=(count, count))
    _, component = connected_components(graph, directed=False)
    _, first = np.unique(component, return_index=True)
    return unique_pairs(np.column_stack((first[:-1], first[1:])))
