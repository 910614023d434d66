"""Heads that give points: the network's own vector, a turned copy of it, or a corrected one."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from trainer.embedding import Activations, Embedding


class KeptHead(nn.Module):
    """The network's vector as it is."""

    def forward(self, activations: Activations) -> Embedding:
        return Embedding(activations.vector)


class LinearHead(nn.Module):
    """A square matrix on the vector, the identity at first: the cheapest thing that can learn."""

    def __init__(self, dimensions: int) -> None:
        super().__init__()
        self.turn = nn.Linear(dimensions, dimensions, bias=False)
        with torch.no_grad():
            self.turn.weight.copy_(torch.eye(dimensions))

    def forward(self, activations: Activations) -> Embedding:
        return Embedding(self.turn(activations.vector))


class AdaptedHead(nn.Module):
    """The network's vector plus a matrix on its standardized statistics, zero at first.

    The last statistics are what the network's own last layer reads, so this is fine-tuning that
    layer (and a look at earlier ones) in coordinates of equal size around zero. In the layer's
    own coordinates most of a gradient goes into what all faces share, and little is learned.
    """

    mean: Tensor
    scale: Tensor

    def __init__(self, dimensions: int, statistics: int) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(statistics))
        self.register_buffer("scale", torch.ones(statistics))
        self.correction = nn.Linear(statistics, dimensions, bias=False)
        nn.init.zeros_(self.correction.weight)

    def fit(self, statistics: Tensor) -> None:
        """Standardize by these faces' statistics, M x F."""
        self.mean.copy_(statistics.mean(0))
        self.scale.copy_(statistics.std(0, correction=0).clamp_min(1e-6))

    def forward(self, activations: Activations) -> Embedding:
        standardized = (activations.statistics - self.mean) / self.scale
        return Embedding(activations.vector + self.correction(standardized))

    def folded(self) -> tuple[Tensor, Tensor]:
        """The same as one matrix D x F and bias D on the statistics as they are."""
        weight = self.correction.weight / self.scale
        return weight, -weight @ self.mean
