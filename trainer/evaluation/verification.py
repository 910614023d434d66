"""Are two faces one person? True accept rate at a fixed false accept rate, over all pairs."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]


class Pairs(NamedTuple):
    """Genuine pairs as rows i < j with their cosine; impostors as cosines only, there are many."""

    i: NDArray[np.int64]
    j: NDArray[np.int64]
    genuine: Floats
    impostors: Floats


def unit(vectors: Floats) -> Floats:
    """Rows of length one."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)


def all_pairs(vectors: Floats, labels: NDArray[np.int64]) -> Pairs:
    """Cosines of every pair of the N x D `vectors`."""
    cosines = unit(vectors) @ unit(vectors).T
    i, j = np.triu_indices(len(labels), 1)
    same = labels[i] == labels[j]
    return Pairs(i[same], j[same], cosines[i[same], j[same]], cosines[i[~same], j[~same]])


def threshold_at(impostors: Floats, far: float) -> float:
    """The lowest cosine above which at most a share `far` of the impostors lies.

    A pair is accepted when its cosine is *greater*. Infinity where there are no impostors.
    """
    if len(impostors) == 0:
        return float("inf")
    allowed = int(far * len(impostors))
    place = len(impostors) - allowed - 1
    return float(np.partition(impostors, place)[place]) if place >= 0 else float("-inf")


def tar_at_far(pairs: Pairs, far: float) -> float:
    """Share of the genuine pairs accepted; NaN without genuine pairs."""
    if len(pairs.genuine) == 0:
        return float("nan")
    return float(np.mean(pairs.genuine > threshold_at(pairs.impostors, far)))
