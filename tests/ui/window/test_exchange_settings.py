"""Settings that let names and copies in and out: tags, import, export, backups."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from photoface.app import run_gui
from photoface.services import backups, browse, history, name_people
from photoface.services.library import Library, open_library
from photoface.store import photos
from photoface.ui.main_window import MainWindow


@pytest.fixture
def page(
    qtbot: QtBot, window: MainWindow, library: Library, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Any:  # fmt: skip
    """Settings of a library where Anna is on photos 1 and 2."""
    monkeypatch.setenv("PHOTOFACE_MODELS", str(tmp_path / "models"))
    library.write(_know_files).result()
    name_people.name_faces(library, [1, 3], "Anna")
    window.open_page("settings")
    return window.current_page()


def _know_files(connection: Any) -> None:
    """The rows of the photos say size and time of the files as they are."""
    for (path,) in connection.execute("SELECT path FROM photo_paths").fetchall():
        status = Path(path).stat()
        connection.execute(
            "UPDATE photo_paths SET size = ?, mtime_ns = ? WHERE path = ?",
            (status.st_size, status.st_mtime_ns, path),
        )


def ended(qtbot: QtBot, section: Any) -> str:
    """What the section says once its job is over."""
    qtbot.waitUntil(lambda: not section.job.is_running and section.outcome.isVisibleTo(section))
    return str(section.outcome.text())


def choose(section: Any, place: str) -> None:
    section.place.setCurrentIndex(section.place.findData(place))
    section.place.activated.emit(section.place.currentIndex())


def sidecars(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.xmp"))


# --- tags that are written -----------------------------------------------------------------------


def test_nothing_is_written_unless_a_place_is_chosen(page: Any, photo_folder: Path) -> None:
    assert page.tags.place.value == "off"
    assert not page.tags.now.isEnabled()
    assert not page.tags.look.isEnabled()
    assert "Nothing is written" in page.tags.content.text()
    assert sidecars(photo_folder) == []


def test_the_place_is_kept_with_the_library_and_says_what_it_means(
    qtbot: QtBot, page: Any, window: MainWindow, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored: list[Any] = []
    workspace: Any = window.context.workspace
    monkeypatch.setattr(workspace, "change_settings", stored.append, raising=False)
    choose(page.tags, "files")
    qtbot.waitUntil(lambda: bool(stored))
    assert stored[0].tags == "files"
    words = page.tags.content.text()
    assert all(word in words for word in ("MWG", "IPTC", "keywords", "JPEG", "RAW"))
    assert page.tags.now.isEnabled()


@pytest.fixture
def writing(page: Any, window: MainWindow, library: Library, qtbot: QtBot) -> Any:
    """The tags section with sidecars chosen."""
    workspace: Any = window.context.workspace
    workspace.change_settings = library.save_settings
    choose(page.tags, "sidecars")
    qtbot.waitUntil(lambda: library.settings.tags == "sidecars")
    return page.tags


def test_what_would_be_written_is_shown_first(
    qtbot: QtBot, writing: Any, photo_folder: Path
) -> None:
    writing.look.click()
    words = ended(qtbot, writing)
    assert words.startswith("2 files would be written:")
    assert "photo01.jpg.xmp" in words
    assert sidecars(photo_folder) == []


def test_writing_writes_it_and_a_second_time_finds_all_right(
    qtbot: QtBot, writing: Any, photo_folder: Path
) -> None:
    writing.now.click()
    assert ended(qtbot, writing) == "Tags of 2 files written."
    assert sidecars(photo_folder) == ["photo01.jpg.xmp", "photo02.jpg.xmp"]
    writing.look.click()
    qtbot.waitUntil(lambda: writing.outcome.text() == "Every file is as it should be.")


def test_a_file_that_cannot_be_written_is_named(
    qtbot: QtBot, writing: Any, photo_folder: Path, library: Library
) -> None:
    (photo_folder / "2024" / "photo01.jpg").write_bytes(b"changed meanwhile")
    writing.now.click()
    assert ended(qtbot, writing) == "Tags of 1 file written."
    assert "photo01.jpg" in writing.trouble.text()
    assert "not a picture" in writing.trouble.text()


# --- long jobs -----------------------------------------------------------------------------------


def test_a_job_is_stopped_and_holds_up_the_others_only_while_it_runs(
    qtbot: QtBot, page: Any
) -> None:
    steps = threading.Semaphore(0)

    def endless(progress: Callable[[int, int], None]) -> None:
        for number in range(10**6):
            steps.acquire()
            progress(number, 10**6)

    page.export.run("Counting…", endless, lambda _: None)
    assert not page.names.look.isEnabled()
    assert page.export.stop.isVisibleTo(page)
    steps.release()
    page.export.stop.click()
    steps.release()
    steps.release()
    assert ended(qtbot, page.export) == "Stopped."
    assert page.names.look.isEnabled()


def test_closing_the_window_ends_a_job(qtbot: QtBot, window: MainWindow, page: Any) -> None:
    def endless(progress: Callable[[int, int], None]) -> None:
        while True:
            progress(1, 2)

    page.export.run("Counting…", endless, lambda _: None)
    window.close()  # waits for its workers


# --- names from elsewhere ------------------------------------------------------------------------


def test_names_are_looked_for_shown_and_taken_over(
    qtbot: QtBot, page: Any, writing: Any, library: Library, photo_folder: Path
) -> None:
    writing.now.click()
    ended(qtbot, writing)
    history.undo(library)  # nobody is named any more, but the files say so
    page.names.look.click()
    assert "Found: 1 name for 2 faces" in ended(qtbot, page.names)
    assert library.read(browse.people_names) == []
    page.names.take.click()
    qtbot.waitUntil(lambda: [name for _, name in library.read(browse.people_names)] == ["Anna"])
    assert not page.names.take.isVisible()
    page.names.look.click()
    qtbot.waitUntil(lambda: page.names.outcome.text() == "No names that are new to Photoface.")


def test_not_now_changes_nothing(qtbot: QtBot, page: Any, writing: Any, library: Library) -> None:
    writing.now.click()
    ended(qtbot, writing)
    history.undo(library)
    page.names.look.click()
    ended(qtbot, page.names)
    page.names.leave.click()
    assert not page.names.take.isVisible()
    assert library.read(browse.people_names) == []


# --- export --------------------------------------------------------------------------------------


def test_folders_by_person(
    qtbot: QtBot, page: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "for grandma"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    page.export.folders.click()
    words = ended(qtbot, page.export)
    assert words == "2 photos put into 1 folder; 0 were there already."
    assert sorted(path.name for path in (target / "Anna").iterdir()) == [
        "photo01.jpg", "photo02.jpg",
    ]  # fmt: skip


def test_folders_among_the_photos_are_refused_in_words(
    qtbot: QtBot, page: Any, photo_folder: Path
) -> None:
    page.export.export_folders(photo_folder / "export")
    qtbot.waitUntil(lambda: page.export.trouble.isVisibleTo(page))
    assert "lies among the library's own photos" in page.export.trouble.text()


def test_a_table_and_the_people(qtbot: QtBot, page: Any, tmp_path: Path) -> None:
    page.export.export_table(tmp_path / "faces.json")
    assert "32 faces" in ended(qtbot, page.export)
    assert len(json.loads((tmp_path / "faces.json").read_text("utf-8"))) == 32
    page.export.export_people(tmp_path / "people.json")
    qtbot.waitUntil(lambda: "What you said about 2 faces" in page.export.outcome.text())


def test_people_of_another_library_are_taken_over(
    qtbot: QtBot, page: Any, library: Library, tmp_path: Path
) -> None:
    page.export.export_people(tmp_path / "people.json")
    ended(qtbot, page.export)
    history.undo(library)
    assert library.read(browse.people_names) == []
    page.export.take_people(tmp_path / "people.json")
    qtbot.waitUntil(lambda: [name for _, name in library.read(browse.people_names)] == ["Anna"])


# --- backups -------------------------------------------------------------------------------------


def test_a_copy_is_made_and_listed(qtbot: QtBot, page: Any, library: Library) -> None:
    page.backup.now.click()
    assert "The library is copied to library-" in ended(qtbot, page.backup)
    qtbot.waitUntil(lambda: len(page.backup.lines) == 1)
    assert len(backups.list_backups(library.folder)) == 1


def test_restoring_says_first_what_it_means(
    qtbot: QtBot, page: Any, window: MainWindow, library: Library
) -> None:
    made = backups.back_up_now(library)
    page.backup.reload()
    qtbot.waitUntil(lambda: len(page.backup.lines) == 1)
    (line,) = page.backup.lines
    line.restore.click()
    assert line.question.isVisibleTo(line)
    line.question.no.click()
    assert not line.question.isVisibleTo(line)
    assert window.backup_to_restore is None
    line.restore.click()
    line.question.yes.click()
    assert window.backup_to_restore == made
    assert not window.isVisible()


def test_the_program_restores_a_copy_and_opens_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    place = tmp_path / "restored"
    with open_library(place) as library:
        library.write(lambda c: photos.add_folder(c, "/photos/then")).result()
        made = backups.back_up_now(library)
        library.write(lambda c: photos.add_folder(c, "/photos/now")).result()
    seen: list[list[str]] = []

    def look() -> None:
        (window,) = (
            w for w in qapp.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()
        )
        folders = window.context.library.read(photos.folders)
        seen.append([path for _, path, _ in folders])
        window.restore_backup(made) if len(seen) == 1 else window.close()
        QTimer.singleShot(300, qapp, look) if len(seen) == 1 else None

    QTimer.singleShot(300, qapp, look)
    assert run_gui([], place) == 0
    assert seen == [["/photos/now", "/photos/then"], ["/photos/then"]]


def test_every_control_of_the_sections_has_a_name(page: Any) -> None:
    for section in (page.tags, page.names, page.export, page.backup):
        for control in section.findChildren(QAbstractButton):
            assert control.accessibleName() or control.text(), control
