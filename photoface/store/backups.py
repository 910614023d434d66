"""Copies of the database, made with SQLite's own backup so that they are whole at any moment."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

import sqlite_utils

from photoface.domain.files import sweep

_KEEP = 14


def back_up(database: sqlite_utils.Database, folder: Path, *, label: str = "nightly") -> Path:
    """Write a copy named by time into `folder`; keep the newest fourteen of each label.

    Raises sqlite3.DatabaseError where the database is damaged, and then keeps no copy.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sweep(folder, "library-*.part*", now=time.time())  # with the journals of such copies
    target = folder / f"library-{datetime.now():%Y%m%d-%H%M%S-%f}-{label}.db"
    unfinished = target.with_suffix(".part")
    copy = sqlite3.connect(unfinished)
    try:
        with closing(copy):
            database.conn.backup(copy)
            if not is_whole(copy):  # good copies must not go for such ones
                raise sqlite3.DatabaseError("the copied database is malformed")
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in sorted(folder.glob(f"library-*-{label}.db"))[:-_KEEP]:
        old.unlink(missing_ok=True)
    return target


def is_whole(connection: sqlite3.Connection) -> bool:
    """False (or sqlite3.DatabaseError) for a damaged database."""
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
