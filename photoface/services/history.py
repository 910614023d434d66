"""Perform, undo, redo: every change of the user goes through here."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import chain
from typing import Any

from photoface.domain.decisions import Decision
from photoface.domain.sentences import Sentence
from photoface.services.events import (
    AlbumsChanged,
    FacesDecided,
    FoldersChanged,
    HistoryChanged,
    ModelChosen,
)
from photoface.services.library import Library
from photoface.store import ledger
from photoface.store.database import tidy_up
from photoface.store.ledger import Act, Touched

#: Undoes or redoes up to an act.
Walk = Callable[[Library, int], list[Act]]


@dataclass(frozen=True, slots=True)
class Plan:
    """A title and the decisions that make it true; empty decisions change nothing.

    `moves` ({face: group}) shows the outcome at once; the next grouping finds it by itself.
    """

    title: Sentence
    decisions: list[Decision]
    moves: Mapping[int, int] = field(default_factory=dict)


def perform(library: Library, plan: Callable[[sqlite3.Connection], Plan]) -> Act | None:
    """Record what `plan(connection)` decides, as one act in one transaction; tell the listeners.

    Returns the act, or None if there was nothing to decide. Waits for the write (milliseconds).
    """

    def change(connection: sqlite3.Connection) -> tuple[Act, Touched] | None:
        made = plan(connection)
        if not made.decisions:
            return None
        return ledger.record(connection, made.title, made.decisions, moves=made.moves)

    return _told(library, library.write(change).result())


def undo(library: Library) -> Act | None:
    """Take back the newest act; None when there is none."""
    return _told(library, library.write(ledger.undo).result())


def redo(library: Library) -> Act | None:
    """Bring back what was undone last; None when there is none."""
    return _told(library, library.write(ledger.redo).result())


def undo_from(library: Library, act: int) -> list[Act]:
    """Take back an act and everything after it, as one step; returns what was undone."""
    return _flip_all(library, ledger.undo, lambda undoing, _: undoing and undoing.id >= act)


def redo_up_to(library: Library, act: int) -> list[Act]:
    """Bring back everything that was undone up to an act, as one step; returns what it was."""
    return _flip_all(library, ledger.redo, lambda _, redoing: redoing and redoing.id <= act)


def acts(library: Library, *, limit: int = 200) -> list[Act]:
    """The history, newest first."""
    return library.read(lambda connection: ledger.history(connection, limit=limit))


def status(library: Library) -> HistoryChanged:
    """Titles of what Undo and Redo would do now."""
    undo_act, redo_act = library.read(ledger.next_undo_and_redo)
    return HistoryChanged(
        undo_act.title if undo_act else None, redo_act.title if redo_act else None
    )


def _flip_all(
    library: Library,
    flip: Callable[[sqlite3.Connection], tuple[Act, Touched] | None],
    is_wanted: Callable[[Act | None, Act | None], object],
) -> list[Act]:
    """Undo or redo in one transaction while `is_wanted(next undo, next redo)` says so."""

    def change(connection: sqlite3.Connection) -> list[tuple[Act, Touched]]:
        done: list[tuple[Act, Touched]] = []
        while is_wanted(*ledger.next_undo_and_redo(connection)) and (act := flip(connection)):
            done.append(act)
        return done

    done = library.write(change).result()
    if done:
        _told(library, (done[-1][0], _joined([touched for _, touched in done])))
    return [act for act, _ in done]


def _joined(parts: Sequence[Touched]) -> Touched:
    """Everything that any of them touched."""
    joined: dict[str, Any] = {}
    for name in (part.name for part in fields(Touched)):
        values = [getattr(part, name) for part in parts]
        is_flag = isinstance(values[0], bool)
        joined[name] = any(values) if is_flag else tuple(dict.fromkeys(chain(*values)))
    return Touched(**joined)


def _told(library: Library, done: tuple[Act, Touched] | None) -> Act | None:
    if done is None:
        return None
    act, touched = done
    if touched.faces or touched.people or touched.groups or touched.is_grouping_chosen:
        library.events.emit(FacesDecided(touched.faces, touched.people, touched.groups))
    if touched.albums or touched.photos:
        library.events.emit(AlbumsChanged(touched.albums, touched.photos))
    if touched.folders:
        library.events.emit(FoldersChanged(touched.folders))
    if touched.is_model_chosen:
        library.events.emit(ModelChosen())
    library.events.emit(status(library))
    library.on_writer(tidy_up)
    return act
