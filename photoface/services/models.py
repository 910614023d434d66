"""The models: what there is, what lies ready, fetch, verify, add. For the command line and window.

Nothing here imports a runtime: conversion runs in a child process.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from photoface.domain.errors import ModelError
from photoface.domain.sentences import say
from photoface.vision.fetch import FetchProgress, Question, Report, fetch_model, install_file
from photoface.vision.packs import (
    FileSource,
    ModelPack,
    WheelSource,
    bundled_packs,
    find_pack,
    load_packs,
    read_manifest,
)
from photoface.vision.shelf import ModelShelf, Presence, sha256_of

__all__ = [
    "FetchProgress",
    "ModelStatus",
    "Presence",
    "add",
    "ensure_default_models",
    "fetch",
    "list_models",
    "missing_models",
    "verify",
]


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """One model for a list: what it is and how it stands. Sizes in bytes, hashes SHA-256."""

    name: str
    title: str
    role: str
    licence: str
    about: str
    homepage: str
    source: str  # the wheel, or the file to bring
    size: int | None
    sha256: str | None
    input: str
    output: str
    can_fetch: bool
    download_size: int
    presence: Presence


def list_models(folder: Path | None = None) -> list[ModelStatus]:
    """All models, shipped and the user's own, with a quick look at each."""
    return _statuses(ModelShelf(folder), thorough=False)


def verify(folder: Path | None = None) -> list[ModelStatus]:
    """All models, with every byte of the installed ones checked."""
    return _statuses(ModelShelf(folder), thorough=True)


def fetch(
    names: Iterable[str],
    on_progress: Report = lambda progress: None,
    cancelled: Question = lambda: False,
    *,
    folder: Path | None = None,
) -> None:
    """Fetch the models of these names, one after the other; what is there already is left alone.

    Uses the network: call it only when the user asked for it. Raises ModelError with a sentence.
    """
    shelf = ModelShelf(folder)
    for pack in [find_pack(name, folder) for name in names]:
        fetch_model(pack, shelf, on_progress=on_progress, cancelled=cancelled)


def missing_models(names: Iterable[str] = (), folder: Path | None = None) -> list[ModelStatus]:
    """Those of the given models (or of the default ones) that cannot run as they are."""
    wanted = set(names) or {pack.name for pack in bundled_packs() if pack.default}
    found = list_models(folder)
    return [
        model for model in found if model.name in wanted and model.presence is not Presence.READY
    ]


def ensure_default_models(
    on_progress: Report = lambda progress: None,
    cancelled: Question = lambda: False,
    *,
    folder: Path | None = None,
) -> None:
    """Fetch the default detector and embedder where they are missing, outdated or damaged."""
    names = [model.name for model in missing_models(folder=folder)]
    fetch(names, on_progress, cancelled, folder=folder)


def add(
    file: Path, manifest: Path | None = None, *, name: str | None = None, folder: Path | None = None
) -> ModelStatus:
    """Install a model file the user brings and say how it stands.

    What it is comes from `manifest` (a TOML file as in `resources/models`), or from `name` (a
    known model), or from the file itself if it is one we know by hash or file name.
    Raises ModelError, also where the model cannot be loaded or its output does not fit.
    """
    if not file.is_file():
        raise ModelError(say("There is no file {file}.", file=file))
    pack = _pack_for(file, manifest, name, folder)
    shelf = ModelShelf(folder)
    install_file(pack, file, shelf)
    if manifest is not None:
        shutil.copyfile(manifest, shelf.folder / f"{pack.name}.toml")
    return _status(pack, shelf, thorough=False)


def _pack_for(
    file: Path, manifest: Path | None, name: str | None, folder: Path | None
) -> ModelPack:
    if manifest is not None:
        return read_manifest(manifest)
    if name is not None:
        return find_pack(name, folder)
    digest = sha256_of(file)
    for pack in load_packs(folder).values():
        if pack.source.sha256 == digest or _brings(pack, file):
            return pack
    raise ModelError(
        say(
            "{name} is no model we know: say what it is with --manifest FILE.toml (input "
            "size, colour order, normalization, landmark template, dimension).",
            name=file.name,
        )
    )


def _brings(pack: ModelPack, file: Path) -> bool:
    return isinstance(pack.source, FileSource) and pack.source.file == file.name


def _statuses(shelf: ModelShelf, *, thorough: bool) -> list[ModelStatus]:
    packs = load_packs(shelf.folder).values()
    return [_status(pack, shelf, thorough=thorough) for pack in packs]


def _status(pack: ModelPack, shelf: ModelShelf, *, thorough: bool) -> ModelStatus:
    source = pack.source
    can_fetch = isinstance(source, WheelSource)
    return ModelStatus(
        name=pack.name,
        title=pack.title,
        role=pack.role.value,
        licence=pack.licence,
        about=pack.about,
        homepage=pack.homepage,
        source=source.wheel if isinstance(source, WheelSource) else source.file,
        size=source.size,
        sha256=source.sha256,
        input=_describe_input(pack),
        output=f"{pack.dimension} values" if pack.dimension else f"boxes ({pack.decoding})",
        can_fetch=can_fetch,
        download_size=source.wheel_size if isinstance(source, WheelSource) else 0,
        presence=shelf.presence(pack, thorough=thorough),
    )


def _describe_input(pack: ModelPack) -> str:
    side = pack.input.size
    size = f"{side}x{side}" if side else f"any multiple of {pack.input.multiple}"
    return f"{size}, {pack.input.colour.upper()}"
