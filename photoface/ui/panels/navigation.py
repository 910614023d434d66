"""The column on the left: one button a page, with a count where there is one to tell."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photoface.ui.actions import hint
from photoface.ui.pages.page import PageEntry
from photoface.ui.text import tr
from photoface.ui.theme import ICON_SIZE, Theme

_WIDTH = 204


class Navigation(QWidget):
    """`chosen` tells the key of the page that was asked for."""

    chosen = Signal(str)

    def __init__(self, entries: Iterable[PageEntry], theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(tr("Pages"))
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _NavButton] = {}
        listed = [entry for entry in entries if entry.is_listed]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(2)
        for entry in (e for e in listed if not e.is_below):
            layout.addWidget(self._button(entry))
        layout.addStretch(1)
        for entry in (e for e in listed if e.is_below):
            layout.addWidget(self._button(entry))
        theme.changed.connect(self._recolour)

    def show_current(self, key: str) -> None:
        """Light the button of the page that is in front."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
        self._recolour()

    def set_badge(self, key: str, text: str) -> None:
        if key in self._buttons:
            self._buttons[key].set_badge(text)

    def _button(self, entry: PageEntry) -> QWidget:
        button = _NavButton(entry)
        button.clicked.connect(lambda: self.chosen.emit(entry.key))
        self._buttons[entry.key] = button
        self._group.addButton(button)
        return button

    def _recolour(self) -> None:
        for button in self._buttons.values():
            colour = "accent" if button.isChecked() else "dim"
            button.setIcon(self._theme.icon(button.entry.icon, colour))


class _NavButton(QToolButton):
    def __init__(self, entry: PageEntry) -> None:
        super().__init__()
        self.entry = entry
        self.setProperty("role", "nav")
        self.setObjectName(f"nav.{entry.key}")
        self.setText("  " + tr(entry.title))
        self.setAccessibleName(tr(entry.title))
        self.setToolTip(hint(tr(entry.title), QKeySequence(entry.key_sequence)))
        self.setCheckable(True)
        self.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._badge = QLabel(self)
        self._badge.setProperty("role", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.addStretch(1)
        row.addWidget(self._badge)

    def set_badge(self, text: str) -> None:
        self._badge.setText(text)
        title = tr(self.entry.title)
        self.setAccessibleName(f"{title}, {text}" if text else title)
