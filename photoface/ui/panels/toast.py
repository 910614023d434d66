"""A short line over the bottom of the window that goes by itself, with one thing to do at most."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPropertyAnimation, Qt, QTimer
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QLabel, QPushButton, QWidget

from photoface.ui.theme import Theme

_SECONDS = 6
_MARGIN = 54  # above the status strip


class Toast(QWidget):
    """One message at a time; the newest takes the place of the one before. Stays while hovered."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._window, self._theme = parent, theme
        self._do: Callable[[], object] | None = None
        self.setProperty("role", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)  # a name is no markup
        self._button = QPushButton()
        self._button.setProperty("role", "toast")
        self._button.clicked.connect(self.act)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 10, 8)
        row.setSpacing(14)
        row.addWidget(self._words)
        row.addWidget(self._button)
        self._effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(self._effect)
        self._fade = QPropertyAnimation(self._effect, b"opacity", self)
        self._fade.finished.connect(self._after_fade)
        self._timer = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._timer.timeout.connect(self.leave)
        parent.installEventFilter(self)
        self.hide()

    def show_message(
        self, text: str, action: str | None = None, do: Callable[[], object] | None = None
    ) -> None:
        self._do = do
        self._words.setText(text)
        self._words.setWordWrap(False)
        self._button.setText(action or "")
        self._button.setVisible(bool(action))
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._fade_to(1.0)
        self._timer.start()

    def leave(self) -> None:
        """Go, unless the mouse is on it: then a little later."""
        if self.underMouse():
            self._timer.start()
        else:
            self._fade_to(0.0)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def act(self) -> None:
        """Do what the message offers."""
        do, self._do = self._do, None
        self._fade_to(0.0)
        if do is not None:
            do()

    def _place(self) -> None:
        self._words.setMaximumWidth(max(self._window.width() - 200, 120))
        self.adjustSize()
        left = (self._window.width() - self.width()) // 2
        self.move(QPoint(left, self._window.height() - self.height() - _MARGIN))

    def _fade_to(self, opacity: float) -> None:
        self._fade.stop()
        self._fade.setDuration(self._theme.motion_ms())
        start = self._effect.opacity() if self.isVisible() else 0.0
        self._fade.setStartValue(start if opacity == 0 else min(start, 0.2))
        self._fade.setEndValue(opacity)
        self._fade.start()

    def _after_fade(self) -> None:
        if self._effect.opacity() < 0.01:
            self.hide()
