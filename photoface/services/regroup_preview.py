"""A dry run of grouping: what another method or threshold would change, looked into, then applied.

run = start_preview(library, method="hdbscan")
preview = run.answer.result()      # "would move 312 faces, 0 confirmed; 4 groups vanish"
apply_preview(library, preview)    # one undoable act
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photoface.domain.decisions import Decision, Kind
from photoface.domain.errors import PhotofaceError
from photoface.domain.sentences import say, sayn
from photoface.domain.settings import GROUPING_METHODS
from photoface.services import history
from photoface.services.children import Errand
from photoface.services.events import GroupsChanged
from photoface.services.group_faces import grouping_order, labelled_groups, store_groups
from photoface.services.grouping_messages import GroupingDone, GroupingOrder, GroupingProgress
from photoface.services.history import Plan
from photoface.services.library import Library
from photoface.store.ledger import Act, banned_people

#: How far the threshold may be moved, in similarity.
MOST_STRICT = 0.05


@dataclass(frozen=True, slots=True)
class GroupChange:
    """One group that would not be what it is. `group` is its id now (None: a new group);
    `gained` and `lost` are face ids; `name` is the person it shows."""

    group: int | None
    name: str | None
    before: int
    after: int
    gained: tuple[int, ...]
    lost: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RegroupPreview:
    """moved: faces that would be in another group; confirmed: of these, faces whose name would
    change although the user confirmed it (always 0: a decision holds). named, unnamed: faces that
    would get or lose a proposed name. vanished, created: groups of two and more. changes: what to
    look inside, the largest first."""

    order: GroupingOrder
    moved: int
    confirmed: int
    named: int
    unnamed: int
    vanished: int
    created: int
    changes: tuple[GroupChange, ...]
    sentence: str
    done: GroupingDone


class PreviewRun:
    """A dry run in a child. `answer` is the preview; `cancel` ends the run."""

    def __init__(
        self, library: Library, order: GroupingOrder, on_progress: Callable[[float], None]
    ) -> None:
        self.answer: Future[RegroupPreview] = Future()
        self._library = library
        self._order = order

        def progressed(message: Any) -> None:
            if isinstance(message, GroupingProgress):
                on_progress(message.fraction)

        entry = "photoface.services.grouping_child:main"
        self._errand = Errand(
            entry, GroupingDone, library.folder, order, on_message=progressed, name="preview"
        )
        self._errand.answer.add_done_callback(self._finish)

    def cancel(self) -> None:
        self._errand.cancel()

    def _finish(self, done: Future[GroupingDone]) -> None:
        try:
            result = done.result()
            self.answer.set_result(self._library.read(lambda c: compare(c, self._order, result)))
        except BaseException as error:
            self.answer.set_exception(error)


def start_preview(
    library: Library,
    *,
    method: str | None = None,
    strictness: float | None = None,
    on_progress: Callable[[float], None] = lambda _: None,
) -> PreviewRun:
    """Group with another method or threshold without changing anything.

    `strictness` is added to the similarity from which faces are one person (0 as calibrated,
    above: fewer are). Raises PhotofaceError for a method or a strictness that does not exist.
    """
    order = grouping_order(library)
    order = replace(
        order,
        method=order.method if method is None else method,
        strictness=order.strictness if strictness is None else strictness,
    )
    if order.method not in GROUPING_METHODS or abs(order.strictness) > MOST_STRICT:
        raise PhotofaceError(
            say(
                "Group with {methods}; the strictness may be -{most} to {most}.",
                methods=GROUPING_METHODS,
                most=MOST_STRICT,
            )
        )
    return PreviewRun(library, order, on_progress)


def compare(
    connection: sqlite3.Connection, order: GroupingOrder, done: GroupingDone
) -> RegroupPreview:
    """What a finished grouping would change."""
    view = _Comparison(connection, done)
    vanished, created = view.count_gone(), view.count_new()
    named, unnamed = view.count_names()
    moved, confirmed = len(view.moved), view.count_confirmed()
    sentence = sayn(
        "Would move 1 face, {confirmed} confirmed; {named} get a name, {unnamed} lose one; "
        "{vanished} groups vanish, {created} appear.",
        "Would move {n} faces, {confirmed} confirmed; {named} get a name, {unnamed} lose one; "
        "{vanished} groups vanish, {created} appear.",
        moved,
        confirmed=confirmed,
        named=named,
        unnamed=unnamed,
        vanished=vanished,
        created=created,
    )
    return RegroupPreview(
        order, moved, confirmed, named, unnamed, vanished, created, tuple(view.changes()),
        sentence, done,
    )  # fmt: skip


def apply_preview(library: Library, preview: RegroupPreview) -> Act | None:
    """Choose this grouping from now on, and show it. Undo goes back to the earlier choice."""

    def plan(connection: sqlite3.Connection) -> Plan:
        store_groups(connection, preview.done)
        said = {"method": preview.order.method, "strictness": preview.order.strictness}
        before = {"method": earlier.method, "strictness": earlier.strictness}
        value = json.dumps({"after": said, "before": before})
        title = say(
            "Grouped anew ({method}, strictness {strictness})",
            method=preview.order.method.replace("_", " "),
            strictness=f"{preview.order.strictness:+.3f}",
        )
        return Plan(title, [Decision(Kind.GROUPING_CHOSEN, value=value)])

    earlier = grouping_order(library)
    act = history.perform(library, plan)
    library.events.emit(GroupsChanged())
    return act


class _Comparison:
    """Groups now and groups then, face by face."""

    def __init__(self, connection: sqlite3.Connection, done: GroupingDone) -> None:
        rows = connection.execute(
            "SELECT f.id, f.group_id, f.state, p.root_id FROM faces f "
            "LEFT JOIN people p ON p.id = f.person_id"
        ).fetchall()
        self._now = {face: group for face, group, _, _ in rows}
        self._confirmed = {f: person for f, _, state, person in rows if state == "confirmed"}
        self._names = dict(connection.execute("SELECT id, name FROM people").fetchall())
        self._denied = set(banned_people(connection))
        group_of: NDArray[np.int64] = labelled_groups(connection, done, self._now)
        self._then = {
            int(face): int(group_of[label])
            for face, label in zip(done.face, done.label, strict=True)
            if int(face) in self._now
        }
        self.moved = [f for f, group in self._then.items() if self._now[f] != group]
        self._size_now = Counter(g for g in self._now.values() if g is not None)
        self._size_then = Counter(self._then.values())
        self._person_now = self._people_of(self._now)
        self._person_then = self._people_of(self._then)

    def _people_of(self, group_of: dict[int, Any]) -> dict[int, int]:
        """{group: person most of its confirmed faces name}, as the library shows it."""
        votes: dict[int, Counter[int]] = {}
        for face, person in self._confirmed.items():
            if group_of.get(face) is not None:
                votes.setdefault(group_of[face], Counter())[person] += 1
        return {g: min(v, key=lambda p, v=v: (-v[p], p)) for g, v in votes.items()}  # type: ignore[misc]

    def count_confirmed(self) -> int:
        """Confirmed faces that would land among those of somebody else."""
        return sum(
            self._person_then.get(self._then[face], person) != person
            for face, person in self._confirmed.items()
            if face in self._then
        )

    def count_names(self) -> tuple[int, int]:
        """Faces that would get, and that would lose, a proposed name."""
        got = lost = 0
        for face in self._then.keys() - self._confirmed.keys():
            before = self._shown(face, self._person_now.get(self._now[face] or -1))
            after = self._shown(face, self._person_then.get(self._then[face]))
            got += after is not None and after != before
            lost += before is not None and after is None
        return got, lost

    def _shown(self, face: int, person: int | None) -> int | None:
        return None if (face, person) in self._denied else person

    def count_gone(self) -> int:
        return sum(size > 1 and g not in self._size_then for g, size in self._size_now.items())

    def count_new(self) -> int:
        return sum(size > 1 and g not in self._size_now for g, size in self._size_then.items())

    def changes(self) -> list[GroupChange]:
        gained: dict[int, list[int]] = {}
        lost: dict[int, list[int]] = {}
        for face in sorted(self.moved):
            gained.setdefault(self._then[face], []).append(face)
            if (before := self._now[face]) is not None:
                lost.setdefault(before, []).append(face)
        found = [
            self._change(group, tuple(gained.get(group, ())), tuple(lost.get(group, ())))
            for group in sorted({*gained, *lost})
        ]
        return sorted(found, key=lambda c: -len(c.gained) - len(c.lost))

    def _change(self, group: int, gained: tuple[int, ...], lost: tuple[int, ...]) -> GroupChange:
        is_known = group in self._size_now
        person = (self._person_now if is_known else self._person_then).get(group)
        return GroupChange(
            group if is_known else None,
            self._names.get(person or -1),
            self._size_now.get(group, 0),
            self._size_then.get(group, 0),
            gained,
            lost,
        )
