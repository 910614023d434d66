"""The language of searches, turned into a condition on photos `o`.

Anna Ben              both words: a person's name, a path or a date has each of them
Anna OR Ben           AND, OR, NOT in capitals; -word is NOT word; brackets group
person:"Anna Smith"   exactly this person (a chip); person:#7 by id
exactly:Anna,Ben      these people and nobody else
others:2              at least two faces besides the people named in the search
faces:>=3             how many faces; also 3, <5, 2..4
quality:>0.5          a face at least so clear
date:2019..2021       also 2019-05-17; before:2020, after:2019-06
folder:Rome file:IMG  a part of the folder's path, or of the file's name
album:Summer          in an album, plain or live
is:favourite          also is:unnamed (a face has no name), is:missing
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from photoface.domain.names import folded
from photoface.services.search_limits import Spent
from photoface.services.search_words import Token
from photoface.store.sql import OPEN

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_NUMBER = re.compile(r"(>=|<=|>|<|=)?(\d+(?:\.\d+)?)")
_RANGE = re.compile(r"(.*?)\.\.(.*)")
_OPEN_FACES = f"(SELECT count(*) FROM faces f WHERE f.photo_id = o.id AND f.state IN {OPEN})"
_NEVER = "0"


@dataclass(frozen=True, slots=True)
class Condition:
    """SQL over photos `o`, with its values."""

    sql: str
    values: tuple[object, ...] = ()


def condition(connection: sqlite3.Connection, text: str) -> Condition:
    """What a photo must fulfil; always true for an empty search. Half-typed searches are fine:
    a bracket that is not closed, an AND without a second word. SearchError for what is beyond all
    that can be searched for."""
    return _condition(connection, text, Spent())


def _condition(connection: sqlite3.Connection, text: str, spent: Spent) -> Condition:
    parser = _Parser(connection, spent.words_of(text), spent)
    parts = []
    while parser.has_more():
        parts.append(parser.either())
        parser.skip(")")
    return _joined("AND", parts)


@dataclass
class _Parser:
    """Recursive descent: OR binds less than AND (or nothing) between words, NOT most."""

    connection: sqlite3.Connection
    tokens: list[Token]
    spent: Spent
    place: int = 0
    people: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.people = [p for token in _meant(self.tokens) for p in self._people_meant(token)]

    def has_more(self) -> bool:
        return self.place < len(self.tokens)

    def skip(self, kind: str) -> bool:
        if self.has_more() and self.tokens[self.place].kind == kind:
            self.place += 1
            return True
        return False

    def either(self) -> Condition:
        parts = [self._both()]
        while self.skip("or"):
            parts.append(self._both())
        return _joined("OR", parts)

    def _both(self) -> Condition:
        parts = []
        while self.has_more() and self.tokens[self.place].kind not in ("or", ")"):
            if not self.skip("and"):
                parts.append(self._negation())
        return _joined("AND", parts)

    def _negation(self) -> Condition:
        is_not = False
        while self.skip("not"):
            is_not = not is_not
        inner = self._one() if self.has_more() else Condition("")
        return Condition(f"NOT ({inner.sql})", inner.values) if is_not and inner.sql else inner

    def _one(self) -> Condition:
        """A word, or all that is in a bracket."""
        if self.skip("("):
            with self.spent.deeper():
                inner = self.either()
            self.skip(")")
            return inner
        token = self.tokens[self.place]
        self.place += 1
        return self._word(token) if token.kind == "word" else Condition("")

    def _word(self, token: Token) -> Condition:
        maker = _KEYS.get(token.key)
        if maker is not None:
            made = maker(self, token.text)
            if made is not None:
                return made
        text = f"{token.key}:{token.text}" if token.key else token.text
        return self._anything(text)

    def _anything(self, text: str) -> Condition:
        """A word without a key: in a name, in a path, or a date."""
        by_path = "o.id IN (SELECT photo_id FROM photo_paths WHERE path LIKE ? ESCAPE '\\')"
        found = Condition(by_path, (_pattern(text),))
        people = people_like(self.connection, text)
        if people:
            found = Condition(f"{found.sql} OR {_with_people(people)}", found.values)
        if _DATE.fullmatch(text):
            date = _on(text)
            found = Condition(f"{found.sql} OR {date.sql}", found.values + date.values)
        return found

    def _people_meant(self, token: Token) -> list[int]:
        """Whom `others:` does not count: people that the search asks for."""
        if token.key == "person":
            return people_called(self.connection, token.text)
        if token.key == "":
            return people_like(self.connection, token.text)
        return []


def people_called(connection: sqlite3.Connection, name: str) -> list[int]:
    """Ids of the people with exactly this name (case does not matter), or with the id #7."""
    if re.fullmatch(r"#\d{1,18}", name):
        rows = connection.execute("SELECT root_id FROM people WHERE id = ?", (int(name[1:]),))
        return [person for (person,) in rows]
    wanted = folded(name)
    return [person for person, known in _names(connection) if folded(known) == wanted]


def people_like(connection: sqlite3.Connection, text: str) -> list[int]:
    """Ids of the people whose name holds this text."""
    wanted = text.casefold()
    return [person for person, known in _names(connection) if wanted in known.casefold()]


def _names(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    return connection.execute(
        "SELECT id, name FROM people WHERE is_present AND root_id = id ORDER BY id"
    ).fetchall()


def _meant(found: list[Token]) -> Iterator[Token]:
    """Words that are not negated."""
    for before, token in zip([Token(""), *found], found, strict=False):
        if token.kind == "word" and before.kind != "not":
            yield token


def _joined(word: str, parts: list[Condition]) -> Condition:
    """The parts that ask for something, with AND or OR between them."""
    parts = [part for part in parts if part.sql]
    if len(parts) == 1:
        return parts[0]
    return Condition(
        f" {word} ".join(f"({part.sql})" for part in parts),
        tuple(value for part in parts for value in part.values),
    )


def _pattern(text: str) -> str:
    return "%" + re.sub(r"([%_\\])", r"\\\1", text) + "%"


def _listed(people: list[int]) -> str:
    return ",".join(map(str, people))


def _with_people(people: list[int]) -> str:
    if not people:
        return _NEVER
    return f"o.id IN (SELECT photo_id FROM person_faces WHERE person_id IN ({_listed(people)}))"


def _faces_of(people: list[int]) -> str:
    """How many faces of these people a photo has."""
    return (
        "(SELECT count(*) FROM person_faces p WHERE p.photo_id = o.id "
        f"AND p.person_id IN ({_listed(people)}))"
    )


# ----------------------------------------------------------------------------- what keys stand for


def _person(parser: _Parser, text: str) -> Condition:
    return Condition(_with_people(people_called(parser.connection, text)))


def _exactly(parser: _Parser, text: str) -> Condition:
    """Every one of them is there, and nobody else has a face in the photo."""
    wanted = [people_called(parser.connection, name) for name in text.split(",") if name.strip()]
    everyone = sorted({person for people in wanted for person in people})
    parts = [_with_people(people) for people in wanted]
    parts.append(f"{_OPEN_FACES} = {_faces_of(everyone)}")
    return Condition(" AND ".join(parts))


def _others(parser: _Parser, text: str) -> Condition | None:
    number = re.fullmatch(r"\d+", text)
    if number is None:
        return None
    return Condition(f"{_OPEN_FACES} - {_faces_of(parser.people)} >= ?", (int(text),))


#: One pass over an index that holds all it needs; the plus keeps SQLite from the one by photo,
#: which would read every face's whole row.
_COUNTED = f"SELECT photo_id FROM faces WHERE state IN {OPEN} GROUP BY +photo_id HAVING"


def _faces(parser: _Parser, text: str) -> Condition | None:
    asked = _compared("count(*)", text)
    if asked is None:
        return None
    of_none = f"SELECT {asked.sql.replace('count(*)', '0')}"
    if parser.connection.execute(of_none, asked.values).fetchone()[0]:
        return Condition(f"o.id NOT IN ({_COUNTED} NOT ({asked.sql}))", asked.values)
    return Condition(f"o.id IN ({_COUNTED} {asked.sql})", asked.values)


def _quality(_: _Parser, text: str) -> Condition | None:
    least = re.fullmatch(r"(>=|>|)(\d+(?:\.\d+)?)", text)
    if least is not None:
        found = f"SELECT photo_id FROM faces WHERE quality {least[1] or '>='} ? AND state IN"
        return Condition(f"o.id IN ({found} {OPEN})", (float(least[2]),))
    return _compared(
        f"(SELECT max(f.quality) FROM faces f WHERE f.photo_id = o.id AND f.state IN {OPEN})",
        text,
    )


def _compared(what: str, text: str) -> Condition | None:
    between = _RANGE.fullmatch(text)
    if between and all(re.fullmatch(r"\d+(\.\d+)?", side) for side in between.groups()):
        low, high = between.groups()
        return Condition(f"{what} BETWEEN ? AND ?", (float(low), float(high)))
    number = _NUMBER.fullmatch(text)
    if number is None:
        return None
    return Condition(f"{what} {number[1] or '='} ?", (float(number[2]),))


def _date(_: _Parser, text: str) -> Condition | None:
    between = _RANGE.fullmatch(text)
    if between and any(between.groups()):
        parts = [_from(between[1]), _until(between[2])]
        return None if None in parts else _joined("AND", [part for part in parts if part])
    return _on(text) if _DATE.fullmatch(text) else None


def _on(day: str) -> Condition:
    return Condition("substr(o.sort_time, 1, ?) = ?", (len(day), day))


def _from(day: str) -> Condition | None:
    if not day:
        return Condition("")
    return Condition("o.sort_time >= ?", (day,)) if _DATE.fullmatch(day) else None


def _until(day: str) -> Condition | None:
    if not day:
        return Condition("")
    wanted = Condition("substr(o.sort_time, 1, ?) <= ?", (len(day), day))
    return wanted if _DATE.fullmatch(day) else None


def _before(_: _Parser, text: str) -> Condition | None:
    return Condition("o.sort_time < ?", (text,)) if _DATE.fullmatch(text) else None


def _after(_: _Parser, text: str) -> Condition | None:
    wanted = Condition("substr(o.sort_time, 1, ?) > ?", (len(text), text))
    return wanted if _DATE.fullmatch(text) else None


#: The folder of a path with its last separator: all other characters are trimmed off its end.
_FOLDER = "rtrim(path, replace(replace(path, '/', ''), '\\', ''))"


def _folder(_: _Parser, text: str) -> Condition:
    return Condition(
        f"o.id IN (SELECT photo_id FROM photo_paths WHERE {_FOLDER} LIKE ? ESCAPE '\\')",
        (_pattern(text),),
    )


def _file(_: _Parser, text: str) -> Condition:
    return Condition(
        "o.id IN (SELECT photo_id FROM photo_paths WHERE "
        f"substr(path, length({_FOLDER}) + 1) LIKE ? ESCAPE '\\')",
        (_pattern(text),),
    )


def _album(parser: _Parser, text: str) -> Condition:
    rows = parser.connection.execute(
        "SELECT id, name, search FROM albums WHERE is_present ORDER BY id"
    ).fetchall()
    row = next((row for row in rows if folded(row[1]) == folded(text)), None)
    if row is None:
        return Condition(_NEVER)
    if row[2] is not None:
        with parser.spent.deeper():
            inner = _condition(parser.connection, row[2], parser.spent)
        return Condition(inner.sql or "1", inner.values)
    return Condition("o.id IN (SELECT photo_id FROM album_photos WHERE album_id = ?)", (row[0],))


def _is(_: _Parser, text: str) -> Condition | None:
    match text.lower():
        case "favourite" | "favorite":
            return Condition("o.is_favourite")
        case "unnamed":
            named = "(SELECT count(*) FROM person_faces p WHERE p.photo_id = o.id)"
            return Condition(f"{_OPEN_FACES} > {named}")
        case "missing":
            return Condition(
                "NOT EXISTS (SELECT 1 FROM photo_paths WHERE photo_id = o.id AND NOT is_missing)"
            )
    return None


_KEYS: dict[str, Callable[[_Parser, str], Condition | None]] = {
    "person": _person,
    "exactly": _exactly,
    "others": _others,
    "faces": _faces,
    "quality": _quality,
    "date": _date,
    "before": _before,
    "after": _after,
    "folder": _folder,
    "file": _file,
    "album": _album,
    "is": _is,
}
