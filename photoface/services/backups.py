"""Copies of the library's database: one a day by itself, one whenever asked, and the way back."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import sqlite_utils

from photoface.domain.errors import LibraryError, NotFoundError, PhotofaceError
from photoface.domain.sentences import say
from photoface.services.events import Trouble
from photoface.services.library import Library, lock_library
from photoface.store.backups import back_up
from photoface.store.database import DATABASE_NAME, plain_errors
from photoface.store.migrations import newer_than_this_program

_FOLDER = "backups"
_NIGHTLY = "nightly"
_TIME = "%Y%m%d-%H%M%S-%f"
#: The day of a library ends at this hour; what was done after midnight belongs to the evening.
_NIGHT_ENDS = timedelta(hours=3)
_LOOK_SECONDS = 600.0
_FIRST_LOOK_SECONDS = 60.0  # whoever opens the library wants to see it first


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy. `label` says why it was made: nightly, manual, before-update, before-restore."""

    path: Path
    at: datetime
    label: str
    bytes: int


def back_up_now(library: Library, *, label: str = "manual") -> Path:
    """Copy the database as it is now; works while photos are read. The newest fourteen stay."""
    with plain_errors(library.folder):
        return library.read(
            lambda c: back_up(sqlite_utils.Database(c), library.folder / _FOLDER, label=label)
        )


def list_backups(folder: Path) -> list[Backup]:
    """The copies of the library in `folder`, the newest first."""
    found = [_backup(path) for path in (folder / _FOLDER).glob("library-*.db")]
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
        _check(source)
        return source, _swap(folder, source)
    except OSError as error:
        raise LibraryError(
            say("The library could not be restored ({reason}).", reason=error.strerror)
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
        known = [b for b in list_backups(folder) if b.label != "before-restore"]
        if not known:
            raise NotFoundError(say("There is no backup in {folder}.", folder=folder / _FOLDER))
        return known[0].path
    for path in (backup, folder / _FOLDER / backup.name):
        if path.is_file():
            return path.resolve()
    raise NotFoundError(say("There is no backup {backup}.", backup=backup))


def _check(source: Path) -> None:
    """Raises LibraryError unless this is a whole library that this program can read."""
    connection = sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)
    try:
        is_whole = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        connection.execute("SELECT 1 FROM decisions LIMIT 1")
        is_newer = newer_than_this_program(sqlite_utils.Database(connection))
    except sqlite3.DatabaseError as error:
        raise LibraryError(say("{name} is no backup of a library.", name=source.name)) from error
    finally:
        connection.close()
    if not is_whole:
        raise LibraryError(
            say("The backup {name} is damaged; choose an older one.", name=source.name)
        )
    if is_newer:
        raise LibraryError(
            say("{name} was made by a newer Photoface. Update this one first.", name=source.name)
        )


def _swap(folder: Path, source: Path) -> Path | None:
    """The database as it is goes to the backups, the copy takes its place."""
    database = folder / DATABASE_NAME
    fresh = database.with_suffix(".restored")
    shutil.copyfile(source, fresh)
    with open(fresh, "rb+") as file:
        os.fsync(file.fileno())
    kept = _keep(folder) if database.exists() else None
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    os.replace(fresh, database)
    _forget_thumbs(folder)
    return kept


def _keep(folder: Path) -> Path:
    """A copy of the database before it is replaced; of a damaged one the bare file."""
    database = folder / DATABASE_NAME
    label = "before-restore"
    with contextlib.suppress(sqlite3.DatabaseError):
        connection = sqlite3.connect(database)
        try:
            return back_up(sqlite_utils.Database(connection), folder / _FOLDER, label=label)
        finally:
            connection.close()
    (folder / _FOLDER).mkdir(exist_ok=True)
    target = folder / _FOLDER / f"library-{datetime.now():{_TIME}}-damaged.db"
    shutil.copyfile(database, target)
    return target


def _forget_thumbs(folder: Path) -> None:
    """Thumbnails are kept by number, and numbers may mean other faces now; they are drawn again."""
    for path in (folder / "thumbs").glob("thumbs.db*"):
        path.unlink(missing_ok=True)
