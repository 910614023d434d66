"""One copy a day, fourteen of them, and a way back from any damage."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from photoface.domain.errors import LibraryBusyError, LibraryError, NotFoundError
from photoface.services import backups, browse, name_people
from photoface.services.library import Library, open_library
from photoface.store.backups import back_up
from tests.factory import library_with_groups

_NOON = datetime(2026, 5, 17, 12)


def _names(folder: Path) -> list[str]:
    with open_library(folder, read_only=True) as library:
        return library.read(
            lambda c: [n for (n,) in c.execute("SELECT name FROM people WHERE is_present")]
        )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with one named group and a backup of that, then a second name."""
    folder = tmp_path / "lib"
    with open_library(folder) as library:
        (one, _), (two, _) = library_with_groups(library, [3, 2])
        name_people.name_group(library, one, "Anna")
        backups.back_up_now(library)
        name_people.name_group(library, two, "Ben")
    return folder


def test_the_newest_copy_comes_back_and_what_was_there_is_kept(folder: Path):
    thumbs = folder / "thumbs" / "thumbs.db"
    assert thumbs.exists()
    assert _names(folder) == ["Anna", "Ben"]
    used, kept = backups.restore(folder)
    assert used.name.endswith("-manual.db")
    assert _names(folder) == ["Anna"]
    assert not thumbs.exists()  # numbers may mean other faces now
    assert kept is not None
    backups.restore(folder, kept)
    assert _names(folder) == ["Anna", "Ben"]
    with open_library(folder) as library:
        library_with_groups(library, [2])  # it can be written as ever


@pytest.mark.parametrize("damage", ["garbage", "truncated", "gone"])
def test_a_damaged_or_lost_database_comes_back(folder: Path, damage: str):
    database = folder / "library.db"
    if damage == "gone":
        database.unlink()
    else:
        content = database.read_bytes()
        database.write_bytes(b"x" * 9000 if damage == "garbage" else content[: len(content) // 3])
    _, kept = backups.restore(folder)
    assert _names(folder) == ["Anna"]
    assert (kept is None) == (damage == "gone")


def test_a_damaged_backup_and_other_files_are_refused_and_nothing_is_changed(folder: Path):
    (copy,) = backups.list_backups(folder)
    copy.path.write_bytes(copy.path.read_bytes()[:20000])
    other = folder.parent / "other.db"
    other.write_bytes(b"not a database")
    for path in (copy.path, other):
        with pytest.raises(LibraryError, match=r"damaged|no backup of a library"):
            backups.restore(folder, path)
    with pytest.raises(NotFoundError):
        backups.restore(folder, Path("nowhere.db"))
    assert _names(folder) == ["Anna", "Ben"]


def test_a_library_that_is_open_is_not_replaced(folder: Path):
    with open_library(folder), pytest.raises(LibraryBusyError):
        backups.restore(folder)


def test_without_a_backup_there_is_nothing_to_restore(tmp_path: Path):
    with open_library(tmp_path / "lib"):
        pass
    with pytest.raises(NotFoundError, match="no backup"):
        backups.restore(tmp_path / "lib")


def test_one_copy_a_day_if_something_changed(library: Library, monkeypatch: pytest.MonkeyPatch):
    assert backups.back_up_if_due(library, now=_NOON) is None  # nothing in it yet
    library_with_groups(library, [2])
    assert backups.back_up_if_due(library, now=datetime.now()) is not None
    assert backups.back_up_if_due(library, now=datetime.now()) is None
    tomorrow = datetime.now() + timedelta(days=1)
    assert backups.back_up_if_due(library, now=tomorrow) is None  # nothing changed since
    library_with_groups(library, [])
    _touch(library.folder, time.time() + 5)
    assert backups.back_up_if_due(library, now=tomorrow) is not None
    assert [b.label for b in backups.list_backups(library.folder)] == ["nightly", "nightly"]


def test_the_day_ends_at_three_in_the_morning():
    evening, night, morning = (
        _NOON.replace(day=d, hour=h) for d, h in ((17, 22), (18, 2), (18, 4))
    )
    assert backups._day(evening) == backups._day(night) != backups._day(morning)


def test_the_newest_fourteen_of_each_kind_stay(library: Library):
    for _ in range(17):
        library.on_writer(lambda d: back_up(d, library.folder / "backups")).result()
    backups.back_up_now(library)
    labels = [b.label for b in backups.list_backups(library.folder)]
    assert sorted(labels) == ["manual", *["nightly"] * 14]
    assert not list((library.folder / "backups").glob("*.part"))


def test_the_clock_makes_the_copy_by_itself_and_ends_at_once(library: Library):
    library_with_groups(library, [2])
    clock = backups.NightlyBackups(library, first_look=0)
    end = time.monotonic() + 10
    while not backups.list_backups(library.folder) and time.monotonic() < end:
        time.sleep(0.02)
    start = time.monotonic()
    clock.close()
    assert time.monotonic() - start < 1  # its next look is ten minutes away
    assert [b.label for b in backups.list_backups(library.folder)] == ["nightly"]


def _touch(folder: Path, at: float) -> None:
    os.utime(folder / "library.db", (at, at))


def test_another_library_comes_with_what_waits_in_its_log(folder: Path, tmp_path: Path):
    with open_library(tmp_path / "other") as other:
        library_with_groups(other, [2])
        (tmp_path / "copy").mkdir()
        for name in ("library.db", "library.db-wal"):
            shutil.copy(other.folder / name, tmp_path / "copy" / name)
    backups.restore(folder, tmp_path / "copy" / "library.db")
    with open_library(folder) as library:
        assert library.read(browse.overview).faces == 2


def test_nothing_is_written_beside_a_copy(folder: Path, tmp_path: Path):
    """It may lie on a disc, or where others keep their copies."""
    (tmp_path / "disc").mkdir()
    (copy,) = backups.list_backups(folder)
    shutil.copy(copy.path, tmp_path / "disc" / "copy.db")
    backups.restore(folder, tmp_path / "disc" / "copy.db")
    assert [p.name for p in (tmp_path / "disc").iterdir()] == ["copy.db"]


def test_what_was_damaged_is_kept_with_its_log_and_never_chosen_by_itself(folder: Path):
    (folder / "library.db").write_bytes(b"x" * 9000)
    (folder / "library.db-wal").write_bytes(b"log")
    used, kept = backups.restore(folder)
    assert kept is not None
    assert kept.name.endswith("-damaged.db")
    assert Path(f"{kept}-wal").read_bytes() == b"log"
    assert backups.restore(folder)[0] == used


def test_a_restore_that_fails_changes_nothing(folder: Path):
    shutil.rmtree(folder / "thumbs")
    (folder / "thumbs" / "thumbs.db").mkdir(parents=True)  # cannot be removed like a file
    with pytest.raises(LibraryError, match=r"could not be restored \([^E]"):
        backups.restore(folder)
    assert _names(folder) == ["Anna", "Ben"]
    assert not list(folder.glob("*.restored"))


def test_a_restore_does_not_cut_off_who_has_the_file_open(folder: Path, monkeypatch):
    connect = partial(sqlite3.connect, timeout=0.1)
    monkeypatch.setattr(backups.sqlite3, "connect", connect)
    reader = connect(folder / "library.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM photos")
    with pytest.raises(LibraryBusyError, match="Another program"):
        backups.restore(folder)
    reader.close()
    assert _names(folder) == ["Anna", "Ben"]


def test_what_a_kill_left_of_a_copy_goes_with_the_next_one(library: Library):
    folder = library.folder / "backups"
    folder.mkdir()
    old = [folder / f"library-1-manual.part{ending}" for ending in ("", "-journal")]
    for path in (*old, fresh := folder / "library-2-manual.part"):  # another program is at it
        path.touch()
        os.utime(path, (1, 1) if path in old else None)
    made = backups.back_up_now(library)
    assert set(folder.iterdir()) == {fresh, made}


def test_a_folder_of_copies_that_cannot_be_used_is_said_in_words(library: Library):
    (library.folder / "backups").write_text("in the way")
    with pytest.raises(LibraryError, match="backups cannot be used"):
        backups.back_up_now(library)
