"""Identity-level cross-validation: calibrated on half of the people, tested on the other half.

Every split is tested both ways. Peers get the distance that is best for the test half itself.
Splits that are done are kept in `out/`, so that the work can be interrupted.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import asdict

import numpy as np

from benchmarks.faces import table
from benchmarks.grouping.calibrate import fit
from benchmarks.grouping.compare import OURS, at_best, keep, kept, ours
from benchmarks.grouping.faces import KEPT, Faces
from benchmarks.grouping.peers import PEERS
from photoface.grouping import Calibration

SPLITS = 10
RECORDS = KEPT / "grouping" / "cross_validation.jsonl"


def halves(faces: Faces, split: int) -> Iterator[tuple[Faces, Faces]]:
    """(to calibrate on, to test on), both ways. No person is in both."""
    people = np.random.default_rng(split).permutation(int(faces.person.max()) + 1)
    first = np.isin(faces.person, people[: len(people) // 2])
    yield faces.only(first), faces.only(~first)
    yield faces.only(~first), faces.only(first)


def cross_validate(faces: Faces, seconds: float = np.inf) -> list[dict]:
    """One record per split and way; those not done yet are done for about so many seconds."""
    end = time.monotonic() + seconds
    for way in range(2 * SPLITS):
        records = kept(RECORDS)
        if time.monotonic() > end or any(record["way"] == way for record in records):
            continue
        train, test = list(halves(faces, way // 2))[way % 2]
        keep(RECORDS, {"way": way, **judged(fit(train), test)})
    return kept(RECORDS)


def judged(calibration: Calibration, test: Faces) -> dict[str, object]:
    results = [ours(test, calibration), *(at_best(peer, test) for peer in PEERS)]
    return {
        "calibration": asdict(calibration),
        "results": {result.rule: result.as_json() for result in results},
    }


def print_records(records: list[dict]) -> None:
    """Mean and spread over the splits, and by how much ours is ahead within each."""
    print(f"\n## Cross-validation: {len(records)} test halves\n")
    figure = {
        rule: np.array([record["results"][rule]["scores"]["bcubed_f"] for record in records])
        for rule in (OURS, *(peer.name for peer in PEERS))
    }
    best_peer = np.max([f for rule, f in figure.items() if rule != OURS], axis=0)
    rows = []
    for rule, f in figure.items():
        ahead = figure[OURS] - f
        spread = f"{f.mean():.4f} ± {f.std():.4f}"
        rows.append((rule, spread, f"{f.min():.4f}", f"{ahead.mean():.4f}", f"{ahead.min():.4f}"))
    table(("rule", "BCubed F, mean ± spread", "lowest", "ours ahead by", "at least by"), rows)
    least = figure[OURS] - best_peer
    print(f"\nAhead of the best peer of each half by {least.mean():.4f}, at least {least.min():.4f}")


def print_calibrations(records: list[dict]) -> None:
    """What the halves agree on."""
    fits = [record["calibration"] for record in records]
    rows = []
    for name in fits[0]:
        values = np.array([one[name] for one in fits])
        rows.append((name, f"{values.mean():.4f}", f"{values.std():.4f}"))
    print("\n## What the fits on halves agree on\n")
    table(("figure", "mean", "spread"), rows)


