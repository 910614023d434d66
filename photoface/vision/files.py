"""Opening a file that claims to be a photo, and telling from its first bytes whether it may be one.

Folders of photos hold more than files: pipes and devices would block a reader for ever, and a
folder may be called `holiday.jpg`. Only ordinary files are ever read.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from photoface.domain.errors import PhotoUnreadableError, reason_of
from photoface.domain.files import NotOrdinaryError, open_ordinary
from photoface.domain.sentences import say

#: Bytes that `is_picture_start` and `is_raw_start` need at least.
SNIFFED_BYTES = 32

_PICTURE_STARTS = (
    b"\xff\xd8\xff",  # JPEG
    b"\x89PNG\r\n\x1a\n",
    b"GIF87a",
    b"GIF89a",
    b"BM",
    b"II*\0",  # TIFF, and the RAW formats built on it
    b"MM\0*",
    b"II+\0",  # BigTIFF
    b"MM\0+",
    b"8BPS",  # Photoshop
    b"\0\0\0\x0cjP  \r\n\x87\n",  # JPEG 2000
    b"\xff\x4f\xff\x51",
    b"\0\0\0\x0cJXL \r\n\x87\n",
    b"\xff\x0a",  # JPEG XL codestream
)
_RAW_STARTS = (
    b"FUJIFILMCCD-RAW",
    b"IIU\0",  # Panasonic
    b"IIRO",  # Olympus
    b"IIRS",
    b"MMOR",
    b"FOVb",  # Sigma
    b"\0MRM",  # Minolta
    b"II\x1a\0\0\0HEAPCCDR",  # Canon CRW
)
_HEIF_BRANDS = frozenset(b"heic heix heim heis hevc hevx hevm hevs mif1 msf1 avif avis".split())


def open_photo(path: Path | str) -> BinaryIO:
    """Open an ordinary, non-empty file for reading; never waits for a pipe or a device.

    Raises PhotoUnreadableError with a sentence for everything else.
    """
    try:
        file = open_ordinary(path)
    except (OSError, ValueError) as error:
        raise PhotoUnreadableError(_why_not_opened(path, error)) from error
    if os.fstat(file.fileno()).st_size > 0:
        return file
    file.close()
    raise PhotoUnreadableError(say("The file is empty."))


def looks_like_photo(path: Path | str) -> bool:
    """Whether the first bytes are those of a photo; for files whose name does not say."""
    try:
        with open_photo(path) as file:
            start = file.read(SNIFFED_BYTES)
    except (OSError, PhotoUnreadableError):
        return False
    return is_picture_start(start) or is_raw_start(start)


def is_picture_start(start: bytes) -> bool:
    """Whether these first bytes announce a picture (JPEG, PNG, TIFF, HEIC, WebP ...)."""
    if start[:4] == b"RIFF":
        return start[8:12] == b"WEBP"
    if start[4:8] == b"ftyp":
        return start[8:12] in _HEIF_BRANDS
    return start.startswith(_PICTURE_STARTS)


def is_tiff_start(start: bytes) -> bool:
    """TIFF, which is also the shell of most RAW formats."""
    return start[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def is_jpeg_xl_start(start: bytes) -> bool:
    return start.startswith(b"\xff\x0a") or start[4:8] == b"JXL "


def is_raw_start(start: bytes) -> bool:
    """Whether these first bytes are those of a camera's RAW format that is not plain TIFF."""
    if start[4:8] == b"ftyp":
        return start[8:12] == b"crx "  # Canon CR3
    is_cr2 = start[:4] == b"II*\0" and start[8:10] == b"CR"
    return is_cr2 or start.startswith(_RAW_STARTS)


def _why_not_opened(path: Path | str, error: OSError | ValueError) -> str:
    if isinstance(error, IsADirectoryError) or os.path.isdir(path):
        return say("This is a folder, not a file.")
    if isinstance(error, NotOrdinaryError):
        return say("This is not an ordinary file but a pipe or a device.")
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return say("The file is not there any more.")
    if isinstance(error, PermissionError):
        return say("Photoface is not allowed to read this file.")
    return say("The file cannot be opened ({reason}).", reason=reason_of(error))
