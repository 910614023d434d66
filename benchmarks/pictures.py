"""Photos for benchmarks that anybody may make: scenery and an astronaut, put together at random.

All parts come with scikit-image and are free to use.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance

SHAPES = ((1152, 896), (1600, 1200), (2048, 1536), (3000, 2000), (4000, 3000))  # 1 to 12 MP


def make_photos(
    folder: Path, count: int, *, shapes: tuple[tuple[int, int], ...] = SHAPES, seed: int = 0
) -> list[Path]:
    """Write `count` JPEG photos with 0 to 3 faces each; what is there already is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    scenes, head = _parts()
    paths = [folder / f"photo-{number:05d}.jpg" for number in range(count)]
    for number, path in enumerate(paths):
        if not path.exists():
            rng = np.random.default_rng((seed, number))
            photo = _compose(scenes, head, shapes[number % len(shapes)], rng)
            photo.save(path, quality=int(rng.integers(82, 95)))
    return paths


def _parts() -> tuple[list[Image.Image], Image.Image]:
    from skimage import data

    scenes = [Image.fromarray(picture()) for picture in (data.coffee, data.rocket, data.chelsea)]
    head = Image.fromarray(data.astronaut()).crop((130, 0, 330, 230))
    return scenes, head


def _compose(
    scenes: list[Image.Image],
    head: Image.Image,
    shape: tuple[int, int],
    rng: np.random.Generator,
) -> Image.Image:
    size = shape if rng.random() < 0.7 else shape[::-1]
    scene = scenes[rng.integers(len(scenes))]
    left, top = rng.integers(0, 100, 2)
    box = (int(left), int(top), int(left) + 240, int(top) + 180)
    photo = scene.resize(size, Image.Resampling.BICUBIC, box=box)
    for _ in range(rng.integers(0, 4)):
        height = int(min(size) * rng.uniform(0.15, 0.5))
        face = head.resize((int(height * 0.87), height), Image.Resampling.LANCZOS)
        face = ImageEnhance.Brightness(face).enhance(rng.uniform(0.7, 1.3))
        spot = rng.integers(0, [size[0] - face.width, size[1] - face.height])
        photo.paste(face, (int(spot[0]), int(spot[1])))
    return _with_grain(photo, rng)


def _with_grain(photo: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Sensor noise: without it JPEG files would be unlike any camera's in size and in cost."""
    pixels = np.asarray(photo, dtype=np.int16)
    grain = rng.integers(-6, 7, (pixels.shape[0], pixels.shape[1], 1), dtype=np.int16)
    return Image.fromarray(np.clip(pixels + grain, 0, 255).astype(np.uint8))
