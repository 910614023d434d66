"""BoundaryFace: faces deep inside another class are trained as that class.

    phi(t) = ArcFace's cos(t + m);  k = nearest class other than the label y
    y' = k   where phi(t_k) > max(cos t_y, floor),  else y            (no gradient)
    L  = CE( s phi(t_y') at y', s cos t_j elsewhere;  y' )
       + lambda (1/N) sum_i max(0, max_{j != y'} cos t_j - phi(t_y'))

Corrections start after a warm-up and are made afresh for every batch: a face may flip back.

`floor` = 0 is what the released code does (it fills masked columns with zeros): a face that
resembles no class by more than cos = sin m keeps its label; floor = -1 is the formula as printed.
`boundary_weight` (lambda) is pi in the paper, where it ruins IJB-C on noisy data (TAR at FAR 1e-4
91.74 -> 30.14 in the authors' own table), so label correction alone is the default.
`boundary_floor` = 0 gives the released code's boundary term, which loses the gradient to the true
class where phi(t_y') < 0; -inf (default) is the formula.

Wu and Gong, "BoundaryFace: A Mining Framework with Noise Label Self-correction for Face
Recognition", ECCV 2022.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

from trainer.embedding import Embedding
from trainer.losses.arcface import ArcFace
from trainer.losses.common import (
    LossOutput,
    add_angle,
    narrowed,
    nearest_negative,
    of_label,
    unit_cosines,
)


@torch.no_grad()
def corrected_labels(
    cosines: Tensor, labels: Tensor, *, margin: float = 0.5, floor: float = 0.0
) -> Tensor:
    """The nearest other class where it beats the given one with the margin on, else the given."""
    other, k = nearest_negative(cosines, labels)
    own = of_label(cosines, labels).squeeze(1)
    return torch.where(add_angle(other, margin) > own.clamp_min(floor), k, labels)


def boundary_term(
    cosines: Tensor, labels: Tensor, *, margin: float = 0.5, floor: float = -math.inf
) -> Tensor:
    """Mean hinge by which ArcFace's margin is missed against the nearest negative (scalar)."""
    target = add_angle(of_label(cosines, labels), margin).squeeze(1)
    other, _ = nearest_negative(cosines, labels)
    return functional.relu(other.clamp_min(floor) - target.clamp_min(floor)).mean()


class BoundaryFace(ArcFace):
    """`warm_up` epochs of plain ArcFace, then label correction and the boundary term.

    Start just after the first drop of the learning rate: before that the classes do not yet know
    their faces. `correction_margin` lets labels be corrected at another margin (radians) than
    the one trained with; the paper has one for both.
    """

    def __init__(
        self,
        *,
        classes: int,
        dimensions: int,
        scale: float = 32.0,
        margin: float = 0.5,
        warm_up: int = 7,
        boundary_weight: float = 0.0,
        floor: float = 0.0,
        correction_margin: float | None = None,
        boundary_floor: float = -math.inf,
    ) -> None:
        super().__init__(classes=classes, dimensions=dimensions, scale=scale, margin=margin)
        self.warm_up = warm_up
        self.boundary_weight = boundary_weight
        self.floor = floor
        self.correction_margin = margin if correction_margin is None else correction_margin
        self.boundary_floor = boundary_floor
        self.is_correcting = warm_up <= 0

    def start_epoch(self, epoch: int) -> None:
        self.is_correcting = epoch >= self.warm_up

    def fit_to(self, between: float) -> None:
        super().fit_to(between)
        self.correction_margin *= narrowed(between)

    def forward(self, embedding: Embedding, labels: Tensor) -> LossOutput:
        if not self.is_correcting:
            return super().forward(embedding, labels)
        cosines = unit_cosines(embedding.mean, self.weight)
        labels = corrected_labels(cosines, labels, margin=self.correction_margin, floor=self.floor)
        entropy = functional.cross_entropy(self.logits(cosines, labels), labels)
        if self.boundary_weight == 0:
            return LossOutput(entropy, labels, {})
        term = boundary_term(cosines, labels, margin=self.margin, floor=self.boundary_floor)
        return LossOutput(
            entropy + self.boundary_weight * term, labels, {"boundary": term.detach()}
        )
