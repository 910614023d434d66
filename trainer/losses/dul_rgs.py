"""DUL_rgs: regress the face's own class centre and, with it, how far off one is.

    L = (1/N) sum_i sum_l [ (w_l - mu_il)^2 / (2 sigma_il^2) + 1/2 ln sigma_il^2 ] + D/2 ln 2 pi

w is the face's centre in a frozen classifier (or the mean vector of the person's other photos:
leave the face itself out, or people of one photo teach that every face is certain). The body is
frozen; centres and means must share one scale, or the loss measures the mismatch of norms.
`missed_pairs` > 0 adds that much of the loss of that name (see `missed_pairs.py`).

Chang et al., "Data Uncertainty Learning in Face Recognition", CVPR 2020.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

from trainer.embedding import Embedding
from trainer.losses.common import EmbeddingLoss, LossOutput
from trainer.losses.missed_pairs import MissedPairs


def negative_log_likelihood(embedding: Embedding, centres: Tensor) -> Tensor:
    """-ln N(centre; mu, sigma^2) of every face, shape B; `centres` is B x D."""
    mean, log_variance = embedding.gaussian()
    squared = (centres - mean) ** 2 / log_variance.exp()
    return 0.5 * (squared + log_variance + math.log(2 * math.pi)).sum(1)


class DULRegression(EmbeddingLoss):
    """`centres` (C x D) are fixed targets by class; a call may give each face its own instead."""

    centres: Tensor

    def __init__(
        self,
        centres: Tensor,
        *,
        missed_pairs: float = 0.0,
        threshold: float = 0.9,
        softness: float = 0.02,
    ) -> None:
        super().__init__()
        self.weight = missed_pairs
        self.pairs = MissedPairs(threshold=threshold, softness=softness) if missed_pairs else None
        self.register_buffer("centres", centres.detach().clone())

    def forward(
        self, embedding: Embedding, labels: Tensor, centres: Tensor | None = None
    ) -> LossOutput:
        targets = self.centres[labels] if centres is None else centres
        with torch.autocast(embedding.mean.device.type, enabled=False):
            value = negative_log_likelihood(embedding, targets).mean()
            if self.pairs is not None:
                value = value + self.weight * self.pairs(embedding, labels)
        spread = embedding.gaussian()[1].detach().mean(1).std(correction=0)
        return LossOutput(value, labels, {"log_variance_spread": spread})
