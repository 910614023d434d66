"""Our grouping and the published rules of other programs, on the same faces.

    python -m benchmarks.grouping                    everything
    python -m benchmarks.grouping --only albums      one part: one of the PARTS below
    python -m benchmarks.grouping --seconds 300      go on for five minutes with what takes long

Every peer gets its best distance, chosen with the answer known; "albums" and "bad" take those that
"rules" found. Results land in `out/benchmarks/grouping/`; `python -m benchmarks.grouping.plots`
draws them for docs/grouping.md.
"""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.faces import data_parser
from benchmarks.grouping import (
    ablation,
    albums,
    background,
    crossing,
    degraded,
    draws,
    mixtures,
    other_embedder,
)
from benchmarks.grouping.attainable import attainable
from benchmarks.grouping.calibrate import fit_prior
from benchmarks.grouping.compare import OURS, all_rules, kept, print_results
from benchmarks.grouping.faces import KEPT, Faces, lfw, unseen
from benchmarks.grouping.peers import PEERS, Peer
from photoface.grouping import Calibration

OUT = KEPT / "grouping"


def main() -> None:
    parser = data_parser(__doc__)
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--seconds", type=float, default=np.inf)
    arguments = parser.parse_args()
    faces = lfw(arguments.data)
    for part in [arguments.only] if arguments.only else PARTS:
        PARTS[part](faces, arguments)


def _rules(faces: Faces) -> None:
    results = all_rules(faces)
    print_results(f"{len(faces):,} faces, shipped figures, peers at their best", results)
    _save("rules", [result.as_json() for result in results])


def _folds(faces: Faces, seconds: float) -> None:
    records = crossing.cross_validate(faces, seconds)
    crossing.print_records(records)
    crossing.print_calibrations(records)
    crossing.print_cuts(faces, records)
    crossing.print_reliability(records)
    records = crossing.cross_validate(unseen(faces), seconds, crossing.UNSEEN)
    crossing.print_records(records, "Cross-validation, people whom the head has not seen")


def _albums(faces: Faces, data: Path) -> None:
    """Albums beside the project with the shipped figures; albums drawn from either half of the
    people of the first split, with the figures fitted to the other half."""
    beside = albums.beside(data)
    usual = [replace(p, distances=(at,)) for p in PEERS for at in [_best_on_lfw(p.name)]]
    found = {
        "albums, peers at the best distance of each": albums.mean_f(beside),
        "albums, peers at LFW's best distance": albums.mean_f(beside, usual),
        "drawn, peers at the best distance of each size": _drawn(faces, PEERS),
        "drawn, peers at LFW's best distance": _drawn(faces, usual),
    }
    sizes = [f"{people} people" for people, _ in albums.DRAWN]
    for title, figures in found.items():
        names = list(beside) if title.startswith("albums") else sizes
        albums.print_table(title.capitalize(), names, figures)
    _save("albums", found)


def _drawn(faces: Faces, peers: Sequence[Peer]) -> dict[str, list[float]]:
    """Mean over both halves."""
    halves = [
        albums.mean_f(
            albums.drawn(test),
            peers,
            replace(_calibration_of_fold(way), prior=fit_prior(train)),
        )
        for way, (train, test) in enumerate(crossing.halves(faces, 0))
    ]
    return {rule: np.mean([half[rule] for half in halves], axis=0).tolist() for rule in halves[0]}


def _best_on_lfw(rule: str) -> float:
    """The distance that was best for a rule on all of LFW."""
    results = json.loads((OUT / "rules.json").read_text())
    return next(result["distance"] for result in results if result["rule"] == rule)


def _calibration_of_fold(way: int) -> Calibration:
    records = kept(crossing.RECORDS)
    record = next(r for r in records if (r["way"], r["rule"]) == (way, OURS))
    return Calibration(**record["calibration"])


def _bad(faces: Faces) -> None:
    distances = {peer.name: _best_on_lfw(peer.name) for peer in PEERS}
    rows = {level: degraded.falls(faces, level, distances) for level in degraded.STRENGTHS}
    for level, of_level in rows.items():
        degraded.print_falls(level, of_level)
        bounds = attainable(*degraded.degrade(faces, level))
        degraded.print_bounds(level, of_level[0][1].clear, bounds)
    _save("bad", rows)


def _save(name: str, value: object) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / f"{name}.json").write_text(json.dumps(value))


#: What each part does with the faces of LFW and what was asked for.
PARTS: dict[str, Callable[[Faces, Namespace], None]] = {
    "rules": lambda faces, _: _rules(faces),
    "folds": lambda faces, asked: _folds(faces, asked.seconds),
    "albums": lambda faces, asked: _albums(faces, asked.data),
    "bad": lambda faces, _: _bad(faces),
    "draws": lambda faces, _: draws.print_draws(faces),
    "cuts": lambda faces, _: draws.print_tried(faces),
    "background": lambda _, asked: background.print_strays(asked.data),
    "parts": lambda faces, asked: ablation.print_steps(ablation.ablate(faces, asked.seconds)),
    "others": lambda faces, _: other_embedder.print_moved(other_embedder.moved(faces)),
    "mixed": lambda faces, _: mixtures.print_found(mixtures.found(faces)),
}

if __name__ == "__main__":
    main()
