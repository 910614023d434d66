"""A photo in a grid: the picture, a word where the file is missing or broken, faces on hover."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QStyleOptionViewItem

from photoface.services.browse import FaceRow, PhotoRow
from photoface.ui.delegates.tile import State, TileDelegate, cover
from photoface.ui.text import tr

_CHIP = 26.0  # height of a face chip
_GAP = 4.0
_INSET = 6.0
_INK = QColor(255, 255, 255)
_STAR = QColor(255, 196, 60)


class PhotoTile(TileDelegate):
    """`show_faces(photo, faces)` puts the chips of the hovered photo's faces onto its tile."""

    radius = 4.0

    _hovered: int | None = None
    _faces: Sequence[FaceRow] = ()

    def show_faces(self, photo: int | None, faces: Sequence[FaceRow] = ()) -> None:
        self._hovered, self._faces = photo, faces

    def faces_of(self, photo: int) -> Sequence[FaceRow]:
        """The faces that are shown on this photo's tile now."""
        return self._faces if photo == self._hovered else ()

    def paint_over(
        self,
        painter: QPainter,
        rect: QRectF,
        picture: QRectF,
        row: Any,
        option: QStyleOptionViewItem,
    ) -> None:
        if not isinstance(row, PhotoRow):
            return
        if row.is_missing or row.state == "failed":
            self._paint_trouble(painter, picture, row)
        if row.is_favourite:
            self._paint_star(painter, picture)
        if row.id == self._hovered and self._faces and option.state & State.State_MouseOver:
            self._paint_faces(painter, picture)

    def _paint_star(self, painter: QPainter, picture: QRectF) -> None:
        """A filled star with a dark rim shows on any photo."""
        painter.setBrush(_STAR)
        painter.setPen(QPen(QColor(0, 0, 0, 150), 1))
        painter.drawPolygon(_star(QPointF(picture.right() - 15, picture.top() + 15), 8.5))

    def _paint_trouble(self, painter: QPainter, picture: QRectF, row: PhotoRow) -> None:
        """Say what is wrong where the picture would be; over a picture that is known, only mark."""
        icon = "folder-x" if row.is_missing else "triangle-alert"
        ratio = painter.device().devicePixelRatioF()
        pixmap = self.theme.pixmap(icon, 20, ratio, "dim")
        middle = picture.center()
        painter.drawPixmap(round(middle.x() - 10), round(middle.y() - 18), pixmap)
        painter.setFont(_font(painter, 11))
        painter.setPen(self.theme.colour("dim"))
        words = tr("Missing") if row.is_missing else tr("Cannot be read")
        line = QRectF(picture.left() + 4, middle.y() + 6, picture.width() - 8, 18)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_faces(self, painter: QPainter, picture: QRectF) -> None:
        shade = QLinearGradient(picture.bottomLeft(), picture.bottomLeft() - QPointF(0, 64))
        shade.setColorAt(0, QColor(0, 0, 0, 170))
        shade.setColorAt(1, QColor(0, 0, 0, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        self.draw_shape(painter, picture)
        painter.setFont(_font(painter, 12))
        x, y = picture.left() + _INSET, picture.bottom() - _INSET - _CHIP
        metrics = QFontMetricsF(painter.font())
        has_room = picture.width() >= 150
        for face in self._faces:
            name = (face.name or "") if has_room else ""
            width = _CHIP + (metrics.horizontalAdvance(name) + 14 if name else 0)
            if x + width > picture.right() - _INSET:
                break
            self._paint_chip(painter, QRectF(x, y, width, _CHIP), face, name)
            x += width + _GAP

    def _paint_chip(self, painter: QPainter, chip: QRectF, face: FaceRow, name: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 140))
        painter.drawRoundedRect(chip, _CHIP / 2, _CHIP / 2)
        disc = QRectF(chip.left() + 2, chip.top() + 2, _CHIP - 4, _CHIP - 4)
        side = round(disc.width() * painter.device().devicePixelRatioF())
        pixmap = self.thumbnails.pixmap("face", face.id, side)
        painter.setBrush(QColor(255, 255, 255, 60) if pixmap is None else cover(pixmap, disc))
        painter.drawEllipse(disc)
        painter.setPen(_INK)
        words = chip.adjusted(_CHIP + 3, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)


def _star(centre: QPointF, radius: float) -> QPolygonF:
    """Five points, standing on two of them."""
    reaches = [radius if point % 2 == 0 else radius * 0.45 for point in range(10)]
    return QPolygonF(
        [
            centre + reach * QPointF(sin(point * pi / 5), -cos(point * pi / 5))
            for point, reach in enumerate(reaches)
        ]
    )


def _font(painter: QPainter, pixels: int) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(pixels)
    return font
