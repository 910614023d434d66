"""Model packs: one TOML manifest per model says where it comes from and how to talk to it.

The manifests of `resources/models/` ship with the program; a user's own lie in the models folder
and win over a shipped one of the same name.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import as_file
from pathlib import Path
from typing import Any, cast

import numpy as np
import platformdirs
from numpy.typing import NDArray

from photoface.domain.errors import ModelError
from photoface.domain.geometry import Landmarks
from photoface.domain.sentences import say
from resources import resource

#: Where ArcFace's training put the five landmarks in a 112 x 112 chip (Deng et al., CVPR 2019).
_TEMPLATES = {
    "arcface-112": (
        (38.2946, 51.6963),
        (73.5318, 51.5014),
        (56.0252, 71.7366),
        (41.5493, 92.3655),
        (70.7299, 92.2041),
    )
}


class Role(StrEnum):
    DETECTOR = "detector"
    EMBEDDER = "embedder"


@dataclass(frozen=True, slots=True)
class WheelSource:
    """One member of one wheel of the package index; sizes in bytes, hashes SHA-256 in hex."""

    wheel: str  # "name==version"
    wheel_size: int
    wheel_sha256: str
    member: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file the user brings. Size and hash are known only where the exact file is."""

    file: str
    size: int | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class InputSpec:
    """What the network wants to see: NCHW float32, `(pixel - mean) * scale`.

    `size` is the side of a square chip, or None where any multiple of `multiple` will do.
    """

    size: int | None
    multiple: int
    colour: str  # "rgb" or "bgr"
    mean: tuple[float, float, float]
    scale: float

    def prepare(self, rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
        """A batch of pictures, uint8 (N, H, W, 3) in RGB, as the network's input (N, 3, H, W)."""
        channels = (0, 1, 2) if self.colour == "rgb" else (2, 1, 0)
        batch = np.empty((len(rgb), 3, *rgb.shape[1:3]), np.float32)
        for row, channel in enumerate(channels):
            batch[:, row] = rgb[..., channel]
        if self.mean != (0.0, 0.0, 0.0):
            batch -= np.asarray(self.mean, np.float32).reshape(1, 3, 1, 1)
        if self.scale != 1.0:
            batch *= np.float32(self.scale)
        return batch


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """A head of our own that reads how sure an embedder is of a face.

    head: its ONNX file in `resources/models`, joined to the embedder when that is converted.
    reference: the log-variance (see `vision.quality`) of a reference set of faces, as quantiles
    in equal steps from 0 to 1, for turning a log-variance into a percentile.
    """

    head: str
    reference: tuple[float, ...]

    def head_bytes(self) -> bytes:
        return resource("models", self.head).read_bytes()


@dataclass(frozen=True, slots=True)
class SecondLook:
    """An embedder of ours for faces of which the first is not sure, with the same input.

    model: its ONNX file in `resources/models`, sha256 of it in hex. below: the quality (0..1, see
    `Uncertainty.reference`) below which it has a say in a face's vector, the more the lower;
    alone_below: the quality below which the vector is its own.
    """

    model: str
    sha256: str
    below: float
    alone_below: float

    @property
    def version(self) -> str:
        """Changes with everything that changes vectors."""
        return f"{self.sha256[:8]}@{self.below:g}-{self.alone_below:g}"

    def share(self, quality: NDArray[np.float64]) -> NDArray[np.float32]:
        """How much of the vectors of faces of this quality (n,) comes from it, 0..1."""
        share = (self.below - quality) / (self.below - self.alone_below)
        return np.clip(share, 0.0, 1.0).astype(np.float32)

    def as_path(self) -> AbstractContextManager[Path]:
        return as_file(resource("models", self.model))


@dataclass(frozen=True, slots=True)
class ModelPack:
    """Everything the program knows about one model. Arrays have the shapes of `domain.geometry`."""

    name: str
    title: str
    role: Role
    licence: str
    source: WheelSource | FileSource
    input: InputSpec
    about: str = ""
    homepage: str = ""
    conversion: str = "none"
    default: bool = False
    decoding: str = ""  # detectors: how the outputs are read
    score_threshold: float = 0.5  # detectors
    dimension: int = 0  # embedders
    template: tuple[tuple[float, float], ...] = ()  # embedders: five (x, y) in chip pixels
    uncertainty: Uncertainty | None = None  # embedders with a head of ours
    second_look: SecondLook | None = None  # embedders that have both

    @property
    def landmarks(self) -> Landmarks:
        """The template as float32 (5, 2)."""
        return np.asarray(self.template, np.float32).reshape(-1, 2)

    @property
    def file_name(self) -> str:
        """The name of the converted model in the models folder."""
        return f"{self.name}.onnx"


def models_folder(folder: Path | None = None) -> Path:
    """Where models live: the argument, else PHOTOFACE_MODELS, else the user's data folder."""
    chosen = folder or os.environ.get("PHOTOFACE_MODELS")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("photoface")) / "models"


def load_packs(folder: Path | None = None) -> dict[str, ModelPack]:
    """All packs by name: the shipped ones, then the user's own from the models folder."""
    own = sorted(models_folder(folder).glob("*.toml"))
    packs = [*bundled_packs(), *(read_manifest(path) for path in own)]
    return {pack.name: pack for pack in packs}


def bundled_packs() -> Iterable[ModelPack]:
    """The packs that ship with the program, defaults first."""
    entries = (entry for entry in resource("models").iterdir() if entry.name.endswith(".toml"))
    packs = [parse_manifest(entry.read_text("utf-8"), origin=entry.name) for entry in entries]
    return sorted(packs, key=lambda pack: (not pack.default, pack.role, pack.name))


def find_pack(name: str, folder: Path | None = None) -> ModelPack:
    """The pack of that name; ModelError names the ones there are."""
    packs = load_packs(folder)
    if name not in packs:
        raise ModelError(
            say(
                "There is no model called “{name}”. There are: {models}.",
                name=name,
                models=tuple(packs),
            )
        )
    return packs[name]


def read_manifest(path: Path) -> ModelPack:
    """The manifest in a file; ModelError says what is wrong with it."""
    try:
        return parse_manifest(path.read_text("utf-8"), origin=path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(
            say("The manifest {name} cannot be read: {reason}.", name=path.name, reason=error)
        ) from error


def parse_manifest(text: str, *, origin: str) -> ModelPack:
    """A pack from TOML text; `origin` names it in errors. Raises ModelError."""
    try:
        return _check(_build(tomllib.loads(text)))
    except tomllib.TOMLDecodeError as error:
        raise ModelError(
            say("The manifest {origin} is not valid TOML: {reason}.", origin=origin, reason=error)
        ) from error
    except KeyError as error:
        raise ModelError(
            say("The manifest {origin} lacks {reason}.", origin=origin, reason=error)
        ) from error
    except (TypeError, ValueError) as error:
        raise ModelError(
            say("The manifest {origin} is wrong: {reason}.", origin=origin, reason=error)
        ) from error


def _build(values: dict[str, Any]) -> ModelPack:
    source, picture = values.pop("source"), values.pop("input")
    align, output = values.pop("align", {}), values.pop("output", {})
    uncertainty, look = values.pop("uncertainty", None), values.pop("second_look", None)
    return ModelPack(
        name=values.pop("name"),
        role=Role(values.pop("role")),
        source=WheelSource(**source) if "wheel" in source else FileSource(**source),
        input=_build_input(picture),
        template=_build_template(align.get("template", ())),
        uncertainty=_build_uncertainty(uncertainty) if uncertainty else None,
        second_look=SecondLook(**look) if look else None,
        **output,
        **values,
    )


def _build_input(values: Mapping[str, Any]) -> InputSpec:
    size = values["size"]
    mean = tuple(float(value) for value in values.get("mean", (0, 0, 0)))
    return InputSpec(
        size=None if size == "any" else int(size),
        multiple=int(values.get("multiple", 1)),
        colour=values.get("colour", "rgb"),
        mean=cast(tuple[float, float, float], mean),
        scale=float(values.get("scale", 1.0)),
    )


def _build_uncertainty(values: Mapping[str, Any]) -> Uncertainty:
    reference = tuple(float(value) for value in values["reference"])
    _demand(
        len(reference) > 1 and list(reference) == sorted(reference),
        "reference must be quantiles in rising order",
    )
    return Uncertainty(head=values["head"], reference=reference)


def _build_template(value: str | Iterable[Iterable[float]]) -> tuple[tuple[float, float], ...]:
    if isinstance(value, str):
        return _TEMPLATES[value]
    return tuple((float(x), float(y)) for x, y in value)


def _check(pack: ModelPack) -> ModelPack:
    """The pack itself if its fields fit together; ValueError otherwise."""
    plain = pack.name.replace("-", "").replace("_", "").replace(".", "")
    _demand(plain.isalnum(), "name may hold letters, digits, '-', '_' and '.' only")
    _demand(pack.input.colour in ("rgb", "bgr"), "colour must be rgb or bgr")
    _demand(len(pack.input.mean) == 3, "mean must be three numbers")
    if pack.role is Role.DETECTOR:
        _demand(pack.decoding in ("centerface", "yunet"), "decoding must be centerface or yunet")
        _demand(0 < pack.score_threshold < 1, "score_threshold must lie between 0 and 1")
    else:
        _demand(pack.input.size is not None, "an embedder needs the size of its input")
        _demand(len(pack.template) == 5, "an embedder needs a template of five points")
        _demand(pack.dimension > 0, "an embedder needs the dimension of its vectors")
        _demand(
            pack.second_look is None or pack.uncertainty is not None,
            "a second look needs an uncertainty that says when",
        )
        _demand(
            pack.second_look is None or 0 <= pack.second_look.alone_below < pack.second_look.below,
            "alone_below must lie under below",
        )
    return pack


def _demand(holds: bool, complaint: str) -> None:
    if not holds:
        raise ValueError(complaint)
