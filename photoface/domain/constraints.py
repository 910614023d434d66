"""What the ledger asks of a grouping: which faces belong together and which never do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Pairs = NDArray[np.int64]  # shape (n, 2): row numbers of faces


def _no_pairs() -> Pairs:
    return np.empty((0, 2), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class GroupingConstraints:
    """Hard constraints over the rows of a vector matrix.

    `person` holds for every row the confirmed person (any id >= 0) or -1: rows of one person must
    link, rows of two persons cannot. `not_person` lists (row, person) pairs: the row must never
    share a group with that person. `must_link` / `cannot_link` are pairs of rows.
    """

    person: NDArray[np.int64]
    not_person: Pairs = field(default_factory=_no_pairs)
    must_link: Pairs = field(default_factory=_no_pairs)
    cannot_link: Pairs = field(default_factory=_no_pairs)

    @classmethod
    def none(cls, count: int) -> GroupingConstraints:
        """No decision at all, for `count` faces."""
        return cls(person=np.full(count, -1, dtype=np.int64))


def linked_sets(pairs: Iterable[tuple[int, int]]) -> list[set[int]]:
    """What belongs together by these pairs, directly or over others; the smallest number first."""
    set_of: dict[int, set[int]] = {}
    for one, other in pairs:
        joined = set_of.get(one, {one}) | set_of.get(other, {other})
        set_of.update(dict.fromkeys(joined, joined))
    return sorted({id(found): found for found in set_of.values()}.values(), key=min)
