"""Grouping for an embedder that the figures were not fitted to, without a label.

The default embedder's vectors are changed so that inner products mean something else, as another
embedder's do; people it was not fitted on are grouped with the shipped figures as they are, with
the figures moved by `library_scale`, and with the cut that is best for these very faces.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from benchmarks.faces import table
from benchmarks.grouping.compare import ours
from benchmarks.grouping.crossing import halves
from benchmarks.grouping.faces import Faces
from benchmarks.grouping.peers import Vectors
from photoface.grouping import Calibration, Move, library_scale
from photoface.grouping.calibrate import DEFAULT

_BESIDE = np.arange(-0.015, 0.0151, 0.0025)  # of the shipped cut, in the shipped scale


def unit(vectors: Vectors) -> Vectors:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def _half_white(vectors: Vectors) -> Vectors:
    centred = vectors - vectors.mean(axis=0)
    variance, axes = np.linalg.eigh(np.cov(centred.T))
    return centred @ axes / variance.clip(1e-6) ** 0.25


#: What is done to the vectors.
EMBEDDERS: dict[str, Callable[[Vectors], Vectors]] = {
    "as it is": lambda vectors: vectors,
    "64 random directions": lambda v: v @ np.random.default_rng(0).normal(size=(v.shape[1], 64)),
    "strangers at 0.46": lambda vectors: vectors - 0.6 * vectors.mean(axis=0),
    "strangers at 0": lambda vectors: vectors - vectors.mean(axis=0),
    "axes half whitened": _half_white,
}


def move_of(vectors: Vectors) -> Move:
    """From where these faces lie to the scale of the figures, told without a label."""
    scale = library_scale(vectors)
    return Move() if scale is None else Move.between(scale)


def moved(faces: Faces) -> list[tuple[str, float, float, float]]:
    """(embedder, F with the shipped figures, with them moved, with the best cut)."""
    _, test = next(halves(faces, 0))
    rows = []
    for name, change in EMBEDDERS.items():
        other = replace(test, vectors=unit(change(test.vectors)))
        calibration = replace(DEFAULT, prior=None)
        move = move_of(other.vectors)
        cuts = [replace(calibration, cut=calibration.cut + beside) for beside in _BESIDE]
        best = max(_f(other, cut.on(move)) for cut in cuts)
        rows.append((name, _f(other, calibration), _f(other, calibration.on(move)), best))
    return rows


def _f(faces: Faces, calibration: Calibration) -> float:
    return ours(faces, calibration).scores.bcubed_f


def print_moved(rows: list[tuple[str, float, float, float]]) -> None:
    print("\n## Other embedders: figures moved without a label\n")
    header = ("vectors", "shipped figures", "moved", "moved, best cut (answer known)")
    table(header, [(name, *(f"{f:.3f}" for f in found)) for name, *found in rows])
