"""Rows of photos, their paths and the folders they came from."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from photoface.domain.decisions import Kind
from photoface.domain.photos import PhotoState, Problem
from photoface.domain.sentences import recalled, stored
from photoface.store.sql import IN_FORCE, OPEN


@dataclass(frozen=True, slots=True)
class KnownPath:
    """What the library knows of one path: enough to see whether the file changed."""

    photo_id: int
    size: int
    mtime_ns: int
    is_missing: bool


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A photo file as the disk has it now."""

    path: str
    content_hash: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class PendingPhoto:
    """A photo that waits to be looked at. `crashes`: how often it took a worker with it."""

    id: int
    path: str
    crashes: int


_LAST_TIME = 2**63 - 1


def file_time(status: os.stat_result) -> int:
    """When a file was changed last, in nanoseconds; days that no camera saw (the year 2400) are cut
    to what the database can hold."""
    return max(-_LAST_TIME, min(status.st_mtime_ns, _LAST_TIME))


def now() -> str:
    return datetime.now().isoformat(timespec="seconds")


def add_folder(connection: sqlite3.Connection, path: str) -> int:
    """Remember a folder; adding it again only marks it as there."""
    return int(
        connection.execute(
            "INSERT INTO folders (path, added_at) VALUES (?, ?) "
            "ON CONFLICT (path) DO UPDATE SET state = 'ok' RETURNING id",
            (path, now()),
        ).fetchone()[0]
    )


def folders(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
    """(id, path, state) of every folder."""
    return connection.execute("SELECT id, path, state FROM folders ORDER BY path").fetchall()


def is_in_library(connection: sqlite3.Connection, path: str) -> bool:
    """True for a folder of the library and for whatever lies in one."""
    return any(_is_in(path, folder) for _, folder, _ in folders(connection))


def is_removed(connection: sqlite3.Connection, folder: str) -> bool:
    """What the ledger says of a folder last; where it says nothing, it was never removed."""
    row = connection.execute(
        f"SELECT d.kind FROM {IN_FORCE} WHERE d.kind IN (?, ?) AND d.value = ? "
        "ORDER BY d.id DESC LIMIT 1",
        (Kind.FOLDER_REMOVED.value, Kind.FOLDER_ADDED.value, folder),
    ).fetchone()
    return row is not None and row[0] == Kind.FOLDER_REMOVED


def fold_folders(connection: sqlite3.Connection, paths: Iterable[str]) -> tuple[str, ...]:
    """Take these folders into the library or forget them, as the ledger says; returns them."""
    chosen = tuple(sorted(paths))
    for path in chosen:
        if is_removed(connection, path):
            forget_folder(connection, path)
        elif not is_in_library(connection, path):
            add_folder(connection, path)
    return chosen


def set_folder_state(connection: sqlite3.Connection, path: str, state: str) -> None:
    connection.execute("UPDATE folders SET state = ? WHERE path = ?", (state, path))


def known_paths(connection: sqlite3.Connection, folder: str) -> dict[str, KnownPath]:
    """Every path the library knows inside a folder."""
    prefix = folder.rstrip("/\\")
    rows = connection.execute(
        "SELECT path, photo_id, size, mtime_ns, is_missing FROM photo_paths "
        "WHERE substr(path, 1, ?) = ?",
        (len(prefix), prefix),
    )
    return {
        path: KnownPath(photo, size, mtime, bool(missing))
        for path, photo, size, mtime, missing in rows
        if path[len(prefix) : len(prefix) + 1] in ("/", "\\")
    }


def known_path(connection: sqlite3.Connection, path: str) -> KnownPath | None:
    """What the library knows of one file."""
    row = connection.execute(
        "SELECT photo_id, size, mtime_ns, is_missing FROM photo_paths WHERE path = ?", (path,)
    ).fetchone()
    return KnownPath(row[0], row[1], row[2], bool(row[3])) if row else None


def add_files(connection: sqlite3.Connection, files: Sequence[FoundFile]) -> list[int]:
    """Register files by content: a new hash is a new photo, a known one only gets a path.

    A file that was changed becomes another photo, which takes over the names of the faces that it
    still shows (see `faces.replace_faces`). Returns the ids of the photos that were new.
    """
    new = []
    for file in files:
        photo_id, is_new = _photo_of(connection, file)
        before = known_path(connection, file.path)
        if is_new:
            new.append(photo_id)
            _remember_predecessor(connection, photo_id, file.path)
        connection.execute(
            "INSERT INTO photo_paths (photo_id, path, size, mtime_ns) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (path) DO UPDATE SET photo_id = excluded.photo_id, size = excluded.size, "
            "mtime_ns = excluded.mtime_ns, is_missing = 0",
            (photo_id, file.path, file.size, file.mtime_ns),
        )
        connection.execute("DELETE FROM unreadable_paths WHERE path = ?", (file.path,))
        if before is not None and before.photo_id != photo_id:
            _drop_passing(connection, before.photo_id)
    return new


def add_alias(connection: sqlite3.Connection, content_hash: str, identity: str) -> None:
    """From now on a file with this content is the photo `identity`: only our tags differ."""
    if content_hash != identity:
        connection.execute(
            "INSERT OR REPLACE INTO content_aliases VALUES (?, ?)", (content_hash, identity)
        )


def aliases(connection: sqlite3.Connection) -> dict[str, str]:
    """{content hash: identity} of every file that we wrote tags into."""
    return dict(connection.execute("SELECT content_hash, identity FROM content_aliases").fetchall())


def identity_of(connection: sqlite3.Connection, content_hash: str) -> str:
    """The content hash under which the library knows (or will know) a file."""
    row = connection.execute(
        "SELECT identity FROM content_aliases WHERE content_hash = ?", (content_hash,)
    ).fetchone()
    return str(row[0]) if row else content_hash


def _photo_of(connection: sqlite3.Connection, file: FoundFile) -> tuple[int, bool]:
    identity = identity_of(connection, file.content_hash)
    row = connection.execute("SELECT id FROM photos WHERE content_hash = ?", (identity,)).fetchone()
    if row:
        return int(row[0]), False
    modified = datetime.fromtimestamp(file.mtime_ns / 1e9).isoformat(timespec="seconds")
    photo_id = connection.execute(
        "INSERT INTO photos (content_hash, sort_time, added_at) VALUES (?, ?, ?) RETURNING id",
        (identity, modified, now()),
    ).fetchone()[0]
    return int(photo_id), True


def _remember_predecessor(connection: sqlite3.Connection, photo_id: int, path: str) -> None:
    """What was never read (half written, changed again at once) hands on what came before it."""
    connection.execute(
        "UPDATE photos SET predecessor_id = (SELECT coalesce(q.predecessor_id, q.id) "
        "FROM photo_paths JOIN photos q ON q.id = photo_id WHERE path = ?) WHERE id = ?",
        (path, photo_id),
    )


def _drop_passing(connection: sqlite3.Connection, photo_id: int) -> None:
    """Forget a content that a file held between two others and that nobody ever read."""
    connection.execute(
        "DELETE FROM photos WHERE id = ?1 AND predecessor_id IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM photo_paths WHERE photo_id = ?1)",
        (photo_id,),
    )


def lies_nowhere(photo: str) -> str:
    """SQL: no file has the content of the photo with this id. A file that is missing may be on a
    drive that is not plugged in; one missing from a folder that is there was moved or deleted."""
    return (
        f"NOT EXISTS (SELECT 1 FROM photo_paths pp WHERE pp.photo_id = {photo} AND "
        "(NOT pp.is_missing OR NOT EXISTS (SELECT 1 FROM folders f WHERE f.state = 'ok' "
        "AND substr(pp.path, 1, length(f.path) + 1) IN (f.path || '/', f.path || '\\'))))"
    )


def drop_predecessor(connection: sqlite3.Connection, photo_id: int) -> None:
    """Forget what this photo's file held before, unless that lies somewhere else as well."""
    connection.execute(
        "DELETE FROM photos WHERE id = (SELECT predecessor_id FROM photos WHERE id = ?) "
        f"AND {lies_nowhere('photos.id')}",
        (photo_id,),
    )
    connection.execute("UPDATE photos SET predecessor_id = NULL WHERE id = ?", (photo_id,))


def add_unreadable(connection: sqlite3.Connection, path: str, reason: str) -> None:
    connection.execute(
        "INSERT INTO unreadable_paths (path, reason, at) VALUES (?, ?, ?) "
        "ON CONFLICT (path) DO UPDATE SET reason = excluded.reason, at = excluded.at",
        (path, stored(reason), now()),
    )


def forget_unreadable(
    connection: sqlite3.Connection, folder: str, *, but: Collection[str] = ()
) -> None:
    """Forget what could not be read in a folder (or of it) but for these paths: it is gone, or can
    be read."""
    rows = connection.execute("SELECT path FROM unreadable_paths").fetchall()
    connection.executemany(
        "DELETE FROM unreadable_paths WHERE path = ?",
        [(path,) for (path,) in rows if path not in but and _is_in(path, folder)],
    )


def _is_in(path: str, folder: str) -> bool:
    prefix = folder.rstrip("/\\")
    is_below = path.startswith(prefix) and path[len(prefix) : len(prefix) + 1] in ("/", "\\")
    return is_below or path == folder


def mark_missing(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Files that are gone stay known: they may come back, and what was said of them counts."""
    connection.executemany(
        "UPDATE photo_paths SET is_missing = 1 WHERE path = ?", [(path,) for path in paths]
    )


def mark_present(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    connection.executemany(
        "UPDATE photo_paths SET is_missing = 0 WHERE path = ?", [(path,) for path in paths]
    )


def forget_folder(connection: sqlite3.Connection, path: str) -> int:
    """Forget a folder and the photos that lie in no other; decisions stay in the ledger.

    What a file held before it was changed is kept until that is read and takes over its names.
    Returns how many photos were forgotten.
    """
    connection.execute("DELETE FROM folders WHERE path = ?", (path,))
    left = [other for _, other, _ in folders(connection)]
    known = known_paths(connection, path)
    paths = [(file,) for file in known if not any(_is_in(file, other) for other in left)]
    connection.executemany("DELETE FROM photo_paths WHERE path = ?", paths)
    forget_unreadable(connection, path)
    return connection.execute(
        "DELETE FROM photos WHERE NOT EXISTS "
        "(SELECT 1 FROM photo_paths WHERE photo_id = photos.id) AND id NOT IN ("
        "SELECT q.predecessor_id FROM photos q JOIN photo_paths ON photo_id = q.id "
        "WHERE q.predecessor_id IS NOT NULL)"
    ).rowcount


def pending_photos(connection: sqlite3.Connection, *, limit: int) -> list[PendingPhoto]:
    """Photos that wait, the newest first (they are on the screen first), each with a path."""
    rows = connection.execute(
        "SELECT p.id, (SELECT path FROM photo_paths WHERE photo_id = p.id AND is_missing = 0 "
        "ORDER BY id LIMIT 1) AS path, p.crashes FROM photos p "
        "WHERE p.state = 'new' AND path IS NOT NULL ORDER BY p.sort_time DESC, p.id LIMIT ?",
        (limit,),
    )
    return [PendingPhoto(*row) for row in rows]


def count_by_state(connection: sqlite3.Connection) -> dict[PhotoState, int]:
    rows = connection.execute("SELECT state, count(*) FROM photos GROUP BY state")
    counts = {PhotoState(state): count for state, count in rows}
    return {state: counts.get(state, 0) for state in PhotoState}


def mark_done(
    connection: sqlite3.Connection,
    photo_id: int,
    *,
    width: int,
    height: int,
    taken_at: str | None,
    camera: str | None,
    detector: str,
    embedder: str,
    note: str | None = None,
) -> None:
    """The photo was read; `note` is a sentence where that was possible only in part."""
    connection.execute(
        "UPDATE photos SET state = 'done', reason = ?, width = ?, height = ?, taken_at = ?, "
        "camera = ?, detector = ?, embedder = ?, sort_time = coalesce(?, sort_time) WHERE id = ?",
        (
            note and stored(note),
            width,
            height,
            taken_at,
            camera,
            detector,
            embedder,
            taken_at,
            photo_id,
        ),
    )


def mark_failed(connection: sqlite3.Connection, photo_id: int, reason: str) -> None:
    connection.execute(
        "UPDATE photos SET state = 'failed', reason = ? WHERE id = ?", (stored(reason), photo_id)
    )


def add_crash(connection: sqlite3.Connection, photo_id: int) -> int:
    """Count a worker's death against this photo; returns how often it happened now."""
    return int(
        connection.execute(
            "UPDATE photos SET crashes = crashes + 1 WHERE id = ? RETURNING crashes", (photo_id,)
        ).fetchone()[0]
    )


def retry_failed(connection: sqlite3.Connection) -> int:
    """Let every failed photo be looked at again; returns how many."""
    return connection.execute(
        "UPDATE photos SET state = 'new', reason = NULL, crashes = 0 WHERE state = 'failed'"
    ).rowcount


def problems(connection: sqlite3.Connection) -> list[Problem]:
    """Every file that could not be read, by path, with the reason in words."""
    rows = connection.execute(
        "SELECT pp.path, p.reason FROM photos p JOIN photo_paths pp ON pp.photo_id = p.id "
        "WHERE p.state = 'failed' AND pp.is_missing = 0 "
        "UNION ALL SELECT path, reason FROM unreadable_paths ORDER BY 1"
    )
    return [Problem(path, recalled(reason)) for path, reason in rows]


def count_in_folder(connection: sqlite3.Connection, folder: str) -> int:
    """How many photo files are known (and there) inside a folder."""
    return sum(not known.is_missing for known in known_paths(connection, folder).values())


def read_all_again(connection: sqlite3.Connection) -> int:
    """Let every photo be looked at again (other models, another size); returns how many."""
    return connection.execute(
        "UPDATE photos SET state = 'new', crashes = 0 WHERE state <> 'new'"
    ).rowcount


def has_ungrouped_faces(connection: sqlite3.Connection, embedder: str) -> bool:
    """True if a face with a vector of this embedder waits for its first grouping."""
    return bool(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM faces f JOIN vectors v ON v.face_id = f.id "
            f"AND v.embedder = ? WHERE f.group_id IS NULL AND f.state IN {OPEN})",
            (embedder,),
        ).fetchone()[0]
    )
