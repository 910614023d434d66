"""Identity-level cross-validation: calibrated on half of the people, tested on the other half.

Every split is tested both ways. Peers get the distance that is best for the test half itself.
What is done is kept in `out/`, so that the work can be interrupted.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.faces import table
from benchmarks.grouping.calibrate import fit, fit_prior, memberships
from benchmarks.grouping.compare import OURS, at_best, keep, kept, ours
from benchmarks.grouping.faces import KEPT, Faces, group
from benchmarks.grouping.peers import PEERS
from photoface.grouping import Calibration

SPLITS = 10
CUTS = (0.911, 0.912, 0.913, 0.914, 0.915)
RECORDS = KEPT / "grouping" / "cross_validation.jsonl"
#: The same among people whom the uncertainty head was not trained on.
UNSEEN = RECORDS.with_name("cross_validation_unseen.jsonl")
RULES = (OURS, *(peer.name for peer in PEERS))
#: Rules that are tried on every half; the others are too far behind to need more than the first.
_CLOSE, _HALVES_OF_OTHERS = (OURS, "average linkage"), 4


def halves(faces: Faces, split: int) -> Iterator[tuple[Faces, Faces]]:
    """(to calibrate on, to test on), both ways. No person is in both."""
    people = np.random.default_rng(split).permutation(int(faces.person.max()) + 1)
    first = np.isin(faces.person, people[: len(people) // 2])
    yield faces.only(first), faces.only(~first)
    yield faces.only(~first), faces.only(first)


def cross_validate(faces: Faces, seconds: float = np.inf, records: Path = RECORDS) -> list[dict]:
    """One record per rule, split and way; those not done yet are done for so many seconds.
    records: where they are kept, a file for each set of faces."""
    end = time.monotonic() + seconds
    done = {(record["way"], record["rule"]) for record in kept(records)}
    for way in range(2 * SPLITS):
        train, test = list(halves(faces, way // 2))[way % 2]
        for rule in RULES if way < _HALVES_OF_OTHERS else _CLOSE:
            if (way, rule) not in done and time.monotonic() < end:
                keep(records, {"way": way, "rule": rule, **_judged(rule, train, test)})
    return kept(records)


def _judged(rule: str, train: Faces, test: Faces) -> dict[str, object]:
    if rule != OURS:
        peer = next(peer for peer in PEERS if peer.name == rule)
        return {"result": at_best(peer, test).as_json()}
    calibration = fit(train)
    return {
        "result": ours(test, calibration).as_json(),
        "reliability": reliability(test, calibration),
        "calibration": asdict(replace(calibration, prior=None)),
    }


def reliability(faces: Faces, calibration: Calibration) -> dict[str, list[float]]:
    """Sums of probability and of what came true, and faces, in ten bins of the probability."""
    chance, true = memberships(faces, calibration)
    bins = np.minimum((chance * 10).astype(np.int64), 9)
    columns = {"probability": chance, "true": true, "faces": np.ones(len(chance))}
    return {name: np.bincount(bins, c, minlength=10).tolist() for name, c in columns.items()}


def figures(records: list[dict]) -> dict[str, dict[int, float]]:
    """BCubed F of every rule on each test half that is done, by the number of the half."""
    found: dict[str, dict[int, float]] = {rule: {} for rule in RULES}
    for record in records:
        found[record["rule"]][record["way"]] = record["result"]["scores"]["bcubed_f"]
    return found


def came_true(records: list[dict]) -> tuple[NDArray, NDArray, NDArray]:
    """Mean probability, share that came true and number of faces of each bin, over all halves."""
    bins = [record["reliability"] for record in records if record["rule"] == OURS]
    said, true, faces = (
        np.sum([one[name] for one in bins], axis=0) for name in ("probability", "true", "faces")
    )
    some = faces > 0
    return said[some] / faces[some], true[some] / faces[some], faces[some]


def print_records(records: list[dict], title: str = "Cross-validation") -> None:
    """Mean and spread over the test halves, and by how much ours is ahead on the same halves."""
    found = figures(records)
    print(f"\n## {title}\n")
    rows = []
    for rule, of in found.items():
        f = np.array(list(of.values()))
        ahead = np.array([found[OURS][way] - of[way] for way in of if way in found[OURS]])
        spread = f"{f.mean():.4f} ± {f.std():.4f}"
        gain = ("", "") if rule == OURS else (f"{ahead.mean():.4f}", f"{ahead.min():.4f}")
        rows.append((rule, len(f), spread, f"{f.min():.4f}", *gain))
    header = ("rule", "halves", "BCubed F, mean ± spread", "lowest", "ours ahead by", "at least by")
    table(header, rows)


def print_cuts(faces: Faces, records: list[dict]) -> None:
    """How far ours is ahead of average linkage on the halves, with other cuts than the fits."""
    fits = {record["way"]: record["calibration"] for record in records if record["rule"] == OURS}
    peer = figures(records)["average linkage"]
    ahead: dict[float, list[float]] = {cut: [] for cut in CUTS}
    for way in sorted(fits.keys() & peer.keys()):
        train, test = list(halves(faces, way // 2))[way % 2]
        fitted = replace(Calibration(**fits[way]), prior=fit_prior(train))
        for cut, leads in ahead.items():
            label = group(test, replace(fitted, cut=cut))
            leads.append(test.judge(label).bcubed_f - peer[way])
    print("\n## Other cuts than those of the fits\n")
    rows = [(f"{cut:g}", f"{np.mean(of):.4f}", f"{min(of):.4f}") for cut, of in ahead.items()]
    table(("cut", "ahead of average linkage by", "at least by"), rows)


def print_calibrations(records: list[dict]) -> None:
    """What the halves agree on."""
    fits = [record["calibration"] for record in records if record["rule"] == OURS]
    columns = {name: np.array([one[name] for one in fits]) for name in fits[0] if name != "prior"}
    print("\n## What the fits on halves agree on\n")
    rows = [(name, f"{v.mean():.4f}", f"{v.std():.4f}") for name, v in columns.items()]
    table(("figure", "mean", "spread"), rows)


def print_reliability(records: list[dict]) -> None:
    """Whether the probabilities come true."""
    print("\n## P(same person as the rest of the group), and how often it was true\n")
    said, true, faces = came_true(records)
    rows = [
        (f"{p:.3f}", f"{t:.3f}", f"{n / faces.sum():.2%}")
        for p, t, n in zip(said, true, faces, strict=True)
    ]
    table(("probability", "came true", "share of the faces"), rows)
