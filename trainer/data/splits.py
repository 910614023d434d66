"""Who is trained on and who is kept back, and labels made wrong on purpose."""

from __future__ import annotations

from typing import Literal

import numpy as np

from trainer.data.faces import NOBODY, Indices


def split(
    labels: Indices, *, by: Literal["people", "faces"], held_out: float, seed: int
) -> tuple[Indices, Indices]:
    """Rows to train on and rows kept back, both ascending; unlabelled faces are in neither.

    By people: a share of the people, with all their faces. By faces: that share of every person's
    faces, of which at least one stays to train on.
    """
    rng = np.random.default_rng([seed, 1])
    people = rng.permutation(np.unique(labels[labels != NOBODY]))
    if by == "people":
        kept_back = people[: round(held_out * len(people))]
        is_held = np.isin(labels, kept_back)
    else:
        is_held = np.zeros(len(labels), bool)
        for person in people:
            rows = rng.permutation(np.flatnonzero(labels == person))
            is_held[rows[: min(round(held_out * len(rows)), len(rows) - 1)]] = True
    is_known = labels != NOBODY
    return np.flatnonzero(is_known & ~is_held), np.flatnonzero(is_known & is_held)


def flip_labels(labels: Indices, *, share: float, seed: int) -> Indices:
    """Closed-set noise: floor(share * n) faces of every person get another label at random."""
    rng = np.random.default_rng([seed, 2])
    people = np.unique(labels)
    flipped = labels.copy()
    for person in people:
        rows = rng.permutation(np.flatnonzero(labels == person))
        wrong = rows[: int(share * len(rows))]
        flipped[wrong] = rng.choice(people[people != person], len(wrong))
    return flipped
