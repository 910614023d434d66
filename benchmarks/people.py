"""How well the people are found: the whole program on labelled photos, with no answer used.

    python -m benchmarks.people --photos ../shared/data/lfw --pairs ../shared/data/pairs_dev.txt

Expects one folder per person (LFW's layout: NAME/NAME_0001.jpg, one main face in the middle). Runs
the real `photoface scan` and reads `photoface faces` and `photoface vectors`, as any script would:
central face found, verification accuracy (threshold from the other folds), BCubed of the groups.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from photoface.grouping import Scores, score_grouping

_FOLDS = 10


def run(*arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "photoface", *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def central_faces(library: Path, size: int = 250) -> dict[str, dict]:
    """For each photo the face that covers its middle (the nearest one), by file stem."""
    best: dict[str, dict] = {}
    for line in run("faces", "--library", library, "--json").splitlines():
        face = json.loads(line)
        x, y, w, h = face["box"]
        if not (x <= size / 2 <= x + w and y <= size / 2 <= y + h):
            continue
        face["off"] = np.hypot(x + w / 2 - size / 2, y + h / 2 - size / 2)
        stem = Path(face["photo"]).stem
        if stem not in best or face["off"] < best[stem]["off"]:
            best[stem] = face
    return best


def verification(pairs: Path, vector_of: dict[str, np.ndarray]) -> tuple[float, float, int]:
    """Mean accuracy and its standard error over ten folds; the threshold comes from the others."""
    distances, same = [], []
    for line in pairs.read_text().splitlines():
        parts = line.split("\t")
        if len(parts) == 3:
            a, b = (f"{parts[0]}_{int(n):04d}" for n in parts[1:])
        elif len(parts) == 4:
            a, b = f"{parts[0]}_{int(parts[1]):04d}", f"{parts[2]}_{int(parts[3]):04d}"
        else:
            continue
        if a in vector_of and b in vector_of:
            distances.append(np.linalg.norm(vector_of[a] - vector_of[b]))
            same.append(len(parts) == 3)
    order = np.random.default_rng(0).permutation(len(distances))
    d, s = np.array(distances)[order], np.array(same)[order]
    folds = np.arange(len(d)) % _FOLDS
    scores = []
    for fold in range(_FOLDS):
        rest = folds != fold
        cut = max(np.unique(d[rest]), key=lambda t: ((d[rest] < t) == s[rest]).mean())
        scores.append(((d[~rest] < cut) == s[~rest]).mean())
    return float(np.mean(scores)), float(np.std(scores) / np.sqrt(_FOLDS)), len(d)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, default=Path("../shared/data/lfw"))
    parser.add_argument("--pairs", type=Path, default=Path("../shared/data/pairs_dev.txt"))
    parser.add_argument("--library", type=Path, help="a library of these photos, scanned before")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = arguments.library or Path(folder) / "library"
        if not arguments.library:
            run("scan", arguments.photos, "--library", library)
        result = measure(library, arguments.photos, arguments.pairs)
    for name, value in result.items():
        print(f"{name:28} {value:.4f}" if isinstance(value, float) else f"{name:28} {value}")
    print(json.dumps({"benchmark": "people", **result}))


def measure(library: Path, photos: Path, pairs: Path) -> dict[str, float | int]:
    found = central_faces(library)
    count = sum(1 for _ in photos.rglob("*.jpg"))
    with tempfile.TemporaryDirectory() as folder:
        run("vectors", "--library", library, "--out", Path(folder) / "v.npz")
        with np.load(Path(folder) / "v.npz") as file:
            by_id = dict(zip(file["face"].tolist(), file["vector"], strict=True))
    vector_of = {stem: by_id[face["face"]] for stem, face in found.items()}
    accuracy, error, used = verification(pairs, vector_of)
    scores = judged(found)
    return {
        "photos": count,
        "central face found": len(found) / count,
        "pairs": used,
        "verification accuracy": accuracy,
        "verification standard error": error,
        "BCubed precision": scores.bcubed_precision,
        "BCubed recall": scores.bcubed_recall,
        "BCubed F": scores.bcubed_f,
        "groups": scores.groups,
        "people": len({_person(stem) for stem in found}),
    }


def judged(found: dict[str, dict]) -> Scores:
    """How good the groups of these faces are, by file stem, which says who it is."""
    groups = np.array([face["group"] for face in found.values()])
    return score_grouping(groups, [_person(stem) for stem in found])


def _person(stem: str) -> str:
    return stem[: -len("_0001")]


if __name__ == "__main__":
    main()
