"""XMP in files: read from every format that can hold it, written where it is safe."""

from __future__ import annotations

import mmap
from pathlib import Path

from photoface.domain.files import open_ordinary
from photoface.exchange.containers import ContainerError, container_of
from photoface.exchange.sidecars import SIDECAR_ENDING

#: Formats we write into. HEIC and AVIF would have to be taken apart, and RAW files are negatives:
#: both get sidecars.
WRITABLE_ENDINGS = frozenset({"jpg", "jpeg", "jpe", "jfif", "mpo", "png", "webp", "tif", "tiff"})
_SNIFFED = 32
_BOXED = b"ftyp"  # HEIC, AVIF and their kin


def packets_in(path: Path) -> list[bytes]:
    """The XMP packets of a photo, the main one first; none where there are or can be none. A
    sidecar is one.

    Raises OSError where the file cannot be read.
    """
    with open_ordinary(path) as file:
        if path.suffix.lower() == SIDECAR_ENDING:
            return [file.read()]
        start = file.read(_SNIFFED)
        container = container_of(start)
        if container is None:
            return _boxed_packets(path) if start[4:8] == _BOXED else []
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            try:
                return [bytes(packet) for packet in container.packets(data)]
            except ContainerError:
                return []  # damaged: it says nothing


def can_hold_tags(photo: Path) -> bool:
    """Whether tags can be written into a file of this kind."""
    return photo.suffix.lower().lstrip(".") in WRITABLE_ENDINGS


def _boxed_packets(photo: Path) -> list[bytes]:
    """From HEIC and AVIF, by their own libraries; a file they cannot read says nothing."""
    import pillow_heif
    from PIL import Image

    pillow_heif.register_heif_opener()
    try:
        with Image.open(photo, formats=("HEIF", "AVIF")) as image:
            packet = image.info.get("xmp")
    except Exception:  # decoders fed with broken bytes raise anything; photos are judged elsewhere
        return []
    return [bytes(packet)] if packet else []
