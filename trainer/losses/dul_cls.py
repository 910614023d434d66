"""DUL_cls: a margin loss on samples from each face's Gaussian, held to N(0, I) by a KL term.

    s_i = mu_i + e_i * sigma_i,  e_i ~ N(0, I) drawn anew for every face and step
    L   = L_margin(s_i, y_i) + lambda KL
    KL  = mean over i of  1/2 sum_l ( sigma_il^2 + mu_il^2 - 1 - ln sigma_il^2 )

The KL is *summed* over the D axes (lambda = 0.01; taken as a mean it is D times weaker). Without
it the network escapes the noise, by sigma -> 0 or by large |mu| (the margin loss only sees the
direction of s). Without degraded faces in training sigma learns nothing.

Chang et al., "Data Uncertainty Learning in Face Recognition", CVPR 2020.
"""

from __future__ import annotations

import torch
from torch import Tensor

from trainer.embedding import Embedding
from trainer.losses.common import EmbeddingLoss, LossOutput, MarginLoss


def sample(embedding: Embedding, noise: Tensor | None = None) -> Tensor:
    """mu + e * sigma, B x D; `noise` e is drawn from N(0, I) where it is not given."""
    mean, log_variance = embedding.gaussian()
    if noise is None:
        noise = torch.randn_like(mean)
    return mean + noise * torch.exp(0.5 * log_variance)


def divergence(embedding: Embedding) -> Tensor:
    """KL( N(mu, sigma^2 I) || N(0, I) ): summed over axes, mean over faces (scalar, >= 0)."""
    mean, log_variance = embedding.gaussian()
    return 0.5 * (log_variance.exp() + mean**2 - 1 - log_variance).sum(1).mean()


class DULClassification(EmbeddingLoss):
    """Wraps any margin loss; in evaluation it uses the mean, never a sample."""

    def __init__(self, margin_loss: MarginLoss, *, kl_weight: float = 0.01) -> None:
        super().__init__()
        self.margin_loss = margin_loss
        self.kl_weight = kl_weight

    def start_epoch(self, epoch: int) -> None:
        self.margin_loss.start_epoch(epoch)

    def forward(self, embedding: Embedding, labels: Tensor) -> LossOutput:
        with torch.autocast(embedding.mean.device.type, enabled=False):
            point = sample(embedding) if self.training else embedding.mean
            classified = self.margin_loss(Embedding(point), labels)
            kl = divergence(embedding)
        parts = {**classified.parts, **_health(embedding), "kl": kl.detach()}
        return LossOutput(classified.value + self.kl_weight * kl, classified.labels, parts)


def _health(embedding: Embedding) -> dict[str, Tensor]:
    """If the spread of the mean log-variance over faces is near 0, the head has learned nothing."""
    mean, log_variance = (part.detach() for part in embedding.gaussian())
    return {
        "mean_square": mean.square().mean(),
        "log_variance": log_variance.mean(),
        "log_variance_spread": log_variance.mean(1).std(correction=0),
    }
