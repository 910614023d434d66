"""Settings are frozen, read from TOML, and refuse what they do not know, in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.settings import Settings, SettingsError, read_settings

EXAMPLE = """
[data]
train = "faces.npz"
held_out = 1
kinds = ["blur", "noise"]
[loss]
name = "boundaryface"
options = { warm_up = 3, boundary_weight = 3.14 }
[run]
out = "runs/one"
"""


def test_settings_are_read_with_paths_beside_the_file(tmp_path: Path):
    path = tmp_path / "run.toml"
    path.write_text(EXAMPLE)
    settings = read_settings(path)
    assert settings.data.train == tmp_path / "faces.npz"
    assert settings.run.out == tmp_path / "runs" / "one"
    assert settings.data.kinds == ("blur", "noise")
    assert settings.data.held_out == 1.0
    assert isinstance(settings.data.held_out, float)
    assert settings.loss.options == {"warm_up": 3, "boundary_weight": 3.14}


def test_settings_survive_the_way_through_plain_values(tmp_path: Path):
    path = tmp_path / "run.toml"
    path.write_text(EXAMPLE)
    settings = read_settings(path)
    assert Settings.from_dict(settings.as_dict()) == settings


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"data": {"trian": "x"}}, "data.trian"),
        ({"run": {"epochs": 2.5}}, "run.epochs"),
        ({"run": {"epochs": True}}, "run.epochs"),
        ({"head": {"kind": "round"}}, "head.kind"),
        ({"data": {"kinds": "blur"}}, "data.kinds"),
        ({"network": {"weights": 3}}, "network.weights"),
    ],
)
def test_wrong_settings_are_named(values, named):
    with pytest.raises(SettingsError, match=named):
        Settings.from_dict(values)


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path):
    (tmp_path / "bad.toml").write_text("[data")
    with pytest.raises(SettingsError, match=r"bad\.toml"):
        read_settings(tmp_path / "bad.toml")
    with pytest.raises(SettingsError, match=r"none\.toml"):
        read_settings(tmp_path / "none.toml")
