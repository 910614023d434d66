"""What a grouping looks at: faces, vectors and decisions, read at one moment in time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import GroupingConstraints, linked_sets
from photoface.domain.decisions import Kind
from photoface.domain.eras import Lifetime, Times, eras_of
from photoface.domain.faces import OPEN_STATES
from photoface.domain.grouping import GroupingInput
from photoface.domain.quality import LINK_QUALITY
from photoface.store import faces, learned, ledger, pairs
from photoface.store.sql import IN_FORCE


@dataclass(frozen=True, slots=True)
class OpenFaces:
    """Every face that takes part in grouping, one row each.

    face: int64 (n,). group: int64 (n,), id of the group it is in now, or -1. is_aside: bool (n,),
    another face in the photo, of whatever state, is larger. `constraints` names
    people as the library does (ids after merges); `eras` is the same with one made-up person for
    each era of a person, which is what grouping works with.
    """

    face: NDArray[np.int64]
    given: GroupingInput
    constraints: GroupingConstraints
    eras: GroupingConstraints
    group: NDArray[np.int64]
    is_aside: NDArray[np.bool_]


def load(connection: sqlite3.Connection, embedder: str) -> OpenFaces:
    """Vectors and decisions of every face that the user did not put aside."""
    connection.execute("BEGIN")  # one moment in time for all questions
    try:
        return _load(connection, embedder)
    finally:
        connection.execute("COMMIT")


def _load(connection: sqlite3.Connection, embedder: str) -> OpenFaces:
    table = faces.load_vectors(connection, embedder, states=OPEN_STATES)
    given = GroupingInput(
        vectors=table.vector,
        photo=table.photo,
        log_variance=table.log_variance,
        may_link=~(table.quality < LINK_QUALITY),
        taken_at=taken_at(connection, table.photo),
        twice_allowed=twice_allowed(connection, table.photo),
        plain=_plain_vectors(connection, embedder, table),
    )
    constraints = _constraints(connection, table.face)
    lives = lifetimes(connection)
    eras = _with_eras(_with_vetoes(constraints, given.taken_at, lives), given.taken_at, lives)
    group, is_aside = _groups_and_places(connection, table.face)
    return OpenFaces(table.face, given, constraints, eras, group, is_aside)


def _groups_and_places(
    connection: sqlite3.Connection, face: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The group of each face or -1, and whether it stands aside in its photo."""
    rows = connection.execute(
        "SELECT id, coalesce(group_id, -1), photo_id, w * h FROM faces ORDER BY id"
    ).fetchall()
    table = np.array(rows, dtype=np.float64).reshape(-1, 4)
    photo = np.unique(table[:, 2], return_inverse=True)[1]
    largest = np.zeros(len(table))
    np.maximum.at(largest, photo, table[:, 3])
    of = np.searchsorted(table[:, 0], face)
    return table[of, 1].astype(np.int64), (table[:, 3] < largest[photo])[of]


def _plain_vectors(
    connection: sqlite3.Connection, embedder: str, table: faces.VectorTable
) -> NDArray[np.float32] | None:
    """What the model says that `embedder` learned from, in the rows of `table`; None if it did not
    learn. A face that it never saw keeps the vector it has."""
    model = learned.find(connection, embedder)
    if model is None or len(table.face) == 0:
        return None
    plain = faces.load_vectors(connection, model.base)
    found, ours, theirs = np.intersect1d(table.face, plain.face, return_indices=True)
    vectors = table.vector.copy()
    if len(found):
        vectors[ours] = plain.vector[theirs]
    return vectors


def lifetimes(connection: sqlite3.Connection) -> dict[int, Lifetime]:
    """{person: lifetime} of everyone with a birth or death date; people after merges."""
    rows = connection.execute(
        "SELECT id, birth_date, death_date FROM people "
        "WHERE root_id = id AND (birth_date IS NOT NULL OR death_date IS NOT NULL)"
    )
    return {person: Lifetime(seconds(born), seconds(died)) for person, born, died in rows}


def seconds(iso: str | None) -> float:
    """Seconds since 1970 of an ISO date or time; NaN if there is none."""
    return datetime.fromisoformat(iso).timestamp() if iso else np.nan


def taken_at(connection: sqlite3.Connection, photo: NDArray[np.int64]) -> Times:
    """When each photo was taken, float64 seconds (n,), NaN where unknown."""
    rows = connection.execute("SELECT id, taken_at FROM photos WHERE taken_at IS NOT NULL")
    known = {i: seconds(at) for i, at in rows}
    return np.array([known.get(int(p), np.nan) for p in photo], dtype=np.float64)


def twice_allowed(connection: sqlite3.Connection, photo: NDArray[np.int64]) -> NDArray[np.bool_]:
    """bool (n,): photos of which the user said that they may show one person twice."""
    return np.isin(photo, np.array(sorted(photos_with_twice_allowed(connection)), dtype=np.int64))


def photos_with_twice_allowed(connection: sqlite3.Connection) -> set[int]:
    """Ids of photos that may show one person twice; the last word on a photo counts."""
    rows = connection.execute(
        f"SELECT f.photo_id, d.kind FROM {IN_FORCE} JOIN faces f ON f.face_key = d.face_key "
        "WHERE d.kind IN ('twice_allowed', 'once_only') ORDER BY d.id"
    )
    last = dict(rows.fetchall())
    return {photo for photo, kind in last.items() if kind == Kind.TWICE_ALLOWED}


def _constraints(connection: sqlite3.Connection, face: NDArray[np.int64]) -> GroupingConstraints:
    row_of = {int(f): row for row, f in enumerate(face)}
    person = np.full(len(face), -1, dtype=np.int64)
    confirmed = connection.execute(
        "SELECT face_id, person_id FROM person_faces WHERE state = 'confirmed'"
    )
    for face_id, person_id in confirmed:
        if face_id in row_of:
            person[row_of[face_id]] = person_id
    bans = [(row_of[f], p) for f, p in ledger.banned_people(connection) if f in row_of]
    return GroupingConstraints(
        person=person,
        not_person=_pairs(bans),
        must_link=_face_pairs(connection, Kind.SAME, row_of),
        cannot_link=_face_pairs(connection, Kind.DIFFERENT, row_of),
    )


def _with_vetoes(
    constraints: GroupingConstraints, times: Times | None, lives: dict[int, Lifetime]
) -> GroupingConstraints:
    """Nobody is proposed for a photo from before their birth or after their death; what the user
    said of the face itself holds."""
    vetoes = [constraints.not_person]
    told = _told_person(constraints)
    for person, life in lives.items():
        if times is not None:
            rows = np.flatnonzero(life.excludes(times) & (told != person))
            vetoes.append(np.column_stack((rows, np.full(len(rows), person))))
    return replace(constraints, not_person=np.concatenate(vetoes).astype(np.int64))


def _with_eras(
    constraints: GroupingConstraints, times: Times | None, lives: dict[int, Lifetime]
) -> GroupingConstraints:
    """One made-up person per era. What holds within a person no longer needs a link."""
    if times is None or len(times) == 0:
        return constraints
    person = _told_person(constraints)
    constraints = replace(constraints, person=person.copy())
    next_id = int(max(person.max(initial=0), constraints.not_person[:, 1:].max(initial=0))) + 1
    bans = [constraints.not_person]
    for one in np.unique(person[person >= 0]):
        rows = np.flatnonzero(constraints.person == one)
        era = eras_of(times[rows], lives.get(int(one), Lifetime()))
        banned = constraints.not_person[constraints.not_person[:, 1] == one, 0]
        for number in range(1, int(era.max()) + 1):
            person[rows[era == number]] = next_id
            bans.append(np.column_stack((banned, np.full(len(banned), next_id))))
            next_id += 1
    return GroupingConstraints(
        person=person,
        not_person=np.concatenate(bans).astype(np.int64),
        must_link=_between_people(constraints, constraints.must_link),
        cannot_link=_between_people(constraints, constraints.cannot_link),
    )


def _told_person(constraints: GroupingConstraints) -> NDArray[np.int64]:
    """The person of every row, also of rows that the user only said are the same as another's.

    Sets of which something else was said as well (not that person; different from another face of
    the same person, be it only one by another such set) are left to grouping, which sets
    contradictions aside.
    """
    person = constraints.person.copy()
    banned = {(int(row), int(who)) for row, who in constraints.not_person}
    told: list[tuple[set[int], int]] = []
    for rows in linked_sets(map(tuple, constraints.must_link.tolist())):
        named = {int(person[row]) for row in rows if person[row] >= 0}
        if len(named) == 1 and not any((row, *named) in banned for row in rows):
            told.append((rows, named.pop()))
    for rows, who in told:
        person[list(rows)] = who
    links = constraints.cannot_link
    is_torn = (person[links[:, 0]] == person[links[:, 1]]) & (person[links[:, 0]] >= 0)
    torn = set(links[is_torn].ravel().tolist())
    for rows, _ in told:
        if rows & torn:
            person[list(rows)] = constraints.person[list(rows)]
    return person


def _between_people(
    constraints: GroupingConstraints, links: NDArray[np.int64]
) -> NDArray[np.int64]:
    first, second = constraints.person[links[:, 0]], constraints.person[links[:, 1]]
    return links[(first < 0) | (first != second)]


def _face_pairs(
    connection: sqlite3.Connection, kind: Kind, row_of: dict[int, int]
) -> NDArray[np.int64]:
    found = pairs.decided_pairs(connection, kind)
    return _pairs([(row_of[a], row_of[b]) for a, b in found if a in row_of and b in row_of])


def _pairs(found: Iterable[Sequence[int]]) -> NDArray[np.int64]:
    return np.array(list(found), dtype=np.int64).reshape(-1, 2)
