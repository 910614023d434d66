"""Every command that is possible now, found by typing a few of its letters."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from photoface.ui.actions import key_words
from photoface.ui.dialogs.palette import Entry, Palette
from photoface.ui.text import tr


class CommandPalette(Palette):
    """Return does the marked command."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, tr("All commands"), tr("What would you like to do?"))
        self._actions: list[QAction] = []

    def open_for(self, actions: Iterable[QAction]) -> None:
        """Offer those of the actions that can be done where the user is now."""
        self._actions = _possible(actions, self.window().focusWidget())
        self.open_here()

    def offered(self) -> list[str]:
        """The commands on offer, as they are listed."""
        return [_plain(action) for action in self._fitting(self.field.text())]

    def entries_for(self, text: str) -> list[Entry]:
        return [
            Entry(_line(action), action.trigger, action.icon()) for action in self._fitting(text)
        ]

    def _fitting(self, text: str) -> list[QAction]:
        needles = text.casefold().split()
        return [
            action
            for action in self._actions
            if all(needle in _plain(action).casefold() for needle in needles)
        ]


def _possible(actions: Iterable[QAction], focus: QWidget | None) -> list[QAction]:
    """Commands that are enabled and hold where the focus is, by name."""
    found = [
        action
        for action in actions
        if action.text() and action.objectName() and action.isEnabled() and _holds(action, focus)
    ]
    return sorted(found, key=lambda action: _plain(action).casefold())


def _holds(action: QAction, focus: QWidget | None) -> bool:
    if action.shortcutContext() == Qt.ShortcutContext.WindowShortcut:
        return action.isVisible()
    places = [place for place in action.associatedObjects() if isinstance(place, QWidget)]
    return focus is not None and any(p is focus or p.isAncestorOf(focus) for p in places)


def _plain(action: QAction) -> str:
    return action.text().replace("&", "").rstrip("…")


def _line(action: QAction) -> str:
    keys = key_words(action.shortcut())
    return f"{_plain(action)}    {keys}" if keys else _plain(action)
