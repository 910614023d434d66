"""Uncertain faces join: a blurred face may belong to a group, but two groups never meet through it.

The vectors of blurred, turned and covered faces crowd together, whoever they show; linked like
others they would pull strangers into one group.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import Pairs
from photoface.grouping.constraints import NOBODY
from photoface.grouping.linkage import Clusters, LinkageRule
from photoface.grouping.problem import sum_by


def join_uncertain(
    nodes: Clusters,
    apart: Pairs,
    label: NDArray[np.int64],
    linking: NDArray[np.bool_],
    pairs: Pairs,
    rule: LinkageRule,
) -> NDArray[np.int64]:
    """Labels of nodes with every node that may not link in its best group, or alone.

    nodes: every node as a cluster of its own; apart: node pairs that never share a group; label:
    int64 (m,), groups of the nodes that link (the others stand alone in it); linking: bool (m,);
    pairs: candidate node pairs. Only linking nodes count as a group's evidence, so the order in
    which the others join does not matter.
    """
    if linking.all():
        return label
    joined = label.copy()
    far_from = _neighbours(apart)
    node, group, evidence = _offers(nodes, label, linking, pairs, rule)
    placed = set()
    for row in np.lexsort((group, node, -evidence)):
        one, other = int(node[row]), int(group[row])
        if evidence[row] <= rule.uncertain_margin:
            break
        if one in placed or any(joined[far] == other for far in far_from[one]):
            continue
        joined[one] = other
        placed.add(one)
    return joined


def _offers(
    nodes: Clusters,
    label: NDArray[np.int64],
    linking: NDArray[np.bool_],
    pairs: Pairs,
    rule: LinkageRule,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """(node, group, evidence) for every group that an uncertain node came close to."""
    mixed = pairs[linking[pairs[:, 0]] != linking[pairs[:, 1]]]
    turned = np.where(linking[mixed[:, :1]], mixed[:, ::-1], mixed)
    offers = np.unique(np.column_stack((turned[:, 0], label[turned[:, 1]])), axis=0)
    node, group = offers[:, 0], offers[:, 1]
    clusters = _nodes_and_groups(nodes, label, linking)
    evidence = rule.evidence(clusters, np.column_stack((node, group + len(label))))
    return node, group, evidence


def _nodes_and_groups(
    nodes: Clusters, label: NDArray[np.int64], linking: NDArray[np.bool_]
) -> Clusters:
    """The nodes, then the groups of linking nodes, as clusters of one table."""
    count = int(label.max()) + 1

    def by_group(values: NDArray[np.float64]) -> NDArray[np.float64]:
        masked = np.where(linking, values, 0.0)
        return np.bincount(label, masked, minlength=count).astype(np.float64)

    total = np.zeros((count, nodes.total.shape[1]), dtype=np.float32)
    held, rank = np.unique(label, return_inverse=True)
    total[held] = sum_by(np.where(linking[:, None], nodes.total, np.float32(0)), rank, len(held))
    weight = np.maximum(by_group(nodes.weight), 1.0)  # groups of uncertain nodes: never offered
    return Clusters(
        total=np.concatenate((nodes.total, total)),
        weight=np.concatenate((nodes.weight, weight)),
        offset=np.concatenate((nodes.offset, by_group(nodes.offset))),
        person=np.concatenate((nodes.person, np.full(count, NOBODY))),
    )


def _neighbours(apart: Pairs) -> defaultdict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in apart.tolist():
        found[one].append(other)
        found[other].append(one)
    return found
