"""Heads that give points: the network's own vector, or a turned copy of it."""

from __future__ import annotations

import torch
from torch import nn

from trainer.embedding import Activations, Embedding


class KeptHead(nn.Module):
    """The network's vector as it is."""

    def forward(self, activations: Activations) -> Embedding:
        return Embedding(activations.vector)


class LinearHead(nn.Module):
    """A square matrix on the vector, the identity at first: the cheapest thing that can learn."""

    def __init__(self, dimensions: int) -> None:
        super().__init__()
        self.turn = nn.Linear(dimensions, dimensions, bias=False)
        with torch.no_grad():
            self.turn.weight.copy_(torch.eye(dimensions))

    def forward(self, activations: Activations) -> Embedding:
        return Embedding(self.turn(activations.vector))
