"""The user's word as hard rules: what must link becomes one node, what cannot link stays apart.

Must-links are closed first, every cannot-link is lifted to the closed nodes. Where decisions
contradict each other, confirmed persons win over everything and "different" wins over "same":
every must-link of a closed component that holds a contradiction is set aside (which of them is
the wrong one, only the user can tell) and reported by `find_conflicts`. Nothing ever raises.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import GroupingConstraints, Pairs

NOBODY = -1


class ConflictKind(StrEnum):
    """Why a decision could not be kept."""

    SAME_BUT_DIFFERENT = "same_but_different"  # must-links that would join what cannot link
    DIFFERENT_BUT_ONE_PERSON = "different_but_one_person"  # cannot-link within a confirmed person
    NOT_THE_CONFIRMED_PERSON = "not_the_confirmed_person"  # "not P" on a face confirmed as P


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision set aside: the rows it speaks of (one or two) and why it lost."""

    kind: ConflictKind
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """Constraints lifted to nodes (rows that must link share one).

    node: int64 (n,), the node of each row, 0..m-1, numbered by first row. person: int64 (m,),
    the confirmed person of each node or -1. apart: int64 (p, 2), node pairs that cannot link,
    first < second, sorted, unique; two nodes of different persons are apart without being listed.
    conflicts: the decisions that were set aside.
    """

    node: NDArray[np.int64]
    person: NDArray[np.int64]
    apart: Pairs
    conflicts: list[Conflict] = field(default_factory=list)


def find_conflicts(constraints: GroupingConstraints) -> list[Conflict]:
    """Decisions that contradict others and are set aside by grouping, for the user to settle."""
    return compile_rules(constraints).conflicts


def compile_rules(constraints: GroupingConstraints) -> Rules:
    """Close the must-links and lift everything else onto the closed nodes."""
    confirmed = _first_of_person(constraints.person)
    different, conflicts = _cannot_links(constraints)
    same = unique_pairs(constraints.must_link)
    lost = _contradicted(constraints.person, confirmed, same, different)
    conflicts += _each(ConflictKind.SAME_BUT_DIFFERENT, same[lost])
    node = _closed(confirmed, same[~lost])
    _, first_row = np.unique(node, return_index=True)
    person = np.full(len(first_row), NOBODY, dtype=np.int64)
    np.maximum.at(person, node, constraints.person)
    return Rules(node, person, unique_pairs(node[different]), conflicts)


def photo_exclusions(
    photo: NDArray[np.int64], twice_allowed: NDArray[np.bool_] | None, node: NDArray[np.int64]
) -> Pairs:
    """Node pairs that show up in one photo: two faces of one photo are two people.

    Rows whose photo may show one person twice are exempt, and so are rows already of one node.
    Shape (p, 2), first < second, sorted, unique.
    """
    rows = np.arange(len(photo)) if twice_allowed is None else np.flatnonzero(~twice_allowed)
    rows = rows[np.argsort(photo[rows], kind="stable")]
    pairs = [np.empty((0, 2), dtype=np.int64)]
    for step in range(1, len(rows)):
        together = np.flatnonzero(photo[rows[step:]] == photo[rows[:-step]])
        if len(together) == 0:
            break
        pairs.append(np.column_stack((rows[together], rows[together + step])))
    return unique_pairs(node[np.concatenate(pairs)])


def unique_pairs(pairs: Pairs) -> Pairs:
    """Unordered pairs without self-pairs and repeats, first < second, sorted."""
    if pairs.size == 0:
        return np.empty((0, 2), dtype=np.int64)
    low, high = np.minimum(*pairs.T), np.maximum(*pairs.T)
    count = int(high.max()) + 1
    keys = _unique(low[low < high] * count + high[low < high])
    return np.column_stack(np.divmod(keys, count))


def _unique(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sorted, without repeats. (For tens of millions of integers much faster than np.unique.)"""
    keys.sort()
    return keys[np.diff(keys, prepend=-1) > 0]


def _contradicted(
    person: NDArray[np.int64], confirmed: NDArray[np.int64], same: Pairs, different: Pairs
) -> NDArray[np.bool_]:
    """Which must-links lie in a component with two persons, or with two rows that cannot link."""
    component = _closed(confirmed, same)
    is_bad = np.zeros(len(component), dtype=bool)
    inside = component[different[:, 0]] == component[different[:, 1]]
    is_bad[component[different[inside, 0]]] = True
    named = np.unique(np.column_stack((component, person))[person >= 0], axis=0)
    holders, persons = np.unique(named[:, 0], return_counts=True)
    is_bad[holders[persons > 1]] = True
    return is_bad[component[same[:, 0]]]


def _closed(start: NDArray[np.int64], pairs: Pairs) -> NDArray[np.int64]:
    """Connected components of `pairs` and of row -> `start`, numbered by first row."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    count = len(start)
    one = np.concatenate((np.arange(count), pairs[:, 0]))
    other = np.concatenate((start, pairs[:, 1]))
    graph = coo_matrix((np.ones(len(one), dtype=np.int8), (one, other)), shape=(count, count))
    return first_come_labels(connected_components(graph, directed=False)[1])


def _cannot_links(constraints: GroupingConstraints) -> tuple[Pairs, list[Conflict]]:
    """Cannot-links as row pairs; "not P" becomes a pair with the first row confirmed as P.

    Those that speak against a confirmed person are set aside.
    """
    person = constraints.person
    links = unique_pairs(constraints.cannot_link)
    denied = (person[links] >= 0).all(axis=1) & (person[links[:, 0]] == person[links[:, 1]])
    conflicts = _each(ConflictKind.DIFFERENT_BUT_ONE_PERSON, links[denied])
    persons, first_rows = np.unique(person, return_index=True)
    bans = np.unique(constraints.not_person, axis=0)
    bans = bans[(bans[:, 1] >= 0) & np.isin(bans[:, 1], persons)]
    untrue = person[bans[:, 0]] == bans[:, 1]
    conflicts += _each(ConflictKind.NOT_THE_CONFIRMED_PERSON, bans[untrue, :1])
    bans = bans[~untrue]
    against = np.column_stack((bans[:, 0], first_rows[np.searchsorted(persons, bans[:, 1])]))
    return unique_pairs(np.concatenate((links[~denied], against))), conflicts


def _each(kind: ConflictKind, rows: NDArray[np.int64]) -> list[Conflict]:
    return [Conflict(kind, tuple(row)) for row in rows.tolist()]


def _first_of_person(person: NDArray[np.int64]) -> NDArray[np.int64]:
    """For every row the first row of its person; unconfirmed rows stand for themselves."""
    _, first, inverse = np.unique(person, return_index=True, return_inverse=True)
    return np.where(person >= 0, first[inverse.ravel()], np.arange(len(person)))


def first_come_labels(label: NDArray[np.int64]) -> NDArray[np.int64]:
    """Labels renumbered 0, 1, 2 ... in order of first appearance."""
    _, first, inverse = np.unique(label, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[inverse.ravel()]
