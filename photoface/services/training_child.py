"""The children of training: one collects faces as the embedder sees them, one compares models."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoface.domain.errors import PhotofaceError
from photoface.domain.learned import LearnedModel, with_spread
from photoface.domain.settings import Settings
from photoface.services.training_messages import (
    Collected,
    CollectionDone,
    Compared,
    Comparing,
    FaceToCollect,
    PhotoToCollect,
)
from photoface.vision.align import align
from photoface.vision.decode import decode_photo
from photoface.vision.embed import LearnedEmbedder, open_embedder
from photoface.vision.packs import ModelPack, find_pack
from photoface.vision.shelf import ModelShelf, sha256_of

#: Of pairs of strangers, the share that comes closest and must come as close as before. A few
#: pairs of unnamed faces show one person; they hardly move, so they do little harm.
_STRANGERS = 0.01
_AT_ONCE = 64
#: What the trainer calls the vector without what was learned (`trainer/export.py`).
_PLAIN = "vector_before"


def collect(
    connection: Connection,
    orders: Sequence[PhotoToCollect],
    settings: Settings,
    models_folder: Path | None,
    folder: Path,
) -> None:
    """Cut every face out of its photo and write one .npz a part into `folder`."""
    os.nice(10)
    pack = find_pack(settings.embedder, models_folder)
    parts: dict[str, list[tuple[FaceToCollect, NDArray[np.uint8]]]] = {}
    for done, order in enumerate(orders, start=1):
        chips = _chips(order, settings, pack)
        for face, part, chip in zip(order.faces, order.parts, chips, strict=False):
            parts.setdefault(part, []).append((face, chip))
        connection.send(Collected(done, len(orders)))
    for part, found in parts.items():
        _write(folder / f"{part}.npz", found)
    connection.send(CollectionDone({part: len(found) for part, found in parts.items()}))


def _chips(order: PhotoToCollect, settings: Settings, pack: ModelPack) -> list[NDArray[np.uint8]]:
    """One for each face, as the embedder saw it; none where the photo cannot be read any more."""
    try:
        picture = decode_photo(
            Path(order.path),
            longest_side=settings.decoded_side,
            max_megapixels=settings.max_megapixels,
        )
    except (PhotofaceError, MemoryError):
        return []
    return [
        align(
            picture.rgb,
            face.landmarks / np.float32(picture.scale),
            pack.landmarks,
            size=pack.input.size or 0,
        )
        for face in order.faces
    ]


def _write(path: Path, found: Sequence[tuple[FaceToCollect, NDArray[np.uint8]]]) -> None:
    """Whole or not at all."""
    draft = path.with_suffix(".part")
    with draft.open("wb") as file:
        np.savez(
            file,
            chips=np.stack([chip for _, chip in found]),
            labels=np.array([face.label for face, _ in found]),
            keys=np.array([str(face.face) for face, _ in found]),
        )
    os.replace(draft, path)


# -------------------------------------------------------------------------------------- comparing


def compare(
    connection: Connection,
    folder: Path,
    model: Path,
    settings: Settings,
    models_folder: Path | None,
    trained: frozenset[int],
) -> None:
    """Embed every collected face with the trained model, which gives the plain vectors as well.

    `trained`: faces (ids) that were trained on; the others say how close strangers come. Sends
    Compared.
    """
    os.nice(10)
    expose_plain_vector(model)
    face, part, label, chips = _read(folder)
    embedder = _embedder(model, settings, models_folder)
    before, after = [], []
    for start in range(0, len(chips), _AT_ONCE):
        new, _, old = embedder.embed_both(chips[start : start + _AT_ONCE])
        before.append(old)
        after.append(new)
        connection.send(Comparing(min(start + _AT_ONCE, len(chips)) / len(chips)))
    old, new = np.concatenate(before), np.concatenate(after)
    judged = np.flatnonzero(~np.isin(face, list(trained)))
    names = np.array([label[row] or f"face-{face[row]}" for row in judged])
    spread = fitted_spread(old[judged], new[judged], names)
    centre = new.mean(axis=0)
    placed = with_spread(new, centre, spread)
    connection.send(Compared(face, part, label, old, placed, centre, spread, sha256_of(model)))


def _read(
    folder: Path,
) -> tuple[NDArray[np.int64], tuple[str, ...], tuple[str, ...], NDArray[np.uint8]]:
    face, part, label, chips = [], [], [], []
    for path in sorted(folder.glob("*.npz")):
        with np.load(path) as arrays:
            face.append(arrays["keys"].astype(np.int64))
            label += arrays["labels"].tolist()
            chips.append(arrays["chips"])
        part += [path.stem] * len(face[-1])
    return np.concatenate(face), tuple(part), tuple(label), np.concatenate(chips)


def _embedder(model: Path, settings: Settings, models_folder: Path | None) -> LearnedEmbedder:
    """On the trained model, with its vectors as they come."""
    pack = find_pack(settings.embedder, models_folder)
    installed = replace(ModelShelf(models_folder).installed(pack), path=model)
    as_they_come = LearnedModel("", "", "", "", np.ones(pack.dimension, np.float32), 1.0)
    embedder, _ = open_embedder(installed, settings.provider, as_they_come)
    assert isinstance(embedder, LearnedEmbedder)
    return embedder


def fitted_spread(
    before: NDArray[np.float32], after: NDArray[np.float32], label: NDArray[np.str_]
) -> float:
    """The factor of distances at which the closest strangers come as close as they did.

    before, after: float32 (n, D), unit length; label: (n,), who each shows.
    """
    old, new = (_closest_strangers(vectors, label) for vectors in (before, after))
    return float(np.sqrt(old / new)) if old > 0 and new > 0 else 1.0


def _closest_strangers(vectors: NDArray[np.float32], label: NDArray[np.str_]) -> float:
    """The squared distance below which so many pairs of strangers lie; 0 without strangers."""
    differs = np.concatenate([label[i] != label[i + 1 :] for i in range(len(label))] or [[]])
    if not differs.any():
        return 0.0
    similarity = np.concatenate([vectors[i + 1 :] @ vectors[i] for i in range(len(label))])
    return float(2 - 2 * np.quantile(similarity[differs.astype(bool)], 1 - _STRANGERS))


def expose_plain_vector(model: Path) -> None:
    """Let the model's file give the vector it would have without what it learned, as well."""
    import onnx

    graph = onnx.load(str(model))
    if any(output.name == _PLAIN for output in graph.graph.output):
        return
    output = graph.graph.output.add()
    output.CopyFrom(graph.graph.output[0])
    output.name = _PLAIN
    onnx.checker.check_model(graph, full_check=True)
    draft = model.with_suffix(".part")
    draft.write_bytes(graph.SerializeToString(deterministic=True))
    os.replace(draft, model)
