"""Corrections beyond naming: delete a person, dates, one person twice, same and different faces.

Every function is one undoable act and returns it, like those of `name_people`.
"""

from __future__ import annotations

import sqlite3
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date

from photoface.domain.decisions import Decision, Kind, fold_face
from photoface.domain.errors import PhotofaceError
from photoface.domain.sentences import Sentence, say, sayn
from photoface.services import history
from photoface.services.browse_people import root_of_person
from photoface.services.history import Plan
from photoface.services.library import Library
from photoface.services.name_people import face_keys, plan_faces, uid_and_name
from photoface.store import face_verdicts, ledger
from photoface.store.ledger import Act


def delete_person(library: Library, person: int) -> Act | None:
    """Forget a person but keep the faces: they are without a name again."""

    def plan(connection: sqlite3.Connection) -> Plan:
        uid, name = uid_and_name(connection, person)
        uids = _merged_uids(connection, uid)
        keys = [
            key
            for key in ledger.said_of_person(connection, root_of_person(connection, person))
            if fold_face(face_verdicts.face_decisions(connection, key)).person in uids
        ]
        taken_back = [Decision(Kind.UNNAMED, key) for key in keys]
        gone = [Decision(Kind.PERSON_DELETED, person=one) for one in uids]
        title = sayn(
            "Deleted {name}, kept 1 face", "Deleted {name}, kept {n} faces", len(keys), name=name
        )
        return Plan(title, taken_back + gone)

    return history.perform(library, plan)


def unname_faces(library: Library, faces: Sequence[int]) -> Act | None:
    """Take the names of these faces back without saying who they are not."""
    title = sayn("Took the name off 1 face", "Took the name off {n} faces", len(faces))
    return history.perform(library, lambda c: plan_faces(c, faces, Kind.UNNAMED, title))


def set_birth_date(library: Library, person: int, day: str | None) -> Act | None:
    """The person was born on this day (ISO 8601; a year or a month will do); None forgets it.

    Raises PhotofaceError for a day that is none, or that lies after the death.
    """
    return _set_date(library, person, Kind.PERSON_BORN, first_day(day))


def set_death_date(library: Library, person: int, day: str | None) -> Act | None:
    """The person died on this day (ISO 8601; of a year or month the last day); None forgets it."""
    return _set_date(library, person, Kind.PERSON_DIED, last_day(day))


def allow_twice(library: Library, faces: Sequence[int]) -> Act | None:
    """One person may be twice in the photos of these faces: a mirror, a collage, a print."""
    title = say("One person may be twice in this photo")
    return history.perform(library, lambda c: plan_faces(c, faces, Kind.TWICE_ALLOWED, title))


def forbid_twice(library: Library, faces: Sequence[int]) -> Act | None:
    """Nobody is twice in the photos of these faces (takes `allow_twice` back)."""
    title = say("Nobody is twice in this photo")
    return history.perform(library, lambda c: plan_faces(c, faces, Kind.ONCE_ONLY, title))


def say_same(library: Library, faces: Sequence[int]) -> Act | None:
    """These faces are one person, whoever that is; the first is tied to each of the others."""
    title = sayn("1 face is the same person", "{n} faces are the same person", len(faces))
    return _say_of_pairs(library, faces, Kind.SAME, title)


def say_different(library: Library, one: int, other: int) -> Act | None:
    """These two faces are different people."""
    title = say("2 faces are different people")
    return _say_of_pairs(library, [one, other], Kind.DIFFERENT, title)


def forget_pair(library: Library, one: int, other: int) -> Act | None:
    """Take back what was said of these two faces: same or different."""
    title = say("Left open if 2 faces are the same")
    return _say_of_pairs(library, [one, other], Kind.UNDECIDED, title)


def first_day(day: str | None) -> str | None:
    """2014 -> 2014-01-01, 2014-05 -> 2014-05-01; PhotofaceError if it is no day."""
    return _completed(day, lambda year, month: (month or 1, 1))


def last_day(day: str | None) -> str | None:
    """2014 -> 2014-12-31, 2014-05 -> 2014-05-31; PhotofaceError if it is no day."""
    return _completed(day, lambda year, month: (month or 12, monthrange(year, month or 12)[1]))


def _completed(
    day: str | None, missing: Callable[[int, int | None], tuple[int, int]]
) -> str | None:
    """`missing(year, month or None)` says month and day where they are not given."""
    if not day or not day.strip():
        return None
    try:
        year, *rest = map(int, day.split("-"))
        month, last = missing(year, rest[0] if rest else None)
        return date(year, month, *(rest[1:] or (last,))).isoformat()
    except (ValueError, TypeError) as error:
        raise PhotofaceError(
            say("“{day}” is no date; write it like 2014-05-17.", day=day)
        ) from error


def _set_date(library: Library, person: int, kind: Kind, day: str | None) -> Act | None:
    def plan(connection: sqlite3.Connection) -> Plan:
        uid, name = uid_and_name(connection, person)
        _check_order(connection, uid, kind, day)
        title = _title_of_date(name, kind, day)
        return Plan(title, [Decision(kind, person=uid, value=day)])

    return history.perform(library, plan)


def _title_of_date(name: str, kind: Kind, day: str | None) -> Sentence:
    if kind is Kind.PERSON_BORN:
        if day:
            return say("{name}'s birth date is {day}", name=name, day=day)
        return say("Forgot {name}'s birth date", name=name)
    if day:
        return say("{name}'s death date is {day}", name=name, day=day)
    return say("Forgot {name}'s death date", name=name)


def _check_order(connection: sqlite3.Connection, uid: str, kind: Kind, day: str | None) -> None:
    born, died = connection.execute(
        "SELECT birth_date, death_date FROM people WHERE uid = ?", (uid,)
    ).fetchone()
    born, died = (day, died) if kind is Kind.PERSON_BORN else (born, day)
    if born and died and born > died:
        raise PhotofaceError(say("The birth date lies after the death date."))


def _say_of_pairs(
    library: Library, faces: Sequence[int], kind: Kind, title: Sentence
) -> Act | None:
    def plan(connection: sqlite3.Connection) -> Plan:
        first, *others = face_keys(connection, faces)
        if first in others or not others:
            raise PhotofaceError(say("That takes two different faces."))
        return Plan(title, [Decision(kind, first, other=other) for other in others])

    return history.perform(library, plan)


def _merged_uids(connection: sqlite3.Connection, uid: str) -> list[str]:
    """The person and everyone merged into them, the person first."""
    rows = connection.execute(
        "SELECT p.uid FROM people p JOIN people r ON r.id = p.root_id WHERE r.uid = ? "
        "ORDER BY p.uid <> r.uid, p.id",
        (uid,),
    )
    return [found for (found,) in rows]
