"""Groups of two and three people: are they noticed, and do they come apart as so many parts?

People whom the figures of grouping were not fitted on, with three photos or more. Everybody is put
together with whoever looks most like them; one such pair in two is made one group, the other people
stay alone. So with the default embedder and with its vectors changed as in `other_embedder`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.faces import table
from benchmarks.grouping.crossing import halves
from benchmarks.grouping.faces import Faces
from benchmarks.grouping.other_embedder import EMBEDDERS, move_of, unit
from photoface.grouping.candidates import group_centroids, mixed_probability
from photoface.grouping.parts import split_parts
from photoface.grouping.scale import UNMOVED, Move

_LEAST_FACES = 3
_ALARM = 0.3  # as in `services.mixed_people`


@dataclass(frozen=True, slots=True)
class Found:
    """alarms: groups taken for mixed; right: of these, mixed ones. mixed, alone: groups there are.
    parts: mixtures, of two people and of three, that come apart as so many; tried: of how many."""

    alarms: int
    right: int
    mixed: int
    alone: int
    parts: int
    tried: int


def found(faces: Faces) -> list[tuple[str, str, Found]]:
    """(embedder, whose figures, what came of them), groups that nobody has looked at."""
    _, test = next(halves(faces, 0))
    rows = []
    for name, change in EMBEDDERS.items():
        vectors = unit(change(test.vectors))
        own = replace(test, vectors=vectors)
        for whose, move in (("shipped", UNMOVED), ("moved", move_of(vectors))):
            rows.append((name, whose, look(own, move)))
    return rows


def look(faces: Faces, move: Move) -> Found:
    """What is made of these people, alone and put together, with figures moved so."""
    sets = list(_alike(faces, 2))
    groups = [np.concatenate(pair) for pair in sets[::2]]
    mixed = len(groups)
    groups += [rows for pair in sets[1::2] for rows in pair]
    label = np.repeat(np.arange(len(groups)), [len(rows) for rows in groups])
    rows = np.concatenate(groups)
    unseen = np.zeros(len(groups), dtype=bool)
    alarm = mixed_probability(faces.vectors[rows], label, unseen, move) >= _ALARM
    tried = [*sets, *_alike(faces, 3)]
    parts = sum(_comes_apart(faces.vectors, several, move) for several in tried)
    return Found(
        int(alarm.sum()),
        int(alarm[:mixed].sum()),
        mixed,
        len(groups) - mixed,
        parts,
        len(tried),
    )


def _comes_apart(
    vectors: NDArray[np.float32], several: list[NDArray[np.int64]], move: Move
) -> bool:
    """True if these people in one group come apart as so many parts."""
    label = split_parts(vectors[np.concatenate(several)], move=move)
    return int(label.max()) + 1 == len(several)


def _alike(faces: Faces, count: int) -> Iterator[list[NDArray[np.int64]]]:
    """The rows of so many people each who look alike, nobody twice, the largest first."""
    person_of, size = np.unique(faces.person, return_inverse=True, return_counts=True)[1:]
    left = np.argsort(-size, kind="stable")[: int((size >= _LEAST_FACES).sum())].tolist()
    centroid = unit(group_centroids(faces.vectors, person_of))
    while len(left) >= count:
        first = left[0]
        near = sorted(left, key=lambda other: -float(centroid[first] @ centroid[other]))
        chosen = [first, *(other for other in near if other != first)][:count]
        yield [np.flatnonzero(person_of == person) for person in chosen]
        left = [person for person in left if person not in chosen]


def print_found(rows: list[tuple[str, str, Found]]) -> None:
    print("\n## Mixed people\n")
    header = ("vectors", "figures", "alarms", "right", "of mixed", "false, of alone", "parts right")
    table(
        header,
        [
            (name, whose, f.alarms, f.right, f.mixed, f"{f.alarms - f.right} of {f.alone}",
             f"{f.parts} of {f.tried}")
            for name, whose, f in rows
        ],
    )  # fmt: skip
