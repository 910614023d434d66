"""Small JPEGs for grids."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def thumbnail_jpeg(rgb: NDArray[np.uint8], longest_side: int = 320, quality: int = 80) -> bytes:
    """uint8 RGB of shape (rows, columns, 3) -> a JPEG whose longest side is at most `longest_side`.

    Whole blocks of pixels are averaged first and the last step interpolates, as
    `Image.thumbnail(reducing_gap=...)` does; smaller pictures are not enlarged.
    """
    image = Image.fromarray(rgb)
    image.thumbnail((longest_side, longest_side), Image.Resampling.BICUBIC, reducing_gap=2.0)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()
