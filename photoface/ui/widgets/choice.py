"""A field with a few values to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox

_ARROW = 4.0  # half its width
_FROM_EDGE = 14
_MOST = 400


class Choice(QComboBox):
    """Each value has its words; `value` is what is chosen. At least `width` pixels wide."""

    def __init__(self, options: Sequence[tuple[object, str]] = (), *, width: int = 250) -> None:
        super().__init__()
        for value, words in options:
            self.addItem(words, value)
        self._least = width
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def value(self) -> object:
        return self.currentData()

    def choose(self, value: object) -> None:
        """Show a value without telling anybody; one that is not offered is added as it is."""
        place = self.findData(value)
        if place < 0:
            self.addItem(str(value), value)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(self._least, 0))

    def minimumSizeHint(self) -> QSize:
        """The longest words are not cut off, unless they are a name of any length."""
        return self.sizeHint().boundedTo(QSize(_MOST, self.sizeHint().height()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling over a field scrolls the page; it does not change a setting."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A style sheet takes away the arrow that says one can choose; draw it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.5))
        middle = QPointF(self.width() - _FROM_EDGE, self.height() / 2)
        left, right = QPointF(-_ARROW, -_ARROW / 2), QPointF(_ARROW, -_ARROW / 2)
        tip = QPointF(0, _ARROW / 2)
        painter.drawPolyline(QPolygonF([middle + left, middle + tip, middle + right]))
        painter.end()
