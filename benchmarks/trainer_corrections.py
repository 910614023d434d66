"""Does the embedder learn from an owner's corrections? Before and after, on faces kept back.

    python -m benchmarks.trainer_corrections                60 people, about 300 names given
    python -m benchmarks.trainer_corrections --people 0     everybody with five photos or more
    python -m benchmarks.trainer_corrections --wrong 0.2    a fifth of the names wrong

A library of LFW people: half of each person's photos are named by the owner and trained with, the
other half is kept back. Vectors of other people's faces are held where they are; half of these
people are not even seen and say whether anybody else is recognized worse.
"""

from __future__ import annotations

import json
import shutil
import time
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import trainer
from benchmarks.faces import data_parser, table
from benchmarks.trainer_faces import OUT, lfw_activations, lfw_faces, run, spread
from trainer.data.faces import Faces
from trainer.judging import evaluate
from trainer.settings import Settings

RECIPE = Path(trainer.__file__).parent / "recipes" / "corrections.toml"
_MOST_PHOTOS = 13  # of one person: LFW has one with 530
_MOST_HELD = 1500  # faces whose vectors are held


def settings(folder: Path, wrong: float, seed: int) -> dict[str, Any]:
    """The shipped recipe with this library's files."""
    values = tomllib.loads(RECIPE.read_text("utf-8"))
    names = {"train": "library.npz", "unlabelled": "others.npz", "check": "check.npz"}
    values["data"] |= {name: str(folder / file) for name, file in names.items()}
    values["data"] |= {"held_out": 0.5, "flipped": wrong}
    values["network"] = {}  # what the frozen network makes of the faces comes from the files
    values["run"] |= {"out": str(folder / "run"), "seed": seed}
    return values


def write_library(faces: Faces, people: int, seed: int, folder: Path) -> int:
    """The three files of one library; how many faces its people have."""
    rng = np.random.default_rng(seed)
    photos = np.bincount(faces.labels)
    known = np.flatnonzero(photos >= (6 if people else 5))
    known = rng.permutation(known)[:people] if people else known
    mine = _rows_of(faces, known, rng)
    others = rng.permutation(np.setdiff1d(np.flatnonzero(photos >= 2), known))
    unseen = np.flatnonzero(np.isin(faces.labels, others[: len(others) // 2]))
    rest = np.flatnonzero(~np.isin(faces.labels, [*known, *others[: len(others) // 2]]))
    held = rng.permutation(rest)[:_MOST_HELD]
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (("library", mine), ("others", held), ("check", unseen)):
        part = faces.take(rows)
        labels = np.array(faces.names)[part.labels]
        arrays = {"vectors": part.vectors, "statistics": part.statistics}
        np.savez(folder / f"{name}.npz", labels=labels, **arrays)
    return len(mine)


def _rows_of(
    faces: Faces, people: NDArray[np.int64], rng: np.random.Generator
) -> NDArray[np.int64]:
    rows = [rng.permutation(np.flatnonzero(faces.labels == p))[:_MOST_PHOTOS] for p in people]
    return np.concatenate(rows)


def main() -> None:
    parser = data_parser(__doc__)
    parser.add_argument("--people", type=int, default=60, help="0 takes all with five photos")
    parser.add_argument("--wrong", type=float, default=0.0, help="share of names made wrong")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    arguments = parser.parse_args()
    faces = lfw_activations(lfw_faces(arguments.data)[1])
    rows = [
        one_library(faces, arguments.people, arguments.wrong, seed)
        for seed in range(arguments.first, arguments.first + arguments.seeds)
    ]
    print(f"{rows[0]['faces']} faces of the library, half of them named\n")
    figures = [name for name in rows[0] if name != "faces"]
    table(
        ("figure", "mean ± spread over seeds", "lowest", "highest"),
        [(n, spread([r[n] for r in rows]), *_ends([r[n] for r in rows])) for n in figures],
    )
    print(
        json.dumps(
            {"benchmark": "trainer_corrections", **vars(arguments), "rows": rows}, default=str
        )
    )


def _ends(values: list[float]) -> tuple[str, str]:
    return f"{min(values):.4f}", f"{max(values):.4f}"


def one_library(faces: Faces, people: int, wrong: float, seed: int) -> dict[str, float]:
    """Train once; what it changed. `error` is 1 - TAR at FAR 1e-3."""
    folder = OUT / "corrections"
    shutil.rmtree(folder, ignore_errors=True)
    count = write_library(faces, people, seed, folder)
    values = settings(folder, wrong, seed)
    started = time.perf_counter()
    last = run(values)[-1]
    seconds = time.perf_counter() - started
    found = evaluate(Settings.from_dict(values))
    mine, others = (
        [found[part][state] for state in ("before", "after")] for part in ("held_out", "check")
    )
    before, after = (1 - state["tar_1e-03"] for state in mine)
    return {
        "faces": count,
        "error before": before,
        "error after": after,
        "error changed by": after / before - 1,
        "nearest person right, change": mine[1]["rank1"] - mine[0]["rank1"],
        "BCubed F, change": mine[1]["bcubed_f"] - mine[0]["bcubed_f"],
        "TAR of other people, change": others[1]["tar_1e-03"] - others[0]["tar_1e-03"],
        "precision of corrected names": last.get("precision") or np.nan,
        "recall of wrong names": last.get("recall") or np.nan,
        "seconds": seconds,
    }


if __name__ == "__main__":
    main()
