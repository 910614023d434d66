"""The name field: what it offers, what Enter would do, how it ends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from photoface.services import name_people
from photoface.services.library import Library
from photoface.ui.models.known_people import KnownPerson, Wording
from photoface.ui.pages.page import Context
from photoface.ui.widgets.name_edit import NameEdit

_WORDS = Wording(lambda person: f"joins {person.name}", "somebody new")


@pytest.fixture
def field(context: Context, library: Library, qtbot: QtBot) -> Iterator[NameEdit]:
    """A field that knows Anna Berg (9 faces), Bernd (7), Annabel (5)."""
    for group, name in ((1, "Anna Berg"), (2, "Bernd"), (3, "Annabel")):
        name_people.name_group(library, group, name)
    window = QWidget()
    window.resize(400, 500)
    field = NameEdit(context.people, context.thumbnails, context.theme)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(QWidget(), 1)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: len(context.people.matching("")) == 3)
    yield field
    window.close()  # held until here: nobody else does


def type_into(field: NameEdit, text: str) -> None:
    field.start("", _WORDS)
    QTest.keyClicks(field, text)


def test_names_that_begin_with_it_come_before_words_that_do(field: NameEdit) -> None:
    type_into(field, "ber")
    assert field.offered == ["Bernd", "Anna Berg"]


def test_among_equals_the_one_with_more_faces_comes_first(field: NameEdit) -> None:
    type_into(field, "ann")
    assert field.offered == ["Anna Berg", "Annabel"]


def test_enter_takes_what_was_typed_unless_an_offer_is_marked(
    field: NameEdit, qtbot: QtBot
) -> None:
    type_into(field, "  Anna   Be ")
    with qtbot.waitSignal(field.committed) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["Anna Be"]
    type_into(field, "anna")
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.committed) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["Annabel"]


def test_beyond_the_last_offer_lies_the_typed_text_again(field: NameEdit) -> None:
    type_into(field, "anna b")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.preview == "joins Anna Berg"
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.preview == "somebody new"


def test_a_name_that_is_known_is_seen_without_marking_it(field: NameEdit) -> None:
    type_into(field, "BERND")
    assert field.preview == "joins Bernd"


def test_tab_completes_the_first_offer(field: NameEdit) -> None:
    type_into(field, "bern")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "Bernd"
    assert field.hasFocus()


def test_a_click_on_an_offer_takes_it(field: NameEdit, qtbot: QtBot) -> None:
    type_into(field, "bern")
    offers = field.window().findChild(QWidget, "offers")
    list_view = offers.findChild(QWidget, "offer-list")
    with qtbot.waitSignal(field.committed) as told:
        rect = list_view.visualRect(list_view.model().index(0, 0))
        QTest.mouseClick(
            list_view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            rect.center(),
        )
    assert told.args == ["Bernd"]


@pytest.mark.parametrize("how", ["escape", "elsewhere", "nothing typed"])
def test_it_is_cancelled_once_and_nothing_is_named(field: NameEdit, qtbot: QtBot, how: str) -> None:
    ended: list[str] = []
    field.committed.connect(lambda name: ended.append(f"named {name}"))
    field.cancelled.connect(lambda: ended.append("cancelled"))
    type_into(field, "" if how == "nothing typed" else "An")
    if how == "elsewhere":
        field.clearFocus()
    else:
        key = Qt.Key.Key_Escape if how == "escape" else Qt.Key.Key_Return
        QTest.keyClick(field, key)
    assert ended == ["cancelled"]


def test_oneself_is_not_offered_and_keeping_the_name_merges_nobody(
    field: NameEdit, context: Context
) -> None:
    bernd = context.people.find("Bernd")
    assert isinstance(bernd, KnownPerson)
    field.start("Bernd", _WORDS, without=bernd.id)
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, " ")
    assert field.offered == []
    assert field.preview == "somebody new"


def test_the_panel_stays_inside_the_window(field: NameEdit) -> None:
    type_into(field, "a")
    offers = field.window().findChild(QWidget, "offers")
    assert offers.isVisible()
    assert field.window().rect().contains(offers.geometry())
    assert offers.findChild(QLabel).text() == "somebody new"
