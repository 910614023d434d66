"""Rows of groups: the machine's proposal, cheap to throw away.

An act of the user may change the proposal at once (the parts of a split are groups of their own
before the next grouping has run). Such moves are kept until that grouping, so that undo takes them
back at once, too. Every function runs inside the caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from photoface.store import settings
from photoface.store.sql import LISTED, OPEN, listed

_WHOLE = "whole_grouping"
_PERSON_OF_GROUP = (
    "(SELECT person_id FROM faces WHERE group_id = groups.id AND person_id IS NOT NULL "
    "AND state = 'confirmed' GROUP BY person_id ORDER BY count(*) DESC, person_id LIMIT 1)"
)


def next_id(connection: sqlite3.Connection) -> int:
    """Ids are never used twice, so that a stale card cannot name the wrong group."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'groups'").fetchone()
    return (row[0] if row else 0) + 1


def note_whole_grouping(connection: sqlite3.Connection, told: Mapping[str, object]) -> None:
    """Remember how all faces were grouped at once, and how many: what later ones go on from."""
    settings.put_values(connection, {_WHOLE: told})


def whole_grouping(connection: sqlite3.Connection) -> dict[str, Any]:
    """What was remembered last; empty if all faces were never grouped at once."""
    return dict(settings.get_value(connection, _WHOLE) or {})


def place(
    connection: sqlite3.Connection,
    placed: Iterable[tuple[int, int | None, int, float | None]],
) -> None:
    """(face, group before, group after, probability or None for as it was): faces that still are
    where they were go on; the rows of all these groups follow."""
    rows = list(placed)
    connection.executemany(
        "UPDATE faces SET group_id = ?3, probability = coalesce(?4, probability) "
        "WHERE id = ?1 AND group_id IS ?2",
        rows,
    )
    refresh(connection, {group for row in rows for group in row[1:3] if group is not None})


def move(connection: sqlite3.Connection, act: int, group_of: Mapping[int, int]) -> set[int]:
    """Put faces into groups (new ones, perhaps) as part of an act: {face: group}.

    Returns the groups that faces left or came to: their rows are to be refreshed.
    """
    connection.executemany(
        "INSERT INTO group_moves SELECT ?, id, group_id, ? FROM faces WHERE id = ?",
        [(act, group, face) for face, group in group_of.items()],
    )
    return _follow(connection, act, old="old_group", new="new_group")


def flip(connection: sqlite3.Connection, act: int, *, is_undone: bool) -> set[int]:
    """Take the moves of an act back, or make them again; returns the groups as `move` does."""
    old, new = ("new_group", "old_group") if is_undone else ("old_group", "new_group")
    return _follow(connection, act, old=old, new=new)


def _follow(connection: sqlite3.Connection, act: int, *, old: str, new: str) -> set[int]:
    """Faces that are still where the act saw them go on to where it wants them."""
    connection.execute(
        f"UPDATE faces SET group_id = m.{new} FROM group_moves m WHERE m.act_id = ? "
        f"AND m.face_id = faces.id AND faces.group_id IS m.{old}",
        (act,),
    )
    rows = connection.execute(
        "SELECT old_group FROM group_moves WHERE act_id = ?1 UNION "
        "SELECT new_group FROM group_moves WHERE act_id = ?1",
        (act,),
    ).fetchall()
    return {group for (group,) in rows if group is not None}


def refresh(connection: sqlite3.Connection, groups: Iterable[int]) -> None:
    """Let these groups' rows tell what is in them now: size, cover, person; none if empty."""
    ids = [(group,) for group in groups]
    connection.executemany(
        "INSERT OR IGNORE INTO groups (id, size) SELECT group_id, 0 FROM faces "
        "WHERE group_id = ? LIMIT 1",
        ids,
    )
    connection.executemany(
        "UPDATE groups SET size = (SELECT count(*) FROM faces WHERE group_id = groups.id "
        f"AND state IN {OPEN}), person_id = {_PERSON_OF_GROUP}, "
        "cover_face_id = coalesce((SELECT id FROM faces WHERE id = cover_face_id "
        f"AND group_id = groups.id AND state IN {OPEN}), (SELECT id FROM faces "
        f"WHERE group_id = groups.id AND state IN {OPEN} "
        "ORDER BY score * sqrt(w * h) DESC, id LIMIT 1)) WHERE id = ?",
        ids,
    )
    connection.executemany(
        "DELETE FROM groups WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM faces WHERE group_id = ?1)",
        ids,
    )


def forget_pairs(connection: sqlite3.Connection, of: Sequence[int] | None = None) -> None:
    """Forget which groups may be one person: all pairs, or those with one of these groups."""
    if of is None:
        connection.execute("DELETE FROM group_pairs")
    else:
        connection.execute(
            f"DELETE FROM group_pairs WHERE first IN {LISTED} OR second IN {LISTED}",
            [listed(of)] * 2,
        )


def refresh_all(connection: sqlite3.Connection) -> None:
    """Rows of groups from the faces that point to them, after a grouping."""
    connection.execute(
        "DELETE FROM groups WHERE id NOT IN (SELECT group_id FROM faces WHERE group_id NOT NULL)"
    )
    # With max(), SQLite takes the bare column `id` from the row that holds the maximum.
    connection.execute(
        "INSERT INTO groups (id, size, cover_face_id) SELECT group_id, size, id FROM ("
        "SELECT group_id, count(*) AS size, id, max(score * sqrt(w * h)) FROM faces "
        "WHERE group_id NOT NULL GROUP BY group_id) WHERE true "
        "ON CONFLICT (id) DO UPDATE SET size = excluded.size, "
        "cover_face_id = CASE WHEN EXISTS (SELECT 1 FROM faces WHERE id = cover_face_id "
        "AND group_id = groups.id) THEN cover_face_id ELSE excluded.cover_face_id END"
    )
    connection.execute(f"UPDATE groups SET person_id = {_PERSON_OF_GROUP}")
    connection.execute("DELETE FROM group_moves")  # they spoke of an earlier proposal
