"""A card of the People page: round cover, name, count, and what would happen on a drop."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from photoface.ui.delegates.paint import Lettering, fill_disc, fill_initials, kept, ring
from photoface.ui.delegates.tile import TileDelegate
from photoface.ui.models.cards import Card, CardKey
from photoface.ui.models.grid_model import GridModel
from photoface.ui.text import number, tr, trn
from photoface.ui.theme import Theme
from photoface.ui.thumbnails import Thumbnails
from photoface.ui.views.grid_view import Look

#: Room for two lines under the cover.
WORDS = 50
CARD_LOOK = Look(tile=136, gap=14, margin=24, header=48, extra=WORDS)
_BUSY = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
_MOST_DISCS = 400
_INSET = 8  # between the tile's edge and the cover
_LINE = 24


def name_rect(tile: QRect) -> QRect:
    """Where the name stands: a click there edits it, and the name field lies there."""
    return QRect(tile.left(), tile.bottom() - WORDS + 8, tile.width(), _LINE + 4)


class PersonCardDelegate(TileDelegate):
    """`drop_key` is the card something is held over, with the line that says what a drop does;
    `edited_key` is the one whose name is being typed."""

    is_round = True
    _discs: OrderedDict[tuple[int | str, int], QPixmap]
    drop_key: CardKey | None = None
    drop_line = ""
    edited_key: CardKey | None = None

    def picture_rect(self, rect: QRectF) -> QRectF:
        side = rect.width() - 2 * _INSET
        return QRectF(rect.left() + _INSET, rect.top() + _INSET, side, side)

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(theme, thumbnails, parent)
        self._discs = OrderedDict()
        self._letters = Lettering()
        self._counts: dict[int, str] = {}
        self._no_name = tr("Add a name")

    def _paint_picture(self, painter: QPainter, place: QRectF, model: GridModel, row: int) -> None:
        """Cutting a smooth disc out of a picture takes ten times as long as showing it: keep it."""
        ratio = painter.device().devicePixelRatioF()
        side = round(place.width() * ratio)
        cover = model.thumb_id(row)
        pixmap = None if cover is None else self.thumbnails.pixmap(model.kind, cover, side)
        ground = self.theme.colours.placeholder
        key = (ground if pixmap is None else pixmap.cacheKey(), side)
        disc = self._discs.pop(key, None) or _cut_disc(pixmap, ground, side, ratio)
        self._discs[key] = disc
        while len(self._discs) > _MOST_DISCS:
            self._discs.popitem(last=False)
        painter.drawPixmap(place.topLeft().toPoint(), disc)

    def paint_over(
        self,
        painter: QPainter,
        rect: QRectF,
        picture: QRectF,
        row: Card | None,
        option: QStyleOptionViewItem,
    ) -> None:
        if row is None:
            return
        if row.cover is None:
            ground, ink = self.theme.colour("placeholder"), self.theme.colour("dim")
            fill_initials(painter, picture, row.name, ground, ink)
        if row.is_hidden:
            self._veil(painter, picture)
        if row.proposed:
            self._paint_badge(painter, picture, row.proposed)
        is_target = row.key == self.drop_key
        if is_target:
            ring(painter, picture.adjusted(-3, -3, 3, 3), self.theme.colour("accent"), 3)
        painter.setFont(option.font)
        self._paint_words(painter, rect, row, option, is_target=is_target)

    def count_words(self, card: Card) -> str:
        """The line under the name."""
        return trn("{n} face", "{n} faces", card.faces)

    def _paint_words(
        self,
        painter: QPainter,
        rect: QRectF,
        card: Card,
        option: QStyleOptionViewItem,
        *,
        is_target: bool,
    ) -> None:
        line = QRectF(rect.left() + 2, picture_bottom(rect) + 4, rect.width() - 4, _LINE)
        if card.key != self.edited_key:
            self._paint_name(painter, line, card, option)
        below = line.translated(0, _LINE - 3)
        if is_target:
            accent = self.theme.colour("accent")
            self._letters.draw(painter, below, self.drop_line, accent, pixels=12, is_bold=True)
        elif card.key != self.edited_key:
            if card.faces not in self._counts:
                self._counts[card.faces] = self.count_words(card)
            count, dim = self._counts[card.faces], self.theme.colour("dim")
            self._letters.draw(painter, below, count, dim, pixels=12)

    def _paint_name(
        self, painter: QPainter, line: QRectF, card: Card, option: QStyleOptionViewItem
    ) -> None:
        if card.is_person:
            colour = self.theme.colour("dim" if card.is_hidden else "text")
            self._letters.draw(painter, line, card.name, colour, pixels=14, is_bold=True)
            return
        colour = self.theme.colour("accent" if option.state & _BUSY else "dim")
        self._letters.draw(painter, line, self._no_name, colour, pixels=14)

    def _veil(self, painter: QPainter, picture: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("surface", 0.62))
        painter.drawEllipse(picture)
        ratio = painter.device().devicePixelRatioF()
        pixmap = self.theme.pixmap("eye-off", 28, ratio)
        painter.drawPixmap(picture.center() - QRectF(0, 0, 28, 28).center(), pixmap)

    def _paint_badge(self, painter: QPainter, picture: QRectF, count: int) -> None:
        """A pill with how many faces wait for a yes or no."""
        text = number(count) if count < 1000 else "999+"
        font = QFont(painter.font())
        font.setPixelSize(11)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        width = max(20.0, painter.fontMetrics().horizontalAdvance(text) + 12.0)
        pill = QRectF(picture.right() - width + 2, picture.top() + 2, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("surface"))
        painter.drawRoundedRect(pill.adjusted(-2, -2, 2, 2), 12, 12)
        painter.setBrush(self.theme.colour("accent"))
        painter.drawRoundedRect(pill, 10, 10)
        painter.setPen(self.theme.colour("on_accent"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def _cut_disc(pixmap: QPixmap | None, ground: str, side: int, ratio: float) -> QPixmap:
    """The middle of a picture (or a plain ground) as a disc of `side` device pixels."""
    disc = QPixmap(side, side)
    disc.setDevicePixelRatio(ratio)
    disc.fill(Qt.GlobalColor.transparent)
    painter = QPainter(disc)
    place = QRectF(0, 0, side / ratio, side / ratio)
    with kept(painter):
        if pixmap is not None:
            fill_disc(painter, place, pixmap)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawEllipse(place)
    painter.end()
    return disc


def picture_bottom(rect: QRectF) -> float:
    """Where the words begin."""
    return rect.top() + rect.width() - _INSET
