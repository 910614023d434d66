"""What passes between the parts of a model: activations of the network, and what a face is."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor


def at_least_single(x: Tensor) -> Tensor:
    """`x` in float32 where it came in half precision; double stays double (tests use it)."""
    return x.float() if x.dtype in (torch.float16, torch.bfloat16) else x


class Activations(NamedTuple):
    """Of a network: `vector` B x D, not normalized, and `statistics` B x F for a quality head."""

    vector: Tensor
    statistics: Tensor


class Embedding(NamedTuple):
    """A batch of faces as Gaussians N(mean, diag(exp(log_variance))).

    `mean` is B x D; `log_variance` is B x D, or None where the network gives points only.
    """

    mean: Tensor
    log_variance: Tensor | None = None

    def gaussian(self) -> tuple[Tensor, Tensor]:
        """Mean and log-variance in at least single precision; ValueError without a variance."""
        if self.log_variance is None:
            raise ValueError("This needs a head that gives a log-variance.")
        return at_least_single(self.mean), at_least_single(self.log_variance)
