"""Embedding: unit length, blind to mirroring, the same in every batch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from skimage.data import astronaut

from photoface.domain.errors import ModelError
from photoface.vision.embed import Embedder, _batches
from photoface.vision.session import OnnxSession, open_session
from tests.unit.vision.tiny_models import default_model, embedder_pack, mean_colour_model


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    model = default_model("dlib-resnet-v1")
    return Embedder(open_session(model, "cpu").session, model.pack)


def _chips(count: int) -> NDArray[np.uint8]:
    return np.stack([astronaut()[row : row + 150, 150:300] for row in range(0, 2 * count, 2)])


def test_vectors_have_unit_length(embedder: Embedder) -> None:
    vectors = embedder.embed(_chips(3))[0]
    assert vectors.shape == (3, 128)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_a_face_and_its_mirror_image_have_one_vector(embedder: Embedder) -> None:
    chips = _chips(2)
    mirrored = np.ascontiguousarray(chips[:, :, ::-1])
    np.testing.assert_allclose(embedder.embed(chips)[0], embedder.embed(mirrored)[0], atol=1e-5)


def test_a_vector_does_not_depend_on_the_faces_beside_it(embedder: Embedder) -> None:
    chips = _chips(11)
    together = embedder.embed(chips)[0]
    alone = np.concatenate([embedder.embed(chips[row : row + 1])[0] for row in range(11)])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_several_views_of_a_face_are_averaged(embedder: Embedder) -> None:
    chips = _chips(6)
    raw = embedder.raw(np.concatenate([chips, chips[:, :, ::-1]]))
    mean = (raw[:3] + raw[6:9]).sum(axis=0)
    vectors = embedder.embed(chips, views=3)[0]
    assert vectors.shape == (2, 128)
    np.testing.assert_allclose(vectors[0], mean / np.linalg.norm(mean), atol=1e-5)


def test_no_face_gives_no_vector(embedder: Embedder) -> None:
    assert embedder.embed(np.empty((0, 150, 150, 3), np.uint8))[0].shape == (0, 128)


@pytest.mark.parametrize("count", [0, 1, 2, 15, 16, 17, 31, 100])
def test_batches_cover_all_faces_once_in_few_sizes(count: int) -> None:
    batches = list(_batches(count, most=16))
    assert [row for start, stop in batches for row in range(start, stop)] == list(range(count))
    assert {stop - start for start, stop in batches} <= {1, 2, 4, 8, 16}


def test_a_users_model_runs_through_the_same_class(tmp_path: Path) -> None:
    path = mean_colour_model(tmp_path / "tiny.onnx")
    embedder = Embedder(OnnxSession(path, "cpu", 1), embedder_pack())
    chips = np.full((2, 16, 16, 3), [30, 0, 40], np.uint8)
    np.testing.assert_allclose(embedder.embed(chips)[0], [[0.6, 0, 0.8]] * 2, atol=1e-6)


def test_a_users_model_that_takes_one_face_at_a_time_runs_too(tmp_path: Path) -> None:
    path = mean_colour_model(tmp_path / "tiny.onnx", batch=1)
    embedder = Embedder(OnnxSession(path, "cpu", 1), embedder_pack())
    assert embedder.embed(np.ones((5, 16, 16, 3), np.uint8))[0].shape == (5, 3)


def test_a_model_with_another_dimension_than_its_manifest_is_refused(tmp_path: Path) -> None:
    path = mean_colour_model(tmp_path / "tiny.onnx")
    embedder = Embedder(OnnxSession(path, "cpu", 1), embedder_pack(dimension=4))
    with pytest.raises(ModelError, match="3 values a face, its manifest says 4"):
        embedder.embed(np.ones((1, 16, 16, 3), np.uint8))
