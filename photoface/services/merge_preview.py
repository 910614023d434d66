"""What merging two people would do, before it is done."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from photoface.services import browse
from photoface.services.name_people import face_count


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What merging two people would do. faces: of the one that goes. doubles: photos that would
    show one person twice. denied: faces said not to be the other. sentence: all in words."""

    faces: int
    photos: int
    doubles: int
    denied: int
    sentence: str


def merge_preview(connection: sqlite3.Connection, source: int, target: int) -> MergePreview:
    """What it would mean if `source` were `target`; NotFoundError if one of them is unknown."""
    gone, kept = browse.person_card(connection, source), browse.person_card(connection, target)
    photos = connection.execute(
        "SELECT count(DISTINCT photo_id) FROM person_faces WHERE person_id = ?", (gone.id,)
    ).fetchone()[0]
    doubles = connection.execute(
        "SELECT count(DISTINCT a.photo_id) FROM person_faces a JOIN person_faces b "
        "ON b.photo_id = a.photo_id WHERE a.person_id = ? AND b.person_id = ?",
        (gone.id, kept.id),
    ).fetchone()[0]
    denied = _denied(connection, gone.id, kept.id) + _denied(connection, kept.id, gone.id)
    words = [
        f"{face_count(range(gone.confirmed + gone.proposed))} of {gone.name} go to {kept.name}"
    ]
    words += [f"{doubles} photos would show {kept.name} twice"] if doubles else []
    words += [f"{denied} faces were said not to be the other"] if denied else []
    faces = gone.confirmed + gone.proposed
    return MergePreview(faces, photos, doubles, denied, "; ".join(words) + ".")


def _denied(connection: sqlite3.Connection, person: int, other: int) -> int:
    return int(
        connection.execute(
            "SELECT count(*) FROM person_faces f JOIN bans b ON b.face_id = f.face_id "
            "JOIN people p ON p.id = b.person_id AND p.root_id = ?2 "
            "WHERE f.person_id = ?1 AND f.state = 'confirmed'",
            (person, other),
        ).fetchone()[0]
    )
