"""Finding photos by words: people, folders, file names, dates."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_USUAL_SHAPE = 1.5


@dataclass(frozen=True, slots=True)
class Term:
    """One word (or "words in quotes") of a search; `is_not` for those with a minus before them."""

    text: str
    is_not: bool = False

    @property
    def is_date(self) -> bool:
        """2024, 2024-06 or 2024-06-17."""
        return _DATE.fullmatch(self.text) is not None


def parse_search(text: str) -> list[Term]:
    """The terms of what was typed; all of them must hold."""
    found = _TERM.findall(text)
    terms = [Term((quoted or word).strip(), bool(minus)) for minus, quoted, word in found]
    return [term for term in terms if term.text]


def search_photos(
    connection: sqlite3.Connection, text: str, *, folder: str | None = None
) -> tuple[NDArray[np.int64], list[str]]:
    """Ids of the photos for which every term holds, newest first, and the day of each.

    A term holds if a person in the photo has it in the name, if a path of the photo has it, or if
    the photo was taken in that year, month or day. `folder` keeps to what lies inside a folder.
    """
    conditions = ["EXISTS (SELECT 1 FROM photo_paths WHERE photo_id = o.id)"]
    values: list[object] = []
    for term in parse_search(text):
        condition, needed = _condition(term)
        conditions.append(f"NOT ({condition})" if term.is_not else f"({condition})")
        values += needed
    if folder is not None:
        prefix = folder.rstrip("/\\") + ("\\" if "\\" in folder else "/")
        conditions.append("o.id IN (SELECT photo_id FROM photo_paths WHERE substr(path, 1, ?) = ?)")
        values += [len(prefix), prefix]
    rows = connection.execute(
        "SELECT o.id, substr(o.sort_time, 1, 10) FROM photos o "
        f"WHERE {' AND '.join(conditions)} ORDER BY o.sort_time DESC, o.id DESC",
        values,
    ).fetchall()
    ids = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
    return ids, [row[1] for row in rows]


def _condition(term: Term) -> tuple[str, list[object]]:
    pattern = "%" + re.sub(r"([%_\\])", r"\\\1", term.text) + "%"
    condition = (
        "o.id IN (SELECT photo_id FROM photo_paths WHERE path LIKE ? ESCAPE '\\') "
        "OR o.id IN (SELECT f.photo_id FROM person_faces f JOIN people p ON p.id = f.person_id "
        "WHERE p.name LIKE ? ESCAPE '\\' AND p.is_present)"
    )
    values: list[object] = [pattern, pattern]
    if term.is_date:
        condition += " OR substr(o.sort_time, 1, ?) = ?"
        values += [len(term.text), term.text]
    return condition, values


def photo_shapes(connection: sqlite3.Connection, ids: NDArray[np.int64]) -> NDArray[np.float64]:
    """Width / height of each photo, shape (n,); 1.5 where it was not looked at yet."""
    rows = connection.execute(
        "SELECT id, CAST(width AS REAL) / height FROM photos WHERE width > 0 AND height > 0"
    ).fetchall()
    known = np.array(rows, dtype=np.float64).reshape(-1, 2)
    shapes = np.full(int(max(known[:, 0].max(initial=0), ids.max(initial=0))) + 1, _USUAL_SHAPE)
    shapes[known[:, 0].astype(np.int64)] = known[:, 1]
    return shapes[ids]
