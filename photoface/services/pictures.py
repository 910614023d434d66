"""Pictures for the screen, from any thread: cached thumbnails, and whole photos for the viewer."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoface.domain.errors import PhotoUnreadableError
from photoface.domain.geometry import Box
from photoface.services.library import Library
from photoface.store import thumbs
from photoface.vision.crops import crop_jpeg
from photoface.vision.decode import decode_photo
from photoface.vision.thumbnails import thumbnail_jpeg

_local = threading.local()
_REDRAW_SIDE = 1024
#: Photos that were read and have a file that is there.
_READABLE = (
    "FROM photos p JOIN photo_paths pp ON pp.photo_id = p.id AND NOT pp.is_missing "
    "AND p.state = 'done'"
)


def photo_thumb(library: Library, photo: int) -> bytes | None:
    """JPEG of a whole photo (longest side 320 pixels), None until it was looked at.

    The cache may have been deleted: then it is drawn again from the file, if that is there.
    """
    return _cached(thumbs.photo_thumb, library, photo) or _redraw_photo(library, photo)


def face_thumb(library: Library, face: int) -> bytes | None:
    """Square JPEG of a face (192 pixels), None if there is none; drawn again like a photo's."""
    return _cached(thumbs.face_thumb, library, face) or _redraw_face(library, face)


def open_picture(path: str, longest_side: int) -> tuple[NDArray[np.uint8], int, int]:
    """An upright photo at least `longest_side` pixels long (if it has as many), for the viewer.

    Returns uint8 RGB (H, W, 3) and the upright full size (width, height).
    Raises PhotoUnreadableError.
    """
    picture = decode_photo(Path(path), longest_side=longest_side)
    return picture.rgb, picture.width, picture.height


def _cached(
    look: Callable[[sqlite3.Connection, int], bytes | None], library: Library, id: int
) -> bytes | None:
    """What the cache holds: nothing, if it was deleted or is damaged."""
    try:
        return look(_connection(library), id)
    except sqlite3.DatabaseError:
        return None


def _connection(library: Library) -> sqlite3.Connection:
    """One read-only connection per thread and library."""
    if getattr(_local, "folder", None) != library.folder:
        _local.connection = thumbs.open_thumbs(library.folder, read_only=True)
        _local.folder = library.folder
    connection: sqlite3.Connection = _local.connection
    return connection


def _redraw_photo(library: Library, photo: int) -> bytes | None:
    def query(connection: sqlite3.Connection) -> tuple[str] | None:
        row: tuple[str] | None = connection.execute(
            f"SELECT pp.path {_READABLE} WHERE p.id = ? LIMIT 1", (photo,)
        ).fetchone()
        return row

    row = library.read(query)
    if row is None:
        return None
    try:
        jpeg = thumbnail_jpeg(decode_photo(row[0], longest_side=_REDRAW_SIDE).rgb)
    except PhotoUnreadableError:
        return None
    _keep(library, photos=[(photo, jpeg)])
    return jpeg


def _redraw_face(library: Library, face: int) -> bytes | None:
    def query(connection: sqlite3.Connection) -> tuple[str, float, float, float, float] | None:
        row: tuple[str, float, float, float, float] | None = connection.execute(
            f"SELECT pp.path, f.x, f.y, f.w, f.h {_READABLE} "
            "JOIN faces f ON f.photo_id = p.id WHERE f.id = ? LIMIT 1",
            (face,),
        ).fetchone()
        return row

    row = library.read(query)
    if row is None:
        return None
    try:
        picture = decode_photo(row[0], longest_side=_REDRAW_SIDE)
    except PhotoUnreadableError:
        return None
    jpeg = crop_jpeg(picture.rgb, Box(*row[1:]).scaled(1 / picture.scale))
    _keep(library, faces=[(face, jpeg)])
    return jpeg


def _keep(
    library: Library,
    *,
    photos: list[tuple[int, bytes]] | None = None,
    faces: list[tuple[int, bytes]] | None = None,
) -> None:
    if not library.is_read_only:
        library.put_thumbs(photos or [], faces or [])
