"""Turns a face upright and to size: five landmarks onto an embedder's template."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoface.domain.geometry import Landmarks


@dataclass(frozen=True, slots=True)
class Similarity:
    """`q = turn * p + shift` with points as complex numbers: rotation, one scale, translation."""

    turn: complex
    shift: complex

    def inverse(self) -> Similarity:
        return Similarity(1 / self.turn, -self.shift / self.turn)

    def apply(self, points: NDArray[np.float32]) -> NDArray[np.float32]:
        """Points (n, 2) mapped, float32 (n, 2)."""
        moved = self.turn * _as_complex(points) + self.shift
        return np.stack([moved.real, moved.imag], axis=1).astype(np.float32)


def fit_similarity(source: NDArray[np.float32], target: NDArray[np.float32]) -> Similarity:
    """The least-squares similarity from points (n, 2) to points (n, 2), n >= 2.

    Umeyama (1991) in the plane, where the SVD has a closed form over the complex numbers. Points
    that all coincide give a pure shift.
    """
    p, q = _as_complex(source), _as_complex(target)
    centred = p - p.mean()
    spread = float((abs(centred) ** 2).sum())
    turn = (np.conj(centred) * (q - q.mean())).sum() / spread if spread > 1e-9 else 1.0
    return Similarity(complex(turn), complex(q.mean() - turn * p.mean()))


def align(
    rgb: NDArray[np.uint8],
    landmarks: Landmarks,
    template: Landmarks,
    *,
    size: int,
    zoom: float = 1.0,
) -> NDArray[np.uint8]:
    """The face as a chip, uint8 (size, size, 3), its landmarks on the template.

    `zoom` above 1 shows more face and less around it. Outside the picture the chip is black.
    Large faces are averaged down first, so that fine texture does not alias.
    """
    centre = np.float32(size / 2)
    to_chip = fit_similarity(landmarks, (template - centre) * np.float32(zoom) + centre)
    to_picture = to_chip.inverse()
    patch, origin = _cut(rgb, to_picture, size)
    factor = max(1, int(abs(to_picture.turn)))
    if factor > 1:
        patch = patch.reduce(factor)
    turn, shift = to_picture.turn / factor, (to_picture.shift - origin) / factor
    matrix = (turn.real, -turn.imag, shift.real, turn.imag, turn.real, shift.imag)
    chip = patch.transform((size, size), Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)
    return np.asarray(chip)


def _cut(rgb: NDArray[np.uint8], to_picture: Similarity, size: int) -> tuple[Image.Image, complex]:
    """The part of the picture that the chip shows, with a margin for the filter, and its origin."""
    corners = to_picture.apply(np.array([[0, 0], [size, 0], [0, size], [size, size]], np.float32))
    margin = 3 * max(1.0, abs(to_picture.turn))
    limits = (rgb.shape[1], rgb.shape[0])
    left, top = np.clip(np.floor(corners.min(0) - margin).astype(int), 0, np.subtract(limits, 1))
    right, bottom = np.clip(
        np.ceil(corners.max(0) + margin).astype(int), (left + 1, top + 1), limits
    )
    patch = Image.fromarray(np.ascontiguousarray(rgb[top:bottom, left:right]))
    return patch, complex(left, top)


def _as_complex(points: NDArray[np.float32]) -> NDArray[np.complex128]:
    return points[:, 0].astype(np.float64) + 1j * points[:, 1]
