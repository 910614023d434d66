"""A mean and a log-variance per axis (DUL, PFE), read from the channel statistics of the network.

The default keeps the direction of the network's vector, so that recognition stays what it was.

Chang et al., CVPR 2020; Shi and Jain, ICCV 2019 (the two-layer variance module).
"""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

from trainer.embedding import Activations, Embedding


class GaussianHead(nn.Module):
    """`mean`: the unit vector, the unit vector times a learned scale, or a learned direction.

    `scaled` is for DUL_cls, whose KL term weighs |mu| against sigma; the others live on the unit
    sphere. `initial_log_variance` is where training starts: about ln(squared error per axis).
    """

    def __init__(
        self,
        *,
        dimensions: int,
        statistics: int,
        hidden: int = 256,
        mean: Literal["unit", "scaled", "learned"] = "unit",
        initial_log_variance: float = -7.0,
        dropout: float = 0.0,
    ) -> None:
        super().__init__()
        self.variance = _two_layers(statistics, hidden, dimensions, dropout)
        _start_at(self.variance, initial_log_variance)
        # DUL_cls holds mu near N(0, I), whose vectors are sqrt(D) long.
        self.scale = nn.Parameter(torch.tensor(dimensions**0.5)) if mean == "scaled" else None
        self.correction = _correction(statistics, hidden, dimensions) if mean == "learned" else None

    def forward(self, activations: Activations) -> Embedding:
        return Embedding(self._mean(activations), self.variance(activations.statistics))

    def _mean(self, activations: Activations) -> Tensor:
        unit = functional.normalize(activations.vector)
        if self.scale is not None:
            return self.scale * unit
        if self.correction is not None:
            return functional.normalize(unit + self.correction(activations.statistics))
        return unit


def _two_layers(inputs: int, hidden: int, outputs: int, dropout: float = 0.0) -> nn.Sequential:
    """Statistics of different blocks differ in size by far, so they are standardized first."""
    return nn.Sequential(
        nn.BatchNorm1d(inputs, affine=False),
        nn.Dropout(dropout),
        nn.Linear(inputs, hidden),
        nn.BatchNorm1d(hidden),
        nn.ReLU(),
        nn.Linear(hidden, outputs),
    )


def _correction(inputs: int, hidden: int, outputs: int) -> nn.Sequential:
    layers = _two_layers(inputs, hidden, outputs)
    _start_at(layers, 0.0)
    return layers


def _start_at(layers: nn.Sequential, value: float) -> None:
    """The output is `value` at first, whatever comes in."""
    last = layers[-1]
    assert isinstance(last, nn.Linear)
    nn.init.zeros_(last.weight)
    nn.init.constant_(last.bias, value)
