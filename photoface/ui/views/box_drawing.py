"""A box being drawn around a face that was missed: by dragging, or with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen

from photoface.ui.text import tr
from photoface.ui.theme import Theme
from photoface.ui.views.camera import Camera

_LEAST = 8.0  # logical pixels; less is a slip of the hand
_FIRST_SHARE = 0.25  # of the shorter side of what is seen of the photo
_STEP_SHARE = 0.02
_GROUND, _INK = QColor(20, 20, 24, 215), QColor(255, 255, 255)
_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class BoxDrawing(QObject):
    """`rect` (upright photo pixels) while a box is being drawn, else None. `drawn(rect)` when the
    user has accepted it, `changed()` whenever it is to be painted anew."""

    drawn = Signal(QRectF)
    changed = Signal()

    def __init__(self, camera: Camera, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._camera, self._theme = camera, theme
        self._corner: QPointF | None = None  # where the mouse began, in the photo
        self._has_keys = False
        self.rect: QRectF | None = None

    @property
    def is_active(self) -> bool:
        return self.rect is not None

    @property
    def is_dragging(self) -> bool:
        return self._corner is not None

    # --- by mouse ------------------------------------------------------------------------------

    def begin(self, point: QPointF) -> None:
        """Drag from this point of the widget."""
        self._corner = self._inside(self._camera.to_photo(point))
        self._has_keys = False
        self._show(QRectF(self._corner, self._corner))

    def drag_to(self, point: QPointF) -> None:
        if self._corner is not None:
            end = self._inside(self._camera.to_photo(point))
            self._show(QRectF(self._corner, end).normalized())

    def release(self) -> None:
        """Take the box, unless it is too small to be meant."""
        if self._corner is None or self.rect is None:
            return
        shown = self._camera.to_view(self.rect)
        if min(shown.width(), shown.height()) < _LEAST:
            self.cancel()
        else:
            self._accept()

    # --- by keys -------------------------------------------------------------------------------

    def start_with_keys(self) -> None:
        """A square in the middle of what is seen, to be moved and sized."""
        seen = self._seen()
        side = _FIRST_SHARE * min(seen.width(), seen.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(seen.center())
        self._corner, self._has_keys = None, True
        self._show(square)

    def key(self, event: QKeyEvent) -> bool:
        """Arrows move, with Shift they size; True if the key was one of the box's."""
        if self.rect is None:
            return False
        key, is_sizing = Qt.Key(event.key()), bool(event.modifiers() & _SHIFT)
        if key in _ARROWS:
            self._step(_ARROWS[key], is_sizing=is_sizing)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._grow(-1 if key == Qt.Key.Key_Minus else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._accept()
        elif key == Qt.Key.Key_Escape:
            self.cancel()
        else:
            return False
        return True

    def cancel(self) -> None:
        """No box after all."""
        self._corner, self._has_keys = None, False
        self._show(None)

    # --- inside --------------------------------------------------------------------------------

    def _step(self, direction: QPointF, *, is_sizing: bool) -> None:
        assert self.rect is not None
        by = direction * self._step_length()
        moved = QRectF(self.rect)
        if is_sizing:
            moved.setBottomRight(moved.bottomRight() + by)
        else:
            moved.translate(by)
        self._keep(moved)

    def _grow(self, step: int) -> None:
        assert self.rect is not None
        by = step * self._step_length()
        self._keep(self.rect.adjusted(-by, -by, by, by))

    def _keep(self, rect: QRectF) -> None:
        """Show the box if it is large enough, moved so that it lies inside the photo."""
        photo = QRectF(QPointF(0, 0), self._camera.photo)
        least = _LEAST / self._camera.scale
        if rect.width() < least or rect.height() < least:
            return
        rect.moveLeft(min(max(rect.left(), 0), max(photo.right() - rect.width(), 0)))
        rect.moveTop(min(max(rect.top(), 0), max(photo.bottom() - rect.height(), 0)))
        self._show(rect & photo)

    def _step_length(self) -> float:
        seen = self._seen()
        return max(1.0, _STEP_SHARE * min(seen.width(), seen.height()))

    def _seen(self) -> QRectF:
        """The part of the photo that is in view."""
        room = QRectF(QPointF(0, 0), self._camera.view)
        shown = self._camera.photo_rect() & room
        return QRectF(
            self._camera.to_photo(shown.topLeft()), self._camera.to_photo(shown.bottomRight())
        )

    def _inside(self, point: QPointF) -> QPointF:
        photo = self._camera.photo
        return QPointF(
            min(max(point.x(), 0), photo.width()), min(max(point.y(), 0), photo.height())
        )

    def _accept(self) -> None:
        rect = self.rect
        self.cancel()
        if rect is not None:
            self.drawn.emit(rect)

    def _show(self, rect: QRectF | None) -> None:
        self.rect = rect
        self.changed.emit()

    # --- painting ------------------------------------------------------------------------------

    def paint(self, painter: QPainter) -> None:
        """The box over a dimmed photo; with keys, the line that says which."""
        if self.rect is None:
            return
        place, photo = self._camera.to_view(self.rect), self._camera.photo_rect()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 90))
        for part in _around(photo, place):
            painter.drawRect(part)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 140), 4.5))
        painter.drawRect(place)
        painter.setPen(QPen(self._theme.colour("accent"), 2.5))
        painter.drawRect(place)
        if self._has_keys:
            words = tr("Arrows move · Shift+arrows, + and - size · Enter takes it · Esc cancels")
            self._paint_words(painter, place, words)

    def _paint_words(self, painter: QPainter, place: QRectF, words: str) -> None:
        font = QFont(painter.font())
        font.setPixelSize(12)
        painter.setFont(font)
        width = QFontMetricsF(font).horizontalAdvance(words) + 24
        view = self._camera.view
        left = min(max(place.center().x() - width / 2, 4), view.width() - width - 4)
        top = place.bottom() + 8
        top = place.top() - 34 if top + 26 > view.height() else top
        pill = QRectF(left, max(top, 4), width, 26)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_GROUND)
        painter.drawRoundedRect(pill, 13, 13)
        painter.setPen(_INK)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)


_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _around(photo: QRectF, box: QRectF) -> list[QRectF]:
    """The photo without the box, in four rectangles."""
    return [
        QRectF(photo.left(), photo.top(), photo.width(), box.top() - photo.top()),
        QRectF(photo.left(), box.bottom(), photo.width(), photo.bottom() - box.bottom()),
        QRectF(photo.left(), box.top(), box.left() - photo.left(), box.height()),
        QRectF(box.right(), box.top(), photo.right() - box.right(), box.height()),
    ]
