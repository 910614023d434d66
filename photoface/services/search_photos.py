"""Finding photos by words: people, folders, file names, dates."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_USUAL_SHAPE = 150  # width / height in hundredths, until it is known


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


@dataclass(frozen=True, slots=True)
class FoundPhotos:
    """Photos, newest first. ids: int64 (n,); days: bytes (n,), YYYY-MM-DD of each; shapes: float64
    (n,), their width / height to the hundredth, 1.5 where a photo was not looked at yet."""

    ids: NDArray[np.int64]
    days: NDArray[np.bytes_]
    shapes: NDArray[np.float64]


def search_photos(
    connection: sqlite3.Connection,
    text: str = "",
    *,
    folder: str | None = None,
    person: int | None = None,
    limit: int | None = None,
) -> FoundPhotos:
    """The photos for which every term of the text holds; all of them if there is none.

    A term holds if a person in the photo has it in the name, if a path of the photo has it, or if
    the photo was taken in that year, month or day. `folder` keeps to what lies inside a folder,
    `person` to photos of a person; `limit` keeps the newest.
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
    if person is not None:
        conditions.append("o.id IN (SELECT photo_id FROM person_faces WHERE person_id = ?)")
        values.append(person)
    row = connection.execute(
        "SELECT group_concat(id), group_concat(day), group_concat(shape) FROM ("
        "SELECT o.id, printf('%-10.10s', o.sort_time) AS day, "
        f"CAST(coalesce(100.0 * o.width / o.height, {_USUAL_SHAPE}) AS INTEGER) AS shape "
        f"FROM photos o WHERE {' AND '.join(conditions)} "
        "ORDER BY o.sort_time DESC, o.id DESC LIMIT ?)",
        [*values, -1 if limit is None else limit],
    ).fetchone()
    return _unpacked(*row)


def _unpacked(ids: str | None, days: str | None, shapes: str | None) -> FoundPhotos:
    """A hundred thousand rows would each take Python's lock from the window; one row of three long
    texts takes it once."""
    return FoundPhotos(
        np.fromstring(ids or "", dtype=np.int64, sep=","),
        np.frombuffer(f"{days},".encode() if days else b"", dtype="S11").astype("S10"),
        np.fromstring(shapes or "", dtype=np.float64, sep=",") / 100,
    )


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
