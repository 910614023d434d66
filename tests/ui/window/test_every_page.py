"""What holds on every page of the window: names for screen readers, one meaning for each key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoface.services import albums, name_people
from photoface.services.library import Library
from photoface.ui.main_window import MainWindow
from photoface.ui.pages.registry import PAGES
from tests.ui.checks import ambiguous_keys, nameless_controls

_LISTED = [entry.key for entry in PAGES if entry.is_listed]


@pytest.fixture(autouse=True)
def something_everywhere(library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A person, an album and a step of history, so that no page is empty."""
    monkeypatch.setenv("PHOTOFACE_MODELS", str(tmp_path / "models"))
    name_people.name_faces(library, [1, 3, 5], "Anna")
    albums.create_album(library, "Summer", [1, 2])


def check(window: MainWindow) -> None:
    assert nameless_controls(window) == []
    assert ambiguous_keys(window) == []


@pytest.mark.parametrize("key", _LISTED)
def test_a_listed_page(qtbot: QtBot, window: MainWindow, key: str) -> None:
    window.open_page(key)
    qtbot.wait(200)
    check(window)


@pytest.mark.parametrize(("key", "argument"), [("album", 1), ("person", 1), ("split", 1)])
def test_a_page_behind_another(qtbot: QtBot, window: MainWindow, key: str, argument: int) -> None:
    window.open_page(key, argument)
    qtbot.wait(200)
    check(window)


def test_the_viewer(qtbot: QtBot, window: MainWindow) -> None:
    window.current_page().grid.open_photo(2)
    qtbot.waitUntil(lambda: len(window.viewer.canvas.faces) == 2)
    check(window)
    QTest.keyClick(window.viewer.canvas, Qt.Key.Key_D)
    check(window)


def test_a_search_with_chips_and_its_offers(qtbot: QtBot, window: MainWindow) -> None:
    field: Any = window.top_bar.search
    qtbot.waitUntil(lambda: bool(window.context.people.everybody()))
    field.setFocus()
    for text in ("anna", "2024"):
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.offered
    check(window)
