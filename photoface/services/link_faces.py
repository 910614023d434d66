"""What is said of many faces at once, as decisions about pairs of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from photoface.domain.decisions import Decision, Kind, Origin
from photoface.services.name_people import face_keys
from photoface.store.pairs import pairs_in_force


def all_same(keys: Sequence[str]) -> Iterator[Decision]:
    """These faces are one person: each is the same as the first, the most typical one."""
    first, *others = keys
    for key in others:
        yield Decision(Kind.SAME, first, other=key, origin=Origin.NAMED)


def all_different(keys: Sequence[str], others: Sequence[str]) -> Iterator[Decision]:
    """No face of one set is a face of the other: each and the most typical one of the other set.

    With `all_same` within the sets, every pair follows; where a "same" is taken back later, that
    face is still apart from the others' first.
    """
    for key in keys:
        yield Decision(Kind.DIFFERENT, key, other=others[0], origin=Origin.NAMED)
    for other in others[1:]:
        yield Decision(Kind.DIFFERENT, keys[0], other=other, origin=Origin.NAMED)


def taken_back(connection: sqlite3.Connection, part_of: Mapping[int, int]) -> list[Decision]:
    """Earlier words on pairs that a split of faces ({face: part}) speaks against: "same" across
    parts, "different" within one."""
    denied = [
        (pair.one, pair.other)
        for pair in pairs_in_force(connection)
        if pair.one in part_of
        and pair.other in part_of
        and (part_of[pair.one] == part_of[pair.other]) == (pair.kind is Kind.DIFFERENT)
    ]
    keys = face_keys(connection, [face for pair in denied for face in pair])
    return [
        Decision(Kind.UNDECIDED, one, other=other)
        for one, other in zip(keys[::2], keys[1::2], strict=True)
    ]
