"""What one training run is told: frozen dataclasses, read from TOML."""

from __future__ import annotations

import tomllib
import types
import typing
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

_T = TypeVar("_T")

#: From which block of the network on weights are trained; 15 leaves the projection alone too.
CUTS = {"nothing": 15, "embedding": 14, "last_stage": 13, "last_stages": 10, "everything": 0}


class SettingsError(ValueError):
    """The settings cannot be used; the message says what is wrong, in one sentence."""


@dataclass(frozen=True, slots=True)
class Data:
    """Files are .npz (see `trainer.data.faces`) or a folder with one folder of crops a person."""

    train: Path = Path("faces.npz")
    unlabelled: Path | None = None  # crops whose vectors should stay what they are
    check: Path | None = None  # labelled faces of other people, never trained on
    split: Literal["people", "faces"] = "people"  # what the held-out part does not share
    held_out: float = 0.25
    flipped: float = 0.0  # share of labels made wrong on purpose, for experiments
    views: int = 1  # variants of each face made ahead; 0 makes a new one every time it is seen
    degraded: float = 0.5  # share of the variants that are degraded
    cache: Path | None = None  # where variants are kept, for several runs; else in the run's folder
    strongest: float = 1.0  # their largest strength, 0..1
    kinds: tuple[str, ...] = ()  # kinds of degradation; empty means all
    mixed: float = 0.0  # for restoration: share of the faces that are two people's in one
    people_per_batch: int = 32
    faces_per_person: int = 4
    workers: int = 0


@dataclass(frozen=True, slots=True)
class Network:
    """`weights` is an ONNX or .npz file; without it vectors are read from the data file."""

    weights: Path | None = None
    trained: Literal["nothing", "embedding", "last_stage", "last_stages", "everything"] = "nothing"

    @property
    def cut(self) -> int:
        return CUTS[self.trained]


@dataclass(frozen=True, slots=True)
class Head:
    """`kept` passes the network's vector on, `linear` turns it, `adapted` adds what the network's
    statistics say, `gaussian` gives it a variance."""

    kind: Literal["kept", "linear", "adapted", "gaussian"] = "kept"
    mean: Literal["unit", "scaled", "learned"] = "unit"  # of the gaussian head
    hidden: int = 256
    initial_log_variance: float = -7.0
    dropout: float = 0.0


@dataclass(frozen=True, slots=True)
class Loss:
    """`options` go to the loss as they are; `distillation` weighs staying near the old vectors.

    Scales and margins of the papers are meant for people at right angles; the vectors of some
    networks (dlib's among them) all point one way. `fitted` makes them suit the angles there are;
    `centred` measures angles around the mean face instead. `start` says where class directions
    begin: at the people's mean vectors, or at random.
    """

    name: str = "arcface"
    options: dict[str, Any] = field(default_factory=dict)
    fitted: bool = False
    centred: bool = False
    start: Literal["means", "random"] = "means"
    distillation: float = 0.0


@dataclass(frozen=True, slots=True)
class Optimizer:
    name: Literal["sgd", "adamw", "adagrad"] = "sgd"
    rate: float = 0.01
    class_rate: float | None = None  # of the class directions; None means `rate`
    momentum: float = 0.9
    weight_decay: float = 5e-4
    schedule: Literal["constant", "cosine", "steps"] = "cosine"
    warm_up: float = 0.0  # epochs over which the rate rises from 0
    drops: tuple[int, ...] = ()  # epochs at which `steps` divides the rate by ten
    clip: float = 5.0  # largest gradient norm


@dataclass(frozen=True, slots=True)
class Run:
    out: Path = Path("out/run")
    epochs: int = 20
    seed: int = 0
    patience: int = 0  # epochs without a better score before it stops; 0 never stops early
    #: The held-out figure that says which epoch is kept; "auto" is discard with a variance, else
    #: tar; "last" keeps the last, so that the report's figures had no part in the choice.
    monitor: str = "auto"
    device: str = "auto"
    #: "auto" mixes on graphics processors only; "bfloat16" also where the processor has it.
    precision: Literal["auto", "single", "bfloat16"] = "auto"
    threads: int = 0  # 0 leaves the choice to PyTorch


@dataclass(frozen=True, slots=True)
class Settings:
    data: Data = field(default_factory=Data)
    network: Network = field(default_factory=Network)
    head: Head = field(default_factory=Head)
    loss: Loss = field(default_factory=Loss)
    optimizer: Optimizer = field(default_factory=Optimizer)
    run: Run = field(default_factory=Run)

    def as_dict(self) -> dict[str, Any]:
        """Plain values only, as TOML and JSON hold them."""
        return _plain(asdict(self))

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """Raises SettingsError for unknown names and wrong types."""
        return _build(cls, values, "")


def read_settings(path: Path) -> Settings:
    """Settings from a TOML file; its relative paths start at the file's folder."""
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path.name} cannot be read: {error}.") from error
    return _anchor(Settings.from_dict(values), path.resolve().parent)


def _anchor(settings: Settings, folder: Path) -> Settings:
    def moved(part: Any) -> Any:
        paths = {f.name: getattr(part, f.name) for f in fields(part)}
        return replace(part, **{n: folder / p for n, p in paths.items() if isinstance(p, Path)})

    return replace(
        settings,
        data=moved(settings.data),
        network=moved(settings.network),
        run=moved(settings.run),
    )


def _build(cls: type[_T], values: dict[str, Any], where: str) -> _T:
    hints = typing.get_type_hints(cls)
    if unknown := set(values) - set(hints):
        raise SettingsError(f"There is no setting called “{where}{min(unknown)}”.")
    return cls(**{n: _convert(hints[n], v, f"{where}{n}") for n, v in values.items()})


def _convert(kind: Any, value: Any, name: str) -> Any:
    if is_dataclass(kind) and isinstance(value, dict):
        return _build(typing.cast(type, kind), value, f"{name}.")
    if typing.get_origin(kind) is Literal:
        return _check(value in typing.get_args(kind), value, name)
    if isinstance(kind, types.UnionType):
        return None if value is None else _convert(typing.get_args(kind)[0], value, name)
    if kind is Path:
        return Path(_check(isinstance(value, str), value, name))
    if typing.get_origin(kind) is tuple:
        inner = typing.get_args(kind)[0]
        listed = _check(isinstance(value, (list, tuple)), value, name)
        return tuple(_convert(inner, v, name) for v in listed)
    return _scalar(typing.get_origin(kind) or kind, value, name)


def _scalar(kind: type, value: Any, name: str) -> Any:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return _check(
        isinstance(value, kind) and isinstance(value, bool) is (kind is bool), value, name
    )


def _check(fits: bool, value: Any, name: str) -> Any:
    if not fits:
        raise SettingsError(f"The setting “{name}” cannot be {value!r}.")
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, Path) else value
