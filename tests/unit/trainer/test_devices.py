"""Every loss gives the same value and gradient on a graphics processor as on the processor."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from trainer.embedding import Embedding
from trainer.losses import CLASSIFIERS, make_loss

FACES, DIMENSIONS, CLASSES = 12, 16, 5
OPTIONS = {"dul_rgs": {"missed_pairs": 10.0, "threshold": 0.2}, "boundaryface": {"warm_up": 0}}
#: All but DUL_cls, which draws noise: no two devices draw the same.
LOSSES = [*CLASSIFIERS, "triplet", "pfe", "dul_rgs"]


@pytest.fixture(scope="module")
def accelerator() -> torch.device:
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    pytest.skip("this machine has no graphics processor that PyTorch can use")


def value_and_gradients(name: str, device: torch.device) -> list[Tensor]:
    torch.manual_seed(3)
    options = OPTIONS.get(name, {})
    loss = make_loss(name, classes=CLASSES, dimensions=DIMENSIONS, **options)
    mean, log_variance = torch.randn(2, FACES, DIMENSIONS)
    leaves = [part.to(device).requires_grad_() for part in (mean, log_variance)]
    loss = loss.to(device)
    loss.start_epoch(1)
    labels = (torch.arange(FACES) % CLASSES).to(device)
    value = loss(Embedding(*leaves), labels).value
    value.backward()
    wanted = [*leaves, *loss.parameters()]
    found = [torch.zeros_like(part) if part.grad is None else part.grad for part in wanted]
    return [part.detach().cpu() for part in (value, *found)]


@pytest.mark.parametrize("name", LOSSES)
def test_a_loss_is_the_same_on_both_devices(name: str, accelerator: torch.device) -> None:
    ours = value_and_gradients(name, torch.device("cpu"))
    theirs = value_and_gradients(name, accelerator)
    for a, b in zip(ours, theirs, strict=True):
        torch.testing.assert_close(a, b, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("name", LOSSES)
def test_what_is_compared_is_there_to_be_compared(name: str) -> None:
    """Without another device, too: the value is finite, and something pulls at the faces."""
    value, *gradients = value_and_gradients(name, torch.device("cpu"))
    assert torch.isfinite(value)
    assert max(float(part.abs().max()) for part in gradients) > 0
