"""Folders by person: a copy or a link of every photo in a folder of each one's name."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from photoface.domain.errors import PhotofaceError, reason_of
from photoface.domain.files import open_ordinary
from photoface.domain.sentences import say

#: What some system does not allow in a name, and what a shell would trip over.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.IGNORECASE)
_LONGEST_BYTES = 200  # file systems allow 255 bytes; names may get a number


class How(StrEnum):
    COPY = "copy"
    HARD_LINK = "hard-link"
    SYMLINK = "symlink"


class ExportError(PhotofaceError):
    """A photo could not be put into a person's folder; the sentence says why."""


def folder_names(people: Iterable[tuple[int, str]]) -> dict[int, str]:
    """A folder name for each person that every system can hold, no two alike."""
    names: dict[int, str] = {}
    taken: set[str] = set()
    for person, name in people:
        names[person] = unique(_safe(name), taken)
    return names


def unique(name: str, taken: set[str]) -> str:
    """The name, with a number before its ending if it is taken (case does not count); takes it."""
    stem, ending = os.path.splitext(name)
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{stem} ({number}){ending}"
    taken.add(free.casefold())
    return free


def put(source: Path, target: Path, how: How) -> bool:
    """Make `target` a copy of or link to `source`; False if it is that already.

    A file of another content that is in the way is never replaced: ExportError.
    """
    if is_done(source, target, how):
        return False
    if os.path.lexists(target):
        raise ExportError(say("{target} is there already and is something else.", target=target))
    try:
        _make(source, target, how)
    except OSError as error:
        raise ExportError(_sentence(error, target)) from error
    return True


def is_done(source: Path, target: Path, how: How) -> bool:
    """Whether an earlier export made this very file."""
    try:
        if how is How.SYMLINK:
            return target.is_symlink() and os.path.realpath(target) == os.path.realpath(source)
        if how is How.HARD_LINK:
            return not target.is_symlink() and os.path.samefile(source, target)
        one, other = source.stat(), target.lstat()
        return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)
    except OSError:
        return False


def _make(source: Path, target: Path, how: How) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if how is How.SYMLINK:
        target.symlink_to(os.path.realpath(source))
    elif how is How.HARD_LINK:
        os.link(source, target)
    else:
        unfinished = target.with_name(f".{target.name}.part"[-_LONGEST_BYTES:])
        try:
            open_ordinary(source).close()  # a copy of a device would never end
            shutil.copy2(source, unfinished)
            os.replace(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)


def _safe(name: str) -> str:
    """Windows drops spaces and dots at the end and knows devices by name; no system likes "/"."""
    safe = _FORBIDDEN.sub("_", name).strip().rstrip(". ")
    while len(safe.encode()) > _LONGEST_BYTES:
        safe = safe[:-1]
    if not safe or safe.startswith("."):
        safe = f"_{safe}"
    return f"{safe}_" if _RESERVED.match(safe) else safe


def _sentence(error: OSError, target: Path) -> str:
    if error.errno == errno.EXDEV:
        return say(
            "Hard links work on one disk only; choose copies, or a folder on the photos' disk."
        )
    if error.errno == errno.ENOSPC:
        return say("There is no space left in {parent}.", parent=target.parent)
    if getattr(error, "winerror", None) == 1314:
        return say(
            "Windows allows symbolic links in developer mode only; choose copies or hard links."
        )
    return say("{name} could not be made ({reason}).", name=target.name, reason=reason_of(error))
