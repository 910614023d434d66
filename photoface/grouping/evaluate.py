"""How good a grouping is, judged against the true people.

BCubed (Bagga & Baldwin 1998; Amigo et al. 2009) weighs every face alike and is the headline;
pairwise figures are ruled by the person with the most photos. `corrections` counts what a user
would have to do: one split for every further person in a group, one merge for every further
piece of a person.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

_PURE = 0.99  # share of one person from which a group counts as pure


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures of one grouping; precision, recall and F are 0..1, the rest are counts or shares."""

    bcubed_precision: float
    bcubed_recall: float
    pair_precision: float
    pair_recall: float
    groups: int
    merges: int
    splits: int
    pure_share: float

    @property
    def bcubed_f(self) -> float:
        return _harmonic(self.bcubed_precision, self.bcubed_recall)

    @property
    def pair_f(self) -> float:
        return _harmonic(self.pair_precision, self.pair_recall)

    @property
    def corrections(self) -> int:
        """Merges and splits from this grouping to the perfect one."""
        return self.merges + self.splits


def score_grouping(labels: ArrayLike, truth: ArrayLike) -> Scores:
    """Compare group labels with true people, both of shape (n,), any hashable kind.

    Negative integer labels mean "no group": each such face counts as a group of its own.
    """
    group = _numbered(_without_noise(np.asarray(labels)))
    person = _numbered(np.asarray(truth))
    if group.shape != person.shape or group.size == 0:
        raise ValueError("labels and truth must have the same length, at least one")
    return _scores(group, person)


def _scores(group: NDArray[np.int64], person: NDArray[np.int64]) -> Scores:
    cells, shared = np.unique(group * (person.max() + 1) + person, return_counts=True)
    cell_group, cell_person = np.divmod(cells, person.max() + 1)
    in_group, of_person = np.bincount(group), np.bincount(person)
    squares = shared.astype(np.float64) ** 2
    return Scores(
        bcubed_precision=float((squares / in_group[cell_group]).sum() / len(group)),
        bcubed_recall=float((squares / of_person[cell_person]).sum() / len(group)),
        pair_precision=_share(_pairs(shared), _pairs(in_group)),
        pair_recall=_share(_pairs(shared), _pairs(of_person)),
        groups=len(in_group),
        merges=len(cells) - len(of_person),
        splits=len(cells) - len(in_group),
        pure_share=_pure_share(cell_group, shared, in_group),
    )


def _pure_share(
    cell_group: NDArray[np.int64], shared: NDArray[np.int64], in_group: NDArray[np.int64]
) -> float:
    largest = np.zeros(len(in_group), dtype=np.int64)
    np.maximum.at(largest, cell_group, shared)
    return float(np.mean(largest >= _PURE * in_group))


def _without_noise(labels: NDArray) -> NDArray:
    """Give every face labelled -1 (noise) a label of its own."""
    if labels.dtype.kind != "i" or not (labels < 0).any():
        return labels
    noise, own = labels < 0, labels.copy()
    own[noise] = labels.max() + 1 + np.arange(noise.sum())
    return own


def _numbered(values: NDArray) -> NDArray[np.int64]:
    return np.unique(values, return_inverse=True)[1].astype(np.int64).ravel()


def _pairs(counts: NDArray[np.int64]) -> float:
    return float((counts * (counts - 1) // 2).sum())


def _share(part: float, whole: float) -> float:
    """`part` of `whole`; 1.0 where there is nothing that could be wrong."""
    return part / whole if whole else 1.0


def _harmonic(first: float, second: float) -> float:
    return 2 * first * second / (first + second) if first + second else 0.0
