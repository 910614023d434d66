"""From a photo in the library to what its files say about it: frame, packets, Picasa's notes."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from photoface.domain.errors import reason_of
from photoface.domain.faces import FaceOrigin, FaceState
from photoface.domain.geometry import Box
from photoface.domain.photos import Problem
from photoface.domain.sentences import say
from photoface.exchange import picasa
from photoface.exchange.embedded import packets_in
from photoface.exchange.frames import Frame
from photoface.exchange.reading import Picasa, may_speak_of_people
from photoface.exchange.sidecars import sidecars_of
from photoface.exchange.xmp import TagsUnreadableError, Xmp
from photoface.vision.decode import read_orientation
from photoface.vision.raw import RAW_ENDINGS


@dataclass(frozen=True, slots=True)
class TaggedPhoto:
    """A photo that was read: identity (content hash), upright size, files that are there."""

    id: int
    identity: str
    width: int
    height: int
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownFace:
    """A face of the library. `box` in upright pixels."""

    key: str
    box: Box
    state: FaceState
    origin: FaceOrigin


def readable_photos(
    connection: sqlite3.Connection,
    *,
    folders: Sequence[str] = (),
    photo_ids: Sequence[int] | None = None,
) -> list[TaggedPhoto]:
    """Photos that were read and lie somewhere, in order of id; optionally only some of them."""
    rows = connection.execute(
        "SELECT p.id, p.content_hash, p.width, p.height, pp.path FROM photos p JOIN photo_paths pp "
        "ON pp.photo_id = p.id AND NOT pp.is_missing WHERE p.state = 'done' AND p.width > 0 "
        "AND p.height > 0 ORDER BY p.id, pp.id"
    )
    wanted = None if photo_ids is None else set(photo_ids)
    found: dict[int, TaggedPhoto] = {}
    for photo, identity, width, height, path in rows:
        if (wanted is not None and photo not in wanted) or not _is_in(path, folders):
            continue
        paths = found[photo].paths if photo in found else ()
        found[photo] = TaggedPhoto(photo, identity, width, height, (*paths, path))
    return list(found.values())


def frame_of(photo: TaggedPhoto) -> Frame:
    """Raises PhotoUnreadableError if the file cannot be opened any more."""
    return Frame(photo.width, photo.height, read_orientation(photo.paths[0]))


def packets_of(photo: TaggedPhoto) -> tuple[list[Xmp], list[Problem]]:
    """XMP that may speak of people: of all sidecars first, then of the files themselves.

    What cannot be read is left out and told.
    """
    found: list[Xmp] = []
    problems: list[Problem] = []
    files = [Path(path) for path in photo.paths]
    sidecars = (s for file in files for s in sidecars_of(file, raw_endings=RAW_ENDINGS))
    for path in (*sidecars, *files):
        try:
            found += [
                Xmp.parse(packet) for packet in packets_in(path) if may_speak_of_people(packet)
            ]
        except TagsUnreadableError as error:
            problems.append(Problem(str(path), error.sentence))
        except OSError as error:
            problems.append(
                Problem(str(path), say("It cannot be read ({reason}).", reason=reason_of(error)))
            )
    return found, problems


class PicasaNotes:
    """Picasa's notes on photos, each folder's file read once."""

    def __init__(self, contacts: Path | None = None) -> None:
        self._contacts = picasa.read_contacts(contacts) if contacts else {}
        self._folder = lru_cache(maxsize=64)(picasa.read_folder)

    def of(self, photo: TaggedPhoto) -> Picasa:
        """What Picasa says of the first file that it knows."""
        for path in map(Path, photo.paths):
            regions = self._folder(path.parent).regions(path.name, self._contacts)
            if regions:
                is_raw = path.suffix.lower().lstrip(".") in RAW_ENDINGS
                return Picasa(regions, is_upright=is_raw)
        return Picasa()


def known_faces(connection: sqlite3.Connection, photo: int) -> list[KnownFace]:
    """Every face of a photo."""
    rows = connection.execute(
        "SELECT face_key, x, y, w, h, state, origin FROM faces WHERE photo_id = ? ORDER BY id",
        (photo,),
    )
    return [
        KnownFace(key, Box(*box), FaceState(state), FaceOrigin(origin))
        for key, *box, state, origin in rows
    ]


def _is_in(path: str, folders: Sequence[str]) -> bool:
    return not folders or any(Path(path).is_relative_to(folder) for folder in folders)
