"""Faces that no detector found: drawn by hand, or told by tags; and what is needed to embed them.

Drawing is an act like any other: the face is there at once (its vector follows within seconds from
the vision child), it survives a re-scan and a new embedder, and undo takes it away again.
"""

from __future__ import annotations

import logging
import queue
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from photoface.domain.decisions import Decision, Kind, Origin
from photoface.domain.errors import NotFoundError, PhotofaceError
from photoface.domain.faces import FaceOrigin
from photoface.domain.geometry import Box
from photoface.domain.sentences import say
from photoface.jobs.process import ChildEnded, ChildError, ChildProcess
from photoface.services import history
from photoface.services.events import FacesDecided
from photoface.services.group_faces import newest_embedder
from photoface.services.history import Plan
from photoface.services.known_faces import order_of, orders_for, reader_failed
from photoface.services.learned_models import learned_in_use
from photoface.services.library import Library
from photoface.services.name_people import person_to_name
from photoface.services.reading_desk import VISION_CHILD
from photoface.services.requested_runs import RequestedRuns
from photoface.services.vision_messages import PhotoDone, PhotoRefused, ReaderReady
from photoface.store import added_faces, faces
from photoface.store.added_faces import FaceWithoutVector
from photoface.store.ledger import Act

log = logging.getLogger(__name__)

_LEAST_SIDE = 4.0  # pixels


@dataclass(frozen=True, slots=True)
class DrawnFace:
    """The new face and the act that made it."""

    face: int
    act: Act


def draw_face(library: Library, photo: int, box: Box, name: str | None = None) -> DrawnFace:
    """There is a face in `box` (upright full-size pixels), whose name may be known.

    Raises PhotofaceError for a box that is too small or outside the photo, or where there is a
    face already; NotFoundError for a photo that is not there or was not read.
    """
    made: list[str] = []

    def plan(connection: Connection) -> Plan:
        content, inside = _in_photo(connection, photo, box)
        there = added_faces.added(content, inside, FaceOrigin.DRAWN)
        made.append(there.face or "")
        if not name:
            return Plan(say("Drew a face"), [there])
        uid, clean, created = person_to_name(connection, name, origin=Origin.DRAWN)
        named = Decision(Kind.IS_PERSON, there.face, uid, origin=Origin.DRAWN)
        return Plan(say("Drew a face of {name}", name=clean), [there, *created, named])

    act = history.perform(library, plan)
    assert act is not None
    row = library.read(
        lambda c: c.execute("SELECT id FROM faces WHERE face_key = ?", made).fetchone()
    )
    return DrawnFace(row[0], act)


def _in_photo(connection: Connection, photo: int, box: Box) -> tuple[str, Box]:
    """The photo's content hash, and the box inside it to a tenth of a pixel."""
    row = connection.execute(
        "SELECT state = 'done', content_hash, width, height FROM photos WHERE id = ?", (photo,)
    ).fetchone()
    if row is None:
        raise NotFoundError(say("There is no photo {photo}.", photo=photo))
    is_read, content, width, height = row
    if not is_read:
        raise NotFoundError(say("This photo was not read yet."))
    left, top = max(box.x, 0.0), max(box.y, 0.0)
    right, bottom = min(box.x + box.w, width), min(box.y + box.h, height)
    inside = Box(round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1))
    if inside.w < _LEAST_SIDE or inside.h < _LEAST_SIDE:
        raise PhotofaceError(say("That is too small for a face."))
    for other in faces.boxes_of_photo(connection, photo):
        if other.box.iou(inside) >= faces.SAME_FACE_IOU:
            raise PhotofaceError(say("There is a face already; give it a name instead."))
    return content, inside


class LateFaces:
    """Embeds the faces that a scan did not: drawn ones, imported ones, and decided ones that the
    present detector does not find any more. One run at a time, in a vision child of its own."""

    def __init__(self, library: Library, *, models_folder: Path | None = None) -> None:
        self._library = library
        self._models_folder = models_folder
        self._runs = RequestedRuns("late-faces", self._run_asked, self._refuse)
        self._is_all_wanted = False
        self._given_up: set[tuple[str, int]] = set()  # (embedder, face)

    def request(self, *, also_detected: bool = False) -> None:
        """Embed what waits, in the background; returns at once. See `run`."""
        if also_detected:
            self._is_all_wanted = True
        self._runs.request()

    def run(self, *, also_detected: bool = True) -> int:
        """Embed what waits and wait for it; returns how many faces were embedded.

        `also_detected` looks through all faces for those that lost their detector or embedder,
        not only through the added ones. Raises PhotofaceError where the models cannot be loaded.
        """
        embedder = self._library.read(newest_embedder)
        waiting = self._library.read(
            lambda c: added_faces.without_vector(c, embedder, also_detected=also_detected)
        )
        waiting = [face for face in waiting if (embedder, face.id) not in self._given_up]
        if not waiting:
            return 0
        done = self._read(waiting, embedder)
        self._given_up.update((embedder, face.id) for face in waiting if face.id not in done)
        if done:
            self._library.events.emit(FacesDecided(tuple(done), (), ()))
        return len(done)

    def close(self) -> None:
        """End a run at once."""
        self._runs.close()

    def _run_asked(self) -> None:
        also_detected = self._is_all_wanted
        if also_detected:  # asked for again meanwhile, this run does it
            self._is_all_wanted = False
        self.run(also_detected=also_detected)

    def _refuse(self, error: PhotofaceError) -> None:
        log.warning("faces were not embedded: %s", error)

    def _read(self, waiting: Sequence[FaceWithoutVector], embedder: str) -> list[int]:
        """Ids of the faces that were embedded."""
        orders = self._library.read(lambda c: orders_for(c, waiting))
        inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
        done: list[int] = []
        with self._runs.child(lambda: self._start(inbox)) as child:
            for photo, (path, known) in orders.items():
                child.send(order_of(photo, path, known))
            left = set(orders)
            while left:
                match inbox.get():
                    case ReaderReady(embedder=version) if version != embedder:
                        break  # the photos are about to be read with another one
                    case PhotoDone() as read:
                        left.discard(read.photo)
                        done += self._store(orders[read.photo][1], read, embedder)
                    case PhotoRefused(photo, reason):
                        left.discard(photo)
                        log.info("photo %s: %s", photo, reason)
                    case ChildError() as error:
                        raise reader_failed(error)
                    case ChildEnded():
                        break
        return done

    def _start(self, inbox: queue.SimpleQueue[Any]) -> ChildProcess:
        return ChildProcess(
            VISION_CHILD,
            inbox.put,
            self._library.settings,
            self._models_folder,
            learned_in_use(self._library),
            name="photoface-late-faces",
        )

    def _store(
        self, known: Sequence[FaceWithoutVector], read: PhotoDone, embedder: str
    ) -> list[int]:
        def change(connection: Connection) -> list[int]:
            return [
                face.id
                for face, seen in zip(known, read.faces, strict=True)
                if faces.put_vector(
                    connection, face.id, seen, embedder, is_placed_anew=face.landmarks is None
                )
            ]

        stored = self._library.write(change).result()
        crops = [(face.id, seen.crop_jpeg) for face, seen in zip(known, read.faces, strict=True)]
        self._library.put_thumbs([], [crop for crop in crops if crop[0] in stored])
        return stored
