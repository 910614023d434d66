"""The head of a person's page: dates in their place, hiding, deleting, the cover."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoface.services import browse, history, name_people
from photoface.services.library import Library
from photoface.ui.pages.page import Context
from photoface.ui.pages.person import PersonPage
from photoface.ui.widgets.life_dates import iso_day
from tests.factory import person_named

Key = Qt.Key


@pytest.fixture
def anna(library: Library) -> int:
    name_people.name_group(library, 1, "Anna")
    return person_named(library, "Anna")


@pytest.fixture
def page(show: Callable[[type], Any], anna: int, qtbot: QtBot) -> PersonPage:
    page = show(PersonPage)
    page.show_item(anna)
    qtbot.waitUntil(lambda: page.header.name.text() == "Anna")
    return page


def card(library: Library, person: int) -> browse.PersonCard:
    return library.read(lambda c: browse.person_card(c, person))


def type_day(page: PersonPage, which: str, text: str) -> None:
    page.header.dates.edit(which)
    field = page.header.dates.fields[which]
    field.setText("")
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Return)


def test_a_birth_date_is_typed_in_its_place(
    qtbot: QtBot, page: PersonPage, library: Library, anna: int
) -> None:
    button = page.header.dates.buttons["born"]
    assert button.text() == "Add birth date"
    button.click()
    assert page.header.dates.fields["born"].isVisible()
    type_day(page, "born", "2014-05-17")
    qtbot.waitUntil(lambda: card(library, anna).birth_date == "2014-05-17")
    qtbot.waitUntil(lambda: button.text() == "Born 17 May 2014")
    history.undo(library)
    qtbot.waitUntil(lambda: button.text() == "Add birth date")


def test_a_year_alone_will_do_and_an_empty_field_takes_the_date_away(
    qtbot: QtBot, page: PersonPage, library: Library, anna: int
) -> None:
    type_day(page, "born", "2014")
    qtbot.waitUntil(lambda: card(library, anna).birth_date == "2014-01-01")
    qtbot.waitUntil(lambda: page.header.dates.buttons["born"].text().startswith("Born"))
    type_day(page, "born", "")
    qtbot.waitUntil(lambda: card(library, anna).birth_date is None)


def test_what_is_no_date_is_said_and_nothing_changes(
    qtbot: QtBot, page: PersonPage, library: Library, anna: int, context: Context
) -> None:
    said: list[str] = []
    context.bridge.trouble.connect(said.append)
    sentence = "“in spring” is no date; write it like 2014-05-17."
    context.bridge.expected_trouble = [sentence]  # type: ignore[attr-defined]
    type_day(page, "born", "in spring")
    qtbot.waitUntil(lambda: said == [sentence])
    assert card(library, anna).birth_date is None


def test_a_death_date_shows_only_where_there_is_one(
    qtbot: QtBot, page: PersonPage, library: Library, anna: int
) -> None:
    assert not page.header.dates.buttons["died"].isVisible()
    page.commands["person.death_date"].trigger()
    type_day(page, "died", "2020")
    qtbot.waitUntil(lambda: card(library, anna).death_date == "2020-12-31")
    qtbot.waitUntil(lambda: page.header.dates.buttons["died"].text() == "Died 31 December 2020")


def test_hiding_and_showing_again(
    qtbot: QtBot, page: PersonPage, library: Library, anna: int
) -> None:
    QTest.keyClick(page.faces.grid, Key.Key_H)
    qtbot.waitUntil(lambda: card(library, anna).is_hidden)
    qtbot.waitUntil(lambda: "hidden" in page.header._line.text())
    assert page.commands["person.show"].isVisible()
    assert not page.commands["person.hide"].isVisible()
    QTest.keyClick(page.faces.grid, Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not card(library, anna).is_hidden)


def test_deleting_keeps_the_faces_and_goes_back(
    qtbot: QtBot, page: PersonPage, library: Library, context: Context
) -> None:
    faces = library.read(lambda c: browse.faces_of_group(c, 1))
    QTest.keyClick(page.faces.grid, Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: library.read(browse.people_names) == [])
    qtbot.waitUntil(lambda: ("people", None) in context.navigator.opened)
    assert library.read(lambda c: browse.faces_of_group(c, 1)) == faces
    history.undo(library)
    assert [name for _, name in library.read(browse.people_names)] == ["Anna"]


def test_the_cover_is_chosen_among_the_faces(
    qtbot: QtBot, page: PersonPage, library: Library, anna: int, context: Context
) -> None:
    page.commands["person.cover"].trigger()
    assert page.faces.isVisible()
    assert context.navigator.messages == ["Choose a face and press C"]
    qtbot.waitUntil(lambda: len(page.faces.model.ids) == 9)
    face = page.faces.model.id_at(4)
    page.faces.grid.go_to_id(face)
    QTest.keyClick(page.faces.grid, Key.Key_C)
    qtbot.waitUntil(lambda: card(library, anna).cover_face == face)


def test_a_group_has_neither_dates_nor_a_menu(qtbot: QtBot, page: PersonPage) -> None:
    page.show_item(-2)
    qtbot.waitUntil(lambda: page.header.name.text() == "Add a name")
    assert not page.header.dates.isVisible()
    assert not page.header._more.isVisible()
    assert not page.commands["person.delete"].isEnabled()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2014", "2014"),
        ("2014-5", "2014-05"),
        ("2014-5-7", "2014-05-07"),
        ("17/05/2014", "2014-05-17"),
        ("17.5.2014", "2014-05-17"),
        ("17 May 2014", "2014-05-17"),
        ("in spring", "in spring"),
        ("  ", ""),
    ],
)
def test_days_are_read_as_people_write_them(typed: str, day: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    try:
        assert iso_day(typed) == day
    finally:
        QLocale.setDefault(before)
