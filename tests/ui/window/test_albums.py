"""Albums and favourites, by keys: from a grid, in the viewer, on their own pages."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from photoface.services import albums, history, name_people
from photoface.services.library import Library
from photoface.ui.main_window import MainWindow
from photoface.ui.models.album_list import FAVOURITES

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def select(window: MainWindow, *photos: int) -> Any:
    """Choose photos in the grid that is shown; returns its view."""
    view = window.current_page().grid.view
    view.go_to_id(photos[-1])
    view.select_ids(photos)
    view.setFocus()
    return view


def names(library: Library) -> list[str]:
    return [card.name for card in library.read(albums.albums)]


def search_of(library: Library, album: int) -> str | None:
    return library.read(lambda c: albums.album_card(c, album)).search


def favourites(library: Library) -> set[int]:
    return library.read(lambda c: albums.favourites_among(c, range(1, 17)))


def type_name(qtbot: QtBot, window: MainWindow, text: str) -> None:
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), QLineEdit))
    QTest.keyClicks(window.focusWidget(), text)
    QTest.keyClick(window.focusWidget(), Key.Key_Return)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, library: Library) -> Any:
    """The Albums page with a plain album, a live one and a favourite."""
    albums.create_album(library, "Summer", [1, 2, 3])
    albums.save_search(library, "Christmas", "2023-12")
    albums.set_favourite(library, [5])
    window.open_page("albums")
    page = window.current_page()
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    qtbot.waitUntil(lambda: len(page.model.ids) == 3)
    return page


# --- in a grid and in the viewer -----------------------------------------------------------------


def test_f_makes_the_selected_photos_favourites_and_f_takes_it_back(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    view = select(window, 3, 4)
    QTest.keyClick(view, Key.Key_F)
    qtbot.waitUntil(lambda: favourites(library) == {3, 4})
    qtbot.waitUntil(lambda: "favourite" in view.model().text(2))
    QTest.keyClick(view, Key.Key_F)
    qtbot.waitUntil(lambda: favourites(library) == set())
    QTest.keyClick(window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: favourites(library) == {3, 4})


def test_f_completes_a_selection_that_is_favourite_in_part(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    albums.set_favourite(library, [3])
    QTest.keyClick(select(window, 3, 4), Key.Key_F)
    qtbot.waitUntil(lambda: favourites(library) == {3, 4})


def test_a_favourite_carries_a_star(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    view = window.current_page().grid.view
    qtbot.waitUntil(lambda: view.model().known(4) is not None)
    qtbot.wait(300)
    rect = view.tile_rect(4)
    before = view.viewport().grab(rect).toImage()
    albums.set_favourite(library, [4])
    qtbot.waitUntil(lambda: view.model().known(4).is_favourite)
    assert view.viewport().grab(rect).toImage() != before


def test_f_in_the_viewer_shows_on_the_star(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    window.current_page().grid.open_photo(2)
    star = window.viewer.verbs.favourite
    qtbot.waitUntil(lambda: len(window.viewer.canvas.faces) == 2)
    assert not star.isChecked()
    QTest.keyClick(window.viewer.canvas, Key.Key_F)
    qtbot.waitUntil(lambda: favourites(library) == {2})
    qtbot.waitUntil(star.isChecked)
    QTest.keyClick(window.viewer.canvas, Key.Key_Right)
    qtbot.waitUntil(lambda: not star.isChecked())


def test_a_puts_photos_into_a_new_album_by_its_name(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    QTest.keyClick(select(window, 1, 2), Key.Key_A)
    type_name(qtbot, window, "Holidays")
    qtbot.waitUntil(lambda: names(library) == ["Holidays"])
    (card,) = library.read(albums.albums)
    assert (card.photos, card.cover_photo) == (2, 1)


def test_a_offers_the_albums_there_are(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    albums.create_album(library, "Summer", [1])
    albums.save_search(library, "Summer nights", "2024")  # fills itself: not offered
    QTest.keyClick(select(window, 4), Key.Key_A)
    picker = window.current_page().grid.verbs._picker
    qtbot.waitUntil(lambda: len(picker.entries_for("sum")) == 2)
    assert [entry.words for entry in picker.entries_for("sum")] == [
        "Summer", "New album “sum”",
    ]  # fmt: skip
    for text in ("summer", "sum\0mer\ufeff"):
        assert [entry.words for entry in picker.entries_for(text)] == ["Summer"]
    type_name(qtbot, window, "sum")
    qtbot.waitUntil(lambda: library.read(albums.albums)[0].photos == 2)


def test_escape_leaves_the_picker_and_the_focus_returns(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    view = select(window, 1)
    QTest.keyClick(view, Key.Key_A)
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), QLineEdit))
    QTest.keyClick(window.focusWidget(), Key.Key_Escape)
    assert window.focusWidget() is view
    assert names(library) == []


# --- the Albums page -----------------------------------------------------------------------------


def test_favourites_come_first_then_albums_by_name(page: Any) -> None:
    shown = [page.model.row(row).name for row in range(3)]
    assert shown == ["Favourites", "Christmas", "Summer"]
    assert page.model.text(1) == "Christmas, Live album, 5 photos"
    assert page.model.text(2) == "Summer, 3 photos"


def test_an_empty_page_says_what_albums_are_for(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("albums")
    page = window.current_page()
    qtbot.waitUntil(page._empty.isVisible)
    assert "press A" in " ".join(label.text() for label in page._empty.findChildren(QLabel))
    (button,) = (b for b in page._empty.findChildren(QPushButton) if b.isVisible())
    button.click()
    assert page.new_name.hasFocus()


def test_a_new_album_is_made_by_keys(
    qtbot: QtBot, window: MainWindow, library: Library, page: Any
) -> None:
    QTest.keyClick(page.grid, Key.Key_N, CTRL)
    type_name(qtbot, window, "Garden")
    qtbot.waitUntil(lambda: "Garden" in names(library))
    qtbot.waitUntil(lambda: page._current() and page._current().name == "Garden")


def test_a_name_that_is_taken_is_said_in_words(
    qtbot: QtBot, window: MainWindow, library: Library, page: Any
) -> None:
    QTest.keyClick(page.grid, Key.Key_N, CTRL)
    type_name(qtbot, window, "summer")
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.accessibleName() == "There is an album summer already."
    assert len(names(library)) == 2


def test_f2_renames_and_del_deletes_both_undoable(
    qtbot: QtBot, window: MainWindow, library: Library, page: Any
) -> None:
    summer = page.model.id_at(2)
    page.grid.go_to_id(summer)
    page.grid.select_ids([summer])
    QTest.keyClick(page.grid, Key.Key_F2)
    type_name(qtbot, window, "At the lake")
    qtbot.waitUntil(lambda: names(library) == ["At the lake", "Christmas"])
    page.grid.go_to_id(summer)
    page.grid.select_ids([summer])
    QTest.keyClick(page.grid, Key.Key_Delete)
    qtbot.waitUntil(lambda: names(library) == ["Christmas"])
    history.undo(library)
    history.undo(library)
    qtbot.waitUntil(lambda: page.model.ids.tolist()[2:] == [summer])
    assert page.model.row(2).name == "Summer"


def test_the_favourites_can_be_neither_renamed_nor_deleted(page: Any) -> None:
    page.grid.go_to_id(FAVOURITES)
    page.grid.select_ids([FAVOURITES])
    assert not page.commands["albums.rename"].isEnabled()
    assert not page.commands["albums.delete"].isEnabled()


def test_every_control_of_both_pages_has_a_name(
    qtbot: QtBot, window: MainWindow, page: Any
) -> None:
    def check() -> None:
        for kind in (QAbstractButton, QLineEdit):
            for control in window.current_page().findChildren(kind):
                if control.isVisible():
                    assert control.accessibleName() or control.text(), control

    check()
    page.open_album(page.model.id_at(2))
    qtbot.waitUntil(lambda: window.current_page().name.text() == "Summer")
    check()


# --- one album -----------------------------------------------------------------------------------


def test_enter_opens_an_album_and_escape_returns(
    qtbot: QtBot, window: MainWindow, page: Any
) -> None:
    page.grid.go_to_id(page.model.id_at(2))
    page.grid.setFocus()
    QTest.keyClick(page.grid, Key.Key_Return)
    album = window.current_page()
    qtbot.waitUntil(lambda: album.grid.model.ids.tolist() == [1, 2, 3])
    qtbot.waitUntil(lambda: album.name.text() == "Summer")
    QTest.keyClick(album.grid.view, Key.Key_Escape)
    assert window.current_page() is page


def test_the_keys_of_an_album_work_when_its_last_photo_is_gone(
    qtbot: QtBot, window: MainWindow, page: Any
) -> None:
    page.open_album(page.model.id_at(2))
    album = window.current_page()
    qtbot.waitUntil(lambda: album.grid.model.ids.tolist() == [1, 2, 3])
    qtbot.waitUntil(lambda: album.name.text() == "Summer")
    QTest.keyClick(select(window, 1, 2, 3), Key.Key_Delete)
    qtbot.waitUntil(album.grid.empty.isVisible)
    assert album.isAncestorOf(window.focusWidget())
    QTest.keyClick(window.focusWidget(), Key.Key_Escape)
    assert window.current_page() is page


def test_an_empty_album_has_the_focus(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    act = albums.create_album(library, "Empty")
    assert act is not None
    (card,) = (c for c in library.read(albums.albums) if c.name == "Empty")
    for _ in range(2):
        window.open_page("album", card.id)
        album = window.current_page()
        qtbot.waitUntil(album.grid.empty.isVisible)
        assert album.isAncestorOf(window.focusWidget())
        window.open_page("albums")


def test_del_takes_photos_out_of_an_album_only(
    qtbot: QtBot, window: MainWindow, library: Library, page: Any
) -> None:
    page.open_album(page.model.id_at(2))
    album = window.current_page()
    qtbot.waitUntil(lambda: album.grid.model.ids.tolist() == [1, 2, 3])
    qtbot.waitUntil(lambda: album.name.text() == "Summer")
    QTest.keyClick(select(window, 1, 3), Key.Key_Delete)
    qtbot.waitUntil(lambda: album.grid.model.ids.tolist() == [2])
    assert library.read(lambda c: c.execute("SELECT count(*) FROM photos").fetchone()[0]) == 16


def test_a_live_album_says_what_it_searches_and_fills_itself(
    qtbot: QtBot, window: MainWindow, library: Library, page: Any
) -> None:
    album = albums.save_search(library, "Liked", "is:favourite")
    assert album is not None
    (card,) = (c for c in library.read(albums.albums) if c.name == "Liked")
    page.open_album(card.id)
    shown = window.current_page()
    qtbot.waitUntil(lambda: shown.grid.model.ids.tolist() == [5])
    assert shown._line.text().endswith("favourites")
    assert not shown.remove.isEnabled()
    albums.set_favourite(library, [7])
    # The pause before a grid reads again grows with how long reading takes on this machine.
    qtbot.waitUntil(lambda: shown.grid.model.ids.tolist() == [5, 7], timeout=20_000)


def test_the_search_of_a_live_album_is_changed_by_keys(
    qtbot: QtBot, window: MainWindow, library: Library, page: Any
) -> None:
    name_people.name_faces(library, [1], "Anna")
    qtbot.waitUntil(lambda: bool(window.context.people.everybody()))
    (anna,) = window.context.people.everybody()
    album = albums.save_search(library, "Anna there", f"person:#{anna.id} date:2023")
    assert album is not None
    (card,) = (c for c in library.read(albums.albums) if c.name == "Anna there")
    page.open_album(card.id)
    shown = window.current_page()
    qtbot.waitUntil(lambda: shown.name.text() == "Anna there")
    QTest.keyClick(window, Key.Key_E, CTRL)
    field = window.top_bar.search
    qtbot.waitUntil(lambda: [term.words for term in field.terms] == ["Anna", "taken 2023"])
    assert type(window.current_page()).__name__ == "AllPhotos"
    bar = window.current_page().bar
    assert bar.change.isVisible()
    assert bar.change.text() == "Change “Anna there”"

    QTest.keyClick(field, Key.Key_Backspace)  # without the year
    QTest.keyClick(window, Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: window.current_page() is shown)
    qtbot.waitUntil(lambda: search_of(library, card.id) == f"person:#{anna.id}")
    qtbot.waitUntil(lambda: "Changed the search of Anna there" in window.toast.accessibleName())
    history.undo(library)
    assert search_of(library, card.id) == card.search

    window.open_page("photos")
    field.clear()
    qtbot.waitUntil(lambda: not bar.isVisible())
    QTest.keyClicks(field, "beach")
    qtbot.waitUntil(bar.isVisible)
    assert not bar.change.isVisible()  # that is another search


def test_a_plain_album_has_no_search_to_edit(qtbot: QtBot, window: MainWindow, page: Any) -> None:
    page.open_album(page.model.id_at(2))
    album = window.current_page()
    qtbot.waitUntil(lambda: album.name.text() == "Summer")
    assert not album.commands["album.edit_search"].isVisible()
    album.edit_search()
    assert window.current_page() is album


def test_the_page_of_a_deleted_album_goes_back_to_the_cards(
    qtbot: QtBot, window: MainWindow, page: Any
) -> None:
    page.open_album(page.model.id_at(2))
    album = window.current_page()
    qtbot.waitUntil(lambda: album.name.text() == "Summer")
    QTest.keyClick(album.grid.view, Key.Key_Delete, CTRL)
    qtbot.waitUntil(lambda: window.current_page() is page)
    assert "Deleted the album Summer" in window.toast.accessibleName()
