"""Opening files of others: folders of photos hold pipes and devices, which block or never end.

And removing files of ours that nobody finished.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from photoface.domain.sentences import say

_STALE_SECONDS = 3600.0


class NotOrdinaryError(OSError):
    """A pipe or a device, which is never read."""


def open_ordinary(path: Path | str) -> BinaryIO:
    """Open an ordinary file for reading, without waiting. OSError for everything else."""
    file = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 - the caller closes it
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise NotOrdinaryError(errno.EINVAL, say("it is a pipe or a device"))
    return file


def read_ordinary(path: Path | str) -> bytes:
    """All of an ordinary file. Raises as `open_ordinary` does."""
    with open_ordinary(path) as file:
        return file.read()


def sweep(folder: Path, pattern: str, *, now: float) -> None:
    """Remove what a kill or a power cut left unfinished in a folder, an hour ago or more."""
    for path in folder.glob(pattern):
        try:
            if now - path.stat().st_mtime > _STALE_SECONDS:
                path.unlink()
        except OSError:
            continue  # somebody else's, or gone


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
