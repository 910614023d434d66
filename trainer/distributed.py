"""Several processes, cards or machines through torchrun; one process otherwise."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta

import torch
from torch import distributed, nn
from torch.nn.parallel import DistributedDataParallel


@dataclass(frozen=True, slots=True)
class World:
    """This process among all: `rank` of `size`, on `device`."""

    rank: int
    size: int
    device: torch.device

    @property
    def is_first(self) -> bool:
        return self.rank == 0

    def spread(self, module: nn.Module) -> nn.Module:
        """`module` with its gradients averaged over all processes after every step."""
        if self.size == 1:
            return module
        # Some parameters rest in some steps (a batch without triplets, say).
        return DistributedDataParallel(module, find_unused_parameters=True)

    def wait(self) -> None:
        """Until every process has come here."""
        if self.size > 1:
            distributed.barrier()

    def agree(self, value: bool) -> bool:
        """The first process's value, for all."""
        if self.size == 1:
            return value
        flag = torch.tensor(int(value), device=self.device)
        distributed.broadcast(flag, 0)
        return bool(flag)

    def gather(self, array: torch.Tensor) -> torch.Tensor:
        """Rows of all processes, those of rank 0 first; lengths may differ."""
        if self.size == 1:
            return array
        parts: list[torch.Tensor | None] = [None] * self.size
        distributed.all_gather_object(parts, array.cpu())
        return torch.cat([part for part in parts if part is not None])

    def leave(self) -> None:
        if self.size > 1:
            distributed.destroy_process_group()


def join_world(device: str) -> World:
    """The process group torchrun's environment describes; `device` may be "auto"."""
    size, rank = int(os.environ.get("WORLD_SIZE", "1")), int(os.environ.get("RANK", "0"))
    chosen = choose_device(device, int(os.environ.get("LOCAL_RANK", "0")))
    if size > 1:
        # The default of ten to thirty minutes would end a run that is paused.
        backend = "nccl" if chosen.type == "cuda" else "gloo"
        distributed.init_process_group(backend, timeout=timedelta(days=7))
    return World(rank, size, chosen)


def choose_device(name: str, local_rank: int = 0) -> torch.device:
    """CUDA, then Apple's GPU, then the processor for "auto"; otherwise what is named."""
    if name == "auto":
        cards = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
        name = next((card for card, is_there in cards.items() if is_there), "cpu")
    if name != "cuda":
        return torch.device(name)
    torch.cuda.set_device(local_rank)
    return torch.device("cuda", local_rank)
