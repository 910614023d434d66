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
    weight, vectors = problem.weight, problem.faces.vectors
    alone = np.bincount(label, minlength=groups)[label] == 1
    rest = np.where(alone, 1.0, np.bincount(label, weight)[label] - weight)
    total = sum_by(vectors * weight.astype(np.float32)[:, None], label, groups)[label]
    average = (np.einsum("ij,ij->i", vectors, total) - weight) / rest
    average += offset + (np.bincount(label, offset * weight)[label] - offset * weight) / rest
    certain = alone | (problem.rules.person[problem.rules.node] >= 0)
    return np.where(certain, np.inf, rule.weigh(average, rest, weight))
