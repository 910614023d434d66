"""Finding questions: which groups may be whom, as things stand at this moment.

The last grouping left likely pairs of groups behind (`group_pairs`). What was answered since is
left out, sizes are those of now, and people who may be the same group compete with each other.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

import numpy as np

from photoface.domain.eras import YEAR
from photoface.domain.questions import (
    Choice,
    Habits,
    Question,
    QuestionKind,
    Side,
    competing,
    value_of_joining,
    value_of_who,
)
from photoface.services import browse
from photoface.services.grouping_input import lifetimes, photos_with_twice_allowed, seconds
from photoface.store.pairs import pairs_in_force

_CHOICES = 5
_LEAST_CHOICE = 0.01
#: Whoever gave two names meant two people, mostly; whoever skipped a group does not know it.
_TWO_NAMES, _SKIPPED = 0.05, 0.05
#: A question that is expected to settle fewer faces per key is not worth asking.
_LEAST_VALUE = 0.005
#: A group whose photos show the person already (beside it) is somebody else.
_MOST_SHARED = 0.1
_MOST_ROWS = 20_000  # pairs and groups that are looked at, the most promising first
_LATEST_ACTS = 2000  # whose names tell how the user goes about it

_LIKELY = f"""
SELECT gp.first, gp.second, gp.probability, p.id, q.id, a.size, b.size
FROM group_pairs gp JOIN groups a ON a.id = gp.first JOIN groups b ON b.id = gp.second
LEFT JOIN people ap ON ap.id = a.person_id LEFT JOIN people p ON p.id = ap.root_id AND p.is_present
LEFT JOIN people bp ON bp.id = b.person_id LEFT JOIN people q ON q.id = bp.root_id AND q.is_present
WHERE a.size > 0 AND b.size > 0 AND (p.id IS NOT q.id OR p.id IS NULL)
ORDER BY gp.probability * min(a.size, b.size) DESC, gp.first, gp.second LIMIT {_MOST_ROWS}
"""


def find_questions(
    connection: sqlite3.Connection,
    skip: Set[str],
    kinds: Set[QuestionKind],
    *,
    nearest_first: bool = False,
) -> Iterator[Question]:
    """Questions worth asking, the best first; without the faces that are shown.

    `nearest_first`: the most similar pair first, then the largest group.
    """
    settled = Settled(connection)
    drafts = [draft for draft in _drafts(connection, settled, skip) if draft.kind in kinds]
    drafts.sort(key=_by_likeness if nearest_first else _by_value)
    for draft in drafts:
        question = _looked_at(connection, settled, draft)
        if question is not None:
            yield question


def _by_value(question: Question) -> tuple[float, str]:
    return -question.value, question.key


def _by_likeness(question: Question) -> tuple[float, int, str]:
    return -question.likeness, -question.one.size, question.key


def _drafts(connection: sqlite3.Connection, settled: Settled, skip: Set[str]) -> list[Question]:
    """Every question there is; the closer look at each is left for later."""
    pairs = [pair for pair in _pairs(connection) if not settled.is_answered(*pair[:2])]
    options: dict[int, dict[int, Choice]] = defaultdict(dict)
    for one, other, likeness in pairs:
        if one.person is None and other.person is not None:
            known = options[one.group].get(other.person)
            if known is None or likeness > known.probability:
                options[one.group][other.person] = Choice(other.person, other.group, likeness)
    choices = {group: _rivals(found.values()) for group, found in options.items()}
    habits = _habits(connection, skip)
    found = {q.key: q for q in _pair_drafts(pairs[::-1], choices, habits, skip)}
    found |= {q.key: q for q in _who_drafts(connection, choices, habits)}
    return [q for key, q in found.items() if key not in skip and q.value >= _LEAST_VALUE]


def _pairs(connection: sqlite3.Connection) -> Iterator[tuple[Side, Side, float]]:
    """Likely pairs: what has no name first, of two with names the smaller one."""
    for first, second, likeness, person, other_person, size, other_size in connection.execute(
        _LIKELY
    ):
        one = Side(first, person, None, (), (), size)
        other = Side(second, other_person, None, (), (), other_size)
        if person is not None and (other_person is None or size > other_size):
            one, other = other, one
        yield one, other, likeness


def _rivals(found: Iterable[Choice]) -> list[Choice]:
    """People whom a group may be, the most likely first."""
    alone = sorted(found, key=lambda choice: (-choice.probability, choice.person))
    shares = competing([choice.probability for choice in alone])
    return [replace(c, probability=p) for c, p in zip(alone, shares, strict=True)]


def _pair_drafts(
    pairs: Iterable[tuple[Side, Side, float]],
    choices: dict[int, list[Choice]],
    habits: Habits,
    skip: Set[str],
) -> Iterator[Question]:
    share = {(g, c.person): c.probability for g, found in choices.items() for c in found}
    for one, other, likeness in pairs:
        kind = _kind(one, other)
        match kind:
            case QuestionKind.IS_PERSON:
                probability = share[one.group, other.person]
            case QuestionKind.SAME_PERSON:
                probability = likeness * _TWO_NAMES
            case _:
                probability = likeness
        if any(f"{QuestionKind.WHO}:{side.end}" in skip for side in (one, other)):
            probability *= _SKIPPED
        value = probability * one.size
        if kind is QuestionKind.SAME_GROUP:
            value = value_of_joining(one.size, other.size, probability, habits)
        yield Question(kind, one, other, probability, one.size, value, likeness)


def _kind(one: Side, other: Side) -> QuestionKind:
    if other.person is None:
        return QuestionKind.SAME_GROUP
    return QuestionKind.IS_PERSON if one.person is None else QuestionKind.SAME_PERSON


def _who_drafts(
    connection: sqlite3.Connection, choices: dict[int, list[Choice]], habits: Habits
) -> Iterator[Question]:
    rows = connection.execute(
        "SELECT id, size FROM groups WHERE person_id IS NULL AND size > 0 "
        f"ORDER BY size DESC, id LIMIT {_MOST_ROWS}"
    )
    for group, size in rows:
        side = Side(group, None, None, (), (), size)
        yield _who(side, choices.get(group, []), habits)


def _who(side: Side, found: list[Choice], habits: Habits) -> Question:
    offered = tuple(c for c in found[:_CHOICES] if c.probability >= _LEAST_CHOICE)
    listed = sum(choice.probability for choice in offered)
    known = habits.known(side.size, listed)
    value = value_of_who(side.size, listed, habits)
    return Question(QuestionKind.WHO, side, None, known, side.size, value, choices=offered)


def _habits(connection: sqlite3.Connection, skip: Set[str]) -> Habits:
    """How the user has answered: from the names given of late, and from what was skipped."""
    names = browse.people_names(connection)
    letters = [len(name) for _, name in names[-_LATEST_ACTS:]]
    habits = Habits(1.0 + sum(letters) / len(letters)) if letters else Habits()
    given = connection.execute(
        "SELECT sum(d.kind = 'is_person') FROM decisions d JOIN acts a ON a.id = d.act_id "
        "WHERE a.state = 'done' AND d.act_id > (SELECT max(id) FROM acts) - ? "
        "GROUP BY d.act_id HAVING sum(d.kind = 'person_created') = 1",
        (_LATEST_ACTS,),
    )
    for (size,) in given:
        if size:
            habits.note(size, is_named=True)
    for (size,) in connection.execute(
        "SELECT size FROM groups WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(_skipped_groups(skip)),),
    ):
        habits.note(size, is_named=False)
    return habits


def _skipped_groups(skip: Set[str]) -> list[int]:
    start = f"{QuestionKind.WHO}:g"
    return [int(key.removeprefix(start)) for key in skip if key.startswith(start)]


# ------------------------------------------------------------------------------- a closer look


def _looked_at(
    connection: sqlite3.Connection, settled: Settled, draft: Question
) -> Question | None:
    """The question with the faces it speaks of, None where it is settled already."""
    if draft.other is None:
        faces = tuple(browse.faces_of_group(connection, draft.one.group))
        choices = tuple(c for c in draft.choices if settled.may_be(draft.one, c))
        return replace(draft, one=replace(draft.one, faces=faces), choices=choices)
    if settled.holds(draft.one, draft.other):
        return None
    open_faces = settled.open_faces(draft.one, draft.other)
    is_whole = draft.kind is QuestionKind.SAME_PERSON
    decides = draft.one.size if is_whole else len(open_faces)
    if decides == 0:
        return None
    return replace(
        draft,
        one=replace(draft.one, faces=tuple(open_faces)),
        decides=decides,
        years_apart=settled.years_apart(draft.one, draft.other),
    )


class Settled:
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
        self._decided |= {frozenset((f"g{g}", f"p{p}")) for g, p in _denied(connection)}

    def is_answered(self, one: Side, other: Side) -> bool:
        """The user has answered this."""
        return frozenset((one.end, other.end)) in self._decided

    def holds(self, one: Side, other: Side) -> bool:
        """The photos have answered it: they show both, beside each other."""
        shared = self._connection.execute(
            "SELECT DISTINCT a.photo_id FROM faces a JOIN faces b ON b.photo_id = a.photo_id "
            "WHERE a.group_id = ? AND b.group_id = ?",
            (one.group, other.group),
        ).fetchall()
        count = sum(photo not in self._exempt for (photo,) in shared)
        return count > _MOST_SHARED * min(one.size, other.size)

    def may_be(self, one: Side, choice: Choice) -> bool:
        """Nothing says that these faces cannot be that person."""
        size = self._connection.execute(
            "SELECT size FROM groups WHERE id = ?", (choice.group,)
        ).fetchone()[0]
        other = Side(choice.group, choice.person, None, (), (), size)
        return not self.holds(one, other) and bool(self.open_faces(one, other))

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


def _denied(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """(group, person) where the user said of every face of the group that it is not them."""
    return connection.execute(
        "SELECT f.group_id, p.root_id FROM bans b JOIN people p ON p.id = b.person_id "
        "JOIN faces f ON f.id = b.face_id JOIN groups g ON g.id = f.group_id "
        "WHERE f.state IN ('proposed', 'rejected') GROUP BY f.group_id, p.root_id "
        "HAVING count(DISTINCT f.id) >= max(g.size)"
    ).fetchall()


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
