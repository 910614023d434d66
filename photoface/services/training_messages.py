"""What training and its children say to each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoface.domain.geometry import Landmarks


@dataclass(frozen=True, slots=True)
class FaceToCollect:
    """A face with its landmarks (5, 2) in upright full-size pixels. label: its person as a number,
    or "" where nobody is known."""

    face: int
    landmarks: Landmarks
    label: str


@dataclass(frozen=True, slots=True)
class PhotoToCollect:
    """part: the file (without ending) that each face goes to, in the order of `faces`."""

    path: str
    faces: tuple[FaceToCollect, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collected:
    """How many photos were looked at."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class CollectionDone:
    """The files are written; how many faces each part holds."""

    faces: dict[str, int]


@dataclass(frozen=True, slots=True)
class Compared:
    """What the trained model makes of the collected faces, beside what the plain one does.

    face: int64 (n,); part: of each face; label: of each, "" for nobody known; before and after:
    float32 (n, D), unit length, `after` with the spread that keeps the meaning of figures; centre
    and spread: see `domain.learned`; sha256: of the model's file.
    """

    face: NDArray[np.int64]
    part: tuple[str, ...]
    label: tuple[str, ...]
    before: NDArray[np.float32]
    after: NDArray[np.float32]
    centre: NDArray[np.float32]
    spread: float
    sha256: str


@dataclass(frozen=True, slots=True)
class Comparing:
    """How far the comparison is, 0..1."""

    fraction: float
