"""Strokes that several delegates share: round pictures, words that fit, rings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from photoface.ui.delegates.tile import cover
from photoface.ui.models.cards import plain

CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@contextmanager
def kept(painter: QPainter) -> Iterator[QPainter]:
    """Paint smoothly, and leave the painter as it was."""
    painter.save()
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    try:
        yield painter
    finally:
        painter.restore()


def fill_disc(painter: QPainter, rect: QRectF, pixmap: QPixmap) -> None:
    """The middle of a picture as a disc. (A texture brush has smooth edges, a clip path not.)"""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(cover(pixmap, rect))
    painter.drawEllipse(rect)


def fill_initials(painter: QPainter, rect: QRectF, name: str, ground: QColor, ink: QColor) -> None:
    """What stands in for a cover: a disc with up to two letters."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(rect)
    font = QFont(painter.font())
    font.setPixelSize(max(10, round(rect.height() * 0.36)))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(name))


def initials(name: str) -> str:
    """Up to two letters that stand for a name."""
    words = [word for word in name.split() if plain(word)]
    return "".join(word[0].upper() for word in words[:1] + words[1:][-1:])


def ring(painter: QPainter, rect: QRectF, colour: QColor, width: float) -> None:
    """A circle's outline."""
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(rect)


class Lettering:
    """Draws one line of text, shortened with … where it does not fit.

    Fonts, their metrics and the shortened words are kept: looking them up takes a tenth of making
    them anew, which counts with a hundred lines in a frame.
    """

    def __init__(self) -> None:
        self._styles: dict[tuple[int, bool], tuple[QFont, QFontMetricsF]] = {}
        self._shortened: dict[tuple[str, int, int, bool], str] = {}

    def draw(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        colour: QColor,
        *,
        pixels: int,
        is_bold: bool = False,
        flags: Qt.AlignmentFlag = CENTRE,
    ) -> None:
        style = self._styles.get((pixels, is_bold)) or self._style(painter, pixels, is_bold)
        key = (text, int(rect.width()), pixels, is_bold)
        fitting = self._shortened.get(key)
        if fitting is None:
            if len(self._shortened) > _MOST_LINES:
                self._shortened.clear()
            fitting = style[1].elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            self._shortened[key] = fitting
        painter.setFont(style[0])
        painter.setPen(colour)
        painter.drawText(rect, flags, fitting)

    def _style(self, painter: QPainter, pixels: int, is_bold: bool) -> tuple[QFont, QFontMetricsF]:
        font = QFont(painter.font())
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
        self._styles[(pixels, is_bold)] = style = (font, QFontMetricsF(font))
        return style


_MOST_LINES = 4000
