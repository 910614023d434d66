"""Finding questions: which groups may be whom, as things stand at this moment.

The last grouping left likely pairs of groups behind (`group_pairs`). What was answered since is
left out, sizes are those of now, and people who may be the same group compete with each other.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from photoface.domain.questions import (
    Choice,
    Floats,
    Habits,
    Question,
    QuestionKind,
    Side,
    competing,
    known,
    value_of_joining,
    value_of_who,
)
from photoface.services import browse
from photoface.services.habits import read_habits
from photoface.services.settled import Settled

_CHOICES = 5
_LEAST_CHOICE = 0.01
#: Whoever gave two names meant two people, mostly; whoever skipped a group does not know it.
_TWO_NAMES, _SKIPPED = 0.05, 0.05
#: A question that is expected to settle fewer faces per key is not worth asking.
_LEAST_VALUE = 0.005
_MOST_ROWS = 20_000  # pairs and groups that are looked at, the most promising first

_LIKELY = f"""
SELECT gp.first, gp.second, coalesce(p.id, -1), coalesce(q.id, -1), a.size, b.size,
coalesce(a.aside, 0), coalesce(b.aside, 0), gp.probability
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
    skipped = _skipped_groups(skip)
    habits = read_habits(connection, skipped)
    pairs = _Pairs.read(connection, settled, habits)
    drafts: list[_PairDrafts | _WhoDrafts] = []
    if kinds - {QuestionKind.WHO}:
        drafts.append(_PairDrafts(pairs, habits, skipped))
    if QuestionKind.WHO in kinds:
        drafts.append(_WhoDrafts(connection, pairs, habits, skipped))
    for draft in _ordered(drafts, nearest_first=nearest_first):
        if draft.kind in kinds and draft.key not in skip:
            question = _looked_at(connection, settled, draft)
            if question is not None:
                yield question


def _ordered(
    drafts: Sequence[_PairDrafts | _WhoDrafts], *, nearest_first: bool
) -> Iterator[Question]:
    """The drafts of all kinds, the best first; made when their turn comes."""
    kind = np.concatenate([np.full(len(d.value), n) for n, d in enumerate(drafts)])
    row = np.concatenate([np.arange(len(d.value)) for d in drafts])
    value = np.concatenate([d.value for d in drafts])
    if nearest_first:
        order = np.lexsort((row, kind, -np.concatenate([d.likeness for d in drafts])))
    else:
        order = np.lexsort((row, kind, -value))
        order = order[value[order] >= _LEAST_VALUE]
    for place in order.tolist():
        yield drafts[kind[place]].question(int(row[place]))


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Likely pairs that nobody has answered, a row each; -1 for groups without a name. What has no
    name comes first, of two with names the smaller one.

    group, person, size: int64 (n, 2). aside: float64 (n, 2). likeness: float64 (n,), P(one
    person). share: float64 (n,), the same where people compete for a group without a name, 0 for
    the second group of a person.
    """

    group: NDArray[np.int64]
    person: NDArray[np.int64]
    size: NDArray[np.int64]
    aside: Floats
    likeness: Floats
    share: Floats

    @classmethod
    def read(cls, connection: sqlite3.Connection, settled: Settled, habits: Habits) -> _Pairs:
        rows = np.array(connection.execute(_LIKELY).fetchall(), dtype=np.float64).reshape(-1, 9)
        whole = rows[:, :6].astype(np.int64).reshape(-1, 3, 2)
        group, person, size, aside = whole[:, 0], whole[:, 1], whole[:, 2], rows[:, 6:8]
        is_named = person >= 0
        swap = is_named[:, 0] & (~is_named[:, 1] | (size[:, 0] > size[:, 1]))
        for columns in (group, person, size, aside):
            columns[swap] = columns[swap, ::-1]
        is_open = ~settled.are_answered(group, person)
        group, person, size = (columns[is_open] for columns in (group, person, size))
        aside, likeness = aside[is_open], rows[is_open, 8]
        alone = np.where(person[:, 1] < 0, likeness, habits.less_aside(likeness, aside[:, 0]))
        return cls(group, person, size, aside, likeness, _shares(group, person, alone))


def _shares(group: NDArray[np.int64], person: NDArray[np.int64], alone: Floats) -> Floats:
    """P of each pair where people compete for a group; of each alone it is `alone`."""
    share = alone.copy()
    asked = np.flatnonzero((person[:, 0] < 0) & (person[:, 1] >= 0))
    order = asked[np.argsort(-alone[asked], kind="stable")]
    rival = np.column_stack((group[order, 0], person[order, 1]))
    _, first = np.unique(rival, axis=0, return_index=True)  # the likeliest group of each person
    share[asked] = 0.0
    rows = order[np.sort(first)]
    if len(rows):
        share[rows] = competing(alone[rows], np.unique(group[rows, 0], return_inverse=True)[1])
    return share


class _PairDrafts:
    """Questions about two groups: what each is worth, and how likely a yes."""

    def __init__(self, pairs: _Pairs, habits: Habits, skipped: NDArray[np.int64]) -> None:
        self._pairs, self.likeness = pairs, pairs.likeness
        named = pairs.person >= 0
        probability = np.where(named[:, 0], pairs.likeness * _TWO_NAMES, pairs.share)
        is_skipped = (np.isin(pairs.group, skipped) & ~named).any(axis=1)
        self._probability = np.where(is_skipped, probability * _SKIPPED, probability)
        joining = value_of_joining(pairs.size, pairs.aside, self._probability, habits)
        # Where a new name is likelier, a no would only lead to the question who it is, which
        # offers that person, too.
        new_name = habits.new_name(pairs.size[:, 0], pairs.aside[:, 0])
        is_worth_it = named[:, 0] | (self._probability >= (1.0 - self._probability) * new_name)
        confirming = np.where(is_worth_it, self._probability, 0.0)
        self.value = np.where(named[:, 1], confirming * pairs.size[:, 0], joining)

    def question(self, row: int) -> Question:
        pairs, sides = self._pairs, []
        for group, person, size in zip(
            *(t[row].tolist() for t in (pairs.group, pairs.person, pairs.size)), strict=True
        ):
            sides.append(Side(group, None if person < 0 else person, None, (), (), size))
        one, other = sides
        if other.person is None:
            kind = QuestionKind.SAME_GROUP
        else:
            kind = QuestionKind.IS_PERSON if one.person is None else QuestionKind.SAME_PERSON
        probability, value = float(self._probability[row]), float(self.value[row])
        likeness = float(pairs.likeness[row])
        return Question(kind, one, other, probability, one.size, value, likeness)


class _WhoDrafts:
    """Groups without a name that were not skipped, with the people each may be."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        pairs: _Pairs,
        habits: Habits,
        skipped: NDArray[np.int64],
    ) -> None:
        rows = connection.execute(
            "SELECT id, size, coalesce(aside, 0) FROM groups WHERE person_id IS NULL AND size > 0 "
            f"ORDER BY size DESC, id LIMIT {_MOST_ROWS}"
        ).fetchall()
        table = np.array(rows, dtype=np.float64).reshape(-1, 3)
        table = table[~np.isin(table[:, 0], skipped)]
        (self._group, self._size), aside = table[:, :2].astype(np.int64).T, table[:, 2]
        self._choices = _choices(pairs)
        self._listed = np.array(
            [sum(c.probability for c in self._choices.get(g, ())) for g in self._group.tolist()]
        )
        self._known = known(self._listed, habits.new_name(self._size, aside))
        self.value = value_of_who(self._size, aside, self._listed, habits)
        self.likeness = self._size / (1.0 + self._size) - 1.0  # after all pairs, the largest first

    def question(self, row: int) -> Question:
        group, size = int(self._group[row]), int(self._size[row])
        return Question(
            QuestionKind.WHO,
            Side(group, None, None, (), (), size),
            None,
            float(self._known[row]),
            size,
            float(self.value[row]),
            choices=tuple(self._choices.get(group, ())),
        )


def _choices(pairs: _Pairs) -> dict[int, list[Choice]]:
    """The people whom each group may be, the most likely first."""
    found: dict[int, list[Choice]] = defaultdict(list)
    asked = (pairs.person[:, 0] < 0) & (pairs.person[:, 1] >= 0) & (pairs.share >= _LEAST_CHOICE)
    rows = np.flatnonzero(asked)
    for row in rows[np.argsort(-pairs.share[rows], kind="stable")].tolist():
        group, other = pairs.group[row].tolist()
        if len(found[group]) < _CHOICES:
            found[group].append(Choice(int(pairs.person[row, 1]), other, float(pairs.share[row])))
    return found


def _skipped_groups(skip: Set[str]) -> NDArray[np.int64]:
    start = f"{QuestionKind.WHO}:g"
    groups = [int(key.removeprefix(start)) for key in skip if key.startswith(start)]
    return np.array(groups, dtype=np.int64)


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
