"""How sure it is that a face is the same person as the rest of its group."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoface.grouping.calibrate import Calibration
from photoface.grouping.linkage import LinkageRule
from photoface.grouping.problem import Problem, sum_by


def membership_probability(
    problem: Problem, label: NDArray[np.int64], calibration: Calibration
) -> NDArray[np.float32]:
    """P(same person as the rest of its group), float32 (n,); 1 for groups of one and confirmed.

    The evidence is the one linkage would weigh if the face were to join its group now.
    """
    groups = int(label.max()) + 1
    size = np.bincount(label, minlength=groups)[label]
    rest = np.maximum(size - 1, 1)
    vectors = problem.faces.vectors
    total = sum_by(vectors, label, groups)[label]
    similarity = (np.einsum("ij,ij->i", vectors, total) - 1.0) / rest
    rule = LinkageRule(calibration.cut_among(groups), calibration.size_penalty)
    evidence = similarity - rule.size_penalty * (1 + 1 / rest) / 2 - rule.cut
    probability = calibration.probability(evidence)
    certain = (size == 1) | (problem.rules.person[problem.rules.node] >= 0)
    return np.where(certain, np.float32(1.0), probability)
