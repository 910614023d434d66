"""An album's card: its newest photo, name, how many photos; a mark on live ones and favourites."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from photoface.services.albums import AlbumCard
from photoface.ui.delegates.paint import LEFT, Lettering
from photoface.ui.delegates.tile import TileDelegate
from photoface.ui.models.album_list import FAVOURITES
from photoface.ui.text import trn
from photoface.ui.theme import Theme
from photoface.ui.thumbnails import Thumbnails
from photoface.ui.views.grid_view import Look

_WORDS = 52
ALBUM_LOOK = Look(tile=184, gap=20, margin=24, header=8, extra=_WORDS)
_MARK, _INSET = 26.0, 8.0


def name_rect(tile: QRect) -> QRect:
    """Where the name stands: the field to change it lies there."""
    return QRect(tile.left(), tile.bottom() - _WORDS + 4, tile.width(), 32)


class AlbumCardDelegate(TileDelegate):
    """A square picture over two lines."""

    radius = 10.0

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(theme, thumbnails, parent)
        self._letters = Lettering()

    def picture_rect(self, rect: QRectF) -> QRectF:
        return rect.adjusted(0, 0, 0, -_WORDS)

    def paint_over(
        self,
        painter: QPainter,
        rect: QRectF,
        picture: QRectF,
        row: AlbumCard | None,
        option: QStyleOptionViewItem,
    ) -> None:
        if row is None:
            return
        ratio = painter.device().devicePixelRatioF()
        if row.cover_photo is None:
            icon = self.theme.pixmap("book-image", 40, ratio, "dim")
            painter.drawPixmap(picture.center() - QPointF(20, 20), icon)
        if row.search is not None:
            self._paint_mark(painter, picture, "star" if row.id == FAVOURITES else "search", ratio)
        painter.setFont(option.font)
        line = QRectF(rect.left() + 2, picture.bottom() + 6, rect.width() - 4, 22)
        ink, dim = self.theme.colour("text"), self.theme.colour("dim")
        self._letters.draw(painter, line, row.name, ink, pixels=14, is_bold=True, flags=LEFT)
        words = trn("{n} photo", "{n} photos", row.photos)
        self._letters.draw(painter, line.translated(0, 21), words, dim, pixels=12, flags=LEFT)

    def _paint_mark(self, painter: QPainter, picture: QRectF, icon: str, ratio: float) -> None:
        """On a disc of the page's colour, so that it shows on any photo."""
        disc = QRectF(
            picture.right() - _MARK - _INSET, picture.bottom() - _MARK - _INSET, _MARK, _MARK
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("raised", 0.94))
        painter.drawEllipse(disc)
        pixmap = self.theme.pixmap(icon, 16, ratio, "accent")
        painter.drawPixmap(disc.topLeft() + QPointF(5, 5), pixmap)
