"""Checkpoints that survive being killed: written aside, flushed, then renamed into place."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import torch

LAST, BEST = "last.pt", "best.pt"


def save(state: dict[str, Any], path: Path) -> None:
    """Either the whole new file is there afterwards, or the whole old one."""
    aside = path.with_name(path.name + ".new")
    with aside.open("wb") as file:
        torch.save(state, file)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def load(path: Path, device: torch.device | str = "cpu") -> dict[str, Any]:
    """What `save` wrote; nothing but plain values and tensors is ever unpickled."""
    return torch.load(path, map_location=device, weights_only=True)


def random_state() -> dict[str, torch.Tensor]:
    """PyTorch's generators. All other randomness is drawn from seed and epoch alone."""
    state = {"cpu": torch.get_rng_state()}
    if torch.cuda.is_available():
        state["cuda"] = torch.cuda.get_rng_state()
    return state


def restore_random_state(state: dict[str, torch.Tensor]) -> None:
    torch.set_rng_state(state["cpu"].cpu())
    if "cuda" in state and torch.cuda.is_available():
        torch.cuda.set_rng_state(state["cuda"].cpu())
