"""New faces among groups that stand: only what they touch is grouped again, in a moment.

A group that stands is one cluster. A new face is weighed against the means of the nearest of them
(their exemplars tell how close strangers come), and average linkage goes on from there: faces join,
new ones find each other, two groups become one where a new face shows that they are. No group is
taken apart; `group_faces` does that, once enough has changed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import GroupingConstraints, Pairs
from photoface.domain.grouping import Grouping, GroupingInput
from photoface.grouping.calibrate import DEFAULT, Calibration, face_weight
from photoface.grouping.cohort import stranger_similarity
from photoface.grouping.constraints import (
    NOBODY,
    compile_rules,
    first_come_labels,
    photo_exclusions,
    unique_pairs,
)
from photoface.grouping.joining import join_poor
from photoface.grouping.linkage import Clusters, link
from photoface.grouping.neighbours import close_pairs, nearest_columns
from photoface.grouping.problem import sum_by

_NEAREST = 4  # groups that a new face is weighed against
_EXEMPLARS = 8  # faces of such a group
_SAMPLE = 2048  # faces of the library that show what is usual in it


class TooMuchChangedError(Exception):
    """The groups that stand break a decision, or more than new faces must move: group anew."""


def extend_groups(
    faces: GroupingInput,
    constraints: GroupingConstraints,
    group: NDArray[np.int64],
    *,
    calibration: Calibration = DEFAULT,
) -> Grouping:
    """Place the faces that have no group yet; the others stay together as they are.

    group: int64 (n,), the group of each face (any number from 0 on) or -1. Groups keep their
    numbers, of two that become one the larger's; new groups are numbered on from the highest. Only
    the probability of new faces is computed (NaN for the others). Raises TooMuchChangedError where
    a decision asks for more than placing new faces.
    """
    new = group < 0
    if not new.any():
        return Grouping(group.copy(), np.full(len(group), np.nan, dtype=np.float32))
    known, place = np.unique(group[~new], return_inverse=True)
    dense = group.copy()
    dense[~new] = place
    found = _Extension(faces, constraints, dense, calibration).grouping()
    fresh = known.max(initial=NOBODY) + 1 + np.arange(new.sum())
    number = np.concatenate((known, fresh))
    return Grouping(number[found.labels], found.probability)


class _Extension:
    """Nodes are the groups that stand, then the new faces."""

    def __init__(
        self,
        faces: GroupingInput,
        constraints: GroupingConstraints,
        group: NDArray[np.int64],
        calibration: Calibration,
    ) -> None:
        self._faces, self._calibration = faces, calibration
        self._new = np.flatnonzero(group < 0)
        variance = faces.log_variance
        self._weight = np.ones(len(group)) if variance is None else face_weight(variance)
        self._standing = int(group.max(initial=NOBODY)) + 1
        self._count = self._standing + len(self._new)
        self._node = group.copy()
        self._node[self._new] = np.arange(self._standing, self._count)
        person, self._apart = self._rules(constraints)
        counts = self._count_as_evidence(constraints)
        self._clusters = self._as_clusters(counts, person)
        known, first_row = np.unique(group[self._linking[self._node]], return_index=True)
        in_order = known[np.argsort(first_row)]
        self._cohort = in_order[in_order >= 0]  # groups whose faces may link
        self._rule = calibration.rule_among(len(self._cohort))

    def grouping(self) -> Grouping:
        pairs = self._candidates()
        self._add_offsets(pairs)
        before = self._clusters.copy()
        between = pairs[self._linking[pairs].all(axis=1)]
        label = link(self._clusters, between, self._apart, self._rule)
        label = join_poor(before, self._apart, label, self._linking, pairs, self._rule)
        probability = self._probability(before, label)
        return Grouping(self._numbered(label)[self._node], probability)

    def _rules(self, constraints: GroupingConstraints) -> tuple[NDArray[np.int64], Pairs]:
        """Person of each node, and node pairs that stay apart."""
        rules = compile_rules(constraints)
        in_photo = photo_exclusions(self._faces.photo, self._faces.twice_allowed, rules.node)
        place = np.full(len(rules.person), NOBODY)
        place[rules.node] = self._node  # where each set of faces that must link stands
        person = np.full(self._count, NOBODY)
        np.maximum.at(person, place, rules.person)
        named = rules.person >= 0
        if (
            (place[rules.node] != self._node).any()
            or (person[place[named]] != rules.person[named]).any()
            or (place[rules.apart[:, 0]] == place[rules.apart[:, 1]]).any()
        ):
            raise TooMuchChangedError
        return person, unique_pairs(place[np.concatenate((rules.apart, in_photo))])

    def _count_as_evidence(self, constraints: GroupingConstraints) -> NDArray[np.bool_]:
        """Faces that stand for their node: those that may link, or all where none of it may."""
        may_link = constraints.person >= 0
        may_link |= True if self._faces.may_link is None else self._faces.may_link
        self._linking = np.zeros(self._count, dtype=bool)
        self._linking[self._node[may_link]] = True
        return may_link | ~self._linking[self._node]

    def _as_clusters(self, counts: NDArray[np.bool_], person: NDArray[np.int64]) -> Clusters:
        node, vectors, weight = self._node, self._faces.vectors, self._weight
        if not counts.all():
            node, vectors, weight = node[counts], vectors[counts], weight[counts]
        total = sum_by(vectors * weight.astype(np.float32)[:, None], node, self._count)
        weights = np.bincount(node, weight, minlength=self._count).astype(np.float64)
        return Clusters(total, weights, np.zeros(self._count), person)

    def _candidates(self) -> Pairs:
        """New faces with each other, and with the groups that they come nearest to."""
        new = self._faces.vectors[self._new]
        floor = self._rule.cut - self._calibration.largest_offset
        rows, groups = nearest_columns(new, self._means()[: self._standing], floor, _NEAREST)
        among = close_pairs(new, floor) + self._standing
        return unique_pairs(
            np.concatenate((among, np.column_stack((groups, rows + self._standing))))
        )

    def _means(self) -> NDArray[np.float32]:
        weight = self._clusters.weight.astype(np.float32)
        return self._clusters.total / weight[:, None]

    def _add_offsets(self, pairs: Pairs) -> None:
        """What the faces of the nodes in `pairs` add to their evidence, told from exemplars."""
        rows = self._exemplars(pairs)
        plain = self._faces.vectors if self._faces.plain is None else self._faces.plain
        strangers = self._strangers(rows)
        offset = self._calibration.stranger_offset(plain[rows], *strangers, self._weight[rows])
        if self._faces.log_variance is not None:
            offset += self._calibration.variance_offset(self._faces.log_variance[rows])
        node = self._node[rows]
        exemplars = np.maximum(np.bincount(node, minlength=self._count), 1)
        mean = np.bincount(node, offset, minlength=self._count) / exemplars
        self._clusters.offset[:] = mean * self._clusters.weight

    def _exemplars(self, pairs: Pairs) -> NDArray[np.int64]:
        """New faces, some of the groups near them, and some of the whole library."""
        asked = np.zeros(self._count, dtype=bool)
        asked[pairs] = True
        asked[self._standing :] = True
        rows = np.flatnonzero(asked[self._node])
        rows = rows[np.argsort(self._node[rows], kind="stable")]
        node = self._node[rows]
        size = np.bincount(node, minlength=self._count)[node]
        place = np.arange(len(node)) - np.searchsorted(node, node)
        step = -(-size // _EXEMPLARS)
        spread = np.linspace(0, len(self._node) - 1, _SAMPLE).astype(np.int64)
        return np.union1d(rows[place % step == 0], spread)

    def _strangers(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.float32], int]:
        """How close other groups come to each of these faces, and how many groups there are."""
        number = np.full(self._count, NOBODY)
        number[self._cohort] = np.arange(len(self._cohort))
        own, means = number[self._node[rows]], self._means()[self._cohort]
        return stranger_similarity(self._faces.vectors[rows], own, means), len(self._cohort)

    def _numbered(self, label: NDArray[np.int64]) -> NDArray[np.int64]:
        """Labels where new groups follow those that stand, without a gap."""
        fresh = label >= self._standing
        label[fresh] = self._standing + first_come_labels(label[fresh])
        return label

    def _probability(self, before: Clusters, label: NDArray[np.int64]) -> NDArray[np.float32]:
        """Of new faces: what speaks for being the same person as the rest of their group."""
        rows, node = self._new, self._node[self._new]
        vectors, group, after = self._faces.vectors[rows], label[node], self._clusters
        is_part = self._linking[node] | (group == node)  # of what its group is weighed by
        counted = np.where(is_part, self._weight[rows], 0.0)
        alone = after.weight[group] <= counted
        rest = np.where(alone, 1.0, after.weight[group] - counted)
        average = (np.einsum("ij,ij->i", vectors, after.total[group]) - counted) / rest
        offset = before.offset[node]
        average += offset + (after.offset[group] - counted * offset) / rest
        certain = alone | (before.person[node] >= 0)
        evidence = np.where(certain, np.inf, self._rule.weigh(average, rest, self._weight[rows]))
        probability = np.full(len(self._node), np.nan, dtype=np.float32)
        probability[rows] = self._calibration.probability(evidence)
        return probability
