"""Photos: identity is the content, never the path."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

#: Endings that are looked at. Everything else in a folder is left alone, silently.
PHOTO_ENDINGS = frozenset(
    ".jpg .jpeg .jpe .jfif .png .apng .gif .webp .bmp .tif .tiff .heic .heif .hif .avif .mpo "
    ".jp2 .j2k .jxl .psd .ppm .pgm .pbm .pnm .tga .ico "
    ".dng .cr2 .cr3 .crw .nef .nrw .arw .raf .rw2 .orf .pef .srw .x3f .mrw .iiq .3fr .erf .kdc .raw".split()
)


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
