"""MV-Arc-Softmax: negatives the margin has misclassified count more.

    logit_y = s phi(t_y)
    logit_j = s cos t_j         where cos t_j <  phi(t_y)
            = s (cos t_j + t)   where cos t_j >= phi(t_y)      (fixed weight)
            = s ((1 + t) cos t_j + t)                          (adaptive weight)

Which negatives are hard carries no gradient.

Wang et al., "Mis-Classified Vector Guided Softmax Loss for Face Recognition", AAAI 2020.
"""

from __future__ import annotations

import torch
from torch import Tensor

from trainer.losses.common import AngularMarginLoss, with_label


class MVArcSoftmax(AngularMarginLoss):
    """ArcFace with hard negatives raised by `t`."""

    def __init__(
        self,
        *,
        classes: int,
        dimensions: int,
        scale: float = 32.0,
        margin: float = 0.5,
        t: float = 0.2,
        adaptive: bool = False,
    ) -> None:
        super().__init__(classes=classes, dimensions=dimensions, scale=scale, margin=margin)
        self.t = t
        self.adaptive = adaptive

    def fit_to(self, between: float) -> None:
        super().fit_to(between)
        self.t *= 1 - between

    def logits(self, cosines: Tensor, labels: Tensor) -> Tensor:
        target = self.target(cosines, labels)
        raised = (1 + self.t * self.adaptive) * cosines + self.t
        hard = cosines.detach() >= target.detach()
        return self.scale * with_label(torch.where(hard, raised, cosines), labels, target)
