"""Small albums: those beside the project, and albums drawn from LFW.

Peers get the best distance for each album, and beside it the distance that is best on LFW as a
whole: nobody who looks at an own album knows the best one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.faces import table
from benchmarks.grouping.calibrate import draw
from benchmarks.grouping.compare import OURS, at_best_for_all, ours
from benchmarks.grouping.faces import ALBUMS, Faces, album
from benchmarks.grouping.peers import PEERS, Peer
from photoface.grouping import Calibration
from photoface.grouping.calibrate import DEFAULT

#: People, and how many albums of so many people are drawn; each has 2 to 50 photos of a person.
DRAWN = ((5, 200), (20, 50), (100, 10))
_FIRST_SEED = 1000  # none of the libraries that the calibration was fitted on


def beside(data: Path) -> dict[str, list[Faces]]:
    return {name: [album(data / name)] for name in ALBUMS}


def drawn(people: Faces) -> dict[str, list[Faces]]:
    return {
        f"{size} people": [people.only(draw(people, size, _FIRST_SEED + n)) for n in range(count)]
        for size, count in DRAWN
    }


def mean_f(
    albums: dict[str, list[Faces]],
    peers: Sequence[Peer] = PEERS,
    calibration: Calibration = DEFAULT,
) -> dict[str, list[float]]:
    """BCubed F of every rule on every kind of album; peers at the best distance for the kind."""
    figures = {OURS: [_mean(ours(one, calibration) for one in kind) for kind in albums.values()]}
    for peer in peers:
        figures[peer.name] = [_mean(at_best_for_all(peer, kind)) for kind in albums.values()]
    return figures


def _mean(results: object) -> float:
    return float(np.mean([result.scores.bcubed_f for result in results]))  # type: ignore[attr-defined]


def print_table(title: str, names: Sequence[str], figures: dict[str, list[float]]) -> None:
    print(f"\n## {title}\n")
    rows = [(rule, *(f"{value:.3f}" for value in values)) for rule, values in figures.items()]
    table(("rule", *names), rows)
