"""ArcFace: an additive margin on the angle.

    logit_y = s phi(t_y),  logit_j = s cos t_j
    phi(t) = cos(t + m) while t < pi - m, else cos t - m sin(pi - m)

Deng et al., "ArcFace: Additive Angular Margin Loss for Deep Face Recognition", CVPR 2019.
"""

from __future__ import annotations

from torch import Tensor

from trainer.losses.common import AngularMarginLoss, with_label


class ArcFace(AngularMarginLoss):
    """Cross-entropy where the true class is held back by `margin` radians."""

    def __init__(
        self, *, classes: int, dimensions: int, scale: float = 64.0, margin: float = 0.5
    ) -> None:
        super().__init__(classes=classes, dimensions=dimensions, scale=scale, margin=margin)

    def logits(self, cosines: Tensor, labels: Tensor) -> Tensor:
        target = self.target(cosines, labels)
        return self.scale * with_label(cosines, labels, target)
