"""Everything that is shown: questions to the library that change nothing.

Those about people and groups are in `browse_people`, and can be asked here as well. Each function
takes the connection that `Library.read` hands out, so the window runs them on reader
threads: `library.read_later(lambda c: browse.face_rows(c, ids))`. Ids come eagerly and in order,
rows lazily and for what is on the screen only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photoface.domain.faces import FaceState
from photoface.domain.geometry import Box
from photoface.domain.photos import Problem
from photoface.domain.quality import Flaw, Look, likely_flaws
from photoface.domain.sentences import recalled
from photoface.store import photos
from photoface.store.blobs import landmarks_in
from photoface.store.sql import LISTED, OPEN, listed

# isort: off
from photoface.services.browse_people import (
    GroupCard as GroupCard,
    GroupTable as GroupTable,
    PersonCard as PersonCard,
    group_cards as group_cards,
    group_table as group_table,
    names_and_covers as names_and_covers,
    people_cards as people_cards,
    people_names as people_names,
    people_with as people_with,
    person_card as person_card,
    person_named as person_named,
    root_of_person as root_of_person,
)
# isort: on


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """One photo for the grid, the viewer and the inspector. Sizes are upright full-size pixels."""

    id: int
    path: str
    is_missing: bool
    width: int | None
    height: int | None
    taken_at: str | None
    sort_time: str
    camera: str | None
    state: str
    reason: str | None
    face_count: int
    is_favourite: bool = False


@dataclass(frozen=True, slots=True)
class FaceRow:
    """One face with what holds for it now. `person`/`name` may be the machine's proposal (see
    `state`). `landmarks` has shape (5, 2)."""

    id: int
    photo: int
    path: str
    box: Box
    landmarks: NDArray[np.float32]
    score: float
    quality: float | None
    state: FaceState
    group: int | None
    person: int | None
    name: str | None
    probability: float | None
    look: Look | None = None

    @property
    def flaws(self) -> tuple[Flaw, ...]:
        """Why it is hard to recognize, if it is."""
        return likely_flaws(self.quality, self.box, self.landmarks, self.look)


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts for the navigation and the empty states."""

    photos: int
    photos_done: int
    photos_failed: int
    faces: int
    people: int
    groups: int
    folders: int


def overview(connection: sqlite3.Connection) -> Overview:
    row = connection.execute(
        "SELECT (SELECT count(*) FROM photos), "
        "(SELECT count(*) FROM photos WHERE state = 'done'), "
        "(SELECT count(*) FROM photos WHERE state = 'failed'), "
        f"(SELECT count(*) FROM faces WHERE state IN {OPEN}), "
        "(SELECT count(*) FROM people WHERE is_present AND root_id = id AND NOT is_hidden), "
        "(SELECT count(*) FROM groups WHERE person_id IS NULL AND size > 1), "
        "(SELECT count(*) FROM folders)"
    ).fetchone()
    return Overview(*row)


def photo_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, PhotoRow]:
    """Rows of these photos, by id; ids that are gone are left out."""
    rows = connection.execute(
        "SELECT o.id, pp.path, pp.is_missing, o.width, o.height, o.taken_at, o.sort_time, "
        "o.camera, o.state, o.reason, "
        f"(SELECT count(*) FROM faces WHERE photo_id = o.id AND state IN {OPEN}), "
        "o.is_favourite FROM photos o JOIN photo_paths pp ON pp.id = (SELECT id FROM photo_paths "
        "WHERE photo_id = o.id ORDER BY is_missing, id LIMIT 1) "
        f"WHERE o.id IN {LISTED}",
        [listed(ids)],
    )
    return {row[0]: _photo_row(row) for row in rows}


def _photo_row(row: tuple[Any, ...]) -> PhotoRow:
    id, path, is_missing, *rest = row
    made = PhotoRow(id, path, bool(is_missing), *rest)
    return replace(made, reason=recalled(made.reason)) if made.reason else made


def photo_paths(connection: sqlite3.Connection, photo: int) -> list[str]:
    """Every path of a photo, those that are there first."""
    rows = connection.execute(
        "SELECT path FROM photo_paths WHERE photo_id = ? ORDER BY is_missing, id", (photo,)
    )
    return [path for (path,) in rows]


def faces_of_photo(connection: sqlite3.Connection, photo: int) -> list[FaceRow]:
    """Every face of a photo, also ignored ones and those that are not faces, left to right."""
    return _face_rows(connection, "f.photo_id = ? ORDER BY f.x, f.id", [photo])


def face_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, FaceRow]:
    """Rows of these faces, by id; ids that are gone are left out."""
    rows = _face_rows(connection, f"f.id IN {LISTED}", [listed(ids)])
    return {row.id: row for row in rows}


def all_faces(connection: sqlite3.Connection) -> list[FaceRow]:
    """Every face of the library, by photo (for the command line)."""
    return _face_rows(connection, "1 ORDER BY f.photo_id, f.id", [])


def faces_of_person(
    connection: sqlite3.Connection, person: int, *, state: FaceState | None = None
) -> list[int]:
    """Face ids of a person, newest photo first; optionally only confirmed or only proposed ones."""
    rows = connection.execute(
        "SELECT f.face_id FROM person_faces f JOIN photos o ON o.id = f.photo_id "
        "WHERE f.person_id = ? AND f.state = coalesce(?, f.state) "
        "ORDER BY o.sort_time DESC, f.face_id DESC",
        (person, state.value if state else None),
    )
    return [row[0] for row in rows]


def photos_of_person(connection: sqlite3.Connection, person: int) -> list[tuple[int, int]]:
    """(photo, face) of every photo a person is in, newest first; one face a photo."""
    rows = connection.execute(
        "SELECT f.photo_id, min(f.face_id) FROM person_faces f JOIN photos o ON o.id = f.photo_id "
        "WHERE f.person_id = ? GROUP BY f.photo_id ORDER BY o.sort_time DESC, f.photo_id DESC",
        (person,),
    )
    return [(row[0], row[1]) for row in rows]


def suggestions_of_person(connection: sqlite3.Connection, person: int) -> list[int]:
    """Faces the machine proposes for a person, the surest first."""
    rows = connection.execute(
        "SELECT face_id FROM person_faces WHERE person_id = ? AND state = 'proposed' "
        "ORDER BY probability DESC, face_id",
        (person,),
    )
    return [row[0] for row in rows]


def faces_of_group(connection: sqlite3.Connection, group: int) -> list[int]:
    """Face ids of a group, the surest first."""
    rows = connection.execute(
        f"SELECT id FROM faces WHERE group_id = ? AND state IN {OPEN} "
        "ORDER BY probability DESC, id",
        (group,),
    )
    return [row[0] for row in rows]


def hidden_faces(connection: sqlite3.Connection) -> list[int]:
    """Ignored faces and "not a face", the newest photo first."""
    rows = connection.execute(
        "SELECT f.id FROM faces f JOIN photos o ON o.id = f.photo_id "
        "WHERE f.state IN ('ignored', 'not_a_face') ORDER BY o.sort_time DESC, f.id DESC"
    )
    return [row[0] for row in rows]


def problems(connection: sqlite3.Connection) -> list[Problem]:
    """Every file that could not be read, with the reason in words."""
    return photos.problems(connection)


def _face_rows(
    connection: sqlite3.Connection, where: str, values: Sequence[object]
) -> list[FaceRow]:
    """Faces with the person each stands for now: the user's word first, else its group's person,
    unless the user said that it is not that person."""
    rows = connection.execute(
        "SELECT f.id, f.photo_id, (SELECT path FROM photo_paths WHERE photo_id = f.photo_id "
        "ORDER BY is_missing, id LIMIT 1), f.x, f.y, f.w, f.h, f.landmarks, f.score, f.quality, "
        "CASE WHEN f.state = 'rejected' AND p.id IS NOT NULL THEN 'proposed' ELSE f.state END, "
        "f.group_id, p.id, p.name, f.probability, f.sharpness, f.brightness FROM faces f "
        "LEFT JOIN groups g ON g.id = f.group_id AND f.state IN ('proposed', 'rejected') "
        "LEFT JOIN people q ON q.id = coalesce(f.person_id, g.person_id) "
        "LEFT JOIN people p ON p.id = q.root_id AND p.is_present AND NOT EXISTS ("
        "SELECT 1 FROM bans b JOIN people n ON n.id = b.person_id "
        "WHERE b.face_id = f.id AND n.root_id = p.id AND f.person_id IS NULL) "
        f"WHERE {where}",
        values,
    )
    return [_face_row(row) for row in rows]


def _face_row(row: tuple[Any, ...]) -> FaceRow:
    face, photo, path, x, y, w, h, landmarks, score, quality, state, *who = row
    group, person, name, probability, sharpness, brightness = who
    look = None if sharpness is None else Look(sharpness, brightness)
    return FaceRow(
        face,
        photo,
        path,
        Box(x, y, w, h),
        landmarks_in(landmarks),
        score,
        quality,
        FaceState(state),
        group,
        person,
        name,
        probability,
        look,
    )
