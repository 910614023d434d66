"""The look: readable in light and dark, complete, and the system's when it is asked to be."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from photoface.ui.theme import DARK, LIGHT, Colours, Theme, style_sheet

GROUNDS = ("window", "surface", "raised", "hover")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    rgb = QColor(colour).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "dim", "danger"])
def test_words_can_be_read(colours: Colours, ground: str, ink: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_accent_can_be_read_and_seen(colours: Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.accent, colours.surface) >= 4.5
    assert contrast(colours.accent, colours.accent_soft) >= 3.0  # large or bold


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_is_filled_from_the_palette_only(colours: Colours) -> None:
    sheet = style_sheet(colours)
    assert "$" not in sheet
    used = {found.lower() for found in re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet)}
    assert used <= set(asdict(colours).values())


def test_the_theme_follows_the_system(theme: Theme) -> None:
    hints = QGuiApplication.styleHints()
    theme.set_mode("system")
    try:
        for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
            hints.setColorScheme(scheme)
            assert theme.is_dark == (hints.colorScheme() == Qt.ColorScheme.Dark)
    finally:
        hints.unsetColorScheme()


def test_a_chosen_theme_is_remembered(theme: Theme) -> None:
    theme.set_mode("dark")
    assert Theme().mode == "dark"


def test_motion_can_be_switched_off(theme: Theme) -> None:
    assert 120 <= theme.motion_ms() <= 180
    theme.set_motion(False)
    assert theme.motion_ms() == 0
    assert Theme().motion_ms() == 0


def test_icons_are_crisp_on_a_fine_screen(theme: Theme) -> None:
    pixmap = theme.pixmap("search", 18, 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (36, 2.0)


def test_tabs_show_that_they_have_the_focus(qtbot: QtBot, theme: Theme) -> None:
    theme.apply()
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    tabs, other = QTabBar(), QLineEdit()
    tabs.addTab("Faces")
    for widget in (tabs, other):
        column.addWidget(widget)
    window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    before = tabs.grab().toImage()
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    assert tabs.grab().toImage() != before
