"""Searching with chips, as a user does it: by keys, in the window."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoface.services import albums, history, name_people
from photoface.services.library import Library
from photoface.ui.main_window import MainWindow
from photoface.ui.models.search_terms import Joint
from photoface.ui.widgets.search_field import SearchField

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def shown(window: MainWindow) -> list[int]:
    return window.current_page().grid.model.ids.tolist()


@pytest.fixture
def field(qtbot: QtBot, window: MainWindow, library: Library) -> SearchField:
    """Anna is in photos 1 to 4, Ben in 3 to 6 (faces of a photo: 2n-1 and 2n)."""
    name_people.name_faces(library, [1, 3, 5, 7], "Anna")
    name_people.name_faces(library, [6, 8, 10, 12], "Ben")
    qtbot.waitUntil(lambda: len(window.context.people.everybody()) == 2)
    QTest.keyClick(window, Key.Key_F, CTRL)
    field = window.top_bar.search
    qtbot.waitUntil(field.hasFocus)
    return field


def take(qtbot: QtBot, field: SearchField, text: str) -> None:
    """Type, and take the first chip on offer."""
    QTest.keyClicks(field, text)
    qtbot.waitUntil(lambda: bool(field.offered))
    QTest.keyClick(field, Key.Key_Tab)


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.focusWidget(), key)


def test_people_are_chosen_as_chips(qtbot: QtBot, window: MainWindow, field: SearchField) -> None:
    take(qtbot, field, "ann")
    assert [term.words for term in field.terms] == ["Anna"]
    assert field.text() == ""
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3, 4])
    take(qtbot, field, "be")
    qtbot.waitUntil(lambda: shown(window) == [3, 4])


def test_or_and_not_are_typed_before_a_name(
    qtbot: QtBot, window: MainWindow, field: SearchField
) -> None:
    take(qtbot, field, "anna")
    take(qtbot, field, "or ben")
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3, 4, 5, 6])
    QTest.keyClick(field, Key.Key_Backspace)
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3, 4])
    take(qtbot, field, "not ben")
    qtbot.waitUntil(lambda: shown(window) == [1, 2])


def test_exactly_these_and_with_others(
    qtbot: QtBot, window: MainWindow, field: SearchField
) -> None:
    take(qtbot, field, "anna")
    take(qtbot, field, "1")
    assert field.terms[-1].words == "with at least 1 other"
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3, 4])
    QTest.keyClick(field, Key.Key_Backspace)
    take(qtbot, field, "nobody")
    qtbot.waitUntil(lambda: shown(window) == [])
    take(qtbot, field, "ben")
    qtbot.waitUntil(lambda: shown(window) == [3, 4])


def test_down_opens_what_can_be_searched_for(qtbot: QtBot, field: SearchField) -> None:
    QTest.keyClick(field, Key.Key_Down)
    assert {"Anna", "Ben", "favourites"} <= set(field.offered)
    QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Return)
    assert len(field.terms) == 1
    QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Escape)
    assert field.offered == []
    assert len(field.terms) == 1  # the first Esc only closes the list


def test_escape_takes_everything_away(qtbot: QtBot, window: MainWindow, field: SearchField) -> None:
    take(qtbot, field, "anna")
    QTest.keyClick(field, Key.Key_Escape)
    assert field.query() == ""
    qtbot.waitUntil(lambda: len(shown(window)) == 16)


def test_chips_are_changed_and_removed_by_keys(
    qtbot: QtBot, window: MainWindow, field: SearchField
) -> None:
    take(qtbot, field, "anna")
    take(qtbot, field, "ben")
    QTest.keyClick(field, Key.Key_Left)
    chip: Any = window.focusWidget()
    assert chip.accessibleName() == "and Ben"
    chip.joint_chosen.emit(Joint.NOT)  # as its menu does
    qtbot.waitUntil(lambda: shown(window) == [1, 2])
    assert window.focusWidget().accessibleName() == "not Ben"
    press(window, Key.Key_Left)
    assert window.focusWidget().accessibleName() == "Anna"
    press(window, Key.Key_Delete)
    assert [term.words for term in field.terms] == ["Ben"]
    press(window, Key.Key_Right)
    assert window.focusWidget() is field


def test_the_menu_of_a_chip_says_what_it_can_be(qtbot: QtBot, field: SearchField) -> None:
    take(qtbot, field, "anna")
    (chip,) = field._chips
    assert [a.text() for a in chip.menu().actions() if a.text()] == ["and", "or", "not", "Remove"]


def test_more_chips_than_room_are_counted(qtbot: QtBot, field: SearchField) -> None:
    for text in ("anna", "or ben", "2019", "favour", "several", "clear", "without"):
        take(qtbot, field, text)
    assert len(field.terms) == 7
    assert field._more.isVisible()
    last = field._chips[-1]
    assert last.isVisible()
    assert last.geometry().right() < field.width() - 60  # there is room to type
    for _ in field.terms:  # keys reach those that are not seen
        QTest.keyClick(field.window().focusWidget(), Key.Key_Left)
    assert field.window().focusWidget().accessibleName() == "Anna"
    assert field._chips[0].isVisible()


def test_a_chip_follows_the_name_of_its_person(
    qtbot: QtBot, field: SearchField, library: Library
) -> None:
    take(qtbot, field, "anna")
    person = field.terms[0].person
    assert person is not None
    name_people.rename_person(library, person, "Annie")
    qtbot.waitUntil(lambda: [term.words for term in field.terms] == ["Annie"])
    history.undo(library)
    qtbot.waitUntil(lambda: [term.words for term in field.terms] == ["Anna"])


def test_on_the_people_page_the_field_searches_names_only(
    qtbot: QtBot, window: MainWindow, field: SearchField
) -> None:
    take(qtbot, field, "anna")
    window.open_page("people")
    assert field.query() == ""
    assert not any(chip.isVisible() for chip in field._chips)
    QTest.keyClicks(field, "be")
    assert field.offered == []
    field.setText("")
    window.open_page("photos")
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3, 4])


def test_a_search_is_saved_as_an_album_that_fills_itself(
    qtbot: QtBot, window: MainWindow, field: SearchField, library: Library
) -> None:
    save = window.actions_table["edit.save_search"]
    assert not save.isEnabled()
    take(qtbot, field, "anna")
    take(qtbot, field, "2024")
    qtbot.waitUntil(save.isEnabled)
    QTest.keyClick(field, Key.Key_S, CTRL)
    bar = window.current_page().bar
    qtbot.waitUntil(bar.field.hasFocus)
    assert bar.field.text() == "Anna, taken 2024"
    QTest.keyClick(bar.field, Key.Key_Return)
    qtbot.waitUntil(lambda: len(library.read(albums.albums)) == 1)
    (card,) = library.read(albums.albums)
    assert (card.name, card.search, card.photos) == ("Anna, taken 2024", "person:#1 date:2024", 4)
    name_people.name_faces(library, [9], "Anna")
    (card,) = library.read(albums.albums)
    assert card.photos == 5


def test_the_bar_says_how_many_were_found(
    qtbot: QtBot, window: MainWindow, field: SearchField
) -> None:
    take(qtbot, field, "anna")
    bar = window.current_page().bar
    qtbot.waitUntil(lambda: bar._words.text() == "4 photos found")
    field.clear()
    qtbot.waitUntil(lambda: not bar.isVisible())
