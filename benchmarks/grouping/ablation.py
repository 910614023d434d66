"""What every part of the evidence adds: parts are fitted and tested with and without.

Cross-validated like the whole, on fewer splits. The photos of LFW show one person each and have
no time; to see what same-photo exclusivity adds, three faces of different people at a time are
declared to be one photo.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from benchmarks.faces import table
from benchmarks.grouping.calibrate import FIGURES, fit
from benchmarks.grouping.compare import keep, kept, ours
from benchmarks.grouping.crossing import halves
from benchmarks.grouping.faces import KEPT, Faces

SPLITS = 1
RECORDS = KEPT / "grouping" / "ablation.jsonl"


def three_in_a_photo(faces: Faces) -> Faces:
    """The same faces in photos of three different people (the last few stay alone)."""
    order = np.random.default_rng(0).permutation(len(faces))
    order = order[np.argsort(_rank_in_person(faces.person[order]), kind="stable")]
    photo = np.empty(len(faces), dtype=np.int64)
    photo[order] = np.arange(len(faces)) // 3
    return replace(faces, photo=_apart(photo, faces.person))


def _rank_in_person(person: np.ndarray) -> np.ndarray:
    """How many faces of the same person come before each."""
    order = np.argsort(person, kind="stable")
    starts = np.searchsorted(person[order], person[order])
    rank = np.empty(len(person), dtype=np.int64)
    rank[order] = np.arange(len(person)) - starts
    return rank


def _apart(photo: np.ndarray, person: np.ndarray) -> np.ndarray:
    """Where a person would be twice in one photo, the later face gets a photo of its own."""
    pairs = np.column_stack((photo, person))
    first = np.unique(pairs, axis=0, return_index=True)[1]
    again = np.setdiff1d(np.arange(len(photo)), first)
    photo = photo.copy()
    photo[again] = photo.max() + 1 + np.arange(len(again))
    return photo


def _as_is(faces: Faces) -> Faces:
    return faces


_STRANGERS = ("cohort_weight", "prior")
#: What is tried: the figures that are fitted, and what is done to the faces of both halves.
STEPS: dict[str, tuple[tuple[str, ...], Callable[[Faces], Faces]]] = {
    "average distance, one cut": (("cut",), _as_is),
    "+ small groups need more": (("cut", "size_penalty"), _as_is),
    "+ strangers of the library": (("cut", "size_penalty", "cohort_weight"), _as_is),
    "+ strangers expected": (("cut", "size_penalty", *_STRANGERS), _as_is),
    "+ variance (all)": (FIGURES, _as_is),
    "all + three people in a photo": (FIGURES, three_in_a_photo),
    "all but strangers": (tuple(f for f in FIGURES if f not in _STRANGERS), _as_is),
    "all but variance": (tuple(f for f in FIGURES if f != "variance_weight"), _as_is),
}


def ablate(faces: Faces, seconds: float = np.inf) -> list[dict]:
    """One record per step and way; those not done yet are done for about so many seconds."""
    end = time.monotonic() + seconds
    for name, (figures, change) in STEPS.items():
        for way in range(2 * SPLITS):
            done = any((r["step"], r["way"]) == (name, way) for r in kept(RECORDS))
            if done or time.monotonic() > end:
                continue
            train, test = list(halves(faces, way // 2))[way % 2]
            scores = ours(change(test), fit(train, figures)).scores
            keep(RECORDS, {"step": name, "way": way, "bcubed_f": scores.bcubed_f,
                           "corrections": scores.corrections})  # fmt: skip
    return kept(RECORDS)


def print_steps(records: list[dict]) -> None:
    print("\n## What the parts of the evidence add\n")
    rows = []
    for name in STEPS:
        mine = [record for record in records if record["step"] == name]
        f, work = (np.mean([r[key] for r in mine]) for key in ("bcubed_f", "corrections"))
        rows.append((name, f"{f:.4f}", f"{work:.0f}"))
    table(("evidence", "BCubed F", "merges + splits"), rows)
