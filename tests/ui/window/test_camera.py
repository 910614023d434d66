"""Zoom and place of the viewer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from photoface.ui.views.camera import Camera

SIDE = st.integers(20, 8000)


@st.composite
def cameras(draw: st.DrawFn) -> Camera:
    camera = Camera()
    camera.set_view(draw(st.integers(100, 3000)), draw(st.integers(100, 2000)),
                    draw(st.sampled_from([1.0, 1.5, 2.0])))  # fmt: skip
    camera.set_photo(draw(SIDE), draw(SIDE))
    return camera


@given(cameras())
def test_a_fitted_photo_lies_whole_and_centred_in_the_view(camera: Camera) -> None:
    place = camera.photo_rect()
    room = QRectF(0, 0, camera.view.width(), camera.view.height())
    assert room.adjusted(-0.01, -0.01, 0.01, 0.01).contains(place)
    assert place.center().x() == pytest.approx(room.center().x())
    assert place.center().y() == pytest.approx(room.center().y())


@given(cameras(), st.floats(1.05, 3.0), st.floats(0, 1), st.floats(0, 1))
def test_the_point_under_the_mouse_stays_there_while_zooming(
    camera: Camera, factor: float, x: float, y: float
) -> None:
    camera.zoom_to(camera.fit_scale * 3, QRectF(0, 0, 0, 0).center())
    anchor = QPointF(camera.view.width() * x, camera.view.height() * y)
    point, before = camera.to_photo(anchor), camera.photo_rect()
    camera.zoom_by(factor, anchor)
    room = QRectF(0, 0, camera.view.width(), camera.view.height())
    if before.contains(room) and camera.photo_rect().contains(room):
        after = camera.to_photo(anchor)
        assert after.x() == pytest.approx(point.x(), abs=1e-3)
        assert after.y() == pytest.approx(point.y(), abs=1e-3)


@given(cameras(), st.floats(0.1, 20), st.floats(-9000, 9000), st.floats(-9000, 9000))
def test_no_edge_is_empty_where_the_photo_is_larger_than_the_view(
    camera: Camera, factor: float, dx: float, dy: float
) -> None:
    camera.zoom_by(factor, QPointF(10, 10))
    camera.pan(QPointF(dx, dy))
    place = camera.photo_rect()
    if place.width() > camera.view.width():
        assert place.left() <= 1e-6
        assert place.right() >= camera.view.width() - 1e-6
    if place.height() > camera.view.height():
        assert place.top() <= 1e-6
        assert place.bottom() >= camera.view.height() - 1e-6


def test_actual_size_is_one_photo_pixel_a_device_pixel() -> None:
    camera = Camera()
    camera.set_view(800, 600, 2.0)
    camera.set_photo(4000, 3000)
    camera.zoom_to(camera.actual_scale, QPointF(400, 300))
    assert camera.percent == 100
    assert camera.scale == 0.5


def test_another_window_size_keeps_a_fitted_photo_fitted() -> None:
    camera = Camera()
    camera.set_view(800, 600, 1.0)
    camera.set_photo(4000, 3000)
    camera.set_view(400, 600, 1.0)
    assert camera.is_fitted
    assert camera.photo_rect().width() == pytest.approx(400)
