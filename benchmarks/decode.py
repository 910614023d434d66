"""Megapixels per second of decoding, all pixels and scaled down on the way, by format.

    python -m benchmarks.decode --photos 8

The claim: a 12 MP JPEG decoded for a detector that looks at 1024 pixels costs a fraction of one
decoded whole, and several threads share the work because decoders let go of the interpreter.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from benchmarks.pictures import make_photos
from photoface.vision.decode import decode_photo

_SHAPE = (4000, 3000)
_MEGAPIXELS = _SHAPE[0] * _SHAPE[1] / 1e6
_LONGEST_SIDE = 1024
_ROUNDS = 3
_FORMATS = ("jpg", "heic", "avif", "webp", "png", "tif")


def measure(folder: Path, photos: int, threads: int) -> dict[str, dict[str, float]]:
    """By format: full-size megapixels a second whole, scaled, and scaled on all threads."""
    originals = make_photos(folder, photos, shapes=(_SHAPE,))
    ways = {"whole": (None, 1), "scaled": (_LONGEST_SIDE, 1), "pooled": (_LONGEST_SIDE, threads)}
    figures = {}
    for ending in _FORMATS:
        paths = [_as(path, ending) for path in originals[: photos if ending == "jpg" else 2]]
        best = dict.fromkeys(ways, float("inf"))
        for _ in range(_ROUNDS):  # in turn, so that a busy moment of the machine hits all alike
            for way, how in ways.items():
                best[way] = min(best[way], _seconds(paths, *how))
        figures[ending] = {way: len(paths) * _MEGAPIXELS / took for way, took in best.items()}
    return figures


def _seconds(paths: list[Path], longest_side: int | None, threads: int) -> float:
    with ThreadPoolExecutor(threads) as pool:
        begun = time.perf_counter()
        for _ in pool.map(lambda path: decode_photo(path, longest_side=longest_side).width, paths):
            pass
        return time.perf_counter() - begun


def _as(path: Path, ending: str) -> Path:
    target = path.with_suffix(f".{ending}")
    if not target.exists():
        options = {"speed": 10} if ending == "avif" else {}
        with Image.open(path) as photo:
            photo.save(target, **options)
    return target


def main() -> None:
    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=int, default=8)
    parser.add_argument("--threads", type=int, default=threads)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), chosen.photos, chosen.threads)
    print(f"megapixels per second; scaled: to at least {_LONGEST_SIDE} pixels")
    print(
        f"{'':6}{'whole':>8}{'scaled':>8}{'ratio':>8}{f'{chosen.threads} threads':>12}{'gain':>8}"
    )
    for ending, row in figures.items():
        ratio, gain = row["scaled"] / row["whole"], row["pooled"] / row["scaled"]
        print(
            f"{ending:6}{row['whole']:8.0f}{row['scaled']:8.0f}{ratio:8.1f}"
            f"{row['pooled']:12.0f}{gain:8.1f}"
        )
    rounded = {
        ending: {name: round(value, 1) for name, value in row.items()}
        for ending, row in figures.items()
    }
    print(json.dumps({"benchmark": "decode", "megapixels_per_second": rounded}))


if __name__ == "__main__":
    main()
