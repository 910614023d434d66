"""Made-up people for grouping tests: vectors with the spread that real photos show."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoface.domain.grouping import GroupingInput

DIMENSION = 128
_COMMON = 0.92  # all faces share much: strangers' vectors have an inner product of about 0.85
_OWN = 0.39
_NOISE = 0.022  # per dimension and photo: L2 of about 0.33 between photos of one person


def people(sizes: list[int], *, seed: int = 0) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Unit vectors (n, D) of people with `sizes` photos each, and the person of every row."""
    random = np.random.default_rng(seed)
    common = _unit(random.standard_normal(DIMENSION))
    own = _unit(random.standard_normal((len(sizes), DIMENSION)))
    truth = np.repeat(np.arange(len(sizes)), sizes)
    centre = _unit(_COMMON * common + _OWN * own)
    noise = _NOISE * random.standard_normal((len(truth), DIMENSION))
    return _unit(centre[truth] + noise).astype(np.float32), truth


def each_in_own_photo(vectors: NDArray[np.float32]) -> GroupingInput:
    return GroupingInput(vectors=vectors, photo=np.arange(len(vectors)))


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
