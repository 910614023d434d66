"""Identity-level cross-validation: calibrated on half of the people, tested on the other half.

Every split is tested both ways. Peers get the distance that is best for the test half itself.
Splits that are done are kept in `out/`, so that the work can be interrupted.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import asdict, replace

import numpy as np

from benchmarks.faces import table
from benchmarks.grouping.calibrate import fit, memberships
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
        "reliability": reliability(test, calibration),
        "calibration": asdict(replace(calibration, prior=None)),
        "results": {result.rule: result.as_json() for result in results},
    }


def reliability(faces: Faces, calibration: Calibration) -> dict[str, list[float]]:
    """Sums of probability and of what came true, and faces, in ten bins of the probability."""
    chance, true = memberships(faces, calibration)
    bins = np.minimum((chance * 10).astype(np.int64), 9)
    columns = {"probability": chance, "true": true, "faces": np.ones(len(chance))}
    return {name: np.bincount(bins, c, minlength=10).tolist() for name, c in columns.items()}


def print_reliability(records: list[dict]) -> None:
    """Whether the probabilities come true, over all test halves."""
    total = {
        name: np.sum([record["reliability"][name] for record in records], axis=0)
        for name in ("probability", "true", "faces")
    }
    count = np.maximum(total["faces"], 1)
    said, came = total["probability"] / count, total["true"] / count
    print("\n## P(same person as the rest of the group), and how often it was true\n")
    rows = zip(range(10), said, came, total["faces"], strict=True)
    table(
        ("probability", "mean", "came true", "share of the faces"),
        [
            (
                f"{low / 10:.1f}-{low / 10 + 0.1:.1f}",
                f"{p:.3f}",
                f"{t:.3f}",
                f"{n / count.sum():.1%}",
            )
            for low, p, t, n in rows
            if n
        ],
    )


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
    print(
        f"\nAhead of the best peer of each half by {least.mean():.4f}, at least {least.min():.4f}"
    )


def print_calibrations(records: list[dict]) -> None:
    """What the halves agree on."""
    fits = [record["calibration"] for record in records]
    rows = []
    for name in fits[0].keys() - {"prior"}:
        values = np.array([one[name] for one in fits])
        rows.append((name, f"{values.mean():.4f}", f"{values.std():.4f}"))
    print("\n## What the fits on halves agree on\n")
    table(("figure", "mean", "spread"), rows)
