"""An embedder that learned from the corrections of one library."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False, slots=True)
class LearnedModel:
    """What it takes to embed faces with it.

    version: what its vectors are filed under; base: the version it was trained from, whose vectors
    it gives as well, so that the library can go back at any time. file: an ONNX model with the
    outputs vector, log_variance (where the base has one) and the base's vector. sha256: of the
    file, in hex. centre: float32 (D,), the mean of its vectors; spread: see `with_spread`.
    """

    version: str
    base: str
    file: str
    sha256: str
    centre: NDArray[np.float32]
    spread: float


def with_spread(
    vectors: NDArray[np.float32], centre: NDArray[np.float32], factor: float
) -> NDArray[np.float32]:
    """Unit vectors (n, D) whose distances are about `factor` times as long; still unit vectors.

    What points along `centre` is what all faces share; the rest is scaled, and the shared part
    makes up the length. With the factor at which strangers come as close as they did before
    training, every figure that was fitted to distances (cuts, probabilities) keeps its meaning.
    """
    axis = centre / np.linalg.norm(centre)
    shared = vectors @ axis
    rest = (vectors - shared[:, None] * axis) * np.float32(factor)
    length = np.linalg.norm(rest, axis=1)
    rest /= np.maximum(length, 1.0)[:, None]  # nothing is left of the shared part then
    along = np.copysign(np.sqrt(1 - np.minimum(length, 1.0) ** 2), shared)
    return (rest + along[:, None] * axis).astype(np.float32)
