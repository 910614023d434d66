"""The append-only ledger of what the user said, and the tables that are folds of it.

An act is one undoable step and holds decisions. A decision is in force while its act is `done`.
Undo and redo only flip the act's state and fold the touched faces and people anew, so undo then
redo gives the identical state by construction. Every function here runs inside the caller's
transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from photoface.domain.decisions import Decision, Kind, Origin, fold_face, fold_person
from photoface.domain.faces import FaceState
from photoface.store import added_faces


@dataclass(frozen=True, slots=True)
class Act:
    """One step of the history. `at` is ISO 8601 local time; `state` is done, undone or dropped."""

    id: int
    at: str
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class Touched:
    """What an act changed: row ids of faces, people and groups."""

    faces: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()


def record(
    connection: sqlite3.Connection, title: str, decisions: Sequence[Decision]
) -> tuple[Act, Touched]:
    """Append one act with its decisions and fold what they touch. Redo is gone after it."""
    connection.execute("UPDATE acts SET state = 'dropped' WHERE state = 'undone'")
    at = datetime.now().isoformat(timespec="seconds")
    act_id = connection.execute(
        "INSERT INTO acts (at, title) VALUES (?, ?) RETURNING id", (at, title)
    ).fetchone()[0]
    connection.executemany(
        "INSERT INTO decisions (act_id, kind, face_key, person_uid, other_key, value, origin) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (act_id, d.kind.value, d.face, d.person, d.other, d.value, d.origin.value)
            for d in decisions
        ],
    )
    return Act(act_id, at, title, "done"), fold_act(connection, act_id)


def undo(connection: sqlite3.Connection) -> tuple[Act, Touched] | None:
    """Take back the newest act in force; None when there is none."""
    return _flip(connection, "done", "undone", "ORDER BY id DESC")


def redo(connection: sqlite3.Connection) -> tuple[Act, Touched] | None:
    """Bring back the act undone last; None when there is none."""
    return _flip(connection, "undone", "done", "ORDER BY id ASC")


def history(connection: sqlite3.Connection, *, limit: int = 200) -> list[Act]:
    """The newest acts first, dropped ones left out."""
    rows = connection.execute(
        "SELECT id, at, title, state FROM acts WHERE state <> 'dropped' ORDER BY id DESC LIMIT ?",
        (limit,),
    )
    return [Act(*row) for row in rows]


def next_undo_and_redo(connection: sqlite3.Connection) -> tuple[Act | None, Act | None]:
    """What Undo and Redo would act on."""
    return (
        _newest(connection, "done", "ORDER BY id DESC"),
        _newest(connection, "undone", "ORDER BY id ASC"),
    )


def fold_act(connection: sqlite3.Connection, act_id: int) -> Touched:
    """Fold every face and person that the act speaks of."""
    rows = connection.execute(
        "SELECT DISTINCT face_key, person_uid, other_key FROM decisions WHERE act_id = ?",
        (act_id,),
    ).fetchall()
    people = fold_people(connection, {uid for _, uid, _ in rows if uid})
    keys = {key for face, _, other in rows for key in (face, other) if key}
    faces = fold_faces(connection, keys)
    return Touched(faces, people, refresh_groups(connection, faces))


def fold_people(connection: sqlite3.Connection, uids: Iterable[str]) -> tuple[int, ...]:
    """Write the people rows that the ledger asks for; returns their ids."""
    touched = [_fold_one_person(connection, uid) for uid in sorted(uids)]
    if touched:
        _refresh_roots(connection)
    return tuple(touched)


def fold_faces(connection: sqlite3.Connection, keys: Iterable[str]) -> tuple[int, ...]:
    """Write state and person of the faces with these keys; unknown keys wait in the ledger."""
    touched = []
    for key in sorted(keys):
        decisions = _decisions(connection, "face_key", key)
        added_faces.fold(connection, key, decisions)
        verdict = fold_face(decisions)
        row = connection.execute(
            "UPDATE faces SET state = ?, person_id = (SELECT id FROM people WHERE uid = ?) "
            "WHERE face_key = ? RETURNING id",
            (verdict.state.value, verdict.person, key),
        ).fetchone()
        if row:
            touched.append(row[0])
            _write_bans(connection, row[0], verdict.not_persons)
    return tuple(touched)


def refresh_groups(connection: sqlite3.Connection, faces: Sequence[int]) -> tuple[int, ...]:
    """Let the groups of these faces carry the person whom most of their confirmed faces name."""
    groups = _groups_of(connection, faces)
    connection.executemany(
        "UPDATE groups SET person_id = (SELECT person_id FROM faces WHERE group_id = groups.id "
        "AND person_id IS NOT NULL AND state = 'confirmed' GROUP BY person_id "
        "ORDER BY count(*) DESC, person_id LIMIT 1) WHERE id = ?",
        [(group,) for group in groups],
    )
    return groups


def banned_people(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """(face id, person id) for every "not this person" in force; people after merges."""
    return connection.execute(
        "SELECT DISTINCT b.face_id, p.root_id FROM bans b JOIN people p ON p.id = b.person_id "
        "ORDER BY 1, 2"
    ).fetchall()


def decided_pairs(connection: sqlite3.Connection, kind: Kind) -> list[tuple[int, int]]:
    """(face id, other face id) of SAME or DIFFERENT decisions in force; the last word counts."""
    rows = connection.execute(
        "SELECT f.id, o.id, d.kind FROM decisions d JOIN acts a ON a.id = d.act_id "
        "JOIN faces f ON f.face_key = d.face_key JOIN faces o ON o.face_key = d.other_key "
        "WHERE d.kind IN ('same', 'different') AND a.state = 'done' ORDER BY d.id"
    )
    last = {(min(a, b), max(a, b)): said for a, b, said in rows}
    return sorted(pair for pair, said in last.items() if said == kind.value)


def _flip(
    connection: sqlite3.Connection, old: str, new: str, order: str
) -> tuple[Act, Touched] | None:
    act = _newest(connection, old, order)
    if act is None:
        return None
    connection.execute("UPDATE acts SET state = ? WHERE id = ?", (new, act.id))
    return Act(act.id, act.at, act.title, new), fold_act(connection, act.id)


def _newest(connection: sqlite3.Connection, state: str, order: str) -> Act | None:
    row = connection.execute(
        f"SELECT id, at, title, state FROM acts WHERE state = ? {order} LIMIT 1", (state,)
    ).fetchone()
    return Act(*row) if row else None


def _decisions(connection: sqlite3.Connection, column: str, key: str) -> list[Decision]:
    rows = connection.execute(
        "SELECT d.kind, d.face_key, d.person_uid, d.other_key, d.value, d.origin FROM decisions d "
        f"JOIN acts a ON a.id = d.act_id WHERE d.{column} = ? AND a.state = 'done' ORDER BY d.id",
        (key,),
    )
    return [Decision(Kind(k), f, p, o, v, Origin(g)) for k, f, p, o, v, g in rows]


def _write_bans(connection: sqlite3.Connection, face: int, uids: Iterable[str]) -> None:
    connection.execute("DELETE FROM bans WHERE face_id = ?", (face,))
    connection.executemany(
        "INSERT INTO bans SELECT ?, id FROM people WHERE uid = ?", [(face, uid) for uid in uids]
    )


def _fold_one_person(connection: sqlite3.Connection, uid: str) -> int:
    verdict = fold_person(_decisions(connection, "person_uid", uid))
    return int(
        connection.execute(
            "INSERT INTO people (uid, is_present, name, merged_into, is_hidden, cover_key, "
            "birth_date) VALUES (?, ?, ?, (SELECT id FROM people WHERE uid = ?), ?, ?, ?) "
            "ON CONFLICT (uid) DO UPDATE SET is_present = excluded.is_present, "
            "name = excluded.name, merged_into = excluded.merged_into, "
            "is_hidden = excluded.is_hidden, cover_key = excluded.cover_key, "
            "birth_date = excluded.birth_date RETURNING id",
            (
                uid,
                verdict.exists,
                verdict.name,
                verdict.merged_into,
                verdict.hidden,
                verdict.cover,
                verdict.birth_date,
            ),
        ).fetchone()[0]
    )


def _refresh_roots(connection: sqlite3.Connection) -> None:
    """Follow every chain of merges to its end. People are few, so all of them are walked."""
    parent = dict(connection.execute("SELECT id, merged_into FROM people").fetchall())
    connection.executemany(
        "UPDATE people SET root_id = ? WHERE id = ? AND root_id IS NOT ?",
        [(_root(parent, person), person, _root(parent, person)) for person in parent],
    )


def _root(parent: dict[int, int | None], person: int) -> int:
    seen = set()
    while (above := parent.get(person)) is not None and person not in seen:
        seen.add(person)
        person = above
    return person


def _groups_of(connection: sqlite3.Connection, faces: Sequence[int]) -> tuple[int, ...]:
    groups = {
        connection.execute("SELECT group_id FROM faces WHERE id = ?", (face,)).fetchone()[0]
        for face in faces
    }
    return tuple(sorted(group for group in groups if group is not None))


#: States in which a face takes part in grouping.
GROUPED_STATES = (FaceState.PROPOSED, FaceState.CONFIRMED, FaceState.REJECTED)
