"""Every command that is possible now, found by typing a few of its letters."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from photoface.ui.text import tr

_WIDTH, _ROWS, _ROW_HEIGHT = 460, 9, 32


class CommandPalette(QFrame):
    """Lies over the top of the window; Return does the marked command, Esc goes away."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions: list[QAction] = []
        self._window = window
        self._came_from: QWidget | None = None
        self.setProperty("role", "card")
        self.setAccessibleName(tr("All commands"))
        self.field = _Field(self)
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(lambda _: self._do())
        self.field.textChanged.connect(self._filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.field)
        column.addWidget(self._list)
        self.hide()

    def open_for(self, actions: Iterable[QAction]) -> None:
        """Offer those of the actions that can be done where the user is now."""
        self._came_from = self.window().focusWidget()
        self._actions = _possible(actions, self._came_from)
        self.field.clear()
        self._filter("")
        self.setFixedSize(_WIDTH, _ROWS * _ROW_HEIGHT + 76)
        self.move(QPoint((self._window.width() - _WIDTH) // 2, 72))
        self.show()
        self.raise_()
        self.field.setFocus()

    def offered(self) -> list[str]:
        """The commands on offer, as they are listed."""
        rows = (self._list.item(row) for row in range(self._list.count()))
        return [_plain(item.data(Qt.ItemDataRole.UserRole)) for item in rows]

    def key(self, event: QKeyEvent) -> bool:
        """Keys of the field that mean the list; True if it was one."""
        match event.key():
            case Qt.Key.Key_Escape:
                self._leave()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._do()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self._list.currentRow() + step
                self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
            case _:
                return False
        return True

    def _filter(self, text: str) -> None:
        self._list.clear()
        needles = text.casefold().split()
        for action in self._actions:
            words = _plain(action)
            if all(needle in words.casefold() for needle in needles):
                item = QListWidgetItem(action.icon(), _line(action))
                item.setData(Qt.ItemDataRole.UserRole, action)
                self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _do(self) -> None:
        item = self._list.currentItem()
        self._leave()
        if item is not None:
            item.data(Qt.ItemDataRole.UserRole).trigger()

    def _leave(self) -> None:
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus()


class _Field(QLineEdit):
    def __init__(self, palette: CommandPalette) -> None:
        super().__init__()
        self._palette = palette
        self.setPlaceholderText(tr("What would you like to do?"))
        self.setAccessibleName(tr("Search commands"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._palette.key(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._palette.hide()


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
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{_plain(action)}    {keys}" if keys else _plain(action)
