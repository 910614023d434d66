"""The People page as a user meets it: keys, mouse, drops."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from photoface.services import browse, history, name_people
from photoface.services.library import Library
from photoface.ui.delegates.person_card import mixed_rect, name_rect
from photoface.ui.models.cards import Order
from photoface.ui.models.people_list import CARD_MIME
from photoface.ui.models.split_board import Parting, SplitOrder
from photoface.ui.pages.page import Context
from photoface.ui.pages.people import PeoplePage
from tests.factory import person_named
from tests.ui.checks import ambiguous_keys, nameless_controls
from tests.ui.people.conftest import Navigator


@pytest.fixture
def page(show: Callable[[type], Any], qtbot: QtBot) -> PeoplePage:
    """The page, loaded: six groups (the single face is not shown)."""
    page = show(PeoplePage)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    qtbot.waitUntil(lambda: len(page.model.ids) == 6)
    return page


def people(library: Library) -> dict[str, int]:
    """Name -> confirmed faces, as the library holds them."""
    return {card.name: card.confirmed for card in library.read(browse.people_cards)}


def shown_people(page: PeoplePage) -> dict[str, int]:
    cards = (page.model.row(row) for row in range(len(page.model.ids)))
    return {card.name: card.faces for card in cards if card is not None and card.is_person}


def select(page: PeoplePage, *keys: int) -> None:
    page.grid.go_to_id(keys[0])
    page.grid.select_ids(keys)


def field_of(page: PeoplePage) -> Any:
    return page.grid.viewport().focusWidget() or page.window().focusWidget()


def settle(page: PeoplePage, qtbot: QtBot) -> None:
    """Wait until the library has written what was said and the page has read it again."""
    with qtbot.waitSignal(page.feed.answered, timeout=5000):
        page.feed.reload()


def name_in_library(library: Library, group: int, name: str) -> None:
    name_people.name_group(library, group, name)


def test_letters_typed_onto_a_group_name_it(
    page: PeoplePage, library: Library, qtbot: QtBot
) -> None:
    select(page, -1)
    QTest.keyClicks(page.grid, "M")  # also the shortcut of "Merge…", which must not win
    assert page.grid.edited_key == -1
    QTest.keyClicks(page.grid.field, "aria")
    QTest.keyClick(page.grid.field, Qt.Key.Key_Return)
    assert shown_people(page) == {"Maria": 9}  # at once, before anything was written
    qtbot.waitUntil(lambda: people(library) == {"Maria": 9})
    settle(page, qtbot)
    assert shown_people(page) == {"Maria": 9}


def test_letters_also_name_the_group_with_the_ring_when_nothing_is_chosen(
    page: PeoplePage,
) -> None:
    page.grid.go_to_id(-2)
    page.grid.clearSelection()
    QTest.keyClicks(page.grid, "M")
    assert page.grid.edited_key == -2


def test_after_naming_the_next_group_is_chosen_where_the_first_one_was(
    page: PeoplePage, library: Library, qtbot: QtBot
) -> None:
    select(page, -2)
    place = page.grid.tile_rect(-2)
    page.name_groups([-2], "Ben")
    assert page.grid.selected_ids() == [-3]
    assert page.grid.tile_rect(-3).left() == place.left()
    qtbot.waitUntil(lambda: people(library) == {"Ben": 7})
    settle(page, qtbot)
    assert page.grid.selected_ids() == [-3]


def test_a_name_that_is_known_adds_the_faces_and_says_so_before(
    page: PeoplePage, library: Library, context: Context, qtbot: QtBot
) -> None:
    page.name_groups([-1], "Anna")
    qtbot.waitUntil(lambda: context.people.find("anna") is not None)
    select(page, -2)
    QTest.keyClicks(page.grid, "a")
    field = page.grid.field
    assert field.offered == ["Anna"]
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.preview == "Adds 7 faces to Anna"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shown_people(page) == {"Anna": 16}
    qtbot.waitUntil(lambda: people(library) == {"Anna": 16})


def test_escape_leaves_everything_as_it_was(page: PeoplePage, library: Library) -> None:
    select(page, -1)
    QTest.keyClicks(page.grid, "Carl")
    QTest.keyClick(page.grid.field, Qt.Key.Key_Escape)
    assert page.grid.edited_key is None
    assert page.grid.hasFocus()
    assert shown_people(page) == {}
    assert people(library) == {}


def test_a_click_on_the_name_line_opens_the_field_and_one_on_the_cover_does_not(
    page: PeoplePage, qtbot: QtBot
) -> None:
    tile = page.grid.tile_rect(-1)
    press = lambda at: QTest.mouseClick(  # noqa: E731
        page.grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
    )
    press(tile.center() - QPoint(0, 40))
    assert page.grid.edited_key is None
    press(name_rect(tile).center())
    assert page.grid.edited_key == -1


def test_several_groups_get_one_name_as_one_step(
    page: PeoplePage, library: Library, qtbot: QtBot
) -> None:
    select(page, -1, -2, -3)
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    QTest.keyClicks(page.grid.field, "Dora")
    assert page.grid.field.preview == "New person with 21 faces"
    QTest.keyClick(page.grid.field, Qt.Key.Key_Return)
    assert shown_people(page) == {"Dora": 21}
    qtbot.waitUntil(lambda: people(library) == {"Dora": 21})
    history.undo(library)
    qtbot.waitUntil(lambda: len(page.model.ids) == 6)


def test_m_merges_the_chosen_cards_into_the_largest_person(
    page: PeoplePage, library: Library, qtbot: QtBot
) -> None:
    name_in_library(library, 2, "Ben")
    name_in_library(library, 1, "Anna")
    qtbot.waitUntil(lambda: len(shown_people(page)) == 2)
    anna, ben = (page.model.find_person(name).key for name in ("Anna", "Ben"))
    select(page, ben, anna, -3)
    QTest.keyClick(page.grid, Qt.Key.Key_M)
    assert page.merge_bar.heading.text() == "Merge Ben, 5 faces into Anna?"
    assert shown_people(page) == {"Anna": 9, "Ben": 7}  # nothing moves before the answer
    QTest.keyClick(page.merge_bar, Qt.Key.Key_Return)
    assert shown_people(page) == {"Anna": 21}
    qtbot.waitUntil(lambda: history.status(library).undo == "Merged Ben, 5 faces into Anna")
    context_undo = history.undo(library)
    assert context_undo is not None
    qtbot.waitUntil(lambda: shown_people(page) == {"Anna": 9, "Ben": 7})


def drag(page: PeoplePage, source: int, target: int) -> str:
    """Hold a card over another one and let go; returns the line that was shown."""
    data = QMimeData()
    data.setData(CARD_MIME, str(source).encode())
    at = page.grid.tile_rect(target).center()
    where = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    page.grid.dragMoveEvent(QDragMoveEvent(at, *where, none))
    line = page.grid.itemDelegate().drop_line
    page.grid.dropEvent(QDropEvent(QPointF(at), *where, none))
    return line


def test_a_group_dropped_on_a_person_joins_them(
    page: PeoplePage, library: Library, qtbot: QtBot
) -> None:
    name_in_library(library, 1, "Anna")
    qtbot.waitUntil(lambda: shown_people(page) == {"Anna": 9})
    assert drag(page, -4, page.model.find_person("Anna").key) == "Adds 4 faces"
    QTest.keyClick(page.merge_bar, Qt.Key.Key_Return)
    assert shown_people(page) == {"Anna": 13}
    qtbot.waitUntil(lambda: people(library) == {"Anna": 13})


def test_a_person_dropped_on_a_group_takes_it_in(
    page: PeoplePage, library: Library, qtbot: QtBot
) -> None:
    name_in_library(library, 1, "Anna")
    qtbot.waitUntil(lambda: shown_people(page) == {"Anna": 9})
    assert drag(page, page.model.find_person("Anna").key, -4) == "Is Anna"
    QTest.keyClick(page.merge_bar, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: people(library) == {"Anna": 13})


def test_a_merge_says_before_what_it_would_do_and_escape_leaves_all_as_it_was(
    page: PeoplePage, library: Library, qtbot: QtBot
) -> None:
    name_in_library(library, 1, "Anna")
    name_in_library(library, 2, "Ben")
    same_photo = library.read(lambda c: browse.faces_of_group(c, 1))[0]
    library.write(
        lambda c: c.execute(
            "UPDATE faces SET photo_id = (SELECT photo_id FROM faces WHERE id = ?) WHERE id = "
            "(SELECT min(id) FROM faces WHERE group_id = 2)", (same_photo,)
        )
    ).result()  # fmt: skip
    qtbot.waitUntil(lambda: len(shown_people(page)) == 2)
    drag(page, page.model.find_person("Ben").key, page.model.find_person("Anna").key)
    bar = page.merge_bar
    qtbot.waitUntil(lambda: bar.line.text() == "7 faces go to Anna")
    assert bar.warning.text() == "1 photo would show Anna twice"
    assert bar.hasFocus()
    assert nameless_controls(page) == []
    assert ambiguous_keys(page) == []
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert page.grid.hasFocus()
    assert shown_people(page) == people(library) == {"Anna": 9, "Ben": 7}


def test_a_mixed_card_wears_a_badge_that_leads_to_the_split(
    page: PeoplePage, library: Library, navigator: Navigator, qtbot: QtBot
) -> None:
    library.write(lambda c: c.execute("UPDATE groups SET mixed = 0.8 WHERE id = 2")).result()
    page.feed.reload()
    qtbot.waitUntil(lambda: page.model.mixed == {-2})
    row = page.model.row_of(-2)
    assert "more than one person" in page.model.text(row)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    other, mixed = (mixed_rect(page.grid.tile_rect(key)).center() for key in (-1, -2))
    QTest.mouseClick(page.grid.viewport(), left, none, other)
    assert navigator.opened == []
    QTest.mouseClick(page.grid.viewport(), left, none, mixed)
    assert navigator.opened == [("split", SplitOrder(-2, "people"))]


def test_any_card_can_be_split_by_key(page: PeoplePage, navigator: Navigator) -> None:
    select(page, -1)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.grid, Qt.Key.Key_S, keys)
    assert navigator.opened == [("split", SplitOrder(-1, "people"))]


@pytest.mark.parametrize("is_named", [True, False])
def test_a_card_that_was_split_holds_who_stays_before_the_library_says_so(
    page: PeoplePage, library: Library, is_named: bool, monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:  # fmt: skip
    key = -1
    if is_named:
        name_in_library(library, 1, "Maria")
        settle(page, qtbot)
        key = person_named(library, "Maria") or 0
    faces = library.read(lambda c: browse.faces_of_group(c, 1))
    before = page.model.card(key)
    assert before is not None
    assert before.faces == len(faces) == 9
    staying, leaving = faces[1:6], [faces[0], *faces[6:]]  # the cover leaves
    monkeypatch.setattr(page.context.bridge, "act", lambda *_, **__: None)
    page.show_item(Parting(key, staying, leaving, lambda _: None, lambda _: None))
    left = page.model.card(key)
    assert left is not None
    assert (left.name, left.faces, left.cover in staying) == (before.name, 5, True)
    page.feed.reload()
    qtbot.wait(50)  # the library still holds nine of them
    assert page.model.card(key) == left


def test_a_split_that_was_not_written_leaves_the_card_as_it_was(
    page: PeoplePage, library: Library, qtbot: QtBot
) -> None:
    faces, told = library.read(lambda c: browse.faces_of_group(c, 1)), list[BaseException]()

    def fail(_: Library) -> None:
        raise OSError("no space")

    with qtbot.waitSignal(page.feed.answered):
        page.show_item(Parting(-1, faces[:4], faces[4:], fail, told.append))
        assert page.model.card(-1).faces == 4
    assert page.model.card(-1).faces == 9
    assert [str(error) for error in told] == ["no space"]


def test_a_group_dropped_on_a_group_asks_for_the_name_of_both(
    page: PeoplePage, library: Library, qtbot: QtBot
) -> None:
    assert drag(page, -4, -1) == "Name 13 faces together"
    QTest.keyClicks(page.grid.field, "Eva")
    QTest.keyClick(page.grid.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: people(library) == {"Eva": 13})


def test_a_card_cannot_be_dropped_on_itself(page: PeoplePage, library: Library) -> None:
    assert drag(page, -1, -1) == ""
    assert page.grid.edited_key is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_I])
def test_ignored_groups_leave_and_come_back_with_undo(
    page: PeoplePage, library: Library, qtbot: QtBot, key: Qt.Key
) -> None:
    select(page, -1, -2)
    QTest.keyClick(page.grid, key)
    assert -1 not in page.model.ids
    assert page.grid.selected_ids() == [-3]
    qtbot.waitUntil(lambda: len(library.read(browse.hidden_faces)) == 16)
    history.undo(library)
    qtbot.waitUntil(lambda: len(page.model.ids) == 6)


def test_a_hidden_person_is_shown_only_on_request(
    page: PeoplePage, library: Library, qtbot: QtBot
) -> None:
    name_in_library(library, 1, "Anna")
    qtbot.waitUntil(lambda: shown_people(page) == {"Anna": 9})
    anna = page.model.find_person("Anna").key
    select(page, anna)
    QTest.keyClick(page.grid, Qt.Key.Key_H)
    assert shown_people(page) == {}
    page.model.show_hidden(True)
    assert shown_people(page) == {"Anna": 9}
    select(page, anna)
    QTest.keyClick(page.grid, Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: people(library) == {"Anna": 9})


def test_single_faces_are_shown_on_request(page: PeoplePage, qtbot: QtBot) -> None:
    page.show_singles(True)
    qtbot.waitUntil(lambda: list(page.model.ids) == [-1, -2, -3, -4, -5, -6, -7])


def test_the_search_field_filters_names_without_minding_accents(
    page: PeoplePage, library: Library, qtbot: QtBot
) -> None:
    name_in_library(library, 1, "Zoë Müller")
    name_in_library(library, 2, "Ben")
    qtbot.waitUntil(lambda: len(shown_people(page)) == 2)
    page.search("zoe mu")
    assert shown_people(page) == {"Zoë Müller": 9}
    page.search("nobody")
    qtbot.waitUntil(lambda: not page.grid.isVisible())
    page.search("")
    qtbot.waitUntil(lambda: page.grid.isVisible())
    assert len(page.model.ids) == 6


def test_renaming_to_a_known_name_merges(
    page: PeoplePage, library: Library, context: Context, qtbot: QtBot
) -> None:
    name_in_library(library, 1, "Anna")
    name_in_library(library, 2, "Ana")
    qtbot.waitUntil(lambda: len(shown_people(page)) == 2)
    qtbot.waitUntil(lambda: context.people.find("Anna") is not None)
    ana = page.model.find_person("Ana")
    select(page, ana.key)
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    page.grid.field.selectAll()
    QTest.keyClicks(page.grid.field, "Anna")
    assert page.grid.field.preview == "Merges Ana into Anna"
    QTest.keyClick(page.grid.field, Qt.Key.Key_Return)
    assert shown_people(page) == {"Anna": 16}
    qtbot.waitUntil(lambda: people(library) == {"Anna": 16})


def test_nothing_moves_while_a_name_is_being_typed(
    page: PeoplePage, library: Library, qtbot: QtBot
) -> None:
    select(page, -3)
    QTest.keyClicks(page.grid, "F")
    name_in_library(library, 1, "Somebody")  # another hand, or a scan that goes on
    qtbot.wait(400)
    assert list(page.model.ids) == [-1, -2, -3, -4, -5, -6]
    QTest.keyClick(page.grid.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown_people(page) == {"Somebody": 9})


def test_people_stay_sorted_as_chosen(page: PeoplePage, library: Library, qtbot: QtBot) -> None:
    for group, name in ((3, "Anna"), (2, "Ben"), (1, "Zoë")):
        name_in_library(library, group, name)
    qtbot.waitUntil(
        lambda: list(shown_people(page).items()) == [("Zoë", 9), ("Ben", 7), ("Anna", 5)]
    )
    page.tools().order_chosen.emit(Order.NAME)
    assert list(shown_people(page)) == ["Anna", "Ben", "Zoë"]
    page.tools().order_chosen.emit(Order.RECENT)  # the groups with larger numbers are younger
    qtbot.waitUntil(lambda: list(shown_people(page)) == ["Anna", "Ben", "Zoë"])
    page.tools().order_chosen.emit(Order.COUNT)
    assert list(shown_people(page)) == ["Zoë", "Ben", "Anna"]


def test_return_opens_the_card(page: PeoplePage, navigator: Any) -> None:
    select(page, -2)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert navigator.opened == [("person", -2)]


def test_the_menu_offers_only_what_can_be_done(
    page: PeoplePage, library: Library, qtbot: QtBot
) -> None:
    select(page, -1)
    texts = [action.text() for action in page.menu().actions() if action.text()]
    assert texts == ["Open", "Name…", "Merge…", "Split…", "Ignore"]


def test_a_group_that_is_gone_meanwhile_is_said_and_shown(
    page: PeoplePage, library: Library, context: Context, qtbot: QtBot
) -> None:
    library.write(lambda c: c.execute("UPDATE faces SET group_id = NULL WHERE group_id = 1"))
    sentence = "There is no group 1 (the groups may have changed since)."
    context.bridge.expected_trouble = [sentence]
    with qtbot.waitSignal(context.bridge.trouble):
        page.name_groups([-1], "Anna")
    qtbot.waitUntil(lambda: shown_people(page) == {})
