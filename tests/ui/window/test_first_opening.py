"""A page that is opened for the first time keeps nobody waiting."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from photoface.ui.main_window import MainWindow
from photoface.ui.pages import registry
from photoface.ui.widgets.paragraph import Paragraph
from tests.ui.window.conftest import OpenWindow, StillWorkspace


def test_once_the_window_stands_every_page_is_imported(
    qtbot: QtBot, open_window: OpenWindow, workspace: StillWorkspace, monkeypatch: Any
) -> None:
    imported: list[str] = []

    def note(module: str) -> Any:
        imported.append(module)
        return import_module(module)

    monkeypatch.setattr(registry, "import_module", note)
    open_window(workspace)
    assert imported[0] == "photoface.ui.pages.all_photos"
    qtbot.waitUntil(lambda: len(set(imported)) == len(registry.PAGES))


def test_the_settings_are_styled_where_they_lie(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever gets a parent is styled anew with all that lies in it: twice as long in all."""
    fitted: list[Paragraph] = []
    fit = Paragraph._fit
    monkeypatch.setattr(Paragraph, "_fit", lambda self: (fitted.append(self), fit(self)))
    window.open_page("settings")
    assert len(fitted) < 6 * len(window.current_page().findChildren(Paragraph))
