"""A small real album: the astronaut in several shots, other pictures, and files that are broken."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageEnhance, ImageOps


@pytest.fixture(scope="session")
def astronaut() -> Image.Image:
    """Eileen Collins, a NASA portrait in the public domain, 512 x 512."""
    from skimage import data

    return Image.fromarray(data.astronaut())


@pytest.fixture(scope="session")
def models() -> None:
    """Skips, with the reason, where the models were not fetched (offline)."""
    from photoface.services.models import missing_models

    if missing_models():
        pytest.skip("the face models are not here: run `photoface models fetch` first")


def save_shots(astronaut: Image.Image, folder: Path) -> list[Path]:
    """Six pictures of one person: brighter, mirrored, smaller, darker, noisy, cut closer."""
    folder.mkdir(parents=True, exist_ok=True)
    pixels = np.asarray(astronaut).astype(np.float32)
    noise = np.random.default_rng(1).normal(0, 12, pixels.shape)
    shots = {
        "bright.jpg": ImageEnhance.Brightness(astronaut).enhance(1.3),
        "mirrored.png": ImageOps.mirror(astronaut),
        "small.jpg": astronaut.resize((384, 384), Image.Resampling.LANCZOS),
        "dark.webp": ImageEnhance.Brightness(astronaut).enhance(0.6),
        "noisy.jpg": Image.fromarray(np.clip(pixels + noise, 0, 255).astype(np.uint8)),
        "close.tif": astronaut.crop((100, 0, 400, 300)),
    }
    for name, image in shots.items():
        image.save(folder / name)
    return [folder / name for name in shots]


@pytest.fixture
def album(astronaut: Image.Image, tmp_path: Path) -> Path:
    folder = tmp_path / "album"
    save_shots(astronaut, folder / "space")
    rng = np.random.default_rng(2)
    Image.fromarray(rng.integers(0, 256, (300, 400, 3), dtype=np.uint8)).save(folder / "noise.png")
    Image.new("RGB", (640, 480), "#87a96b").save(folder / "green.jpg")
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 this is not a photo")
    (folder / "empty.png").write_bytes(b"")
    (folder / "notes.txt").write_text("not a photo at all")
    return folder


def run(*arguments: object, check: int | None = 0) -> subprocess.CompletedProcess[str]:
    """Run the real command line; its exit code must be `check` unless that is None."""
    done = subprocess.run(
        [sys.executable, "-m", "photoface", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env={**os.environ, "PYTHONWARNINGS": ""},
    )
    if check is not None:
        assert done.returncode == check, done.stdout + done.stderr
    return done


def faces(library: Path) -> list[dict]:
    """What `photoface faces --json` says."""
    lines = run("faces", "--library", library, "--json").stdout.splitlines()
    return [json.loads(line) for line in lines]
