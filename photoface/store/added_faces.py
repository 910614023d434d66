"""Faces that no detector found: drawn by the user, or told by another program's tags.

Like everything the user says they live in the ledger (`Kind.FACE_ADDED`, keyed as any face), so
they survive a re-scan, a forgotten folder and a lost database, and undo takes them away again.
Their rows in `faces` are folds; the vector comes later, when the photo is looked at next.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from photoface.domain.decisions import Decision, Kind, Origin
from photoface.domain.faces import FaceOrigin, face_key, usual_landmarks
from photoface.domain.geometry import Box, Landmarks
from photoface.store import photos
from photoface.store.blobs import blob_of, landmarks_in
from photoface.store.sql import IN_FORCE, OPEN


@dataclass(frozen=True, slots=True)
class FaceWithoutVector:
    """A face that waits to be embedded. `box` in upright full-size pixels; `landmarks` are None
    where no detector has seen them yet."""

    id: int
    photo: int
    box: Box
    landmarks: Landmarks | None = None


def added(content_hash: str, box: Box, origin: FaceOrigin) -> Decision:
    """The decision that there is a face in `box` of the photo `content_hash`."""
    value = json.dumps({"origin": origin.value, "box": [round(v, 3) for v in box.as_list()]})
    said_by = Origin.DRAWN if origin is FaceOrigin.DRAWN else Origin.IMPORTED
    return Decision(Kind.FACE_ADDED, face_key(content_hash, box), value=value, origin=said_by)


def fold(
    connection: sqlite3.Connection, key: str, said: Sequence[tuple[Decision, bool]]
) -> int | None:
    """Make the row of an added face, or take it away where nobody says any more that it is there;
    returns the id of the row that went.

    `said`: every decision on the face, with whether it is in force. A face that a detector has
    found since is an ordinary one and stays. Part of the ledger's fold.
    """
    places = [(d.value, holds) for d, holds in said if d.kind is Kind.FACE_ADDED and d.value]
    in_force = [value for value, holds in places if holds]
    if in_force:
        _insert(connection, key, in_force[-1])
    elif places:
        return _withdraw(connection, key)
    return None


def waiting_keys(connection: sqlite3.Connection, content_hash: str) -> list[str]:
    """Keys of added faces of this content that have no row (the photo came back, say)."""
    rows = connection.execute(
        f"SELECT DISTINCT d.face_key FROM {IN_FORCE} "
        "WHERE d.face_key >= ? AND d.face_key < ? AND d.kind = ? "
        "AND NOT EXISTS (SELECT 1 FROM faces WHERE faces.face_key = d.face_key)",
        (f"{content_hash}:", f"{content_hash};", Kind.FACE_ADDED.value),
    )
    return [key for (key,) in rows]


def without_vector(
    connection: sqlite3.Connection, embedder: str, *, also_detected: bool = False
) -> list[FaceWithoutVector]:
    """Added faces that this embedder has not seen yet, in photos that it has read.

    With `also_detected` also those that an earlier detector found and the present one does not:
    they are kept for what was said of them.
    """
    only_added = "" if also_detected else "f.origin <> 'detected' AND"
    rows = connection.execute(
        "SELECT f.id, f.photo_id, f.x, f.y, f.w, f.h, f.landmarks, f.origin = 'detected' OR EXISTS "
        "(SELECT 1 FROM vectors v WHERE v.face_id = f.id) FROM faces f JOIN photos p "
        f"ON p.id = f.photo_id WHERE {only_added} p.state = 'done' AND p.embedder = ?1 "
        f"AND f.state IN {OPEN} AND NOT EXISTS "
        "(SELECT 1 FROM vectors v WHERE v.face_id = f.id AND v.embedder = ?1) ORDER BY f.photo_id",
        (embedder,),
    )
    return [
        FaceWithoutVector(face, photo, Box(*box), landmarks_in(blob) if is_seen else None)
        for face, photo, *box, blob, is_seen in rows
    ]


def inherit(connection: sqlite3.Connection, photo_id: int) -> None:
    """Added faces of what a photo's file held before go with it where the size stayed the same:
    the boxes are still right then (colours, tags)."""
    connection.execute(
        "UPDATE faces SET photo_id = ?1 WHERE origin <> 'detected' AND photo_id = (SELECT q.id "
        "FROM photos p JOIN photos q ON q.id = p.predecessor_id AND q.width = p.width "
        "AND q.height = p.height WHERE p.id = ?1 "
        f"AND {photos.lies_nowhere('q.id')})",
        (photo_id,),
    )


def _insert(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Nothing happens if the row is there, or the photo is not."""
    told = json.loads(value)
    box = Box(*told["box"])
    made = connection.execute(
        "INSERT OR IGNORE INTO faces "
        "(id, photo_id, face_key, x, y, w, h, landmarks, score, origin) "
        "SELECT (SELECT id + 1 FROM last_face), id, ?, ?, ?, ?, ?, ?, 1.0, ? "
        "FROM photos WHERE content_hash = ?",
        (key, *box.as_list(), blob_of(usual_landmarks(box)), told["origin"], key.partition(":")[0]),
    )
    if made.rowcount == 1:
        _bring_back(connection, key)


def _withdraw(connection: sqlite3.Connection, key: str) -> int | None:
    """Take the row away, but keep its id and vectors: redo brings the very same face back.

    Done again (the fold may run at any time), nothing changes.
    """
    connection.execute(
        "DELETE FROM withdrawn_faces WHERE face_key = ?1 "
        "AND EXISTS (SELECT 1 FROM faces WHERE face_key = ?1 AND origin <> 'detected')",
        (key,),
    )
    connection.execute(
        "INSERT INTO withdrawn_faces SELECT f.face_key, f.id, f.landmarks, v.embedder, v.mean, "
        "v.log_variance FROM faces f LEFT JOIN vectors v ON v.face_id = f.id "
        "WHERE f.face_key = ? AND f.origin <> 'detected'",
        (key,),
    )
    gone = connection.execute(
        "DELETE FROM faces WHERE face_key = ? AND origin <> 'detected' RETURNING id", (key,)
    ).fetchone()
    return int(gone[0]) if gone else None


def _bring_back(connection: sqlite3.Connection, key: str) -> None:
    for column in ("landmarks = w.landmarks", "id = w.face_id"):  # the id may be taken by now
        connection.execute(
            f"UPDATE OR IGNORE faces SET {column} FROM withdrawn_faces w "
            "WHERE w.face_key = faces.face_key AND faces.face_key = ?",
            (key,),
        )
    connection.execute(
        "INSERT OR IGNORE INTO vectors SELECT f.id, w.embedder, w.mean, w.log_variance "
        "FROM withdrawn_faces w JOIN faces f ON f.face_key = w.face_key "
        "WHERE w.face_key = ? AND w.embedder IS NOT NULL",
        (key,),
    )
    connection.execute("DELETE FROM withdrawn_faces WHERE face_key = ?", (key,))
