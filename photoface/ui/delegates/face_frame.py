"""The frame around a face on a photo, and the label with its name."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from photoface.domain.faces import FaceState
from photoface.services.browse import FaceRow
from photoface.ui.text import tr
from photoface.ui.theme import Theme

_HEIGHT, _PADDING, _DISTANCE = 24.0, 10.0, 6.0
_LEAST, _MOST = 44.0, 260.0
_GROUND, _INK, _SHADOW = QColor(20, 20, 24, 215), QColor(255, 255, 255), QColor(0, 0, 0, 120)


@dataclass(frozen=True, slots=True)
class FaceFrame:
    """One face as it is to be painted; rectangles in widget pixels."""

    place: QRectF
    label: QRectF
    face: FaceRow
    is_current: bool
    is_hovered: bool


def label_text(face: FaceRow) -> str:
    """The name, with a question mark where the machine only proposes it."""
    if face.state is FaceState.IGNORED:
        return tr("Ignored")
    if face.name is None:
        return tr("Who is this?")
    if face.state is FaceState.CONFIRMED:
        return face.name
    return tr("{name}?", name=face.name)


def label_rect(place: QRectF, face: FaceRow, font: QFont, room: QRectF) -> QRectF:
    """Below the face; above it, or inside the view's edge, where there is no room."""
    width = QFontMetricsF(_font(font)).horizontalAdvance(label_text(face)) + 2 * _PADDING
    width = min(max(width, _LEAST), _MOST)
    left = min(max(place.center().x() - width / 2, room.left() + 4), room.right() - width - 4)
    top = place.bottom() + _DISTANCE
    if top + _HEIGHT > room.bottom() - 4:
        top = place.top() - _DISTANCE - _HEIGHT
    return QRectF(left, max(top, room.top() + 4), width, _HEIGHT)


def paint_frame(painter: QPainter, frame: FaceFrame, theme: Theme) -> None:
    """A rounded frame (dashed while only proposed) that shows on light and dark photos alike."""
    face = frame.face
    strong = frame.is_current or frame.is_hovered
    radius = min(12.0, frame.place.width() / 5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = 2.5 if strong else 1.75
    colour = theme.colour("accent") if frame.is_current else QColor(255, 255, 255, 235)
    for ink, thickness in ((_SHADOW, width + 2), (colour, width)):
        pen = QPen(ink, thickness)
        if face.state is not FaceState.CONFIRMED and not frame.is_current:
            pen.setDashPattern([9 / thickness, 6 / thickness])
        painter.setPen(pen)
        painter.drawRoundedRect(frame.place, radius, radius)
    _paint_label(painter, frame, theme)


def _paint_label(painter: QPainter, frame: FaceFrame, theme: Theme) -> None:
    is_known = frame.face.state is FaceState.CONFIRMED
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent") if frame.is_current else _GROUND)
    painter.drawRoundedRect(frame.label, _HEIGHT / 2, _HEIGHT / 2)
    font = _font(painter.font())
    font.setItalic(frame.face.name is None)
    painter.setFont(font)
    ink = theme.colour("on_accent") if frame.is_current else QColor(_INK)
    if not is_known and not frame.is_current:
        ink.setAlpha(215)
    painter.setPen(ink)
    text = QFontMetricsF(font).elidedText(
        label_text(frame.face), Qt.TextElideMode.ElideRight, frame.label.width() - _PADDING
    )
    painter.drawText(frame.label, Qt.AlignmentFlag.AlignCenter, text)


def _font(font: QFont) -> QFont:
    label = QFont(font)
    label.setPixelSize(12)
    label.setWeight(QFont.Weight.DemiBold)
    return label
