"""Where XMP lies inside a file, and how to change it without touching any other byte.

Each module here speaks one file format through three functions over the file's bytes:
`packets(data)` (the XMP in it, the main packet first), `splice(data, packet)` (the same file with
another main packet) and `foreign(data)` (all that is not XMP: equal before and after, or the
result is thrown away). They raise `ContainerError` where the structure is not what it should be.
"""

from __future__ import annotations

import mmap
from types import ModuleType


class ContainerError(ValueError):
    """The file's structure is not understood, or has no room: leave the file alone."""


Data = bytes | mmap.mmap


def container_of(start: bytes) -> ModuleType | None:
    """The module for a file that begins with these bytes, None if XMP in it is not our business."""
    from photoface.exchange.containers import jpeg, png, tiff, webp

    if start.startswith(b"\xff\xd8\xff"):
        return jpeg
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return png
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return webp
    return tiff if start[:4] in (b"II*\0", b"MM\0*") else None
