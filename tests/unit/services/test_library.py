"""One writer per library, many readers; the folder is its owner's only."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
import sqlite_utils

from photoface.domain.errors import LibraryBusyError, LibraryError, LibraryReadOnlyError
from photoface.domain.settings import Settings
from photoface.services import browse
from photoface.services.import_photos import Importer
from photoface.services.library import open_library
from photoface.store.migrations import MIGRATIONS
from photoface.store.settings import load_settings
from tests.factory import damage, library_with_groups


def test_a_second_program_is_refused_and_readers_are_not(tmp_path: Path):
    folder = tmp_path / "library"
    with open_library(folder) as first:
        first.save_settings(Settings(detection_size=2048))
        with pytest.raises(LibraryBusyError, match="open"):
            open_library(folder)
        code = (
            "import sys; from pathlib import Path;"
            "from photoface.services.library import open_library;"
            "folder = Path(sys.argv[1]);"
            "print(open_library(folder, read_only=True).settings.detection_size);"
            "open_library(folder)"
        )
        other = subprocess.run(
            [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False
        )
        assert other.stdout.strip() == "2048"
        assert "LibraryBusyError" in other.stderr
    open_library(folder).close()  # free again


def test_the_folder_is_readable_by_its_owner_only(tmp_path: Path):
    with open_library(tmp_path / "library") as library:
        assert stat.S_IMODE(library.folder.stat().st_mode) == 0o700


def test_a_file_in_the_way_is_said_in_words(tmp_path: Path):
    (tmp_path / "library").write_text("no folder")
    with pytest.raises(LibraryError, match="needs a folder"):
        open_library(tmp_path / "library")


def test_a_library_opened_for_reading_cannot_be_changed(tmp_path: Path):
    open_library(tmp_path / "library").close()
    with open_library(tmp_path / "library", read_only=True) as library:
        assert library.is_read_only
        with pytest.raises(LibraryReadOnlyError):
            library.save_settings(Settings())


def test_a_library_of_an_older_program_is_brought_up_to_date_for_readers_too(tmp_path: Path):
    (tmp_path / "library").mkdir()
    older = sqlite_utils.Database(tmp_path / "library" / "library.db")
    MIGRATIONS.apply(older, stop_before=MIGRATIONS.pending(older)[1].name)
    older.conn.close()
    with open_library(tmp_path / "library", read_only=True) as library:
        assert library.read(browse.people_cards) == []
    assert list((tmp_path / "library" / "backups").iterdir())


def test_a_write_that_fails_changes_nothing_and_the_next_one_works(tmp_path: Path):
    with open_library(tmp_path / "library") as library:

        def fail(connection):
            connection.execute("INSERT INTO settings VALUES ('x', '1')")
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            library.write(fail).result()
        assert library.settings == Settings()
        library.save_settings(Settings(thorough=True))
        assert library.settings.thorough


def test_a_library_that_was_closed_is_whole_in_its_one_file(tmp_path: Path):
    """Whoever copies only that file must not lose what waited in the log beside it."""
    with open_library(tmp_path / "library") as library:
        library_with_groups(library, [3])
        library.read(browse.people_cards)  # a reader of ours is open, too
    assert not (tmp_path / "library" / "library.db-wal").exists()


def test_damage_that_only_reading_finds_is_said_in_words(tmp_path: Path):
    with open_library(tmp_path / "library") as library:
        library_with_groups(library, [3])
    with open_library(tmp_path / "library") as library:
        damage(library.folder)
        with pytest.raises(LibraryError, match="damaged"):
            library.read(browse.all_faces)


@pytest.mark.parametrize(
    "harm",
    [
        "DROP TABLE photo_paths",
        "INSERT INTO settings VALUES ('watch', 'tr')",
        "INSERT INTO settings VALUES ('grouping_strictness', '[]')",
    ],
)
def test_what_only_a_stranger_does_to_a_library_is_called_damage(library, harm: str):
    library.write(lambda c: c.execute(harm)).result()
    with pytest.raises(LibraryError, match="damaged"):
        library.read(lambda c: (load_settings(c), browse.all_faces(c)))


def test_an_import_that_the_library_stops_ends_and_another_can_begin(library, tmp_path):
    """Whoever waits for it would wait for ever."""
    importer = Importer(library)
    library.write(lambda c: c.execute("ALTER TABLE photos RENAME TO gone")).result()
    for _ in range(2):
        importer.start([tmp_path])
        assert importer.wait(20)
    importer.close()
