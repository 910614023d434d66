"""How sure the embedder is of a face: log-variances -> one number -> a percentile.

Chang et al., Data Uncertainty Learning in Face Recognition, CVPR 2020: the harmonic mean of the
predicted variance says how uncertain a face is. It means nothing across models, so what is shown
is where it stands among a reference set of faces.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def uncertainty(log_variance: NDArray[np.float32]) -> NDArray[np.float64]:
    """ln of the harmonic mean of the variances, for log-variances (N, D): shape (N,)."""
    precision = -log_variance.astype(np.float64)
    peak = precision.max(axis=1, keepdims=True)
    log_sum = peak[:, 0] + np.log(np.exp(precision - peak).sum(axis=1))
    return np.log(log_variance.shape[1]) - log_sum


def quality(log_variance: NDArray[np.float32], reference: Sequence[float]) -> NDArray[np.float64]:
    """The share of the reference faces that are less certain, 0..1, for each row of (N, D).

    `reference` holds quantiles of `uncertainty` over the reference set, in equal steps.
    """
    share = np.linspace(0, 1, len(reference))
    return 1 - np.interp(uncertainty(log_variance), reference, share)
