"""Whatever is pasted into the search field: nothing breaks, and a sentence says what is wrong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoface.domain.decisions import Decision, Kind
from photoface.domain.sentences import say
from photoface.services import albums
from photoface.services.library import Library
from photoface.store import ledger
from photoface.ui.main_window import MainWindow

_REFUSED = {
    "(" * 300: "A search may have",
    "((((((((a": "at most 6 brackets",
    "others:99999999999999999999": "too large",
    "faces:>=" + "9" * 5000: "too large",
    "person:#" + "9" * 5000: "too large",
    "a" * 100_000: "10000 letters",
    "a\0b \x1b[31m": "control characters",
    "\u202eevil": "control characters",
}


def _ask(window: MainWindow, text: str) -> None:
    """Paste it and press Return."""
    field = window.top_bar.search
    field.setFocus()
    field.selectAll()
    field.insert(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("page", ["photos", "folders"])
@pytest.mark.parametrize(("text", "words"), _REFUSED.items(), ids=range(len(_REFUSED)))
def test_what_cannot_be_answered_is_told_where_the_photos_were(
    qtbot: QtBot, window: MainWindow, page: str, text: str, words: str
) -> None:
    troubles: list[str] = []
    window.context.bridge.trouble.connect(troubles.append)
    window.open_page(page)
    grid = window.current_page().grid
    qtbot.waitUntil(lambda: len(grid.model.ids) == 16)
    _ask(window, text)
    qtbot.waitUntil(lambda: words in grid.empty.accessibleName())
    assert grid.empty.isVisible()
    assert troubles == []
    grid.reload()  # as during a scan: it goes on saying so, quietly
    qtbot.waitUntil(lambda: grid._ticket is None)
    assert words in grid.empty.accessibleName()
    _ask(window, "photo01")
    qtbot.waitUntil(lambda: grid.model.ids.tolist() == [1])
    assert troubles == []


def test_it_is_not_saved_either(qtbot: QtBot, window: MainWindow, library: Library) -> None:
    troubles: list[str] = []
    window.context.bridge.trouble.connect(troubles.append)
    for search, name in (("((((((((a", "Deep"), ("2024", "\u200b")):
        _ask(window, search)
        QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        field = window.current_page().bar.field
        qtbot.waitUntil(field.isVisible)
        field.setText(name)
        QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(troubles) == 2)
    assert "brackets" in troubles[0]
    assert "at least one letter" in troubles[1]
    assert library.read(albums.albums) == []


def test_an_album_that_an_older_photoface_saved_opens_with_a_sentence(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    kinds = {Kind.ALBUM_CREATED: "Old", Kind.ALBUM_SEARCH: "faces:" + "9" * 5000}
    made = [Decision(kind, album="a", value=value) for kind, value in kinds.items()]
    library.write(lambda c: ledger.record(c, say("Old"), made)).result()
    window.open_page("albums")
    window.open_page("album", 1)
    page = window.current_page()
    grid = page.grid
    qtbot.waitUntil(lambda: "too large" in grid.empty.accessibleName() and page._card is not None)
    page._take((page._card, ""))  # told after the photos
    assert "too large" in grid.empty.accessibleName()
    page.edit_search()
    qtbot.waitUntil(lambda: window.top_bar.search.query().startswith("faces:999"))
