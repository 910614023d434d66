"""Boxes and landmarks, always in upright full-size pixels unless a name says otherwise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Order of the five landmarks everywhere: image-left eye, image-right eye, nose tip,
#: image-left mouth corner, image-right mouth corner.
LANDMARK_NAMES = ("left_eye", "right_eye", "nose", "left_mouth", "right_mouth")

Landmarks = NDArray[np.float32]  # shape (5, 2): x, y


@dataclass(frozen=True, slots=True)
class Box:
    """An axis-aligned box: left, top, width, height in pixels."""

    x: float
    y: float
    w: float
    h: float

    @property
    def area(self) -> float:
        return max(self.w, 0.0) * max(self.h, 0.0)

    def iou(self, other: Box) -> float:
        """Intersection over union, 0..1."""
        dx = min(self.x + self.w, other.x + other.w) - max(self.x, other.x)
        dy = min(self.y + self.h, other.y + other.h) - max(self.y, other.y)
        if dx <= 0 or dy <= 0:
            return 0.0
        overlap = dx * dy
        return overlap / (self.area + other.area - overlap)

    def scaled(self, factor: float) -> Box:
        return Box(self.x * factor, self.y * factor, self.w * factor, self.h * factor)

    def as_list(self) -> list[float]:
        return [self.x, self.y, self.w, self.h]
