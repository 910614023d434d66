"""Pictures as cameras store them: turned, and as RAW files."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

#: What a camera held in position n stores: the inverse of what brings the picture upright.
_STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def stored_as(upright: Image.Image, orientation: int) -> Image.Image:
    """The pixels that lie in a file whose EXIF orientation is `orientation`."""
    method = _STORED.get(orientation)
    return upright if method is None else upright.transpose(method)


def write_dng(
    path: Path, stored: Image.Image, *, orientation: int = 1, preview: Image.Image | None = None
) -> Path:
    """A minimal DNG (Adobe DNG 1.4): a Bayer mosaic, with a JPEG preview in front if given."""
    width, height = stored.size
    raw_ifd = [
        *_common_tags(width, height, photometric=32803, compression=1, samples=1),
        (258, "H", [16]),
        (33421, "H", [2, 2]),  # the mosaic repeats every 2 x 2:
        (33422, "B", [0, 1, 1, 2]),  # red green / green blue
        (50717, "I", [4080]),  # white
    ]
    shot = [
        (271, "s", b"Tester\0"),
        (272, "s", b"Tester One\0"),
        (274, "H", [orientation]),
        (50706, "B", [1, 4, 0, 0]),
        (50708, "s", b"Tester One\0"),
        (50721, "i2", [v for x in np.eye(3, dtype=int).ravel() for v in (int(x), 1)]),
        (50728, "I2", [1, 1] * 3),
        (50778, "H", [21]),
        (36867, "s", b"2020:02:03 04:05:06\0"),
    ]
    mosaic = _mosaic(np.asarray(stored)).tobytes()
    if preview is None:
        path.write_bytes(_tiff([([*raw_ifd, *shot], mosaic)]))
        return path
    jpeg = io.BytesIO()
    preview.save(jpeg, "JPEG", quality=95)
    front = _common_tags(*preview.size, photometric=6, compression=7, samples=3)
    front += [(258, "H", [8, 8, 8]), (254, "I", [1]), *shot]
    path.write_bytes(_tiff([(front, jpeg.getvalue()), ([*raw_ifd, (254, "I", [0])], mosaic)]))
    return path


def _common_tags(
    width: int, height: int, *, photometric: int, compression: int, samples: int
) -> list[tuple[int, str, list[int] | bytes]]:
    return [
        (256, "I", [width]),
        (257, "I", [height]),
        (259, "H", [compression]),
        (262, "H", [photometric]),
        (277, "H", [samples]),
        (278, "I", [height]),
    ]


def _mosaic(rgb: NDArray[np.uint8]) -> NDArray[np.uint16]:
    deep = rgb.astype(np.uint16) * 16
    mosaic = deep[..., 1].copy()
    mosaic[0::2, 0::2] = deep[0::2, 0::2, 0]
    mosaic[1::2, 1::2] = deep[1::2, 1::2, 2]
    return mosaic


_TYPES = {"B": 1, "s": 2, "H": 3, "I": 4, "I2": 5, "i2": 10}


def _tiff(pages: list[tuple[list[tuple[int, str, list[int] | bytes]], bytes]]) -> bytes:
    """Pages of (tags, pixels of one strip); every page after the first is a SubIFD of the first."""
    out = bytearray(b"II*\0\0\0\0\0")
    starts: list[int] = []
    for tags, strip in reversed(pages):
        strip_at = len(out)
        out += strip + b"\0" * (len(strip) % 2)
        tags = [*tags, (273, "I", [strip_at]), (279, "I", [len(strip)])]
        if starts and len(starts) == len(pages) - 1:
            tags.append((330, "I", starts))
        entries = b""
        for tag, kind, values in sorted(tags, key=lambda entry: entry[0]):
            raw = values if isinstance(values, bytes) else struct.pack(
                f"<{len(values)}{kind[0]}", *values
            )  # fmt: skip
            count = len(values) // (2 if kind.endswith("2") else 1)
            if len(raw) > 4:
                at, raw = len(out), raw + b"\0" * (len(raw) % 2)
                out += raw
                raw = struct.pack("<I", at)
            entries += struct.pack("<HHI4s", tag, _TYPES[kind], count, raw)
        starts.append(len(out))
        out += struct.pack("<H", len(tags)) + entries + b"\0\0\0\0"
    out[4:8] = struct.pack("<I", starts[-1])
    return bytes(out)
