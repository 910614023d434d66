"""The reading desk: hands photos to the vision child, takes results, deals with its deaths.

Whom to blame when the child dies: every photo it had begun becomes a suspect, and suspects are
read one at a time. A photo that takes the child with it a second time is marked failed; a child
killed from outside counts only against a photo that it had alone. A photo that takes longer than
the limit is given up at once. Used by the importer's thread only.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from photoface.domain.errors import WorkerCrashedError
from photoface.domain.sentences import say, sayn
from photoface.domain.settings import Settings
from photoface.jobs.process import ChildEnded, ChildProcess
from photoface.services.events import PhotosRead
from photoface.services.learned_models import learned_in_use
from photoface.services.library import Library
from photoface.services.vision_messages import (
    PhotoBegun,
    PhotoDone,
    PhotoRefused,
    ReaderReady,
    ReadPhoto,
)
from photoface.store import faces, learned, photos
from photoface.store.photos import PendingPhoto

log = logging.getLogger(__name__)

VISION_CHILD = "photoface.services.vision_child:main"
#: Photos handed out ahead: enough to keep decoders and network busy, few enough to lose.
_IN_FLIGHT = 8
#: More than can be out or unwritten at one time, so that there are always new ones among them.
_TAKEN_AT_ONCE = 500
_BATCH = 32
_BATCH_SECONDS = 0.5
_CRASHES_ALLOWED = 1
_FRESH_CHILD_AFTER = 4000  # photos; bounds whatever a codec may leak
_STILLBORN_ALLOWED = 3
_KILLED = -9  # SIGKILL (a crash of its own ends with another signal)


@dataclass
class _InFlight:
    photo: PendingPhoto
    begun_at: float | None = None


@dataclass(frozen=True, slots=True)
class _Result:
    photo: PendingPhoto
    said: PhotoDone | PhotoRefused


class ReadingDesk:
    """Feeds one vision child from the photos that wait in the library."""

    def __init__(
        self, library: Library, tell: Callable[[Any], None], models_folder: Path | None
    ) -> None:
        self._library = library
        self._tell = tell
        self._models_folder = models_folder
        self._child: ChildProcess | None = None
        self.provider_sentence: str | None = None
        self._reset()

    def _reset(self) -> None:
        self._settings = Settings()
        self._ready: ReaderReady | None = None
        self._in_flight: dict[int, _InFlight] = {}
        self._waiting: deque[PendingPhoto] = deque()
        self._suspects: deque[PendingPhoto] = deque()
        self._taken: set[int] = set()
        self._results: list[_Result] = []
        self._flushed_at = time.monotonic()
        self._write: Future[None] | None = None
        self._read_by_child = 0
        self._stillborn = 0

    @property
    def is_ready(self) -> bool:
        """The models are loaded (or were, before a crash)."""
        return self._ready is not None

    def open(self) -> None:
        """Take the settings of this run; the child starts when there is something to read."""
        self._reset()
        self._settings = self._library.settings

    def close(self) -> None:
        """Kill the child. What it had in flight waits in the library for the next time."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
        write, self._write = self._write, None
        if write is not None:
            write.result()

    def has_work(self) -> bool:
        """True while anything waits, is in flight, or is not written yet."""
        if self._in_flight or self._results or self._write is not None:
            return True
        self._refill()
        return bool(self._waiting or self._suspects)

    def feed(self) -> None:
        """Hand out photos up to the limit; give up those that take too long."""
        self._give_up_slow_ones()
        if self._needs_fresh_child():
            return
        while photo := self._next():
            if self._child is None:
                self._child = self._start_child()
            self._in_flight[photo.id] = _InFlight(photo)
            self._child.send(ReadPhoto(photo.id, photo.path))

    def on_message(self, message: Any) -> None:
        match message:
            case ReaderReady():
                self._ready = message
                self.provider_sentence = message.sentence
            case PhotoBegun(photo):
                if photo in self._in_flight:
                    self._in_flight[photo].begun_at = time.monotonic()
            case PhotoDone() | PhotoRefused():
                if flight := self._in_flight.pop(message.photo, None):
                    self._results.append(_Result(flight.photo, message))
                    self._read_by_child += 1
                    self._stillborn = 0

    def on_child_ended(self, ended: ChildEnded) -> None:
        """Sort out who is to blame; the next `feed` starts a fresh child."""
        if ended.was_asked:
            return
        self._child = None
        log.warning("vision child died, exit code %s", ended.exit_code)
        begun = [f.photo for f in self._in_flight.values() if f.begun_at is not None]
        innocent = [f.photo for f in self._in_flight.values() if f.begun_at is None]
        self._in_flight.clear()
        self._waiting.extendleft(reversed(innocent))
        self._stillborn += not begun
        if self._stillborn > _STILLBORN_ALLOWED:
            raise WorkerCrashedError(
                say(
                    "The part of Photoface that finds faces ends again and again as soon as it "
                    "starts."
                )
            )
        # Somebody or the system, short of memory, killed it: a photo is to blame only if alone.
        is_innocent = ended.exit_code == _KILLED and len(begun) > 1
        for photo in begun:
            self._suspects.append(photo) if is_innocent else self._blame(photo)

    def flush(self) -> list[tuple[int, int]]:
        """Write finished photos in the background, one batch at a time.

        Returns (read, failed) counts of batches handed over. Raises what an earlier write raised.
        """
        if self._write is not None and self._write.done():
            write, self._write = self._write, None
            write.result()
        is_due = len(self._results) >= _BATCH or (
            self._results and time.monotonic() - self._flushed_at > _BATCH_SECONDS
        )
        if self._write is not None or not is_due:
            return []
        batch, self._results = self._results, []
        self._flushed_at = time.monotonic()
        self._write = self._store(batch)
        read = sum(isinstance(result.said, PhotoDone) for result in batch)
        return [(read, len(batch) - read)]

    # ------------------------------------------------------------------------------------- inside

    def _next(self) -> PendingPhoto | None:
        """The next photo to hand out, None if enough are out or none waits."""
        if len(self._in_flight) + len(self._results) >= _IN_FLIGHT + _BATCH:
            return None  # the disk is slower than the reader
        if len(self._in_flight) >= _IN_FLIGHT:
            return None
        self._refill()
        if self._waiting:
            return self._waiting.popleft()
        if self._suspects and not self._in_flight:
            return self._suspects.popleft()
        return None

    def _refill(self) -> None:
        """Take more photos from the library: each once in a run, unless it is retried here."""
        if self._waiting:
            return
        found = self._library.read(lambda c: photos.pending_photos(c, limit=_TAKEN_AT_ONCE))
        for photo in found:
            if photo.id not in self._taken:
                self._taken.add(photo.id)
                (self._suspects if photo.crashes else self._waiting).append(photo)

    def _start_child(self) -> ChildProcess:
        self._read_by_child = 0
        return ChildProcess(
            VISION_CHILD,
            self._tell,
            self._settings,
            self._models_folder,
            learned_in_use(self._library),
            name="photoface-vision",
        )

    def _needs_fresh_child(self) -> bool:
        """True while the old child finishes what it has; then it is let go."""
        if self._child is None or self._read_by_child < _FRESH_CHILD_AFTER:
            return False
        if not self._in_flight:
            self._child.kill()
            self._child = None
            return False
        return True

    def _give_up_slow_ones(self) -> None:
        limit = time.monotonic() - self._settings.seconds_per_photo
        slow = [f for f in self._in_flight.values() if f.begun_at and f.begun_at < limit]
        if not slow or self._child is None:
            return
        self._child.kill()
        self._child = None
        for flight in slow:
            self._fail(
                flight.photo,
                sayn(
                    "Reading it took more than 1 second.",
                    "Reading it took more than {n} seconds.",
                    round(self._settings.seconds_per_photo),
                ),
            )
        others = [f.photo for f in self._in_flight.values() if f not in slow]
        self._in_flight.clear()
        self._waiting.extendleft(reversed(others))

    def _blame(self, photo: PendingPhoto) -> None:
        crashes = self._library.write(lambda c: photos.add_crash(c, photo.id)).result()
        if crashes > _CRASHES_ALLOWED:
            self._fail(photo, say("Reading it crashed the reader, twice. The file may be damaged."))
        else:
            self._suspects.append(PendingPhoto(photo.id, photo.path, crashes))

    def _fail(self, photo: PendingPhoto, reason: str) -> None:
        self._results.append(_Result(photo, PhotoRefused(photo.id, reason)))

    def _store(self, batch: list[_Result]) -> Future[None]:
        ready = self._ready

        def change(connection: Connection) -> None:
            crops: list[tuple[int, bytes]] = []
            if ready is not None and learned.is_stale(connection, ready.embedder):
                return  # the library went over to another model: they are read again
            for result in batch:
                if isinstance(result.said, PhotoRefused):
                    _store_refusal(connection, result.photo, result.said.reason)
                elif ready is not None:
                    crops += _store_photo(connection, result.said, ready)
            self._announce(batch, crops)

        return self._library.write(change)

    def _announce(self, batch: list[_Result], crops: list[tuple[int, bytes]]) -> None:
        """Thumbnails go in behind the rows; only then do the listeners look."""
        done = [r.said for r in batch if isinstance(r.said, PhotoDone)]
        stored = self._library.put_thumbs([(r.photo, r.thumb_jpeg) for r in done], crops)
        told = PhotosRead(tuple(r.photo.id for r in batch), sum(len(r.faces) for r in done))
        stored.add_done_callback(lambda _: self._library.events.emit(told))


def _store_refusal(connection: Connection, photo: PendingPhoto, reason: str) -> None:
    """A file that is gone is missing, not broken: it may come back."""
    if Path(photo.path).exists():
        photos.mark_failed(connection, photo.id, reason)
    else:
        photos.mark_missing(connection, [photo.path])


def _store_photo(
    connection: Connection, result: PhotoDone, ready: ReaderReady
) -> list[tuple[int, bytes]]:
    """Write one photo's row and faces; returns (face id, crop) pairs."""
    row = connection.execute(
        "SELECT content_hash FROM photos WHERE id = ?", (result.photo,)
    ).fetchone()
    if row is None:
        return []  # its folder was forgotten meanwhile
    photos.mark_done(
        connection,
        result.photo,
        width=result.width,
        height=result.height,
        taken_at=result.taken_at,
        camera=result.camera,
        detector=ready.detector,
        embedder=ready.embedder,
        note=result.note,
    )
    ids = faces.replace_faces(connection, result.photo, row[0], result.faces, ready.embedder)
    return [(i, face.crop_jpeg) for i, face in zip(ids, result.faces, strict=True)]
