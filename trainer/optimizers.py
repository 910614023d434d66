"""The optimizer of the settings and the course of its learning rate."""

from __future__ import annotations

import math
from collections.abc import Iterable

from torch import nn, optim

from trainer import settings
from trainer.model import Objective


def make_optimizer(objective: Objective, options: settings.Optimizer) -> optim.Optimizer:
    """Matrices decay, biases and batch statistics do not; class directions have their own rate."""
    class_rate = options.rate if options.class_rate is None else options.class_rate
    groups = [
        *_groups(objective.model.parameters(), options.rate, options.weight_decay),
        *_groups(objective.loss.parameters(), class_rate, options.weight_decay),
    ]
    if options.name == "adamw":
        return optim.AdamW(groups, lr=options.rate)
    if options.name == "adagrad":
        return optim.Adagrad(groups, lr=options.rate)
    nesterov = options.momentum > 0
    return optim.SGD(groups, lr=options.rate, momentum=options.momentum, nesterov=nesterov)


def _groups(
    parameters: Iterable[nn.Parameter], rate: float, decay: float
) -> list[dict[str, object]]:
    trained = [p for p in parameters if p.requires_grad]
    matrices = [p for p in trained if p.ndim > 1]
    others = [p for p in trained if p.ndim <= 1]
    return [
        {"params": params, "lr": rate, "initial_lr": rate, "weight_decay": decayed}
        for params, decayed in ((matrices, decay), (others, 0.0))
        if params
    ]


def set_rates(
    optimizer: optim.Optimizer, options: settings.Optimizer, progress: float, epochs: int
) -> None:
    """Rates for `progress` epochs (with fractions) of `epochs`, from the settings alone.

    Being a function of progress, a resumed run goes on exactly where it was.
    """
    factor = rate_factor(options, progress, epochs)
    for group in optimizer.param_groups:
        group["lr"] = group["initial_lr"] * factor


def rate_factor(options: settings.Optimizer, progress: float, epochs: int) -> float:
    """What the schedule makes of the first rate: 1 at first, or after the warm-up."""
    if progress < options.warm_up:
        return progress / options.warm_up
    if options.schedule == "cosine":
        return 0.5 * (1 + math.cos(math.pi * min(progress / max(epochs, 1), 1.0)))
    if options.schedule == "steps":
        return 0.1 ** sum(progress >= drop for drop in options.drops)
    return 1.0
