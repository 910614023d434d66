"""A face: where it is, how sure the detector was, and what the user has said about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from photoface.domain.geometry import Box, Landmarks
from photoface.domain.quality import Look


class FaceState(StrEnum):
    """What holds for a face at this moment, as `photoface faces --json` prints it."""

    PROPOSED = "proposed"  # only the machine has spoken
    CONFIRMED = "confirmed"  # the user said who it is
    REJECTED = "rejected"  # the user said who it is not, and nothing else yet
    IGNORED = "ignored"  # a face the user does not care about
    NOT_A_FACE = "not_a_face"  # the detector was wrong


#: States in which a face takes part in grouping.
OPEN_STATES = (FaceState.PROPOSED, FaceState.CONFIRMED, FaceState.REJECTED)


class FaceOrigin(StrEnum):
    DETECTED = "detected"
    DRAWN = "drawn"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Detection:
    """One detected face in upright full-size pixels.

    `landmarks` has shape (5, 2), order `geometry.LANDMARK_NAMES`; `score` is 0..1.
    """

    box: Box
    landmarks: Landmarks
    score: float


@dataclass(frozen=True, slots=True)
class EmbeddedFace:
    """A detection with its vector (float32, shape (D,), unit length) and a crop to show.

    `log_variance` has shape (D,) or is None until an uncertainty head exists.
    `crop_jpeg` is a square JPEG of the face with some margin, ready for the screen.
    """

    detection: Detection
    vector: NDArray[np.float32]
    log_variance: NDArray[np.float32] | None
    crop_jpeg: bytes
    quality: float | None = None  # 0..1, the share of reference faces that are less certain
    look: Look | None = None
    #: What the model says that this one learned from, to go back to: its version and its vector.
    plain: tuple[str, NDArray[np.float32]] | None = None


#: Mean position of the landmarks inside a detector's box, over 3,000 frontal portraits.
_USUAL_LANDMARKS = ((0.28, 0.38), (0.72, 0.38), (0.5, 0.58), (0.315, 0.74), (0.685, 0.74))


def usual_landmarks(box: Box) -> Landmarks:
    """Where eyes, nose and mouth would be if the face in `box` looked straight ahead."""
    points = [(box.x + u * box.w, box.y + v * box.h) for u, v in _USUAL_LANDMARKS]
    return np.array(points, dtype=np.float32)


def face_key(content_hash: str, box: Box) -> str:
    """The stable name of a face: content hash + rounded box. Decisions are keyed by it.

    It survives moves, renames, copies, re-scans and a lost database; re-detection finds the
    old key again by overlap.
    """
    return f"{content_hash}:{box.x:.0f},{box.y:.0f},{box.w:.0f},{box.h:.0f}"


def parse_face_key(key: str) -> tuple[str, Box]:
    """Content hash and box of a key made by `face_key`; ValueError on anything else."""
    content_hash, _, numbers = key.partition("#")[0].partition(":")
    x, y, w, h = (float(part) for part in numbers.split(","))
    return content_hash, Box(x, y, w, h)
