"""Decodes what detectors put out, over the whole map at once, and suppresses doubles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Maps = Sequence[NDArray[np.float32]]

#: A heat map that is hot everywhere is noise; this many candidates bound the work on it.
_MOST = 3000


@dataclass(frozen=True, slots=True)
class Candidates:
    """Boxes float32 (N, 4) as left, top, right, bottom; landmarks (N, 5, 2); scores (N,).

    In pixels of the network's input.
    """

    boxes: NDArray[np.float32]
    landmarks: NDArray[np.float32]
    scores: NDArray[np.float32]

    def take(self, rows: NDArray[np.intp]) -> Candidates:
        return Candidates(self.boxes[rows], self.landmarks[rows], self.scores[rows])


#: (maps of one picture, score threshold, width of the network's input) -> candidates.
Decoder = Callable[[Maps, float, int], Candidates]


def decode_centerface(maps: Maps, threshold: float, width: int) -> Candidates:
    """CenterFace (Xu et al., 2019): heat (1, h, w), log size (2, h, w), offset (2, h, w) and
    landmarks (10, h, w) at stride 4, all as (y, x); landmarks are relative to the box."""
    heat, log_size, offset, points = maps
    rows, columns = np.nonzero(heat[0] > threshold)
    cells = np.stack([rows, columns]).astype(np.float32)
    size = 4 * np.exp(log_size[:, rows, columns])
    start = 4 * (cells + offset[:, rows, columns] + 0.5) - size / 2
    landmarks = points[:, rows, columns].reshape(5, 2, -1) * size + start
    return Candidates(
        np.stack([start[1], start[0], start[1] + size[1], start[0] + size[0]], axis=1),
        landmarks.transpose(2, 0, 1)[:, :, ::-1],
        heat[0, rows, columns],
    )


def decode_yunet(maps: Maps, threshold: float, width: int) -> Candidates:
    """YuNet (Wu et al., 2023): classes, objectness, boxes (dx, dy, log w, log h) and landmarks
    (x, y) as lists (cells, 1 | 1 | 4 | 10) at strides 8, 16, 32, in units of a cell."""
    levels = [
        _yunet_level(maps[level::3], stride, threshold, width)
        for level, stride in enumerate((8, 16, 32))
    ]
    return Candidates(
        np.concatenate([level.boxes for level in levels]),
        np.concatenate([level.landmarks for level in levels]),
        np.concatenate([level.scores for level in levels]),
    )


def _yunet_level(maps: Maps, stride: int, threshold: float, width: int) -> Candidates:
    classes, objectness, boxes, points = maps
    scores = np.sqrt(classes[:, 0].clip(0, 1) * objectness[:, 0].clip(0, 1))
    cells = np.flatnonzero(scores > threshold)
    rows, columns = np.divmod(cells, width // stride)
    corner = np.stack([columns, rows], axis=1).astype(np.float32)
    centre, size = boxes[cells, :2] + corner, np.exp(boxes[cells, 2:])
    landmarks = points[cells].reshape(-1, 5, 2) + corner[:, None]
    outline = np.concatenate([centre - size / 2, centre + size / 2], axis=1)
    return Candidates(outline * stride, landmarks * stride, scores[cells])


_DECODERS: dict[str, Decoder] = {"centerface": decode_centerface, "yunet": decode_yunet}


def decoder(name: str) -> Decoder:
    return _DECODERS[name]


def suppress(candidates: Candidates, *, overlap: float) -> Candidates:
    """Greedy non-maximum suppression: of boxes that overlap more than `overlap`, the best stays."""
    order = np.argsort(-candidates.scores, kind="stable")[:_MOST]
    ranked = candidates.take(order)
    doubles = _iou(ranked.boxes) > overlap
    alive = np.ones(len(order), bool)
    for row in range(len(order)):
        if alive[row]:
            alive[row + 1 :] &= ~doubles[row, row + 1 :]
    return ranked.take(np.flatnonzero(alive))


def _iou(boxes: NDArray[np.float32]) -> NDArray[np.float32]:
    """Intersection over union of every pair, (N, N)."""
    starts = np.maximum(boxes[:, None, :2], boxes[None, :, :2])
    ends = np.minimum(boxes[:, None, 2:], boxes[None, :, 2:])
    shared = (ends - starts).clip(0).prod(axis=2)
    areas = (boxes[:, 2:] - boxes[:, :2]).prod(axis=1)
    return shared / (areas[:, None] + areas[None, :] - shared + np.float32(1e-9))
