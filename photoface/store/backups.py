"""Copies of the database, made with SQLite's own backup so that they are whole at any moment."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

import sqlite_utils

_KEEP = 14


def back_up(database: sqlite_utils.Database, folder: Path, *, label: str = "nightly") -> Path:
    """Write a copy named by time into `folder`; keep the newest fourteen of each label."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"library-{datetime.now():%Y%m%d-%H%M%S-%f}-{label}.db"
    unfinished = target.with_suffix(".part")
    copy = sqlite3.connect(unfinished)
    try:
        database.conn.backup(copy)
    finally:
        copy.close()
    unfinished.replace(target)
    for old in sorted(folder.glob(f"library-*-{label}.db"))[:-_KEEP]:
        old.unlink(missing_ok=True)
    return target
