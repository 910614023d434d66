"""Square crops of faces for the screen."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoface.domain.geometry import Box

_CROP_MARGIN = 0.4  # of the face's longer side, on each side
_CROP_SIDE = 192
_CROP_QUALITY = 85


def crop_jpeg(rgb: NDArray[np.uint8], box: Box) -> bytes:
    """A square JPEG around a face, at most 192 pixels wide, shifted to stay inside the picture."""
    height, width = rgb.shape[:2]
    side = min(max(box.w, box.h) * (1 + 2 * _CROP_MARGIN), width, height)
    left = _clamp(box.x + box.w / 2 - side / 2, width - side)
    top = _clamp(box.y + box.h / 2 - side / 2, height - side)
    rows = slice(round(top), max(round(top + side), round(top) + 1))
    columns = slice(round(left), max(round(left + side), round(left) + 1))
    image = Image.fromarray(np.ascontiguousarray(rgb[rows, columns]))
    target = max(1, min(_CROP_SIDE, round(side)))
    small = image.resize((target, target), Image.Resampling.BICUBIC, reducing_gap=2.0)
    file = BytesIO()
    small.save(file, "JPEG", quality=_CROP_QUALITY)
    return file.getvalue()


def _clamp(value: float, highest: float) -> float:
    return min(max(value, 0.0), max(highest, 0.0))
