"""Tab goes as the eye does: search, tools of the page, the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from photoface.services import name_people
from photoface.services.library import Library
from photoface.ui.main_window import MainWindow


def _stops(window: MainWindow) -> list[QWidget]:
    """Where Tab stops on its way from the first button of the navigation back to it."""
    found: list[QWidget] = []
    (first, *_) = window.navigation.findChildren(QWidget)
    first.setFocus()
    while (stop := QApplication.focusWidget()) not in found:
        found.append(stop)
        QTest.keyClick(stop, Qt.Key.Key_Tab)
    return found


def _places(window: MainWindow, stops: list[QWidget]) -> list[str]:
    """What part of the window each stop lies in, without repetition."""
    parts = {
        "navigation": window.navigation,
        "search": window.top_bar.search,
        "bar": window.top_bar,
        "page": window.current_page(),
    }
    found = [next(k for k, p in parts.items() if p is s or p.isAncestorOf(s)) for s in stops]
    return [place for n, place in enumerate(found) if n == 0 or found[n - 1] != place]


@pytest.mark.parametrize("key", ["photos", "people", "albums", "folders", "review", "history"])
def test_tab_goes_through_the_tools_before_the_page(
    qtbot: QtBot, window: MainWindow, key: str
) -> None:
    window.open_page(key)
    qtbot.wait(300)
    search = ["search"] if window.current_page().can_search else []
    assert _places(window, _stops(window)) == ["navigation", *search, "bar", "page"]


def test_the_tools_of_a_person_come_before_the_faces(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    name_people.name_faces(library, [1, 4, 6], "Anna")
    window.open_page("person", 1)
    page = window.current_page()
    qtbot.waitUntil(lambda: len(page.faces.model.ids) == 3)
    stops = _stops(window)
    grid = next(n for n, stop in enumerate(stops) if isinstance(stop, QAbstractItemView))
    before = stops[:grid]
    assert page.tabs in before
    assert any(page.header.isAncestorOf(stop) for stop in before)
    assert any(page.faces.tools.isAncestorOf(stop) for stop in before)
