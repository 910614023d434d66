"""Finds faces in a picture: resize, pad, run, decode, suppress doubles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoface.domain.faces import Detection
from photoface.domain.geometry import Box
from photoface.vision.detections import Candidates, decoder, suppress
from photoface.vision.packs import ModelPack
from photoface.vision.session import Batch, Session

Rgb = NDArray[np.uint8]  # (H, W, 3)

#: Raised when the same model would give other boxes than before.
DETECTION_VERSION = 1
#: Sides are padded to a multiple of this: few shapes keep memory flat and drivers from recompiling.
_SHAPE_STEP = 64
_OVERLAP = 0.4
_SECOND_LOOK = 2.0


class Detector:
    """A detector on a session. Thread-compatible: one caller at a time."""

    def __init__(self, session: Session, pack: ModelPack) -> None:
        self._session = session
        self._input = pack.input
        self._decode = decoder(pack.decoding)
        self._threshold = pack.score_threshold

    def detect(
        self, rgb: Rgb, *, longest_side: int = 1024, second_pass: bool = False
    ) -> list[Detection]:
        """Faces in uint8 (H, W, 3), best first, in pixels of that picture, clipped to it.

        The network sees the picture at `longest_side` pixels; with `second_pass`, at twice that
        where it found nothing and the picture has more to show.
        """
        found = self.detect_batch([rgb], longest_side=longest_side)[0]
        larger = int(longest_side * _SECOND_LOOK)
        if second_pass and not found and max(rgb.shape[:2]) > longest_side:
            found = self.detect_batch([rgb], longest_side=larger)[0]
        return found

    def detect_batch(
        self, pictures: Sequence[Rgb], *, longest_side: int = 1024, least_score: float | None = None
    ) -> list[list[Detection]]:
        """Faces of several pictures of one shape in a single run: a graphics card likes that.

        `least_score` replaces the model's own threshold.
        """
        height, width = pictures[0].shape[:2]
        side = min(longest_side, self._input.size or longest_side)
        small = [resize(picture, side) for picture in pictures]
        factors = (width / small[0].shape[1], height / small[0].shape[0])
        batch = self._input.prepare(self._pad(small))
        outputs = self._session.run(batch)
        maps = ([output[row] for output in outputs] for row in range(len(batch)))
        threshold = self._threshold if least_score is None else least_score
        found = (self._found(of_one, batch, threshold) for of_one in maps)
        return [_detections(faces, factors, (width, height)) for faces in found]

    def _pad(self, pictures: Sequence[Rgb]) -> NDArray[np.uint8]:
        """The pictures in the upper left corners of black ones of a shape the network takes."""
        height, width = pictures[0].shape[:2]
        step = self._input.size or int(np.lcm(_SHAPE_STEP, self._input.multiple))
        shape = (-(-height // step) * step, -(-width // step) * step)
        canvas = np.zeros((len(pictures), *shape, 3), np.uint8)
        for row, picture in enumerate(pictures):
            canvas[row, :height, :width] = picture
        return canvas

    def _found(self, maps: list[NDArray[np.float32]], batch: Batch, threshold: float) -> Candidates:
        candidates = self._decode(maps, threshold, batch.shape[3])
        return suppress(candidates, overlap=_OVERLAP)


def resize(rgb: Rgb, longest_side: int) -> Rgb:
    """The picture with its longest side at most `longest_side`.

    Small pictures are left alone: enlarging those of LFW (250 pixels) by 1.5, 2 or 3 found no more
    faces, took up to 15 times as long and put the landmarks less well.
    """
    height, width = rgb.shape[:2]
    factor = longest_side / max(height, width)
    if factor >= 1:
        return rgb
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    image = Image.fromarray(rgb).resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
    return np.asarray(image)


def _detections(
    found: Candidates, factors: tuple[float, float], size: tuple[int, int]
) -> list[Detection]:
    """Candidates of the small picture as detections in the large one, clipped to it."""
    stretch = np.asarray(factors, np.float32)
    corners = found.boxes.reshape(-1, 2, 2) * stretch
    corners = corners.clip(0, np.asarray(size, np.float32))
    landmarks = found.landmarks * stretch
    return [
        Detection(Box(float(x1), float(y1), float(x2 - x1), float(y2 - y1)), points, float(score))
        for ((x1, y1), (x2, y2)), points, score in zip(
            corners, landmarks, found.scores, strict=True
        )
        if x2 > x1 and y2 > y1
    ]
