"""Detection: maps are decoded as their papers say, doubles go, boxes lie in the picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image
from skimage.data import astronaut

from photoface.domain.geometry import Box
from photoface.vision.detect import Detector, resize
from photoface.vision.detections import Candidates, decode_centerface, decode_yunet, suppress
from photoface.vision.session import open_session
from tests.unit.vision.tiny_models import default_model

#: The astronaut's face, marked by hand: forehead to chin.
_FACE = Box(178, 55, 93, 122)
_POINTS = np.array([[0.3, 0.4], [0.7, 0.4], [0.5, 0.6], [0.35, 0.8], [0.65, 0.8]], np.float32)


@pytest.fixture(scope="module")
def detector() -> Detector:
    model = default_model("centerface")
    return Detector(open_session(model, "cpu").session, model.pack)


def test_a_centerface_cell_is_decoded_as_published() -> None:
    heat, size, offset = (np.zeros((n, 8, 16), np.float32) for n in (1, 2, 2))
    points = np.zeros((10, 8, 16), np.float32)
    row, column = 5, 9
    heat[0, row, column] = 0.9
    size[:, row, column] = np.log([24 / 4, 20 / 4])  # height 24, width 20
    offset[:, row, column] = 0.25, -0.25
    points[:, row, column] = _POINTS[:, ::-1].ravel()  # (y, x) pairs
    found = decode_centerface([heat, size, offset, points], 0.5, 64)
    cx, cy = (column - 0.25 + 0.5) * 4, (row + 0.25 + 0.5) * 4
    np.testing.assert_allclose(found.boxes, [[cx - 10, cy - 12, cx + 10, cy + 12]], rtol=1e-5)
    expected = _POINTS * [20, 24] + [cx - 10, cy - 12]
    np.testing.assert_allclose(found.landmarks, [expected], rtol=1e-5)
    np.testing.assert_allclose(found.scores, [0.9])


def test_yunet_cells_are_decoded_at_every_stride() -> None:
    width, height = 96, 64
    cells = [(width // stride) * (height // stride) for stride in (8, 16, 32)]
    maps = [np.zeros((count, n), np.float32) for n in (1, 1, 4, 10) for count in cells]
    for level, stride in enumerate((8, 16, 32)):
        row, column = 1, 2
        cell = row * (width // stride) + column
        maps[level][cell], maps[3 + level][cell] = 0.81, 1.2  # clipped to 1
        maps[6 + level][cell] = 0.5, 0.25, np.log(2), np.log(3)
        maps[9 + level][cell] = np.arange(10)
    found = decode_yunet(maps, 0.5, width)
    np.testing.assert_allclose(found.scores, [0.9] * 3, rtol=1e-6)
    for level, stride in enumerate((8, 16, 32)):
        box = np.array([2.5 - 1, 1.25 - 1.5, 2.5 + 1, 1.25 + 1.5]) * stride
        np.testing.assert_allclose(found.boxes[level], box, rtol=1e-5)
        points = (np.arange(10).reshape(5, 2) + np.array([2, 1])) * stride
        np.testing.assert_allclose(found.landmarks[level], points, rtol=1e-5)


def _slow_suppress(candidates: Candidates, overlap: float) -> list[int]:
    """Greedy suppression written out: the rows that stay, best first."""
    kept: list[int] = []
    boxes = [Box(x1, y1, x2 - x1, y2 - y1) for x1, y1, x2, y2 in candidates.boxes.tolist()]
    for row in np.argsort(-candidates.scores, kind="stable"):
        if all(boxes[row].iou(boxes[other]) <= overlap for other in kept):
            kept.append(int(row))
    return kept


@given(arrays(np.int64, (12, 5), elements=st.integers(1, 20)))
def test_suppression_keeps_what_the_definition_keeps(numbers: np.ndarray) -> None:
    corners = numbers[:, :2].astype(np.float32)
    boxes = np.concatenate([corners, corners + numbers[:, 2:4]], axis=1).astype(np.float32)
    scores = (numbers[:, 4] / 20).astype(np.float32)
    candidates = Candidates(boxes, np.zeros((12, 5, 2), np.float32), scores)
    kept = suppress(candidates, overlap=0.403)  # no ratio of small whole numbers: no ties
    expected = _slow_suppress(candidates, 0.403)
    np.testing.assert_array_equal(kept.boxes, boxes[expected])
    np.testing.assert_array_equal(kept.scores, scores[expected])


def test_nothing_found_is_nothing_suppressed() -> None:
    empty = Candidates(
        np.empty((0, 4), np.float32), np.empty((0, 5, 2), np.float32), np.empty(0, np.float32)
    )
    assert len(suppress(empty, overlap=0.4).scores) == 0


def test_the_astronaut_is_found_where_she_is(detector: Detector) -> None:
    (face,) = detector.detect(astronaut())
    assert face.box.iou(_FACE) > 0.7
    assert 0.8 < face.score <= 1
    left_eye, right_eye, nose, left_mouth, right_mouth = face.landmarks
    assert left_eye[0] < nose[0] < right_eye[0]
    assert left_mouth[0] < nose[0] < right_mouth[0]
    assert max(left_eye[1], right_eye[1]) < nose[1] < min(left_mouth[1], right_mouth[1])


@pytest.mark.parametrize("factor", [0.3, 0.77, 3.1])
def test_boxes_are_in_pixels_of_the_given_picture_whatever_its_size(
    detector: Detector, factor: float
) -> None:
    side = round(512 * factor)
    picture = np.asarray(Image.fromarray(astronaut()).resize((side, side)))
    (face,) = detector.detect(picture, longest_side=640)
    assert face.box.iou(_FACE.scaled(side / 512)) > 0.65


def test_boxes_are_clipped_to_the_picture(detector: Detector) -> None:
    half = np.ascontiguousarray(astronaut()[:, 200:])
    for face in detector.detect(half):
        assert face.box.x >= 0
        assert face.box.y >= 0
        assert face.box.x + face.box.w <= half.shape[1]
        assert face.box.y + face.box.h <= half.shape[0]
    assert detector.detect(half)


@pytest.mark.parametrize("shape", [(1, 1), (1, 700), (900, 2), (33, 65)])
def test_pictures_of_any_shape_are_read(detector: Detector, shape: tuple[int, int]) -> None:
    assert detector.detect(np.zeros((*shape, 3), np.uint8)) == []


def test_a_batch_gives_what_single_pictures_give(detector: Detector) -> None:
    pictures = [astronaut(), np.zeros((512, 512, 3), np.uint8), astronaut()[:, ::-1].copy()]
    together = detector.detect_batch(pictures)
    alone = [detector.detect(picture) for picture in pictures]
    assert [len(faces) for faces in together] == [len(faces) for faces in alone] == [1, 0, 1]
    for mine, other in zip(together, alone, strict=True):
        for a, b in zip(mine, other, strict=True):
            assert a.box.iou(b.box) > 0.999


def test_the_second_pass_finds_what_was_too_small_for_the_first(detector: Detector) -> None:
    assert detector.detect(astronaut(), longest_side=44) == []
    (face,) = detector.detect(astronaut(), longest_side=44, second_pass=True)
    assert face.box.iou(_FACE) > 0.5


def test_the_second_pass_is_left_out_where_the_picture_has_no_more_to_show(
    detector: Detector,
) -> None:
    tiny = resize(astronaut(), 44)
    assert detector.detect(tiny, longest_side=44, second_pass=True) == []


def test_a_higher_threshold_drops_faces() -> None:
    model = default_model("centerface")
    strict = replace(model.pack, score_threshold=0.999)
    assert Detector(open_session(model, "cpu").session, strict).detect(astronaut()) == []


def test_resizing_averages_and_never_enlarges() -> None:
    board = np.indices((800, 800)).sum(0) % 2 * np.uint8(255)
    small = resize(np.repeat(board[..., None].astype(np.uint8), 3, axis=2), 200)
    assert small.shape == (200, 200, 3)
    assert np.abs(small.astype(int) - 127).max() <= 2
    assert resize(np.zeros((3, 4, 3), np.uint8), 1024).shape == (3, 4, 3)


def test_memory_stays_flat_over_pictures_of_all_shapes(detector: Detector) -> None:
    rng = np.random.default_rng(0)
    process = psutil.Process()

    def read(count: int) -> int:
        for width, height in rng.integers(40, 420, (count, 2)):
            detector.detect(np.zeros((height, width, 3), np.uint8))
        return process.memory_info().rss

    before = read(80)  # every shape has been met
    assert read(160) < before * 1.1


@pytest.mark.data
def test_central_faces_of_lfw_are_found(detector: Detector, data_folder: Path) -> None:
    photos = sorted((data_folder / "lfw").glob("*/*.jpg"))[::67]
    found = 0
    for photo in photos:
        faces = detector.detect(np.asarray(Image.open(photo).convert("RGB")))
        found += any(face.box.iou(Box(75, 65, 100, 120)) > 0.3 for face in faces)
    assert found / len(photos) >= 0.99
