"""Regress the vector that a frozen network gives of the same face undegraded, and its person.

    L = mean_i [ |u_i - w_i|^2 + n CE(s u_i . c, person) ]

u is the unit vector of the degraded face, w (unit) what the frozen network makes of it undegraded,
c the mean vectors of the people trained on, which stay where they are; s is `scale`, n is `naming`.
The first part keeps the two networks comparable; alone it draws what it cannot make out towards
everybody's mean, and the second holds against that. A loss of this project, of no paper.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from trainer.embedding import Embedding, at_least_single
from trainer.losses.common import LossOutput


class Restoration(nn.Module):
    """`people` (C x D, unit) are set once the people are known; targets come with each call."""

    people: Tensor

    def __init__(
        self, *, classes: int, dimensions: int, naming: float = 0.0, scale: float = 100.0
    ) -> None:
        super().__init__()
        self.naming, self.scale = naming, scale
        self.register_buffer("people", torch.zeros(classes, dimensions))

    def start_epoch(self, epoch: int) -> None:
        """Nothing changes between epochs."""

    def forward(
        self, embedding: Embedding, labels: Tensor, centres: Tensor | None = None
    ) -> LossOutput:
        assert centres is not None
        with torch.autocast(embedding.mean.device.type, enabled=False):
            unit = functional.normalize(at_least_single(embedding.mean))
            distance = (unit - centres).square().sum(1).mean()
            naming = functional.cross_entropy(self.scale * unit @ self.people.T, labels)
        parts = {"distance": distance.detach(), "naming": naming.detach()}
        return LossOutput(distance + self.naming * naming, labels, parts)
