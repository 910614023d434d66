"""Error versus discard: how fast misses fall when the worst faces are set aside.

1. The threshold is fixed at a false match rate over *all* impostors and never moved.
2. A pair's quality is that of its worse face.
3. FNMR(r) is the share of misses among the genuine pairs left when the worst share r is gone;
   pairs of equal quality go together; between two steps the curve is flat; FNMR(1) = 0.

Grother and Tabassi, IEEE TPAMI 29(4), 2007; Schlett et al., 2023.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trainer.evaluation.verification import Floats, Pairs, threshold_at


class DiscardCurve(NamedTuple):
    """`fnmr[k]` holds from share `discarded[k]` up to the next; `discarded[0]` is 0."""

    discarded: Floats
    fnmr: Floats

    def mean_up_to(self, limit: float) -> float:
        """Mean FNMR over discarded shares 0..`limit`: the area under the steps over `limit`."""
        ends = np.minimum(np.append(self.discarded[1:], 1.0), limit)
        widths = np.maximum(ends - np.minimum(self.discarded, limit), 0)
        return float((widths * self.fnmr).sum() / limit)


def discard_curve(
    missed: NDArray[np.bool_], quality: Floats, weights: Floats | None = None
) -> DiscardCurve:
    """From genuine pairs: missed or not, quality, and how often each counts (for bootstrap)."""
    weights = np.ones(len(missed)) if weights is None else weights
    _, group = np.unique(quality, return_inverse=True)
    pairs = np.bincount(group, weights)
    misses = np.bincount(group, weights * missed)
    left = np.append(pairs.sum() - np.concatenate([[0], np.cumsum(pairs)[:-1]]), 0)
    wrong = np.append(misses.sum() - np.concatenate([[0], np.cumsum(misses)[:-1]]), 0)
    fnmr = np.divide(wrong, left, out=np.zeros_like(wrong), where=left > 1e-9)
    return DiscardCurve(1 - left / pairs.sum(), fnmr)


def pair_quality(pairs: Pairs, quality: Floats) -> Floats:
    """The worse of the two faces."""
    return np.minimum(quality[pairs.i], quality[pairs.j])


def mean_fnmr(pairs: Pairs, quality: Floats, *, fmr: float = 1e-3, limit: float = 0.3) -> float:
    """Mean FNMR over the first `limit` of discarded pairs at the threshold of FMR `fmr`.

    NaN without genuine pairs.
    """
    if len(pairs.genuine) == 0:
        return float("nan")
    missed = pairs.genuine <= threshold_at(pairs.impostors, fmr)
    return discard_curve(missed, pair_quality(pairs, quality)).mean_up_to(limit)


def bootstrap_mean_fnmr(
    pairs: Pairs,
    qualities: dict[str, Floats],
    labels: NDArray[np.int64],
    *,
    rounds: int = 200,
    seed: int = 0,
    fmr: float = 1e-3,
    limit: float = 0.3,
) -> dict[str, Floats]:
    """Of every quality, `rounds` values of `mean_fnmr`, people drawn with replacement.

    Every quality meets the same draws, so differences may be taken round by round.
    """
    rng = np.random.default_rng(seed)
    missed = pairs.genuine <= threshold_at(pairs.impostors, fmr)
    people, place = np.unique(labels[pairs.i], return_inverse=True)
    drawn = rng.multinomial(len(people), np.full(len(people), 1 / len(people)), rounds)
    return {
        name: np.array(
            [
                discard_curve(missed, pair_quality(pairs, quality), times[place]).mean_up_to(limit)
                for times in drawn
            ]
        )
        for name, quality in qualities.items()
    }
