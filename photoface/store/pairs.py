"""What the user said about two faces: same person, different people."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from photoface.domain.decisions import Kind, Origin
from photoface.store.ledger import banned_people
from photoface.store.sql import IN_FORCE


@dataclass(frozen=True, slots=True)
class DecidedPair:
    """Two faces (ids, one < other) and the last word on them: SAME or DIFFERENT."""

    one: int
    other: int
    kind: Kind
    origin: Origin


def pairs_in_force(connection: sqlite3.Connection) -> list[DecidedPair]:
    """The last word on every pair of faces, where it is same or different.

    "Same" that was said of a whole part of a split at once gives way where a later word on one of
    the two faces contradicts it; what was said of a pair itself does not (see `conflicts`).
    """
    rows = connection.execute(
        f"SELECT f.id, o.id, d.kind, d.origin FROM {IN_FORCE} "
        "JOIN faces f ON f.face_key = d.face_key JOIN faces o ON o.face_key = d.other_key "
        "WHERE d.other_key IS NOT NULL AND d.kind IN ('same', 'different', 'undecided') "
        "ORDER BY d.id"
    ).fetchall()
    last = {(min(a, b), max(a, b)): (kind, origin) for a, b, kind, origin in rows if a != b}
    found = [
        DecidedPair(one, other, Kind(kind), Origin(origin))
        for (one, other), (kind, origin) in sorted(last.items())
        if kind != Kind.UNDECIDED
    ]
    contradicted = _contradicted_bulk_links(connection, found)
    return [pair for pair in found if pair not in contradicted]


def decided_pairs(connection: sqlite3.Connection, kind: Kind) -> list[tuple[int, int]]:
    """(face id, other face id) of SAME or DIFFERENT decisions in force; the last word counts."""
    return [(p.one, p.other) for p in pairs_in_force(connection) if p.kind is kind]


def _contradicted_bulk_links(
    connection: sqlite3.Connection, pairs: list[DecidedPair]
) -> set[DecidedPair]:
    bulk = [p for p in pairs if p.kind is Kind.SAME and p.origin is Origin.NAMED]
    if not bulk:
        return set()
    person = dict(
        connection.execute(
            "SELECT f.id, p.root_id FROM faces f JOIN people p ON p.id = f.person_id "
            "WHERE f.state = 'confirmed'"
        ).fetchall()
    )
    bans = set(banned_people(connection))
    return {pair for pair in bulk if _is_contradicted(pair, person, bans)}


def _is_contradicted(pair: DecidedPair, person: dict[int, int], bans: set[tuple[int, int]]) -> bool:
    a, b = person.get(pair.one), person.get(pair.other)
    if a is not None and b is not None:
        return a != b
    return (pair.one, b) in bans or (pair.other, a) in bans
