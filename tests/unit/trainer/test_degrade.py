"""Degradations do what they say: nothing at 0, more with strength, the same for the same draw."""

from __future__ import annotations

import numpy as np
import pytest
import skimage.data
from PIL import Image

from trainer.data.degrade import KINDS, apply, degrade, draw_strengths, overall
from trainer.data.views import PixelSource, ViewSource, draw_view
from trainer.settings import Data


@pytest.fixture(scope="module")
def chip() -> np.ndarray:
    face = Image.fromarray(skimage.data.astronaut()[30:190, 140:300]).resize((150, 150))
    return np.asarray(face)


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize("kind", KINDS)
def test_strength_zero_changes_nothing(kind, chip):
    assert np.array_equal(KINDS[kind](chip, 0.0, rng()), chip)


@pytest.mark.parametrize("kind", KINDS)
def test_the_picture_departs_further_with_every_step_of_strength(kind, chip):
    steps = np.linspace(0.2, 1, 5)
    changes = [
        np.mean([np.abs(KINDS[kind](chip, s, rng(seed)) - chip.astype(float)) for seed in range(6)])
        for s in steps
    ]
    assert np.all(np.diff(changes) > 0)


@pytest.mark.parametrize("kind", KINDS)
def test_the_result_is_a_chip_and_the_input_is_untouched(kind, chip):
    before = chip.copy()
    result = KINDS[kind](chip, 0.7, rng())
    assert result.shape == chip.shape
    assert result.dtype == np.uint8
    assert np.array_equal(chip, before)


@pytest.mark.parametrize("size", [112, 150])
def test_blur_and_size_scale_with_the_chip(size, chip):
    """A chip of another size suffers about as much, seen at one size."""
    small = np.asarray(Image.fromarray(chip).resize((size, size), Image.Resampling.LANCZOS))
    for kind in ("blur", "downsampling"):
        bad = Image.fromarray(KINDS[kind](small, 0.5, rng())).resize((150, 150))
        reference = KINDS[kind](chip, 0.5, rng())
        assert np.abs(np.asarray(bad, float) - reference).mean() < 6


def test_several_kinds_are_drawn_with_their_strengths(chip):
    draws = [draw_strengths(rng(seed), strongest=0.8) for seed in range(200)]
    assert {len(draw) for draw in draws} == {1, 2, 3}
    assert {kind for draw in draws for kind in draw} == set(KINDS)
    assert max(max(draw.values()) for draw in draws) <= 0.8
    assert set(draw_strengths(rng(), kinds=["blur"])) == {"blur"}


def test_degrade_returns_what_it_did(chip):
    bad, strengths = degrade(chip, rng(3), kinds=["blur", "noise"])
    again, same = degrade(chip, rng(3), kinds=["blur", "noise"])
    assert strengths == same
    assert np.array_equal(bad, again)
    assert not np.array_equal(bad, chip)


def test_overall_strength_grows_with_every_kind():
    assert overall({}) == 0
    assert overall({"blur": 0.5}) == pytest.approx(0.5)
    assert overall({"blur": 0.5, "noise": 0.5}) == pytest.approx(0.75)


def test_kinds_apply_in_the_order_of_light_not_of_the_caller(chip):
    one = apply(chip, {"jpeg": 0.8, "blur": 0.5}, rng())
    two = apply(chip, {"blur": 0.5, "jpeg": 0.8}, rng())
    assert np.array_equal(one, two)
    compressed_last = KINDS["jpeg"](KINDS["blur"](chip, 0.5, rng()), 0.8, rng())
    assert np.array_equal(one, compressed_last)


def test_the_first_views_are_the_face_and_its_mirror_image(chip):
    data = Data(degraded=1.0)
    assert np.array_equal(draw_view(chip, 0, rng(), data)[0], chip)
    assert np.array_equal(draw_view(chip, 1, rng(), data)[0], chip[:, ::-1])
    bad, strength = draw_view(chip, 2, rng(), data)
    assert strength > 0
    assert not np.array_equal(bad, chip)


def test_variants_repeat_for_the_same_epoch_and_change_with_it(chip):
    source = PixelSource(np.stack([chip, chip]), Data(degraded=1.0), seed=5)
    rows = np.arange(2)
    first, again, later = (source.drawn(rows, epoch)[0] for epoch in (1, 1, 2))
    assert first.shape == (2, 3, 150, 150)
    assert bool((first == again).all())
    assert not bool((first == later).all())
    assert not bool((first[0] == first[1]).all())


def test_faces_that_must_be_degraded_are_never_drawn_clean(chip):
    faces = np.stack([chip] * 40)
    source = PixelSource(faces, Data(degraded=0.3), seed=1).degrading(np.arange(20))
    assert source is not None
    drawn = source.drawn(np.arange(40), 0)[0].numpy().transpose(0, 2, 3, 1)
    is_clean = [any((x == y).all() for y in (chip, chip[:, ::-1])) for x in drawn]
    assert not any(is_clean[:20])
    assert any(is_clean[20:])


def test_kept_variants_of_faces_that_must_be_degraded_are_those_with_a_strength():
    strengths = np.array([[0, 0], [0, 0], [0.5, 0], [0, 0.2]], np.float32)
    views = np.arange(8, dtype=np.float32).reshape(4, 2, 1)  # view 2 of face 0 is 4, 3 of 1 is 7
    source = ViewSource((views,), np.arange(2), 0, strengths=strengths)
    degrading = source.degrading(np.array([0]))
    assert degrading is not None
    drawn = [degrading.drawn(np.arange(2), epoch)[0][:, 0].tolist() for epoch in range(30)]
    assert {first for first, _ in drawn} == {4.0}
    assert {second for _, second in drawn} == {1.0, 3.0, 5.0, 7.0}
    assert ViewSource((views,), np.arange(2), 0).degrading(np.array([0])) is None
    clean = np.zeros_like(strengths)
    assert ViewSource((views,), np.arange(2), 0, strengths=clean).degrading(np.array([0])) is None
