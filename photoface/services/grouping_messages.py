"""What the grouping child is asked for and what it says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoface.grouping.scale import UNMOVED, Move


@dataclass(frozen=True, slots=True)
class GroupingOrder:
    """How to group. `strictness` is added to the similarity from which faces are one person.

    only_new: place the faces that no grouping has seen and leave the others, if that will do.
    """

    embedder: str
    method: str
    strictness: float = 0.0
    only_new: bool = False


@dataclass(frozen=True, slots=True)
class GroupingProgress:
    """How far the run is, 0..1."""

    fraction: float


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """What the grouping learned about its k groups besides who is in them.

    centroid: float32 (k, D), mean vectors. mixed: float32 (k,), P(more than one person). aside:
    float32 (k,), share of its faces that stand aside: somebody else in the photo is larger.
    pair: int64 (m, 2), labels of groups that may be one person; pair_probability: float32 (m,).
    """

    centroid: NDArray[np.float32]
    mixed: NDArray[np.float32]
    aside: NDArray[np.float32]
    pair: NDArray[np.int64]
    pair_probability: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class GroupingDone:
    """label[i] and probability[i] belong to face id face[i]; all of shape (n,).

    order: what was asked for. move: how similarities were moved to the scale of the figures.
    """

    face: NDArray[np.int64]
    label: NDArray[np.int64]
    probability: NDArray[np.float32]
    facts: GroupFacts | None = None
    order: GroupingOrder | None = None
    move: Move = UNMOVED


@dataclass(frozen=True, slots=True)
class FacesPlaced:
    """Faces that change their group while the others stay; all of shape (n,).

    before: int64, group id or -1; after: int64, group id, those above `last` being new ones.
    probability: float32, NaN where it stays. facts: of the groups `touched`, int64 (k,), which are
    what is left of those before and after; their pairs name groups, not labels.
    """

    face: NDArray[np.int64]
    before: NDArray[np.int64]
    after: NDArray[np.int64]
    probability: NDArray[np.float32]
    last: int
    touched: NDArray[np.int64]
    facts: GroupFacts
