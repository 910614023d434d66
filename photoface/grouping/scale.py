"""Where strangers and photos of one person lie for an embedder, told from a library without labels.

Every embedder has a scale of its own: with one, strangers have an inner product of 0.84, with
another of 0. Two landmarks are found in any library of several people: how close two faces usually
are (mostly strangers), and how close faces are that are each other's nearest (mostly one person).
Whatever figure was fitted to one embedder keeps its place between them (`Move`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

_LEAST_FACES = 24
_ROWS, _COLUMNS = 1024, 65_536
_BLOCK = 512
_STRANGERS = 0.25  # quantile of all inner products: far below those of one person
_COPY = 1 - 1e-4  # the same picture twice tells nothing
_LEAST_PAIRS = 8
#: Strangers are at least so many times as far from 1 as photos of one person; else the two cannot
#: be told apart, or the library shows one person.
_LEAST_CONTRAST = 2.0

Similarity = TypeVar("Similarity", float, NDArray[np.float32], NDArray[np.float64])


@dataclass(frozen=True, slots=True)
class Scale:
    """Inner products of unit vectors. strangers: that a quarter of all pairs stay below; same: the
    median of faces that are each other's nearest."""

    strangers: float
    same: float

    @property
    def width(self) -> float:
        return self.same - self.strangers


#: The embedder that all figures of grouping were fitted to, and where its landmarks lie: half of
#: LFW's people, to two digits the same with 20 people and with 2,600.
FITTED_TO = "dlib-resnet-v1"
FITTED_SCALE = Scale(strangers=0.816, same=0.970)


@dataclass(frozen=True, slots=True)
class Move:
    """Takes an inner product of two faces to where it would lie for the embedder that the figures
    were fitted to: factor * similarity + offset. As it comes, it changes nothing, to the bit."""

    factor: float = 1.0
    offset: float = 0.0

    @classmethod
    def between(cls, scale: Scale, fitted: Scale = FITTED_SCALE) -> Move:
        """From one scale to another: landmarks go to landmarks."""
        factor = fitted.width / scale.width
        return cls(factor, fitted.strangers - factor * scale.strangers)

    def __call__(self, similarity: Similarity) -> Similarity:
        return self.factor * similarity + self.offset


UNMOVED = Move()


def library_scale(vectors: NDArray[np.float32]) -> Scale | None:
    """The landmarks of these faces, float32 (n, D), unit length; None where they tell too little:
    fewer than 24 faces, hardly any close pairs, or one person only."""
    if len(vectors) < _LEAST_FACES:
        return None
    some = vectors[_spread(len(vectors), _COLUMNS)]
    rows = _spread(len(some), _ROWS)
    nearest, likeness, strangers = _nearest(some, rows)
    back, _, _ = _nearest(some, nearest)
    close = likeness[(back == rows) & (likeness < _COPY)]
    if len(close) < _LEAST_PAIRS:
        return None
    scale = Scale(strangers, float(np.median(close)))
    is_clear = 1 - scale.strangers > _LEAST_CONTRAST * (1 - scale.same)
    return scale if is_clear else None


def _spread(count: int, most: int) -> NDArray[np.int64]:
    return np.unique(np.linspace(0, count - 1, min(count, most)).astype(np.int64))


def _nearest(
    vectors: NDArray[np.float32], rows: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float32], float]:
    """The nearest other row of each of `rows` and its inner product; and the level of strangers."""
    nearest = np.empty(len(rows), dtype=np.int64)
    likeness = np.empty(len(rows), dtype=np.float32)
    levels = []
    for start in range(0, len(rows), _BLOCK):
        own = rows[start : start + _BLOCK]
        similarity = vectors[own] @ vectors.T
        levels.append(np.quantile(similarity[:, :: 1 + len(vectors) // _ROWS], _STRANGERS))
        similarity[np.arange(len(own)), own] = -np.inf
        nearest[start : start + _BLOCK] = similarity.argmax(axis=1)
        likeness[start : start + _BLOCK] = similarity.max(axis=1)
    return nearest, likeness, float(np.mean(levels))
