"""Pictures for the screen, from any thread: cached thumbnails, and whole photos for the viewer."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoface.services.library import Library
from photoface.store import thumbs

_local = threading.local()


def photo_thumb(library: Library, photo: int) -> bytes | None:
    """JPEG of a whole photo (longest side 320 pixels), None until it was looked at."""
    return thumbs.photo_thumb(_connection(library), photo)


def face_thumb(library: Library, face: int) -> bytes | None:
    """Square JPEG of a face (192 pixels), None if there is none."""
    return thumbs.face_thumb(_connection(library), face)


def open_picture(path: str, longest_side: int) -> tuple[NDArray[np.uint8], int, int]:
    """An upright photo at least `longest_side` pixels long (if it has as many), for the viewer.

    Returns uint8 RGB (H, W, 3) and the upright full size (width, height).
    Raises PhotoUnreadableError.
    """
    from photoface.vision.decode import decode_photo

    picture = decode_photo(Path(path), longest_side=longest_side)
    return picture.rgb, picture.width, picture.height


def _connection(library: Library) -> sqlite3.Connection:
    """One read-only connection per thread and library."""
    if getattr(_local, "folder", None) != library.folder:
        _local.connection = thumbs.open_thumbs(library.folder, read_only=True)
        _local.folder = library.folder
    connection: sqlite3.Connection = _local.connection
    return connection
