"""What the grouping child is asked for and what it says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class GroupingOrder:
    """How to group. `strictness` is added to the similarity from which faces are one person."""

    embedder: str
    method: str
    strictness: float = 0.0


@dataclass(frozen=True, slots=True)
class GroupingProgress:
    """How far the run is, 0..1."""

    fraction: float


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """What the grouping learned about its k groups besides who is in them.

    centroid: float32 (k, D), mean vectors. mixed: float32 (k,), P(more than one person).
    pair: int64 (m, 2), labels of groups that may be one person; pair_probability: float32 (m,).
    """

    centroid: NDArray[np.float32]
    mixed: NDArray[np.float32]
    pair: NDArray[np.int64]
    pair_probability: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class GroupingDone:
    """label[i] and probability[i] belong to face id face[i]; all of shape (n,)."""

    face: NDArray[np.int64]
    label: NDArray[np.int64]
    probability: NDArray[np.float32]
    facts: GroupFacts | None = None
