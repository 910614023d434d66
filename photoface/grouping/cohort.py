"""How close every face comes to strangers, learned from the library itself.

Blurred, dark or plain faces lie close to everybody. The means of the groups of a first pass, a
face's own group left out, are its strangers; how close the nearest of them come is taken off the
evidence of every pair the face is in (adaptive symmetric score normalization: Matejka et al.
2017, "Analysis of score normalization in multilingual speaker recognition").

Few groups are a poor sample of strangers. What they cannot tell comes from `StrangerPrior`: how
close strangers come to a face like this among other people, told from its vector alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from resources import resource

_LARGEST = 4096  # groups in the cohort; more tell little more and cost time
_NEAREST = 6  # strangers whose closeness is averaged
_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class StrangerPrior:
    """How much closer than to others strangers come to a face x: x'Ax + b'x + c, a regression.

    curvature: float32 (D, D); slope: float32 (D,); level: makes the mean over many people zero.
    center: float32 (D,), unit length, mean of many faces. No face of the fit was further from it
    than an inner product of `reach`, and nothing larger than `most` was expected of any. Belongs
    to one embedder.
    """

    curvature: NDArray[np.float32]
    slope: NDArray[np.float32]
    level: float
    center: NDArray[np.float32]
    reach: float
    most: float

    def expect(self, vectors: NDArray[np.float32]) -> NDArray[np.float64]:
        """Expected similarity to strangers, above the mean over people, float64 (n,).

        Zeros for vectors unlike those it was fitted on: it knows nothing of them.
        """
        if vectors.shape[1] != len(self.slope):
            return np.zeros(len(vectors))
        bent = np.einsum("ij,ij->i", vectors @ self.curvature, vectors)
        expected = np.clip(bent + vectors @ self.slope + self.level, -self.most, self.most)
        return np.where(vectors @ self.center >= self.reach, expected, 0.0).astype(np.float64)

    def times(self, factor: float) -> StrangerPrior:
        """The prior of an embedder whose similarities are so many times as far apart."""
        bent, slope = np.float32(factor) * self.curvature, np.float32(factor) * self.slope
        level, most = factor * self.level, factor * self.most
        return replace(self, curvature=bent, slope=slope, level=level, most=most)


@cache
def shipped_prior() -> StrangerPrior:
    """The prior for the default embedder (`resources/models/dlib-resnet-v1-strangers.md`)."""
    with resource("models", "dlib-resnet-v1-strangers.npz").open("rb") as file:
        stored = dict(np.load(file))
    level, reach, most = (float(stored[name]) for name in ("level", "reach", "most"))
    curvature, slope, center = (stored[name] for name in ("curvature", "slope", "center"))
    return StrangerPrior(curvature, slope, level, center, reach, most)


def stranger_similarity(
    vectors: NDArray[np.float32],
    label: NDArray[np.int64],
    means: NDArray[np.float32],
    *,
    on_block: Callable[[float], None] = lambda fraction: None,
) -> NDArray[np.float32]:
    """Mean inner product with the nearest strangers, float32 (n,); zeros if there are none.

    vectors: float32 (n, D), unit length; label: int64 (n,), group of each face, -1 for faces
    without one (the nearest group counts as theirs); means: float32 (k, D), mean of each group
    (of any length).
    """
    cohort = _unit(means[:_LARGEST]).T
    nearest = min(_NEAREST, cohort.shape[1] - 1)
    result = np.zeros(len(vectors), dtype=np.float32)
    for start in range(0, len(vectors) if nearest > 0 else 0, _BLOCK):
        rows = slice(start, start + _BLOCK)
        similarity = vectors[rows] @ cohort
        own = np.where(label[rows] < 0, similarity.argmax(axis=1), label[rows])
        inside = np.flatnonzero(own < cohort.shape[1])
        similarity[inside, own[inside]] = -1.0
        similarity.partition(cohort.shape[1] - nearest, axis=1)
        result[rows] = similarity[:, -nearest:].mean(axis=1)
        on_block(min(start + _BLOCK, len(vectors)) / len(vectors))
    return result


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.maximum(length, np.finfo(np.float32).tiny)
