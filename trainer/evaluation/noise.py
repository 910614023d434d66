"""Of the labels that training corrected, which were wrong, and which wrong ones it found."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int64]


def correction_figures(given: Labels, corrected: Labels, true: Labels) -> dict[str, float]:
    """precision: corrections that give the true label; recall: wrong labels so corrected;
    flagged_precision, flagged_recall: the same where changing a wrong label is enough;
    clean_changed: right labels that were changed. NaN where nothing can be divided."""
    changed, wrong = corrected != given, given != true
    restored = changed & (corrected == true)
    return {
        "corrected": float(changed.sum()),
        "precision": _share(restored, changed),
        "recall": _share(restored, wrong),
        "flagged_precision": _share(changed & wrong, changed),
        "flagged_recall": _share(changed & wrong, wrong),
        "clean_changed": _share(changed & ~wrong, ~wrong),
    }


def _share(hits: NDArray[np.bool_], among: NDArray[np.bool_]) -> float:
    return float(hits.sum() / among.sum()) if among.any() else float(np.nan)
