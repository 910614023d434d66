"""What the quality of a face (0..1, the share of reference faces that are less certain) means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from photoface.domain.geometry import Box, Landmarks

#: Below it a face may join a group but never links two. Of the faces that the photographer meant,
#: about 2 in 100 lie below; of those that happen to be in the background, about 3 in 4.
LINK_QUALITY = 0.15
GOOD_QUALITY = 0.30
_CLEAR_QUALITY = 0.55


def uncertainty(log_variance: NDArray[np.float32]) -> NDArray[np.float64]:
    """How uncertain faces are: ln of the harmonic mean of the variances, float64 (n,).

    log_variance: float32 (n, D). Chang et al., Data Uncertainty Learning in Face Recognition, CVPR
    2020.
    """
    precision = -log_variance.astype(np.float64)
    peak = precision.max(axis=1, keepdims=True)
    log_sum = peak[:, 0] + np.log(np.exp(precision - peak).sum(axis=1))
    return np.log(log_variance.shape[1]) - log_sum


class Grade(StrEnum):
    """Four grades for the badge, best first."""

    CLEAR = "clear"
    GOOD = "good"
    POOR = "poor"
    UNCERTAIN = "uncertain"  # may join, never links


def grade_of(quality: float | None) -> Grade | None:
    """The grade of a face; None where nothing has judged it."""
    if quality is None:
        return None
    if quality >= _CLEAR_QUALITY:
        return Grade.CLEAR
    if quality >= GOOD_QUALITY:
        return Grade.GOOD
    return Grade.POOR if quality >= LINK_QUALITY else Grade.UNCERTAIN


class Flaw(StrEnum):
    """Why a face is hard to recognize, as far as cheap measurements tell."""

    SMALL = "small"
    BLURRED = "blurred"
    GRAINY = "grainy"
    DARK = "dark"
    BRIGHT = "bright"
    TURNED = "turned"
    COVERED = "covered"  # none of the others: something lies over the face, or it is unlike others


@dataclass(frozen=True, slots=True)
class Look:
    """What was measured of a face's picture where it was read.

    sharpness: energy of the Laplacian over that of the picture, the face being 64 pixels wide;
    brightness: mean grey level, 0..255.
    """

    sharpness: float
    brightness: float


#: Where degrading a good face has taken it below the grade GOOD (`benchmarks/trainer_badge.py`).
_SMALL_SIDE = 40.0  # pixels of the photo
_BLURRED_BELOW, _GRAINY_ABOVE = 0.032, 0.9
_DARK_BELOW, _BRIGHT_ABOVE = 45.0, 195.0
_TURNED_ABOVE = 0.35  # the nose beside the middle of the eyes, in distances between the eyes


def likely_flaws(
    quality: float | None, box: Box, landmarks: Landmarks, look: Look | None
) -> tuple[Flaw, ...]:
    """Why a face that is not good enough may be so; none for good faces and where nothing is known.

    box, landmarks: in full-size pixels. look: None where the face was read before it was measured.
    """
    if grade_of(quality) not in (Grade.POOR, Grade.UNCERTAIN):
        return ()
    is_so = {Flaw.SMALL: max(box.w, box.h) < _SMALL_SIDE}
    if look is not None:
        is_so[Flaw.BLURRED] = look.sharpness < _BLURRED_BELOW
        is_so[Flaw.GRAINY] = look.sharpness > _GRAINY_ABOVE
        is_so[Flaw.DARK] = look.brightness < _DARK_BELOW
        is_so[Flaw.BRIGHT] = look.brightness > _BRIGHT_ABOVE
    is_so[Flaw.TURNED] = turned(landmarks) > _TURNED_ABOVE
    found = tuple(flaw for flaw, holds in is_so.items() if holds)
    return found or ((Flaw.COVERED,) if look is not None else ())


#: A clear face has to look more alike than an uncertain one before it is as likely to be right.
_ASKED_OF_CLEAR = 3.4
#: P(right) at likeness in logits less what is asked of the quality: isotonic regression.
_RIGHT_AT = (-6.0, -5.0, -4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0)
_RIGHT = (0.002, 0.01, 0.02, 0.06, 0.18, 0.38, 0.68, 0.88, 0.95, 0.985, 0.998)


def probability_right(likeness: float, quality: float | None) -> float:
    """P(the person is the right one), from how alike the faces are and how good this face is.

    likeness: P(one person) as grouping states it, 0..1, which does not know how good a face is; it
    stands as it is where nothing has judged the face.
    """
    if quality is None:
        return likeness
    inside = min(max(likeness, 1e-6), 1 - 1e-6)
    logit = float(np.log(inside / (1 - inside)))
    return float(np.interp(logit - _ASKED_OF_CLEAR * quality, _RIGHT_AT, _RIGHT))


def turned(landmarks: Landmarks) -> float:
    """How far the nose lies beside the middle of the eyes, in distances between the eyes.

    landmarks: (5, 2), order `geometry.LANDMARK_NAMES`. 0 straight ahead, about 0.5 at 45 degrees.
    """
    left, right, nose = landmarks[:3].astype(np.float64)
    across = right - left
    squared = float(across @ across)
    if squared < 1e-9:
        return np.inf
    return abs(float((nose - (left + right) / 2) @ across)) / squared
