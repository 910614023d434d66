"""Rows of faces and vectors; re-detection finds the old faces again by overlap."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoface.domain.faces import EmbeddedFace, face_key, parse_face_key
from photoface.domain.geometry import Box
from photoface.store import added_faces, albums, face_verdicts, photos
from photoface.store.blobs import blob_of, matrix_in, vector_in
from photoface.store.sql import LISTED, listed

#: Boxes that overlap at least this much are the same face seen twice.
SAME_FACE_IOU = 0.5
#: L2 on the unit sphere under which two crops show the same face of the same shot. Edits measured
#: far below it, different shots of one person mostly above.
_SAME_CROP_L2 = 0.3


@dataclass(frozen=True, slots=True)
class StoredBox:
    id: int
    key: str
    box: Box
    is_decided: bool


def replace_faces(
    connection: sqlite3.Connection,
    photo_id: int,
    content_hash: str,
    faces: Sequence[EmbeddedFace],
    embedder: str,
) -> list[int]:
    """Store what a detector found in a photo; returns the face ids in the order of `faces`.

    A face that overlaps an old one keeps its id, key and decisions; so does one that shows a
    decided face of the photo that this file held before it was changed. Old faces that are not
    found again are dropped unless the user has said something about them or drew them.
    """
    old = boxes_of_photo(connection, photo_id)
    matches = match_boxes([stored.box for stored in old], [f.detection.box for f in faces])
    heirs = _inherit(connection, photo_id, faces, embedder)
    ids = []
    for row, (face, match) in enumerate(zip(faces, matches, strict=True)):
        same = old[match].id if match is not None else heirs.get(row)
        ids.append(_store_face(connection, photo_id, content_hash, face, embedder, same=same))
    gone = [s.id for s in old if s.id not in set(ids) and not s.is_decided]
    connection.executemany("DELETE FROM faces WHERE id = ?", [(face,) for face in gone])
    face_verdicts.fold_faces(connection, added_faces.waiting_keys(connection, content_hash))
    if albums.inherit(connection, photo_id, content_hash, is_same_shot=bool(heirs)):
        added_faces.inherit(connection, photo_id)
    photos.drop_predecessor(connection, photo_id)
    albums.fold_waiting(connection, content_hash)
    return ids


def _inherit(
    connection: sqlite3.Connection, photo_id: int, faces: Sequence[EmbeddedFace], embedder: str
) -> dict[int, int]:
    """Move decided faces of an edited file's earlier content to this photo: {row: face id}.

    An edit (rotation, crop, colours, tags) leaves the vectors nearly as they were, whatever it
    does to the boxes; another picture under the same name does not.
    """
    rows = connection.execute(
        "SELECT f.id, v.mean FROM photos p JOIN faces f ON f.photo_id = p.predecessor_id "
        "JOIN vectors v ON v.face_id = f.id AND v.embedder = ? WHERE p.id = ? AND EXISTS "
        "(SELECT 1 FROM decisions WHERE decisions.face_key = f.face_key) "
        f"AND {photos.lies_nowhere('p.predecessor_id')}",
        (embedder, photo_id),
    ).fetchall()
    near = sorted(
        (float(np.linalg.norm(vector_in(mean) - face.vector)), row, old)
        for old, mean in rows
        for row, face in enumerate(faces)
    )
    heirs: dict[int, int] = {}
    for distance, row, old in near:
        if distance < _SAME_CROP_L2 and row not in heirs and old not in heirs.values():
            heirs[row] = old
    connection.executemany(
        "UPDATE faces SET photo_id = ? WHERE id = ?", [(photo_id, old) for old in heirs.values()]
    )
    return heirs


def match_boxes(old: Sequence[Box], new: Sequence[Box]) -> list[int | None]:
    """For each new box the old one it is (greatest overlap first, one to one), or None."""
    pairs = sorted(
        ((o.iou(n), j, i) for i, o in enumerate(old) for j, n in enumerate(new)), reverse=True
    )
    found: dict[int, int] = {}
    for overlap, j, i in pairs:
        if overlap >= SAME_FACE_IOU and j not in found and i not in found.values():
            found[j] = i
    return [found.get(j) for j in range(len(new))]


def boxes_of_photo(connection: sqlite3.Connection, photo_id: int) -> list[StoredBox]:
    """Every face of a photo with its box and whether the ledger (or the user's hand) holds it."""
    rows = connection.execute(
        "SELECT id, face_key, x, y, w, h, origin <> 'detected' OR EXISTS (SELECT 1 FROM decisions "
        "WHERE decisions.face_key = faces.face_key OR other_key = faces.face_key) "
        "FROM faces WHERE photo_id = ? ORDER BY id",
        (photo_id,),
    )
    return [StoredBox(i, key, Box(x, y, w, h), bool(d)) for i, key, x, y, w, h, d in rows]


def _store_face(
    connection: sqlite3.Connection,
    photo_id: int,
    content_hash: str,
    face: EmbeddedFace,
    embedder: str,
    *,
    same: int | None,
) -> int:
    if same is None:
        face_id = _insert_face(connection, photo_id, content_hash, face)
    else:
        face_id = _update_face(connection, same, face)
    _put_vector(connection, face_id, face, embedder)
    return face_id


def _insert_face(
    connection: sqlite3.Connection, photo_id: int, content_hash: str, face: EmbeddedFace
) -> int:
    box = face.detection.box
    key = _waiting_key(connection, content_hash, box) or _free_key(connection, content_hash, box)
    face_id = connection.execute(
        "INSERT INTO faces (id, photo_id, face_key, x, y, w, h, landmarks, score, quality, "
        "sharpness, brightness) VALUES ((SELECT id + 1 FROM last_face), "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (photo_id, key, *_measurements(face)),
    ).fetchone()[0]
    face_verdicts.fold_faces(connection, [key])  # decisions may have waited for this very face
    return int(face_id)


def _free_key(connection: sqlite3.Connection, content_hash: str, box: Box) -> str:
    """The face's key; with a number where an edited photo carries this very key already."""
    key = face_key(content_hash, box)
    taken = connection.execute(
        "SELECT count(*) FROM faces WHERE face_key = ? OR face_key LIKE ?", (key, f"{key}#%")
    ).fetchone()[0]
    return f"{key}#{taken + 1}" if taken else key


def _waiting_key(connection: sqlite3.Connection, content_hash: str, box: Box) -> str | None:
    """A key the ledger holds for this content whose box overlaps and which no face row carries."""
    rows = connection.execute(
        "SELECT key FROM (SELECT face_key AS key FROM decisions WHERE face_key >= ?1 "
        "AND face_key < ?2 UNION SELECT other_key FROM decisions WHERE other_key >= ?1 "
        "AND other_key < ?2) WHERE NOT EXISTS (SELECT 1 FROM faces WHERE face_key = key)",
        (f"{content_hash}:", f"{content_hash};"),
    )
    candidates = [(parse_face_key(key)[1].iou(box), key) for (key,) in rows]
    overlap, key = max(candidates, default=(0.0, None))
    return key if overlap >= SAME_FACE_IOU else None


def put_vector(
    connection: sqlite3.Connection,
    face_id: int,
    face: EmbeddedFace,
    embedder: str,
    *,
    is_placed_anew: bool,
) -> bool:
    """What a reader saw of a face that is known already; the box stays. False if it is gone.

    `is_placed_anew`: the reader looked for the landmarks, too.
    """
    exists = connection.execute(
        "UPDATE faces SET quality = coalesce(?, quality), sharpness = coalesce(?, sharpness), "
        "brightness = coalesce(?, brightness) WHERE id = ?",
        (*_judgement(face), face_id),
    ).rowcount
    if not exists:
        return False
    _put_vector(connection, face_id, face, embedder)
    if is_placed_anew:
        connection.execute(
            "UPDATE faces SET landmarks = ?, score = ? WHERE id = ?",
            (blob_of(face.detection.landmarks), face.detection.score, face_id),
        )
    return True


def _put_vector(
    connection: sqlite3.Connection, face_id: int, face: EmbeddedFace, embedder: str
) -> None:
    """With the vector of the model that this one learned from, where there is one."""
    variance = None if face.log_variance is None else blob_of(face.log_variance)
    vectors = [(embedder, face.vector), *([face.plain] if face.plain else [])]
    connection.executemany(
        "INSERT INTO vectors (face_id, embedder, mean, log_variance) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (face_id, embedder) DO UPDATE SET mean = excluded.mean, "
        "log_variance = excluded.log_variance",
        [(face_id, version, blob_of(vector), variance) for version, vector in vectors],
    )


def _update_face(connection: sqlite3.Connection, face_id: int, face: EmbeddedFace) -> int:
    connection.execute(
        "UPDATE faces SET x = ?, y = ?, w = ?, h = ?, landmarks = ?, score = ?, quality = ?, "
        "sharpness = ?, brightness = ?, origin = 'detected' WHERE id = ?",
        (*_measurements(face), face_id),
    )
    return face_id


def _measurements(face: EmbeddedFace) -> tuple[object, ...]:
    """x, y, w, h, landmarks, score, quality, sharpness, brightness, as they are stored."""
    found = face.detection
    return (*found.box.as_list(), blob_of(found.landmarks), found.score, *_judgement(face))


def _judgement(face: EmbeddedFace) -> tuple[float | None, float | None, float | None]:
    """quality, sharpness, brightness."""
    if face.look is None:
        return face.quality, None, None
    return face.quality, face.look.sharpness, face.look.brightness


@dataclass(frozen=True, slots=True)
class VectorTable:
    """Vectors of faces, one row each, in order of face id.

    face, photo: int64 (n,); vector: float32 (n, D); log_variance: float32 (n, D) or None;
    quality: float32 (n,), 0..1, NaN where nothing has judged a face.
    """

    face: NDArray[np.int64]
    photo: NDArray[np.int64]
    vector: NDArray[np.float32]
    log_variance: NDArray[np.float32] | None
    quality: NDArray[np.float32]


def load_vectors(
    connection: sqlite3.Connection,
    embedder: str,
    *,
    states: Sequence[str] | None = None,
    faces: Sequence[int] | NDArray[np.int64] | None = None,
) -> VectorTable:
    """All vectors of one embedder version, optionally only of faces in some states or of these."""
    where = ""
    if states is not None:
        where = f"AND f.state IN ({','.join('?' * len(states))})"
    values: list[str] = [embedder, *(states or ())]
    if faces is not None:
        where += f"AND f.id IN {LISTED}"
        values.append(listed(faces))
    rows = connection.execute(
        "SELECT f.id, f.photo_id, v.mean, v.log_variance, f.quality FROM faces f "
        f"JOIN vectors v ON v.face_id = f.id WHERE v.embedder = ? {where} ORDER BY f.id",
        values,
    ).fetchall()
    has_variance = bool(rows) and all(row[3] is not None for row in rows)
    return VectorTable(
        face=np.array([row[0] for row in rows], dtype=np.int64),
        photo=np.array([row[1] for row in rows], dtype=np.int64),
        vector=matrix_in([row[2] for row in rows]),
        log_variance=matrix_in([row[3] for row in rows]) if has_variance else None,
        quality=np.array([row[4] for row in rows], dtype=np.float32),  # None becomes NaN
    )
