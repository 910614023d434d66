"""Walking folders: which photo files are there, which are new, changed, gone or back."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from photoface.domain.errors import FolderGoneError, reason_of
from photoface.domain.photos import PHOTO_ENDINGS
from photoface.domain.sentences import say
from photoface.store.photos import FoundFile, KnownPath, file_time
from photoface.vision.files import looks_like_photo

#: Folders that hold copies made by other programs, never a family's photos.
_SKIPPED_FOLDERS = frozenset(
    {"@eaDir", ".thumbnails", ".picasaoriginals", "$RECYCLE.BIN", "System Volume Information"}
)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or folder of which not even the bytes can be read."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A path that was gone and is there again, unchanged."""

    path: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A known path that is not there now."""

    path: str


Finding = FoundFile | Unreadable | Returned | Gone


def find_changes(
    folder: Path,
    known: dict[str, KnownPath],
    *,
    skip: Path | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Finding]:
    """Compare a folder on disk with what the library knows of it.

    Only new and changed files (by size and time) are read, to hash them. `skip` (the library's own
    folder) is left out. Raises FolderGoneError if `folder` is not there.
    """
    if not folder.is_dir():
        raise FolderGoneError(
            say(
                "The folder {folder} is not there (a drive that is not plugged in, perhaps). "
                "Its photos stay known.",
                folder=folder,
            )
        )
    seen = set()
    for entry in _walk(folder, skip):
        if is_cancelled():
            return
        if isinstance(entry, Unreadable):
            yield entry
            continue
        seen.add(entry)
        finding = _look_at(entry, known.get(entry))
        if finding is not None:
            yield finding
    yield from (Gone(p) for p, row in known.items() if p not in seen and not row.is_missing)


def _look_at(path: str, known: KnownPath | None) -> Finding | None:
    """None if the library knows this very file already."""
    try:
        status = os.stat(path)
        if known and (known.size, known.mtime_ns) == (status.st_size, file_time(status)):
            return Returned(path) if known.is_missing else None
        return FoundFile(path, content_hash(path), status.st_size, file_time(status))
    except OSError as error:
        return None if error.errno == errno.ENOENT else Unreadable(path, _sentence(error))


def content_hash(path: str) -> str:
    """BLAKE2b (160 bits, hexadecimal) of a file's bytes: the photo's identity."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=20)).hexdigest()


def _walk(folder: Path, skip: Path | None) -> Iterator[str | Unreadable]:
    """Photo files below a folder, in order of name. Links to folders are not followed (loops)."""
    stack = [str(folder)]
    while stack:
        here = stack.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            yield Unreadable(here, _sentence(error))
            continue
        folders = [e.path for e in entries if _is_wanted_folder(e, skip)]
        stack.extend(path for path in reversed(folders) if is_text(path))
        found = folders + [e.path for e in entries if _is_photo(e)]
        yield from (_nameless(path) for path in found if not is_text(path))
        yield from (path for path in found[len(folders) :] if is_text(path))


def is_text(path: str) -> bool:
    """False for a path with bytes in it that are no letters (not UTF-8): no database, and no other
    program, could name it."""
    return _NO_TEXT.search(path) is None


def _nameless(path: str) -> Unreadable:
    return Unreadable(os.fsencode(path).decode("utf-8", "replace"), NAMELESS)


def _is_wanted_folder(entry: os.DirEntry[str], skip: Path | None) -> bool:
    if entry.name in _SKIPPED_FOLDERS or entry.name.startswith("."):
        return False
    try:
        return entry.is_dir(follow_symlinks=False) and (skip is None or Path(entry.path) != skip)
    except OSError:
        return False


def _is_photo(entry: os.DirEntry[str]) -> bool:
    """By ending; a file with an unknown ending or none by its first bytes."""
    if entry.name.startswith("."):
        return False
    try:
        if not entry.is_file():
            return False
    except OSError:
        return False
    ending = os.path.splitext(entry.name)[1].lstrip(".").lower()
    if ending in PHOTO_ENDINGS:
        return True
    return ending in _UNSURE_ENDINGS and looks_like_photo(Path(entry.path))


#: Endings that say nothing: such files are recognized by their first bytes.
_UNSURE_ENDINGS = frozenset({"", "bin", "tmp", "bak", "orig", "old", "img", "pic"})


#: Why a file or folder cannot be taken in.
NAMELESS = say("The name of this is no readable text (UTF-8); give it another name.")
#: What Python makes of bytes in a path that are not UTF-8.
_NO_TEXT = re.compile("[\ud800-\udfff]")


def _sentence(error: OSError) -> str:
    if error.errno in (errno.EACCES, errno.EPERM):
        return say("You have no permission to read this.")
    if error.errno == errno.EIO:
        return say("The disk could not read this (a hardware error, perhaps).")
    return say("This could not be read: {reason}.", reason=reason_of(error))
