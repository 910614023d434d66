"""Strokes that several delegates share: round pictures, words that fit, rings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from photoface.ui.delegates.tile import cover
from photoface.ui.models.cards import plain


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


def words(
    painter: QPainter,
    rect: QRectF,
    text: str,
    colour: QColor,
    *,
    flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
    is_bold: bool = False,
    pixels: int | None = None,
) -> None:
    """One line of text, shortened with … where it does not fit."""
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
    if pixels is not None:
        font.setPixelSize(pixels)
    painter.setFont(font)
    painter.setPen(colour)
    fitting = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, flags | Qt.AlignmentFlag.AlignVCenter, fitting)
