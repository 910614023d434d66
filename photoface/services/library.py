"""One open library: its folder, its writer lane, its readers, its events."""

from __future__ import annotations

import logging
import os
import queue
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from sqlite3 import Connection, DatabaseError
from typing import TypeVar

import sqlite_utils
from filelock import FileLock, Timeout

from photoface.domain.errors import (
    DiskFullError,
    LibraryBusyError,
    LibraryError,
    LibraryReadOnlyError,
    reason_of,
)
from photoface.domain.sentences import say
from photoface.domain.settings import Settings
from photoface.jobs.lane import Lane
from photoface.services.events import Events
from photoface.services.find_photos import NAMELESS, is_text
from photoface.store import settings as settings_rows
from photoface.store import thumbs
from photoface.store.database import (
    needs_update,
    open_reader,
    open_writer,
    plain_errors,
    transaction,
)

log = logging.getLogger(__name__)
T = TypeVar("T")

__all__ = ["Connection", "Library", "open_library"]
_READERS = 3


class Library:
    """The door to one library folder. Make it with `open_library`, end it with `close()`.

    Reading: `read(query)` runs `query(connection)` at once on this thread; `read_later(query)` runs
    it on a reader thread and returns a future. Writing: `write(change)` runs `change(connection)`
    as one transaction on the writer lane and returns a future.
    """

    def __init__(self, folder: Path, lock: FileLock | None) -> None:
        self.folder = folder
        self.events = Events()
        self._lock = lock
        self._written: list[sqlite_utils.Database] = []  # the writer's, when its lane has ended
        self._writer = (
            Lane("library-writer", lambda: open_writer(folder), self._written.append)
            if lock
            else None
        )
        self._idle_readers: queue.LifoQueue[sqlite_utils.Database] = queue.LifoQueue()
        self._pool = ThreadPoolExecutor(_READERS, thread_name_prefix="library-reader")
        self._thumbs = _open_thumbs(folder) if lock else None

    @property
    def is_read_only(self) -> bool:
        return self._writer is None

    def read(self, query: Callable[[Connection], T]) -> T:
        """Run a query on a read-only connection, on the calling thread."""
        with plain_errors(self.folder), self._reader() as database:
            return query(database.conn)

    def read_later(self, query: Callable[[Connection], T]) -> Future[T]:
        """Run a query on one of the reader threads."""
        return self._pool.submit(self.read, query)

    def write(self, change: Callable[[Connection], T]) -> Future[T]:
        """Run `change` as one transaction, in its turn after all earlier writes."""

        def run(database: sqlite_utils.Database) -> T:
            with transaction(database) as connection:
                return change(connection)

        return self.on_writer(run)

    def on_writer(self, work: Callable[[sqlite_utils.Database], T]) -> Future[T]:
        """Run `work(database)` on the writer lane outside a transaction (a backup, say)."""
        if self._writer is None:
            raise LibraryReadOnlyError(say("This library was opened for reading only."))
        return self._writer.submit(work)

    @property
    def settings(self) -> Settings:
        return self.read(settings_rows.load_settings)

    def save_settings(self, settings: Settings) -> None:
        self.write(lambda connection: settings_rows.save_settings(connection, settings)).result()

    def put_thumbs(
        self, photos: list[tuple[int, bytes]], faces: list[tuple[int, bytes]]
    ) -> Future[None]:
        """Queue thumbnails for the cache, behind the rows they belong to."""

        def put(_: sqlite_utils.Database) -> None:
            if self._thumbs is not None:
                thumbs.put_thumbs(self._thumbs, photos=photos, faces=faces)

        return self.on_writer(put)

    def close(self) -> None:
        """Finish queued writes, close everything, let another program have the library."""
        if self._writer is not None:
            self._writer.close()
        self._pool.shutdown(wait=True)
        while not self._idle_readers.empty():
            self._idle_readers.get().conn.close()
        while self._written:  # the last to go brings all of the log into the file
            _close_writer(self._written.pop())
        if self._thumbs is not None:
            self._thumbs.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _reader(self) -> Iterator[sqlite_utils.Database]:
        try:
            database = self._idle_readers.get_nowait()
        except queue.Empty:
            database = open_reader(self.folder)
        try:
            yield database
        finally:
            self._idle_readers.put(database)


def open_library(folder: Path, *, read_only: bool = False) -> Library:
    """Open the library in `folder`, making it if there is none (unless `read_only`).

    Only one program may have a library open for writing; any number may read it. One that an older
    Photoface made is brought up to date first, also for readers.
    Raises LibraryBusyError, LibraryReadOnlyError, DiskFullError or LibraryError.
    """
    if not is_text(str(folder)):
        raise LibraryError(NAMELESS)
    if read_only:
        if needs_update(folder):  # says in words what is wrong, if anything is
            open_library(folder).close()
        return Library(folder, None)
    _make_private_folder(folder)
    lock = lock_library(folder)
    try:
        return Library(folder, lock)
    except BaseException:
        lock.release()
        raise


def _make_private_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)  # faces and names are nobody else's business
    except FileExistsError as error:
        raise LibraryError(
            say("{folder} is a file; a library needs a folder.", folder=folder)
        ) from error
    except OSError as error:
        raise folder_error(folder, error) from error


def lock_library(folder: Path) -> FileLock:
    """Keep every other program from changing this library; LibraryBusyError if one is at it."""
    lock = FileLock(folder / "library.lock", timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise LibraryBusyError(
            say(
                "Another Photoface has the library in {folder} open. Close it first; nothing "
                "was opened here.",
                folder=folder,
            )
        ) from error
    except OSError as error:
        raise folder_error(folder, error) from error
    return lock


def folder_error(folder: Path, error: OSError) -> LibraryError:
    """What the system said of a library's folder, in words."""
    import errno

    if error.errno == errno.ENOSPC:
        return DiskFullError(
            say("There is no space left for a library in {folder}.", folder=folder)
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS) or not os.access(folder, os.W_OK):
        return LibraryReadOnlyError(
            say(
                "The library in {folder} cannot be written. Check the folder's permissions, or "
                "choose another place for it.",
                folder=folder,
            )
        )
    return LibraryError(
        say(
            "The library folder {folder} cannot be used: {reason}.",
            folder=folder,
            reason=reason_of(error),
        )
    )


def _open_thumbs(folder: Path) -> Connection | None:
    """The cache of small pictures; a disk with no space for it is no reason not to open."""
    try:
        return thumbs.open_thumbs(folder)
    except (OSError, DatabaseError) as error:
        log.info("no thumbnails are kept: %s", error)
        return None


def _close_writer(database: sqlite_utils.Database) -> None:
    with suppress(DatabaseError):  # a full disk, say: statistics for the planner can wait
        database.conn.execute("PRAGMA optimize")
    database.conn.close()
