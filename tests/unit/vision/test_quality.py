"""Uncertainty as one number, its place among reference faces, and how a face looks."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageFilter
from skimage.data import astronaut

from photoface.domain.quality import uncertainty
from photoface.vision.quality import look_of, quality

FACE = np.ascontiguousarray(astronaut()[50:220, 140:310])


def resized(side: int) -> np.ndarray:
    return np.asarray(Image.fromarray(FACE).resize((side, side), Image.Resampling.LANCZOS))


def test_uncertainty_is_the_log_of_the_harmonic_mean_of_the_variances():
    log_variance = np.random.default_rng(0).normal(-7, 1, (4, 16)).astype(np.float32)
    slow = [np.log(16 / sum(1 / np.exp(float(v)) for v in row)) for row in log_variance]
    assert uncertainty(log_variance) == pytest.approx(slow, abs=1e-6)


def test_quality_is_the_share_of_reference_faces_that_are_less_certain():
    log_variance = np.full((3, 8), [[-9.0], [-7.5], [-3.0]], dtype=np.float32)
    assert quality(log_variance, [-8.0, -7.0, -6.0]) == pytest.approx([1.0, 0.75, 0.0])


def test_sharpness_falls_with_every_step_of_blur_and_rises_with_noise():
    blurred = [
        look_of(np.asarray(Image.fromarray(FACE).filter(ImageFilter.GaussianBlur(radius))))
        for radius in (0, 1, 2, 4, 8)
    ]
    values = [look.sharpness for look in blurred]
    assert all(np.diff(values) < 0)
    noise = np.random.default_rng(1).normal(0, 40, FACE.shape)
    grainy = np.clip(FACE + noise, 0, 255).astype(np.uint8)
    assert look_of(grainy).sharpness > 2 * values[0]


def test_sharpness_does_not_ask_how_bright_or_how_large_the_chip_is():
    plain, dark = look_of(FACE), look_of(FACE // 2)
    assert dark.sharpness == pytest.approx(plain.sharpness, rel=0.05)
    assert dark.brightness == pytest.approx(plain.brightness / 2, abs=1)
    small, large = look_of(resized(112)), look_of(resized(150))
    assert small.sharpness == pytest.approx(large.sharpness, rel=0.3)
    assert small.brightness == pytest.approx(large.brightness, abs=1)


def test_a_chip_of_one_colour_is_blurred_and_has_its_brightness():
    look = look_of(np.full((112, 112, 3), 40, np.uint8))
    assert (look.sharpness, look.brightness) == (0.0, pytest.approx(40))
