"""Faces of nobody, made of two: as many people as one likes, where only few were photographed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Chip = NDArray[np.uint8]
_STRETCH = 0.1


def mixture(chip: Chip, other: Chip, rng: np.random.Generator) -> Chip:
    """Two aligned chips (uint8 S x S x 3) laid over each other, 3:7 to 7:3, and stretched by up to
    a tenth in each direction."""
    share = float(rng.uniform(0.3, 0.7))
    blended = Image.blend(Image.fromarray(chip), Image.fromarray(other), share)
    size = len(chip)
    x, y = 1 + _STRETCH * rng.uniform(-1, 1, 2)
    matrix = (x, 0, (1 - x) * size / 2, 0, y, (1 - y) * size / 2)
    return np.asarray(
        blended.transform((size, size), Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC)
    )
