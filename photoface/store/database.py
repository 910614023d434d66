"""Opening a library's database: pragmas, migrations with a backup, transactions that speak plainly.

One connection writes (BEGIN IMMEDIATE, so a busy database is found before work is done); readers
open the same file read-only. WAL lets them go on while the writer writes.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlite_utils

from photoface.domain.errors import (
    DiskFullError,
    LibraryBusyError,
    LibraryError,
    LibraryReadOnlyError,
)
from photoface.domain.sentences import say
from photoface.store.backups import back_up
from photoface.store.migrations import MIGRATIONS, newer_than_this_program

DATABASE_NAME = "library.db"
_BUSY_SECONDS = 10.0
#: Of each connection. The system keeps the file in memory anyway; more here only makes the program
#: grow with the library.
_CACHE_KB = 4_000
#: Pages (of 4 KB) in the write-ahead log before a commit itself tidies it up; see `tidy_up`.
_LARGEST_LOG = 16_000


def open_writer(folder: Path) -> sqlite_utils.Database:
    """The one writing connection, migrated to this program's schema.

    Raises LibraryReadOnlyError, DiskFullError or LibraryError with a sentence for the user.
    """
    with plain_errors(folder):
        _demand_content(folder)
        connection = _connect(f"file:{_quoted(folder)}?mode=rwc")
        database = sqlite_utils.Database(connection)
        try:
            _demand_ours(database, folder)
            _demand_wal(connection, folder)
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_LARGEST_LOG}")
            connection.execute("PRAGMA foreign_keys = ON")
            _migrate(database, folder)
        except BaseException:
            connection.close()  # or it would be in the way of restoring a backup
            raise
        return database


def needs_update(folder: Path) -> bool:
    """True for a library that an older program made: a writer has to open it first."""
    with plain_errors(folder):
        reader = open_reader(folder)
        try:
            return bool(MIGRATIONS.pending(reader))
        finally:
            reader.conn.close()


def open_reader(folder: Path) -> sqlite_utils.Database:
    """A read-only connection. It may be used by one thread at a time."""
    if not os.path.isfile(folder / DATABASE_NAME):  # Path's own asks to be let in
        raise LibraryError(say("There is no Photoface library in {folder}.", folder=folder))
    with plain_errors(folder):
        connection = _connect(f"file:{_quoted(folder)}?mode=ro")
        connection.execute("PRAGMA query_only = ON")
        return sqlite_utils.Database(connection)


@contextmanager
def transaction(database: sqlite_utils.Database) -> Iterator[sqlite3.Connection]:
    """All or nothing. sqlite-utils calls inside it become savepoints of it."""
    connection = database.conn
    with plain_errors():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def tidy_up(database: sqlite_utils.Database) -> None:
    """Copy what was written lately from the log into the file, as far as no reader needs it.

    Done after an act has been told of, so that nobody waits for it.
    """
    database.conn.execute("PRAGMA wal_checkpoint(PASSIVE)")


@contextmanager
def plain_errors(folder: Path | None = None) -> Iterator[None]:
    """Turn what SQLite says about the user's disk into a sentence; let our own bugs through."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        plain = _plain_error(str(error), _in(folder) if folder else "")
        if plain is None:
            raise
        raise plain from error


def _in(folder: Path) -> str:
    return say(" in {folder}", folder=folder)


def _plain_error(said: str, where: str) -> LibraryError | None:
    if "full" in said:
        return DiskFullError(
            say(
                "There is no space left for the library{where}. Free some space and try again; "
                "nothing that was saved is lost.",
                where=where,
            )
        )
    if "readonly" in said or "unable to open" in said:
        return LibraryReadOnlyError(
            say(
                "The library{where} cannot be written. Check the folder's permissions, or "
                "choose another place for it.",
                where=where,
            )
        )
    if any(words in said for words in ("malformed", "not a database", "no such table")):
        return _damaged(where)
    if "locked" in said:  # not by a Photoface: there is a lock of our own for that
        return LibraryBusyError(
            say("Another program has the library file{where} open. Close it first.", where=where)
        )
    if "disk I/O" in said:  # also of a disk too full for the index of the log
        return LibraryError(say("The disk of the library{where} is full or fails.", where=where))
    return None


def _damaged(where: str) -> LibraryError:
    return LibraryError(
        say(
            "The library file{where} is damaged. Restore the newest copy from its backups folder.",
            where=where,
        )
    )


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
    return connection


def _quoted(folder: Path) -> str:
    from urllib.parse import quote

    return quote(str((folder / DATABASE_NAME).absolute()))


def _demand_content(folder: Path) -> None:
    """SQLite takes an empty file for a new database; beside thumbnails it was a library once."""
    database, thumbs = folder / DATABASE_NAME, folder / "thumbs"
    if os.path.isfile(database) and not os.path.getsize(database) and os.path.exists(thumbs):
        raise _damaged(_in(folder))


def _demand_ours(database: sqlite_utils.Database, folder: Path) -> None:
    tables = set(database.table_names()) - {MIGRATIONS.migrations_table}
    if tables and not MIGRATIONS.applied(database):
        raise LibraryError(
            say(
                "The file {name} in {folder} is of another program. Choose another place for the "
                "library.",
                name=DATABASE_NAME,
                folder=folder,
            )
        )


def _demand_wal(connection: sqlite3.Connection, folder: Path) -> None:
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise LibraryError(
            say(
                "The library in {folder} lies on a drive that cannot share files safely (a "
                "network folder, perhaps). Put the library on a disk of this computer; the "
                "photos may stay.",
                folder=folder,
            )
        )


def _migrate(database: sqlite_utils.Database, folder: Path) -> None:
    if newer_than_this_program(database):
        raise LibraryError(
            say(
                "The library in {folder} was made by a newer Photoface. Update this one to "
                "open it.",
                folder=folder,
            )
        )
    if not MIGRATIONS.pending(database):
        return
    if MIGRATIONS.applied(database):
        back_up(database, folder / "backups", label="before-update")
    MIGRATIONS.apply(database)
