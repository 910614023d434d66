"""Photos: identity is the content, never the path."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_CAMERAS_AND_PHONES = """
    jpg jpeg jpe jfif png gif webp bmp tif tiff heic heif hif avif mpo jxl
    dng cr2 cr3 crw nef nrw arw sr2 srf raf rw2 rwl orf pef srw x3f mrw iiq mef mos 3fr fff erf
    kdc dcr
"""
_SCANNERS_AND_OLD_PROGRAMS = """
    apng jp2 jpx jpf j2k j2c psd pcd dib ppm pgm pbm pnm pfm tga ico cur icns sgi rgb bw pcx dcx
    dds blp fli flc im msp pxr ras spider xbm xpm qoi wal mic fits
"""
#: Endings that are looked at. A file without an ending is recognized by its first bytes; anything
#: else in a folder is left alone, silently.
PHOTO_ENDINGS = frozenset((_CAMERAS_AND_PHONES + _SCANNERS_AND_OLD_PROGRAMS).split())


class PhotoState(StrEnum):
    NEW = "new"  # known, not looked at yet
    DONE = "done"
    FAILED = "failed"  # could not be read; `reason` says why


@dataclass(frozen=True, slots=True)
class PhotoMetadata:
    """What a file says about itself. `taken_at` is ISO 8601 local time without a zone, or None."""

    taken_at: str | None
    camera: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read, and why, in words."""

    path: str
    reason: str
