"""Regress the vector that a frozen network gives of the same face undegraded.

    L = mean_i [ |u_i - w_i|^2 + n KL( softmax(s w_i . v) || softmax(s u_i . v) ) ]

u is the unit vector of the degraded face, w (unit) what the frozen network makes of it undegraded,
v run over what it makes of all faces trained on and of the batch; s is `scale`, n is `likeness`.
Distance alone counts every axis alike and draws what cannot be made out towards everybody's mean;
the second part asks that the face stays as like and as unlike others as it was. No name is needed.
A loss of this project, of no paper.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from trainer.embedding import Embedding, at_least_single
from trainer.losses.common import EmbeddingLoss, LossOutput


class Restoration(EmbeddingLoss):
    """`others` (M x D, unit) are set once they are known; the vectors to find, `centres` (B x D),
    come with each call."""

    others: Tensor

    def __init__(self, others: Tensor, *, likeness: float = 0.0, scale: float = 100.0) -> None:
        super().__init__()
        self.likeness, self.scale = likeness, scale
        self.register_buffer("others", others, persistent=False)

    def forward(
        self, embedding: Embedding, labels: Tensor, centres: Tensor | None = None
    ) -> LossOutput:
        assert centres is not None
        with torch.autocast(embedding.mean.device.type, enabled=False):
            unit = functional.normalize(at_least_single(embedding.mean))
            distance = (unit - centres).square().sum(1).mean()
            faces = torch.cat([self.others.to(centres.dtype), centres])
            found, wanted = (
                functional.log_softmax(self.scale * (vectors @ faces.T), dim=1)
                for vectors in (unit, centres)
            )
            likeness = functional.kl_div(found, wanted, reduction="batchmean", log_target=True)
        parts = {"distance": distance.detach(), "likeness": likeness.detach()}
        return LossOutput(distance + self.likeness * likeness, labels, parts)
