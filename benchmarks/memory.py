"""Memory of every process while thousands of photos are read: it must not grow.

    python -m benchmarks.memory --photos 10000

Generates small photos (many come from few, each with other bytes, so that each is a photo of its
own), scans them, and samples the resident memory of the program and of each child. Compared are
the medians around 2,000 photos and at the end.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import threading
from pathlib import Path

import psutil

from benchmarks.pictures import make_photos
from photoface.services.library import open_library
from photoface.services.workspace import Workspace

_ORIGINALS = 100
_SHAPES = ((640, 480), (480, 640), (800, 600), (1024, 768), (900, 900))
_SAMPLE_SECONDS = 0.5


def generate(folder: Path, count: int) -> None:
    """`count` photos: copies of a hundred, each with its number behind the end of the picture."""
    originals = [
        path.read_bytes() for path in make_photos(folder / "o", _ORIGINALS, shapes=_SHAPES)
    ]
    for number in range(_ORIGINALS, count):
        subfolder = folder / f"{number // 500:03d}"
        subfolder.mkdir(exist_ok=True)
        content = originals[number % _ORIGINALS] + number.to_bytes(8, "big")
        (subfolder / f"{number:05d}.jpg").write_bytes(content)


def measure(folder: Path, count: int, early: int) -> dict[str, dict[str, float]]:
    """Resident megabytes per process role, early and late, and their ratio."""
    samples: list[tuple[int, str, float]] = []
    ended = threading.Event()
    with (
        tempfile.TemporaryDirectory() as place,
        Workspace(open_library(Path(place)), groups_by_itself=False) as workspace,
    ):
        sampler = threading.Thread(target=_sample, args=(workspace, samples, ended))
        sampler.start()
        workspace.add_folder(folder)
        workspace.importer.wait()
        ended.set()
        sampler.join()
    return {
        role: _compare([(done, mb) for done, r, mb in samples if r == role], count, early)
        for role in ("program", "vision child")
    }


def _sample(
    workspace: Workspace, samples: list[tuple[int, str, float]], ended: threading.Event
) -> None:
    me = psutil.Process()
    while not ended.wait(_SAMPLE_SECONDS):
        done = workspace.import_state.progress.done
        samples.append((done, "program", me.memory_info().rss / 1e6))
        try:
            for child in me.children():
                if "spawn_main" in " ".join(child.cmdline()):
                    samples.append((done, "vision child", child.memory_info().rss / 1e6))
        except psutil.NoSuchProcess:
            continue


def _compare(samples: list[tuple[int, float]], count: int, early: int) -> dict[str, float]:
    window = max(early // 10, 50)
    first = [mb for done, mb in samples if abs(done - early) <= window]
    last = [mb for done, mb in samples if done >= count - window]
    before, after = statistics.median(first), statistics.median(last)
    peak = max(mb for _, mb in samples)
    return {"early_mb": before, "end_mb": after, "peak_mb": peak, "ratio": after / before}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=10_000)
    parser.add_argument("--early", type=int, default=2_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), arguments.photos)
        result = measure(Path(folder), arguments.photos, arguments.early)
    for role, figures in result.items():
        print(
            f"{role:14} {figures['early_mb']:7.0f} MB at {arguments.early} photos, "
            f"{figures['end_mb']:7.0f} MB at {arguments.photos}: x {figures['ratio']:.3f} "
            f"(peak {figures['peak_mb']:.0f} MB)"
        )
    print(json.dumps({"benchmark": "memory", "photos": arguments.photos, **result}))


if __name__ == "__main__":
    main()
