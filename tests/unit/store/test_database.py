"""Opening, migrating, backing up; what SQLite says becomes a sentence."""

import sqlite3
from pathlib import Path

import pytest

from photoface.domain.errors import (
    DiskFullError,
    LibraryBusyError,
    LibraryError,
    LibraryReadOnlyError,
)
from photoface.domain.settings import Settings
from photoface.store import settings as settings_rows
from photoface.store.backups import back_up
from photoface.store.database import open_reader, open_writer, plain_errors, transaction
from tests.factory import damage


def test_a_transaction_is_all_or_nothing(tmp_path: Path):
    database = open_writer(tmp_path)
    with pytest.raises(ZeroDivisionError), transaction(database) as connection:
        connection.execute("INSERT INTO settings VALUES ('a', '1')")
        raise ZeroDivisionError
    assert database["settings"].count == 0
    with transaction(database):
        database["settings"].insert({"name": "a", "value": "1"})  # joins the transaction
    assert database["settings"].count == 1
    database.conn.close()


def test_readers_see_commits_and_cannot_write(tmp_path: Path):
    writer, reader = open_writer(tmp_path), None
    with transaction(writer) as connection:
        settings_rows.save_settings(connection, Settings(detection_size=640))
    reader = open_reader(tmp_path)
    assert settings_rows.load_settings(reader.conn).detection_size == 640
    with pytest.raises(LibraryReadOnlyError), plain_errors():
        reader.conn.execute("DELETE FROM settings")
    writer.conn.close()
    reader.conn.close()


def test_a_library_of_a_newer_program_is_refused(tmp_path: Path):
    database = open_writer(tmp_path)
    database["_sqlite_migrations"].insert(
        {"migration_set": "photoface", "name": "m999_future", "applied_at": "2099-01-01"}
    )
    database.conn.close()
    with pytest.raises(LibraryError, match="newer Photoface"):
        open_writer(tmp_path)


def test_a_file_that_is_no_database_is_named_damaged_and_left_alone(tmp_path: Path):
    (tmp_path / "library.db").write_bytes(b"this is no database at all, only some words" * 50)
    before = (tmp_path / "library.db").read_bytes()
    with pytest.raises(LibraryError, match="damaged"):
        open_writer(tmp_path)
    assert (tmp_path / "library.db").read_bytes() == before


def test_no_library_is_said_in_words(tmp_path: Path):
    with pytest.raises(LibraryError, match="no Photoface library"):
        open_reader(tmp_path)


def test_a_full_disk_is_said_in_words_and_nothing_is_lost(tmp_path: Path):
    database = open_writer(tmp_path)
    pages = database.conn.execute("PRAGMA page_count").fetchone()[0]
    database.conn.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFullError, match="no space left"), transaction(database) as connection:
        for number in range(1000):
            connection.execute("INSERT INTO settings VALUES (?, ?)", (str(number), "x" * 500))
    assert database["settings"].count == 0
    assert database.conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    database.conn.close()


def test_backups_are_whole_and_the_oldest_go(tmp_path: Path):
    database = open_writer(tmp_path)
    with transaction(database) as connection:
        settings_rows.save_settings(connection, Settings())
    copies = [back_up(database, tmp_path / "backups") for _ in range(17)]
    kept = sorted((tmp_path / "backups").iterdir())
    assert len(kept) == 14
    assert kept[-1] == copies[-1]
    copy = sqlite3.connect(copies[-1])
    assert copy.execute("SELECT count(*) FROM settings").fetchone()[0] > 0
    copy.close()
    database.conn.close()


def test_an_older_library_with_faces_goes_on_counting_them(tmp_path: Path):
    import sqlite_utils
    from sqlite_utils import Migrations

    from photoface.store.migrations import MIGRATIONS

    database = sqlite_utils.Database(tmp_path / "library.db")
    older = Migrations("photoface")
    older._migrations = [m for m in MIGRATIONS._migrations if m.name < "m007"]
    older.apply(database)
    database.conn.execute("PRAGMA foreign_keys = OFF")
    database.conn.execute(
        "INSERT INTO faces (id, photo_id, face_key, x, y, w, h, landmarks, score) "
        "VALUES (41, 1, 'k', 0, 0, 9, 9, x'', 1)"
    )
    MIGRATIONS.apply(database)
    assert database.conn.execute("SELECT id FROM last_face").fetchall() == [(41,)]


def test_a_file_of_another_program_is_refused_and_left_alone(tmp_path: Path):
    with sqlite3.connect(tmp_path / "library.db") as other:
        other.execute("CREATE TABLE photos (title TEXT)")
    other.close()
    before = (tmp_path / "library.db").read_bytes()
    with pytest.raises(LibraryError, match="another program"):
        open_writer(tmp_path)
    assert (tmp_path / "library.db").read_bytes() == before


def test_an_empty_file_where_a_library_was_is_damaged_and_not_a_new_one(tmp_path: Path):
    (tmp_path / "library.db").touch()
    open_writer(tmp_path).conn.close()  # a first start that was cut short
    (tmp_path / "library.db").write_bytes(b"")
    (tmp_path / "thumbs").mkdir()
    with pytest.raises(LibraryError, match="damaged"):
        open_writer(tmp_path)


def test_another_program_at_the_file_is_said_in_words(tmp_path: Path, monkeypatch):
    open_writer(tmp_path).conn.close()
    monkeypatch.setattr("photoface.store.database._BUSY_SECONDS", 0)
    other = sqlite3.connect(tmp_path / "library.db", isolation_level=None)
    database = open_writer(tmp_path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryBusyError, match="Another program"), transaction(database):
        pass
    database.conn.close()
    other.close()


def test_a_damaged_database_never_takes_the_place_of_a_good_copy(tmp_path: Path):
    database = open_writer(tmp_path)
    good = back_up(database, tmp_path / "backups")
    damage(tmp_path)
    for _ in range(20):
        with pytest.raises(LibraryError, match="damaged"), plain_errors():
            back_up(database, tmp_path / "backups")
    database.conn.close()
    assert list((tmp_path / "backups").iterdir()) == [good]
