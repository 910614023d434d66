"""PFE: the mutual likelihood score of two Gaussian faces.

    s(i, j) = -1/2 sum_l [ (mu_il - mu_jl)^2 / (v_il + v_jl) + ln(v_il + v_jl) ] - D/2 ln 2 pi
    L = -mean of s over the genuine pairs of the batch

with v = sigma^2. Only the variances train: freeze what makes the means.

Shi and Jain, "Probabilistic Face Embeddings", ICCV 2019.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

from trainer.embedding import Embedding
from trainer.losses.common import EmbeddingLoss, LossOutput, genuine_pairs


def mutual_likelihood(a: Embedding, b: Embedding) -> Tensor:
    """ln of the density that two faces share one point: shapes broadcast over the last axis D."""
    (mean, log_variance), (other_mean, other_log_variance) = a.gaussian(), b.gaussian()
    variance = log_variance.exp() + other_log_variance.exp()
    per_axis = (mean - other_mean) ** 2 / variance + variance.log()
    return -0.5 * (per_axis + math.log(2 * math.pi)).sum(-1)


class MutualLikelihoodLoss(EmbeddingLoss):
    """A batch without a genuine pair has loss and gradient zero."""

    def forward(self, embedding: Embedding, labels: Tensor) -> LossOutput:
        i, j = genuine_pairs(labels)
        with torch.autocast(embedding.mean.device.type, enabled=False):
            mean, log_variance = embedding.gaussian()
            score = mutual_likelihood(
                Embedding(mean[i], log_variance[i]), Embedding(mean[j], log_variance[j])
            )
            value = -score.sum() / max(len(i), 1)
        return LossOutput(value, labels, {"genuine_pairs": torch.tensor(float(len(i)))})
