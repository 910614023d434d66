"""What the numbers mean: where the cut lies and how evidence turns into a probability.

All figures were fitted on labelled faces (`benchmarks/grouping`), and judged on other people than
those they were fitted on. They belong to one embedder.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Calibration:
    """Figures for inner products of unit vectors (similarity = 1 - L2^2 / 2).

    cut, cut_per_log_group: two large groups are one person above cut + cut_per_log_group * ln(G)
    in a library of about G groups: among more strangers some look more alike.
    size_penalty: see `linkage.LinkageRule`.
    cohort_weight, cohort_half: the weight of a face's closeness to strangers, cohort_weight *
    G / (G + cohort_half): few groups are a poor sample of strangers.
    slope, intercept: P(same) = logistic(slope * evidence + intercept).
    """

    cut: float = 0.9065
    cut_per_log_group: float = 0.0025
    size_penalty: float = 0.016
    cohort_weight: float = 1.0
    cohort_half: float = 120.0
    slope: float = 150.0
    intercept: float = 1.5

    def cut_among(self, groups: int) -> float:
        """The cut for a library of about `groups` groups."""
        return self.cut + self.cut_per_log_group * float(np.log(max(groups, 1)))

    def offset(self, stranger: NDArray[np.float32], groups: int) -> NDArray[np.float64]:
        """What each face adds to the evidence of its pairs, from its similarity to strangers."""
        weight = self.cohort_weight * groups / (groups + self.cohort_half)
        centred = stranger.astype(np.float64) - float(np.mean(stranger, dtype=np.float64))
        return -weight * centred / 2

    def probability(self, evidence: NDArray[np.float64]) -> NDArray[np.float32]:
        """P(same person), float32, for evidence above or below the cut."""
        logit = np.maximum(self.slope * evidence + self.intercept, -80.0)
        return (1 / (1 + np.exp(-logit))).astype(np.float32)


DEFAULT = Calibration()
