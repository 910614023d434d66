"""The result of a grouping: the machine's proposal, cheap to throw away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class GroupingInput:
    """Everything a grouping may look at, one row a face.

    vectors: float32 (n, D), unit length. log_variance: float32 (n, D) or None.
    photo: int64 (n,), the photo of each face (two faces of one photo are two people unless
    `twice_allowed` says otherwise). taken_at: float64 (n,), seconds, NaN where unknown, or None.
    twice_allowed: bool (n,), True where the face's photo may show one person twice, or None.
    may_link: bool (n,), False where the embedder is too unsure of a face: it may join a group, but
    never links two (see `domain.quality`); None where nothing has judged them.
    plain: float32 (n, D), where `vectors` come from a model that learned from the library: those
    of the model that it learned from, which some figures were fitted to; else None.
    """

    vectors: NDArray[np.float32]
    photo: NDArray[np.int64]
    log_variance: NDArray[np.float32] | None = None
    taken_at: NDArray[np.float64] | None = None
    twice_allowed: NDArray[np.bool_] | None = None
    may_link: NDArray[np.bool_] | None = None
    plain: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class Grouping:
    """labels: int64 (n,), 0..k-1, every face has one (a group of one is a group).

    probability: float32 (n,), calibrated P(this face is the same person as the rest of its
    group); 1.0 for a group of one.
    """

    labels: NDArray[np.int64]
    probability: NDArray[np.float32]
