"""Where eyes, nose and mouth are in a box that a person drew around a face."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoface.domain.faces import Detection, usual_landmarks
from photoface.domain.geometry import Box
from photoface.vision.detect import Detector

#: The detector missed it at its usual threshold, or it would not have to be drawn.
_LEAST_SCORE = 0.1
#: A drawn box is rough: a detection that overlaps it this much is the face that is meant.
_SAME_FACE = 0.3
_MARGIN = 0.6  # of the longer side, around the box
#: The face should be about this large for the detector, in pixels.
_GOOD_SIDE = 128.0


def place_face(detector: Detector, rgb: NDArray[np.uint8], box: Box) -> Detection:
    """The face in `box` (pixels of `rgb`, uint8 (H, W, 3)), with landmarks and score.

    The box stays as it was drawn. The score is 0 where the detector sees no face there at all.
    """
    left, top, right, bottom = _around(box, rgb.shape[1], rgb.shape[0])
    factor = float(np.clip(_GOOD_SIDE / max(box.w, box.h, 1.0), 0.1, 4.0))
    size = (max(1, round((right - left) * factor)), max(1, round((bottom - top) * factor)))
    patch = Image.fromarray(np.ascontiguousarray(rgb[top:bottom, left:right]))
    seen = np.asarray(patch.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0))
    drawn = Box((box.x - left) * factor, (box.y - top) * factor, box.w * factor, box.h * factor)
    found = detector.detect_batch([seen], longest_side=max(size), least_score=_LEAST_SCORE)[0]
    best = max(found, key=lambda face: face.box.iou(drawn), default=None)
    if best is None or best.box.iou(drawn) < _SAME_FACE:
        return Detection(box, usual_landmarks(box), 0.0)
    landmarks = best.landmarks / np.float32(factor) + np.array([left, top], dtype=np.float32)
    return Detection(box, landmarks, best.score)


def _around(box: Box, width: int, height: int) -> tuple[int, int, int, int]:
    """The box with a margin, inside the picture and at least one pixel large."""
    margin = _MARGIN * max(box.w, box.h)
    left = int(np.clip(box.x - margin, 0, width - 1))
    top = int(np.clip(box.y - margin, 0, height - 1))
    right = int(np.clip(box.x + box.w + margin, left + 1, width))
    bottom = int(np.clip(box.y + box.h + margin, top + 1, height))
    return left, top, right, bottom
