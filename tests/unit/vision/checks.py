"""What the tests of decoding look at and for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photoface.domain.errors import PhotoUnreadableError
from photoface.vision.decode import DecodedPhoto, decode_photo

#: Endings that carry an orientation, with options that keep the pixels close to the original.
CARRIERS = {
    "jpg": {"quality": 95, "subsampling": 0},
    "png": {},
    "webp": {"lossless": True},
    "tif": {},
    "tiff": {"compression": "tiff_lzw"},
    "avif": {"quality": 95, "speed": 10},
    "heic": {"quality": 95},
}


def assert_shows(photo: DecodedPhoto, expected: Image.Image, tolerance: float = 4.0) -> None:
    """The pixels are those of `expected`, apart from what lossy compression changes."""
    columns, rows = photo.rgb.shape[1], photo.rgb.shape[0]
    wanted = np.asarray(expected.convert("RGB").resize((columns, rows), Image.Resampling.BOX))
    assert np.abs(photo.rgb.astype(int) - wanted).mean() < tolerance


def likeness(photo: DecodedPhoto, image: Image.Image) -> float:
    """Correlation, which does not mind LibRaw's idea of brightness."""
    wanted = np.asarray(image.resize(photo.rgb.shape[1::-1]))
    return float(np.corrcoef(photo.rgb.ravel(), wanted.ravel())[0, 1])


def refusal(path: Path, **options: float) -> str:
    with pytest.raises(PhotoUnreadableError) as caught:
        decode_photo(path, **options)
    return caught.value.sentence
