"""The frame: pages, search, undo, messages, status, problems, commands."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from photoface import __version__
from photoface.domain.photos import Problem
from photoface.domain.progress import Progress
from photoface.services import albums, events, name_people
from photoface.services.library import Library
from photoface.ui.main_window import MainWindow
from photoface.ui.models.review_count import MOST_QUESTIONS, Waiting
from photoface.ui.panels.explanation import ExplanationView
from photoface.ui.panels.inspector import facts, why
from photoface.ui.panels.status_strip import StatusStrip, time_left
from photoface.ui.widgets.face_strip import FaceButton

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
HEAVY = ("torch", "onnxruntime", "onnx", "hdbscan", "sklearn", "scipy")


def grid(window: MainWindow) -> Any:
    return window.current_page().grid


def shown_ids(window: MainWindow) -> list[int]:
    return grid(window).model.ids.tolist()


# --- what must never be imported -----------------------------------------------------------------


def test_the_window_imports_nothing_heavy() -> None:
    code = (
        "import sys, photoface.app, photoface.ui.pages.viewer\n"
        "from photoface.ui.pages.registry import PAGES\n"
        "from importlib import import_module\n"
        "from pathlib import Path\n"
        "import photoface.ui as ui\n"
        "for file in Path(ui.__file__).parent.rglob('*.py'):\n"
        "    import_module('.'.join(file.relative_to(Path(ui.__file__).parents[2])\n"
        "                  .with_suffix('').parts).removesuffix('.__init__'))\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- pages ---------------------------------------------------------------------------------------


def test_all_photos_are_shown_by_day(window: MainWindow) -> None:
    assert shown_ids(window) == list(range(1, 17))
    assert len(grid(window).model.sections.titles) == 3


def test_a_page_is_opened_by_its_key_and_lit_in_the_navigation(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.findChild(QAction, "go.folders").trigger()
    assert type(window.current_page()).__name__ == "Folders"
    lit = [b.entry.key for b in window.navigation.findChildren(QAbstractButton) if b.isChecked()]
    assert lit == ["folders"]


def test_every_page_of_the_table_opens(qtbot: QtBot, window: MainWindow) -> None:
    from photoface.ui.pages.registry import PAGES

    for entry in PAGES:
        if entry.is_listed:
            window.open_page(entry.key)
            assert window.current_page().isVisible()


def test_the_tools_of_a_page_stay_with_it_when_the_colours_change(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.open_page("albums")
    tools = window.current_page().tools()
    assert tools.isVisible()
    window.open_page("people")
    window.context.theme.set_mode("dark")
    assert not tools.isVisible()


@pytest.fixture
def no_missing_models(monkeypatch: pytest.MonkeyPatch) -> None:
    from photoface.services import models

    monkeypatch.setattr(models, "missing_models", list)


@pytest.mark.usefixtures("no_missing_models")
def test_folders_can_be_dropped_on_any_page(
    qtbot: QtBot, window: MainWindow, workspace: Any, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    window.dropEvent(
        QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE)
    )
    qtbot.waitUntil(lambda: workspace.asked == [f"add {tmp_path}"])


@pytest.mark.usefixtures("no_missing_models")
def test_a_folder_from_the_menu_leads_from_the_welcome_to_the_people(
    qtbot: QtBot, window: MainWindow, workspace: Any
) -> None:
    window.open_page("welcome")
    window.take_folders(["/photos"])
    qtbot.waitUntil(lambda: window.is_showing("people"))
    assert workspace.asked == ["add /photos", "start"]


def test_an_empty_library_says_what_to_do(
    qtbot: QtBot, open_window: Any, empty_library: Library, workspace: Any
) -> None:
    workspace.library = empty_library
    window = open_window(workspace)
    page = window.current_page()
    qtbot.waitUntil(lambda: page.grid.empty.isVisible())
    qtbot.waitUntil(
        lambda: any(b.isVisible() and b.text() for b in page.grid.empty.findChildren(QPushButton))
    )
    assert "photos" in " ".join(label.text() for label in page.grid.empty.findChildren(QLabel))


def test_photos_appear_while_the_scan_finds_them(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    from photoface.store import photos

    file = photos.FoundFile("/photos/new.jpg", "new", 1, 1_900_000_000_000_000_000)
    library.write(lambda c: photos.add_files(c, [file])).result()
    library.events.emit(events.PhotosAdded(1))
    qtbot.waitUntil(lambda: shown_ids(window)[0] == 17)
    assert len(shown_ids(window)) == 17


def test_many_changes_ask_the_library_few_times(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    asked: list[int] = []
    listing = grid(window)._list

    def counted(connection: Any, *, limit: int | None) -> Any:
        asked.append(1)
        return listing(connection, limit=limit)

    grid(window).ask(counted)
    for number in range(100):
        library.events.emit(events.PhotosRead((number,), 1))
        qtbot.wait(5)
    assert len(asked) <= 3
    qtbot.waitUntil(lambda: len(asked) >= 2)


# --- search --------------------------------------------------------------------------------------


def test_ctrl_f_searches_from_where_there_is_no_search_field(
    qtbot: QtBot, window: MainWindow
) -> None:
    for leave in (
        lambda: window.open_page("history"),
        lambda: window.current_page().grid.open_photo(2),
    ):
        leave()
        window.actions_table["edit.find"].trigger()
        assert window.is_showing("photos")
        assert not window.is_viewing()
        assert window.top_bar.search.hasFocus()


@pytest.mark.parametrize("page", ["photos", "people", "folders"])
def test_escape_in_the_search_field_leads_back_to_what_is_searched(
    qtbot: QtBot, window: MainWindow, page: str
) -> None:
    window.open_page(page)
    window.actions_table["edit.find"].trigger()
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Escape)
    focused = window.focusWidget()
    assert focused is not None
    assert window.current_page().isAncestorOf(focused)


def test_the_search_field_says_what_it_searches(window: MainWindow) -> None:
    assert "dates" in window.top_bar.search.placeholderText()
    window.open_page("people")
    assert window.top_bar.search.placeholderText() == "Search by name"


def type_search(window: MainWindow, text: str) -> None:
    field = window.top_bar.search
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("photo03", [3]),
        ("2023", list(range(12, 17))),
        ("2024-06-16", [8, 9, 10, 11]),
        ("photo -2024", list(range(12, 17))),
    ],
)
def test_the_search_field_narrows_the_grid(
    qtbot: QtBot, window: MainWindow, text: str, expected: list[int]
) -> None:
    type_search(window, text)
    qtbot.waitUntil(lambda: shown_ids(window) == expected)
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(shown_ids(window)) == 16)


def test_people_are_found_by_name(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    name_people.name_faces(library, [5, 9], "Anna")
    type_search(window, "anna")
    qtbot.waitUntil(lambda: shown_ids(window) == [3, 5])


def test_a_search_that_finds_nothing_says_so(qtbot: QtBot, window: MainWindow) -> None:
    type_search(window, "zzz")
    empty = grid(window).empty
    qtbot.waitUntil(lambda: empty.isVisible())
    assert any("zzz" in label.text() for label in empty.findChildren(QLabel))


# --- undo ----------------------------------------------------------------------------------------


def test_undo_and_redo_say_what_they_would_do_and_do_it(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    undo, redo = window.actions_table["edit.undo"], window.actions_table["edit.redo"]
    window.bridge.act(lambda lib: name_people.name_faces(lib, [1, 2, 3], "Anna"))
    qtbot.waitUntil(lambda: undo.text() == "Undo: Named 3 faces Anna")
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: redo.text() == "Redo: Named 3 faces Anna")
    assert not undo.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: undo.text() == "Undo: Named 3 faces Anna")
    assert _name_of(library, 1) == "Anna"


def _name_of(library: Library, face: int) -> str | None:
    from photoface.services import browse

    return library.read(lambda c: browse.face_rows(c, [face]))[face].name


def test_the_message_about_an_act_offers_to_undo_it(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    window.bridge.act(lambda lib: name_people.name_faces(lib, [1], "Ben"))
    qtbot.waitUntil(window.toast.isVisible)
    (button,) = window.toast.findChildren(QPushButton)
    assert "Named 1 face Ben" in window.toast.accessibleName()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _name_of(library, 1) is None)


def test_trouble_is_said_in_a_line_and_blocks_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window.context.library.events.emit(events.Trouble("The folder is not there."))
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.accessibleName() == "The folder is not there."
    assert window.isEnabled()


def test_a_question_at_the_bottom_is_not_hidden_by_a_message(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    for face, name in ((1, "Anna"), (3, "Ben")):
        name_people.name_faces(library, [face], name)
    window.open_page("people")
    page = window.current_page()
    qtbot.waitUntil(lambda: len(page.model.ids) >= 2)
    window.show_message("Named 1 face Anna")
    page.grid.selectAll()
    page.merge_chosen()
    assert page.merge_bar.isVisible()
    qtbot.waitUntil(lambda: not window.toast.isVisible(), timeout=1000)


# --- status strip --------------------------------------------------------------------------------


def tell_import(window: MainWindow, state: str, progress: Progress, sentence: str = "") -> None:
    window.context.library.events.emit(events.ImportChanged(state, progress, sentence))


def words_of(strip: StatusStrip) -> list[str]:
    return [label.text() for label in strip.findChildren(QLabel) if label.isVisible()]


def test_the_status_strip_counts_the_photos_and_the_time(
    qtbot: QtBot, window: MainWindow, workspace: Any
) -> None:
    tell_import(window, "running", Progress(12480, 60112, 14.4))
    expected = "12,480 of 60,112 photos · 14 photos/s · 55 min left"
    qtbot.waitUntil(lambda: expected in words_of(window.status))
    actions = window.actions_table
    assert actions["import.pause"].isVisible()
    assert not actions["import.resume"].isVisible()
    actions["import.pause"].trigger()
    qtbot.waitUntil(lambda: workspace.asked == ["pause"])
    tell_import(window, "paused", Progress(12480, 60112, 0.0))
    qtbot.waitUntil(lambda: actions["import.resume"].isVisible())
    assert not actions["import.pause"].isVisible()


def test_while_folders_are_read_the_total_is_not_final(qtbot: QtBot, window: MainWindow) -> None:
    tell_import(window, "running", Progress(3, 100, 1.5, total_is_final=False))
    qtbot.waitUntil(lambda: "3 of 100+ photos · 1.5 photos/s" in words_of(window.status))


def test_at_rest_the_status_strip_says_what_there_is(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: "16 photos · 32 faces" in words_of(window.status))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(5, "less than a minute left"), (120, "2 min left"), (3300, "55 min left"),
     (5400, "2 hours left"), (3 * 3600, "3 hours left")],
)  # fmt: skip
def test_time_left_is_as_exact_as_needed(seconds: float, words: str) -> None:
    assert time_left(seconds) == words


@pytest.mark.qt_log_ignore("does not support raise")
def test_problems_are_counted_and_listed_with_their_reasons(
    qtbot: QtBot, window: MainWindow, workspace: Any
) -> None:
    workspace.unreadable = [Problem("/p/a.jpg", "The file is empty."), Problem("/p/b.jpg", "Cut.")]
    window.context.library.events.emit(events.ProblemsChanged(2))
    (button,) = window.status.findChildren(QPushButton)
    qtbot.waitUntil(
        lambda: button.isVisible() and button.text().strip() == "2 files could not be read"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = window.command_handler.problems_dialog
    qtbot.waitUntil(lambda: dialog.rows() == [("a.jpg", "The file is empty."), ("b.jpg", "Cut.")])
    assert not dialog.isModal()
    (retry,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Try again"]
    qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "retry" in workspace.asked)
    dialog.close()


# --- commands, inspector, access -----------------------------------------------------------------


def test_the_command_palette_finds_and_does(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["help.commands"].trigger()
    palette = window.command_handler.palette
    QTest.keyClicks(palette.field, "dar")
    assert palette.offered() == ["Dark"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.context.theme.is_dark
    assert not palette.isVisible()


def test_the_palette_offers_only_what_is_possible_here(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["help.commands"].trigger()
    offered = window.command_handler.palette.offered()
    assert "Undo" not in offered  # nothing to undo
    assert "Not a face" not in offered  # the viewer is not open
    assert "Inspector" in offered
    QTest.keyClick(window.command_handler.palette.field, Qt.Key.Key_Escape)


def test_the_inspector_tells_facts_files_and_why(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    name_people.name_faces(library, [3], "Anna")
    window.actions_table["view.inspector"].trigger()
    grid(window).view.go_to_id(2)
    panel = window.inspector
    wanted = {"photo02.jpg", "Box", "Anna", "You said so", "Nobody has named this face yet"}
    qtbot.waitUntil(lambda: wanted <= {_plain(label) for label in panel.findChildren(QLabel)})
    path = panel.path()
    assert path is not None
    assert path.endswith("photo02.jpg")


def test_the_inspector_explains_the_chosen_face(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    name_people.name_faces(library, [1, 4, 6, 8], "Anna")
    name_people.name_faces(library, [5, 7, 9], "Ben")
    library.write(_give_vectors).result()
    window.set_inspector(True)
    grid(window).view.go_to_id(1)
    panel = window.inspector
    qtbot.waitUntil(lambda: len(panel.findChildren(QToolButton)) == 2)
    assert panel.findChildren(ExplanationView) == []
    other = next(b for b in panel.findChildren(QToolButton) if "Who" in _words(b))
    other.click()
    qtbot.waitUntil(lambda: "Give it a name" in _explained(panel, 2))
    panel.show_photo(1, face=1)
    qtbot.waitUntil(lambda: "You said so on" in _explained(panel, 1))
    assert _explained(panel, 2) == ""
    near = panel.widget().findChildren(FaceButton)
    assert {button.face.id for button in near} == {4, 6, 8}
    near[0].click()
    assert window.is_viewing()


def _explained(panel: QWidget, face: int) -> str:
    """What is said about a face, empty where it is not explained."""
    views = panel.widget().findChildren(ExplanationView)
    return " ".join(_words(view) for view in views if view.face == face)


def _words(widget: QWidget) -> str:
    return " ".join(_plain(label) for label in widget.findChildren(QLabel))


def _give_vectors(connection: sqlite3.Connection) -> None:
    """Anna's faces and face 2 look alike, Ben's differently."""
    connection.execute("UPDATE photos SET embedder = 'drawn'")
    random = np.random.default_rng(1)
    for face in range(1, 33):
        who = [1.0, 0.0] if face in {1, 2, 4, 6, 8} else [0.0, 1.0]
        vector = np.concatenate([who, 0.1 * random.normal(size=6)]).astype("<f4")
        vector /= np.linalg.norm(vector)
        connection.execute(
            "INSERT INTO vectors (face_id, embedder, mean) VALUES (?, 'drawn', ?)",
            (face, vector.tobytes()),
        )


def _plain(label: QLabel) -> str:
    return label.text().replace("​", "")


def test_why_a_face_has_its_name_is_said_for_every_state(library: Library) -> None:
    from dataclasses import replace

    from photoface.domain.faces import FaceState
    from photoface.services import browse

    face = library.read(lambda c: browse.face_rows(c, [1]))[1]
    said = {why(replace(face, state=state)) for state in FaceState}
    assert len(said) == len(FaceState)
    named = replace(face, name="Anna", person=1, probability=0.934)
    assert why(named) == "Proposed, 93 % sure"
    assert why(replace(named, probability=1.0)) == "Proposed, 99 % sure"


def test_a_photo_that_waits_has_few_facts(library: Library) -> None:
    from dataclasses import replace

    from photoface.services import browse

    row = library.read(lambda c: browse.photo_rows(c, [1]))[1]
    assert dict(facts(row))["Size"] == "640 × 480, 0.3 MP"  # noqa: RUF001
    waiting = replace(row, width=None, taken_at=None, camera=None, state="new")
    assert [name for name, _ in facts(waiting)] == ["File date", "State"]


def test_ctrl_plus_and_minus_change_the_size_of_the_photos(
    qtbot: QtBot, window: MainWindow
) -> None:
    before = grid(window).view.look.tile
    QTest.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert grid(window).view.look.tile > before
    QTest.keyClick(window, Qt.Key.Key_Minus, CTRL)
    QTest.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert grid(window).view.look.tile < before


def test_hovering_a_photo_shows_its_faces(qtbot: QtBot, window: MainWindow) -> None:
    view = grid(window).view
    QTest.mouseMove(view.viewport(), view.tile_rect(1).center())
    QTest.mouseMove(view.viewport(), view.tile_rect(1).center() + QPoint(2, 2))
    tile = view.itemDelegate()
    qtbot.waitUntil(lambda: [face.id for face in tile.faces_of(1)] == [1, 2])


def test_f1_lists_the_commands_and_help_says_which_version_this_is(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "F1" in {keys.toString() for keys in window.actions_table["help.commands"].shortcuts()}
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles == ["File", "Edit", "View", "Go", "Scan", "Help"]
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "about", lambda _window, _title, words: said.append(words))
    window.actions_table["help.about"].trigger()
    assert __version__ in said[0]
    assert str(window.context.library.folder.name) in said[0]


def test_the_strip_says_how_many_are_selected_where_one_looks(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    words = window.status.findChildren(QLabel)[0]
    qtbot.waitUntil(lambda: words.text().startswith("16 photos"))
    view = grid(window).view
    view.select_ids([1])
    assert words.text().startswith("16 photos")  # one is where one is
    view.select_ids([1, 2, 5])
    assert words.text().startswith("3 selected · 16 photos")
    view.selectAll()
    assert words.text().startswith("16 selected · ")
    window.open_page("people")
    assert words.text().startswith("16 photos")
    window.open_page("photos")
    assert words.text().startswith("16 selected · ")
    grid(window).open_photo(2)
    assert words.text().startswith("16 photos")
    window.viewer.left.emit(2)
    view.select_ids([1, 2])
    grid(window).model.set_ids([7])
    assert "selected" not in words.text()


def test_the_navigation_says_how_much_waits_for_an_answer(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    def propose(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO groups (id, size, cover_face_id) VALUES (9, 4, 1)")
        connection.execute("UPDATE faces SET group_id = 9 WHERE id IN (1, 3, 5, 7)")

    library.write(propose).result()
    name_people.name_faces(library, [1, 3], "Anna")
    button = window.navigation.findChild(QToolButton, "nav.review")
    qtbot.waitUntil(lambda: button.accessibleName() == "Review, 2")


def test_questions_that_are_not_counted_to_the_end_say_so() -> None:
    assert Waiting(questions=3, mixed=2).badge == "5"
    assert Waiting(questions=MOST_QUESTIONS, mixed=2).badge == f"{MOST_QUESTIONS + 2}+"
    assert Waiting().badge == ""


def test_the_navigation_counts_before_a_page_is_opened(
    qtbot: QtBot, open_window: Any, workspace: Any, library: Library
) -> None:
    for face, name in ((1, "Anna"), (3, "Ben")):
        name_people.name_faces(library, [face], name)
    name_people.hide_person(library, 2)
    albums.create_album(library, "Summer", [1])
    window = open_window(workspace)

    def told() -> list[str]:
        keys = ("photos", "people", "albums")
        buttons = (window.navigation.findChild(QToolButton, f"nav.{key}") for key in keys)
        return [button.accessibleName() for button in buttons]

    qtbot.waitUntil(lambda: told() == ["All photos, 16", "People, 1", "Albums, 1"])
    library.write(lambda c: c.execute("DELETE FROM photos WHERE id = 16")).result()
    window.open_page("people")
    library.events.emit(events.FoldersChanged())
    qtbot.waitUntil(lambda: told()[0] == "All photos, 15")


@pytest.mark.parametrize("page", ["photos", "folders"])
def test_whatever_can_be_pressed_has_a_name(qtbot: QtBot, window: MainWindow, page: str) -> None:
    window.open_page(page)
    window.set_inspector(True)
    grid(window).view.go_to_id(1)
    qtbot.wait(50)
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QAbstractButton)
        and widget.isEnabled()
        and widget.isVisibleTo(window)
        and not (widget.text().strip() or widget.accessibleName())
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_opening_all_photos_is_quick(qtbot: QtBot, window: MainWindow) -> None:
    import time

    window.open_page("folders")
    begun = time.process_time()
    window.open_page("photos")
    assert time.process_time() - begun < 0.1


def test_closing_leaves_no_timer_running_that_asks_the_library(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.close()
    window.context.library.events.emit(events.PhotosAdded(3))
    qtbot.wait(50)  # a question to a closed library would fail the test


def test_the_first_window_fits_the_screen(window: MainWindow) -> None:
    window._restore()
    room = window.screen().availableSize().expandedTo(window.minimumSizeHint())
    assert window.size() == QSize(1280, 840).boundedTo(room)
