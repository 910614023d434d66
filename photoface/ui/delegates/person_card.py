"""A card of the People page: round cover, name, count, and what would happen on a drop."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from photoface.ui.delegates.paint import (
    Lettering,
    fill_initials,
    ring,
)
from photoface.ui.delegates.sprites import paint_sprite
from photoface.ui.delegates.tile import TileDelegate
from photoface.ui.models.cards import Card, CardKey
from photoface.ui.text import number, tr, trn
from photoface.ui.theme import Theme
from photoface.ui.thumbnails import Thumbnails
from photoface.ui.views.grid_view import Look

#: Room for two lines under the cover.
WORDS = 50
CARD_LOOK = Look(tile=136, gap=14, margin=24, header=48, extra=WORDS)
_BUSY = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
_INSET = 8  # between the tile's edge and the cover
_LINE = 24
_BADGE = 28


def name_rect(tile: QRect) -> QRect:
    """Where the name stands: a click there edits it, and the name field lies there."""
    return QRect(tile.left(), tile.bottom() - WORDS + 8, tile.width(), _LINE + 4)


def mixed_rect(tile: QRect) -> QRect:
    """Where the badge of a card that looks mixed is: a click there splits it."""
    side = tile.width() - 2 * _INSET
    return QRect(tile.left() + _INSET, tile.top() + _INSET + side - _BADGE - 4, _BADGE, _BADGE)


class _Words(NamedTuple):
    """The two lines of a card and how they look; colours as #rrggbb."""

    name: str
    name_colour: str
    is_bold: bool
    below: str
    below_colour: str


class PersonCardDelegate(TileDelegate):
    """`drop_key` is the card something is held over, with the line that says what a drop does;
    `edited_key` is the one whose name is being typed; `mixed` look like more than one person."""

    is_round = True
    drop_key: CardKey | None = None
    drop_line = ""
    edited_key: CardKey | None = None
    mixed: frozenset[CardKey] = frozenset()

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(theme, thumbnails, parent)
        self._letters = Lettering()
        self._no_name = tr("Add a name")

    def picture_rect(self, rect: QRectF) -> QRectF:
        side = rect.width() - 2 * _INSET
        return QRectF(rect.left() + _INSET, rect.top() + _INSET, side, side)

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
        if row.key in self.mixed:
            self._paint_mixed(painter, QRectF(mixed_rect(rect.toRect())))
        if row.proposed:
            self._paint_badge(painter, picture, row.proposed)
        is_target = row.key == self.drop_key
        if is_target:
            ring(painter, picture.adjusted(-3, -3, 3, 3), self.theme.colour("accent"), 3)
        if row.key != self.edited_key:
            painter.setFont(option.font)
            words = self._words(row, is_busy=bool(option.state & _BUSY), is_target=is_target)
            self._paint_words(painter, rect, words)

    def count_words(self, card: Card) -> str:
        """The line under the name."""
        return faces_words(card.faces)

    def _words(self, card: Card, *, is_busy: bool, is_target: bool) -> _Words:
        colours = self.theme.colours
        dim, accent = colours.dim, colours.accent
        below = (self.drop_line, accent) if is_target else (self.count_words(card), dim)
        if card.is_person:
            return _Words(card.name, dim if card.is_hidden else colours.text, True, *below)
        return _Words(self._no_name, accent if is_busy else dim, False, *below)

    def _paint_words(self, painter: QPainter, rect: QRectF, words: _Words) -> None:
        """Name and line below, copied: many groups say the same two lines."""
        place = QRectF(rect.left(), picture_bottom(rect) + 4, rect.width(), 2 * _LINE)
        write = partial(self._write, words=words, font=painter.font())
        paint_sprite(painter, place, f"{words}", write)

    def _write(self, painter: QPainter, place: QRectF, *, words: _Words, font: QFont) -> None:
        painter.setFont(font)
        line = QRectF(place.left() + 2, place.top(), place.width() - 4, _LINE)
        draw, ink, below = self._letters.draw, QColor(words.name_colour), QColor(words.below_colour)
        draw(painter, line, words.name, ink, pixels=14, is_bold=words.is_bold)
        draw(painter, line.translated(0, _LINE - 3), words.below, below, pixels=12)

    def _veil(self, painter: QPainter, picture: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("surface", 0.62))
        painter.drawEllipse(picture)
        ratio = painter.device().devicePixelRatioF()
        pixmap = self.theme.pixmap("eye-off", 28, ratio)
        painter.drawPixmap(picture.center() - QRectF(0, 0, 28, 28).center(), pixmap)

    def _paint_mixed(self, painter: QPainter, disc: QRectF) -> None:
        """A disc that asks for a split."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("surface"))
        painter.drawEllipse(disc)
        painter.setBrush(self.theme.colour("danger"))
        painter.drawEllipse(disc.adjusted(2, 2, -2, -2))
        ratio = painter.device().devicePixelRatioF()
        pixmap = self.theme.pixmap("split", 16, ratio, "surface")
        painter.drawPixmap(disc.center() - QPointF(8, 8), pixmap)

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


@lru_cache(maxsize=1024)
def faces_words(count: int) -> str:
    return trn("{n} face", "{n} faces", count)


def picture_bottom(rect: QRectF) -> float:
    """Where the words begin."""
    return rect.top() + rect.width() - _INSET
