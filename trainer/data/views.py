"""Variants of every face, made as they are needed or made ahead and kept.

View 0 is the face as it is, view 1 its mirror image, the others are degraded or only mirrored.
What the frozen part of the network makes of a view never changes, so it can be kept on disk: on a
processor without graphics this is the difference between minutes and hours.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.utils.data import Dataset

from trainer.data.degrade import degrade, overall
from trainer.data.faces import Indices
from trainer.data.mixtures import mixture
from trainer.settings import Data

Inputs = tuple[Tensor, ...]
_BATCH = 64
_NONE: Indices = np.empty(0, dtype=np.int64)


class Source(Protocol):
    """Gives the network's inputs for rows of the faces it was made from."""

    def drawn(self, rows: Indices, epoch: int) -> Inputs:
        """A random variant of each row; the same for the same seed, row and epoch."""

    def clean(self, rows: Indices) -> Inputs:
        """View 0 of each row."""

    def degrading(self, faces: Indices) -> Source | None:
        """The same, but these of its faces are never drawn clean; None where that cannot be."""


def draw_view(
    chip: NDArray[np.uint8], view: int, rng: np.random.Generator, data: Data
) -> tuple[NDArray[np.uint8], float]:
    """View number `view` of a chip, and how strongly it is degraded (0..1)."""
    mirrored = view == 1 or (view > 1 and rng.random() < 0.5)
    chip = np.ascontiguousarray(chip[:, ::-1]) if mirrored else chip
    if view <= 1 or rng.random() >= data.degraded:
        return chip, 0.0
    chip, strengths = degrade(chip, rng, kinds=data.kinds, strongest=data.strongest)
    return chip, overall(strengths)


def to_tensor(chips: NDArray[np.uint8]) -> Tensor:
    """N x S x S x 3 as N x 3 x S x S, still bytes."""
    return torch.from_numpy(np.ascontiguousarray(chips.transpose(0, 3, 1, 2)))


class PixelSource:
    """Chips, varied anew every time a face is seen."""

    def __init__(
        self, chips: NDArray[np.uint8], data: Data, seed: int, worse: Indices = _NONE
    ) -> None:
        self._chips, self._data, self._seed = chips, data, seed
        self._worse = frozenset(worse.tolist())

    def drawn(self, rows: Indices, epoch: int) -> Inputs:
        return (to_tensor(np.stack([self._vary(int(row), epoch) for row in rows])),)

    def clean(self, rows: Indices) -> Inputs:
        return (to_tensor(self._chips[rows]),)

    def degrading(self, faces: Indices) -> PixelSource | None:
        if self._data.degraded == 0:
            return None
        return PixelSource(self._chips, self._data, self._seed, faces)

    def _vary(self, row: int, epoch: int) -> NDArray[np.uint8]:
        rng = np.random.default_rng([self._seed, 4, epoch, row])
        data = replace(self._data, degraded=1.0) if row in self._worse else self._data
        return draw_view(self._chips[row], 2, rng, data)[0]


class PairedSource(PixelSource):
    """Gives every drawn chip twice, degraded and before. Some of the faces are nobody's: mixtures
    of two."""

    def drawn(self, rows: Indices, epoch: int) -> Inputs:
        pairs = [self._pair(int(row), epoch) for row in rows]
        return tuple(to_tensor(np.stack(chips)) for chips in zip(*pairs, strict=True))

    def _pair(self, row: int, epoch: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        rng = np.random.default_rng([self._seed, 7, epoch, row])
        chip = draw_view(self._chips[row], 2, rng, replace(self._data, degraded=0.0))[0]
        if rng.random() < self._data.mixed:
            chip = mixture(chip, self._chips[rng.integers(len(self._chips))], rng)
        if rng.random() >= self._data.degraded:
            return chip, chip
        degraded, _ = degrade(chip, rng, kinds=self._data.kinds, strongest=self._data.strongest)
        return degraded, chip


class ViewSource:
    """Arrays views x M x ... made ahead, one for each of the model's inputs.

    `places` (N) says which of the M faces of the arrays each of this source's faces is,
    `strengths` (views x M) how strongly each view is degraded, where that is known.
    """

    def __init__(
        self,
        arrays: tuple[NDArray, ...],
        places: Indices,
        seed: int,
        *,
        strengths: NDArray[np.float32] | None = None,
        worse: Indices = _NONE,
    ) -> None:
        self._arrays, self._places, self._seed = arrays, places, seed
        self._strengths, self._worse = strengths, worse

    def degrading(self, faces: Indices) -> ViewSource | None:
        strengths = self._strengths
        if strengths is None or not (strengths[:, self._places[faces]] > 0).any(0).all():
            return None
        return ViewSource(self._arrays, self._places, self._seed, strengths=strengths, worse=faces)

    def drawn(self, rows: Indices, epoch: int) -> Inputs:
        rng = np.random.default_rng([self._seed, 5, epoch])
        views = rng.integers(0, len(self._arrays[0]), (len(self._places),))
        if self._strengths is not None and len(self._worse):
            is_degraded = self._strengths[:, self._places[self._worse]] > 0
            views[self._worse] = (rng.random(is_degraded.shape) * is_degraded).argmax(0)
        return tuple(_single(array[views[rows], self._places[rows]]) for array in self._arrays)

    def clean(self, rows: Indices) -> Inputs:
        return tuple(_single(array[0, self._places[rows]]) for array in self._arrays)


def _single(array: NDArray) -> Tensor:
    """Kept in half precision, used in single."""
    return torch.from_numpy(array.astype(np.float32))


Compute = Callable[[Tensor], Inputs]
Advance = Callable[[int, int], None]


def make_views(
    chips: NDArray[np.uint8],
    compute: Compute,
    folder: Path,
    *,
    data: Data,
    advance: Advance = lambda done, total: None,
) -> None:
    """Keep in `folder` what `compute` gives for every view, and the strengths (views x N).

    `compute` takes chips B x 3 x S x S and gives tensors with B rows. Maps are kept in half
    precision, vectors in single. `advance` hears how many of all are done.
    """
    folder.mkdir(parents=True, exist_ok=True)
    strengths = np.zeros((data.views, len(chips)), np.float32)
    arrays: list[NDArray] = []
    for view, rows in _chunks(data.views, len(chips)):
        varied, strengths[view, rows] = _vary(chips, rows, view, data)
        outputs = [output.cpu().numpy() for output in compute(to_tensor(varied))]
        arrays = arrays or _allocate(folder, outputs, strengths.shape)
        for array, output in zip(arrays, outputs, strict=True):
            array[view, rows] = output
        advance(view * len(chips) + int(rows[-1]) + 1, strengths.size)
    np.save(folder / "strengths.npy", strengths)  # last: its being there says all is


def open_views(folder: Path) -> tuple[tuple[NDArray, ...], NDArray[np.float32]]:
    """The memory-mapped arrays (views x N x ...) and the strengths that `make_views` kept."""
    paths = sorted(folder.glob("view_*.npy"))
    arrays = tuple(np.load(path, mmap_mode="r") for path in paths)
    return arrays, np.load(folder / "strengths.npy")


def has_views(folder: Path) -> bool:
    return (folder / "strengths.npy").exists()


def views_name(chips: NDArray[np.uint8], body: nn.Module, cut: int, data: Data) -> str:
    """A folder name that is another wherever the views would be others.

    Of the network its numbers count, not the file they came in, which may be packed anew.
    """
    made_from = (cut, data.views, data.degraded, data.strongest, data.kinds, chips.shape)
    digest = hashlib.blake2b(repr(made_from).encode(), digest_size=8)
    for name, values in body.state_dict().items():
        digest.update(name.encode())
        digest.update(np.ascontiguousarray(values.cpu().numpy()).data)
    digest.update(np.ascontiguousarray(chips).data)
    return digest.hexdigest()


def _chunks(views: int, count: int) -> Iterator[tuple[int, Indices]]:
    for view in range(views):
        for start in range(0, count, _BATCH):
            yield view, np.arange(start, min(start + _BATCH, count))


def _vary(
    chips: NDArray[np.uint8], rows: Indices, view: int, data: Data
) -> tuple[NDArray[np.uint8], list[float]]:
    rngs = [np.random.default_rng([6, view, int(row)]) for row in rows]
    drawn = [draw_view(chips[row], view, rng, data) for row, rng in zip(rows, rngs, strict=True)]
    return np.stack([chip for chip, _ in drawn]), [strength for _, strength in drawn]


def _allocate(folder: Path, outputs: list[NDArray], shape: tuple[int, ...]) -> list[NDArray]:
    return [
        np.lib.format.open_memmap(
            folder / f"view_{place}.npy",
            "w+",
            np.float16 if output.ndim > 2 else np.float32,
            (*shape, *output.shape[1:]),
        )
        for place, output in enumerate(outputs)
    ]


class BatchDataset(Dataset[tuple[Inputs, Indices]]):
    """One epoch for a DataLoader whose sampler gives whole batches of rows."""

    def __init__(self, source: Source, epoch: int) -> None:
        self._source, self._epoch = source, epoch

    def __getitem__(self, rows: Indices) -> tuple[Inputs, Indices]:
        return self._source.drawn(rows, self._epoch), rows
