"""CosFace: an additive margin on the cosine.

    logit_y = s (cos t_y - m),  logit_j = s cos t_j

Wang et al., "CosFace: Large Margin Cosine Loss for Deep Face Recognition", CVPR 2018.
"""

from __future__ import annotations

from torch import Tensor

from trainer.losses.common import MarginLoss, of_label, with_label


class CosFace(MarginLoss):
    """Cross-entropy where the true class is held back by `margin` in cosine."""

    def __init__(
        self, *, classes: int, dimensions: int, scale: float = 64.0, margin: float = 0.35
    ) -> None:
        super().__init__(classes=classes, dimensions=dimensions, scale=scale)
        self.margin = margin

    def fit_to(self, between: float) -> None:
        super().fit_to(between)
        self.margin *= 1 - between

    def logits(self, cosines: Tensor, labels: Tensor) -> Tensor:
        target = of_label(cosines, labels) - self.margin
        return self.scale * with_label(cosines, labels, target)
