"""What speaks for a face being the same person as the rest of its group."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoface.grouping.linkage import LinkageRule
from photoface.grouping.problem import Problem, sum_by


def membership_evidence(
    problem: Problem,
    label: NDArray[np.int64],
    offset: NDArray[np.float64],
    rule: LinkageRule,
) -> NDArray[np.float64]:
    """Evidence that linkage would weigh if each face were to join its group now, float64 (n,).

    Infinite for groups of one and for confirmed faces: there is nothing to doubt.
    """
    groups = int(label.max()) + 1
    size = np.bincount(label, minlength=groups)[label]
    rest = np.maximum(size - 1, 1)
    total = sum_by(problem.faces.vectors, label, groups)[label]
    average = (np.einsum("ij,ij->i", problem.faces.vectors, total) - 1.0) / rest
    average += offset + (np.bincount(label, offset)[label] - offset) / rest
    certain = (size == 1) | (problem.rules.person[problem.rules.node] >= 0)
    return np.where(certain, np.inf, rule.weigh(average, rest))
