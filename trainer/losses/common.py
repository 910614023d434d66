"""What the losses share: their result, and cosines whose gradients stay finite."""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from trainer.embedding import Embedding, at_least_single

#: sqrt(1 - c^2) has an infinite slope at c = 1, and products of fp32 unit vectors exceed 1.
COSINE_LIMIT = 1.0 - 1e-6


class LossOutput(NamedTuple):
    """`value` is a scalar to minimise; `labels` (B) are those trained with, after correction.

    `parts` are named scalars for the log, detached.
    """

    value: Tensor
    labels: Tensor
    parts: dict[str, Tensor]


def unit_cosines(x: Tensor, weight: Tensor) -> Tensor:
    """Cosines B x C between rows of `x` (B x D) and `weight` (C x D), inside +-COSINE_LIMIT."""
    with torch.autocast(x.device.type, enabled=False):
        a, b = at_least_single(x), at_least_single(weight)
        cosines = functional.linear(functional.normalize(a), functional.normalize(b.to(a.dtype)))
        return cosines.clamp(-COSINE_LIMIT, COSINE_LIMIT)


def add_angle(cosines: Tensor, margin: float) -> Tensor:
    """cos(theta + margin); beyond pi - margin it goes on as cos(theta) - margin sin(pi - margin).

    That keeps it falling in theta over all of [0, pi] (ArcFace, easy_margin off).
    """
    turned = cosines * math.cos(margin) - torch.sqrt(1 - cosines * cosines) * math.sin(margin)
    straight = cosines - margin * math.sin(math.pi - margin)
    return torch.where(cosines > math.cos(math.pi - margin), turned, straight)


def of_label(values: Tensor, labels: Tensor) -> Tensor:
    """`values[i, labels[i]]` as a B x 1 column."""
    return values.gather(1, labels[:, None])


def with_label(values: Tensor, labels: Tensor, column: Tensor) -> Tensor:
    """A copy of `values` (B x C) where each row's own class holds `column` (B x 1)."""
    return values.scatter(1, labels[:, None], column)


def nearest_negative(cosines: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
    """Largest cosine to another class than the label's, and that class, both of shape B."""
    lowest = torch.full_like(labels[:, None], -2, dtype=cosines.dtype)
    values, classes = with_label(cosines, labels, lowest).max(1)
    return values, classes


def genuine_pairs(labels: Tensor) -> tuple[Tensor, Tensor]:
    """Rows i < j of the batch that are of one class."""
    same = labels[:, None] == labels[None, :]
    i, j = torch.triu(same, diagonal=1).nonzero(as_tuple=True)
    return i, j


class EmbeddingLoss(nn.Module):
    """Makes a LossOutput of an Embedding and class numbers (B)."""

    def start_epoch(self, epoch: int) -> None:
        """Told at the start of every epoch (first is 0) by the training loop."""


class MarginLoss(EmbeddingLoss):
    """Softmax over scaled cosines to one learned direction per class (C x D `weight`).

    Subclasses say what the logits are. `labels` are class numbers, shape B.
    """

    def __init__(self, *, classes: int, dimensions: int, scale: float) -> None:
        super().__init__()
        self.scale = scale
        self.weight = nn.Parameter(torch.randn(classes, dimensions) / math.sqrt(dimensions))

    def logits(self, cosines: Tensor, labels: Tensor) -> Tensor:
        """Logits B x C from cosines B x C."""
        raise NotImplementedError

    def fit_to(self, between: float) -> None:
        """Make scale and margins suit a network whose people have mean cosine `between`.

        The papers' values are meant for people at right angles. dlib's people, say, lie at a mean
        cosine of 0.84: half a radian of margin is more than there is between them.
        """
        self.scale /= 1 - between

    def forward(self, embedding: Embedding, labels: Tensor) -> LossOutput:
        cosines = unit_cosines(embedding.mean, self.weight)
        value = functional.cross_entropy(self.logits(cosines, labels), labels)
        return LossOutput(value, labels, {})


class AngularMarginLoss(MarginLoss):
    """ArcFace and its heirs: the true class is held back by `margin` radians."""

    def __init__(self, *, classes: int, dimensions: int, scale: float, margin: float) -> None:
        super().__init__(classes=classes, dimensions=dimensions, scale=scale)
        self.margin = margin

    def fit_to(self, between: float) -> None:
        super().fit_to(between)
        self.margin *= narrowed(between)

    def target(self, cosines: Tensor, labels: Tensor) -> Tensor:
        """cos(theta + margin) of every face's own class, B x 1."""
        return add_angle(of_label(cosines, labels), self.margin)


def narrowed(between: float) -> float:
    """How much smaller than a right angle the angle between people is, for their mean cosine."""
    return math.acos(between) / (math.pi / 2)
