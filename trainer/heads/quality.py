"""One number per face out of its log-variances, and the fusion of several faces of a person."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional


def uncertainty(log_variance: Tensor) -> Tensor:
    """u = ln HM(sigma^2) = ln D - logsumexp_l(-ln sigma_l^2) of every face; quality is -u.

    The harmonic mean is the authors' choice (Chang et al., CVPR 2020); of sigma^2, not sigma.
    """
    return math.log(log_variance.shape[-1]) - torch.logsumexp(-log_variance, -1)


def fuse(means: Tensor, log_variances: Tensor) -> Tensor:
    """The unit vector of faces n x D of one person, each axis weighted by inverse variance."""
    weights = torch.softmax(-log_variances, dim=0)
    return functional.normalize((weights * means).sum(0), dim=0)
