"""Batches of P people with K faces each, the same on every machine for the same seed."""

from __future__ import annotations

import numpy as np

from trainer.data.faces import Indices


def balanced_batches(
    labels: Indices,
    *,
    people: int,
    faces: int,
    seed: int,
    epoch: int,
    rank: int = 0,
    ranks: int = 1,
) -> list[Indices]:
    """Rows of one epoch's batches for one of `ranks` processes.

    Every face is seen about once. A person's faces are dealt in hands of up to `faces`, so people
    of many photos come up more often but never crowd a batch; a hand never repeats a face.
    """
    rng = np.random.default_rng([seed, 3, epoch])
    hands = [
        hand
        for person in np.unique(labels)
        for hand in _deal(rng.permutation(np.flatnonzero(labels == person)), faces)
    ]
    order = rng.permutation(len(hands))
    order = np.resize(order, -(-len(order) // ranks) * ranks)  # all ranks take equally many steps
    mine = order[rank::ranks]
    shares = np.array_split(mine, -(-len(mine) // people))  # no last batch of a single face
    return [np.concatenate([hands[place] for place in share]) for share in shares]


def _deal(rows: Indices, faces: int) -> list[Indices]:
    return np.array_split(rows, -(-len(rows) // faces))
