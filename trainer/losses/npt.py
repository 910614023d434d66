"""NPT-Loss: a triplet of the face, its own proxy and the nearest proxy of anybody else.

    L = (1/N) sum_i [ |x_i - w_y|^2 - min_{j != y} |x_i - w_j|^2 + margin ]_+

x and w on the unit sphere, so |x - w|^2 = 2 - 2 cos. The authors call the loss free of
hyper-parameters: margin = 0. A positive margin (in squared units, as in FaceNet) keeps a gradient
alive after a face is classified rightly, which fine-tuning needs.

Khalid et al., "NPT-Loss: A Metric Loss with Implicit Mining for Face Recognition", 2021; IEEE
TPAMI 45(12), 2023. Written from the abstracts and the description in BoundaryFace's notes.
"""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional

from trainer.embedding import Embedding
from trainer.losses.common import (
    LossOutput,
    MarginLoss,
    nearest_negative,
    of_label,
    unit_cosines,
)


class NPTLoss(MarginLoss):
    """Hinge on squared distances to the own and the nearest other proxy."""

    def __init__(self, *, classes: int, dimensions: int, margin: float = 0.0) -> None:
        super().__init__(classes=classes, dimensions=dimensions, scale=1.0)
        self.margin = margin

    def fit_to(self, between: float) -> None:
        self.margin *= 1 - between

    def forward(self, embedding: Embedding, labels: Tensor) -> LossOutput:
        cosines = unit_cosines(embedding.mean, self.weight)
        own = of_label(cosines, labels).squeeze(1)
        other, _ = nearest_negative(cosines, labels)
        value = functional.relu(2 * (other - own) + self.margin).mean()
        return LossOutput(value, labels, {})
