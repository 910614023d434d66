"""Photos of people who do not exist: drawn, so that they may be shown in the documentation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen

from photoface.domain.geometry import Box

HAIR_STYLES = ("short", "long", "bun", "curly", "bald")
SCENES = ("beach", "hills", "park", "evening", "room", "snow")


@dataclass(frozen=True, slots=True)
class Look:
    """What a drawn person looks like, in every photo."""

    skin: str
    hair: str
    style: str
    shirt: str
    has_glasses: bool = False
    has_beard: bool = False
    is_child: bool = False


#: A family and some friends.
PEOPLE = {
    "Anna": Look("#f0c8a8", "#6b3f23", "long", "#d9534f"),
    "Ben": Look("#e3b48e", "#2d2320", "short", "#3c6e9f", has_beard=True),
    "Clara": Look("#f3d0b3", "#c98b3c", "bun", "#e9b44c", is_child=True),
    "David": Look("#8d5a3b", "#1c1614", "short", "#5a8f5c", has_glasses=True),
    "Emma": Look("#c58a63", "#3a2318", "curly", "#8e6bbf"),
    "Grandpa": Look("#efc9ae", "#d9d9d6", "bald", "#6d7f8c", has_glasses=True, has_beard=True),
    "Ida": Look("#f5d6bf", "#e3c27a", "long", "#4fa5a5", is_child=True),
    "Noah": Look("#6f452c", "#17110f", "curly", "#e07a3f"),
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A photo and where its faces are: (name, box in pixels)."""

    image: QImage
    faces: list[tuple[str, Box]]


def draw_photo(seed: int, names: list[str], *, portrait: bool = False) -> Drawing:
    """These people side by side in a scene that the seed chooses."""
    rng = np.random.default_rng(seed)
    width, height = (1200, 1600) if portrait else (1600, 1200)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_scene(painter, SCENES[seed % len(SCENES)], width, height, rng)
    faces = []
    slot = width / max(len(names), 1)
    for place, name in enumerate(names):
        look = PEOPLE[name]
        size = min(slot * 0.52, height * 0.34) * (0.8 if look.is_child else 1.0)
        size *= rng.uniform(0.92, 1.08)
        x = slot * (place + 0.5) + rng.uniform(-0.06, 0.06) * slot
        y = height * (0.47 if not look.is_child else 0.58) + rng.uniform(-30, 30)
        faces.append((name, _draw_person(painter, look, QPointF(x, y), size, rng)))
    painter.end()
    return Drawing(image, faces)


# --- scenes --------------------------------------------------------------------------------------

_SKIES = {
    "beach": ("#8ec9ee", "#e8f4fa"), "hills": ("#a7c8e8", "#f3ead8"),
    "park": ("#bfe0ea", "#f2f6e4"), "evening": ("#4a4e86", "#f2a65e"),
    "room": ("#e9dfd2", "#d8c9b8"), "snow": ("#c9d8e6", "#f6f8fb"),
}  # fmt: skip
_GROUNDS = {
    "beach": ("#3f8fb5", "#66b2c8", "#ecd9ad"), "hills": ("#8fae8b", "#6f9670", "#55805a"),
    "park": ("#9cc48f", "#7db06f", "#669c5a"), "evening": ("#5b4a6f", "#453a5c", "#2f2947"),
    "room": ("#c4b09a", "#b39d85", "#a08a72"), "snow": ("#dfe8ef", "#eef3f7", "#ffffff"),
}  # fmt: skip


def _draw_scene(
    painter: QPainter, scene: str, width: int, height: int, rng: np.random.Generator
) -> None:
    sky = QLinearGradient(0, 0, 0, height * 0.8)
    for stop, colour in enumerate(_SKIES[scene]):
        sky.setColorAt(stop, QColor(colour))
    painter.fillRect(0, 0, width, height, sky)
    painter.setPen(Qt.PenStyle.NoPen)
    if scene != "room":
        painter.setBrush(QColor(255, 244, 214, 230))
        radius = height * rng.uniform(0.05, 0.09)
        painter.drawEllipse(QPointF(width * rng.uniform(0.15, 0.85), height * 0.18), radius, radius)
    for depth, colour in enumerate(_GROUNDS[scene]):
        is_flat = scene in ("beach", "room")
        swing = 0 if is_flat else height * rng.uniform(0.02, 0.07)
        painter.setBrush(QColor(colour))
        painter.drawPath(_hill(width, height, height * (0.55 + 0.13 * depth), swing, rng))
    if scene == "park":
        for _ in range(3):
            _draw_tree(painter, QPointF(width * rng.uniform(0, 1), height * 0.6), height * 0.2)


def _hill(
    width: int, height: int, base: float, swing: float, rng: np.random.Generator
) -> QPainterPath:
    phase, waves = rng.uniform(0, 6), rng.uniform(2, 5)
    path = QPainterPath(QPointF(0, height))
    for x in range(0, width + 20, 20):
        path.lineTo(x, base + swing * np.sin(phase + waves * x / width))
    path.lineTo(width, height)
    return path


def _draw_tree(painter: QPainter, foot: QPointF, size: float) -> None:
    painter.setBrush(QColor("#7a5a3f"))
    painter.drawRect(QRectF(foot.x() - size * 0.06, foot.y() - size * 0.4, size * 0.12, size * 0.5))
    painter.setBrush(QColor("#5b8c52"))
    for dx, dy in ((-0.2, -0.6), (0.2, -0.6), (0, -0.85)):
        painter.drawEllipse(foot + QPointF(dx * size, dy * size), size * 0.34, size * 0.34)


# --- people --------------------------------------------------------------------------------------


def _draw_person(
    painter: QPainter, look: Look, middle: QPointF, size: float, rng: np.random.Generator
) -> Box:
    """Draw somebody whose face is about `size` high around `middle`; the box of the face."""
    painter.save()
    painter.translate(middle)
    painter.rotate(rng.uniform(-6, 6))
    painter.scale(size, size)
    painter.setPen(Qt.PenStyle.NoPen)
    _draw_hair_behind(painter, look)
    _draw_body(painter, look)
    _draw_head(painter, look, smile=rng.uniform(0.4, 1.0))
    painter.restore()
    return Box(middle.x() - 0.36 * size, middle.y() - 0.42 * size, 0.72 * size, 0.88 * size)


def _draw_hair_behind(painter: QPainter, look: Look) -> None:
    painter.setBrush(QColor(look.hair))
    if look.style == "long":
        painter.drawRoundedRect(QRectF(-0.46, -0.55, 0.92, 1.15), 0.42, 0.42)
    elif look.style == "bun":
        painter.drawEllipse(QPointF(0, -0.62), 0.18, 0.18)
    elif look.style == "curly":
        for angle in np.linspace(0.85 * np.pi, 2.15 * np.pi, 9):
            painter.drawEllipse(QPointF(0.4 * np.cos(angle), 0.38 * np.sin(angle) - 0.12), 0.2, 0.2)


def _draw_body(painter: QPainter, look: Look) -> None:
    painter.setBrush(QColor(look.skin).darker(108))
    painter.drawRoundedRect(QRectF(-0.14, 0.3, 0.28, 0.4), 0.1, 0.1)
    painter.setBrush(QColor(look.shirt))
    painter.drawRoundedRect(QRectF(-0.75, 0.6, 1.5, 3.2), 0.4, 0.4)


def _draw_head(painter: QPainter, look: Look, *, smile: float) -> None:
    skin, ink = QColor(look.skin), QColor("#33241d")
    painter.setBrush(skin.darker(106))
    for side in (-1, 1):
        painter.drawEllipse(QPointF(0.37 * side, 0.02), 0.07, 0.1)
    painter.setBrush(skin)
    painter.drawRoundedRect(QRectF(-0.37, -0.46, 0.74, 0.94), 0.36, 0.42)
    if look.has_beard:
        _draw_beard(painter, look)
    _draw_fringe(painter, look)
    painter.setBrush(ink)
    for side in (-1, 1):
        painter.drawEllipse(QPointF(0.15 * side, -0.03), 0.038, 0.05)
    _line(painter, QColor(look.hair).darker(130), 0.03)
    for side in (-1, 1):
        painter.drawArc(QRectF(0.15 * side - 0.08, -0.18, 0.16, 0.12), 40 * 16, 100 * 16)
    _line(painter, skin.darker(135), 0.025)
    painter.drawArc(QRectF(-0.05, 0.04, 0.1, 0.09), 200 * 16, 140 * 16)
    _line(painter, QColor("#a5433f"), 0.035)
    painter.drawArc(QRectF(-0.16, 0.22 - 0.12 * smile, 0.32, 0.2 * smile), 200 * 16, 140 * 16)
    if look.has_glasses:
        _line(painter, QColor("#2d2d33"), 0.022)
        for side in (-1, 1):
            painter.drawEllipse(QPointF(0.15 * side, -0.03), 0.11, 0.1)
        painter.drawLine(QPointF(-0.04, -0.04), QPointF(0.04, -0.04))
    painter.setPen(Qt.PenStyle.NoPen)


def _draw_fringe(painter: QPainter, look: Look) -> None:
    painter.setBrush(QColor(look.hair))
    path = QPainterPath()
    if look.style == "bald":
        for side in (-1, 1):
            path.addEllipse(QPointF(0.36 * side, -0.12), 0.07, 0.15)
    else:
        path.moveTo(-0.39, -0.08)
        path.cubicTo(-0.48, -0.75, 0.48, -0.75, 0.39, -0.08)
        path.cubicTo(0.34, -0.32, 0.1, -0.36, -0.06, -0.34)
        path.cubicTo(-0.24, -0.33, -0.34, -0.25, -0.39, -0.08)
    painter.drawPath(path)


def _draw_beard(painter: QPainter, look: Look) -> None:
    painter.setBrush(QColor(look.hair))
    beard = QPainterPath(QPointF(-0.37, 0.08))
    beard.cubicTo(-0.38, 0.66, 0.38, 0.66, 0.37, 0.08)
    beard.cubicTo(0.28, 0.2, 0.2, 0.1, 0.0, 0.12)
    beard.cubicTo(-0.2, 0.1, -0.28, 0.2, -0.37, 0.08)
    painter.drawPath(beard)


def _line(painter: QPainter, colour: QColor, width: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
