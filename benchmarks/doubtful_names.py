"""Are wrong tags found? Planted errors among the people of Labelled Faces in the Wild.

A scanned library of LFW, where everybody with four or more photos is named after their folder, but
for 5 % of the faces, which get the name of somebody else: anybody, or whoever looks most alike. The
faces that the program holds most doubtful, as many as are planted, should be those. The figures
of the probability are fitted on half of the people and judged on the other half. With --vectors
they are changed as in `benchmarks.grouping.other_embedder`, and grouped anew: that tells how the
figures are moved.

    photoface scan ../shared/data/lfw --library LIBRARY
    python -m benchmarks.doubtful_names --library LIBRARY [--vectors "strangers at 0"]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.copied_library import change_vectors, copied, regroup
from benchmarks.corrections import Truth
from benchmarks.grouping.other_embedder import EMBEDDERS, unit
from benchmarks.likely_pairs import AS_IT_IS
from photoface.domain.decisions import Decision, Kind
from photoface.services import doubtful_names, history
from photoface.services.history import Plan
from photoface.services.library import Connection, Library
from photoface.services.name_people import face_keys
from photoface.services.vectors import all_vectors

_LEAST_PHOTOS = 4
_WRONG = 0.05


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--vectors", choices=EMBEDDERS, default=AS_IT_IS)
    arguments = parser.parse_args()
    library, vectors = arguments.library, arguments.vectors
    rows = [
        {"kind": kind, "half": half, **judge(library, kind, half, seed, vectors)}
        for kind in ("anybody", "look-alike")
        for half in ("fitted", "judged", "all")
        for seed in range(arguments.seeds)
    ]
    names = ("precision", "listed", "listed_right", "calibration_error")
    print("|", " | ".join(("wrong names are of", "people", *names)), "|")
    print("|", " | ".join(["---"] * (2 + len(names))), "|")
    for kind, half in dict.fromkeys((row["kind"], row["half"]) for row in rows):
        found = [row for row in rows if (row["kind"], row["half"]) == (kind, half)]
        cells = [spread([row[name] for row in found]) for name in names]
        print(f"| {kind} | {half} | {' | '.join(cells)} |")
    print(json.dumps({"benchmark": "doubtful_names", "rows": rows}, default=str))


def spread(values: list[float]) -> str:
    return f"{np.mean(values):.3f} ± {np.std(values):.3f}"


def judge(
    source: Path, kind: str, half: str, seed: int, vectors: str = AS_IT_IS
) -> dict[str, float]:
    """Plant errors in a copy of the library and ask it. `precision` at the number planted;
    `listed`: names it doubts, as a share of the planted; `listed_right`: those really wrong."""
    with copied(source) as library:
        wrong = plant(library, kind, half, seed)
        if vectors != AS_IT_IS:
            change_vectors(library, lambda v: unit(EMBEDDERS[vectors](v)))
            regroup(library)
        found = library.read(doubtful_names.doubtful_names)
    is_right = np.array([doubt.face in wrong for doubt in found])
    probability = np.array([doubt.probability for doubt in found])
    error = bins(probability, is_right)
    return {
        "planted": len(wrong),
        "precision": float(is_right[: len(wrong)].sum() / len(wrong)),
        "listed": len(found) / len(wrong),
        "listed_right": float(is_right.mean()),
        "calibration_error": error,
    }


def bins(probability: NDArray[np.float64], is_right: NDArray[np.bool_]) -> float:
    """Expected calibration error over ten bins of equal size."""
    parts = np.array_split(np.argsort(probability), 10)
    gaps = [abs(probability[p].mean() - is_right[p].mean()) * len(p) for p in parts if len(p)]
    return float(sum(gaps) / len(probability))


def plant(library: Library, kind: str, half: str, seed: int) -> set[int]:
    """Name everybody of the half, some wrongly; the faces (ids) with a wrong name."""
    rng = np.random.default_rng(seed)
    truth = Truth.of(library)
    person = {face: name for face, name in truth.person.items() if name is not None}
    counts = Counter(person.values())
    names = sorted(name for name, count in counts.items() if count >= _LEAST_PHOTOS)
    names = {"fitted": names[::2], "judged": names[1::2], "all": names}[half]
    faces = sorted(face for face, name in person.items() if name in set(names))
    planted = rng.choice(faces, round(_WRONG * len(faces)), replace=False)
    nearest = _nearest(library, person, names) if kind == "look-alike" else {}
    told = {face: person[face] for face in faces}
    for face in planted.tolist():
        others = [name for name in names if name != person[face]]
        told[face] = nearest.get(person[face]) or str(rng.choice(others))
    name_all(library, told)
    return set(planted.tolist())


def _nearest(library: Library, person: dict[int, str], names: list[str]) -> dict[str, str]:
    """{name: name of the person who looks most alike}."""
    vectors = library.read(all_vectors)
    place = {name: number for number, name in enumerate(names)}
    total = np.zeros((len(names), vectors.vector.shape[1]))
    for face, vector in zip(vectors.face.tolist(), vectors.vector, strict=True):
        if person.get(face) in place:
            total[place[person[face]]] += vector
    means = total / np.linalg.norm(total, axis=1, keepdims=True)
    likeness = means @ means.T
    np.fill_diagonal(likeness, -1)
    return {name: names[int(likeness[row].argmax())] for name, row in place.items()}


def name_all(library: Library, told: dict[int, str]) -> None:
    """Every face gets its name, in one act."""

    def plan(connection: Connection) -> Plan:
        uids = {name: f"person-{number}" for number, name in enumerate(sorted(set(told.values())))}
        made = [Decision(Kind.PERSON_CREATED, person=uid, value=n) for n, uid in uids.items()]
        keys = face_keys(connection, list(told))
        said = [
            Decision(Kind.IS_PERSON, key, uids[name])
            for key, name in zip(keys, told.values(), strict=True)
        ]
        return Plan("Named everybody", [*made, *said])

    history.perform(library, plan)


if __name__ == "__main__":
    main()
