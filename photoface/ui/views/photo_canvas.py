"""The viewer's picture: painting it, moving in it, and the faces on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from photoface.domain.faces import FaceState
from photoface.domain.geometry import Box
from photoface.services.browse import FaceRow
from photoface.ui.delegates.face_frame import FaceFrame, label_rect, paint_frame
from photoface.ui.theme import Theme
from photoface.ui.views.box_drawing import BoxDrawing
from photoface.ui.views.camera import Camera

_ZOOM_STEP = 1.25
_CLICK_DISTANCE = 4


class PhotoCanvas(QWidget):
    """Paints a photo with its faces. `name_asked` when a face's name was clicked, `sharpness_asked`
    when more pixels are needed than the picture has."""

    name_asked = Signal(int)
    face_changed = Signal()  # another face is the current one
    zoomed = Signal()
    sharpness_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.camera = Camera()
        self.drawing = BoxDrawing(self.camera, theme, self)
        self.drawing.changed.connect(self.update)
        self._image: QImage | QPixmap | None = None
        self.faces: list[FaceRow] = []
        self._hovered: int | None = None
        self._current: int | None = None
        self._shows_all = False
        self._pressed: QPointF | None = None
        self._dragged_from: QPointF | None = None
        self._has_shift = False  # when the mouse was pressed
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 120)
        theme.changed.connect(self.update)

    # --- what is shown -------------------------------------------------------------------------

    def show_photo(self, width: float, height: float, image: QImage | QPixmap | None) -> None:
        """Another photo: its upright full size, and what of it is here already (or None)."""
        self._image = image
        self.faces, self._hovered, self._current = [], None, None
        self.drawing.cancel()
        self._fit_view()
        self.camera.set_photo(width, height)
        self._changed()

    def sharpen(self, width: float, height: float, image: QImage) -> None:
        """The same photo with more pixels; zoom and place stay."""
        self._image = image
        if (width, height) != (self.camera.photo.width(), self.camera.photo.height()):
            self.camera.set_photo(width, height)
        self._changed()

    def show_faces(self, faces: Sequence[FaceRow]) -> None:
        self.faces = [face for face in faces if face.state is not FaceState.NOT_A_FACE]
        ids = {face.id for face in self.faces}
        self._hovered = self._hovered if self._hovered in ids else None
        if self._current is not None and self._current not in ids:
            self.set_current_face(None)
        self.update()

    def set_shows_all(self, shows_all: bool) -> None:
        self._shows_all = shows_all
        self.update()

    # --- faces ---------------------------------------------------------------------------------

    def current_face(self) -> FaceRow | None:
        """The face that commands are about: the chosen one, else the one under the mouse."""
        return self._face(self._current) or self._face(self._hovered)

    def set_current_face(self, face: int | None) -> None:
        self._current = face
        row = self._face(face)
        if row is not None and not self.camera.is_fitted:
            self.camera.show_rect(_rect(row.box))
        self.face_changed.emit()
        self.update()

    def step_face(self, step: int) -> None:
        """The next face to the right (step 1) or left (step -1), round and round."""
        ids = [face.id for face in self.faces if face.state is not FaceState.IGNORED]
        if ids:
            at = ids.index(self._current) if self._current in ids else (-1 if step > 0 else 0)
            self.set_current_face(ids[(at + step) % len(ids)])

    def face_rect(self, face: int) -> QRectF | None:
        """Where a face is in the widget."""
        row = self._face(face)
        return None if row is None else self.camera.to_view(_rect(row.box))

    def photo_rect_of_face(self, face: int) -> QRectF:
        """Where a face is in the photo."""
        row = self._face(face)
        return QRectF() if row is None else _rect(row.box)

    def label_rect_of_face(self, face: int) -> QRectF:
        """Where a face's name is in the widget."""
        row = self._face(face)
        return QRectF() if row is None else self._label(row)

    def _face(self, id: int | None) -> FaceRow | None:
        return next((face for face in self.faces if face.id == id), None)

    def choose_at(self, point: QPointF) -> FaceRow | None:
        """Make the face under the point the current one; None where there is none."""
        face = self._face_at(point)
        self.set_current_face(None if face is None else face.id)
        return face

    def _face_at(self, point: QPointF) -> FaceRow | None:
        """The smallest face under the point, its label included where it is shown."""
        hits = [face for face in self.faces if self._covers(face, point)]
        return min(hits, key=lambda face: face.box.area, default=None)

    def _covers(self, face: FaceRow, point: QPointF) -> bool:
        place = self.camera.to_view(_rect(face.box)).adjusted(-4, -4, 4, 4)
        shown = self._shows_all or face.id in (self._hovered, self._current)
        return place.contains(point) or (shown and self._label(face).contains(point))

    def _label(self, face: FaceRow) -> QRectF:
        place = self.camera.to_view(_rect(face.box))
        return label_rect(place, face, self.font(), QRectF(self.rect()))

    # --- zoom ----------------------------------------------------------------------------------

    def fit(self) -> None:
        self.camera.fit()
        self._changed()

    def show_actual_size(self) -> None:
        self.camera.zoom_to(self.camera.actual_scale, QRectF(self.rect()).center())
        self._changed()

    def zoom_step(self, step: int) -> None:
        self.camera.zoom_by(_ZOOM_STEP**step, QRectF(self.rect()).center())
        self._changed()

    def _toggle_zoom(self, point: QPointF) -> None:
        if self.camera.is_fitted:
            self.camera.zoom_to(max(self.camera.actual_scale, self.camera.scale * 2), point)
        else:
            self.camera.fit()
        self._changed()

    def _changed(self) -> None:
        self.zoomed.emit()
        if self._image is not None and self._needs_pixels():
            self.sharpness_asked.emit()
        self.update()

    def wanted_side(self) -> int:
        """How many pixels the photo's longest side needs at this zoom."""
        longest = max(self.camera.photo.width(), self.camera.photo.height())
        return round(longest * min(self.camera.scale * self.camera.ratio, 1.0))

    def _needs_pixels(self) -> bool:
        assert self._image is not None
        return max(self._image.width(), self._image.height()) < self.wanted_side()

    # --- events --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_view()
        self._changed()

    def _fit_view(self) -> None:
        self.camera.set_view(self.width(), self.height(), self.devicePixelRatioF())

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120 or event.pixelDelta().y() / 60
        self.camera.zoom_by(_ZOOM_STEP**steps, event.position())
        self._changed()
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.drawing.is_active:
            event.accept()  # the arrows are the box's now
            return True
        is_pinch = (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        )
        if is_pinch:
            self.camera.zoom_by(1 + event.value(), event.position())
            self._changed()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.drawing.key(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._dragged_from = event.position()
            self._has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.setFocus()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._is_drawing(event):
            self.drawing.drag_to(point)
            return
        if self._dragged_from is not None:
            if not self.camera.is_fitted:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.camera.pan(point - self._dragged_from)
                self._changed()
            self._dragged_from = point
            return
        self._hover(self._face_at(point))

    def _is_drawing(self, event: QMouseEvent) -> bool:
        """A drag over a photo that is seen as a whole draws a box (there is nothing to move); over
        a larger one it does with Shift, or after the command."""
        if self._pressed is None:
            return False
        if (event.position() - self._pressed).manhattanLength() <= _CLICK_DISTANCE:
            return self.drawing.is_active
        is_asked = self._has_shift or self.drawing.is_active
        if self.drawing.is_dragging or not (self.camera.is_fitted or is_asked):
            return self.drawing.is_dragging
        if self.camera.photo_rect().contains(self._pressed):
            self.setCursor(Qt.CursorShape.CrossCursor)
            self.drawing.begin(self._pressed)
        return self.drawing.is_dragging

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed, self._dragged_from = self._pressed, None, None
        self.unsetCursor()
        if pressed is not None and self.drawing.is_active:
            self.drawing.release()
            return
        if pressed is None or (event.position() - pressed).manhattanLength() > _CLICK_DISTANCE:
            return
        face = self._face_at(event.position())
        is_named = face is not None and self._label(face).contains(event.position())
        self.set_current_face(None if face is None else face.id)
        if face is not None and is_named:
            self.name_asked.emit(face.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        face = self._face_at(event.position())
        if face is not None:
            self.name_asked.emit(face.id)
        else:
            self._toggle_zoom(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def _hover(self, face: FaceRow | None) -> None:
        id = None if face is None else face.id
        if id != self._hovered:
            self._hovered = id
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if face else Qt.CursorShape.ArrowCursor
            )
            self.update()

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self.camera.photo_rect()
        if self._image is None:
            painter.fillRect(place, self._theme.colour("placeholder"))
        else:
            is_close = self.camera.scale * self.camera.ratio >= 4  # show pixels as pixels
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_close)
            source = QRectF(0, 0, self._image.width(), self._image.height())
            if isinstance(self._image, QPixmap):
                painter.drawPixmap(place, self._image, source)
            else:
                painter.drawImage(place, self._image, source)
        chosen = (self._hovered, self._current)  # on top: labels of a group lie close together
        for face in sorted(self.faces, key=lambda face: (face.id in chosen, -face.box.area)):
            self._paint_face(painter, face)
        self.drawing.paint(painter)
        painter.end()

    def _paint_face(self, painter: QPainter, face: FaceRow) -> None:
        is_current = face.id == self._current
        if not (self._shows_all or is_current or face.id == self._hovered):
            return
        frame = FaceFrame(
            place=self.camera.to_view(_rect(face.box)),
            label=self._label(face),
            face=face,
            is_current=is_current,
            is_hovered=face.id == self._hovered,
        )
        paint_frame(painter, frame, self._theme)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.w, box.h)
