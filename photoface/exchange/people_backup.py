"""The people of a library in one JSON file: who they are, and what was said about which face.

Faces are named by content hash and box, so another library finds them wherever its photos lie,
and whatever detector it uses. The file can be read and edited by anybody.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar

from photoface.domain.decisions import Kind, Origin
from photoface.domain.errors import PhotofaceError
from photoface.domain.faces import FaceOrigin, FaceState
from photoface.domain.geometry import Box
from photoface.domain.names import tidy
from photoface.domain.sentences import say

_FORMAT = "photoface people"
_VERSION = 1
Row = TypeVar("Row")


class PeopleBackupError(PhotofaceError):
    """A people backup cannot be read."""


@dataclass(frozen=True, slots=True)
class BackedUpPerson:
    """`cover` is a face key; dates are ISO 8601."""

    uid: str
    name: str
    hidden: bool = False
    cover: str | None = None
    birth_date: str | None = None
    death_date: str | None = None


@dataclass(frozen=True, slots=True)
class BackedUpFace:
    """`key` is the face's key, `box` its place in upright pixels; people are uids."""

    key: str
    box: Box
    state: FaceState
    person: str | None
    not_persons: tuple[str, ...]
    origin: Origin
    box_source: FaceOrigin


@dataclass(frozen=True, slots=True)
class BackedUpPair:
    """Two faces (keys) that are the same person, or different people."""

    one: str
    other: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class PeopleBackup:
    """`aliases`: {content hash: the one that keys use}, for files that got tags written in."""

    made_at: str
    people: tuple[BackedUpPerson, ...] = ()
    faces: tuple[BackedUpFace, ...] = ()
    pairs: tuple[BackedUpPair, ...] = ()
    twice_allowed: tuple[str, ...] = ()
    aliases: dict[str, str] = field(default_factory=dict)


def dump(backup: PeopleBackup) -> bytes:
    """One person or face a line, so that two backups can be compared."""
    head = {"format": _FORMAT, "version": _VERSION, "made_at": backup.made_at}
    parts = [f'"{key}": {json.dumps(value)}' for key, value in head.items()]
    for name in ("people", "faces", "pairs"):
        rows = (json.dumps(_plain(row), ensure_ascii=False) for row in getattr(backup, name))
        parts.append(f'"{name}": [\n' + ",\n".join(rows) + "\n]")
    parts.append(f'"twice_allowed": {json.dumps(backup.twice_allowed)}')
    parts.append(f'"aliases": {json.dumps(backup.aliases)}')
    return ("{" + ",\n".join(parts) + "}\n").encode()


def load(content: bytes) -> PeopleBackup:
    """Raises PeopleBackupError with a sentence."""
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise PeopleBackupError(say("This is no people backup, or it is damaged.")) from error
    if not isinstance(told, dict) or told.get("format") != _FORMAT:
        raise PeopleBackupError(say("This is no people backup."))
    if told.get("version", 0) > _VERSION:
        raise PeopleBackupError(say("This people backup was made by a newer Photoface."))
    try:
        return _read(told)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PeopleBackupError(say("This people backup is damaged.")) from error


def _read(told: dict[str, Any]) -> PeopleBackup:
    return PeopleBackup(
        made_at=str(told["made_at"]),
        people=tuple(p for p in map(_person, told["people"]) if p.name),
        faces=tuple(map(_face, told["faces"])),
        pairs=tuple(BackedUpPair(r["one"], r["other"], Kind(r["kind"])) for r in told["pairs"]),
        twice_allowed=tuple(map(str, told["twice_allowed"])),
        aliases={str(key): str(value) for key, value in told["aliases"].items()},
    )


def _person(row: dict[str, Any]) -> BackedUpPerson:
    return BackedUpPerson(**{**row, "name": tidy(row["name"])})


def _face(row: dict[str, Any]) -> BackedUpFace:
    return BackedUpFace(
        key=str(row["key"]),
        box=Box(*(float(value) for value in row["box"])),
        state=FaceState(row["state"]),
        person=row["person"],
        not_persons=tuple(row["not_persons"]),
        origin=Origin(row["origin"]),
        box_source=FaceOrigin(row["box_source"]),
    )


def _plain(row: object) -> dict[str, Any]:
    values = asdict(row)  # type: ignore[call-overload]
    if "box" in values:
        values["box"] = [round(v, 3) for v in values["box"].values()]
    return dict(values)
