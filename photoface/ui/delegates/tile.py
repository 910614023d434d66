"""How one tile of a grid is painted: picture, selection, focus ring. Kinds of tiles build on it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from photoface.ui.delegates.sprites import paint_sprite
from photoface.ui.models.grid_model import GridModel
from photoface.ui.theme import Theme
from photoface.ui.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag


class TileDelegate(QStyledItemDelegate):
    """Paints the thumbnail of a row into a rounded square and marks selection and focus.

    A subclass says more by overriding `paint_over` (on top of the picture) or `picture_rect`, and
    `is_round` for faces of people.
    """

    is_round = False
    radius = 6.0

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.thumbnails = theme, thumbnails

    def picture_rect(self, rect: QRectF) -> QRectF:
        """Where in the tile the picture goes; what is left is for words."""
        return rect

    def paint_over(
        self,
        painter: QPainter,
        rect: QRectF,
        picture: QRectF,
        row: Any,
        option: QStyleOptionViewItem,
    ) -> None:
        """Paint words and badges. `row` is the model's row object, or None while it is fetched."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, GridModel)
        rect = QRectF(option.rect)
        place = self.picture_rect(rect)
        painter.save()
        painter.setRenderHints(_SMOOTH)
        self._paint_picture(painter, place, model, index.row())
        self.paint_over(painter, rect, place, model.row(index.row()), option)
        self._paint_marks(painter, place, option.state)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return option.rect.size()

    def _paint_picture(self, painter: QPainter, place: QRectF, model: GridModel, row: int) -> None:
        id = model.thumb_id(row)
        side = round(max(place.width(), place.height()) * painter.device().devicePixelRatioF())
        pixmap = None if id is None else self.thumbnails.pixmap(model.kind, id, side)
        if pixmap is None and not self.is_round:  # many at once while one scrolls fast
            painter.fillRect(place, self.theme.colour("placeholder"))
            return
        radius = None if self.is_round else self.radius
        paint_picture(painter, place, pixmap, self.theme.colour("placeholder"), radius=radius)

    def draw_shape(self, painter: QPainter, place: QRectF) -> None:
        """The outline of the picture, with the painter's pen and brush."""
        _draw_shape(painter, place, None if self.is_round else self.radius)

    def _paint_marks(self, painter: QPainter, place: QRectF, state: QStyle.StateFlag) -> None:
        is_selected = bool(state & State.State_Selected)
        if not is_selected and not state & (State.State_HasFocus | State.State_MouseOver):
            return
        is_current = bool(state & State.State_HasFocus)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_selected or is_current:
            width = 4.0 if is_selected and is_current else 2.5
            self._ring(painter, place, "surface", width + 2, width / 2 + 1)
            self._ring(painter, place, "accent", width, width / 2)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("surface", 0.12))
            self.draw_shape(painter, place)
        if is_selected:
            self._paint_check(painter, place)

    def _paint_check(self, painter: QPainter, place: QRectF) -> None:
        """Selected shows by shape too, not by colour alone."""
        inset = place.width() * 0.1 if self.is_round else 8
        disc = QRectF(place.left() + inset, place.top() + inset, 20, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("accent"))
        painter.drawEllipse(disc)
        ratio = painter.device().devicePixelRatioF()
        check = self.theme.pixmap("check", 14, ratio, "on_accent")
        painter.drawPixmap(disc.topLeft() + QPointF(3, 3), check)

    def _ring(
        self, painter: QPainter, place: QRectF, colour: str, width: float, inset: float
    ) -> None:
        painter.setPen(QPen(self.theme.colour(colour), width))
        self.draw_shape(painter, place.adjusted(inset, inset, -inset, -inset))


_LARGEST_KEPT = 240 * 240  # pixels; hundreds of these fit into the cache
_SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform


def paint_picture(
    painter: QPainter,
    place: QRectF,
    pixmap: QPixmap | None,
    placeholder: QColor,
    *,
    radius: float | None,
) -> None:
    """The middle of a picture, or the colour that stands in for it, with corners of this radius; a
    disc where it is None."""

    def fill(painter: QPainter, place: QRectF) -> None:
        painter.setRenderHints(_SMOOTH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(placeholder if pixmap is None else cover(pixmap, place))
        _draw_shape(painter, place, radius)

    if place.width() * place.height() > _LARGEST_KEPT:
        fill(painter, place)
    else:
        what = placeholder.name() if pixmap is None else pixmap.cacheKey()
        paint_sprite(painter, place, f"picture-{radius}-{what}", fill)


def _draw_shape(painter: QPainter, place: QRectF, radius: float | None) -> None:
    if radius is None:
        painter.drawEllipse(place)
    else:
        painter.drawRoundedRect(place, radius, radius)


def cover(pixmap: QPixmap, place: QRectF) -> QBrush:
    """A brush that fills `place` with the middle of the picture, nothing stretched."""
    scale = max(place.width() / pixmap.width(), place.height() / pixmap.height())
    dx = place.center().x() - pixmap.width() * scale / 2
    dy = place.center().y() - pixmap.height() * scale / 2
    brush = QBrush(pixmap)
    brush.setTransform(QTransform.fromTranslate(dx, dy).scale(scale, scale))
    return brush
