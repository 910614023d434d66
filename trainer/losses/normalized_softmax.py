"""Normalized softmax: features and class weights on the unit sphere, no margin.

    L = -(1/N) sum_i log( e^{s cos t_{i,y}} / sum_j e^{s cos t_{i,j}} )

Wang et al., "NormFace: L2 Hypersphere Embedding for Face Verification", ACM MM 2017.
"""

from __future__ import annotations

from torch import Tensor

from trainer.losses.common import MarginLoss


class NormalizedSoftmax(MarginLoss):
    """Cross-entropy over s * cos(theta)."""

    def __init__(self, *, classes: int, dimensions: int, scale: float = 32.0) -> None:
        super().__init__(classes=classes, dimensions=dimensions, scale=scale)

    def logits(self, cosines: Tensor, labels: Tensor) -> Tensor:
        return self.scale * cosines
