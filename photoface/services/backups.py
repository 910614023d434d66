"""Copies of the library's database: one a day by itself, one whenever asked, and the way back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import sqlite_utils

from photoface.domain.errors import LibraryError, NotFoundError, PhotofaceError, reason_of
from photoface.domain.sentences import say
from photoface.services.events import Trouble
from photoface.services.library import Library, folder_error, lock_library
from photoface.store.backups import back_up, is_whole
from photoface.store.database import DATABASE_NAME, plain_errors
from photoface.store.migrations import newer_than_this_program

_FOLDER = "backups"
_NIGHTLY = "nightly"
#: Labels of what a restored copy took the place of.
_BEFORE, _DAMAGED = "before-restore", "damaged"
_TIME = "%Y%m%d-%H%M%S-%f"
#: The day of a library ends at this hour; what was done after midnight belongs to the evening.
_NIGHT_ENDS = timedelta(hours=3)
_LOOK_SECONDS = 600.0
_FIRST_LOOK_SECONDS = 60.0  # whoever opens the library wants to see it first


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy. `label` says why it was made: nightly, manual, before-update, before-restore,
    damaged."""

    path: Path
    at: datetime
    label: str
    bytes: int


def back_up_now(library: Library, *, label: str = "manual") -> Path:
    """Copy the database as it is now; works while photos are read. The newest fourteen stay."""
    folder = library.folder / _FOLDER
    try:
        return library.read(lambda c: back_up(sqlite_utils.Database(c), folder, label=label))
    except OSError as error:
        raise folder_error(folder, error) from error


def list_backups(folder: Path) -> list[Backup]:
    """The copies of the library in `folder`, the newest first."""
    try:
        found = [_backup(path) for path in (folder / _FOLDER).glob("library-*.db")]
    except OSError:  # a folder that we may not look into
        return []
    return sorted((b for b in found if b), key=lambda b: b.at, reverse=True)


def restore(folder: Path, backup: Path | None = None) -> tuple[Path, Path | None]:
    """Put a copy (None: the newest) in the place of the library's database.

    The database as it was is kept as a copy labelled "before-restore", even if it is damaged.
    Returns the copy that was used and the one that was made. Raises NotFoundError, LibraryError
    or LibraryBusyError; then nothing was changed.
    """
    source = _chosen(folder, backup)
    lock = lock_library(folder)
    try:
        with plain_errors(folder):
            return source, _swap(folder, source)
    except OSError as error:
        raise LibraryError(
            say("The library could not be restored ({reason}).", reason=reason_of(error))
        ) from error
    finally:
        lock.release()


class NightlyBackups:
    """Makes one copy a day while the library is open, if anything was changed since the last."""

    def __init__(self, library: Library, *, first_look: float = _FIRST_LOOK_SECONDS) -> None:
        self._library = library
        self._first_look = first_look
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="nightly-backup", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._ended.set()
        self._thread.join()

    def _serve(self) -> None:
        pause = self._first_look
        while not self._ended.wait(pause):
            pause = _LOOK_SECONDS
            try:
                back_up_if_due(self._library, now=datetime.now())
            except (PhotofaceError, OSError) as error:
                sentence = say("The nightly backup could not be made. {reason}", reason=error)
                self._library.events.emit(Trouble(sentence))


def back_up_if_due(library: Library, *, now: datetime) -> Path | None:
    """The nightly copy, if there is none of this day yet and something was changed since."""
    made = [b.at for b in list_backups(library.folder) if b.label == _NIGHTLY]
    if made and (_day(made[0]) == _day(now) or _changed_at(library.folder) <= made[0]):
        return None
    is_empty = library.read(lambda c: c.execute("SELECT count(*) FROM photos").fetchone()[0]) == 0
    return None if is_empty else back_up_now(library, label=_NIGHTLY)


def _day(at: datetime) -> object:
    return (at - _NIGHT_ENDS).date()


def _changed_at(folder: Path) -> datetime:
    """When the database (or what waits beside it) was written last."""
    files = (folder / f"{DATABASE_NAME}{suffix}" for suffix in ("", "-wal"))
    return datetime.fromtimestamp(max(f.stat().st_mtime for f in files if f.exists()))


def _backup(path: Path) -> Backup | None:
    parts = path.stem.split("-", 4)  # library, date, time, fraction, label
    try:
        at = datetime.strptime("-".join(parts[1:4]), _TIME)
        return Backup(path, at, parts[4], path.stat().st_size)
    except (ValueError, IndexError, OSError):
        return None


def _chosen(folder: Path, backup: Path | None) -> Path:
    if backup is None:
        known = [b for b in list_backups(folder) if b.label not in (_BEFORE, _DAMAGED)]
        if not known:
            raise NotFoundError(say("There is no backup in {folder}.", folder=folder / _FOLDER))
        return known[0].path
    for path in (backup, folder / _FOLDER / backup.name):
        if os.path.isfile(path):
            return path.resolve()
    raise NotFoundError(say("There is no backup {backup}.", backup=backup))


@contextmanager
def _opened(source: Path) -> Iterator[sqlite3.Connection]:
    """A copy to read from, with what waits in a log beside it. Where there is none, nothing is
    written beside it either: it may lie where nothing can be written."""
    has_log = os.path.exists(f"{source}-wal")
    uri = f"{source.as_uri()}?mode=ro" + ("" if has_log else "&immutable=1")
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        yield connection


def _check(connection: sqlite3.Connection, name: str) -> None:
    """Raises LibraryError unless this is a whole library that this program can read."""
    try:
        is_good = is_whole(connection)
        connection.execute("SELECT 1 FROM decisions LIMIT 1")
        is_newer = newer_than_this_program(sqlite_utils.Database(connection))
    except sqlite3.DatabaseError as error:
        raise LibraryError(say("{name} is no backup of a library.", name=name)) from error
    if not is_good:
        raise LibraryError(say("The backup {name} is damaged; choose an older one.", name=name))
    if is_newer:
        raise LibraryError(
            say("{name} was made by a newer Photoface. Update this one first.", name=name)
        )


def _swap(folder: Path, source: Path) -> Path | None:
    """The database as it is goes to the backups, the copy takes its place.

    Killed at any moment, it leaves the old library or the new one, whole.
    """
    database = folder / DATABASE_NAME
    fresh = database.with_suffix(".restored")
    try:
        _fetch(source, fresh)
        kept = _keep(folder) if database.exists() else None
        for suffix in ("-wal", "-shm"):
            database.with_name(database.name + suffix).unlink(missing_ok=True)
        _forget_thumbs(folder)
        os.replace(fresh, database)
    finally:
        fresh.unlink(missing_ok=True)
    return kept


def _fetch(source: Path, fresh: Path) -> None:
    fresh.unlink(missing_ok=True)
    source.open("rb").close()  # SQLite does not say why it cannot open a file
    with _opened(source) as connection, closing(sqlite3.connect(fresh)) as copy:
        _check(connection, source.name)
        connection.backup(copy)
    with open(fresh, "rb+") as file:
        os.fsync(file.fileno())


def _keep(folder: Path) -> Path:
    """A copy of the database before it is replaced; of a damaged one the bare files.

    What waited in the log is in the file afterwards, so that the log may go.
    """
    database = folder / DATABASE_NAME
    with closing(sqlite3.connect(database)) as connection:
        try:
            kept = back_up(sqlite_utils.Database(connection), folder / _FOLDER, label=_BEFORE)
            connection.execute("PRAGMA journal_mode = DELETE")
            return kept
        except sqlite3.OperationalError:  # a full disk, say: the database itself is well
            raise
        except sqlite3.DatabaseError:
            return _keep_damaged(folder, database)


def _keep_damaged(folder: Path, database: Path) -> Path:
    (folder / _FOLDER).mkdir(exist_ok=True)
    target = folder / _FOLDER / f"library-{datetime.now():{_TIME}}-{_DAMAGED}.db"
    for suffix in ("-wal", ""):
        if os.path.exists(f"{database}{suffix}"):
            shutil.copyfile(f"{database}{suffix}", f"{target}{suffix}")
    return target


def _forget_thumbs(folder: Path) -> None:
    """Thumbnails are kept by number, and numbers may mean other faces now; they are drawn again."""
    for path in (folder / "thumbs").glob("thumbs.db*"):
        path.unlink(missing_ok=True)
