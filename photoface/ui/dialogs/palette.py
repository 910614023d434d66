"""A field over a list of what can be done, found by typing: lies over the top of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

_WIDTH, _ROWS, _ROW_HEIGHT = 460, 9, 32


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list, and what it does."""

    words: str
    do: Callable[[], object]
    icon: QIcon | None = None


class Palette(QFrame):
    """Return does the marked entry, Esc goes away. A subclass says what fits what was typed."""

    def __init__(self, window: QWidget, name: str, hint: str) -> None:
        super().__init__(window)
        self._window = window
        self._came_from: QWidget | None = None
        self._entries: list[Entry] = []
        self.setProperty("role", "card")
        self.setAccessibleName(name)
        self.field = _Field(self, name, hint)
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(name)
        self._list.setProperty("role", "offers")
        self._list.itemClicked.connect(lambda _: self._do())
        self.field.textChanged.connect(self.offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.field)
        column.addWidget(self._list)
        self.hide()

    def entries_for(self, text: str) -> list[Entry]:
        """What fits the text, the likeliest first."""
        raise NotImplementedError

    def open_here(self) -> None:
        """Show everything; the focus comes back to where it is now."""
        self._came_from = self._window.focusWidget()
        self.field.clear()
        self.offer()
        self.move(QPoint((self._window.width() - _WIDTH) // 2, 72))
        self.show()
        self.raise_()
        self.field.setFocus()

    def offer(self) -> None:
        """List what fits what is typed now."""
        self._entries = self.entries_for(self.field.text())
        self._list.clear()
        for entry in self._entries:
            item = QListWidgetItem(entry.icon or QIcon(), entry.words)
            item.setSizeHint(QSize(0, _ROW_HEIGHT))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        rows = min(len(self._entries), _ROWS)
        self._list.setVisible(rows > 0)
        self._list.setFixedHeight(rows * _ROW_HEIGHT + 4)
        self.setFixedSize(_WIDTH, self.sizeHint().height())

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

    def _do(self) -> None:
        row = self._list.currentRow()
        self._leave()
        if 0 <= row < len(self._entries):
            self._entries[row].do()

    def _leave(self) -> None:
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus()


class _Field(QLineEdit):
    def __init__(self, palette: Palette, name: str, hint: str) -> None:
        super().__init__()
        self._palette = palette
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)

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
