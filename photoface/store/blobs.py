"""Arrays as columns hold them: little-endian float32."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photoface.domain.geometry import Landmarks


def blob_of(array: NDArray[Any]) -> bytes:
    """An array of any shape, its rows one after the other."""
    return np.ascontiguousarray(array, dtype="<f4").tobytes()


def vector_in(blob: bytes) -> NDArray[np.float32]:
    """float32 (D,)."""
    return np.frombuffer(blob, dtype="<f4")


def landmarks_in(blob: bytes) -> Landmarks:
    return vector_in(blob).reshape(5, 2)


def matrix_in(blobs: Sequence[bytes]) -> NDArray[np.float32]:
    """Vectors of one length as rows, float32 (n, D); (0, 0) where there are none."""
    return vector_in(b"".join(blobs)).reshape(len(blobs), -1 if blobs else 0)
