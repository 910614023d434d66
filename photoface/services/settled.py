"""What the user's word, the photos and the dates have settled since the last grouping."""

from __future__ import annotations

import sqlite3

import numpy as np
from numpy.typing import NDArray

from photoface.domain.eras import YEAR
from photoface.domain.questions import Choice, Side
from photoface.services.grouping_input import lifetimes, photos_with_twice_allowed, seconds
from photoface.store.pairs import pairs_in_force
from photoface.store.sql import LISTED, listed

#: A group whose photos show the person already (beside it) is somebody else.
_MOST_SHARED = 0.1


class Settled:
    """What the user's word has settled since the last grouping."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._exempt = photos_with_twice_allowed(connection)
        self._lives = lifetimes(connection)
        pairs = pairs_in_force(connection)
        ends = _ends_of(connection, [face for pair in pairs for face in (pair.one, pair.other)])
        self._decided = {(a, b) for p in pairs for a in ends[p.one] for b in ends[p.other]}
        self._decided |= {(group, -person - 1) for group, person in _denied(connection)}

    def are_answered(
        self, group: NDArray[np.int64], person: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Which pairs of groups (n, 2), or of the people they are (-1 for none), the user has
        answered."""
        if not self._decided:
            return np.zeros(len(group), dtype=bool)
        end = np.where(person < 0, group, -person - 1)  # people below zero
        decided = np.array([sorted(pair) for pair in self._decided], dtype=np.int64)
        return np.isin(_codes(np.sort(end, axis=1)), _codes(decided))

    def holds(self, one: Side, other: Side) -> bool:
        """The photos have answered it: they show both, beside each other."""
        shared = self._connection.execute(
            "SELECT DISTINCT a.photo_id FROM faces a JOIN faces b ON b.photo_id = a.photo_id "
            "WHERE a.group_id = ? AND b.group_id = ?",
            (one.group, other.group),
        ).fetchall()
        count = sum(photo not in self._exempt for (photo,) in shared)
        return count > _MOST_SHARED * min(one.size, other.size)

    def may_be(self, one: Side, choice: Choice) -> bool:
        """Nothing says that these faces cannot be that person."""
        size = self._connection.execute(
            "SELECT size FROM groups WHERE id = ?", (choice.group,)
        ).fetchone()[0]
        other = Side(choice.group, choice.person, None, (), (), size)
        return not self.holds(one, other) and bool(self.open_faces(one, other))

    def open_faces(self, one: Side, other: Side) -> list[int]:
        """Faces of `one` that may still be `other`: not confirmed, not denied, taken in time."""
        rows = self._connection.execute(
            "SELECT f.id, o.taken_at FROM faces f JOIN photos o ON o.id = f.photo_id "
            "WHERE f.group_id = ?1 AND f.state IN ('proposed', 'rejected') AND NOT EXISTS ("
            "SELECT 1 FROM bans b JOIN people p ON p.id = b.person_id "
            "WHERE b.face_id = f.id AND p.root_id = ?2) ORDER BY f.probability DESC, f.id",
            (one.group, other.person),
        ).fetchall()
        life = self._lives.get(other.person or 0)
        if life is None or not rows:
            return [face for face, _ in rows]
        excluded = life.excludes(np.array([seconds(at) for _, at in rows], dtype=np.float64))
        return [face for (face, _), out in zip(rows, excluded, strict=True) if not out]

    def years_apart(self, one: Side, other: Side) -> float | None:
        """Years between the nearest photos of the two sides, None where dates are missing."""
        mine, theirs = self._times(one), self._times(other)
        if len(mine) == 0 or len(theirs) == 0:
            return None
        middle = float(np.median(mine))
        return float(np.abs(theirs - middle).min() / YEAR)

    def _times(self, side: Side) -> np.ndarray:
        rows = self._connection.execute(
            "SELECT o.taken_at FROM faces f JOIN photos o ON o.id = f.photo_id "
            "WHERE f.group_id = ? AND o.taken_at IS NOT NULL",
            (side.group,),
        )
        return np.array([seconds(at) for (at,) in rows], dtype=np.float64)


def _denied(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """(group, person) where the user said of every face of the group that it is not them."""
    return connection.execute(
        "SELECT f.group_id, p.root_id FROM bans b JOIN people p ON p.id = b.person_id "
        "JOIN faces f ON f.id = b.face_id JOIN groups g ON g.id = f.group_id "
        "WHERE f.state IN ('proposed', 'rejected') GROUP BY f.group_id, p.root_id "
        "HAVING count(DISTINCT f.id) >= max(g.size)"
    ).fetchall()


def _codes(pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """One number for each pair (n, 2)."""
    return (pairs[:, 0] << 32) + pairs[:, 1]


def _ends_of(connection: sqlite3.Connection, faces: list[int]) -> dict[int, list[int]]:
    """What each face stands for in a question: its group, and its person (-1 - id) if that is
    decided."""
    rows = connection.execute(
        "SELECT f.id, f.group_id, p.root_id FROM faces f LEFT JOIN people p ON p.id = f.person_id "
        f"WHERE f.id IN {LISTED}",
        [listed(faces)],
    )
    return {
        face: [end for end in (group, None if person is None else -person - 1) if end is not None]
        for face, group, person in rows
    }
