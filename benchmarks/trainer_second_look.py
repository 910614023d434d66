"""Makes the second look: the default embedder taught to know degraded faces.

    python -m benchmarks.trainer_second_look     the run, and second_look.onnx beside it

Trains on the people whom the uncertainty head was trained on (65 % of LFW's), so that the others
can judge both. About half an hour on one core; a run that is done is not done again.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import numpy as np

import trainer
from benchmarks.faces import data_parser
from benchmarks.trainer_faces import OUT, lfw_faces, network_path, run
from benchmarks.trainer_uncertainty import settings as settings_of_head
from trainer.export import export
from trainer.settings import Settings
from trainer.task import divide

RECIPE = Path(trainer.__file__).parent / "recipes" / "second_look.toml"


def training_people(data: Path) -> Path:
    """The chips of the people whom the uncertainty head was trained on, as .npz."""
    path = OUT / "lfw_training_people.npz"
    if not path.exists():
        source, faces = lfw_faces(data)
        train, _ = divide(faces, Settings.from_dict(settings_of_head("dul_rgs", source)))
        names = np.array([train.names[label] for label in train.labels])
        assert train.chips is not None
        np.savez(path, chips=train.chips, labels=names, keys=np.array(train.keys))
    return path


def settings(faces: Path, out: str = "second_look") -> dict[str, Any]:
    """The shipped recipe with its paths."""
    values = tomllib.loads(RECIPE.read_text("utf-8"))
    values["data"]["train"] = str(faces)
    values["network"]["weights"] = str(network_path())
    values["run"]["out"] = str(OUT / out)
    return values


def main() -> None:
    values = settings(training_people(data_parser(__doc__).parse_args().data))
    for row in run(values):
        print(json.dumps(row))
    print(json.dumps(export(Settings.from_dict(values))))


if __name__ == "__main__":
    main()
