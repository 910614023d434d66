"""BoundaryFace in small: closed-set label noise on LFW people with five photos or more.

    python -m benchmarks.trainer_label_noise

A linear layer and class directions are trained on frozen vectors with 0 to 30 % of every person's
labels made wrong. 30 % of everybody's faces are held out, with their right labels. Per cell: share
of held-out faces whose nearest class is right, and, for BoundaryFace, how many of the corrections
give the right label (precision) and how many wrong labels are so corrected (recall). The papers'
margin (0.5) and scale (32) are fitted to the angles there are between people; all methods train
equally long and are judged after their last epoch. A hundred runs of about twelve seconds; those
that are done are not done again.
"""

from __future__ import annotations

import json
import math
import shutil
from typing import Any

import numpy as np

from benchmarks.faces import data_parser, table
from benchmarks.trainer_faces import OUT, lfw_activations, lfw_faces, run, spread, unit_vectors

_NOISE = (0.0, 0.1, 0.2, 0.3)
_SEEDS = 5
_EPOCHS = 60
_WARM_UP = 6
_DONE = OUT / "noise.jsonl"
_FIGURES = ("accuracy", "precision", "recall")
_COMMON = {"scale": 32.0, "margin": 0.5}
METHODS: dict[str, tuple[str, dict[str, Any]]] = {
    "ArcFace": ("arcface", {}),
    "MV-Arc-Softmax": ("mv_arc_softmax", {}),
    "CurricularFace": ("curricularface", {}),
    "BoundaryFace": ("boundaryface", {"warm_up": _WARM_UP}),
    "BoundaryFace, pi": ("boundaryface", {"warm_up": _WARM_UP, "boundary_weight": math.pi}),
}


def settings(name: str, options: dict[str, Any], noise: float, seed: int) -> dict[str, Any]:
    """One cell's run: nothing but loss, noise and seed differs between cells."""
    return {
        "data": {
            "train": str(OUT / "lfw5.npz"),
            "split": "faces",
            "held_out": 0.3,
            "flipped": noise,
            "people_per_batch": 64,
        },
        "head": {"kind": "linear"},
        "loss": {"name": name, "fitted": True, "options": {**_COMMON, **options}},
        "optimizer": {"rate": 0.1},
        "run": {"out": str(OUT / "noise"), "epochs": _EPOCHS, "seed": seed, "monitor": "accuracy"},
    }


def cell(method: str, noise: float) -> dict[str, list[float]]:
    """The last epoch's figures of every seed."""
    rows = [last_epoch(*METHODS[method], noise, seed) for seed in range(_SEEDS)]
    return {figure: [row.get(figure) or math.nan for row in rows] for figure in _FIGURES}


def last_epoch(name: str, options: dict[str, Any], noise: float, seed: int) -> dict[str, Any]:
    values = settings(name, options, noise, seed)
    key = json.dumps(values, sort_keys=True)
    done = dict(json.loads(line) for line in _DONE.read_text().splitlines())
    if key not in done:
        shutil.rmtree(OUT / "noise", ignore_errors=True)
        done[key] = run(values)[-1]
        with _DONE.open("a") as file:
            file.write(json.dumps([key, done[key]]) + "\n")
    return done[key]


def main() -> None:
    arguments = data_parser(__doc__).parse_args()
    _, faces = lfw_faces(arguments.data)
    often = np.flatnonzero(np.bincount(faces.labels)[faces.labels] >= 5)
    labels = np.array(faces.names)[faces.labels[often]]
    np.savez(OUT / "lfw5.npz", vectors=unit_vectors(lfw_activations(faces))[often], labels=labels)
    _DONE.touch()
    cells = {
        (method, noise): cell(method, noise) for noise in reversed(_NOISE) for method in METHODS
    }
    table(
        ("held-out accuracy", *(f"{noise:.0%} wrong" for noise in _NOISE)),
        [(m, *(spread(cells[m, noise]["accuracy"]) for noise in _NOISE)) for m in METHODS],
    )
    table(
        ("precision / recall", *(f"{noise:.0%} wrong" for noise in _NOISE[1:])),
        [(m, *(_found(cells[m, n]) for n in _NOISE[1:])) for m in METHODS if "Boundary" in m],
    )
    flat = {f"{m} {noise}": figures for (m, noise), figures in cells.items()}
    print(json.dumps({"benchmark": "trainer_label_noise", **flat}))


def _found(figures: dict[str, list[float]]) -> str:
    return f"{np.mean(figures['precision']):.3f} / {np.mean(figures['recall']):.3f}"


if __name__ == "__main__":
    main()
