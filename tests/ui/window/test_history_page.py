"""The history: what is listed, and the way back to any moment."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoface.services import albums, browse, history, name_people
from photoface.services.library import Library
from photoface.ui.main_window import MainWindow
from photoface.ui.pages.history import when_words

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, library: Library) -> Any:
    """The History page after four steps."""
    name_people.name_faces(library, [1], "Anna")
    name_people.name_faces(library, [4], "Anne")
    people = library.read(browse.people_names)
    name_people.merge_people(library, people[1][0], people[0][0])
    albums.create_album(library, "Summer", [1])
    window.open_page("history")
    page = window.current_page()
    qtbot.waitUntil(lambda: page.table.rowCount() == 4)
    return page


def titles(page: Any) -> list[str]:
    return [page.table.item(row, 0).text() for row in range(page.table.rowCount())]


def undone(page: Any) -> list[bool]:
    return [act.state == "undone" for act in page._acts]


def test_ctrl_h_opens_it(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert type(window.current_page()).__name__ == "HistoryPage"
    qtbot.waitUntil(window.current_page()._empty.isVisible)


def test_steps_are_listed_newest_first_with_their_time(page: Any) -> None:
    assert titles(page) == [
        "Made the album Summer",
        "Merged Anne into Anna",
        "Named 1 face Anne",
        "Named 1 face Anna",
    ]
    assert page.table.item(0, 1).text().startswith("Today ")


def test_enter_undoes_back_to_the_chosen_step_and_forward_again(
    qtbot: QtBot, page: Any, library: Library
) -> None:
    for _ in range(2):
        QTest.keyClick(page.table, Key.Key_Down)
    assert page.go.text() == "Undo these 3 steps"
    QTest.keyClick(page.table, Key.Key_Return)
    qtbot.waitUntil(lambda: undone(page) == [True, True, True, False])
    assert [name for _, name in library.read(browse.people_names)] == ["Anna"]
    assert library.read(albums.albums) == []
    page.table.selectRow(1)
    assert page.go.text() == "Redo these 2 steps"
    QTest.keyClick(page.table, Key.Key_Return)
    qtbot.waitUntil(lambda: undone(page) == [True, False, False, False])
    assert len(library.read(browse.people_names)) == 1


def test_it_follows_what_is_done_elsewhere(qtbot: QtBot, page: Any, library: Library) -> None:
    history.undo(library)
    qtbot.waitUntil(lambda: undone(page) == [True, False, False, False])
    assert page.table.item(0, 0).font().strikeOut()
    albums.set_favourite(library, [3])
    qtbot.waitUntil(lambda: titles(page)[0] == "Made 1 photo a favourite")
    assert len(titles(page)) == 4  # what was undone cannot be redone any more


def test_the_window_hears_of_all_that_changed(
    qtbot: QtBot, window: MainWindow, page: Any, library: Library
) -> None:
    decided: list[Any] = []
    window.bridge.faces_decided.connect(decided.append)
    page.table.selectRow(3)
    page.go_to_current()
    qtbot.waitUntil(lambda: bool(decided))
    assert set(decided[-1].faces) == {1, 4}


def test_when_in_words() -> None:
    yesterday = QDateTime.currentDateTime().addDays(-1).date().toString("yyyy-MM-dd")
    assert when_words(f"{yesterday}T18:02:00") == "Yesterday 18:02"
