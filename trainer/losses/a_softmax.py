"""A-Softmax (SphereFace): a multiplicative margin on the angle, eased in by annealing.

    psi(t) = (-1)^k cos(m t) - 2k   for t in [k pi / m, (k + 1) pi / m],  k = 0 .. m - 1
    logit_y = |x| (lambda cos t_y + psi(t_y)) / (1 + lambda),  logit_j = |x| cos t_j
    lambda = max(lambda_min, 1000 / (1 + 0.12 step))

The feature's norm is the scale. With the released lambda_min = 5 the margin never acts with more
than a sixth of its weight. m is a fixed whole number, not learned.

Liu et al., "SphereFace: Deep Hypersphere Embedding for Face Recognition", CVPR 2017.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

from trainer.embedding import Embedding, at_least_single
from trainer.losses.common import (
    LossOutput,
    MarginLoss,
    of_label,
    unit_cosines,
    with_label,
)


def multiple_angle(cosines: Tensor, m: int) -> Tensor:
    """cos(m * theta) as the Chebyshev polynomial of cos(theta): exact, and smooth at +-1."""
    before, now = torch.ones_like(cosines), cosines
    for _ in range(m - 1):
        before, now = now, 2 * cosines * now - before
    return now


def psi(cosines: Tensor, m: int) -> Tensor:
    """(-1)^k cos(m * theta) - 2k, falling over all of [0, pi]; k carries no gradient."""
    k = torch.floor(m * torch.acos(cosines.detach()) / math.pi).clamp(0, m - 1)
    return (1 - 2 * (k % 2)) * multiple_angle(cosines, m) - 2 * k


class ASoftmax(MarginLoss):
    """Counts its own training steps for the annealing; the count is saved with the weights."""

    step: Tensor

    def __init__(
        self, *, classes: int, dimensions: int, m: int = 4, lambda_min: float = 5.0
    ) -> None:
        super().__init__(classes=classes, dimensions=dimensions, scale=1.0)
        self.m = m
        self.lambda_min = lambda_min
        self.register_buffer("step", torch.zeros((), dtype=torch.long))

    def fit_to(self, between: float) -> None:
        """The scale is the vector's length and the margin multiplies: nothing to fit."""

    def annealing(self) -> float:
        """lambda at the present step."""
        return max(self.lambda_min, 1000.0 / (1.0 + 0.12 * float(self.step)))

    def logits(self, cosines: Tensor, labels: Tensor) -> Tensor:
        own = of_label(cosines, labels)
        eased = (self.annealing() * own + psi(own, self.m)) / (1 + self.annealing())
        return with_label(cosines, labels, eased)

    def forward(self, embedding: Embedding, labels: Tensor) -> LossOutput:
        if self.training:
            self.step += 1
        norms = at_least_single(embedding.mean).norm(dim=1, keepdim=True)
        cosines = unit_cosines(embedding.mean, self.weight)
        value = functional.cross_entropy(norms * self.logits(cosines, labels), labels)
        return LossOutput(value, labels, {"lambda": torch.tensor(self.annealing())})
