"""The append-only ledger of what the user said, and the tables that are folds of it.

An act is one undoable step and holds decisions. A decision is in force while its act is `done`.
Undo and redo only flip the act's state and fold the touched faces and people anew, so undo then
redo gives the identical state by construction. Every function here runs inside the caller's
transaction.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from photoface.domain.decisions import (
    Decision,
    FaceVerdict,
    Kind,
    Origin,
    fold_face,
    fold_person,
)
from photoface.domain.faces import FaceState
from photoface.domain.sentences import Sentence, recalled, stored
from photoface.store import added_faces, albums, groups, learned, settings


@dataclass(frozen=True, slots=True)
class Act:
    """One step of the history. `at` is ISO 8601 local time; `title` a `Sentence` unless an older
    Photoface wrote it; `state` is done, undone or dropped."""

    id: int
    at: str
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class Touched:
    """What an act changed: row ids of faces, people, groups, photos and albums; and whether it
    chose how faces are grouped, or which learned model embeds them."""

    faces: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    photos: tuple[int, ...] = ()
    albums: tuple[int, ...] = ()
    is_grouping_chosen: bool = False
    is_model_chosen: bool = False


def record(
    connection: sqlite3.Connection,
    title: Sentence,
    decisions: Sequence[Decision],
    *,
    moves: Mapping[int, int] | None = None,
) -> tuple[Act, Touched]:
    """Append one act with its decisions and fold what they touch. Redo is gone after it.

    `moves` ({face: group}) changes the proposal at once, until the next grouping.
    """
    connection.execute("UPDATE acts SET state = 'dropped' WHERE state = 'undone'")
    at = datetime.now().isoformat(timespec="seconds")
    act_id = connection.execute(
        "INSERT INTO acts (at, title) VALUES (?, ?) RETURNING id", (at, stored(title))
    ).fetchone()[0]
    connection.executemany(
        f"INSERT INTO decisions (act_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (act_id, d.kind.value, d.face, d.person, d.other, d.value, d.origin.value, d.photo,
             d.album)
            for d in decisions
        ],
    )  # fmt: skip
    if moves:
        groups.move(connection, act_id, moves)
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
    return [_act(row) for row in rows]


def next_undo_and_redo(connection: sqlite3.Connection) -> tuple[Act | None, Act | None]:
    """What Undo and Redo would act on."""
    return (
        _newest(connection, "done", "ORDER BY id DESC"),
        _newest(connection, "undone", "ORDER BY id ASC"),
    )


def fold_act(connection: sqlite3.Connection, act_id: int) -> Touched:
    """Fold every face, person, photo and album that the act speaks of."""
    rows = connection.execute(
        "SELECT DISTINCT face_key, person_uid, other_key, photo_hash, album_uid, kind "
        "FROM decisions WHERE act_id = ?",
        (act_id,),
    ).fetchall()
    kinds = {row[5] for row in rows}
    if Kind.GROUPING_CHOSEN in kinds:
        settings.fold_grouping(connection)
    if Kind.MODEL_CHOSEN in kinds:
        learned.fold_choice(connection)
    people = fold_people(connection, {row[1] for row in rows if row[1]})
    faces = fold_faces(connection, {key for row in rows for key in (row[0], row[2]) if key})
    return Touched(
        faces,
        people,
        refresh_groups(connection, faces),
        albums.fold_photos(connection, {row[3] for row in rows if row[3] and not row[4]}),
        albums.fold_albums(connection, {row[4] for row in rows if row[4]}),
        Kind.GROUPING_CHOSEN in kinds,
        Kind.MODEL_CHOSEN in kinds,
    )


def fold_people(connection: sqlite3.Connection, uids: Iterable[str]) -> tuple[int, ...]:
    """Write the people rows that the ledger asks for; returns their ids."""
    touched = [_fold_one_person(connection, uid) for uid in sorted(uids)]
    if touched:
        _refresh_roots(connection)
    return tuple(touched)


def fold_faces(connection: sqlite3.Connection, keys: Iterable[str]) -> tuple[int, ...]:
    """Write state and person of the faces with these keys; unknown keys wait in the ledger.

    Returns the ids of the faces, those included that are not there any more (drawn, and undone).
    """
    touched: list[int] = []
    for chunk in _chunks(sorted(keys)):
        said = _said_of_faces(connection, chunk)
        for key in chunk:
            gone = added_faces.fold(connection, key, said[key])
            touched += [gone] if gone is not None else []
        verdicts = {key: fold_face(d for d, holds in said[key] if holds) for key in chunk}
        touched += _write_verdicts(connection, verdicts)
    return tuple(touched)


def face_decisions(connection: sqlite3.Connection, key: str) -> list[Decision]:
    """Everything in force that was said about a face, oldest first; it need not be there."""
    return [d for d, holds in _said_of_faces(connection, [key])[key] if holds]


def refresh_groups(connection: sqlite3.Connection, faces: Sequence[int]) -> tuple[int, ...]:
    """Let the groups of these faces carry the person whom most of their confirmed faces name."""
    found: set[int] = set()
    for chunk in _chunks(faces):
        found.update(
            group
            for (group,) in connection.execute(
                f"SELECT DISTINCT group_id FROM faces WHERE id IN ({_marks(chunk)}) "
                "AND group_id IS NOT NULL",
                chunk,
            )
        )
    groups.refresh(connection, sorted(found))
    return tuple(sorted(found))


def banned_people(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """(face id, person id) for every "not this person" in force; people after merges."""
    return connection.execute(
        "SELECT DISTINCT b.face_id, p.root_id FROM bans b JOIN people p ON p.id = b.person_id "
        "ORDER BY 1, 2"
    ).fetchall()


def said_of_person(connection: sqlite3.Connection, person: int) -> list[str]:
    """Keys of every face that was ever said to be this person (or one merged into them)."""
    rows = connection.execute(
        "SELECT DISTINCT d.face_key FROM people p JOIN decisions d ON d.person_uid = p.uid "
        "WHERE p.root_id = ? AND d.kind = ? AND d.face_key IS NOT NULL ORDER BY 1",
        (person, Kind.IS_PERSON.value),
    )
    return [key for (key,) in rows]


def _flip(
    connection: sqlite3.Connection, old: str, new: str, order: str
) -> tuple[Act, Touched] | None:
    act = _newest(connection, old, order)
    if act is None:
        return None
    connection.execute("UPDATE acts SET state = ? WHERE id = ?", (new, act.id))
    groups.flip(connection, act.id, is_undone=new == "undone")
    return Act(act.id, act.at, act.title, new), fold_act(connection, act.id)


def _newest(connection: sqlite3.Connection, state: str, order: str) -> Act | None:
    row = connection.execute(
        f"SELECT id, at, title, state FROM acts WHERE state = ? {order} LIMIT 1", (state,)
    ).fetchone()
    return _act(row) if row else None


def _act(row: tuple[int, str, str, str]) -> Act:
    id, at, title, state = row
    return Act(id, at, recalled(title), state)


_COLUMNS = "kind, face_key, person_uid, other_key, value, origin, photo_hash, album_uid"
_SELECT = f"SELECT {', '.join(f'd.{name}' for name in _COLUMNS.split(', '))}"
_OF_PEOPLE = tuple(kind.value for kind in Kind if kind.startswith("person_"))
#: What the state of a face is folded from; pairs and checks are read elsewhere.
_OF_FACES = (
    Kind.IS_PERSON, Kind.IS_NOT_PERSON, Kind.IGNORED, Kind.NOT_A_FACE, Kind.RESTORED,
    Kind.UNNAMED, Kind.FACE_ADDED,
)  # fmt: skip
_KINDS = {kind.value: kind for kind in Kind}  # five times as fast as Kind(value)
_ORIGINS = {origin.value: origin for origin in Origin}
_Said = list[tuple[Decision, bool]]  # with whether it is in force


def _decision(row: Sequence[str]) -> Decision:
    kind, face, person, other, value, origin, photo, album = row
    return Decision(_KINDS[kind], face, person, other, value, _ORIGINS[origin], photo, album)


def _said_of_faces(
    connection: sqlite3.Connection, keys: Sequence[str], kinds: Collection[Kind] = _OF_FACES
) -> Mapping[str, _Said]:
    """What is in force, oldest first; and what was undone where a face itself may go with it."""
    rows = connection.execute(
        f"{_SELECT}, a.state = 'done' FROM decisions d JOIN acts a ON a.id = d.act_id "
        f"WHERE d.face_key IN ({_marks(keys)}) AND d.kind IN ({_marks(kinds)}) "
        "AND (a.state = 'done' OR d.kind = ?) ORDER BY d.id",
        [*keys, *kinds, Kind.FACE_ADDED],
    )
    said: Mapping[str, _Said] = defaultdict(list)
    for row in rows:
        said[row[1]].append((_decision(row[:-1]), bool(row[-1])))
    return said


def _write_verdicts(
    connection: sqlite3.Connection, verdicts: Mapping[str, FaceVerdict]
) -> list[int]:
    """Write what changed: most of the time of an act goes into the indexes of faces."""
    rows = connection.execute(
        "SELECT id, face_key, state, person_id FROM faces "
        f"WHERE face_key IN ({_marks(verdicts)}) ORDER BY face_key",
        list(verdicts),
    ).fetchall()
    person = _person_ids(connection, verdicts.values())
    wanted = {face: (verdicts[key].state.value, person.get(verdicts[key].person))
              for face, key, _, _ in rows}  # fmt: skip
    connection.executemany(
        "UPDATE faces SET state = ?, person_id = ? WHERE id = ?",
        [(*wanted[face], face) for face, _, *now in rows if tuple(now) != wanted[face]],
    )
    bans = {
        (face, person[uid])
        for face, key, *_ in rows
        for uid in verdicts[key].not_persons
        if uid in person
    }
    _write_bans(connection, [face for face, *_ in rows], bans)
    return [face for face, *_ in rows]


def _person_ids(
    connection: sqlite3.Connection, verdicts: Iterable[FaceVerdict]
) -> dict[str | None, int]:
    uids = {uid for verdict in verdicts for uid in (verdict.person, *verdict.not_persons) if uid}
    return dict(
        connection.execute(
            f"SELECT uid, id FROM people WHERE uid IN ({_marks(uids)})", list(uids)
        ).fetchall()
    )


def _write_bans(
    connection: sqlite3.Connection, faces: Sequence[int], wanted: set[tuple[int, int]]
) -> None:
    now = set(
        connection.execute(
            f"SELECT face_id, person_id FROM bans WHERE face_id IN ({_marks(faces)})", faces
        ).fetchall()
    )
    connection.executemany(
        "DELETE FROM bans WHERE face_id = ? AND person_id = ?", sorted(now - wanted)
    )
    connection.executemany("INSERT INTO bans VALUES (?, ?)", sorted(wanted - now))


def _said_of_person_uid(connection: sqlite3.Connection, uid: str) -> list[Decision]:
    rows = connection.execute(
        f"{_SELECT} FROM decisions d JOIN acts a ON a.id = d.act_id WHERE d.person_uid = ? "
        f"AND d.kind IN ({_marks(_OF_PEOPLE)}) AND a.state = 'done' ORDER BY d.id",
        (uid, *_OF_PEOPLE),
    )
    return [_decision(row) for row in rows]


def _fold_one_person(connection: sqlite3.Connection, uid: str) -> int:
    verdict = fold_person(_said_of_person_uid(connection, uid))
    return int(
        connection.execute(
            "INSERT INTO people (uid, is_present, name, merged_into, is_hidden, cover_key, "
            "birth_date, death_date) "
            "VALUES (?, ?, ?, (SELECT id FROM people WHERE uid = ?), ?, ?, ?, ?) "
            "ON CONFLICT (uid) DO UPDATE SET is_present = excluded.is_present, "
            "name = excluded.name, merged_into = excluded.merged_into, "
            "is_hidden = excluded.is_hidden, cover_key = excluded.cover_key, "
            "birth_date = excluded.birth_date, death_date = excluded.death_date RETURNING id",
            (
                uid,
                verdict.exists,
                verdict.name,
                verdict.merged_into,
                verdict.hidden,
                verdict.cover,
                verdict.birth_date,
                verdict.death_date,
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


def _chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), 500):
        yield items[start : start + 500]


def _marks(items: Collection[object]) -> str:
    return ",".join("?" * len(items))


#: States in which a face takes part in grouping.
GROUPED_STATES = (FaceState.PROPOSED, FaceState.CONFIRMED, FaceState.REJECTED)
