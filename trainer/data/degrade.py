"""Makes good face crops bad the way photos are bad, and says how bad.

Each kind takes an aligned chip (uint8 S x S x 3, RGB) and a strength in 0..1: 0 changes nothing, at
1 about half of the faces are lost to recognition. Lengths scale with S and are given here for
S = 150. `degrade` applies several at once in the order light takes: pose in the frame, something
before the face, exposure, lens, sensor, file.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Chip = NDArray[np.uint8]
_REFERENCE = 150.0


def misalign(chip: Chip, strength: float, rng: np.random.Generator) -> Chip:
    """Turned up to 25 degrees, moved up to 18 pixels, 0.8 to 1.25 times the size."""
    size = len(chip)
    turn = np.exp(1j * np.radians(25 * strength * rng.uniform(-1, 1)))
    turn *= 1.25 ** (strength * rng.uniform(-1, 1))
    centre = (1 + 1j) * size / 2
    moved = strength * 18 * size / _REFERENCE * (rng.uniform(-1, 1) + 1j * rng.uniform(-1, 1))
    shift = centre + moved - turn * centre
    matrix = (turn.real, -turn.imag, shift.real, turn.imag, turn.real, shift.imag)
    picture = Image.fromarray(chip)
    return np.asarray(
        picture.transform((size, size), Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC)
    )


def occlude(chip: Chip, strength: float, rng: np.random.Generator) -> Chip:
    """A patch of one colour or of noise over up to two fifths of the chip, often from an edge."""
    size = len(chip)
    area = 0.4 * strength * size * size
    width = int(np.clip(np.sqrt(area) * 2 ** rng.uniform(-0.7, 0.7), 0, size))
    height = int(min(area / max(width, 1), size))
    left, top = (_place(rng, free) for free in (size - width, size - height))
    patch: NDArray = rng.integers(0, 256, 3)
    if rng.random() < 0.3:
        patch = rng.integers(0, 256, (height, width, 3))
    covered = chip.copy()
    covered[top : top + height, left : left + width] = patch
    return covered


def _place(rng: np.random.Generator, free: int) -> int:
    """Uniform, but two times in seven at one of the two ends."""
    return int(np.clip(rng.uniform(-0.2, 1.2) * free, 0, free))


def darken(chip: Chip, strength: float, rng: np.random.Generator) -> Chip:
    """Exposed up to four stops too short; what falls below one grey level is lost."""
    return (chip * 2.0 ** (-4 * strength)).round().astype(np.uint8)


def overexpose(chip: Chip, strength: float, rng: np.random.Generator) -> Chip:
    """Exposed up to one and a half stops too long; what exceeds white is lost."""
    return np.minimum(chip * 2.0 ** (1.5 * strength), 255).round().astype(np.uint8)


def blur(chip: Chip, strength: float, rng: np.random.Generator) -> Chip:
    """Gaussian, standard deviation up to 5 pixels."""
    radius = float(5 * strength * len(chip) / _REFERENCE)
    return np.asarray(Image.fromarray(chip).filter(ImageFilter.GaussianBlur(radius)))


def shrink(chip: Chip, strength: float, rng: np.random.Generator) -> Chip:
    """As if the face had been down to a tenth of its size: 15 pixels for 150."""
    small = max(2, round(len(chip) / 10**strength))
    picture = Image.fromarray(chip).resize((small, small), Image.Resampling.BOX)
    return np.asarray(picture.resize(chip.shape[1::-1], Image.Resampling.BICUBIC))


def add_noise(chip: Chip, strength: float, rng: np.random.Generator) -> Chip:
    """Gaussian noise of the sensor, standard deviation up to 50 grey levels."""
    noise = rng.normal(0, 50 * strength, chip.shape) if strength > 0 else 0
    return np.clip(chip + noise, 0, 255).round().astype(np.uint8)


def compress(chip: Chip, strength: float, rng: np.random.Generator) -> Chip:
    """JPEG of quality 95 down to 5; strength 0 leaves the chip alone."""
    if strength <= 0:
        return chip
    file = io.BytesIO()
    Image.fromarray(chip).save(file, "JPEG", quality=round(95 - 90 * strength))
    return np.asarray(Image.open(file))


KINDS: dict[str, Callable[[Chip, float, np.random.Generator], Chip]] = {
    "misalignment": misalign,
    "occlusion": occlude,
    "darkness": darken,
    "glare": overexpose,
    "blur": blur,
    "downsampling": shrink,
    "noise": add_noise,
    "jpeg": compress,
}


def apply(chip: Chip, strengths: dict[str, float], rng: np.random.Generator) -> Chip:
    """All kinds of `strengths` on one chip, in the order of KINDS."""
    for kind, function in KINDS.items():
        if strengths.get(kind, 0) > 0:
            chip = function(chip, strengths[kind], rng)
    return chip


def draw_strengths(
    rng: np.random.Generator,
    *,
    kinds: Sequence[str] = (),
    strongest: float = 1.0,
    at_once: Sequence[int] = (1, 1, 2, 3),
) -> dict[str, float]:
    """Kinds, each of a strength uniform in 0..`strongest`; how many is drawn from `at_once`."""
    names = list(kinds or KINDS)
    count = min(int(rng.choice(at_once)), len(names))
    chosen = rng.choice(names, count, replace=False)
    return {str(kind): strongest * float(rng.random()) for kind in chosen}


def overall(strengths: dict[str, float]) -> float:
    """One number for several at once: 1 - product of (1 - strength)."""
    return float(1 - np.prod([1 - strength for strength in strengths.values()]))


def degrade(
    chip: Chip, rng: np.random.Generator, *, kinds: Sequence[str] = (), strongest: float = 1.0
) -> tuple[Chip, dict[str, float]]:
    """The chip made bad at random, and the strength of every kind that was used."""
    strengths = draw_strengths(rng, kinds=kinds, strongest=strongest)
    return apply(chip, strengths, rng), strengths
