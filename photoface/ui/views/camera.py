"""Which part of a photo the viewer shows: zoom and place, as arithmetic without a widget."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

_MOST_FIT, _MOST_ZOOM = 3.0, 16.0  # a small photo is not blown up further; nor any photo by hand


class Camera:
    """Maps upright photo pixels to logical widget pixels: widget = photo * scale + offset.

    `ratio` is the device pixel ratio, so that "actual size" means one photo pixel a device pixel.
    """

    def __init__(self) -> None:
        self.photo, self.view, self.ratio = QSizeF(1, 1), QSizeF(1, 1), 1.0
        self.scale, self.offset, self.is_fitted = 1.0, QPointF(), True

    @property
    def fit_scale(self) -> float:
        scale = min(
            self.view.width() / self.photo.width(), self.view.height() / self.photo.height()
        )
        return min(scale, _MOST_FIT / self.ratio)

    @property
    def actual_scale(self) -> float:
        return 1.0 / self.ratio

    @property
    def percent(self) -> int:
        """Device pixels per photo pixel."""
        return round(self.scale * self.ratio * 100)

    def set_photo(self, width: float, height: float) -> None:
        self.photo = QSizeF(max(width, 1), max(height, 1))
        self.fit()

    def set_view(self, width: float, height: float, ratio: float) -> None:
        """The widget has another size; what is in its middle stays there."""
        middle = self.to_photo(QPointF(self.view.width() / 2, self.view.height() / 2))
        self.view, self.ratio = QSizeF(max(width, 1), max(height, 1)), ratio
        if self.is_fitted:
            self.fit()
        else:
            self._put(middle, QPointF(self.view.width() / 2, self.view.height() / 2))

    def fit(self) -> None:
        self.scale, self.is_fitted = self.fit_scale, True
        self._settle()

    def zoom_to(self, scale: float, anchor: QPointF) -> None:
        """Zoom so that the photo's point under `anchor` (a widget point) stays under it."""
        point = self.to_photo(anchor)
        lowest = min(self.fit_scale, self.actual_scale)
        self.scale = min(max(scale, lowest), _MOST_ZOOM / self.ratio)
        self.is_fitted = abs(self.scale - self.fit_scale) < 1e-6
        self._put(point, anchor)

    def zoom_by(self, factor: float, anchor: QPointF) -> None:
        self.zoom_to(self.scale * factor, anchor)

    def pan(self, by: QPointF) -> None:
        self.offset += by
        self._settle()

    def show_rect(self, rect: QRectF) -> None:
        """Move as little as needed to have a rectangle of the photo in view."""
        place, room = self.to_view(rect), QRectF(0, 0, self.view.width(), self.view.height())
        if not room.contains(place):
            self.pan(room.center() - place.center())

    def to_photo(self, point: QPointF) -> QPointF:
        return (point - self.offset) / self.scale

    def to_view(self, rect: QRectF) -> QRectF:
        return QRectF(
            rect.x() * self.scale + self.offset.x(),
            rect.y() * self.scale + self.offset.y(),
            rect.width() * self.scale,
            rect.height() * self.scale,
        )

    def photo_rect(self) -> QRectF:
        """Where the whole photo lies in the widget."""
        return self.to_view(QRectF(0, 0, self.photo.width(), self.photo.height()))

    def _put(self, point: QPointF, anchor: QPointF) -> None:
        self.offset = anchor - point * self.scale
        self._settle()

    def _settle(self) -> None:
        """No empty edge where the photo is larger than the view; centred where it is smaller."""
        self.offset = QPointF(
            _settled(self.offset.x(), self.photo.width() * self.scale, self.view.width()),
            _settled(self.offset.y(), self.photo.height() * self.scale, self.view.height()),
        )


def _settled(offset: float, length: float, room: float) -> float:
    if length <= room:
        return (room - length) / 2
    return min(max(offset, room - length), 0.0)
