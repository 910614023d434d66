"""What the numbers mean: where the cut lies and how evidence turns into a probability.

All figures were fitted on labelled faces (`benchmarks/grouping`), and judged on other people than
those they were fitted on. They belong to one embedder.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from photoface.domain.quality import uncertainty
from photoface.grouping.cohort import StrangerPrior, shipped_prior
from photoface.grouping.linkage import LinkageRule
from photoface.grouping.scale import Move

_VARIANCE_RANGE = 0.5  # e-folds around the typical variance within which the figures were fitted
_TYPICAL_LOG_VARIANCE = -7.76  # median over faces in news photos
_DISCOUNT = 2.0  # a face of e times the typical variance counts exp(-2) of a face, and no less


@dataclass(frozen=True, slots=True)
class Calibration:
    """Figures for inner products of unit vectors (similarity = 1 - L2^2 / 2).

    cut, cut_per_log_group: two large groups are one person above cut + cut_per_log_group * ln(G)
    in a library of about G groups: among more strangers some look more alike.
    size_penalty: see `linkage.LinkageRule`.
    cohort_weight, cohort_half, prior: evidence falls by cohort_weight for every face that strangers
    come close to. How close is measured in the library with a weight of G / (G + cohort_half),
    for few groups are a poor sample of strangers; the rest is what the prior expects. Where that
    knows nothing (another embedder, None), the weight is G / (G + cohort_half_alone).
    variance_weight, typical_log_variance: photos of one person lie further apart the more
    uncertain they are; evidence is raised for every e-fold of variance above the typical one.
    uncertain_margin: what a face that may not link needs beyond the cut to join a group: whom a
    face that is turned away or cut off looks like says little. poor_ease: what a poor face that
    linked with nobody needs less.
    largest_offset: below the cut by so much a pair of faces may still count, once what is known of
    both is added.
    slope, intercept: P(same) = logistic(slope * evidence + intercept).
    """

    cut: float = 0.911
    cut_per_log_group: float = 0.0028
    size_penalty: float = 0.012
    uncertain_margin: float = 0.002
    poor_ease: float = 0.002
    cohort_weight: float = 0.75
    cohort_half: float = 5000.0
    cohort_half_alone: float = 500.0
    variance_weight: float = 0.024
    typical_log_variance: float = _TYPICAL_LOG_VARIANCE
    largest_offset: float = 0.02
    slope: float = 189.7
    intercept: float = 1.49
    prior: StrangerPrior | None = field(default_factory=shipped_prior, compare=False, repr=False)

    def on(self, move: Move) -> Calibration:
        """The same figures for an embedder whose similarities `move` takes to those of the fit.

        The prior is kept, scaled: it looks at vectors of the embedder of the fit
        (`GroupingInput.plain`) or knows nothing.
        """
        wider = 1 / move.factor
        grown = (
            "cut_per_log_group",
            "size_penalty",
            "uncertain_margin",
            "poor_ease",
            "variance_weight",
            "largest_offset",
        )
        return replace(
            self,
            **{name: wider * getattr(self, name) for name in grown},
            cut=wider * (self.cut - move.offset),
            slope=self.slope / wider,
            prior=None if self.prior is None else self.prior.times(wider),
        )

    def rule_among(self, groups: int) -> LinkageRule:
        """When two clusters are one person in a library of about `groups` groups."""
        margins = (self.uncertain_margin, self.poor_ease)
        return LinkageRule(self.cut_among(groups), self.size_penalty, *margins)

    def cut_among(self, groups: int) -> float:
        """The cut for a library of about `groups` groups."""
        return self.cut + self.cut_per_log_group * float(np.log(max(groups, 1)))

    def stranger_offset(
        self,
        vectors: NDArray[np.float32],
        similarity: NDArray[np.float32],
        groups: int,
        weight: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        """What each face adds to the evidence of its pairs, from its similarity to strangers.

        The level of the measured similarity depends on the library, that of the prior does not.
        weight: float64 (n,), how much of a face each counts for: poor photos do not set the level.
        """
        prior = np.zeros(len(vectors)) if self.prior is None else self.prior.expect(vectors)
        known = groups / (groups + (self.cohort_half if prior.any() else self.cohort_half_alone))
        measured = similarity.astype(np.float64)
        measured += np.average(prior - measured, weights=weight)
        return -self.cohort_weight * (known * measured + (1 - known) * prior) / 2

    def variance_offset(self, log_variance: NDArray[np.float32]) -> NDArray[np.float64]:
        """What each face adds to the evidence of its pairs, from its variance.

        log_variance: float32 (n, D).
        """
        above = uncertainty(log_variance) - self.typical_log_variance
        return self.variance_weight * np.clip(above, -_VARIANCE_RANGE, _VARIANCE_RANGE) / 2

    def probability(self, evidence: NDArray[np.float64]) -> NDArray[np.float32]:
        """P(same person), float32, for evidence above or below the cut."""
        logit = np.maximum(self.slope * evidence + self.intercept, -80.0)
        return (1 / (1 + np.exp(-logit))).astype(np.float32)


def face_weight(log_variance: NDArray[np.float32]) -> NDArray[np.float64]:
    """How much of a face each counts for in the mean of its group, float64 (n,), up to 1.

    Faces are fused by precision as in PFE (Shi & Jain 2019), with one precision a face.
    """
    above = uncertainty(log_variance) - _TYPICAL_LOG_VARIANCE
    return np.exp(-_DISCOUNT * np.clip(above, 0.0, 1.0))


DEFAULT = Calibration()
