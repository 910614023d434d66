"""What the numbers mean: where the cut lies and how evidence turns into a probability.

All figures were fitted on labelled faces (see `benchmarks/grouping`), on other people than those
they are judged on. They belong to one embedder.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Calibration:
    """Average linkage in the inner product of unit vectors (similarity = 1 - L2^2 / 2).

    cut: similarity above which two large groups are one person, in a library of one group;
    cut_per_log_group: the cut rises by this much for every e-fold of groups, because among more
    strangers some look more alike; size_penalty: see `linkage.LinkageRule`;
    slope, intercept: P(same) = logistic(slope * evidence + intercept).
    """

    cut: float = 0.9070
    cut_per_log_group: float = 0.0032
    size_penalty: float = 0.010
    slope: float = 150.0
    intercept: float = 1.5

    def cut_among(self, groups: int) -> float:
        """The cut for a library of about `groups` groups."""
        return self.cut + self.cut_per_log_group * float(np.log(max(groups, 1)))

    def probability(self, evidence: NDArray[np.float64]) -> NDArray[np.float32]:
        """P(same person) for evidence above or below the cut."""
        logit = np.clip(self.slope * evidence + self.intercept, -30, 30)
        return (1 / (1 + np.exp(-logit))).astype(np.float32)


DEFAULT = Calibration()
