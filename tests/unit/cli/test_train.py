"""`photoface train` and `photoface doubtful` say what there is, and refuse in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from photoface.cli import cli
from photoface.services import name_people
from photoface.services.library import open_library
from tests.factory import library_of_people


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Anna, and Ben, one of whose faces is called Anna."""
    with open_library(tmp_path / "library") as library:
        anna, ben = library_of_people(library, [8, 8])
        name_people.name_faces(library, [*anna, ben[0]], "Anna")
        name_people.name_faces(library, ben[1:], "Ben")
    return tmp_path / "library"


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--library", str(folder)])


def test_status_says_what_there_is_and_why_it_waits(folder):
    told = json.loads(run(folder, "train", "status", "--json").stdout)
    assert (told["faces"], told["people"], told["new"], told["in_use"]) == (16, 2, 16, "")
    assert "too little to learn" in told["sentence"]
    assert "The library is on the plain model." in run(folder, "train", "status").stdout


@pytest.mark.parametrize(
    ("command", "sentence"),
    [((), "too little to learn"), (("report",), "Nothing was trained"),
     (("adopt",), "Nothing was trained")],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_a_sentence(folder, command, sentence):
    result = run(folder, "train", *command)
    assert result.exit_code == 1
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_a_name_that_looks_wrong_is_listed_and_changed(folder):
    told = json.loads(run(folder, "doubtful", "--json").stdout)
    assert (told["name"], told["other_name"]) == ("Anna", "Ben")
    assert "looks like Ben" in run(folder, "doubtful").stdout
    assert "Changed Anna to Ben" in run(folder, "doubtful", "--accept", str(told["face"])).stdout
    assert run(folder, "doubtful", "--json").stdout == ""
