"""One grouping problem in canonical row order: faces, and rules lifted to nodes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import GroupingConstraints, Pairs
from photoface.domain.grouping import GroupingInput
from photoface.grouping.calibrate import face_weight
from photoface.grouping.constraints import Rules, compile_rules, photo_exclusions, unique_pairs
from photoface.grouping.linkage import Clusters


@dataclass(frozen=True, slots=True)
class Problem:
    """`apart`: node pairs that never share a group, from decisions and from photos. `weight`:
    float64 (n,), how much of a face each row counts for."""

    faces: GroupingInput
    rules: Rules
    apart: Pairs
    weight: NDArray[np.float64]

    @classmethod
    def of(cls, faces: GroupingInput, constraints: GroupingConstraints) -> Problem:
        rules = compile_rules(constraints)
        in_photo = photo_exclusions(faces.photo, faces.twice_allowed, rules.node)
        apart = unique_pairs(np.concatenate((rules.apart, in_photo)))
        variance = faces.log_variance
        weight = np.ones(len(faces.vectors)) if variance is None else face_weight(variance)
        return cls(faces, rules, apart, weight)

    @property
    def node_count(self) -> int:
        return len(self.rules.person)

    def clusters(self, offset: NDArray[np.float64] | None = None) -> Clusters:
        """Every node as a cluster; `offset` float64 (n,) is the faces' own (default 0)."""
        node, count, weight = self.rules.node, self.node_count, self.weight
        offset = np.zeros(len(node)) if offset is None else offset
        return Clusters(
            total=sum_by(self.faces.vectors * weight.astype(np.float32)[:, None], node, count),
            weight=np.bincount(node, weight, minlength=count).astype(np.float64),
            offset=np.bincount(node, offset * weight, minlength=count).astype(np.float64),
            person=self.rules.person.copy(),
        )

    @property
    def linking(self) -> NDArray[np.bool_]:
        """Which nodes may link others: all that hold a certain face, or one the user named."""
        linking = self.rules.person >= 0
        if self.faces.may_link is None:
            return np.ones(self.node_count, dtype=bool)
        linking[self.rules.node[self.faces.may_link]] = True
        return linking

    def node_pairs(self, rows: Pairs) -> Pairs:
        """Row pairs as pairs of distinct nodes."""
        if self.node_count == len(self.rules.node):
            return rows
        return unique_pairs(self.rules.node[rows])


def sum_by(
    vectors: NDArray[np.float32], label: NDArray[np.int64], count: int
) -> NDArray[np.float32]:
    """Sum of the vectors of every label, float32 (count, D). Every label 0..count-1 must occur."""
    order = np.argsort(label, kind="stable")
    starts = np.searchsorted(label[order], np.arange(count))
    if count == len(vectors):
        return vectors[order]
    return np.add.reduceat(vectors[order], starts, axis=0)
