"""What a training keeps on the disk, in the library's folder `training`; a kill costs little.

order.json, *.npz, run.toml    what is learned from; order.json is written last
run/                           the trainer's own: checkpoints, curves, corrections.tsv, report
model.onnx, model.json         what was learned
report.json                    see `training_report`; written last of all
"""

from __future__ import annotations

import json
import os
import shutil
import tomllib
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from photoface.domain.errors import PhotofaceError
from photoface.domain.learned import LearnedModel
from photoface.domain.sentences import say
from photoface.services.training_faces import CHECK, LIBRARY, OTHERS
from photoface.services.training_messages import Compared
from photoface.services.training_report import load_report
from photoface.vision.shelf import sha256_of

_PARTS = {"train": LIBRARY, "unlabelled": OTHERS, "check": CHECK}
#: Needed no more once the report stands; checkpoints and faces take much room.
_SCRAP = ("*.npz", "run/*.pt", "run/*.onnx")


@dataclass(frozen=True, slots=True)
class TrainingOrder:
    """One training. base: the embedder version that learns; last_decision: the newest that is
    known; check_is_people: see `training_faces.TrainingSet`."""

    made_at: str
    last_decision: int
    base: str
    people: int
    check_is_people: bool


@dataclass(frozen=True, slots=True)
class TrainingFiles:
    folder: Path

    @property
    def config(self) -> Path:
        return self.folder / "run.toml"

    @property
    def model(self) -> Path:
        return self.folder / "model.onnx"

    def order(self) -> TrainingOrder | None:
        """What is being trained, or was; None where there is nothing."""
        try:
            return TrainingOrder(**(_read(self.folder / "order.json") or {}))
        except TypeError:
            return None

    def is_unfinished(self) -> bool:
        """There is an order that no report answers."""
        order, report = self.order(), load_report(self.folder)
        return order is not None and (report is None or report.made_at < order.made_at)

    def clear(self) -> None:
        """Make room for another training; the last report stays."""
        self.folder.mkdir(exist_ok=True)
        (self.folder / "order.json").unlink(missing_ok=True)
        shutil.rmtree(self.folder / "run", ignore_errors=True)
        self._sweep()

    def begin(self, order: TrainingOrder, weights: Path, faces: dict[str, int], seed: int) -> None:
        """Write the trainer's settings for the collected faces, then the order."""
        settings = _recipe()
        for name, part in _PARTS.items():
            settings["data"].pop(name, None)
            if faces.get(part):
                settings["data"][name] = f"{part}.npz"
        settings["network"]["weights"] = str(weights)
        settings["run"] |= {"out": "run", "seed": seed}
        text = "".join(f"[{name}]\n{_lines(part)}\n" for name, part in settings.items())
        self.config.write_text(text, "utf-8")
        _write(self.folder / "order.json", asdict(order))

    def take_model(self) -> None:
        """The model that the trainer exported becomes the one of this folder."""
        os.replace(self.folder / "run" / "model.onnx", self.model)

    def evaluation(self) -> dict[str, Any]:
        """What the trainer says about before and after."""
        return _read(self.folder / "run" / "report.json") or {}

    def trained(self) -> frozenset[int]:
        """Faces (ids) that were trained on, not those kept back."""
        found = _read(self.folder / "run" / "faces.json") or {}
        return frozenset(int(key) for key in found.get("trained", ()))

    def doubts(self) -> list[tuple[int, int, int]]:
        """(face, its person, whom training took it for), of people only."""
        try:
            text = (self.folder / "run" / "corrections.tsv").read_text("utf-8")
        except OSError:
            return []
        rows = [line.split("\t") for line in text.splitlines()[1:]]
        return [
            (int(face), int(given), int(found))
            for face, given, found in rows
            if given.isdigit() and found.isdigit()
        ]

    def save_model(self, order: TrainingOrder, compared: Compared) -> None:
        values = {
            "version": version_of(order, compared),
            "base": order.base,
            "sha256": compared.sha256,
            "centre": compared.centre.tolist(),
            "spread": compared.spread,
        }
        _write(self.folder / "model.json", values)

    def load_model(self) -> LearnedModel:
        """What was learned last; PhotofaceError where it is gone or damaged."""
        values = _read(self.folder / "model.json")
        if values is None or not self.model.is_file():
            raise PhotofaceError(say("The trained model is gone; train again."))
        damaged = PhotofaceError(say("The trained model is damaged; train again."))
        try:
            centre = np.array(values.pop("centre"), np.float32)
            model = LearnedModel(**values, file=str(self.model), centre=centre)
        except (KeyError, TypeError, ValueError) as error:
            raise damaged from error
        if sha256_of(self.model) != model.sha256:
            raise damaged
        return model

    def tidy_up(self) -> None:
        """The report stands: let go of what took much room."""
        shutil.rmtree(self.folder / "run" / "views", ignore_errors=True)
        self._sweep()

    def _sweep(self) -> None:
        for pattern in _SCRAP:
            for path in self.folder.glob(pattern):
                path.unlink(missing_ok=True)


def version_of(order: TrainingOrder, compared: Compared) -> str:
    """What the vectors of the trained model are filed under."""
    return f"{order.base}~{compared.sha256[:12]}"


def _recipe() -> dict[str, Any]:
    """The settings that ship with the trainer, which is looked up and not imported."""
    spec = find_spec("trainer")
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "recipes" / "corrections.toml"
    return tomllib.loads(path.read_text("utf-8"))


def _lines(part: dict[str, Any]) -> str:
    """One table as TOML, whose plain values are written as in JSON."""
    return "".join(f"{name} = {_value(value)}\n" for name, value in part.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_value(inner)}" for name, inner in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def _read(path: Path) -> dict[str, Any] | None:
    try:
        return dict(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _write(path: Path, values: dict[str, Any]) -> None:
    """Whole or not at all."""
    draft = path.with_suffix(".part")
    draft.write_text(json.dumps(values), "utf-8")
    os.replace(draft, path)
