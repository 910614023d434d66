"""From a score to a probability: isotonic regression, and how far stated and true lie apart."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trainer.evaluation.verification import Floats


class Calibration(NamedTuple):
    """A rising curve through (score, probability) knots."""

    scores: Floats
    probabilities: Floats

    def __call__(self, scores: Floats) -> Floats:
        """Probabilities, interpolated; flat beyond the ends."""
        return np.interp(scores, self.scores, self.probabilities)


def fit_isotonic(scores: Floats, is_right: NDArray[np.bool_]) -> Calibration:
    """The monotone curve of least squares; equal scores share one knot."""
    from scipy.optimize import isotonic_regression

    knots, place = np.unique(scores, return_inverse=True)
    counts = np.bincount(place).astype(float)
    shares = np.bincount(place, is_right) / counts
    fitted = isotonic_regression(shares, weights=counts).x
    return Calibration(knots, np.asarray(fitted))


def calibration_error(
    probabilities: Floats, is_right: NDArray[np.bool_], *, bins: int = 15
) -> float:
    """Expected calibration error over bins of equally many faces; NaN without faces."""
    order = np.argsort(probabilities, kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    gaps = [len(p) * abs(probabilities[p].mean() - is_right[p].mean()) for p in parts]
    return float(np.sum(gaps) / len(order)) if len(order) else float("nan")
