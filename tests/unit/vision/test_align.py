"""Alignment: the similarity is the best one, and the chip shows what it should."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from skimage.transform import SimilarityTransform

from photoface.vision.align import align, fit_similarity

_TEMPLATE = np.array([[50, 50], [100, 50], [75, 80], [55, 105], [95, 105]], np.float32)
_coordinate = st.floats(-500, 500, width=32)


@given(
    scale=st.floats(0.05, 20),
    angle=st.floats(-np.pi, np.pi),
    shift=st.tuples(_coordinate, _coordinate),
)
def test_a_known_similarity_is_recovered(
    scale: float, angle: float, shift: tuple[float, float]
) -> None:
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    moved = (_TEMPLATE @ turn.T + shift).astype(np.float32)
    fitted = fit_similarity(_TEMPLATE, moved)
    np.testing.assert_allclose(fitted.apply(_TEMPLATE), moved, atol=1e-2)
    np.testing.assert_allclose(fitted.inverse().apply(moved), _TEMPLATE, atol=1e-2 / scale + 1e-3)


def test_noisy_points_are_fitted_as_umeyama_does() -> None:
    rng = np.random.default_rng(0)
    for _ in range(50):
        noisy = (_TEMPLATE + rng.normal(0, 8, (5, 2))).astype(np.float32)
        expected = SimilarityTransform.from_estimate(noisy, _TEMPLATE)
        ours = fit_similarity(noisy, _TEMPLATE).apply(noisy)
        np.testing.assert_allclose(ours, expected(noisy), atol=1e-3)


def test_points_that_coincide_give_a_shift_and_no_error() -> None:
    fitted = fit_similarity(np.ones((5, 2), np.float32), _TEMPLATE)
    assert fitted.turn == 1.0


def _picture_of_dots(points: np.ndarray, side: int, radius: float = 3.0) -> np.ndarray:
    """A dark picture with a soft bright dot at each point (x, y)."""
    rows, columns = np.mgrid[:side, :side] + 0.5
    distance = (
        (columns[..., None] - points[:, 0]) ** 2 + (rows[..., None] - points[:, 1]) ** 2
    ).min(-1)
    bright = (255 * np.exp(-distance / (2 * radius**2))).astype(np.uint8)
    return np.repeat(bright[..., None], 3, axis=2)


@pytest.mark.parametrize(("scale", "angle"), [(1.0, 0.0), (2.4, 0.5), (0.7, -2.0), (5.0, 3.0)])
def test_landmarks_land_on_the_template(scale: float, angle: float) -> None:
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    landmarks = ((_TEMPLATE - 75) @ turn.T + 450).astype(np.float32)
    picture = _picture_of_dots(landmarks, 900, radius=3 * scale)
    chip = align(picture, landmarks, _TEMPLATE, size=150)
    weights = chip[..., 0].astype(float) * (chip[..., 0] > 100)
    rows, columns = np.mgrid[:150, :150] + 0.5
    for x, y in _TEMPLATE:
        near = weights * ((columns - x) ** 2 + (rows - y) ** 2 < 144)
        centre = (near * columns).sum() / near.sum(), (near * rows).sum() / near.sum()
        assert np.hypot(centre[0] - x, centre[1] - y) < 0.3


def test_a_chip_of_the_same_scale_is_a_plain_cut() -> None:
    picture = np.random.default_rng(0).integers(0, 255, (300, 300, 3)).astype(np.uint8)
    chip = align(picture, _TEMPLATE + np.float32(40), _TEMPLATE, size=150)
    np.testing.assert_array_equal(chip, picture[40:190, 40:190])


def test_fine_texture_on_a_large_face_is_averaged_and_does_not_alias() -> None:
    stripes = np.zeros((1200, 1200, 3), np.uint8)
    stripes[:, ::2] = 255  # plain sampling at every eighth pixel would give all black or all white
    chip = align(stripes, _TEMPLATE * 8, _TEMPLATE, size=150)
    assert np.abs(chip[10:-10, 10:-10].astype(int) - 127).max() <= 2


def test_beyond_the_picture_the_chip_is_black() -> None:
    white = np.full((100, 100, 3), 255, np.uint8)
    chip = align(white, _TEMPLATE, _TEMPLATE, size=150)
    assert (chip[:95, :95] == 255).all()
    assert (chip[105:] == 0).all()
    assert (chip[:, 105:] == 0).all()


@pytest.mark.parametrize("shift", [-5000.0, 5000.0])
def test_a_face_wholly_outside_the_picture_is_a_chip_all_the_same(shift: float) -> None:
    white = np.full((40, 60, 3), 255, np.uint8)
    assert align(white, _TEMPLATE + np.float32(shift), _TEMPLATE, size=150).shape == (150, 150, 3)


def test_zoom_brings_the_landmarks_apart_around_the_middle() -> None:
    landmarks = (_TEMPLATE + 75).astype(np.float32)
    picture = _picture_of_dots(landmarks, 300)
    chip = align(picture, landmarks, _TEMPLATE, size=150, zoom=1.2)
    for x, y in (_TEMPLATE - 75) * 1.2 + 75:
        assert chip[round(y - 0.5), round(x - 0.5), 0] > 200
