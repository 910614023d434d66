"""What the vision benchmarks share: the photos, the models, and a clock that a busy machine
disturbs little."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoface.vision.packs import find_pack
from photoface.vision.shelf import InstalledModel, ModelShelf

#: The development photos beside the project.
DATA = Path(__file__).parent.parent.parent / "shared" / "data"


def data_parser(description: str | None) -> argparse.ArgumentParser:
    """A parser with --data, the folder of development photos."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    return parser


def installed(name: str) -> InstalledModel:
    return ModelShelf().installed(find_pack(name))


def fastest(runs: dict[str, Callable[[], object]], *, rounds: int) -> dict[str, float]:
    """Seconds of the fastest run of each; they take turns, so that noise hits all alike."""
    best = dict.fromkeys(runs, float("inf"))
    for run in runs.values():
        run()  # the first run sets up
    for _ in range(rounds):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            best[name] = min(best[name], time.perf_counter() - start)
    return best


def table(header: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    """Print a Markdown table."""
    print("|", " | ".join(header), "|")
    print("|", " | ".join("---" for _ in header), "|")
    for row in rows:
        print("|", " | ".join(str(cell) for cell in row), "|")


def largest_difference(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    return float(np.abs(a - b).max())
