"""Do the vectors fall into people? BCubed F of average linkage."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trainer.evaluation.verification import Floats, unit

Labels = NDArray[np.int64]
#: Squared L2 distances at which a tree is tried: from nearly one face to nearly all in a group.
_CUTS = np.geomspace(0.02, 2.0, 60)


def linkage_tree(vectors: Floats) -> Floats:
    """Average linkage on squared L2 (2 - 2 cos): scipy's (N - 1) x 4 matrix. N >= 2."""
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import squareform

    distances = np.maximum(2 - 2 * unit(vectors) @ unit(vectors).T, 0)
    np.fill_diagonal(distances, 0)
    return linkage(squareform(distances, checks=False), "average")


def cut_tree(tree: Floats, cut: float) -> Labels:
    """Group numbers of the N faces when merges above `cut` are undone."""
    from scipy.cluster.hierarchy import fcluster

    return fcluster(tree, cut, "distance")


def best_bcubed_f(vectors: Floats, labels: Labels) -> float:
    """BCubed F at the best of sixty cuts, chosen with the labels known; NaN below two faces."""
    if len(labels) < 2:
        return float("nan")
    tree = linkage_tree(vectors)
    return max(bcubed(labels, cut_tree(tree, cut))[2] for cut in _CUTS)


def bcubed(labels: Labels, groups: Labels) -> tuple[float, float, float]:
    """Precision, recall and F, each the mean over faces (Bagga and Baldwin, 1998)."""
    _, truth = np.unique(labels, return_inverse=True)
    _, found = np.unique(groups, return_inverse=True)
    pair = truth * (found.max() + 1) + found
    _, cell, size = np.unique(pair, return_inverse=True, return_counts=True)
    together = size[cell]
    precision = float((together / np.bincount(found)[found]).mean())
    recall = float((together / np.bincount(truth)[truth]).mean())
    return precision, recall, 2 * precision * recall / (precision + recall)
