"""What pillow-heif does not tell: whether a HEIC file turns its picture itself."""

from __future__ import annotations

import struct
from typing import BinaryIO


def turns_itself(file: BinaryIO) -> bool:
    """Whether the file has a rotation or mirroring of its own (`irot`, `imir`; ISO 23008-12).

    Then libheif has applied it, and the EXIF orientation beside it, if any, must not be applied
    a second time. Only files without it (written by tools that know EXIF but not HEIF) are turned
    by EXIF.
    """
    properties = _meta_box(file)
    return b"irot" in properties or b"imir" in properties


def _meta_box(file: BinaryIO) -> bytes:
    """The box that describes the pictures; the top level is walked box by box."""
    file.seek(0)
    while len(header := file.read(8)) == 8:
        size, name = struct.unpack(">I4s", header)
        content = size - 8
        if size == 1:
            content = int.from_bytes(file.read(8), "big") - 16
        if name == b"meta":
            return file.read(content) if size else file.read()
        if content < 0:  # to the end of the file, or broken
            break
        file.seek(content, 1)
    return b""
