"""Faces arranged by how well they can be recognized. Nothing is hidden for good by it."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from enum import StrEnum

from photoface.domain.quality import Grade, grade_of
from photoface.store.sql import LISTED, listed


class FaceOrder(StrEnum):
    GIVEN = "given"  # as they come
    CLEAREST = "clearest"
    LEAST_CLEAR = "least_clear"


def arranged(
    connection: sqlite3.Connection,
    faces: Sequence[int],
    *,
    grades: Collection[Grade] = (),
    order: FaceOrder = FaceOrder.GIVEN,
) -> list[int]:
    """Those of the faces (ids) that have one of these grades (none: all of them), in this order.

    Faces that nothing has judged yet have no grade; they come last where quality decides.
    """
    if not grades and order is FaceOrder.GIVEN:
        return list(faces)
    qualities = _qualities(connection, faces)
    kept = [f for f in faces if not grades or grade_of(qualities.get(f)) in grades]
    if order is FaceOrder.GIVEN:
        return kept
    sign = -1.0 if order is FaceOrder.CLEAREST else 1.0
    judged = [face for face in kept if qualities.get(face) is not None]
    others = [face for face in kept if qualities.get(face) is None]
    return sorted(judged, key=lambda face: sign * (qualities[face] or 0.0)) + others


def _qualities(connection: sqlite3.Connection, faces: Sequence[int]) -> dict[int, float | None]:
    query = f"SELECT id, quality FROM faces WHERE id IN {LISTED}"
    return dict(connection.execute(query, [listed(faces)]).fetchall())
