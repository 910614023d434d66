"""Shared by the trainer's tests: small double-precision batches and exact comparison."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor


@pytest.fixture(autouse=True, scope="session")
def _one_thread() -> None:
    """Small tensors gain nothing from threads, and tests run beside each other."""
    torch.set_num_threads(1)


@pytest.fixture(autouse=True)
def _seeded() -> None:
    torch.manual_seed(7)


@pytest.fixture
def assert_same() -> Callable[[Tensor, Tensor, list[Tensor]], None]:
    """Two scalars agree to 1e-6, and so do their gradients with respect to every input."""

    def compare(fast: Tensor, slow: Tensor, inputs: list[Tensor]) -> None:
        assert fast.dtype == torch.float64
        assert abs(float(fast.detach()) - float(slow.detach())) < 1e-6
        ours = torch.autograd.grad(fast, inputs, retain_graph=True)
        theirs = torch.autograd.grad(slow, inputs, retain_graph=True)
        assert max(float(g.abs().max()) for g in theirs) > 0
        for a, b in zip(ours, theirs, strict=True):
            torch.testing.assert_close(a, b, atol=1e-6, rtol=1e-6)

    return compare
