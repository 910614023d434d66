"""Ours and the peers' rules on the same vectors, peers at their best distance."""

from __future__ import annotations

import json
import multiprocessing
import resource
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.faces import table
from benchmarks.grouping.faces import Faces, group
from benchmarks.grouping.peers import PEERS, Peer
from photoface.grouping import Calibration, Scores
from photoface.grouping.calibrate import DEFAULT

OURS = "Photoface"
_PEERS = {peer.name: peer for peer in PEERS}
_FIGURES = ("BCubed P", "BCubed R", "BCubed F", "pairwise F", "groups", "merges + splits", "pure")
HEADER = ("rule", "best at", *_FIGURES, "s", "MB")


@dataclass(frozen=True, slots=True)
class Result:
    """distance: the peer's best one, NaN where there is none. seconds: of one grouping.
    megabytes: what the process grew by at its peak."""

    rule: str
    distance: float
    scores: Scores
    seconds: float
    megabytes: float = np.nan

    def row(self) -> tuple[str, ...]:
        s = self.scores
        at = "" if np.isnan(self.distance) else f"{self.distance:.3f}"
        parts = (s.bcubed_precision, s.bcubed_recall, s.bcubed_f, s.pair_f)
        figures = (*(f"{part:.3f}" for part in parts), f"{s.groups:,}", f"{s.corrections:,}")
        cost = (f"{self.seconds:.1f}", f"{self.megabytes:.0f}")
        return (self.rule, at, *figures, f"{s.pure_share:.1%}", *cost)

    def as_json(self) -> dict[str, object]:
        f = {"bcubed_f": self.scores.bcubed_f, "pair_f": self.scores.pair_f}
        return {**asdict(self), "scores": asdict(self.scores) | f}


def ours(faces: Faces, calibration: Calibration = DEFAULT) -> Result:
    start = time.perf_counter()
    labels = group(faces, calibration)
    return Result(OURS, np.nan, faces.judge(labels), time.perf_counter() - start)


def at_best(peer: Peer, faces: Faces) -> Result:
    """The peer at the distance that gives the highest BCubed F on these very faces."""
    return at_best_for_all(peer, [faces])[0]


def at_best_for_all(peer: Peer, libraries: Sequence[Faces]) -> list[Result]:
    """The same with one distance for several libraries, the best on average."""
    start = time.perf_counter()
    rules = [peer.rule(faces.vectors) for faces in libraries]
    prepared = time.perf_counter() - start
    tried = []
    for distance in peer.distances:
        start = time.perf_counter()
        scores = [faces.judge(rule(distance)) for faces, rule in zip(libraries, rules, strict=True)]
        seconds = (prepared + time.perf_counter() - start) / len(libraries)
        at = distance if len(peer.distances) > 1 else np.nan
        tried.append([Result(peer.name, at, score, seconds) for score in scores])
    return max(tried, key=lambda results: np.mean([r.scores.bcubed_f for r in results]))


def all_rules(faces: Faces) -> list[Result]:
    """Ours and every peer, each in a process of its own, which tells how much memory it takes."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context, max_tasks_per_child=1) as processes:
        return list(processes.map(_alone, [None, *_PEERS], [faces] * (len(_PEERS) + 1)))


def _alone(name: str | None, faces: Faces) -> Result:
    """One rule (None: ours) with its memory."""
    small = faces.only(np.arange(min(len(faces), 64)))
    _run(name, small)  # imports are no part of the memory
    before = _peak_megabytes()
    found = _run(name, faces)
    return replace(found, megabytes=_peak_megabytes() - before)


def _run(name: str | None, faces: Faces) -> Result:
    return ours(faces) if name is None else at_best(_PEERS[name], faces)


def _peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20) if sys.platform == "darwin" else peak / (1 << 10)


def print_results(title: str, results: Sequence[Result]) -> None:
    print(f"\n## {title}\n")
    table(HEADER, [result.row() for result in results])


def keep(path: Path, record: dict[str, object]) -> None:
    """Append one record to a file of JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        file.write(json.dumps(record) + "\n")


def kept(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
