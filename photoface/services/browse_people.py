"""People and groups as they are shown: the part of `browse` that is about who, not about photos."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoface.domain.errors import NotFoundError
from photoface.domain.names import folded
from photoface.domain.sentences import say
from photoface.store.sql import LISTED, listed


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person on the People page. `confirmed` by the user, `proposed` by the machine."""

    id: int
    name: str
    cover_face: int | None
    confirmed: int
    proposed: int
    is_hidden: bool
    first_seen: str | None
    last_seen: str | None
    birth_date: str | None
    death_date: str | None = None


@dataclass(frozen=True, slots=True)
class GroupCard:
    """A group nobody has named yet ("Who is this?")."""

    id: int
    size: int
    cover_face: int | None


@dataclass(frozen=True, slots=True)
class GroupTable:
    """Groups nobody has named, largest first, as three int64 arrays of one length. A group without
    a cover has 0 there."""

    ids: NDArray[np.int64]
    sizes: NDArray[np.int64]
    covers: NDArray[np.int64]


def people_cards(
    connection: sqlite3.Connection, *, with_hidden: bool = False, with_dates: bool = True
) -> list[PersonCard]:
    """Every person, the one with the most faces first.

    `with_dates` False leaves out when they were seen, which takes most of the time.
    """
    where = "" if with_hidden else "AND NOT p.is_hidden"
    return _people_cards(connection, where, with_dates=with_dates)


#: A group's cover is its clearest face, so the person's largest group has one; where it has not
#: (it says somebody else), a confirmed face first, then the clearest and largest.
_COVER = (
    "coalesce((SELECT id FROM faces WHERE face_key = p.cover_key), "
    "(SELECT f.id FROM people q JOIN groups g ON g.person_id = q.id "
    "JOIN faces f ON f.id = g.cover_face_id LEFT JOIN people n ON n.id = f.person_id "
    "WHERE q.root_id = p.id AND (f.state = 'proposed' "
    "OR (f.state = 'confirmed' AND n.root_id = p.id)) ORDER BY g.size DESC, g.id LIMIT 1), "
    "(SELECT c.id FROM person_faces b JOIN faces c ON c.id = b.face_id WHERE b.person_id = p.id "
    "ORDER BY b.state = 'confirmed' DESC, "
    "coalesce(c.quality, 1) * c.score * min(sqrt(c.w * c.h), 200) DESC, c.id LIMIT 1))"
)
#: What the view person_faces says, spelled out so that indexes on faces can answer it alone.
_CONFIRMED = (
    "FROM people q JOIN faces f ON f.person_id = q.id JOIN photos o ON o.id = f.photo_id "
    "WHERE f.state = 'confirmed' AND {whom} GROUP BY q.root_id"
)
_PROPOSED = (
    "FROM people q JOIN groups g ON g.person_id = q.id JOIN faces f ON f.group_id = g.id "
    "JOIN photos o ON o.id = f.photo_id WHERE f.person_id IS NULL AND (f.state = 'proposed' "
    "OR (f.state = 'rejected' AND NOT EXISTS (SELECT 1 FROM bans b "
    "JOIN people p ON p.id = b.person_id WHERE b.face_id = f.id AND p.root_id = q.root_id))) "
    "AND {whom} GROUP BY q.root_id"
)
_ONLY_COUNTED = "JOIN photos o ON o.id = f.photo_id "
#: Of everybody, or of one person, whose rows an index finds.
_EVERYBODY, _ONE = "?1 IS NULL", "q.root_id = ?1"


def _people_cards(
    connection: sqlite3.Connection, where: str, *, person: int | None = None, with_dates: bool
) -> list[PersonCard]:
    rows = connection.execute(
        f"SELECT p.id, p.name, {_COVER}, p.is_hidden, p.birth_date, p.death_date "
        "FROM people p "
        f"WHERE p.is_present AND p.root_id = p.id AND p.id = coalesce(?1, p.id) {where}",
        (person,),
    ).fetchall()
    counts = _counts_by_person(connection, person)
    spans = _spans_by_person(connection, person) if with_dates else {}
    cards = [
        PersonCard(
            id, name, cover, *counts.get(id, (0, 0)), bool(hidden), *_days(spans, id), *dates
        )
        for id, name, cover, hidden, *dates in rows
    ]
    return sorted(cards, key=lambda card: (-card.confirmed - card.proposed, card.name, card.id))


def _counts_by_person(
    connection: sqlite3.Connection, person: int | None
) -> dict[int, tuple[int, int]]:
    """Confirmed and proposed faces of each person (or of one)."""
    whom = _EVERYBODY if person is None else _ONE
    confirmed, proposed = (
        part.replace(_ONLY_COUNTED, "").format(whom=whom) for part in (_CONFIRMED, _PROPOSED)
    )
    sure = connection.execute(f"SELECT q.root_id, count(*) {confirmed}", (person,))
    counts = {root: (count, 0) for root, count in sure}
    for root, count in connection.execute(f"SELECT q.root_id, count(*) {proposed}", (person,)):
        counts[root] = (counts.get(root, (0, 0))[0], count)
    return counts


def _spans_by_person(
    connection: sqlite3.Connection, person: int | None
) -> dict[int, tuple[str, str]]:
    """When the first and the last photo with each person (or with one) was taken."""
    spans: dict[int, tuple[str, str]] = {}
    whom = _EVERYBODY if person is None else _ONE
    for part in (_CONFIRMED, _PROPOSED):
        rows = connection.execute(
            f"SELECT q.root_id, min(o.taken_at), max(o.taken_at) {part.format(whom=whom)}",
            (person,),
        )
        for root, first, last in rows:
            if first is not None:
                known = spans.get(root, (first, last))
                spans[root] = (min(first, known[0]), max(last, known[1]))
    return spans


def _days(spans: dict[int, tuple[str, str]], person: int) -> tuple[str | None, str | None]:
    first, last = spans.get(person, (None, None))
    return first and first[:10], last and last[:10]


def group_cards(connection: sqlite3.Connection, *, smallest: int = 2) -> list[GroupCard]:
    """Groups nobody has named, largest first, leaving out those below `smallest`."""
    rows = connection.execute(
        "SELECT id, size, cover_face_id FROM groups WHERE person_id IS NULL AND size >= ? "
        "ORDER BY size DESC, id",
        (smallest,),
    )
    return [GroupCard(*row) for row in rows]


def group_table(connection: sqlite3.Connection, *, smallest: int = 2) -> GroupTable:
    """The same as `group_cards` for tens of thousands of them: one row of three long texts, since
    each row would take Python's lock from the window."""
    row = connection.execute(
        "SELECT group_concat(id), group_concat(size), group_concat(coalesce(cover_face_id, 0)) "
        "FROM (SELECT * FROM groups WHERE person_id IS NULL AND size >= ? "
        "ORDER BY size DESC, id)",
        (smallest,),
    ).fetchone()
    return GroupTable(*(np.fromstring(text or "", dtype=np.int64, sep=",") for text in row))


def person_card(connection: sqlite3.Connection, person: int) -> PersonCard:
    """One person, also a hidden one; NotFoundError if there is none with this id."""
    root = root_of_person(connection, person)
    (card,) = _people_cards(connection, "", person=root, with_dates=True)
    return card


def names_and_covers(
    connection: sqlite3.Connection, people: Iterable[int]
) -> dict[int, tuple[str, int | None]]:
    """{person: (name, face on the card)} of those of these people who are not hidden."""
    rows = connection.execute(
        f"SELECT p.id, p.name, {_COVER} FROM people p WHERE p.is_present AND p.root_id = p.id "
        f"AND NOT p.is_hidden AND p.id IN {LISTED}",
        [listed(people)],
    )
    return {person: (name, cover) for person, name, cover in rows}


def root_of_person(connection: sqlite3.Connection, person: int) -> int:
    """The person this one was merged into, itself if it was not; NotFoundError if unknown."""
    row = connection.execute(
        "SELECT r.id FROM people p JOIN people r ON r.id = p.root_id WHERE p.id = ? "
        "AND r.is_present",
        (person,),
    ).fetchone()
    if row is None:
        raise NotFoundError(say("There is no person {person}.", person=person))
    return int(row[0])


def person_named(connection: sqlite3.Connection, name: str) -> int | None:
    """The person with this name (as names are compared), or None."""
    wanted = folded(name)
    for person, known in people_names(connection):
        if folded(known) == wanted:
            return person
    return None


def people_names(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """(id, name) of every person, by name: what autocomplete offers."""
    rows = connection.execute(
        "SELECT id, name FROM people WHERE is_present AND root_id = id ORDER BY name, id"
    )
    return [(row[0], row[1]) for row in rows]


def people_with(connection: sqlite3.Connection, person: int) -> list[tuple[int, int]]:
    """(other person, number of photos they share with this one), most first."""
    rows = connection.execute(
        "WITH shared AS (SELECT DISTINCT photo_id FROM person_faces WHERE person_id = ?1) "
        "SELECT n.root_id, count(DISTINCT f.photo_id) AS shared FROM shared "
        "JOIN faces f ON f.photo_id = shared.photo_id "
        "LEFT JOIN groups g ON g.id = f.group_id AND f.person_id IS NULL "
        "JOIN people n ON n.id = coalesce(f.person_id, g.person_id) "
        "JOIN people r ON r.id = n.root_id AND r.is_present "
        "WHERE n.root_id <> ?1 AND (f.state = 'confirmed' OR (f.person_id IS NULL AND "
        "(f.state = 'proposed' OR (f.state = 'rejected' AND NOT EXISTS (SELECT 1 FROM bans b "
        "JOIN people p ON p.id = b.person_id WHERE b.face_id = f.id AND p.root_id = n.root_id))))) "
        "GROUP BY n.root_id ORDER BY shared DESC, n.root_id",
        (person,),
    )
    return [(row[0], row[1]) for row in rows]
