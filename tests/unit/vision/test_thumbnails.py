"""Grid pictures are small, sharp enough and true."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from photoface.vision.thumbnails import thumbnail_jpeg


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg))


def test_the_longest_side_is_what_was_asked_and_the_shape_stays(face_photo: Image.Image) -> None:
    rgb = np.array(face_photo.resize((900, 1200)))
    assert opened(thumbnail_jpeg(rgb)).size == (240, 320)
    assert opened(thumbnail_jpeg(rgb, longest_side=100)).size == (75, 100)


def test_it_shows_the_same_picture(face_photo: Image.Image) -> None:
    thumbnail = opened(thumbnail_jpeg(np.array(face_photo.resize((960, 1280)))))
    difference = np.asarray(thumbnail).astype(int) - np.asarray(face_photo)
    assert np.abs(difference).mean() < 6


def test_a_small_picture_is_not_enlarged(face_photo: Image.Image) -> None:
    rgb = np.array(face_photo.resize((30, 40)))
    assert opened(thumbnail_jpeg(rgb)).size == (30, 40)


def test_a_lower_quality_takes_fewer_bytes(face_photo: Image.Image) -> None:
    rgb = np.array(face_photo)
    assert len(thumbnail_jpeg(rgb, quality=40)) < len(thumbnail_jpeg(rgb, quality=90))
