"""Finding photos: by people, folders, file names, dates, albums and what their faces are like."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoface.services import search_query

_USUAL_SHAPE = 150  # width / height in hundredths, until it is known


@dataclass(frozen=True, slots=True)
class FoundPhotos:
    """Photos, newest first. ids: int64 (n,); days: bytes (n,), YYYY-MM-DD of each; shapes: float64
    (n,), their width / height to the hundredth, 1.5 where a photo was not looked at yet."""

    ids: NDArray[np.int64]
    days: NDArray[np.bytes_]
    shapes: NDArray[np.float64]


def search_photos(
    connection: sqlite3.Connection,
    text: str = "",
    *,
    folder: str | None = None,
    person: int | None = None,
    album: int | None = None,
    limit: int | None = None,
) -> FoundPhotos:
    """The photos that a search finds (see `search_query` for its language); all if it is empty.

    `folder` keeps to what lies inside a folder, `person` to photos of a person, `album` to those in
    a plain album; `limit` keeps the newest.
    """
    conditions = ["EXISTS (SELECT 1 FROM photo_paths WHERE photo_id = o.id)"]
    values: list[object] = []
    asked = search_query.condition(connection, text)
    if asked.sql:
        conditions.append(f"({asked.sql})")
        values += asked.values
    if folder is not None:
        prefix = folder.rstrip("/\\") + ("\\" if "\\" in folder else "/")
        conditions.append("o.id IN (SELECT photo_id FROM photo_paths WHERE substr(path, 1, ?) = ?)")
        values += [len(prefix), prefix]
    if person is not None:
        conditions.append("o.id IN (SELECT photo_id FROM person_faces WHERE person_id = ?)")
        values.append(person)
    if album is not None:
        conditions.append("o.id IN (SELECT photo_id FROM album_photos WHERE album_id = ?)")
        values.append(album)
    row = connection.execute(
        "SELECT group_concat(id), group_concat(day), group_concat(shape) FROM ("
        "SELECT o.id, printf('%-10.10s', o.sort_time) AS day, "
        f"CAST(coalesce(100.0 * o.width / o.height, {_USUAL_SHAPE}) AS INTEGER) AS shape "
        f"FROM photos o WHERE {' AND '.join(conditions)} "
        "ORDER BY o.sort_time DESC, o.id DESC LIMIT ?)",
        [*values, -1 if limit is None else limit],
    ).fetchone()
    return _unpacked(*row)


def _unpacked(ids: str | None, days: str | None, shapes: str | None) -> FoundPhotos:
    """A hundred thousand rows would each take Python's lock from the window; one row of three long
    texts takes it once."""
    return FoundPhotos(
        np.fromstring(ids or "", dtype=np.int64, sep=","),
        np.frombuffer(f"{days},".encode() if days else b"", dtype="S11").astype("S10"),
        np.fromstring(shapes or "", dtype=np.float64, sep=",") / 100,
    )
