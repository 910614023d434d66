"""Faces of which somebody said something, as they go out into tags and backups."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from photoface.domain.decisions import Decision, Kind, Origin, fold_face
from photoface.domain.faces import FaceOrigin, FaceState, parse_face_key
from photoface.domain.geometry import Box
from photoface.domain.tags import PersonTag
from photoface.store import face_verdicts
from photoface.store.sql import IN_FORCE


@dataclass(frozen=True, slots=True)
class ToldFace:
    """What holds for a face by the user's (or an import's) word. `box` in upright pixels.

    People are those after merges; who was deleted is left out.
    """

    key: str
    box: Box
    state: FaceState
    person: PersonTag | None
    not_persons: tuple[PersonTag, ...]
    origin: Origin
    box_source: FaceOrigin


def people_told(connection: sqlite3.Connection) -> dict[str, PersonTag]:
    """{uid: the person it means after merges}; who was deleted is left out."""
    rows = connection.execute(
        "SELECT p.uid, r.uid, r.name FROM people p JOIN people r ON r.id = p.root_id "
        "AND r.is_present"
    )
    return {uid: PersonTag(name, root) for uid, root, name in rows}


class ToldFaces:
    """Asks the ledger and the faces of one library. `people`: see `people_told`."""

    def __init__(self, connection: sqlite3.Connection, people: Mapping[str, PersonTag]) -> None:
        self._connection = connection
        self._people = people

    def of_photo(self, photo: int) -> list[ToldFace]:
        """Faces of a photo with a word about them, left to right."""
        rows = self._connection.execute(
            "SELECT face_key, x, y, w, h, origin FROM faces WHERE photo_id = ? "
            "AND (state <> 'proposed' OR origin <> 'detected') ORDER BY x, y, id",
            (photo,),
        ).fetchall()
        found = (self._told(key, Box(*box), FaceOrigin(origin)) for key, *box, origin in rows)
        return [face for face in found if face]

    def everywhere(self) -> list[ToldFace]:
        """Every face with a word about it, also those whose photos are not here at the moment."""
        rows = self._connection.execute(
            "SELECT DISTINCT d.face_key, f.x, f.y, f.w, f.h, f.origin FROM decisions d "
            "LEFT JOIN faces f ON f.face_key = d.face_key "
            "WHERE d.face_key IS NOT NULL ORDER BY d.face_key"
        ).fetchall()
        found = (self._maybe_absent(key, box, origin) for key, *box, origin in rows)
        return [face for face in found if face]

    def _maybe_absent(self, key: str, box: Sequence[float], origin: str | None) -> ToldFace | None:
        if origin is not None:
            return self._told(key, Box(*box), FaceOrigin(origin))
        said = face_verdicts.face_decisions(self._connection, key)
        added = [d.value for d in said if d.kind is Kind.FACE_ADDED and d.value]
        if not added:
            return self._told(key, parse_face_key(key)[1], FaceOrigin.DETECTED)
        told = json.loads(added[-1])
        return self._told(key, Box(*told["box"]), FaceOrigin(told["origin"]))

    def _told(self, key: str, box: Box, box_source: FaceOrigin) -> ToldFace | None:
        said = face_verdicts.face_decisions(self._connection, key)
        verdict = fold_face(said)
        person = self._people.get(verdict.person or "")
        state = verdict.state
        if state is FaceState.CONFIRMED and person is None:
            state = FaceState.PROPOSED  # the person was deleted
        if state is FaceState.PROPOSED and box_source is FaceOrigin.DETECTED:
            return None
        banned = {p for uid in verdict.not_persons if (p := self._people.get(uid))}
        return ToldFace(
            key, box, state, person, tuple(sorted(banned, key=lambda p: p.uid or "")),
            _origin(said), box_source,
        )  # fmt: skip


def is_twice_allowed(connection: sqlite3.Connection, photo: int) -> bool:
    """Whether a photo may show one person twice; the last word counts."""
    last = connection.execute(
        f"SELECT d.kind FROM {IN_FORCE} JOIN faces f ON f.face_key = d.face_key "
        "WHERE f.photo_id = ? AND d.kind IN (?, ?) ORDER BY d.id DESC LIMIT 1",
        (photo, Kind.TWICE_ALLOWED, Kind.ONCE_ONLY),
    ).fetchone()
    return last is not None and last[0] == Kind.TWICE_ALLOWED


def pairs_told(connection: sqlite3.Connection) -> list[tuple[str, str, Kind]]:
    """The last word on every two faces (keys, the lower first): same, different or undecided."""
    rows = connection.execute(
        "SELECT min(d.face_key, d.other_key), max(d.face_key, d.other_key), d.kind "
        f"FROM {IN_FORCE} WHERE d.other_key IS NOT NULL AND d.kind IN (?, ?, ?) ORDER BY d.id",
        _PAIR_KINDS,
    )
    last = {(one, other): Kind(kind) for one, other, kind in rows}
    return [(one, other, kind) for (one, other), kind in sorted(last.items())]


def photos_told(connection: sqlite3.Connection) -> list[tuple[str, Kind]]:
    """Keys of faces at which something was said of their photo: twice allowed, or once only."""
    rows = connection.execute(
        f"SELECT d.face_key, d.kind FROM {IN_FORCE} WHERE d.kind IN (?, ?) ORDER BY d.id",
        (Kind.TWICE_ALLOWED, Kind.ONCE_ONLY),
    )
    return sorted({key: Kind(kind) for key, kind in rows}.items())


_PAIR_KINDS = (Kind.SAME, Kind.DIFFERENT, Kind.UNDECIDED)


def _origin(said: Sequence[Decision]) -> Origin:
    """How the last word on the face came about."""
    return said[-1].origin if said else Origin.IMPORTED
