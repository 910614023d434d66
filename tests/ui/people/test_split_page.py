"""Splitting a mixed person: proposed parts, faces moved by key and drag, one undoable step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoface.services import history, name_people
from photoface.services.library import Library
from photoface.ui.models.split_board import SplitBoard, SplitOrder
from photoface.ui.pages.split import SplitPage
from tests.factory import groups_of, library_of_people, names_of, person_named
from tests.ui.checks import ambiguous_keys, nameless_controls


@pytest.fixture
def people(library: Library) -> list[list[int]]:
    """Faces of three people, all of whom somebody called Anna."""
    found = library_of_people(library, [7, 5, 3])
    name_people.name_faces(library, [face for faces in found for face in faces], "Anna")
    return found


@pytest.fixture
def anna(library: Library, people: list[list[int]]) -> int:
    return person_named(library, "Anna")


@pytest.fixture
def page(show: Callable[[type], Any], anna: int, qtbot: QtBot) -> SplitPage:
    page = show(SplitPage)
    for column in page.columns:
        mode = QAbstractItemModelTester.FailureReportingMode.Fatal
        QAbstractItemModelTester(column.grid.faces, mode, page)
    page.show_item(SplitOrder(anna, "review"))
    qtbot.waitUntil(lambda: page.board is not None)
    return page


def parts(page: SplitPage) -> list[set[int]]:
    """What is seen, column by column."""
    return [set(c.grid.faces.ids.tolist()) for c in page.columns if c.isVisible()]


def choose(page: SplitPage, part: int, faces: list[int]) -> None:
    grid = page.columns[part].grid
    grid.setFocus()
    grid.go_to_id(faces[0])
    grid.select_ids(faces)


def press(page: SplitPage, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    where = QApplication.focusWidget() or page
    QTest.keyClick(where, key, *modifiers)


def test_the_parts_are_the_people(page: SplitPage, people: list[list[int]], qtbot: QtBot) -> None:
    assert parts(page) == [set(faces) for faces in people]
    assert page.columns[0].name.text() == "Anna"
    assert [page.columns[part].name.text() for part in (1, 2)] == ["Add a name"] * 2
    qtbot.waitUntil(lambda: "8 confirmed faces are no longer Anna." in page.effects_line.text())


def test_number_keys_move_the_selected_faces(
    page: SplitPage, people: list[list[int]], qtbot: QtBot
) -> None:
    moved = people[1][:2]
    choose(page, 1, moved)
    press(page, Qt.Key.Key_3)
    assert parts(page) == [set(people[0]), set(people[1][2:]), {*people[2], *moved}]
    assert page.columns[1].grid.hasFocus()  # on to the next face of this part
    press(page, Qt.Key.Key_4)  # one beyond the last: a part of its own
    assert [len(part) for part in parts(page)] == [7, 2, 5, 1]
    press(page, Qt.Key.Key_U)
    press(page, Qt.Key.Key_U)
    assert parts(page) == [set(faces) for faces in people]
    press(page, Qt.Key.Key_6)  # there is no part 6, and it would not be the next one
    assert parts(page) == [set(faces) for faces in people]


def test_faces_are_dragged_from_part_to_part(page: SplitPage, people: list[list[int]]) -> None:
    choose(page, 0, people[0][:3])
    data = page.columns[0].grid.faces.mimeData(page.columns[0].grid.selectedIndexes())
    drop = QDropEvent(QPointF(20, 60), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton,
                      Qt.KeyboardModifier.NoModifier)  # fmt: skip
    page.columns[2].dropEvent(drop)
    assert parts(page) == [set(people[0][3:]), set(people[1]), {*people[2], *people[0][:3]}]


def test_applying_is_one_step_that_undo_takes_back(
    page: SplitPage, library: Library, people: list[list[int]], anna: int, navigator: Any,
    qtbot: QtBot,
) -> None:  # fmt: skip
    choose(page, 1, people[1][:1])
    press(page, Qt.Key.Key_F2)
    field = page.columns[1].field
    QTest.keyClicks(field, "Berta 2")
    assert field.preview == "New person with 5 faces"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.columns[1].name.text() == "Berta 2"
    for _ in range(2):  # pressed twice, it is done once
        press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: navigator.opened == [("review", None)])
    assert names_of(library, people[0]) == {("Anna", "confirmed")}
    assert names_of(library, people[1]) == {("Berta 2", "confirmed")}
    assert {name for name, _ in names_of(library, people[2])} == {None}
    assert len(groups_of(library, people[2])) == 1
    assert history.status(library).undo == "Split Anna into 3, 8 faces moved"
    history.undo(library)
    assert names_of(library, [f for faces in people for f in faces]) == {("Anna", "confirmed")}


def test_escape_leaves_everything_as_it_was(
    page: SplitPage, library: Library, people: list[list[int]], navigator: Any
) -> None:
    choose(page, 1, people[1][:2])
    press(page, Qt.Key.Key_1)
    press(page, Qt.Key.Key_Escape)
    assert navigator.opened == [("review", None)]
    assert names_of(library, people[1]) == {("Anna", "confirmed")}


def test_another_part_may_keep_the_name(page: SplitPage, people: list[list[int]]) -> None:
    choose(page, 2, people[2][:1])
    press(page, Qt.Key.Key_K)
    assert [page.columns[part].name.text() for part in range(3)] == [
        "Add a name", "Add a name", "Anna",
    ]  # fmt: skip


def test_another_number_of_parts_is_proposed(page: SplitPage, qtbot: QtBot) -> None:
    page._parts.choose(2)
    page.propose()
    qtbot.waitUntil(lambda: page.board is not None)
    assert len(parts(page)) == 2
    assert sum(map(len, parts(page))) == 15


def test_somebody_with_one_face_cannot_be_split(
    show: Callable[[type], Any], library: Library, navigator: Any, qtbot: QtBot
) -> None:
    page = show(SplitPage)
    page.show_item(-7)
    qtbot.waitUntil(lambda: "cannot be split" in page._waiting._heading.text())
    page._waiting._button.click()
    assert navigator.opened == [("person", -7)]


def test_names_go_with_their_parts(page: SplitPage, people: list[list[int]]) -> None:
    board = page.board.named(2, "Carl").moved(people[1], 0)
    assert board.names == ("", "Carl")
    assert board.given_names() == {1: "Carl"}
    assert isinstance(board, SplitBoard)
    assert board.part_of(people[2][0]) == 1


def test_every_control_has_a_name_and_no_key_means_two_things(page: SplitPage) -> None:
    assert nameless_controls(page) == []
    assert ambiguous_keys(page) == []
