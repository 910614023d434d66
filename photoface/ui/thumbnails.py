"""Small pictures for the screen: what is visible first, decoded on workers, never on the window.

Views say what they show (`focus`) or just ask (`pixmap`). Whatever a view no longer shows is
forgotten before it is decoded. Workers make QImages; a few a tick become QPixmaps.
"""

from __future__ import annotations

import os
import sys
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from time import monotonic
from weakref import WeakKeyDictionary

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QImageReader, QPixmap

from photoface.services import pictures
from photoface.services.library import Library

Key = tuple[str, int, int]  # kind ("photo" or "face"), id, longest side in device pixels

_SIDES = {"photo": (80, 160, 320), "face": (96, 192)}
#: One core stays the window's own.
_WORKERS = max(1, min(4, (os.cpu_count() or 2) - 1))
_TICK_MS = 16
_PER_TICK = 8
_CACHE_BYTES = 256 * 2**20
_CASUAL = 256  # how many questions of `pixmap` are remembered
_ASK_AGAIN_SECONDS = 2.0

_JPEG_MAGIC = b"\xff\xd8"

Source = Callable[[int], bytes | None]


def _let_the_window_go_first() -> None:
    """A frame must not wait for a decoder (Linux gives every thread a priority of its own)."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)


class Thumbnails(QObject):
    """Pictures by (kind, id); `arrived(kind, ids)` says which can be painted now."""

    arrived = Signal(str, object)  # kind, set of ids

    _image_waits = Signal()

    def __init__(
        self,
        library: Library,
        *,
        sources: dict[str, Source] | None = None,
        cache: int = _CACHE_BYTES,
    ) -> None:
        super().__init__()
        self._sources = sources or {
            "photo": partial(pictures.photo_thumb, library),
            "face": partial(pictures.face_thumb, library),
        }
        self._cache = _PixmapCache(cache)
        self._queue = _Queue()
        self._absent: dict[Key, float] = {}  # key -> when it was not there
        self._images: deque[tuple[Key, QImage | None]] = deque()
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._take_images)
        self._image_waits.connect(self._start_timer, Qt.ConnectionType.QueuedConnection)
        self._pool = ThreadPoolExecutor(
            _WORKERS, thread_name_prefix="thumbnails", initializer=_let_the_window_go_first
        )

    def pixmap(self, kind: str, id: int, side: int) -> QPixmap | None:
        """The picture if it is here; if not, it is fetched and `arrived` tells.

        `side` is the wanted longest side in device pixels; the nearest size that ships is used.
        """
        key = (kind, id, _stocked_side(kind, side))
        found = self._cache.get(key)
        if found is None:
            self._ask(None, [key])
            found = self._any_size(kind, id)
        return found

    def focus(self, owner: QObject, kind: str, ids: Iterable[int], side: int) -> None:
        """This is what `owner` shows now, the most wanted first; what it wanted before and does not
        show any more is not fetched."""
        stocked = _stocked_side(kind, side)
        self._ask(owner, [(kind, id, stocked) for id in ids])

    def forget(self, kind: str, ids: Iterable[int]) -> None:
        """These pictures have changed, or exist only now."""
        for id in ids:
            for side in _SIDES[kind]:
                self._cache.drop((kind, id, side))
                self._absent.pop((kind, id, side), None)

    def close(self) -> None:
        self._timer.stop()
        self._queue.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _any_size(self, kind: str, id: int) -> QPixmap | None:
        others = (self._cache.get((kind, id, side)) for side in reversed(_SIDES[kind]))
        return next((pixmap for pixmap in others if pixmap is not None), None)

    def _ask(self, owner: QObject | None, keys: list[Key]) -> None:
        now = monotonic()
        missing = [
            key
            for key in keys
            if key not in self._cache and now - self._absent.get(key, -9e9) > _ASK_AGAIN_SECONDS
        ]
        if missing or owner is not None:
            for _ in range(self._queue.put(owner, missing)):
                self._pool.submit(self._fetch_next)

    def _fetch_next(self) -> None:
        """Worker: decode whatever is wanted most now, until nothing is."""
        while (key := self._queue.take()) is not None:
            try:
                image = self._fetch(key)
            except Exception:  # the cache file was removed, say: a placeholder stays
                image = None
            self._images.append((key, image))
            try:
                self._image_waits.emit()
            except RuntimeError:
                return  # the program ends
        self._queue.leave()

    def _fetch(self, key: Key) -> QImage | None:
        kind, id, side = key
        jpeg = self._sources[kind](id)
        return decode_jpeg(jpeg, side) if jpeg else None

    @Slot()
    def _start_timer(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _take_images(self) -> None:
        arrived: dict[str, set[int]] = {}
        for _ in range(min(_PER_TICK, len(self._images))):
            key, image = self._images.popleft()
            self._queue.done(key)
            if image is None:
                self._absent[key] = monotonic()
                continue
            self._cache.put(key, QPixmap.fromImage(image))
            arrived.setdefault(key[0], set()).add(key[1])
        if not self._images:
            self._timer.stop()
        for kind, ids in arrived.items():
            self.arrived.emit(kind, ids)


def decode_jpeg(jpeg: bytes, side: int) -> QImage | None:
    """The picture with its longest side at most `side`; cheap: JPEG decodes to 1/2, 1/4, 1/8."""
    if not jpeg.startswith(_JPEG_MAGIC):
        return None
    data = QByteArray(jpeg)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"jpeg")
    size = reader.size()
    if max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image.convertToFormat(QImage.Format.Format_RGB32)


def _stocked_side(kind: str, side: int) -> int:
    return next((stocked for stocked in _SIDES[kind] if stocked >= side), _SIDES[kind][-1])


class _Queue:
    """What is wanted, by whom; the newest word first. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted: WeakKeyDictionary[QObject, deque[Key]] = WeakKeyDictionary()
        self._casual: deque[Key] = deque(maxlen=_CASUAL)
        self._under_way: set[Key] = set()
        self._workers = 0

    def put(self, owner: QObject | None, keys: list[Key]) -> int:
        """Take note; returns how many workers should be started."""
        with self._lock:
            if owner is None:
                self._casual.extend(key for key in keys if key not in self._casual)
            else:
                self._wanted.pop(owner, None)
                self._wanted[owner] = deque(keys)  # the newest owner comes last
            idle = min(_WORKERS - self._workers, len(keys))
            self._workers += idle
            return idle

    def take(self) -> Key | None:
        """The key wanted most, which is under way from now on."""
        with self._lock:
            for queue in [self._casual, *reversed(list(self._wanted.values()))]:
                while queue:
                    key = queue.pop() if queue is self._casual else queue.popleft()
                    if key not in self._under_way:
                        self._under_way.add(key)
                        return key
            return None

    def done(self, key: Key) -> None:
        with self._lock:
            self._under_way.discard(key)

    def leave(self) -> None:
        with self._lock:
            self._workers -= 1

    def clear(self) -> None:
        with self._lock:
            self._casual.clear()
            self._wanted.clear()


class _PixmapCache:
    """Pixmaps by key; the ones not used for longest go when there are too many bytes."""

    def __init__(self, limit: int) -> None:
        self._limit, self._bytes = limit, 0
        self._pixmaps: OrderedDict[Key, QPixmap] = OrderedDict()

    def __contains__(self, key: Key) -> bool:
        return key in self._pixmaps

    def get(self, key: Key) -> QPixmap | None:
        pixmap = self._pixmaps.get(key)
        if pixmap is not None:
            self._pixmaps.move_to_end(key)
        return pixmap

    def put(self, key: Key, pixmap: QPixmap) -> None:
        self.drop(key)
        self._pixmaps[key] = pixmap
        self._bytes += _size_of(pixmap)
        while self._bytes > self._limit and len(self._pixmaps) > 1:
            self._bytes -= _size_of(self._pixmaps.popitem(last=False)[1])

    def drop(self, key: Key) -> None:
        pixmap = self._pixmaps.pop(key, None)
        if pixmap is not None:
            self._bytes -= _size_of(pixmap)


def _size_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
