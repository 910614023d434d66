"""The second look: who gets it, what it changes, and that it is part of the version."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from photoface.domain.errors import ModelError
from photoface.domain.learned import LearnedModel
from photoface.vision.embed import Embedder, LearnedEmbedder, open_embedder
from photoface.vision.packs import ModelPack, SecondLook, Uncertainty, find_pack, parse_manifest
from photoface.vision.session import Batch, Outputs
from photoface.vision.shelf import InstalledModel, ModelRecord
from resources import resource
from tests.unit.vision.tiny_models import default_model, embedder_pack

_PACK: ModelPack = replace(
    embedder_pack(),
    uncertainty=Uncertainty("none", tuple(np.linspace(0, 10, 11))),
    second_look=SecondLook("none", "", below=0.5, alone_below=0.3),
)


class _Network:
    """Gives the mean colour times `factor`; what it is not sure of is in the blue, as it is."""

    runs_on = "nothing"
    batch = None

    def __init__(self, factor: float, *, learned: bool = False) -> None:
        self._factor, self._learned = factor, learned
        self.seen = 0

    def run(self, batch: Batch) -> Outputs:
        self.seen += len(batch)
        colour = batch.mean((2, 3))
        plain = colour * np.float32([self._factor, 1, 1])
        log_variance = np.repeat(colour[:, 2:], 3, axis=1)
        if self._learned:
            return [plain + np.float32([0, 7, 0]), log_variance, plain]
        return [plain, log_variance]


def _faces(*blue: int, views: int = 1) -> NDArray[np.uint8]:
    return np.stack([np.full((16, 16, 3), [4, 3, b], np.uint8) for b in blue for _ in range(views)])


@pytest.mark.parametrize("views", [1, 3])
def test_faces_of_a_low_quality_get_the_second_vector_and_others_keep_theirs(views: int) -> None:
    chips = _faces(1, 9, 2, 8, views=views)
    second = _Network(5.0)
    first = Embedder(_Network(1.0), _PACK).embed(chips, views=views)
    found = Embedder(_Network(1.0), _PACK, second).embed(chips, views=views)
    again = Embedder(_Network(5.0), _PACK).embed(chips, views=views)
    np.testing.assert_array_equal(found[0][[0, 2]], first[0][[0, 2]])
    np.testing.assert_allclose(found[0][[1, 3]], again[0][[1, 3]], atol=1e-6)
    np.testing.assert_array_equal(found[1], first[1])  # how sure one is is not asked again
    assert second.seen == 2 * 2 * views  # two faces, plain and mirrored


def test_in_between_a_vector_is_part_the_first_and_part_the_second() -> None:
    chips = _faces(6)  # a quality of 0.4
    first, second, both = (
        Embedder(network, _PACK, looking).embed(chips)[0][0]
        for network, looking in (
            (_Network(1.0), None),
            (_Network(5.0), None),
            (_Network(1.0), _Network(5.0)),
        )
    )
    expected = (first + second) / np.linalg.norm(first + second)
    np.testing.assert_allclose(both, expected, atol=1e-6)


def test_where_all_faces_are_clear_the_second_network_rests() -> None:
    second = _Network(5.0)
    embedder = Embedder(_Network(1.0), _PACK, second)
    embedder.embed(_faces(1, 2, 3))
    embedder.embed(_faces(1)[:0])
    assert second.seen == 0


def test_what_a_learned_model_adds_it_adds_to_the_second_vector_too() -> None:
    learned = LearnedModel("", "", "", "", np.ones(3, np.float32), 1.0)
    first = _Network(1.0, learned=True)
    vectors, _, before = LearnedEmbedder(first, _PACK, learned, _Network(5.0)).embed_both(
        _faces(1, 9)
    )
    again = np.float32([20, 3, 9])
    again *= np.linalg.norm([4, 3, 9]) / np.linalg.norm(again)  # as long as the first
    for found, expected in (
        (vectors[0], np.float32([4, 10, 1])),
        (vectors[1], again + np.float32([0, 7, 0])),
        (before[0], np.float32([4, 3, 1])),
        (before[1], again),
    ):
        np.testing.assert_allclose(found, expected / np.linalg.norm(expected), atol=1e-6)


def test_the_second_look_is_part_of_the_version() -> None:
    record = ModelRecord("tiny", 1, "", "a" * 64, "none", head_sha256="b" * 64)

    looks = [
        None,
        SecondLook("none", "c" * 64, below=0.5, alone_below=0.3),
        SecondLook("none", "d" * 64, below=0.5, alone_below=0.3),
        SecondLook("none", "c" * 64, below=0.4, alone_below=0.3),
    ]
    models = [InstalledModel(replace(_PACK, second_look=look), Path(), record) for look in looks]
    assert len({model.version for model in models}) == 4


def test_a_second_look_needs_something_that_says_when() -> None:
    text = resource("models", "dlib-resnet-v1.toml").read_text("utf-8")
    without = text[: text.index("[uncertainty]")] + text[text.index("[second_look]") :]
    with pytest.raises(ModelError, match="second look"):
        parse_manifest(without, origin="dlib.toml")
    with pytest.raises(ModelError, match="alone_below"):
        parse_manifest(text.replace("\nbelow = 0.25", "\nbelow = 0.1"), origin="dlib.toml")


def test_the_file_that_ships_is_the_one_its_manifest_names() -> None:
    look = find_pack("dlib-resnet-v1").second_look
    assert look is not None
    assert hashlib.sha256(resource("models", look.model).read_bytes()).hexdigest() == look.sha256


def test_what_ships_moves_a_spoiled_face_towards_the_clear_one(
    portrait: NDArray[np.uint8],
) -> None:
    model = default_model("dlib-resnet-v1")
    embedder, opened = open_embedder(model, "cpu")
    plain = Embedder(opened.session, model.pack)
    spoiled = np.repeat(np.repeat(portrait[::10, ::10], 10, 0), 10, 1)
    chips = np.stack([portrait, spoiled])
    with_look, without = embedder.embed(chips)[0], plain.embed(chips)[0]
    np.testing.assert_array_equal(with_look[0], without[0])
    assert with_look[0] @ with_look[1] > without[0] @ without[1]


@pytest.fixture
def portrait() -> NDArray[np.uint8]:
    """The astronaut as the default embedder sees her."""
    from skimage.data import astronaut

    from photoface.vision.align import align

    landmarks = np.float32(
        [[203.2, 101.7], [247.0, 104.5], [223.3, 125.1], [203.4, 142.3], [241.3, 144.4]]
    )
    return align(astronaut(), landmarks, find_pack("dlib-resnet-v1").landmarks, size=150)
