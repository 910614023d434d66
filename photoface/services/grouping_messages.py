"""What the grouping child says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class GroupingProgress:
    """How far the run is, 0..1."""

    fraction: float


@dataclass(frozen=True, slots=True)
class GroupingDone:
    """label[i] and probability[i] belong to face id face[i]; all of shape (n,)."""

    face: NDArray[np.int64]
    label: NDArray[np.int64]
    probability: NDArray[np.float32]
