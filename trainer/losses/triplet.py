"""FaceNet's triplet loss with semi-hard negatives.

    L = mean over mined (a, p, n) of [ |f_a - f_p|^2 - |f_a - f_n|^2 + alpha ]_+,   |f| = 1

Every ordered anchor-positive pair of the batch is used; its negative is drawn at random among the
semi-hard ones, |f_a - f_p|^2 < |f_a - f_n|^2 < |f_a - f_p|^2 + alpha. Pairs without one are left
out. Distances and alpha = 0.2 are *squared*; many libraries default to plain distances.

Schroff et al., "FaceNet: A Unified Embedding for Face Recognition and Clustering", CVPR 2015.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from trainer.embedding import Embedding, at_least_single
from trainer.losses.common import EmbeddingLoss, LossOutput


class Triplets(NamedTuple):
    """Rows of the batch, three vectors of equal length."""

    anchors: Tensor
    positives: Tensor
    negatives: Tensor


def squared_distances(x: Tensor) -> Tensor:
    """|f_i - f_j|^2 = 2 - 2 cos between the L2-normalized rows of `x`: B x B, in [0, 4]."""
    unit = functional.normalize(at_least_single(x))
    return 2 - 2 * unit @ unit.T


@torch.no_grad()
def mine_semi_hard(
    distances: Tensor, labels: Tensor, alpha: float, generator: torch.Generator | None = None
) -> Triplets:
    """One random semi-hard negative for every anchor-positive pair that has any."""
    same = labels[:, None] == labels[None, :]
    a, p = (same & ~torch.eye(len(labels), dtype=torch.bool, device=labels.device)).nonzero(
        as_tuple=True
    )
    to_positive = distances[a, p][:, None]
    semi_hard = ~same[a] & (distances[a] > to_positive) & (distances[a] < to_positive + alpha)
    has_any = semi_hard.any(1)
    lottery = torch.rand(semi_hard.shape, generator=generator).to(distances.device)
    drawn = (lottery + semi_hard).argmax(1) if len(a) else a  # a hit always beats a miss
    return Triplets(a[has_any], p[has_any], drawn[has_any])


class TripletLoss(EmbeddingLoss):
    """Has no weights; `generator` makes the draw of negatives repeatable."""

    def __init__(self, *, alpha: float = 0.2, generator: torch.Generator | None = None) -> None:
        super().__init__()
        self.alpha = alpha
        self.generator = generator

    def forward(self, embedding: Embedding, labels: Tensor) -> LossOutput:
        with torch.autocast(embedding.mean.device.type, enabled=False):
            distances = squared_distances(embedding.mean)
            a, p, n = mine_semi_hard(distances.detach(), labels, self.alpha, self.generator)
            hinge = functional.relu(distances[a, p] - distances[a, n] + self.alpha)
            # The sum over nothing keeps the graph, so a batch without triplets has zero gradient.
            value = hinge.sum() / max(len(a), 1)
        return LossOutput(value, labels, {"triplets": torch.tensor(float(len(a)))})
