"""A few faces as large as there is room, to be compared with others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from photoface.services.browse import FaceRow
from photoface.ui.delegates.paint import Lettering, kept
from photoface.ui.delegates.quality import paint_quality
from photoface.ui.delegates.tile import paint_picture
from photoface.ui.models.face_list import describe
from photoface.ui.theme import RADIUS, SPACE_M, SPACE_S, Theme
from photoface.ui.thumbnails import Thumbnails

_GAP, _BADGE, _INSET = 6, 20.0, 6.0
_LARGEST = 240
_ROOM_FOR_BADGE = 80  # on a smaller face it would cover too much
_CAPTION, _CAPTION_GROUND, _CAPTION_INK = 24.0, QColor(20, 20, 24, 170), QColor(255, 255, 255)


class FaceButton(QAbstractButton):
    """One face; a click asks for its photo. Its place is set by the strip it lies in."""

    def __init__(
        self,
        face: FaceRow,
        thumbnails: Thumbnails,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        caption: str = "",
    ) -> None:
        super().__init__(parent)
        self.face, self.caption = face, caption
        self._thumbnails, self._theme, self._lettering = thumbnails, theme, Lettering()
        words = describe(face)
        if caption:
            words = f"{caption}: {words}"
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        thumbnails.arrived.connect(self._repaint_if_mine)

    def sizeHint(self) -> QSize:
        return QSize(96, 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        place = QRectF(self.rect())
        side = round(place.width() * self.devicePixelRatioF())
        pixmap = self._thumbnails.pixmap("face", self.face.id, side)
        painter = QPainter(self)
        with kept(painter):
            placeholder = self._theme.colour("placeholder")
            paint_picture(painter, place, pixmap, placeholder, radius=RADIUS)
            if place.width() >= _ROOM_FOR_BADGE:
                corner = QRectF(
                    place.right() - _BADGE - _INSET, place.top() + _INSET, _BADGE, _BADGE
                )
                paint_quality(painter, corner, self.face.quality, self._theme)
            if self.caption:
                self._write(painter, place)
            if self.hasFocus() or self.underMouse():
                self._ring(painter, place)
        painter.end()

    def _write(self, painter: QPainter, place: QRectF) -> None:
        """The caption, on a band that shows on light and dark faces alike."""
        inside = place.adjusted(_INSET, _INSET, -_INSET, -_INSET)
        band = QRectF(inside.left(), inside.bottom() - _CAPTION, inside.width(), _CAPTION)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_CAPTION_GROUND)
        painter.drawRoundedRect(band, _CAPTION / 2, _CAPTION / 2)
        words = band.adjusted(_INSET, 0, -_INSET, 0)
        self._lettering.draw(painter, words, self.caption, _CAPTION_INK, pixels=13, is_bold=True)

    def _ring(self, painter: QPainter, place: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("accent"), 2.5 if self.hasFocus() else 1.5))
        painter.drawRoundedRect(place.adjusted(1.5, 1.5, -1.5, -1.5), RADIUS, RADIUS)

    def _repaint_if_mine(self, kind: str, ids: set[int]) -> None:
        if kind == "face" and self.face.id in ids:
            self.update()


class FaceStrip(QWidget):
    """`opened(face)` when one was clicked."""

    opened = Signal(object)

    def __init__(self, thumbnails: Thumbnails, theme: Theme) -> None:
        super().__init__()
        self._thumbnails, self._theme = thumbnails, theme
        self.buttons: list[FaceButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 120)

    @property
    def faces(self) -> list[int]:
        """Ids of the faces that are shown."""
        return [button.face.id for button in self.buttons]

    def show_faces(self, faces: Sequence[FaceRow], captions: Sequence[str] = ()) -> None:
        """`captions`: what is written on each face, if anything is."""
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        self.buttons = [
            FaceButton(face, self._thumbnails, self._theme, self, caption=caption)
            for face, caption in zip_longest(faces, captions, fillvalue="")
        ]
        for button in self.buttons:
            button.clicked.connect(lambda _=False, face=button.face: self.opened.emit(face))
            button.show()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        if not self.buttons:
            return
        places = tiles(len(self.buttons), self.rect())
        for button, place in zip(self.buttons, places, strict=True):
            button.setGeometry(place)


class StripPanel(QWidget):
    """A strip on a card of its own, with what it is called."""

    def __init__(self, thumbnails: Thumbnails, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel()
        self._title.setProperty("role", "heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.strip = FaceStrip(thumbnails, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(self._title)
        column.addWidget(self.strip, 1)

    def show_strip(
        self, title: str, faces: Sequence[FaceRow], captions: Sequence[str] = ()
    ) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.strip.show_faces(faces, captions)


def tiles(count: int, room: QRect) -> list[QRect]:
    """Places for so many equal squares, as large as they fit, in the middle of the room."""
    columns, side = max(
        ((columns, _side(count, columns, room)) for columns in range(1, count + 1)),
        key=lambda fit: fit[1],
    )
    rows = -(-count // columns)
    top = room.top() + (room.height() - rows * (side + _GAP) + _GAP) // 2
    places = []
    for number in range(count):
        row, column = divmod(number, columns)
        in_row = min(columns, count - row * columns)
        left = room.left() + (room.width() - in_row * (side + _GAP) + _GAP) // 2
        places.append(QRect(left + column * (side + _GAP), top + row * (side + _GAP), side, side))
    return places


def _side(count: int, columns: int, room: QRect) -> int:
    """Side of the squares in so many columns."""
    rows = -(-count // columns)
    wide = (room.width() - (columns - 1) * _GAP) // columns
    high = (room.height() - (rows - 1) * _GAP) // rows
    return max(min(wide, high, _LARGEST), 1)
