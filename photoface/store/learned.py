"""Learned models, which of them the user wants, and which one the library is on.

What the user wants is a fold of the ledger. What the library is on changes in one transaction, as
soon as every face has a vector of the wanted version: all photos then stand under that version at
once. Vectors of other versions stay, so that going back needs no work. Every function that writes
runs inside the caller's transaction.

A new release may bring another plain embedder. Then the library goes over to that one in the same
way, and a model that learned from the one before is set aside until it has learned again.
"""

from __future__ import annotations

import sqlite3

import numpy as np

from photoface.domain.decisions import Kind
from photoface.domain.geometry import Box
from photoface.domain.learned import LearnedModel
from photoface.store import settings
from photoface.store.added_faces import FaceWithoutVector
from photoface.store.blobs import blob_of, landmarks_in, matrix_in, vector_in

_WANTED, _IN_USE, _PLAIN = "learned_wanted", "learned_in_use", "plain_embedder"
#: Photos that were read with a model, or with one that learned from it, whichever is in use.
_FAMILY = (
    "(SELECT ?1 UNION SELECT base FROM learned_models WHERE version = ?1 UNION "
    "SELECT version FROM learned_models WHERE base = ?1 UNION SELECT b.version FROM "
    "learned_models a JOIN learned_models b ON b.base = a.base WHERE a.version = ?1)"
)
#: Versions that the same network gives in any release: all that begins like the plain one's name.
_SAME_NETWORK = (
    f"(SELECT substr(plain, 1, instr(plain, '/')) || '*' FROM (SELECT json_extract(value, '$') "
    f"AS plain FROM settings WHERE name = '{_PLAIN}'))"
)
#: Photos that go over: those of the family, and what the same network of another release has read.
_GOES_OVER = f"(p.embedder IN {_FAMILY} OR (p.state = 'done' AND p.embedder GLOB {_SAME_NETWORK}))"


def add(connection: sqlite3.Connection, model: LearnedModel, report: str, made_at: str) -> None:
    """Remember a trained model; adding it again changes nothing."""
    connection.execute(
        "INSERT OR IGNORE INTO learned_models VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            model.version,
            model.base,
            model.file,
            model.sha256,
            blob_of(model.centre),
            model.spread,
            made_at,
            report,
        ),
    )


def find(connection: sqlite3.Connection, version: str) -> LearnedModel | None:
    """The learned model of that version; `file` is relative to the library's folder."""
    row = connection.execute(
        "SELECT version, base, file, sha256, centre, spread FROM learned_models WHERE version = ?",
        (version,),
    ).fetchone()
    if row is None:
        return None
    version, base, file, sha256, centre, spread = row
    return LearnedModel(version, base, file, sha256, vector_in(centre), spread)


def wanted(connection: sqlite3.Connection) -> str:
    """The version of the learned model that the user wants; "" is the plain one.

    One that learned from a plain embedder of an earlier release is set aside: "" as well.
    """
    version = _setting(connection, _WANTED)
    model = find(connection, version)
    return "" if model is not None and not fits_plain(connection, model) else version


def in_use(connection: sqlite3.Connection) -> str:
    """The version of the learned model that the library is on; "" is the plain one."""
    return _setting(connection, _IN_USE)


def note_plain(connection: sqlite3.Connection, version: str) -> None:
    """Remember the version of the plain embedder that photos are read with from now on."""
    if _setting(connection, _PLAIN) != version:
        settings.put_values(connection, {_PLAIN: version})


def fits_plain(connection: sqlite3.Connection, model: LearnedModel) -> bool:
    """True if it learned from the plain embedder that photos are read with, so far as is known."""
    return _setting(connection, _PLAIN) in ("", model.base)


def fold_choice(connection: sqlite3.Connection) -> None:
    """Follow what the ledger says; the library goes over at once where every vector is there."""
    chosen = settings.choice(connection, Kind.MODEL_CHOSEN)
    if chosen is not None:
        settings.put_values(connection, {_WANTED: chosen})
    switch(connection)


def switch(connection: sqlite3.Connection) -> bool:
    """Put the library on the wanted version if every face is ready for it; True if it is on it."""
    if not is_switch_due(connection):
        return True
    target = target_version(connection)
    if waiting_faces(connection, target):
        return False
    connection.execute(
        f"UPDATE photos AS p SET embedder = ?1 WHERE p.embedder <> ?1 AND {_GOES_OVER}", (target,)
    )
    settings.put_values(connection, {_IN_USE: wanted(connection)})
    return True


def is_switch_due(connection: sqlite3.Connection) -> bool:
    """True if the library is not, or not wholly, on the version that it is to be on."""
    if in_use(connection) != wanted(connection):
        return True
    rows = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM photos p WHERE p.state = 'done' AND p.embedder <> ?1 "
        f"AND p.embedder GLOB {_SAME_NETWORK})",
        (target_version(connection),),
    )
    return bool(rows.fetchone()[0])


def target_version(connection: sqlite3.Connection) -> str:
    """The embedder version that the library is to be on; "" where nothing is known of any."""
    plain = _setting(connection, _PLAIN)
    return wanted(connection) or plain or _base_of(connection, in_use(connection))


def is_stale(connection: sqlite3.Connection, embedder: str) -> bool:
    """True if the library went over to another version while this one was at work."""
    now = in_use(connection)
    if find(connection, embedder) is not None:
        return now != embedder
    return bool(now) and _base_of(connection, now) == embedder


def waiting_faces(connection: sqlite3.Connection, version: str) -> list[FaceWithoutVector]:
    """Faces, by photo, with a vector of the present version and none of this one."""
    rows = connection.execute(
        "SELECT f.id, f.photo_id, f.x, f.y, f.w, f.h, f.landmarks FROM photos p "
        "JOIN faces f ON f.photo_id = p.id JOIN vectors v ON v.face_id = f.id "
        f"AND v.embedder = p.embedder WHERE {_GOES_OVER} AND NOT EXISTS (SELECT 1 "
        "FROM vectors w WHERE w.face_id = f.id AND w.embedder = ?1) ORDER BY f.photo_id, f.id",
        (version,),
    )
    return [
        FaceWithoutVector(face, photo, Box(*box), landmarks_in(blob))
        for face, photo, *box, blob in rows
    ]


def pairs_of_vectors(
    connection: sqlite3.Connection, version: str, *, limit: int
) -> tuple[np.ndarray, np.ndarray]:
    """Present and new vectors, float32 (n, D), of up to `limit` faces that have both."""
    rows = connection.execute(
        "SELECT v.mean, w.mean FROM photos p JOIN faces f ON f.photo_id = p.id JOIN vectors v "
        "ON v.face_id = f.id AND v.embedder = p.embedder JOIN vectors w ON w.face_id = f.id "
        "AND w.embedder = ? WHERE p.embedder <> w.embedder LIMIT ?",
        (version, limit),
    ).fetchall()
    return matrix_in([old for old, _ in rows]), matrix_in([new for _, new in rows])


def present_vector(connection: sqlite3.Connection, face: int) -> tuple[np.ndarray, bytes | None]:
    """What a face is compared by now: float32 (D,), and its log-variances as stored."""
    mean, log_variance = connection.execute(
        "SELECT v.mean, v.log_variance FROM faces f JOIN photos p ON p.id = f.photo_id "
        "JOIN vectors v ON v.face_id = f.id AND v.embedder = p.embedder WHERE f.id = ?",
        (face,),
    ).fetchone()
    return vector_in(mean), log_variance


def put_stand_in(
    connection: sqlite3.Connection,
    face: int,
    version: str,
    mean: np.ndarray,
    variance: bytes | None,
) -> None:
    """A vector for a face whose photo is not there to be looked at."""
    connection.execute(
        "INSERT OR IGNORE INTO vectors VALUES (?, ?, ?, ?)",
        (face, version, blob_of(mean), variance),
    )


def versions_in_use(connection: sqlite3.Connection) -> list[str]:
    """Every embedder version that photos stand under: one, but for a scan under way."""
    rows = connection.execute("SELECT DISTINCT embedder FROM photos WHERE embedder IS NOT NULL")
    return [version for (version,) in rows]


def _base_of(connection: sqlite3.Connection, version: str) -> str:
    model = find(connection, version)
    return model.base if model else ""


def _setting(connection: sqlite3.Connection, name: str) -> str:
    return settings.get_value(connection, name) or ""
