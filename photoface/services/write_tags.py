"""What the user said goes out with the photos: into sidecars, or into the files themselves.

Off unless the library's settings (or the caller) say where. A file that gets tags has another
content afterwards; the library is told before the new file takes its place, so it stays the same
photo and is not read again, whatever happens in between.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from photoface.domain.errors import DiskFullError, PhotofaceError, reason_of
from photoface.domain.files import read_ordinary, sweep
from photoface.domain.photos import Problem
from photoface.domain.sentences import in_a_row, say, sayn
from photoface.domain.settings import TAG_PLACES
from photoface.domain.tags import FaceTag, PersonTag, TagSource
from photoface.exchange.embedded import can_hold_tags, packets_in
from photoface.exchange.frames import Frame
from photoface.exchange.safe_write import UNFINISHED, TagsNotWrittenError, replace_file, with_packet
from photoface.exchange.sidecars import new_sidecar_of, sidecars_of
from photoface.exchange.writing import put_tags
from photoface.exchange.xmp import OWN, Xmp
from photoface.services.library import Library
from photoface.services.tag_sources import TaggedPhoto, frame_of, readable_photos
from photoface.store import photos
from photoface.store.told_faces import ToldFaces, is_twice_allowed, people_told
from photoface.vision.raw import RAW_ENDINGS


class FileChangedError(PhotofaceError):
    """A photo is not any more what the library knows."""


#: Called with (photos looked at, photos in all).
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class TagWriting:
    """What was written (or would be): paths of photos and sidecars, and what went wrong."""

    photos: int = 0  # looked at
    written: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        done = sayn(
            "Tags of 1 file written; the others were as they should be.",
            "Tags of {n} files written; the others were as they should be.",
            len(self.written),
        )
        if not self.problems:
            return done
        failed = sayn("1 could not be written.", "{n} could not be written.", len(self.problems))
        return in_a_row([done, failed])


def write_tags(
    library: Library,
    *,
    place: str | None = None,
    folders: Sequence[str] = (),
    photo_ids: Sequence[int] | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> TagWriting:
    """Bring the tags of photos (all, below some folders, or some) to what the library says.

    place: "sidecars" or "files"; None: as the library's settings say. Files that are right already
    are not touched. Raises PhotofaceError where writing is off, DiskFullError when it ends.
    """
    place = _checked(place or library.settings.tags)
    wanted = library.read(lambda c: readable_photos(c, folders=folders, photo_ids=photo_ids))
    writer = _Writer(library, place, dry_run)
    for number, photo in enumerate(wanted, start=1):
        if is_cancelled():
            break
        writer.write(photo)
        if progress:
            progress(number, len(wanted))
    return writer.report


def _checked(place: str) -> str:
    if place not in TAG_PLACES:
        raise PhotofaceError(
            say(
                "Tags are written to {places}, not to {place}.",
                places=TAG_PLACES[1:],
                place=place,
            )
        )
    if place == "off":
        raise PhotofaceError(
            say(
                "Writing tags is off for this library. Choose whether they go into sidecars or "
                "files."
            )
        )
    return place


class _Writer:
    """Writes photo by photo; one that cannot be written does not stop the others."""

    def __init__(self, library: Library, place: str, dry_run: bool) -> None:
        self._library = library
        self._place = place
        self._dry_run = dry_run
        self._swept: set[Path] = set()
        self._people = library.read(people_told)
        self.report = TagWriting()

    def write(self, photo: TaggedPhoto) -> None:
        self.report.photos += 1
        faces, twice_allowed = self._library.read(lambda c: _tags(c, photo.id, self._people))
        targets = list(self._targets(photo, has_faces=bool(faces)))
        if not targets:
            return
        try:
            content = _Content(faces, frame_of(photo), twice_allowed)
        except PhotofaceError as error:
            self.report.problems.append(Problem(photo.paths[0], error.sentence))
            return
        for path, target in targets:
            self._write_one(photo, path, target, content)

    def _targets(self, photo: TaggedPhoto, *, has_faces: bool) -> Iterator[tuple[Path, Path]]:
        """(photo, file that gets the tags); a sidecar that is there is always kept right."""
        for path in map(Path, photo.paths):
            sidecars = sidecars_of(path, raw_endings=RAW_ENDINGS)
            into_file = self._place == "files" and can_hold_tags(path)
            wanted = [path] if into_file else sidecars[:1] or [new_sidecar_of(path)]
            wanted += [sidecar for sidecar in sidecars if sidecar not in wanted]
            yield from ((path, t) for t in wanted if has_faces or _holds_ours(t))

    def _write_one(self, photo: TaggedPhoto, path: Path, target: Path, content: _Content) -> None:
        try:
            self._check_unchanged(path)
            if target == path:
                self._into_file(photo, path, content)
            else:
                self._into_sidecar(target, content)
        except DiskFullError:
            raise
        except TagsNotWrittenError as error:
            self.report.problems.append(Problem(str(target), error.sentence))
            if target == path:
                beside = [*sidecars_of(path, raw_endings=RAW_ENDINGS), new_sidecar_of(path)]
                self._write_one(photo, path, beside[0], content)
        except PhotofaceError as error:
            self.report.problems.append(Problem(str(target), error.sentence))
        except OSError as error:
            self.report.problems.append(
                Problem(
                    str(target),
                    say("It cannot be read ({reason}).", reason=reason_of(error)),
                )
            )

    def _into_sidecar(self, target: Path, content: _Content) -> None:
        old = read_ordinary(target) if target.exists() else None
        packet = content.put_into(old)
        if packet is not None and not self._dry_run:
            self._sweep(target.parent)
            replace_file(target, packet)
        if packet is not None:
            self.report.written.append(str(target))

    def _into_file(self, photo: TaggedPhoto, path: Path, content: _Content) -> None:
        packet = content.put_into(next(iter(packets_in(path)), None))
        if packet is None:
            return
        new = with_packet(path, packet)

        def register() -> None:
            self._check_unchanged(path)
            self._library.write(
                lambda c: photos.add_alias(c, new.content_hash, photo.identity)
            ).result()

        if not self._dry_run:
            self._sweep(path.parent)
            replace_file(path, new.content, before=register)
            self._know_again(path, new.content_hash)
        self.report.written.append(str(path))

    def _check_unchanged(self, path: Path) -> None:
        """Boxes belong to the content that was read, and so does what we tell of the new one."""
        now = os.stat(path)
        known = self._library.read(lambda c: photos.known_path(c, str(path)))
        if known is None or (known.size, known.mtime_ns) != (now.st_size, photos.file_time(now)):
            raise FileChangedError(say("The file was changed since it was read; scan it first."))

    def _know_again(self, path: Path, content_hash: str) -> None:
        now = os.stat(path)
        file = photos.FoundFile(str(path), content_hash, now.st_size, photos.file_time(now))
        self._library.write(lambda c: photos.add_files(c, [file])).result()

    def _sweep(self, folder: Path) -> None:
        if folder not in self._swept:
            self._swept.add(folder)
            sweep(folder, UNFINISHED, now=time.time())


@dataclass(frozen=True, slots=True)
class _Content:
    """What the tags of one photo shall say."""

    faces: list[FaceTag]
    frame: Frame
    twice_allowed: bool

    def put_into(self, packet: bytes | None) -> bytes | None:
        """The new packet, None if the old one says it already. Raises TagsUnreadableError."""
        xmp = Xmp.parse(packet) if packet else Xmp.empty()
        before = xmp.packet()
        put_tags(xmp, self.faces, self.frame, twice_allowed=self.twice_allowed)
        after = xmp.packet()
        return None if after == before else after


def _tags(
    connection: sqlite3.Connection, photo: int, people: Mapping[str, PersonTag]
) -> tuple[list[FaceTag], bool]:
    faces = ToldFaces(connection, people).of_photo(photo)
    tags = [
        FaceTag(
            f.box, f.state, f.person, TagSource.PHOTOFACE, f.not_persons, f.origin, f.box_source
        )
        for f in faces
    ]
    return tags, is_twice_allowed(connection, photo)


def _holds_ours(target: Path) -> bool:
    """Whether we wrote into this file before, so that there may be something to take back."""
    try:
        return any(OWN.encode() in packet for packet in packets_in(target))
    except OSError:
        return False
