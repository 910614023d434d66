"""What the Review page asks, one card at a time: faces side by side, a question, its answers.

Every queue is a function of the library that gives cards, so all of them look and work alike.
Cards are made on reader threads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import Any

from photoface.domain.faces import FaceState
from photoface.domain.questions import Choice, Question, QuestionKind, Side
from photoface.services import (
    audit,
    browse,
    conflicts,
    doubtful_names,
    mixed_people,
    name_people,
    review,
)
from photoface.services.audit import AuditSample
from photoface.services.browse import FaceRow
from photoface.services.conflicts import Contradiction
from photoface.services.doubtful_names import DoubtfulName
from photoface.services.library import Connection, Library
from photoface.services.mixed_people import MixedAlarm
from photoface.ui.models.cards import CardKey
from photoface.ui.text import number, spoken, tr, trn

#: So many cards are made at a time: the one on the screen and those that follow it.
AHEAD = 6
_STRIP = 8
_MOST_WAYS = 6
_LONG_AGO = 5  # years between two sides that are worth a word
_LOOKED_AT = 200

Say = Callable[[Library], Any]


@dataclass(frozen=True, slots=True)
class Strip:
    """Faces of one side, with what it is called, and what is written on each face."""

    title: str
    faces: tuple[FaceRow, ...]
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing to say: the command (and so the key) that says it, its words, and what is written.
    `opens`: an answer that takes to the Split page of this card instead."""

    command: str
    words: str
    say: Say | None = None
    opens: CardKey | None = None


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """`ends` names whom it is about: an answer may make other cards about them stale.
    `name`: what a typed name does, where the question asks for one."""

    key: str
    question: str
    line: str
    strips: tuple[Strip, ...]
    answers: tuple[Answer, ...]
    ends: frozenset[str] = frozenset()
    name: Callable[[Library, str], Any] | None = None
    size: int = 0  # how many faces a name would go to

    @property
    def look(self) -> object:
        """What of a card is seen, to tell whether it changed."""
        faces = [(face.id, face.state) for strip in self.strips for face in strip.faces]
        titles = [strip.title for strip in self.strips]
        return self.key, self.question, self.line, titles, faces


Read = Callable[[Connection, Set[str]], list[ReviewCard]]


# ---------------------------------------------------------------------- is this the same person?


def question_cards(connection: Connection, skip: Set[str]) -> list[ReviewCard]:
    """The questions that settle most, the best first."""
    asked = review.next_questions(connection, limit=AHEAD, skip=skip)
    sides = [side for question in asked for side in (question.one, question.other) if side]
    offered = [choice.face for question in asked for choice in question.choices if choice.face]
    rows = _rows(connection, [*(face for side in sides for face in side.shown), *offered])
    return [_question_card(question, rows) for question in asked]


def _question_card(question: Question, rows: dict[int, FaceRow]) -> ReviewCard:
    sides = [side for side in (question.one, question.other) if side is not None]
    asks_name = question.other is None
    strips = [Strip(_side_words(side), _of(rows, side.shown)) for side in sides]
    if question.choices:
        strips.append(_offered(question, rows))
    return ReviewCard(
        question.key,
        _question_words(question),
        _question_line(question),
        tuple(strips),
        _choices(question) if asks_name else _yes_and_no(partial(_answer, question)),
        frozenset(side.end for side in sides),
        partial(_answer_who, question) if asks_name else None,
        question.one.size,
    )


def _offered(question: Question, rows: dict[int, FaceRow]) -> Strip:
    """A face of everybody it may be, with the key that says so."""
    seen = [
        (rows[choice.face], f"{place} · {choice.name}")
        for place, choice in enumerate(question.choices, 1)
        if choice.face in rows
    ]
    faces, captions = zip(*seen, strict=True) if seen else ((), ())
    return Strip(tr("Looks most like"), faces, captions)


def _choices(question: Question) -> tuple[Answer, ...]:
    """The people it may be, a key each, and that it is somebody who does not matter."""
    ways = (
        Answer(f"review.way{place}", choice.name, partial(_choose, question, choice))
        for place, choice in enumerate(question.choices, 1)
    )
    return (*ways, Answer("review.ignore", tr("Ignore"), partial(_ignore, question)))


def _ignore(question: Question, library: Library) -> Any:
    return name_people.ignore_faces(library, question.one.faces)


def _choose(question: Question, choice: Choice, library: Library) -> Any:
    return review.answer_choice(library, question, choice)


def _answer(question: Question, is_yes: bool, library: Library) -> Any:
    return review.answer(library, question, is_yes)


def _answer_who(question: Question, library: Library, name: str) -> Any:
    return review.answer_who(library, question, name)


def _question_words(question: Question) -> str:
    one, other = question.one, question.other
    match question.kind:
        case QuestionKind.IS_PERSON if other is not None:
            return tr("Is this {name}?", name=other.name)
        case QuestionKind.SAME_PERSON if other is not None:
            return tr("Are {one} and {other} the same person?", one=one.name, other=other.name)
        case QuestionKind.WHO:
            return tr("Who is this?")
    return tr("Is this the same person?")


def _question_line(question: Question) -> str:
    words = [trn("Decides {n} face", "Decides {n} faces", question.decides)]
    if question.years_apart is not None and question.years_apart >= _LONG_AGO:
        years = round(question.years_apart)
        words.append(trn("{n} year between the photos", "{n} years between the photos", years))
    return "  ·  ".join(words)


def _side_words(side: Side) -> str:
    faces = trn("{n} face", "{n} faces", side.size)
    return f"{side.name}  ·  {faces}" if side.name else faces


# ------------------------------------------------------------------ more than one person in there?


def mixed_cards(connection: Connection, skip: Set[str]) -> list[ReviewCard]:
    """People and groups that look like two, the largest first."""
    found = (alarm for alarm in mixed_people.mixed_alarms(connection) if _key(alarm) not in skip)
    return [_mixed_card(connection, alarm) for alarm, _ in zip(found, range(3), strict=False)]


def _key(alarm: MixedAlarm) -> str:
    return f"mixed:{alarm.group}:{alarm.size}"


def _mixed_card(connection: Connection, alarm: MixedAlarm) -> ReviewCard:
    faces = browse.faces_of_group(connection, alarm.group)
    ordered = review.by_typicality(connection, alarm.group, faces)
    count = min(_STRIP, len(ordered) // 2)
    near, far = ordered[:count], ordered[-count:]
    rows = _rows(connection, [*near, *far])
    card = alarm.person if alarm.person is not None else -alarm.group
    who = (
        tr("Is everybody here {name}?", name=alarm.name) if alarm.name
        else tr("Is this all one person?")
    )  # fmt: skip
    return ReviewCard(
        _key(alarm),
        who,
        tr("{faces}, and some look like somebody else", faces=_faces(alarm.size)),
        (Strip(tr("Most typical"), _of(rows, near)), Strip(tr("Least alike"), _of(rows, far))),
        (
            Answer("review.yes", tr("Yes, one person"), partial(_dismiss, alarm)),
            Answer("review.no", tr("No, split…"), opens=card),
        ),
        frozenset({f"g{alarm.group}"}),
    )


def _dismiss(alarm: MixedAlarm, library: Library) -> Any:
    return mixed_people.dismiss_alarm(library, alarm)


# ----------------------------------------------------------------------------- contradictions


def contradiction_cards(connection: Connection, skip: Set[str]) -> list[ReviewCard]:
    """What was said both ways."""
    keyed = {_key_of(found): found for found in conflicts.contradictions(connection)}
    chosen = [(key, found) for key, found in keyed.items() if key not in skip][:AHEAD]
    rows = _rows(connection, (face for _, found in chosen for face in found.faces[:_STRIP]))
    return [_contradiction_card(key, found, rows) for key, found in chosen]


def _key_of(found: Contradiction) -> str:
    return f"{found.kind}:{'-'.join(map(str, found.faces))}"


def _contradiction_card(key: str, found: Contradiction, rows: dict[int, FaceRow]) -> ReviewCard:
    faces = _of(rows, found.faces[:_STRIP])
    sides = [(face,) for face in faces] if len(faces) == 2 else [faces]
    ways = enumerate(found.settlements[:_MOST_WAYS])
    return ReviewCard(
        key,
        spoken(found.sentence),
        tr("Both cannot be true. Until you decide, Photoface goes by the stronger statement."),
        tuple(Strip(_names(side), side) for side in sides),
        tuple(
            Answer(f"review.way{way + 1}", spoken(settlement.title), partial(_settle, found, way))
            for way, settlement in ways
        ),
        frozenset(f"f{face}" for face in found.faces),
    )


def _settle(found: Contradiction, way: int, library: Library) -> Any:
    return conflicts.settle(library, found, way)


def _names(faces: Sequence[FaceRow]) -> str:
    return ", ".join(dict.fromkeys(face.name or tr("Nobody yet") for face in faces))


# ------------------------------------------------------------------------- names that look wrong


def doubt_cards(connection: Connection, skip: Set[str]) -> list[ReviewCard]:
    """Named faces that look like somebody else, the most doubtful first."""
    found = doubtful_names.doubtful_names(connection)
    due = [doubt for doubt in found if _doubt_key(doubt) not in skip][:AHEAD]
    return [_doubt_card(connection, doubt) for doubt in due]


def _doubt_key(doubt: DoubtfulName) -> str:
    return f"doubt:{doubt.face}:{doubt.person}"


def _doubt_card(connection: Connection, doubt: DoubtfulName) -> ReviewCard:
    face = _rows(connection, [doubt.face])
    strips = [Strip(tr("Is this {name}?", name=doubt.name), tuple(face.values()))]
    for person, name in ((doubt.person, doubt.name), (doubt.other, doubt.other_name)):
        strips.append(Strip(name, confirmed_likes(connection, person, without=doubt.face)))
    words = [tr("{percent} % likely to be wrong", percent=min(round(100 * doubt.probability), 99))]
    if doubt.by_training:
        words.append(tr("training doubts it, too"))
    if doubt.look_alike:
        words.append(tr("the two look alike, so it may be either"))
    return ReviewCard(
        _doubt_key(doubt),
        tr("Is this really {name}, not {other}?", name=doubt.name, other=doubt.other_name),
        "  ·  ".join(words),
        tuple(strips),
        (
            Answer("review.yes", tr("Keep {name}", name=doubt.name), partial(_keep, doubt)),
            Answer("review.no", tr("It is {name}", name=doubt.other_name), partial(_accept, doubt)),
            Answer("review.neither", tr("Neither"), partial(_neither, doubt)),
        ),
        frozenset({f"f{doubt.face}"}),
    )


def _keep(doubt: DoubtfulName, library: Library) -> Any:
    return doubtful_names.keep(library, doubt.face)


def _accept(doubt: DoubtfulName, library: Library) -> Any:
    return doubtful_names.accept(library, doubt.face)


def _neither(doubt: DoubtfulName, library: Library) -> Any:
    return name_people.reject_faces(library, [doubt.face], doubt.person)


# --------------------------------------------------------------------------------- random check


def audit_cards(connection: Connection, skip: Set[str], *, sample: AuditSample) -> list[ReviewCard]:
    """The faces of a random check that were not answered yet."""
    left = [face for face in audit.unanswered(connection, sample) if _audit_key(face) not in skip]
    rows = _rows(connection, left[:AHEAD])
    named = [rows[face] for face in left[:AHEAD] if face in rows and rows[face].person is not None]
    done = len(sample.faces) - len(left)
    return [
        _audit_card(connection, sample, row, done + place) for place, row in enumerate(named, 1)
    ]


def _audit_key(face: int) -> str:
    return f"audit:{face}"


def _audit_card(
    connection: Connection, sample: AuditSample, row: FaceRow, place: int
) -> ReviewCard:
    likes = confirmed_likes(connection, row.person or 0, without=row.id)
    return ReviewCard(
        _audit_key(row.id),
        tr("Is this {name}?", name=row.name),
        tr("{n} of {all}", n=number(place), all=number(len(sample.faces))),
        (Strip(tr("Is this {name}?", name=row.name), (row,)), Strip(row.name or "", likes)),
        _yes_and_no(partial(_check, sample, row.id)),
    )


def _check(sample: AuditSample, face: int, is_right: bool, library: Library) -> Any:
    return audit.audit_answer(library, sample, face, is_right=is_right)


def confirmed_likes(
    connection: Connection, person: int, *, without: int | None = None
) -> tuple[FaceRow, ...]:
    """Confirmed faces of a person, the most typical first."""
    faces = browse.faces_of_person(connection, person, state=FaceState.CONFIRMED)[:_LOOKED_AT]
    rows = _rows(connection, (face for face in faces if face != without))
    groups = Counter(row.group for row in rows.values() if row.group is not None)
    if not groups:
        return tuple(rows.values())[:_STRIP]
    largest = groups.most_common(1)[0][0]
    return _of(rows, review.by_typicality(connection, largest, list(rows))[:_STRIP])


# --------------------------------------------------------------------------------------- inside


def _yes_and_no(say: Callable[[bool, Library], Any]) -> tuple[Answer, ...]:
    return (
        Answer("review.yes", tr("Yes"), partial(say, True)),
        Answer("review.no", tr("No"), partial(say, False)),
    )


def _rows(connection: Connection, faces: Iterable[int]) -> dict[int, FaceRow]:
    return browse.face_rows(connection, list(dict.fromkeys(faces)))


def _of(rows: dict[int, FaceRow], faces: Iterable[int]) -> tuple[FaceRow, ...]:
    return tuple(rows[face] for face in faces if face in rows)


def _faces(count: int) -> str:
    return trn("{n} face", "{n} faces", count)
