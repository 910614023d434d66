"""Coordinates survive every orientation, and writers who saw another picture are understood."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photoface.domain.geometry import Box
from photoface.exchange.frames import Frame, has_kept_its_shape, upright_boxes
from photoface.exchange.matching import is_same_face, match
from tests.unit.vision.pictures import stored_as

ORIENTATIONS = range(1, 9)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_an_area_of_the_stored_picture_is_where_the_upright_pixels_are(orientation: int):
    """A white box is painted upright; where it lies in the stored pixels is what tags would say."""
    box = Box(30, 10, 20, 40)
    upright = Image.new("L", (120, 80))
    upright.paste(255, (30, 10, 50, 50))
    stored = np.asarray(stored_as(upright, orientation))
    rows, columns = np.nonzero(stored)
    height, width = stored.shape
    area = Box(
        columns.min() / width, rows.min() / height,
        (np.ptp(columns) + 1) / width, (np.ptp(rows) + 1) / height,
    )  # fmt: skip
    frame = Frame(120, 80, orientation)
    assert frame.stored_size == (width, height)
    np.testing.assert_allclose(frame.upright(area).as_list(), box.as_list(), atol=1e-9)
    np.testing.assert_allclose(frame.stored(box).as_list(), area.as_list(), atol=1e-12)


@given(
    orientation=st.sampled_from(ORIENTATIONS),
    numbers=st.tuples(*[st.floats(0, 1)] * 4),
    size=st.tuples(st.integers(1, 60_000), st.integers(1, 60_000)),
)
def test_there_and_back_is_the_same_place(orientation, numbers, size):
    frame = Frame(*size, orientation)
    back = frame.stored(frame.upright(Box(*numbers)))
    np.testing.assert_allclose(back.as_list(), numbers, atol=1e-9)


@pytest.mark.parametrize("orientation", [5, 6, 7, 8])
def test_the_size_that_tags_were_made_for_tells_which_picture_was_meant(orientation: int):
    frame = Frame(300, 400, orientation)
    area = Box(0.1, 0.2, 0.3, 0.2)
    (stored,) = upright_boxes([area], frame, made_for=(800, 600))
    (upright,) = upright_boxes([area], frame, made_for=(600, 800))
    assert stored == frame.upright(area)
    assert upright == frame.pixels(area)


@pytest.mark.parametrize("orientation", [2, 3, 4])
def test_where_the_size_does_not_tell_the_faces_found_do(orientation: int):
    frame = Frame(400, 300, orientation)
    area = Box(0.1, 0.1, 0.2, 0.2)
    for truth in (frame.upright(area), frame.pixels(area)):
        assert upright_boxes([area], frame, found=[truth], made_for=(400, 300)) == [truth]
    assert upright_boxes([area], frame) == [frame.upright(area)]  # the standard, without a hint
    assert upright_boxes([area], frame, is_upright=True) == [frame.pixels(area)]


def test_a_cropped_picture_is_noticed_and_a_turned_or_smaller_one_is_not():
    frame = Frame(300, 400, 6)
    assert has_kept_its_shape((4000, 3000), frame)
    assert has_kept_its_shape((3000, 4000), frame)
    assert has_kept_its_shape(None, frame)
    assert not has_kept_its_shape((4000, 2000), frame)


def test_a_box_around_the_head_and_one_around_the_face_are_one_face():
    face, head, neighbour = Box(40, 40, 40, 50), Box(20, 10, 90, 110), Box(110, 40, 40, 50)
    assert face.iou(head) < 0.5
    assert is_same_face(head, face)
    assert not is_same_face(head, neighbour)
    assert not is_same_face(Box(0, 0, 400, 400), Box(190, 190, 20, 20))  # the whole picture


def test_neighbours_are_told_apart_one_to_one():
    faces = [Box(100 * i, 50, 60, 80) for i in range(12)]
    tagged = [Box(100 * i - 12, 30, 84, 110) for i in reversed(range(12))]
    assert match(tagged, faces) == list(reversed(range(12)))
    assert match([*tagged, tagged[0]], faces)[-1] is None
    assert match(tagged, []) == [None] * 12
