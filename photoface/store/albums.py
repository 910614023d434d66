"""Albums and favourites: folds of the ledger, keyed by album uid and content hash.

An edited photo takes the place of what its file held before (`photo_heirs`), here as with names.
Every function runs inside the caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from photoface.domain.decisions import Decision, Kind, Origin, fold_album
from photoface.store import photos
from photoface.store.sql import IN_FORCE


def fold_albums(connection: sqlite3.Connection, uids: Iterable[str]) -> tuple[int, ...]:
    """Write the albums that the ledger asks for; returns their ids."""
    return tuple(_fold_album(connection, uid) for uid in sorted(uids))


def fold_photos(connection: sqlite3.Connection, hashes: Iterable[str]) -> tuple[int, ...]:
    """Write the favourites among these contents; returns the ids of the photos."""
    touched = []
    for content in sorted(hashes):
        photo = _photo_of(connection, content)
        if photo is not None:
            connection.execute(
                "UPDATE photos SET is_favourite = ? WHERE id = ?",
                (_is_liked(connection, photo), photo),
            )
            touched.append(photo)
    return tuple(touched)


def fold_waiting(connection: sqlite3.Connection, content_hash: str) -> None:
    """Decisions may have waited for this very photo (its folder was forgotten, say)."""
    rows = connection.execute(
        "SELECT DISTINCT photo_hash, album_uid FROM decisions WHERE photo_hash = ?1 "
        "OR photo_hash IN (SELECT content_hash FROM photo_heirs WHERE heir_hash = ?1)",
        (content_hash,),
    ).fetchall()
    fold_photos(connection, {content for content, album in rows if album is None})
    fold_albums(connection, {album for _, album in rows if album is not None})


def inherit(
    connection: sqlite3.Connection, photo_id: int, content_hash: str, *, is_same_shot: bool
) -> bool:
    """Let a photo stand for what its file held before it was changed, if that is the same shot.

    It is where a face was handed on (`is_same_shot`), or where both were taken in one second.
    Returns whether it does.
    """
    row = connection.execute(
        "SELECT q.content_hash, q.taken_at = p.taken_at FROM photos p JOIN photos q "
        "ON q.id = p.predecessor_id WHERE p.id = ? "
        f"AND {photos.lies_nowhere('q.id')}",
        (photo_id,),
    ).fetchone()
    if row is None or not (is_same_shot or row[1]):
        return False
    _add_heir(connection, row[0], content_hash)
    return True


def _add_heir(connection: sqlite3.Connection, content_hash: str, heir_hash: str) -> None:
    connection.execute(
        "UPDATE photo_heirs SET heir_hash = ? WHERE heir_hash = ?", (heir_hash, content_hash)
    )
    connection.execute(
        "INSERT OR REPLACE INTO photo_heirs VALUES (?, ?)", (content_hash, heir_hash)
    )
    connection.execute("DELETE FROM photo_heirs WHERE content_hash = heir_hash")


def _photo_of(connection: sqlite3.Connection, content_hash: str) -> int | None:
    """The photo with this content, else the one that it was edited into."""
    row = connection.execute(
        "SELECT id FROM photos WHERE content_hash = ?1 UNION ALL SELECT p.id FROM photo_heirs h "
        "JOIN photos p ON p.content_hash = h.heir_hash WHERE h.content_hash = ?1 LIMIT 1",
        (content_hash,),
    ).fetchone()
    return row[0] if row else None


def _is_liked(connection: sqlite3.Connection, photo: int) -> bool:
    """The last word on a photo, or on what it was before it was edited."""
    row = connection.execute(
        f"SELECT d.kind FROM {IN_FORCE} "
        "WHERE d.kind IN ('photo_liked', 'photo_unliked') AND d.photo_hash IN ("
        "SELECT content_hash FROM photos WHERE id = ?1 UNION SELECT h.content_hash FROM "
        "photo_heirs h JOIN photos p ON p.content_hash = h.heir_hash WHERE p.id = ?1) "
        "ORDER BY d.id DESC LIMIT 1",
        (photo,),
    ).fetchone()
    return row is not None and row[0] == Kind.PHOTO_LIKED


def _fold_album(connection: sqlite3.Connection, uid: str) -> int:
    rows = connection.execute(
        f"SELECT d.kind, d.value, d.photo_hash, d.origin FROM {IN_FORCE} "
        "WHERE d.album_uid = ? ORDER BY d.id",
        (uid,),
    )
    verdict = fold_album(
        Decision(Kind(kind), value=value, photo=photo, origin=Origin(origin))
        for kind, value, photo, origin in rows
    )
    album = connection.execute(
        "INSERT INTO albums (uid, is_present, name, search) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (uid) DO UPDATE SET is_present = excluded.is_present, "
        "name = excluded.name, search = excluded.search RETURNING id",
        (uid, verdict.exists, verdict.name, verdict.search),
    ).fetchone()[0]
    connection.execute("DELETE FROM album_photos WHERE album_id = ?", (album,))
    found = [_photo_of(connection, content) for content in verdict.photos]
    connection.executemany(
        "INSERT OR IGNORE INTO album_photos VALUES (?, ?, ?)",
        [(album, photo, place) for place, photo in enumerate(found) if photo is not None],
    )
    return int(album)
