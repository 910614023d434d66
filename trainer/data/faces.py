"""Reads labelled faces from an .npz file or a folder of crops.

The .npz holds, for N faces, either
    chips        uint8 N x S x S x 3, aligned, RGB
or what a frozen network made of them
    vectors      float32 N x D, or N x V x D where V views (plain, mirrored) are averaged
    statistics   float32 N x F or N x V x F (optional)
and
    labels       N names or numbers; "" or -1 for a face of nobody known
    true_labels  likewise, where the truth is known apart from the labels (optional)
    keys         N names of the faces for reports (optional)
A face that is known *not* to be somebody, and not known to be anybody, may carry a label of its
own: every margin loss then keeps it away from all others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from trainer.settings import SettingsError

Indices = NDArray[np.int64]
NOBODY = -1
_PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".bmp"}


@dataclass(frozen=True, eq=False)
class Faces:
    """`labels` index `names`; NOBODY marks unlabelled faces. Arrays are as in the file.

    `rows` says where in the file each face was.
    """

    labels: Indices
    names: tuple[str, ...]
    keys: tuple[str, ...]
    rows: Indices
    chips: NDArray[np.uint8] | None = None
    vectors: NDArray[np.float32] | None = None
    statistics: NDArray[np.float32] | None = None
    true_labels: Indices | None = None

    def __len__(self) -> int:
        return len(self.labels)

    def activations(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Vectors and statistics as V x N x D and V x N x F, without chips."""
        assert self.vectors is not None
        vectors = self.vectors if self.vectors.ndim == 3 else self.vectors[:, None]
        if self.statistics is None:
            statistics = vectors[:, :, :0]
        else:
            statistics = self.statistics.reshape(*vectors.shape[:2], -1)
        return vectors.swapaxes(0, 1), statistics.swapaxes(0, 1)

    def take(self, rows: Indices) -> Faces:
        """Some of the faces, in that order; class numbers stay."""

        def cut(array: NDArray | None) -> NDArray | None:
            return None if array is None else array[rows]

        return replace(
            self,
            labels=self.labels[rows],
            rows=self.rows[rows],
            keys=tuple(self.keys[row] for row in rows),
            chips=cut(self.chips),
            vectors=cut(self.vectors),
            statistics=cut(self.statistics),
            true_labels=cut(self.true_labels),
        )

    def compact(self) -> Faces:
        """The same faces with only the classes that occur, numbered from 0."""
        known = [labels for labels in (self.labels, self.true_labels) if labels is not None]
        used = np.unique(np.concatenate(known))
        used = used[used != NOBODY]
        number = {old: new for new, old in enumerate(used.tolist())} | {NOBODY: NOBODY}
        renumber = np.vectorize(number.__getitem__, otypes=[np.int64])
        true = self.true_labels
        return replace(
            self,
            labels=renumber(self.labels),
            names=tuple(self.names[old] for old in used),
            true_labels=None if true is None else renumber(true),
        )


def load_faces(path: Path) -> Faces:
    """Faces from an .npz file or a folder; SettingsError says what is wrong with it."""
    if path.is_dir():
        return _from_folder(path)
    if not path.is_file():
        raise SettingsError(f"There are no faces at {path}.")
    with np.load(path) as file:
        arrays = {name: file[name] for name in file.files}
    if "chips" not in arrays and "vectors" not in arrays:
        raise SettingsError(f"{path.name} holds neither “chips” nor “vectors”.")
    return _from_arrays(arrays)


def _from_arrays(arrays: dict[str, NDArray]) -> Faces:
    count = len(arrays["chips"] if "chips" in arrays else arrays["vectors"])
    given = arrays.get("labels", np.full(count, NOBODY))
    true = arrays.get("true_labels")
    names = _names([given] if true is None else [given, true])
    for name, array in arrays.items():
        if len(array) != count:
            raise SettingsError(f"“{name}” has {len(array)} rows where there are {count} faces.")
    return Faces(
        labels=_numbers(given, names),
        names=names,
        keys=tuple(str(key) for key in arrays.get("keys", np.arange(count))),
        rows=np.arange(count),
        chips=arrays.get("chips"),
        vectors=arrays.get("vectors"),
        statistics=arrays.get("statistics"),
        true_labels=None if true is None else _numbers(true, names),
    )


def _names(labels: Sequence[NDArray]) -> tuple[str, ...]:
    """Every name that occurs; numbers sort as numbers, so that 10 comes after 9."""
    seen = np.unique(np.concatenate(labels))
    return tuple(str(name) for name in seen if str(name) not in ("", str(NOBODY)))


def _numbers(labels: NDArray, names: tuple[str, ...]) -> Indices:
    number = {name: place for place, name in enumerate(names)}
    return np.array([number.get(str(label), NOBODY) for label in labels], np.int64)


def _from_folder(folder: Path) -> Faces:
    """One folder of crops for each person; crops lying directly in `folder` are unlabelled."""
    paths = sorted(path for path in folder.glob("**/*") if path.suffix.lower() in _PICTURES)
    if not paths:
        raise SettingsError(f"There are no pictures in {folder}.")
    chips = [_read_chip(path) for path in paths]
    if len({chip.shape for chip in chips}) > 1:
        raise SettingsError(f"The crops in {folder} are not all of one size.")
    owners = ["" if path.parent == folder else path.parent.name for path in paths]
    keys = np.array([path.relative_to(folder).as_posix() for path in paths])
    return _from_arrays({"chips": np.stack(chips), "labels": np.array(owners), "keys": keys})


def _read_chip(path: Path) -> NDArray[np.uint8]:
    try:
        with Image.open(path) as picture:
            return np.asarray(picture.convert("RGB"))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read as a picture.") from error
