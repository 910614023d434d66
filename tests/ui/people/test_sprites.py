"""A sprite looks like what it stands for, and is drawn once for each look, size and sharpness."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from photoface.ui.delegates.sprites import paint_sprite
from photoface.ui.delegates.tile import cover, paint_picture

pytestmark = pytest.mark.usefixtures("qapp")
_HINTS = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform


def dashes(painter: QPainter, rect: QRectF) -> None:
    pen = QPen(QColor("blue"), 2)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(QColor(255, 255, 0, 90))
    painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 6, 6)


def painted(draw: Callable[[QPainter], None], ratio: float = 1.0) -> np.ndarray:
    """What is drawn onto 80 x 80 points of grey, uint8 (80 ratio, 80 ratio, 4)."""
    image = QImage(round(80 * ratio), round(80 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.gray)
    painter = QPainter(image)
    painter.setRenderHints(_HINTS)
    draw(painter)
    assert painter.renderHints() & _HINTS == _HINTS
    painter.end()
    bits = np.frombuffer(image.constBits(), np.uint8).copy()  # the image goes with its bits
    return bits.reshape(image.height(), image.width(), 4)


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_sprite_looks_like_what_it_stands_for(ratio: float) -> None:
    key, rect = uuid4().hex, QRectF(10, 7, 60, 62)
    plain = painted(lambda painter: dashes(painter, rect), ratio)
    for _ in range(2):  # made, then copied
        copied = painted(lambda painter: paint_sprite(painter, rect, key, dashes), ratio)
        assert np.abs(copied.astype(int) - plain).max() <= 3


def test_it_is_drawn_once_for_each_size_and_sharpness(qapp: QApplication) -> None:
    key, drawn = uuid4().hex, []

    def draw(painter: QPainter, rect: QRectF) -> None:
        drawn.append((rect.width(), painter.device().devicePixelRatioF()))

    for ratio in (1.0, 1.0, 2.0):
        for side in (20, 20, 30):
            rect = QRectF(5, 5, side, side)
            painted(lambda painter, r=rect: paint_sprite(painter, r, key, draw), ratio)
    assert drawn == [(20, 1.0), (30, 1.0), (20, 2.0), (30, 2.0)]


def test_pictures_are_told_apart(qapp: QApplication) -> None:
    """Two pictures of one size; the key holds which one it is."""
    rect, seen = QRectF(0, 0, 40, 40), []
    for colour in ("red", "green"):
        picture = QPixmap(80, 60)
        picture.fill(QColor(colour))

        def draw(painter: QPainter, r: QRectF, picture: QPixmap = picture) -> None:
            painter.fillRect(r, cover(picture, r))

        key = f"picture-{picture.cacheKey()}"
        seen.append(painted(lambda p, key=key, draw=draw: paint_sprite(p, rect, key, draw))[20, 20])
    assert (seen[0][:3] == [0, 0, 255]).all()
    assert (seen[1][:3] == [0, 128, 0]).all()


@pytest.mark.parametrize("radius", [None, 8.0])
@pytest.mark.parametrize("colour", [None, "red"])
def test_a_picture_looks_as_if_it_were_drawn_each_time(
    radius: float | None, colour: str | None
) -> None:
    rect, ground, pixmap = QRectF(10, 7, 60, 60), QColor("teal"), None
    if colour is not None:
        pixmap = QPixmap(80, 60)
        pixmap.fill(QColor(colour))

    def drawn(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground if pixmap is None else cover(pixmap, rect))
        if radius is None:
            painter.drawEllipse(rect)
        else:
            painter.drawRoundedRect(rect, radius, radius)

    plain = painted(drawn).astype(int)
    for _ in range(2):  # made, then copied
        copied = painted(lambda p: paint_picture(p, rect, pixmap, ground, radius=radius))
        assert np.abs(copied - plain).max() <= 3
