"""Faces that are known and wait to be embedded, as orders to the vision child."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from sqlite3 import Connection

from photoface.domain.errors import PhotofaceError
from photoface.domain.sentences import say
from photoface.jobs.process import ChildError
from photoface.services.vision_messages import KnownFace, ReadPhoto
from photoface.store.added_faces import FaceWithoutVector

#: {photo: (path, its faces)}
Orders = dict[int, tuple[str, list[FaceWithoutVector]]]


def orders_for(connection: Connection, waiting: Iterable[FaceWithoutVector]) -> Orders:
    """The photos of these faces that are there; `waiting` comes photo by photo."""
    paths = dict(
        connection.execute(
            "SELECT photo_id, max(path) FROM photo_paths WHERE NOT is_missing GROUP BY 1"
        )
    )
    by_photo = groupby(waiting, key=lambda face: face.photo)
    return {photo: (paths[photo], list(some)) for photo, some in by_photo if photo in paths}


def order_of(photo: int, path: str, faces: Iterable[FaceWithoutVector]) -> ReadPhoto:
    """Look at these faces of a photo only."""
    return ReadPhoto(photo, path, tuple(KnownFace(face.box, face.landmarks) for face in faces))


def reader_failed(error: ChildError) -> PhotofaceError:
    """What the user hears of a child that could not go on."""
    return PhotofaceError(say("The reader failed.") if error.is_bug else error.text)
