"""Folders go in and out of the library at the user's word; taking one out can be undone."""

from __future__ import annotations

import sqlite3

from photoface.domain.decisions import Decision, Kind
from photoface.domain.sentences import say
from photoface.services.events import FoldersChanged
from photoface.services.history import Act, Plan, perform
from photoface.services.library import Library
from photoface.store import photos


def remove_folder(library: Library, path: str) -> Act | None:
    """Forget a folder and its photos (files stay, and so do decisions in the ledger).

    Undo takes it in again: what was said is told at once, what was read has to be read anew.
    """

    def plan(connection: sqlite3.Connection) -> Plan:
        is_known = any(folder == path for _, folder, _ in photos.folders(connection))
        removed = [Decision(Kind.FOLDER_REMOVED, value=path)] if is_known else []
        return Plan(say("Removed the folder {folder}", folder=path), removed)

    return perform(library, plan)


def add_folder(library: Library, path: str) -> None:
    """Take a folder in. After a removal that is a step of the history as well: undo and redo of
    what came before must not take it out behind the user's back."""
    if library.read(lambda connection: photos.is_removed(connection, path)):
        title = say("Added the folder {folder} again", folder=path)
        perform(library, lambda _: Plan(title, [Decision(Kind.FOLDER_ADDED, value=path)]))
    else:
        library.write(lambda connection: photos.add_folder(connection, path)).result()
        library.events.emit(FoldersChanged((path,)))
