"""A small curve that grows while training goes on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from photoface.ui.text import decimal
from photoface.ui.theme import SPACE_S, Theme

_HEIGHT, _LEFT, _BOTTOM, _TOP = 150, 56, 24, 10
_LEAST_SPAN = 0.02  # of the axis, so that chance does not look like a mountain


class Curve(QWidget):
    """Shares (0..1) over epochs, up to `epochs`. `title` is read out by screen readers."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme, self._title = theme, title
        self._values: Sequence[float] = ()
        self._epochs = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(400, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    @property
    def values(self) -> Sequence[float]:
        return self._values

    def show_values(self, values: Sequence[float], epochs: int) -> None:
        self._values, self._epochs = tuple(values), epochs
        if values:
            self.setAccessibleDescription(f"{_percent(values[0])} → {_percent(values[-1])}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._values:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(_LEFT, _TOP, -SPACE_S, -_BOTTOM)
        low, high = self._limits()
        self._paint_axes(painter, room, low, high)
        points = QPolygonF([self._place(room, row, low, high) for row in range(len(self._values))])
        accent = self._theme.colour("accent")
        painter.setPen(QPen(accent, 2.0))
        painter.drawPolyline(points)
        painter.setBrush(accent)
        painter.drawEllipse(points.last(), 3.5, 3.5)
        painter.end()

    def _limits(self) -> tuple[float, float]:
        low, high = min(self._values), max(self._values)
        missing = max(_LEAST_SPAN - (high - low), 0.0)
        low = max(low - missing / 2 - 0.1 * (high - low), 0.0)
        return low, min(max(high + 0.1 * (high - low), low + _LEAST_SPAN), 1.0)

    def _place(self, room: QRectF, row: int, low: float, high: float) -> QPointF:
        across = row / max(self._epochs, len(self._values) - 1, 1)
        up = (self._values[row] - low) / max(high - low, 1e-6)
        return QPointF(room.left() + across * room.width(), room.bottom() - up * room.height())

    def _paint_axes(self, painter: QPainter, room: QRectF, low: float, high: float) -> None:
        painter.setFont(self.font())
        first = self._place(room, 0, low, high).y()
        for share, height in ((high, room.top()), (low, room.bottom())):
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(QPointF(room.left(), height), QPointF(room.right(), height))
            painter.setPen(self._theme.colour("dim"))
            label = QRectF(0, height - 9, _LEFT - SPACE_S, 18)
            painter.drawText(label, Qt.AlignmentFlag.AlignRight | _MIDDLE, _percent(share))
        painter.setPen(QPen(self._theme.colour("dim"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(room.left(), first), QPointF(room.right(), first))
        painter.setPen(self._theme.colour("dim"))
        below = QRectF(room.left(), room.bottom() + 4, room.width(), _BOTTOM - 4)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | _MIDDLE, str(self._epochs))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | _MIDDLE, self._title)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def _percent(share: float) -> str:
    return f"{decimal(100 * share)} %"
