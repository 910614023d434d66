"""How a mixed person or group may come apart: a draft, to be looked at and changed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import combinations
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from photoface.domain.decisions import Kind
from photoface.domain.errors import NotFoundError, PhotofaceError
from photoface.domain.sentences import say
from photoface.grouping.parts import MOST_PARTS, split_parts
from photoface.services import browse
from photoface.services.children import Errand
from photoface.services.group_faces import move_to_figures, newest_embedder
from photoface.services.grouping_input import photos_with_twice_allowed
from photoface.services.library import Library
from photoface.store import faces as face_rows
from photoface.store.database import open_reader
from photoface.store.pairs import decided_pairs
from photoface.store.sql import LISTED, listed

#: Up to so many faces are split on a reader thread (some 0.1 s), more in a child.
_AT_ONCE = 300


@dataclass(frozen=True, slots=True)
class SplitDraft:
    """A split as it stands: of a person or of a group.

    parts: face ids, the most typical of each part first. `keeps` is the part that stays what it is
    (that keeps the person's name); the others become people or groups of their own.
    """

    person: int | None
    group: int | None
    parts: tuple[tuple[int, ...], ...]
    keeps: int = 0

    def moved(self, faces: Sequence[int], to: int) -> SplitDraft:
        """These faces in part `to`; `to = len(parts)` makes a part of their own. A part that is
        left empty is gone. PhotofaceError for more than six parts."""
        gone = set(faces)
        parts = [tuple(face for face in part if face not in gone) for part in self.parts]
        if to == len(parts):
            parts.append(())
        parts[to] += tuple(faces)
        if sum(map(bool, parts)) > MOST_PARTS:
            raise PhotofaceError(say("A split has {most} parts at most.", most=MOST_PARTS))
        return self._without_empty(parts)

    def joined(self, into: int, gone: int) -> SplitDraft:
        """Two parts as one."""
        return self.moved(self.parts[gone], into)

    def _without_empty(self, parts: list[tuple[int, ...]]) -> SplitDraft:
        left = [number for number, part in enumerate(parts) if part]
        keeps = left.index(self.keeps) if self.keeps in left else 0
        return replace(self, parts=tuple(parts[number] for number in left), keeps=keeps)


def propose_split(
    library: Library,
    *,
    person: int | None = None,
    group: int | None = None,
    parts: int | None = None,
) -> Future[SplitDraft]:
    """How a person or a group may come apart, into `parts` (2 to 6) or as many as look different.

    NotFoundError (from the future) if there is nothing to split.
    """
    count = library.read(lambda c: len(_members(c, person, group)))
    if count <= _AT_ONCE:
        return library.read_later(lambda c: _propose(c, person, group, parts))
    entry = "photoface.services.propose_split:child_main"
    errand = Errand(entry, SplitDraft, library.folder, person, group, parts, name="split")
    return errand.answer


def child_main(
    connection: Connection, folder: Path, person: int | None, group: int | None, parts: int | None
) -> None:
    """The same in a child, for many faces."""
    os.nice(5)
    connection.send(_propose(open_reader(folder).conn, person, group, parts))


def confirmed_of(connection: sqlite3.Connection, faces: Sequence[int]) -> list[int]:
    """Of these faces, those that the user confirmed."""
    rows = connection.execute(
        f"SELECT id FROM faces WHERE state = 'confirmed' AND id IN {LISTED}", [listed(faces)]
    )
    return [face for (face,) in rows]


def _members(connection: sqlite3.Connection, person: int | None, group: int | None) -> list[int]:
    if person is not None:
        found = browse.faces_of_person(connection, browse.root_of_person(connection, person))
    else:
        found = browse.faces_of_group(connection, group or 0)
    if len(found) < 2:
        raise NotFoundError(say("There are not two faces to split."))
    return found


def _propose(
    connection: sqlite3.Connection, person: int | None, group: int | None, parts: int | None
) -> SplitDraft:
    members = np.array(sorted(_members(connection, person, group)))
    table = face_rows.load_vectors(connection, newest_embedder(connection), faces=members)
    if len(table.face) < 2:
        raise NotFoundError(say("These faces were not looked at with the present model yet."))
    label = split_parts(
        table.vector,
        parts=parts,
        together=_rows(table.face, decided_pairs(connection, Kind.SAME)),
        apart=_rows(table.face, _apart(connection, table)),
        move=move_to_figures(connection),
    )
    # Faces of one photo may force more parts than that; the smallest are shown as one.
    return _draft(connection, person, group, table, np.minimum(label, MOST_PARTS - 1), members)


def _draft(
    connection: sqlite3.Connection,
    person: int | None,
    group: int | None,
    table: face_rows.VectorTable,
    label: np.ndarray,
    members: np.ndarray,
) -> SplitDraft:
    parts = [_typical_first(table, np.flatnonzero(label == one)) for one in range(label.max() + 1)]
    without_vector = np.setdiff1d(members, table.face).tolist()
    parts[0] += without_vector
    confirmed = set(confirmed_of(connection, members.tolist()))
    keeps = max(range(len(parts)), key=lambda i: len(confirmed.intersection(parts[i])))
    root = None if person is None else browse.root_of_person(connection, person)
    return SplitDraft(root, group, tuple(map(tuple, parts)), keeps)


def _typical_first(table: face_rows.VectorTable, rows: np.ndarray) -> list[int]:
    nearness = table.vector[rows] @ table.vector[rows].mean(axis=0)
    order: list[int] = table.face[rows[np.argsort(-nearness, kind="stable")]].tolist()
    return order


def _apart(
    connection: sqlite3.Connection, table: face_rows.VectorTable
) -> Iterator[tuple[int, int]]:
    """Face pairs that are two people: by decision, or because they are in one photo."""
    yield from decided_pairs(connection, Kind.DIFFERENT)
    exempt = photos_with_twice_allowed(connection)
    order = np.argsort(table.photo, kind="stable")
    bounds = np.flatnonzero(np.diff(table.photo[order])) + 1
    for rows in np.split(order, bounds):
        if len(rows) > 1 and int(table.photo[rows[0]]) not in exempt:
            yield from combinations(table.face[rows].tolist(), 2)


def _rows(face: np.ndarray, pairs: Iterator[tuple[int, int]] | list[tuple[int, int]]) -> np.ndarray:
    row_of = {int(f): row for row, f in enumerate(face)}
    inside = [(row_of[a], row_of[b]) for a, b in pairs if a in row_of and b in row_of]
    return np.array(inside, dtype=np.int64).reshape(-1, 2)
