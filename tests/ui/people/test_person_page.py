"""A person's page as a user meets it: suggestions answered by key, faces, photos, others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from photoface.domain.faces import FaceState
from photoface.services import albums, browse, history, name_people
from photoface.services.library import Library
from photoface.ui.models.split_board import SplitOrder
from photoface.ui.pages.page import Context
from photoface.ui.pages.person import PersonPage
from tests.ui.checks import ambiguous_keys, nameless_controls

_NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def anna(library: Library) -> int:
    """Anna: three faces of group 1 confirmed, the six others proposed."""
    faces = library.read(lambda c: browse.faces_of_group(c, 1))
    name_people.name_faces(library, faces[:3], "Anna")
    (card,) = library.read(browse.people_cards)
    assert (card.confirmed, card.proposed) == (3, 6)
    return card.id


@pytest.fixture
def page(show: Callable[[type], Any], anna: int, qtbot: QtBot) -> PersonPage:
    page = show(PersonPage)
    for model in (page.suggestions.model, page.faces.model, page.others, page.photos.model):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    page.show_item(anna)
    qtbot.waitUntil(lambda: len(page.suggestions.model.ids) == 6)
    qtbot.waitUntil(lambda: len(page.faces.model.ids) == 9)
    return page


def card(library: Library, person: int) -> browse.PersonCard:
    return library.read(lambda c: browse.person_card(c, person))


def press(page: PersonPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    pane = page.suggestions if page.suggestions.isVisible() else page.faces
    QTest.keyClick(pane.grid, key, modifiers)


def test_a_person_with_suggestions_opens_on_them(page: PersonPage, qtbot: QtBot) -> None:
    assert page.suggestions.isVisible()
    qtbot.waitUntil(lambda: page.tabs.tabText(2) == "Photos  9")
    assert [page.tabs.tabText(tab) for tab in range(4)] == [
        "Suggestions  6",
        "Faces  9",
        "Photos  9",
        "With",
    ]
    assert page.header.name.text() == "Anna"


def test_enter_says_yes_and_goes_to_the_next_face(
    page: PersonPage, library: Library, anna: int, qtbot: QtBot
) -> None:
    first, second, *_ = page.suggestions.model.ids.tolist()
    press(page, Qt.Key.Key_Return)
    assert first not in page.suggestions.model.ids  # at once
    assert page.suggestions.grid.current_id() == second
    qtbot.waitUntil(lambda: card(library, anna).confirmed == 4)
    qtbot.waitUntil(lambda: page.tabs.tabText(0) == "Suggestions  5")


def test_delete_says_no_and_it_is_never_asked_again(
    page: PersonPage, library: Library, anna: int, qtbot: QtBot
) -> None:
    first = page.suggestions.model.id_at(0)
    press(page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: card(library, anna).proposed == 5)
    assert first not in library.read(lambda c: browse.suggestions_of_person(c, anna))
    history.undo(library)
    qtbot.waitUntil(lambda: len(page.suggestions.model.ids) == 6)


def test_shift_enter_says_yes_to_all_selected(
    page: PersonPage, library: Library, anna: int, qtbot: QtBot
) -> None:
    QTest.keyClick(page.suggestions.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert not len(page.suggestions.model.ids)
    qtbot.waitUntil(lambda: card(library, anna).confirmed == 9)
    assert page.suggestions.empty.isVisible()
    assert history.status(library).undo == "Confirmed 6 faces as Anna"


def test_the_buttons_do_what_the_keys_do(
    page: PersonPage, library: Library, anna: int, qtbot: QtBot
) -> None:
    from photoface.ui.widgets.action_button import ActionButton

    yes, no, _ = page._answers.findChildren(ActionButton)
    assert "Enter" in yes.text()
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    QTest.mouseClick(no, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: (card(library, anna).confirmed, card(library, anna).proposed) == (4, 4))
    assert page.suggestions.grid.hasFocus()


def test_the_inspector_is_told_which_face_is_looked_at(
    page: PersonPage, library: Library, navigator: Any, qtbot: QtBot
) -> None:
    page.tabs.setCurrentIndex(1)
    face = page.faces.model.id_at(3)
    page.faces.grid.go_to_id(face)
    photo = library.read(lambda c: browse.face_rows(c, [face]))[face].photo
    qtbot.waitUntil(lambda: (photo, face) in navigator.inspected)


def test_the_photos_have_the_menu_that_photos_have_everywhere(
    page: PersonPage, navigator: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _point: shown.append(menu))
    page.tabs.setCurrentIndex(2)
    grid = page.photos.grid
    qtbot.waitUntil(lambda: len(page.photos.model.ids) > 1)
    photo = int(page.photos.model.ids[1])
    grid.go_to_id(photo)
    assert (photo, page.photos.model.face_of[photo]) in navigator.inspected
    grid.customContextMenuRequested.emit(grid.tile_rect(photo).center())
    assert [action.objectName() for action in shown[0].actions() if action.objectName()] == [
        "photo.open", "photo.show_in_folder", "photo.favourite", "photo.to_album",
        "photo.select_all",
    ]  # fmt: skip


def test_the_page_leads_to_the_split(page: PersonPage, anna: int, navigator: Any) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(page, Qt.Key.Key_S, keys)
    assert navigator.opened == [("split", SplitOrder(anna))]


def test_every_control_has_a_name_and_no_key_means_two_things(page: PersonPage) -> None:
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        assert nameless_controls(page) == []
        assert ambiguous_keys(page) == []


def test_not_this_person_takes_a_confirmed_face_away(
    page: PersonPage, library: Library, anna: int, qtbot: QtBot
) -> None:
    page.tabs.setCurrentIndex(1)
    confirmed = library.read(lambda c: browse.faces_of_person(c, anna, state=FaceState.CONFIRMED))
    page.faces.grid.go_to_id(confirmed[0])
    page.faces.grid.select_ids(confirmed[:2])
    press(page, Qt.Key.Key_Delete)
    assert not set(confirmed[:2]) & set(page.faces.model.ids.tolist())
    qtbot.waitUntil(lambda: card(library, anna).confirmed == 1)


def test_a_face_is_given_to_somebody_else(
    page: PersonPage, library: Library, context: Context, qtbot: QtBot
) -> None:
    name_people.name_group(library, 2, "Ben")
    qtbot.waitUntil(lambda: context.people.find("Ben") is not None)
    press(page, Qt.Key.Key_N)
    QTest.keyClicks(page.suggestions.field, "be")
    assert page.suggestions.field.offered == ["Ben"]
    QTest.keyClick(page.suggestions.field, Qt.Key.Key_Down)
    assert page.suggestions.field.preview == "Adds 1 face to Ben"
    QTest.keyClick(page.suggestions.field, Qt.Key.Key_Return)
    names = lambda: {c.name: c.confirmed for c in library.read(browse.people_cards)}  # noqa: E731
    qtbot.waitUntil(lambda: names() == {"Anna": 3, "Ben": 8})


@pytest.mark.parametrize(
    ("key", "modifiers", "state"),
    [
        (Qt.Key.Key_I, _NONE, FaceState.IGNORED),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier, FaceState.NOT_A_FACE),
    ],
)
def test_faces_are_put_out_of_the_way(
    page: PersonPage,
    library: Library,
    qtbot: QtBot,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    state: FaceState,
) -> None:
    face = page.suggestions.model.id_at(0)
    press(page, key, modifiers)
    assert face not in page.suggestions.model.ids
    read = lambda: library.read(lambda c: browse.face_rows(c, [face]))[face].state  # noqa: E731
    qtbot.waitUntil(lambda: read() is state)


def test_c_chooses_the_cover(page: PersonPage, library: Library, anna: int, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(1)
    wanted = page.faces.model.id_at(4)
    page.faces.grid.go_to_id(wanted)
    press(page, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: card(library, anna).cover_face == wanted)


def test_space_shows_the_photo_with_the_face_pointed_out(
    page: PersonPage, library: Library, navigator: Any, qtbot: QtBot
) -> None:
    face = page.suggestions.model.id_at(2)
    page.suggestions.grid.go_to_id(face)
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(navigator.viewed) == 1)
    photos, position, pointed_out = navigator.viewed[0]
    row = library.read(lambda c: browse.face_rows(c, [face]))[face]
    assert (photos[position], pointed_out) == (row.photo, face)
    assert len(photos) == 6


def test_the_name_is_changed_where_it_stands(
    page: PersonPage, library: Library, anna: int, qtbot: QtBot
) -> None:
    QTest.mouseClick(page.header.name, Qt.MouseButton.LeftButton)
    page.header.field.selectAll()
    QTest.keyClicks(page.header.field, "Anna Maria")
    QTest.keyClick(page.header.field, Qt.Key.Key_Return)
    assert page.header.name.text() == "Anna Maria"  # at once
    qtbot.waitUntil(lambda: card(library, anna).name == "Anna Maria")


def test_photos_are_shown_whole_or_only_the_face(page: PersonPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(2)
    model = page.photos.model
    qtbot.waitUntil(lambda: len(model.ids) == 9)
    assert (model.kind, model.thumb_id(0)) == ("photo", model.id_at(0))
    page.photos.faces.click()
    assert (model.kind, model.thumb_id(0)) == ("face", model.face_of[model.id_at(0)])


def test_others_in_the_same_photos_are_one_click_away(
    page: PersonPage, library: Library, navigator: Any, anna: int, qtbot: QtBot
) -> None:
    def share_a_photo(connection: Any) -> None:
        photo = connection.execute("SELECT photo_id FROM faces WHERE group_id = 1").fetchone()[0]
        connection.execute("UPDATE faces SET photo_id = ? WHERE group_id = 3", (photo,))

    library.write(share_a_photo).result()
    name_people.name_group(library, 3, "Carl")
    qtbot.waitUntil(lambda: len(page.others.ids) == 1)
    assert page.others.text(0) == "Carl, 1 photo together"
    page.tabs.setCurrentIndex(3)
    QTest.keyClick(page.with_grid, Qt.Key.Key_Right)
    QTest.keyClick(page.with_grid, Qt.Key.Key_Return)
    assert navigator.opened[-1] == ("person", page.others.id_at(0))


def test_a_group_is_named_in_its_header_and_becomes_a_person(
    show: Callable[[type], Any], library: Library, qtbot: QtBot
) -> None:
    page = show(PersonPage)
    page.show_item(-2)
    qtbot.waitUntil(lambda: len(page.group.model.ids) == 7)
    assert not page.tabs.isVisible()
    page.header.start_naming()
    QTest.keyClicks(page.header.field, "Ben")
    assert page.header.field.preview == "New person with 7 faces"
    QTest.keyClick(page.header.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.tabs.isVisible() and len(page.faces.model.ids) == 7)


def test_when_the_naming_is_undone_the_page_goes_back_to_people(
    page: PersonPage, library: Library, navigator: Any, qtbot: QtBot
) -> None:
    history.undo(library)
    qtbot.waitUntil(lambda: navigator.opened == [("people", None)])


def test_a_face_says_in_words_what_is_known_of_it(page: PersonPage, qtbot: QtBot) -> None:
    model = page.suggestions.model
    qtbot.waitUntil(lambda: model.known(model.id_at(0)) is not None)
    assert model.text(0) == "Anna? Proposed, not confirmed"


def test_photos_of_a_person_are_made_favourites_by_key(
    page: PersonPage, library: Library, qtbot: QtBot
) -> None:
    page.tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: len(page.photos.model.ids) == 9)
    photo = page.photos.model.id_at(1)
    page.photos.grid.go_to_id(photo)
    QTest.keyClick(page.photos.grid, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: library.read(albums.favourites).ids.tolist() == [photo])
