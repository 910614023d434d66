"""The folders page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from photoface.services import events, history, name_people
from photoface.services.library import Library
from photoface.ui.main_window import MainWindow


@pytest.fixture
def folders(qtbot: QtBot, window: MainWindow) -> Any:
    window.open_page("folders")
    page = window.current_page()
    qtbot.waitUntil(lambda: page.grid.model.rowCount() == 16)
    return page


def item(page: Any, name: str) -> QTreeWidgetItem:
    return next(found for found in page.items() if found.text(0) == name)


def test_folders_are_a_tree_with_counts(folders: Any) -> None:
    shown = {found.text(0): found.text(1) for found in folders.items()}
    assert shown == {"photos": "16", "2024": "11", "2023": "5"}


def test_choosing_a_folder_shows_what_is_in_it(qtbot: QtBot, folders: Any) -> None:
    folders.tree.setCurrentItem(item(folders, "2023"))
    qtbot.waitUntil(lambda: folders.grid.model.ids.tolist() == [12, 13, 14, 15, 16])


def test_the_search_field_narrows_the_folder(qtbot: QtBot, folders: Any) -> None:
    folders.tree.setCurrentItem(item(folders, "2023"))
    folders.search("photo13")
    qtbot.waitUntil(lambda: folders.grid.model.ids.tolist() == [13])


def test_only_a_folder_of_the_library_can_be_removed_and_it_can_be_taken_back(
    qtbot: QtBot, folders: Any, window: MainWindow, workspace: Any, photo_folder: Path
) -> None:
    folders.tree.setCurrentItem(item(folders, "2024"))
    assert not folders.remove_button.isEnabled()
    folders.tree.setCurrentItem(item(folders, "photos"))
    folders.tree.setFocus()
    QTest.keyClick(folders.tree, Qt.Key.Key_Delete)
    assert folders.question.isVisible()
    assert folders.question.no.hasFocus()
    assert workspace.asked == []
    folders.question.yes.click()
    qtbot.waitUntil(lambda: workspace.asked == [f"remove {photo_folder}"])
    qtbot.waitUntil(window.toast.isVisible)
    assert f"Removed the folder {photo_folder}" in window.toast.accessibleName()
    qtbot.waitUntil(lambda: folders.items() == [])
    window.toast.act()
    qtbot.waitUntil(lambda: [found.text(0) for found in folders.items()] == ["photos"])


def test_undo_right_after_removing_a_folder_undoes_nothing_else(
    qtbot: QtBot, folders: Any, window: MainWindow, library: Library
) -> None:
    name_people.name_faces(library, [1], "Anna")
    folders.tree.setCurrentItem(item(folders, "photos"))
    folders.remove_button.click()
    folders.question.yes.click()
    qtbot.waitUntil(lambda: folders.items() == [])
    window.actions_table["edit.undo"].trigger()
    qtbot.waitUntil(lambda: [found.text(0) for found in folders.items()] == ["photos"])
    assert [(act.title, act.state) for act in history.acts(library)] == [
        (f"Removed the folder {folders.tree.currentItem().toolTip(0)}", "undone"),
        ("Named 1 face Anna", "done"),
    ]


def test_the_question_goes_with_the_folder_it_is_about(qtbot: QtBot, folders: Any) -> None:
    folders.tree.setCurrentItem(item(folders, "photos"))
    folders.remove_button.click()
    folders.context.bridge.photos_added.emit(events.PhotosAdded(1))
    qtbot.wait(1000)
    assert folders.question.isVisible()
    folders.tree.setCurrentItem(item(folders, "2024"))
    assert not folders.question.isVisible()
    assert folders.remove_button.isVisible()


def test_a_folder_that_is_gone_is_marked_not_hidden(
    qtbot: QtBot, folders: Any, library: Library
) -> None:
    library.write(lambda c: c.execute("UPDATE folders SET state = 'missing'")).result()
    library.events.emit(events.FoldersChanged())
    qtbot.waitUntil(lambda: item(folders, "photos").text(1) == "not there")
    assert "Nothing is forgotten" in item(folders, "photos").toolTip(0)


def test_the_tree_keeps_what_was_chosen_and_open_when_photos_come_in(
    qtbot: QtBot, folders: Any, library: Library
) -> None:
    folders.tree.setCurrentItem(item(folders, "2023"))
    library.write(
        lambda c: c.execute(
            "INSERT INTO photo_paths (photo_id, path, size, mtime_ns) "
            "SELECT 1, path || '.copy.jpg', 1, 1 FROM photo_paths WHERE photo_id = 12"
        )
    ).result()
    library.events.emit(events.PhotosAdded(1))
    qtbot.waitUntil(lambda: item(folders, "2023").text(1) == "6")
    assert folders.tree.currentItem().text(0) == "2023"
    assert item(folders, "photos").isExpanded()
