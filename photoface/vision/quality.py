"""How sure the embedder is of a face, as a percentile, and what its picture is like.

An uncertainty means nothing across models, so what is shown is where it stands among a reference
set of faces.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoface.domain.quality import Look, uncertainty

_FACE_PART = 0.7  # of a chip's side; around it there is background
_LOOKED_AT = 64  # pixels: finer detail is not needed to know somebody


def look_of(chip: NDArray[np.uint8]) -> Look:
    """Sharpness and brightness of an aligned chip, uint8 (S, S, 3).

    Whatever S is, the face is looked at in one size, so figures of two embedders may be compared.
    """
    border = len(chip) * (1 - _FACE_PART) / 2
    inner = (border, border, len(chip) - border, len(chip) - border)
    size = (_LOOKED_AT, _LOOKED_AT)
    small = Image.fromarray(chip).convert("L").resize(size, Image.Resampling.BOX, box=inner)
    grey = np.asarray(small, dtype=np.float64)
    middle, spread = grey[1:-1, 1:-1], grey.var()
    laplacian = 4 * middle - grey[:-2, 1:-1] - grey[2:, 1:-1] - grey[1:-1, :-2] - grey[1:-1, 2:]
    return Look(float(laplacian.var() / max(spread, 1e-9)), float(grey.mean()))


def quality(log_variance: NDArray[np.float32], reference: Sequence[float]) -> NDArray[np.float64]:
    """The share of the reference faces that are less certain, 0..1, for each row of (N, D).

    `reference` holds quantiles of `uncertainty` over the reference set, in equal steps.
    """
    share = np.linspace(0, 1, len(reference))
    return 1 - np.interp(uncertainty(log_variance), reference, share)
