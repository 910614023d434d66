"""Poor faces join: a blurred face may belong to a group, but two groups never meet through it.

The vectors of blurred, turned and covered faces crowd together, whoever they show; linked like
others they would pull strangers into one group. So uncertain faces never link. A face that is
merely poor links like any other; where it found nobody it joins as well, and needs a little less
for that than linking asks: a wrong face in a group is soon taken out, two people in one are not.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import Pairs
from photoface.grouping.constraints import NOBODY
from photoface.grouping.linkage import Clusters, LinkageRule
from photoface.grouping.problem import sum_by

#: Faces that count for less than this part of a face are poor: those of a quality below 0.4.
_GOOD_WEIGHT = 0.75


def join_poor(
    nodes: Clusters,
    apart: Pairs,
    label: NDArray[np.int64],
    linking: NDArray[np.bool_],
    pairs: Pairs,
    rule: LinkageRule,
) -> NDArray[np.int64]:
    """Labels of nodes with every node that may not link, and every poor one that linked with
    nobody, in its best group, or alone.

    nodes: every node as a cluster of its own; apart: node pairs that never share a group; label:
    int64 (m,), groups of the nodes that link (the others stand alone in it); linking: bool (m,);
    pairs: candidate node pairs. Only the nodes that stay count as a group's evidence, so the order
    in which the others join does not matter.
    """
    is_poor = linking & _is_poor(nodes, label)
    stays = linking & ~is_poor
    if stays.all():
        return label
    joined = label.copy()
    far_from = _neighbours(apart)
    node, group, evidence = _offers(nodes, label, stays, pairs, rule)
    beyond = evidence - np.where(is_poor[node], -rule.poor_ease, rule.uncertain_margin)
    placed = set()
    for row in np.lexsort((group, node, -beyond)):
        one, other = int(node[row]), int(group[row])
        if beyond[row] <= 0:
            break
        if one in placed or any(joined[far] == other for far in far_from[one]):
            continue
        joined[one] = other
        placed.add(one)
    return joined


def _is_poor(nodes: Clusters, label: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Nodes alone in their group that count for less than a good face and that nobody named."""
    alone = np.bincount(label)[label] == 1
    return alone & (nodes.weight < _GOOD_WEIGHT) & (nodes.person == NOBODY)


def _offers(
    nodes: Clusters,
    label: NDArray[np.int64],
    stays: NDArray[np.bool_],
    pairs: Pairs,
    rule: LinkageRule,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """(node, group, evidence) for every group that a node which does not stay came close to."""
    mixed = pairs[stays[pairs[:, 0]] != stays[pairs[:, 1]]]
    turned = np.where(stays[mixed[:, :1]], mixed[:, ::-1], mixed)
    offers = np.unique(np.column_stack((turned[:, 0], label[turned[:, 1]])), axis=0)
    node, group = offers[:, 0], offers[:, 1]
    clusters = _nodes_and_groups(nodes, label, stays)
    evidence = rule.evidence(clusters, np.column_stack((node, group + len(label))))
    return node, group, evidence


def _nodes_and_groups(
    nodes: Clusters, label: NDArray[np.int64], stays: NDArray[np.bool_]
) -> Clusters:
    """The nodes, then the groups of those that stay, as clusters of one table."""
    count = int(label.max()) + 1

    def by_group(values: NDArray[np.float64]) -> NDArray[np.float64]:
        masked = np.where(stays, values, 0.0)
        return np.bincount(label, masked, minlength=count).astype(np.float64)

    total = np.zeros((count, nodes.total.shape[1]), dtype=np.float32)
    held, rank = np.unique(label, return_inverse=True)
    total[held] = sum_by(np.where(stays[:, None], nodes.total, np.float32(0)), rank, len(held))
    weight = by_group(nodes.weight)
    weight[weight == 0] = 1.0  # groups where nobody stays: never offered
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
