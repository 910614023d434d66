"""Review: the best next question, and what an answer to it says.

A question's value is how many faces it is expected to settle per key pressed, at what is known now
(`find_questions`, `domain.questions`). Answers are ordinary undoable acts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Set
from dataclasses import replace
from itertools import islice

from photoface.domain.decisions import Decision, Kind, Origin
from photoface.domain.errors import PhotofaceError
from photoface.domain.questions import Choice, Question, QuestionKind, Side
from photoface.domain.sentences import say
from photoface.services import browse, history, name_people
from photoface.services.find_questions import find_questions
from photoface.services.history import Plan
from photoface.services.library import Library
from photoface.services.link_faces import all_different, all_same
from photoface.services.name_people import (
    confirmed_title,
    face_keys,
    named_title,
    person_to_name,
    rejected_title,
    uid_and_name,
)
from photoface.store.blobs import vector_in
from photoface.store.ledger import Act

_STRIP = 8
#: Questions whose answer is yes or no.
PAIRS = frozenset(QuestionKind) - {QuestionKind.WHO}


def next_questions(
    connection: sqlite3.Connection,
    *,
    limit: int = 1,
    skip: Set[str] = frozenset(),
    kinds: Set[QuestionKind] = frozenset(QuestionKind),
    nearest_first: bool = False,
) -> list[Question]:
    """The questions worth most at this moment, the best first; `skip` holds keys of others.

    `nearest_first` asks about the most similar pairs instead, whatever they would settle.
    """
    found = find_questions(connection, skip, kinds, nearest_first=nearest_first)
    return [_with_strips(connection, question) for question in islice(found, limit)]


def count_questions(connection: sqlite3.Connection, *, most: int) -> int:
    """How many pairs are worth asking about now; counted up to `most`."""
    return sum(1 for _ in islice(find_questions(connection, frozenset(), PAIRS), most))


def count_suggestions(connection: sqlite3.Connection) -> int:
    """How many faces are proposed for somebody and wait for a yes or no."""
    (count,) = connection.execute(
        "SELECT count(*) FROM person_faces WHERE state = 'proposed'"
    ).fetchone()
    return int(count)


def answer(library: Library, question: Question, is_yes: bool) -> Act | None:
    """Yes or no to a question, as one act. It speaks of the faces that were on the screen's side,
    not of what the groups may hold by now."""
    if question.other is None:
        raise PhotofaceError(say("That question asks for a name."))
    return history.perform(library, lambda c: _plan(c, question, is_yes))


def answer_who(library: Library, question: Question, name: str) -> Act | None:
    """The name of the group that a `WHO` question shows."""

    def plan(connection: sqlite3.Connection) -> Plan:
        uid, clean, made = person_to_name(connection, name)
        return _named(connection, question, uid, clean, made)

    return history.perform(library, plan)


def answer_choice(library: Library, question: Question, choice: Choice) -> Act | None:
    """One of the people whom a `WHO` question offers."""

    def plan(connection: sqlite3.Connection) -> Plan:
        return _named(connection, question, *uid_and_name(connection, choice.person), [])

    return history.perform(library, plan)


def _named(
    connection: sqlite3.Connection, question: Question, uid: str, name: str, made: list[Decision]
) -> Plan:
    said = [
        Decision(Kind.IS_PERSON, key, uid, origin=Origin.NAMED)
        for key in face_keys(connection, question.one.faces)
    ]
    return Plan(named_title(len(question.one.faces), name), made + said)


# ------------------------------------------------------------------------------------ what is shown


def _with_strips(connection: sqlite3.Connection, question: Question) -> Question:
    one = _with_strip(connection, question.one)
    other = None if question.other is None else _with_strip(connection, question.other)
    choices = tuple(_with_face(connection, choice) for choice in question.choices)
    return replace(question, one=one, other=other, choices=choices)


def _with_face(connection: sqlite3.Connection, choice: Choice) -> Choice:
    side = _with_strip(connection, Side(choice.group, choice.person, None, (), (), 0))
    return replace(choice, name=side.name or "", face=next(iter(side.shown), None))


def _with_strip(connection: sqlite3.Connection, side: Side) -> Side:
    """Confirmed faces where there is a person, else the open ones; the most typical first."""
    if side.person is None:
        faces = list(side.faces) or browse.faces_of_group(connection, side.group)
        return replace(side, shown=tuple(by_typicality(connection, side.group, faces)[:_STRIP]))
    rows = connection.execute(
        "SELECT f.id FROM faces f JOIN people p ON p.id = f.person_id WHERE f.group_id = ? "
        "AND p.root_id = ? AND f.state = 'confirmed' LIMIT 200",
        (side.group, side.person),
    )
    faces = [face for (face,) in rows]
    name = browse.person_card(connection, side.person).name
    shown = by_typicality(connection, side.group, faces)[:_STRIP]
    return replace(side, name=name, shown=tuple(shown))


def by_typicality(connection: sqlite3.Connection, group: int, faces: list[int]) -> list[int]:
    """Faces (ids) by nearness to the centroid of their group; as given where there is none yet."""
    row = connection.execute("SELECT centroid FROM groups WHERE id = ?", (group,)).fetchone()
    if row is None or row[0] is None or not faces:
        return faces
    centroid = vector_in(row[0])
    vectors = dict(
        connection.execute(
            "SELECT v.face_id, v.mean FROM vectors v JOIN faces f ON f.id = v.face_id "
            "JOIN photos p ON p.id = f.photo_id AND p.embedder = v.embedder WHERE f.group_id = ? "
            "AND length(v.mean) = ?",
            (group, len(row[0])),
        ).fetchall()
    )
    nearness = {f: float(vector_in(m) @ centroid) for f, m in vectors.items()}
    return sorted(faces, key=lambda face: (-nearness.get(face, -2.0), face))


# --------------------------------------------------------------------------------------- answering


def _plan(connection: sqlite3.Connection, question: Question, is_yes: bool) -> Plan:
    one, other = question.one, question.other
    assert other is not None
    match question.kind:
        case QuestionKind.IS_PERSON:
            uid, name = uid_and_name(connection, other.person or 0)
            kind = Kind.IS_PERSON if is_yes else Kind.IS_NOT_PERSON
            keys = face_keys(connection, one.faces)
            title = (confirmed_title if is_yes else rejected_title)(len(keys), name)
            return Plan(title, [Decision(kind, key, uid, origin=Origin.NAMED) for key in keys])
        case QuestionKind.SAME_PERSON if is_yes:
            return name_people.plan_merge(connection, one.person or 0, other.person or 0)
        case QuestionKind.SAME_PERSON:
            first, second = face_keys(connection, [one.shown[0], other.shown[0]])
            title = say("{one} and {other} are different people", one=one.name, other=other.name)
            return Plan(title, [Decision(Kind.DIFFERENT, first, other=second)])
        case _:
            return _plan_groups(connection, one, other, is_yes)


def _plan_groups(connection: sqlite3.Connection, one: Side, other: Side, is_yes: bool) -> Plan:
    ours, theirs = (_keys_typical_first(connection, side) for side in (one, other))
    if is_yes:
        said = list(all_same([*ours, *theirs]))
        return Plan(say("Two groups are one person"), said, _joined(connection, one, other))
    title = say("Two groups are different people")
    return Plan(title, list(all_different(ours, theirs)))


def _keys_typical_first(connection: sqlite3.Connection, side: Side) -> list[str]:
    faces = browse.faces_of_group(connection, side.group)
    return face_keys(connection, list(dict.fromkeys((*side.shown[:1], *side.faces, *faces))))


def _joined(connection: sqlite3.Connection, one: Side, other: Side) -> dict[int, int]:
    """The smaller of two groups goes to the larger at once."""
    into, gone = (one, other) if one.size > other.size else (other, one)
    return dict.fromkeys(browse.faces_of_group(connection, gone.group), into.group)
