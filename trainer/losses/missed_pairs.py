"""Which genuine pairs will be missed? Uncertainty that ranks faces as error versus discard does.

    u_i = ln HM(sigma_i^2),  s_ij = ln(e^{u_i} + e^{u_j})
    L = mean over genuine pairs of BCE(a (s_ij - c) + b, sigmoid((t - cos_ij) / w))

t is the cosine at which pairs are accepted, w how softly it is drawn; a > 0 and b are learned, c
only holds s near 0. The likelihood of DUL says how far a face is from its person; this says which
of those distances matter, which is what a badge is for. A loss of this project, of no paper.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from trainer.embedding import Embedding
from trainer.heads.quality import uncertainty
from trainer.losses.common import genuine_pairs

_CENTRE = -6.5  # ln of the variance of two usual faces of the default network, per axis


class MissedPairs(nn.Module):
    """`threshold` is a cosine, `softness` how far from it a pair is no longer in doubt."""

    def __init__(self, *, threshold: float, softness: float) -> None:
        super().__init__()
        self.threshold, self.softness = threshold, softness
        self.slope = nn.Parameter(torch.tensor(1.0))
        self.offset = nn.Parameter(torch.tensor(0.0))

    def forward(self, embedding: Embedding, labels: Tensor) -> Tensor:
        """A scalar; zero, with zero gradient, for a batch without a genuine pair."""
        mean, log_variance = embedding.gaussian()
        i, j = genuine_pairs(labels)
        cosines = (functional.normalize(mean)[i] * functional.normalize(mean)[j]).sum(1).detach()
        is_missed = torch.sigmoid((self.threshold - cosines) / self.softness)
        u = uncertainty(log_variance)
        doubt = torch.logaddexp(u[i], u[j]) - _CENTRE
        logit = 2 * functional.softplus(self.slope) * doubt + self.offset
        losses = functional.binary_cross_entropy_with_logits(logit, is_missed, reduction="none")
        return losses.sum() / max(len(i), 1)
