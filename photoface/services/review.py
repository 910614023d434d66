"""Review: the best next question.

The last grouping left likely pairs of groups behind (`group_pairs`). A question's value is how many
faces it is expected to settle per key pressed, at what is known now: pairs that an answer has
settled meanwhile are left out, sizes are those of this moment. Answers are ordinary undoable acts.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from photoface.domain.decisions import Decision, Kind, Origin
from photoface.domain.eras import YEAR
from photoface.domain.errors import PhotofaceError
from photoface.domain.sentences import say
from photoface.services import browse, history, name_people
from photoface.services.grouping_input import lifetimes, photos_with_twice_allowed, seconds
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
from photoface.store.ledger import Act
from photoface.store.pairs import pairs_in_force

#: Keys it takes to type a name, against one for yes or no.
_KEYS_OF_A_NAME = 8.0
_STRIP = 8
#: A yes between two nameless groups names nobody yet: it only saves a later question.
_NAMELESS_WORTH = 0.5
#: A group whose photos show the person already (beside it) is somebody else.
_MOST_SHARED = 0.1
_LOOK_AHEAD = 40  # pairs that are looked at closely per question wanted


class QuestionKind(StrEnum):
    IS_PERSON = "is_person"  # is this group that person?
    SAME_GROUP = "same_group"  # are these two groups one person?
    SAME_PERSON = "same_person"  # are these two people one?
    WHO = "who"  # who is this group? (a name is typed)


@dataclass(frozen=True, slots=True)
class Side:
    """One strip of faces. `shown`: up to eight, the most typical first; `faces`: all that the
    answer speaks of (those not confirmed yet); `size` counts everything on this side."""

    group: int
    person: int | None
    name: str | None
    shown: tuple[int, ...]
    faces: tuple[int, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Question:
    """`one` is asked about, `other` is whom it is compared with (None for `WHO`).

    probability: that the answer is yes. decides: how many faces a yes settles. value: faces
    expected to be settled per key. years_apart: between the photos of the two sides.
    """

    kind: QuestionKind
    one: Side
    other: Side | None
    probability: float
    decides: int
    value: float
    years_apart: float | None = None

    @property
    def key(self) -> str:
        """The same question has the same key, so that a skipped one is not asked again."""
        ends = [_end(side) for side in (self.one, self.other) if side is not None]
        return f"{self.kind}:{'-'.join(sorted(ends))}"


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
    found = [*_pair_questions(connection, limit, skip, kinds, nearest_first)]
    if QuestionKind.WHO in kinds:
        found += _who_questions(connection, limit, skip)
    if not nearest_first:
        found.sort(key=lambda question: (-question.value, question.key))
    return [_with_strips(connection, question) for question in found[:limit]]


def count_questions(connection: sqlite3.Connection, *, most: int) -> int:
    """How many pairs are worth asking about now; counted up to `most`."""
    kinds = frozenset(QuestionKind) - {QuestionKind.WHO}
    found = _pair_questions(connection, most, frozenset(), kinds, nearest_first=False)
    return sum(1 for _ in found)


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
        said = [
            Decision(Kind.IS_PERSON, key, uid, origin=Origin.NAMED)
            for key in face_keys(connection, question.one.faces)
        ]
        return Plan(named_title(len(question.one.faces), clean), made + said)

    return history.perform(library, plan)


# ------------------------------------------------------------------------------- finding questions


def _end(side: Side) -> str:
    return f"p{side.person}" if side.person is not None else f"g{side.group}"


_LIKELY = """
SELECT gp.first, gp.second, gp.probability, p.id, q.id, a.size, b.size
FROM group_pairs gp JOIN groups a ON a.id = gp.first JOIN groups b ON b.id = gp.second
LEFT JOIN people ap ON ap.id = a.person_id LEFT JOIN people p ON p.id = ap.root_id AND p.is_present
LEFT JOIN people bp ON bp.id = b.person_id LEFT JOIN people q ON q.id = bp.root_id AND q.is_present
WHERE a.size > 0 AND b.size > 0 AND (p.id IS NOT q.id OR p.id IS NULL)
ORDER BY {order} DESC, gp.first, gp.second LIMIT ?
"""
_VALUE = (
    "gp.probability * CASE WHEN p.id IS NULL AND q.id IS NULL "
    f"THEN min(a.size, b.size) * {_NAMELESS_WORTH} WHEN p.id IS NULL THEN a.size "
    "WHEN q.id IS NULL THEN b.size ELSE min(a.size, b.size) END"
)


def _pair_questions(
    connection: sqlite3.Connection,
    limit: int,
    skip: Set[str],
    kinds: Set[QuestionKind],
    nearest_first: bool,
) -> Iterator[Question]:
    settled = _Settled(connection)
    seen = set(skip)
    left = limit
    order = "gp.probability" if nearest_first else _VALUE
    most = _LOOK_AHEAD * (limit + len(skip))
    rows = connection.execute(_LIKELY.format(order=order), (most,)).fetchall()
    for first, second, probability, person, other_person, size, other_size in rows:
        if person is not None and (other_person is None or size > other_size):
            first, second = second, first  # ask about what has no name, else about the smaller one
            person, other_person = other_person, person
            size, other_size = other_size, size
        one = Side(first, person, None, (), (), size)
        other = Side(second, other_person, None, (), (), other_size)
        kind = _kind(one, other)
        draft = Question(kind, one, other, probability, 0, 0.0)
        if kind not in kinds or draft.key in seen or settled.holds(one, other):
            continue
        seen.add(draft.key)
        question = _weighed(connection, settled, draft)
        if question is not None:
            yield question
            left -= 1
        if left == 0:
            return


def _kind(one: Side, other: Side) -> QuestionKind:
    if other.person is None:
        return QuestionKind.SAME_GROUP
    return QuestionKind.IS_PERSON if one.person is None else QuestionKind.SAME_PERSON


def _weighed(connection: sqlite3.Connection, settled: _Settled, draft: Question) -> Question | None:
    """The question with what it decides, None where that is nothing."""
    other = draft.other
    assert other is not None
    faces = settled.open_faces(draft.one, other)
    decides = draft.one.size if draft.kind is QuestionKind.SAME_PERSON else len(faces)
    if decides == 0:
        return None
    gap = settled.years_apart(draft.one, other)
    worth = _NAMELESS_WORTH if draft.kind is QuestionKind.SAME_GROUP else 1.0
    return replace(
        draft,
        one=replace(draft.one, faces=tuple(faces)),
        decides=decides,
        value=draft.probability * decides * worth,
        years_apart=gap,
    )


def _who_questions(
    connection: sqlite3.Connection, limit: int, skip: Set[str]
) -> Iterator[Question]:
    """The largest groups that nobody has named."""
    left = limit
    for card in browse.group_cards(connection):
        side = Side(card.id, None, None, (), (), card.size)
        value = card.size / _KEYS_OF_A_NAME
        question = Question(QuestionKind.WHO, side, None, 1.0, card.size, value)
        if question.key not in skip and left > 0:
            left -= 1
            faces = tuple(browse.faces_of_group(connection, card.id))
            yield replace(question, one=replace(side, faces=faces))


class _Settled:
    """What the user's word has settled since the last grouping."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._exempt = photos_with_twice_allowed(connection)
        self._lives = lifetimes(connection)
        pairs = pairs_in_force(connection)
        ends = _ends_of(connection, [face for pair in pairs for face in (pair.one, pair.other)])
        self._decided = {
            frozenset((a, b)) for p in pairs for a in ends[p.one] for b in ends[p.other]
        }

    def holds(self, one: Side, other: Side) -> bool:
        """The user has answered this, or a photo or a date has."""
        if frozenset((_end(one), _end(other))) in self._decided:
            return True
        shared = self._connection.execute(
            "SELECT DISTINCT a.photo_id FROM faces a JOIN faces b ON b.photo_id = a.photo_id "
            "WHERE a.group_id = ? AND b.group_id = ?",
            (one.group, other.group),
        ).fetchall()
        count = sum(photo not in self._exempt for (photo,) in shared)
        return count > _MOST_SHARED * min(one.size, other.size)

    def open_faces(self, one: Side, other: Side) -> list[int]:
        """Faces of `one` that may still be `other`: not confirmed, not denied, taken in time."""
        rows = self._connection.execute(
            "SELECT f.id, o.taken_at FROM faces f JOIN photos o ON o.id = f.photo_id "
            "WHERE f.group_id = ?1 AND f.state IN ('proposed', 'rejected') AND NOT EXISTS ("
            "SELECT 1 FROM bans b JOIN people p ON p.id = b.person_id "
            "WHERE b.face_id = f.id AND p.root_id = ?2) ORDER BY f.probability DESC, f.id",
            (one.group, other.person),
        ).fetchall()
        life = self._lives.get(other.person or 0)
        if life is None or not rows:
            return [face for face, _ in rows]
        excluded = life.excludes(np.array([seconds(at) for _, at in rows], dtype=np.float64))
        return [face for (face, _), out in zip(rows, excluded, strict=True) if not out]

    def years_apart(self, one: Side, other: Side) -> float | None:
        """Years between the nearest photos of the two sides, None where dates are missing."""
        mine, theirs = self._times(one), self._times(other)
        if len(mine) == 0 or len(theirs) == 0:
            return None
        middle = float(np.median(mine))
        return float(np.abs(theirs - middle).min() / YEAR)

    def _times(self, side: Side) -> np.ndarray:
        rows = self._connection.execute(
            "SELECT o.taken_at FROM faces f JOIN photos o ON o.id = f.photo_id "
            "WHERE f.group_id = ? AND o.taken_at IS NOT NULL",
            (side.group,),
        )
        return np.array([seconds(at) for (at,) in rows], dtype=np.float64)


def _ends_of(connection: sqlite3.Connection, faces: list[int]) -> dict[int, list[str]]:
    """What each face stands for in a question: its group, and its person if that is decided."""
    rows = connection.execute(
        "SELECT f.id, f.group_id, p.root_id FROM faces f LEFT JOIN people p ON p.id = f.person_id "
        "WHERE f.id IN (SELECT value FROM json_each(?))",
        (json.dumps(faces),),
    )
    return {
        face: [f"g{group}"] if person is None else [f"g{group}", f"p{person}"]
        for face, group, person in rows
    }


# ------------------------------------------------------------------------------------ what is shown


def _with_strips(connection: sqlite3.Connection, question: Question) -> Question:
    one = _with_strip(connection, question.one)
    other = None if question.other is None else _with_strip(connection, question.other)
    return replace(question, one=one, other=other)


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
    centroid = np.frombuffer(row[0], dtype="<f4")
    vectors = dict(
        connection.execute(
            "SELECT v.face_id, v.mean FROM vectors v JOIN faces f ON f.id = v.face_id "
            "JOIN photos p ON p.id = f.photo_id AND p.embedder = v.embedder WHERE f.group_id = ? "
            "AND length(v.mean) = ?",
            (group, len(row[0])),
        ).fetchall()
    )
    nearness = {f: float(np.frombuffer(m, dtype="<f4") @ centroid) for f, m in vectors.items()}
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
