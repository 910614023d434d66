"""The reader: detect, align, embed and crop as one, in full-size pixels."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from skimage.data import astronaut

from photoface.domain.errors import ModelError
from photoface.domain.geometry import Box
from photoface.domain.settings import Settings
from photoface.vision.reader import FaceReader, crop_jpeg, open_reader
from tests.unit.vision.tiny_models import default_model

_SETTINGS = Settings(provider="cpu")


@pytest.fixture(scope="module")
def reader() -> FaceReader:
    default_model("centerface")
    default_model("dlib-resnet-v1")
    return open_reader(_SETTINGS)


def test_one_sentence_says_what_runs_where(reader: FaceReader) -> None:
    assert reader.sentence.startswith("Faces are found on the CPU (")
    assert reader.sentence.endswith(").")


def test_faces_come_in_full_size_pixels_with_vector_and_crop(reader: FaceReader) -> None:
    (small,) = reader.read(astronaut(), scale=1.0)
    (full,) = reader.read(astronaut(), scale=4.0)
    assert full.detection.box == small.detection.box.scaled(4.0)
    np.testing.assert_allclose(full.detection.landmarks, small.detection.landmarks * 4, rtol=1e-6)
    np.testing.assert_array_equal(full.vector, small.vector)
    assert full.vector.shape == (128,)
    assert Image.open(io.BytesIO(full.crop_jpeg)).format == "JPEG"


def test_a_picture_without_faces_gives_none(reader: FaceReader) -> None:
    assert reader.read(np.zeros((300, 400, 3), np.uint8), scale=1.0) == []


def test_a_turned_and_shrunken_photo_of_a_person_stays_near(reader: FaceReader) -> None:
    turned = Image.fromarray(astronaut()).rotate(15).resize((400, 400))
    (upright,) = reader.read(astronaut(), scale=1.0)
    (other,) = reader.read(np.asarray(turned), scale=1.0)
    assert np.linalg.norm(upright.vector - other.vector) < 0.3


@pytest.mark.data
def test_photos_of_one_person_are_near_and_of_two_people_are_far(
    reader: FaceReader, data_folder: Path
) -> None:
    people = [folder for folder in sorted((data_folder / "lfw").iterdir()) if folder.is_dir()]
    couples = [sorted(folder.glob("*.jpg"))[:2] for folder in people]
    couples = [photos for photos in couples if len(photos) == 2][::25]

    def vector(photo: Path) -> np.ndarray:
        faces = reader.read(np.asarray(Image.open(photo).convert("RGB")), scale=1.0)
        return max(faces, key=lambda face: face.detection.box.area).vector

    first, second = (np.stack([vector(pair[i]) for pair in couples]) for i in (0, 1))
    same = np.linalg.norm(first - second, axis=1)
    different = np.linalg.norm(first - np.roll(second, 1, axis=0), axis=1)
    assert np.mean(same < 0.423) > 0.9
    assert np.mean(different > 0.423) > 0.95


def test_thorough_sees_more_crops_and_agrees_with_the_quick_look(reader: FaceReader) -> None:
    thorough = open_reader(replace(_SETTINGS, thorough=True))
    (quick,) = reader.read(astronaut(), scale=1.0)
    (slow,) = thorough.read(astronaut(), scale=1.0)
    assert 0.97 < float(quick.vector @ slow.vector) < 0.99999
    assert thorough.embedder_version != reader.embedder_version


def test_versions_change_with_what_changes_the_result(reader: FaceReader) -> None:
    larger = open_reader(replace(_SETTINGS, detection_size=1536))
    assert larger.detector_version != reader.detector_version
    assert larger.embedder_version == reader.embedder_version
    assert open_reader(_SETTINGS).detector_version == reader.detector_version


def test_a_missing_model_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="photoface models fetch centerface"):
        open_reader(_SETTINGS, tmp_path)


def test_a_model_in_the_wrong_place_is_refused() -> None:
    with pytest.raises(ModelError, match="is no detector"):
        open_reader(replace(_SETTINGS, detector="dlib-resnet-v1"))


@pytest.mark.parametrize(
    ("box", "side"),
    [
        (Box(100, 100, 50, 80), 144),  # 80 and 40 % of it on each side
        (Box(0, 0, 50, 80), 144),  # in the corner: shifted inside
        (Box(350, 250, 50, 50), 90),
        (Box(10, 10, 300, 280), 192),  # larger than the picture allows: 300, shown at 192
        (Box(200, 150, 1, 1), 2),
    ],
)
def test_crops_are_square_and_lie_inside_the_picture(box: Box, side: int) -> None:
    picture = np.full((300, 400, 3), 200, np.uint8)
    crop = Image.open(io.BytesIO(crop_jpeg(picture, box)))
    assert crop.size == (side, side)
    assert np.asarray(crop).min() > 190  # nothing black from beyond the edge
