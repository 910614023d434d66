"""A field that stands in the place of what it changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class InlineEdit(QLineEdit):
    """Emits `committed(text)` on Return, or `cancelled()` on Esc and when the focus leaves; once
    each time it was started."""

    committed = Signal(str)
    cancelled = Signal()

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_editing = False
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(200)
        self.hide()

    def start(self, text: str = "") -> None:
        """Begin with this text, all of it selected."""
        self._is_editing = True
        self.setText(text)
        self.selectAll()
        self.show()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._is_editing:
            event.accept()  # no command of the window steals a letter
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._end(" ".join(self.text().split()))
            case Qt.Key.Key_Escape:
                self._end(None)
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:  # one comes back from a menu or another window
            self._end(None)

    def _end(self, text: str | None) -> None:
        if not self._is_editing:
            return
        self._is_editing = False
        self.hide()
        if text is None:
            self.cancelled.emit()
        else:
            self.committed.emit(text)
