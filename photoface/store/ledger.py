"""The append-only ledger of what the user said, and the tables that are folds of it.

An act is one undoable step and holds decisions. A decision is in force while its act is `done`.
Undo and redo only flip the act's state and fold the touched faces and people anew, so undo then
redo gives the identical state by construction. Every function here runs inside the caller's
transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from photoface.domain.decisions import Decision, Kind, fold_person
from photoface.domain.sentences import Sentence, recalled, stored
from photoface.store import albums, groups, learned, photos, settings
from photoface.store.face_verdicts import COLUMNS, SELECT, decision_of, fold_faces, fold_newest
from photoface.store.sql import IN_FORCE, LISTED, listed


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
    """What an act changed: row ids of faces, people, groups, photos and albums, paths of
    folders; and whether it chose how faces are grouped, or which learned model embeds them."""

    faces: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    photos: tuple[int, ...] = ()
    albums: tuple[int, ...] = ()
    folders: tuple[str, ...] = ()
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
        f"INSERT INTO decisions (act_id, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (act_id, d.kind.value, d.face, d.person, d.other, d.value, d.origin.value, d.photo,
             d.album)
            for d in decisions
        ],
    )  # fmt: skip
    moved = groups.move(connection, act_id, moves) if moves else set[int]()
    return Act(act_id, at, title, "done"), _fold(connection, decisions, fold_newest, moved)


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
    return _fold(connection, _decisions_of(connection, act_id), fold_faces)


def fold_people(connection: sqlite3.Connection, uids: Iterable[str]) -> tuple[int, ...]:
    """Write the people rows that the ledger asks for; returns their ids."""
    touched = [_fold_one_person(connection, uid) for uid in sorted(uids)]
    if touched:
        _refresh_roots(connection)
    return tuple(touched)


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


_OF_FOLDERS = (Kind.FOLDER_REMOVED, Kind.FOLDER_ADDED)
#: Folds the faces that these decisions speak of: {face key: what they say of it}.
_FoldFaces = Callable[[sqlite3.Connection, Mapping[str, list[Decision]]], tuple[int, ...]]


def _fold(
    connection: sqlite3.Connection,
    decisions: Sequence[Decision],
    fold: _FoldFaces,
    moved: Collection[int] = (),
) -> Touched:
    kinds = {d.kind for d in decisions}
    if Kind.GROUPING_CHOSEN in kinds:
        settings.fold_grouping(connection)
    if Kind.MODEL_CHOSEN in kinds:
        learned.fold_choice(connection)
    people = fold_people(connection, {d.person for d in decisions if d.person})
    said: dict[str, list[Decision]] = {}
    for d in decisions:
        if d.face:
            said.setdefault(d.face, []).append(d)
        if d.other:
            said.setdefault(d.other, [])
    faces = fold(connection, said)
    return Touched(
        faces,
        people,
        _refresh_groups(connection, faces, moved),
        albums.fold_photos(connection, {d.photo for d in decisions if d.photo and not d.album}),
        albums.fold_albums(connection, {d.album for d in decisions if d.album}),
        photos.fold_folders(
            connection, {d.value for d in decisions if d.value and d.kind in _OF_FOLDERS}
        ),
        Kind.GROUPING_CHOSEN in kinds,
        Kind.MODEL_CHOSEN in kinds,
    )


def _refresh_groups(
    connection: sqlite3.Connection, faces: Sequence[int], moved: Collection[int]
) -> tuple[int, ...]:
    """Let these groups, and those of these faces, tell what is in them now."""
    rows = connection.execute(
        f"SELECT DISTINCT f.group_id FROM {LISTED} k JOIN faces f ON f.id = k.value "
        "WHERE f.group_id IS NOT NULL",
        [listed(faces)],
    ).fetchall()
    found = tuple(sorted({*moved, *(group for (group,) in rows)}))
    groups.refresh(connection, found)
    return found


def _flip(
    connection: sqlite3.Connection, old: str, new: str, order: str
) -> tuple[Act, Touched] | None:
    act = _newest(connection, old, order)
    if act is None:
        return None
    connection.execute("UPDATE acts SET state = ? WHERE id = ?", (new, act.id))
    moved = groups.flip(connection, act.id, is_undone=new == "undone")
    # What is done again comes after all that holds now, as what is said for the first time does.
    fold = fold_faces if new == "undone" else fold_newest
    touched = _fold(connection, _decisions_of(connection, act.id), fold, moved)
    return Act(act.id, act.at, act.title, new), touched


def _decisions_of(connection: sqlite3.Connection, act_id: int) -> list[Decision]:
    rows = connection.execute(
        f"{SELECT} FROM decisions d WHERE d.act_id = ? ORDER BY d.id", (act_id,)
    )
    return [decision_of(row) for row in rows]


def _newest(connection: sqlite3.Connection, state: str, order: str) -> Act | None:
    row = connection.execute(
        f"SELECT id, at, title, state FROM acts WHERE state = ? {order} LIMIT 1", (state,)
    ).fetchone()
    return _act(row) if row else None


def _act(row: tuple[int, str, str, str]) -> Act:
    id, at, title, state = row
    return Act(id, at, recalled(title), state)


def _said_of_person_uid(connection: sqlite3.Connection, uid: str) -> list[Decision]:
    rows = connection.execute(
        f"{SELECT} FROM {IN_FORCE} WHERE d.person_uid = ? AND d.kind GLOB 'person_*' ORDER BY d.id",
        (uid,),
    )
    return [decision_of(row) for row in rows]


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
