"""The grouping child: reads vectors and decisions from the library, says who belongs together."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import GroupingConstraints
from photoface.domain.decisions import Kind
from photoface.domain.grouping import GroupingInput
from photoface.grouping import group_faces
from photoface.services.grouping_messages import GroupingDone, GroupingProgress
from photoface.store import faces, ledger
from photoface.store.database import open_reader


def main(connection: Connection, folder: Path, embedder: str, method: str) -> None:
    """Group every open face of the library in `folder` once, send GroupingDone, end."""
    os.nice(10)
    database = open_reader(folder)
    table, given, constraints = load(database.conn, embedder)
    grouping = group_faces(
        given,
        constraints,
        method=method,
        on_progress=lambda fraction: connection.send(GroupingProgress(fraction)),
    )
    connection.send(GroupingDone(table, grouping.labels, grouping.probability))


def load(
    connection: sqlite3.Connection, embedder: str
) -> tuple[NDArray[np.int64], GroupingInput, GroupingConstraints]:
    """Face ids (n,), vectors and decisions of every face that takes part in grouping."""
    connection.execute("BEGIN")  # one moment in time for all questions
    states = [state.value for state in ledger.GROUPED_STATES]
    table = faces.load_vectors(connection, embedder, states=states)
    given = GroupingInput(
        vectors=table.vector,
        photo=table.photo,
        log_variance=table.log_variance,
        taken_at=_taken_at(connection, table.photo),
        twice_allowed=_twice_allowed(connection, table.photo),
    )
    constraints = _constraints(connection, table.face)
    connection.execute("COMMIT")
    return table.face, given, constraints


def _constraints(connection: sqlite3.Connection, face: NDArray[np.int64]) -> GroupingConstraints:
    row_of = {int(f): row for row, f in enumerate(face)}
    person = np.full(len(face), -1, dtype=np.int64)
    confirmed = connection.execute(
        "SELECT face_id, person_id FROM person_faces WHERE state = 'confirmed'"
    )
    for face_id, person_id in confirmed:
        if face_id in row_of:
            person[row_of[face_id]] = person_id
    bans = [(row_of[f], p) for f, p in ledger.banned_people(connection) if f in row_of]
    return GroupingConstraints(
        person=person,
        not_person=_pairs(bans),
        must_link=_face_pairs(connection, Kind.SAME, row_of),
        cannot_link=_face_pairs(connection, Kind.DIFFERENT, row_of),
    )


def _face_pairs(
    connection: sqlite3.Connection, kind: Kind, row_of: dict[int, int]
) -> NDArray[np.int64]:
    pairs = ledger.decided_pairs(connection, kind)
    return _pairs([(row_of[a], row_of[b]) for a, b in pairs if a in row_of and b in row_of])


def _pairs(pairs: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _taken_at(connection: sqlite3.Connection, photo: NDArray[np.int64]) -> NDArray[np.float64]:
    rows = connection.execute("SELECT id, taken_at FROM photos WHERE taken_at IS NOT NULL")
    seconds = {i: datetime.fromisoformat(at).timestamp() for i, at in rows}
    return np.array([seconds.get(int(p), np.nan) for p in photo], dtype=np.float64)


def _twice_allowed(connection: sqlite3.Connection, photo: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Photos of which the user said that they may show one person twice."""
    rows = connection.execute(
        "SELECT DISTINCT f.photo_id FROM decisions d JOIN acts a ON a.id = d.act_id "
        "JOIN faces f ON f.face_key = d.face_key WHERE d.kind = ? AND a.state = 'done'",
        (Kind.TWICE_ALLOWED.value,),
    )
    return np.isin(photo, np.array([p for (p,) in rows], dtype=np.int64))
