"""Small pictures for the screen: a cache in its own database, safe to delete at any time.

One file with many small blobs opens faster than a folder of a hundred thousand files, and does not
slow down the library's own database.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS photos (id INTEGER PRIMARY KEY, jpeg BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS faces (id INTEGER PRIMARY KEY, jpeg BLOB NOT NULL);
"""


def open_thumbs(folder: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """The cache of a library. A damaged one is thrown away and started anew by the writer."""
    path = folder / "thumbs" / "thumbs.db"
    if read_only:
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False, timeout=5
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _open_for_writing(path)
    except sqlite3.DatabaseError as error:
        if "malformed" not in str(error) and "not a database" not in str(error):
            raise
        path.unlink()
        return _open_for_writing(path)


def _open_for_writing(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=False, timeout=10)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")  # it is a cache
    connection.executescript(_SCHEMA)
    return connection


def put_thumbs(
    thumbs: sqlite3.Connection,
    *,
    photos: Iterable[tuple[int, bytes]],
    faces: Iterable[tuple[int, bytes]],
) -> None:
    """Store (id, JPEG) pairs, all in one transaction."""
    with thumbs:
        thumbs.executemany("INSERT OR REPLACE INTO photos VALUES (?, ?)", photos)
        thumbs.executemany("INSERT OR REPLACE INTO faces VALUES (?, ?)", faces)


def photo_thumb(thumbs: sqlite3.Connection, photo_id: int) -> bytes | None:
    """JPEG of a whole photo, longest side 320 pixels."""
    row = thumbs.execute("SELECT jpeg FROM photos WHERE id = ?", (photo_id,)).fetchone()
    return row[0] if row else None


def face_thumb(thumbs: sqlite3.Connection, face_id: int) -> bytes | None:
    """Square JPEG of a face."""
    row = thumbs.execute("SELECT jpeg FROM faces WHERE id = ?", (face_id,)).fetchone()
    return row[0] if row else None
