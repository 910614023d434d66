"""A face in a grid: its crop, how good it is, and what has been said about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from photoface.domain.faces import FaceState
from photoface.services.browse import FaceRow
from photoface.ui.delegates.quality import paint_quality
from photoface.ui.delegates.sprites import paint_sprite
from photoface.ui.delegates.tile import TileDelegate

_MARK, _INSET = 20.0, 6.0
#: What was said, as a mark of its own shape and colour: icon, colour.
_MARKS = {
    FaceState.CONFIRMED: ("check", "good"),
    FaceState.IGNORED: ("eye-off", "dim"),
    FaceState.NOT_A_FACE: ("ban", "danger"),
}


class FaceTileDelegate(TileDelegate):
    """Confirmed faces carry a tick, proposed ones a dashed frame, hidden ones say how.

    `marks_proposed` is False where every face is a proposal anyway.
    """

    radius = 8.0
    marks_proposed = True

    def paint_over(
        self,
        painter: QPainter,
        rect: QRectF,
        picture: QRectF,
        row: FaceRow | None,
        option: QStyleOptionViewItem,
    ) -> None:
        if row is None:
            return
        is_proposed = row.state is FaceState.PROPOSED and row.person is not None
        if is_proposed and self.marks_proposed:
            paint_sprite(painter, picture, f"dashes-{self.theme.is_dark}", self._paint_dashes)
        elif row.state in _MARKS:
            corner = picture.bottomRight() - QPointF(_MARK + _INSET, _MARK + _INSET)
            disc = QRectF(corner.x(), corner.y(), _MARK, _MARK)
            key = f"mark-{row.state}-{self.theme.is_dark}"
            paint_sprite(painter, disc, key, partial(self._paint_mark, state=row.state))
        dot = QRectF(picture.right() - _MARK - _INSET, picture.top() + _INSET, _MARK, _MARK)
        paint_quality(painter, dot, row.quality, self.theme)

    def _paint_dashes(self, painter: QPainter, picture: QRectF) -> None:
        """A light line under dark dashes shows on any face."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = picture.adjusted(2.5, 2.5, -2.5, -2.5)
        painter.setPen(QPen(self.theme.colour("surface", 0.9), 3))
        painter.drawRoundedRect(inner, self.radius - 2, self.radius - 2)
        pen = QPen(self.theme.colour("accent"), 2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(inner, self.radius - 2, self.radius - 2)

    def _paint_mark(self, painter: QPainter, disc: QRectF, *, state: FaceState) -> None:
        icon, colour = _MARKS[state]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("raised", 0.92))
        painter.drawEllipse(disc)
        ratio = painter.device().devicePixelRatioF()
        pixmap = self.theme.pixmap(icon, 14, ratio, colour)
        painter.drawPixmap(disc.topLeft() + QPointF(3, 3), pixmap)
