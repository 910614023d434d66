"""What the rows of faces say about state and person: folds of the ledger, and how they are written.

Part of the ledger (`store/ledger.py`), for the faces alone.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from photoface.domain.decisions import Decision, FaceVerdict, Kind, Origin, fold_face
from photoface.domain.faces import FaceState
from photoface.store import added_faces
from photoface.store.sql import LISTED, listed

COLUMNS = "kind, face_key, person_uid, other_key, value, origin, photo_hash, album_uid"
SELECT = f"SELECT {', '.join(f'd.{name}' for name in COLUMNS.split(', '))}"
#: What the state of a face is folded from; pairs and checks are read elsewhere.
_OF_FACES = (
    "('is_person', 'is_not_person', 'ignored', 'not_a_face', 'restored', 'unnamed', 'face_added')"
)
_KINDS = {kind.value: kind for kind in Kind}  # five times as fast as Kind(value)
_ORIGINS = {origin.value: origin for origin in Origin}
_STATES = {state.value: state for state in FaceState}
_Said = list[tuple[Decision, bool]]  # with whether it is in force


def decision_of(row: Sequence[str]) -> Decision:
    """The decision of a row of COLUMNS."""
    kind, face, person, other, value, origin, photo, album = row
    return Decision(_KINDS[kind], face, person, other, value, _ORIGINS[origin], photo, album)


def fold_faces(connection: sqlite3.Connection, keys: Iterable[str]) -> tuple[int, ...]:
    """Write state and person of the faces with these keys; unknown keys wait in the ledger.

    Returns the ids of the faces, those included that are not there any more (drawn, and undone).
    """
    wanted = sorted(set(keys))
    said = _said_of_faces(connection, wanted)
    gone = [added_faces.fold(connection, key, said[key]) for key in wanted]
    verdicts = {key: fold_face(d for d, holds in said[key] if holds) for key in wanted}
    written = _write_verdicts(connection, _stored_verdicts(connection, wanted), verdicts)
    return (*(face for face in gone if face is not None), *written)


def fold_newest(
    connection: sqlite3.Connection, said: Mapping[str, list[Decision]]
) -> tuple[int, ...]:
    """What was said last goes onto what holds: nobody has to read what was said before.

    Where more lies in the ledger than the verdict shows (an ignored face may have a name, an added
    one its place), all of it is folded.
    """
    stored = _stored_verdicts(connection, sorted(said))
    plain = [
        face
        for face in stored
        if face.verdict.is_open and all(d.kind is not Kind.FACE_ADDED for d in said[face.key])
    ]
    verdicts = {face.key: fold_face(said[face.key], face.verdict) for face in plain}
    written = _write_verdicts(connection, plain, verdicts)
    return (*written, *fold_faces(connection, said.keys() - verdicts.keys()))


def face_decisions(connection: sqlite3.Connection, key: str) -> list[Decision]:
    """Everything in force that was said about a face, oldest first; it need not be there."""
    return [d for d, holds in _said_of_faces(connection, [key])[key] if holds]


def _said_of_faces(connection: sqlite3.Connection, keys: Sequence[str]) -> Mapping[str, _Said]:
    """What is in force, oldest first; and what was undone where a face itself may go with it."""
    rows = connection.execute(
        f"{SELECT}, a.state = 'done' FROM {LISTED} k CROSS JOIN decisions d "
        "ON d.face_key = k.value JOIN acts a ON a.id = d.act_id "
        f"WHERE d.kind IN {_OF_FACES} AND (a.state = 'done' OR d.kind = 'face_added') "
        "ORDER BY d.id",
        [listed(keys)],
    )
    said: Mapping[str, _Said] = defaultdict(list)
    for row in rows:
        said[row[1]].append((decision_of(row[:-1]), bool(row[-1])))
    return said


@dataclass(frozen=True, slots=True)
class _StoredVerdict:
    """A face with the fold that its row holds."""

    id: int
    key: str
    verdict: FaceVerdict


def _stored_verdicts(connection: sqlite3.Connection, keys: Sequence[str]) -> list[_StoredVerdict]:
    """Of the faces that are there, in the order of their keys."""
    rows = connection.execute(
        "SELECT f.id, f.face_key, f.state, p.uid "
        f"FROM {LISTED} k CROSS JOIN faces f ON f.face_key = k.value "
        "LEFT JOIN people p ON p.id = f.person_id ORDER BY f.face_key",
        [listed(keys)],
    ).fetchall()
    banned: dict[int, set[str]] = defaultdict(set)
    for face, uid in connection.execute(
        f"SELECT b.face_id, p.uid FROM {LISTED} k CROSS JOIN bans b ON b.face_id = k.value "
        "JOIN people p ON p.id = b.person_id",
        [listed(row[0] for row in rows)],
    ):
        banned[face].add(uid)
    return [
        _StoredVerdict(
            face, key, FaceVerdict(_STATES[state], person, frozenset(banned.get(face, ())))
        )
        for face, key, state, person in rows
    ]


def _write_verdicts(
    connection: sqlite3.Connection,
    stored: Sequence[_StoredVerdict],
    verdicts: Mapping[str, FaceVerdict],
) -> list[int]:
    """Write what changed: most of the time of an act goes into the indexes of faces."""
    changed = [(face, verdicts[face.key]) for face in stored if face.verdict != verdicts[face.key]]
    uids = {
        uid
        for face, now in changed
        for uid in (now.person, *now.not_persons, *face.verdict.not_persons)
        if uid
    }
    person = _person_ids(connection, uids)
    connection.executemany(
        "UPDATE faces SET state = ?, person_id = ? WHERE id = ?",
        [(now.state.value, person.get(now.person), face.id) for face, now in changed],
    )
    for sql, bans in (
        ("DELETE FROM bans WHERE face_id = ? AND person_id = ?", _bans_of(changed, gone=True)),
        ("INSERT OR IGNORE INTO bans VALUES (?, ?)", _bans_of(changed, gone=False)),
    ):
        rows = [(face, person[uid]) for face, uid in bans if uid in person]
        connection.executemany(sql, sorted(rows))
    return [face.id for face in stored]


def _bans_of(
    changed: Iterable[tuple[_StoredVerdict, FaceVerdict]], *, gone: bool
) -> Iterator[tuple[int, str]]:
    """(face, uid) of every "not this person" that is gone, or that is new."""
    for face, now in changed:
        before, after = face.verdict.not_persons, now.not_persons
        yield from ((face.id, uid) for uid in (before - after if gone else after - before))


def _person_ids(connection: sqlite3.Connection, uids: Collection[str]) -> dict[str | None, int]:
    return dict(
        connection.execute(
            f"SELECT uid, id FROM people WHERE uid IN {LISTED}", [listed(sorted(uids))]
        ).fetchall()
    )
