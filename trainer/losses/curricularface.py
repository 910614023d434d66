"""CurricularFace: hard negatives weigh little at first and more as training goes well.

    logit_y = s phi(t_y)
    logit_j = s cos t_j              where cos t_j <= phi(t_y)
            = s cos t_j (t + cos t_j)   where cos t_j >  phi(t_y)
    t <- 0.99 t + 0.01 mean_i cos t_{i,y},  t = 0 at first

t follows the batch before it is used and carries no gradient.

Huang et al., "CurricularFace: Adaptive Curriculum Learning Loss for Deep Face Recognition",
CVPR 2020.
"""

from __future__ import annotations

import torch
from torch import Tensor

from trainer.losses.common import AngularMarginLoss, of_label, with_label

_MOMENTUM = 0.99


class CurricularFace(AngularMarginLoss):
    """ArcFace whose hard negatives are modulated by t + cos; `t` is saved with the weights."""

    t: Tensor

    def __init__(
        self, *, classes: int, dimensions: int, scale: float = 64.0, margin: float = 0.5
    ) -> None:
        super().__init__(classes=classes, dimensions=dimensions, scale=scale, margin=margin)
        self.register_buffer("t", torch.zeros(()))

    def logits(self, cosines: Tensor, labels: Tensor) -> Tensor:
        own = of_label(cosines, labels)
        if self.training:
            self._follow(own.detach())
        target = self.target(cosines, labels)
        hard = cosines.detach() > target.detach()
        modulated = torch.where(hard, cosines * (self.t + cosines), cosines)
        return self.scale * with_label(modulated, labels, target)

    def _follow(self, own: Tensor) -> None:
        self.t.mul_(_MOMENTUM).add_((1 - _MOMENTUM) * own.mean().to(self.t.dtype))
