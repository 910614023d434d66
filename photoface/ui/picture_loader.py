"""Whole photos for the viewer: decoded on a worker, a few kept, the neighbours fetched ahead."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from photoface.services import pictures
from photoface.ui.bridge import Bridge, Ticket

_KEPT_BYTES = 400 * 2**20

Open = Callable[[str, int], tuple[object, int, int]]


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded photo. `width` and `height` are the upright full size, whatever the image has."""

    image: QImage
    width: int
    height: int

    @property
    def side(self) -> int:
        """Longest side of what was decoded, in pixels."""
        return max(self.image.width(), self.image.height())

    @property
    def is_whole(self) -> bool:
        return self.side >= max(self.width, self.height)

    def is_enough(self, side: int) -> bool:
        return self.is_whole or self.side >= side


class PictureLoader(QObject):
    """`loaded(photo, picture)` or `failed(photo, error)` for what was asked for."""

    loaded = Signal(int, object)
    failed = Signal(int, object)

    def __init__(self, bridge: Bridge, *, open_picture: Open | None = None) -> None:
        super().__init__()
        self._bridge = bridge
        self._open = open_picture or pictures.open_picture
        self._kept: OrderedDict[int, Picture] = OrderedDict()
        self._under_way: dict[int, tuple[int, Ticket]] = {}

    def get(self, photo: int) -> Picture | None:
        picture = self._kept.get(photo)
        if picture is not None:
            self._kept.move_to_end(photo)
        return picture

    def load(self, photo: int, path: str, side: int) -> None:
        """Fetch the photo at least `side` pixels long, unless it is here or on its way."""
        kept = self.get(photo)
        wanted_side, _ = self._under_way.get(photo, (0, None))
        if (kept is not None and kept.is_enough(side)) or wanted_side >= side:
            return
        ticket = Ticket()

        def job() -> Picture | None:
            return None if ticket.is_cancelled else _decode(self._open, path, side)

        self._under_way[photo] = (side, ticket)
        self._bridge.work(
            job,
            lambda picture: self._take(photo, side, picture),
            lambda error: self._fail(photo, side, error),
            owner=self,
        )

    def keep_only(self, photos: set[int]) -> None:
        """Whoever leafs fast does not wait for what was passed: only these are still wanted."""
        for photo in set(self._under_way) - photos:
            self._under_way.pop(photo)[1].cancel()

    def clear(self) -> None:
        self.keep_only(set())
        self._kept.clear()

    def _take(self, photo: int, side: int, picture: Picture | None) -> None:
        if picture is None:
            return
        self._end(photo, side)
        self._kept[photo] = picture
        self._kept.move_to_end(photo)
        while len(self._kept) > 1 and _bytes(self._kept) > _KEPT_BYTES:
            self._kept.popitem(last=False)
        self.loaded.emit(photo, picture)

    def _fail(self, photo: int, side: int, error: BaseException) -> None:
        self._end(photo, side)
        self.failed.emit(photo, error)

    def _end(self, photo: int, side: int) -> None:
        if self._under_way.get(photo, (None, None))[0] == side:
            del self._under_way[photo]


def _decode(open_picture: Open, path: str, side: int) -> Picture:
    rgb, width, height = open_picture(path, side)
    rows, columns = rgb.shape[:2]  # type: ignore[attr-defined]
    shared = QImage(rgb.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888)  # type: ignore[attr-defined]
    return Picture(shared.convertToFormat(QImage.Format.Format_RGB32), width, height)


def _bytes(kept: OrderedDict[int, Picture]) -> int:
    return sum(picture.image.sizeInBytes() for picture in kept.values())
