"""How the user has answered so far: from the names given of late, and from what was skipped."""

from __future__ import annotations

import sqlite3

import numpy as np
from numpy.typing import NDArray

from photoface.domain.questions import Habits
from photoface.services import browse
from photoface.store.sql import IN_FORCE, LISTED, listed

_LATEST_ACTS = 2000
_LOOKED_AT = 4  # faces of an act are enough to see whether they stand aside

#: Acts that gave a new name: how many faces, and what share of the first few stands aside.
_NAMED = f"""
WITH named AS (
    SELECT d.act_id AS act, sum(d.kind = 'is_person') AS faces FROM {IN_FORCE}
    WHERE d.act_id > (SELECT max(id) FROM acts) - {_LATEST_ACTS}
    GROUP BY d.act_id HAVING sum(d.kind = 'person_created') = 1 AND faces > 0
), shown AS (
    SELECT d.act_id AS act, d.face_key,
        row_number() OVER (PARTITION BY d.act_id ORDER BY d.id) AS place
    FROM decisions d JOIN named n ON n.act = d.act_id AND d.kind = 'is_person'
)
SELECT n.faces, coalesce(avg(EXISTS (
    SELECT 1 FROM faces o WHERE o.photo_id = f.photo_id AND o.w * o.h > f.w * f.h)), 0)
FROM named n JOIN shown s ON s.act = n.act AND s.place <= {_LOOKED_AT}
JOIN faces f ON f.face_key = s.face_key GROUP BY n.act
"""
_SKIPPED = (
    "SELECT size, coalesce(aside, 0) FROM groups WHERE size > 0 AND person_id IS NULL "
    f"AND id IN {LISTED}"
)


def read_habits(connection: sqlite3.Connection, skipped: NDArray[np.int64]) -> Habits:
    """What the user did when asked who a group is; `skipped` are groups (n,)."""
    letters = [len(name) for _, name in browse.people_names(connection)]
    habits = Habits(1.0 + sum(letters) / len(letters)) if letters else Habits()
    named = connection.execute(_NAMED).fetchall()
    left = connection.execute(_SKIPPED, [listed(skipped)]).fetchall()
    size, aside = np.array(named + left, dtype=np.float64).reshape(-1, 2).T
    habits.learn(size.astype(np.int64), aside, np.arange(len(size)) < len(named))
    return habits
