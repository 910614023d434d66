"""The logistic function."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def logistic(logit: NDArray[Any]) -> NDArray[np.float64]:
    """1 / (1 + exp(-logit)), float64, the logit kept within 30 of zero."""
    return 1 / (1 + np.exp(-np.clip(np.asarray(logit, dtype=np.float64), -30, 30)))
