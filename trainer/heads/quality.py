"""One number per face out of its log-variances."""

from __future__ import annotations

import math

import torch
from torch import Tensor


def uncertainty(log_variance: Tensor) -> Tensor:
    """u = ln HM(sigma^2) = ln D - logsumexp_l(-ln sigma_l^2) of every face; quality is -u.

    The harmonic mean is the authors' choice (Chang et al., CVPR 2020); of sigma^2, not sigma.
    """
    return math.log(log_variance.shape[-1]) - torch.logsumexp(-log_variance, -1)
