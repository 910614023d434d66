"""The library goes over to another model: embed every face that has no vector of it, then switch.

Vectors are stored photo by photo as they come, so a kill at any moment costs the photos in flight,
and the next start goes on. Until the last one is there, everything works with the old vectors; the
switch itself is one transaction. So it goes when the user adopts a model or goes back, and when a
release of the program brings another plain embedder. A photo that cannot be read any more keeps a
stand-in: its old vectors, moved as those of the other faces moved on average.
"""

from __future__ import annotations

import logging
import queue
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photoface.domain.errors import ModelError, PhotofaceError
from photoface.domain.sentences import say
from photoface.jobs.process import ChildEnded, ChildError, ChildProcess
from photoface.services.events import ModelChanged, TrainingChanged, Trouble
from photoface.services.known_faces import Orders, order_of, orders_for, reader_failed
from photoface.services.learned_models import learned_wanted
from photoface.services.library import Library
from photoface.services.reading_desk import VISION_CHILD
from photoface.services.requested_runs import RequestedRuns, RunsClosedError
from photoface.services.vision_messages import (
    PhotoBegun,
    PhotoDone,
    PhotoRefused,
    ReaderReady,
    ReadPhoto,
)
from photoface.store import faces, learned
from photoface.store.added_faces import FaceWithoutVector
from photoface.vision.reader import plain_embedder_version

log = logging.getLogger(__name__)

_IN_FLIGHT = 8
_CRASHES_ALLOWED = 1
_PATIENCE = 30.0  # seconds beyond the limit of a photo
#: Faces that show how vectors moved, and how strongly "not at all" is assumed without them.
_MOVED, _RIDGE = 5000, 1.0


class ModelSwitch:
    """Brings a library to the model that its user wants, in the background. One run at a time."""

    def __init__(self, library: Library, *, models_folder: Path | None = None) -> None:
        self._library = library
        self._models_folder = models_folder
        self._runs = RequestedRuns("model-switch", self.run, self._refuse)
        #: Share of the faces that are ready, while it runs; else None.
        self.fraction: float | None = None

    def request(self) -> None:
        """Go over if the library is not on the wanted model; returns at once. See `run`."""
        self._runs.request()

    def run(self) -> bool:
        """Embed what is missing and switch; True if the library is on the wanted model after it.

        Raises PhotofaceError where the model cannot be loaded.
        """
        self._note_plain()
        if not self._library.read(learned.is_switch_due):
            return True
        try:
            while not self._runs.is_closed and self._library.read(learned.is_switch_due):
                self._embed_missing()
                if not self._runs.is_closed and self._library.write(_finish).result():
                    self._library.events.emit(ModelChanged())
        finally:
            self._tell(None)
        return not self._runs.is_closed

    def close(self) -> None:
        """End a run at once; the next one goes on where it was."""
        self._runs.close()

    # ------------------------------------------------------------------------------------- inside

    def _refuse(self, error: PhotofaceError) -> None:
        self._library.events.emit(Trouble(error.sentence))

    def _tell(self, fraction: float | None) -> None:
        self.fraction = fraction
        self._library.events.emit(TrainingChanged())

    def _note_plain(self) -> None:
        """Which plain embedder this program has: another release may bring another one."""
        with suppress(ModelError):  # nothing can be embedded then, and whoever tries will hear
            version = plain_embedder_version(self._library.settings, self._models_folder)
            self._library.write(lambda c: learned.note_plain(c, version)).result()

    def _embed_missing(self) -> None:
        target = self._library.read(learned.target_version)
        desk = _Desk(self._library.read(lambda c: orders_for(c, learned.waiting_faces(c, target))))
        total = max(len(desk.waiting), 1)
        while desk.waiting and not self._runs.is_closed:
            self._tell(1 - len(desk.waiting) / total)
            with suppress(_ChildDiedError, RunsClosedError):
                self._run_child(desk, target, total)

    def _run_child(self, desk: _Desk, target: str, total: int) -> None:
        """Feed one child until nothing waits; _ChildDiedError if it went first."""
        inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
        patience = self._library.settings.seconds_per_photo + _PATIENCE
        with self._runs.child(lambda: self._start(inbox)) as child:
            while desk.waiting and not self._runs.is_closed:
                for order in desk.hand_out():
                    child.send(order)
                match _next(inbox, patience):
                    case ReaderReady(embedder=version) if version != target:
                        raise PhotofaceError(
                            say("The library's model is not the one it learned from.")
                        )
                    case PhotoBegun(photo):
                        desk.begun.add(photo)
                    case PhotoDone() as read:
                        store = partial(_store, desk.take(read.photo), read, target)
                        self._library.write(store).result()
                        self._tell(1 - len(desk.waiting) / total)
                    case PhotoRefused(photo, reason):
                        desk.take(photo)
                        log.info("photo %s: %s", photo, reason)
                    case ChildError() as error if not desk.begun:
                        raise reader_failed(error)
                    case ChildEnded() | None:
                        desk.blame()
                        raise _ChildDiedError

    def _start(self, inbox: queue.SimpleQueue[Any]) -> ChildProcess:
        return ChildProcess(
            VISION_CHILD,
            inbox.put,
            self._library.settings,
            self._models_folder,
            learned_wanted(self._library),
            name="photoface-model-switch",
        )


class _ChildDiedError(Exception):
    """The vision child is gone; a fresh one goes on."""


@dataclass
class _Desk:
    """Photos that wait; those out, those begun, and who was there when a
    child died. After a death photos go out one at a time."""

    waiting: Orders
    out: set[int] = field(default_factory=set)
    begun: set[int] = field(default_factory=set)
    crashes: dict[int, int] = field(default_factory=dict)

    def hand_out(self) -> list[ReadPhoto]:
        most = 1 if self.crashes else _IN_FLIGHT
        fresh = deque(photo for photo in self.waiting if photo not in self.out)
        orders = []
        while fresh and len(self.out) < most:
            photo = fresh.popleft()
            self.out.add(photo)
            path, known = self.waiting[photo]
            orders.append(order_of(photo, path, known))
        return orders

    def take(self, photo: int) -> Sequence[FaceWithoutVector]:
        """The faces of a photo that was looked at, or refused: it does not wait any more."""
        self.out.discard(photo)
        self.begun.discard(photo)
        self.crashes.pop(photo, None)
        return self.waiting.pop(photo)[1]

    def blame(self) -> None:
        """The child died: who was begun is suspect, and given up the second time."""
        for photo in self.begun:
            self.crashes[photo] = self.crashes.get(photo, 0) + 1
            if self.crashes[photo] > _CRASHES_ALLOWED:
                del self.waiting[photo], self.crashes[photo]
        self.out.clear()
        self.begun.clear()


def _next(inbox: queue.SimpleQueue[Any], patience: float) -> Any:
    """The next message; None where none comes."""
    try:
        return inbox.get(timeout=patience)
    except queue.Empty:
        return None


def _store(
    known: Sequence[FaceWithoutVector], read: PhotoDone, target: str, connection: Connection
) -> None:
    for face, seen in zip(known, read.faces, strict=True):
        faces.put_vector(connection, face.id, seen, target, is_placed_anew=False)


def _finish(connection: Connection) -> bool:
    """Stand-ins for what could not be looked at, then the switch: in one transaction."""
    target = learned.target_version(connection)
    waiting = learned.waiting_faces(connection, target)
    if waiting:
        old, new = learned.pairs_of_vectors(connection, target, limit=_MOVED)
        for face in waiting:
            mean, variance = learned.present_vector(connection, face.id)
            stand_in = mean @ motion(old, new) if len(old) else mean
            stand_in = stand_in / np.linalg.norm(stand_in)
            learned.put_stand_in(connection, face.id, target, stand_in, variance)
    return learned.switch(connection)


def motion(old: NDArray[np.float32], new: NDArray[np.float32]) -> NDArray[np.floating]:
    """The matrix D x D that takes old vectors (n, D) nearest to new ones: ridge regression that
    would rather have them stay where they are."""
    x, size = old.astype(np.float64), old.shape[1]
    gram = x.T @ x + _RIDGE * np.eye(size)
    return np.linalg.solve(gram, x.T @ new + _RIDGE * np.eye(size))
