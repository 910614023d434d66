"""Boxes, face keys, progress."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoface.domain.faces import face_key, parse_face_key
from photoface.domain.geometry import Box
from photoface.domain.progress import Progress, RateMeter

_coordinate = st.integers(0, 60_000)
_boxes = st.builds(Box, _coordinate, _coordinate, st.integers(1, 9999), st.integers(1, 9999))


@given(_boxes, _boxes)
def test_overlap_is_symmetric_and_between_zero_and_one(a: Box, b: Box):
    assert a.iou(b) == b.iou(a)
    assert 0.0 <= a.iou(b) <= 1.0
    assert a.iou(a) == pytest.approx(1.0)


@given(st.text("0123456789abcdef", min_size=8, max_size=40), _boxes)
def test_a_face_key_says_which_content_and_which_box(content: str, box: Box):
    assert parse_face_key(face_key(content, box)) == (content, box)
    assert parse_face_key(face_key(content, box) + "#2") == (content, box)


def test_time_left_is_unknown_until_the_total_is():
    assert Progress(10, 50, 2.0).seconds_left == pytest.approx(20.0)
    assert Progress(10, 50, 2.0, total_is_final=False).seconds_left is None
    assert Progress(0, 50, 0.0).seconds_left is None


def test_the_rate_follows_the_last_half_minute():
    meter = RateMeter()
    assert meter.update(0, now=0.0) == 0.0
    assert meter.update(100, now=10.0) == pytest.approx(10.0)
    for second in range(11, 80):
        rate = meter.update(100 + (second - 10) * 2, now=float(second))
    assert rate == pytest.approx(2.0)
