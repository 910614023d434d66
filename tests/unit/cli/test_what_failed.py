"""What leads nowhere is refused in words, and what failed has its exit code."""

import errno
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from photoface.cli import cli
from photoface.domain.geometry import Box
from photoface.services import name_people
from photoface.services.library import open_library
from tests.factory import library_of_people
from tests.unit.services.real_files import read_photo, save_photo


def run(*words: object) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


@pytest.mark.parametrize("place", ["", "circle/library", "~nobody-of-that-name"])
@pytest.mark.parametrize("words", [("people",), ("scan", "."), ("backup", "--list")])
def test_a_path_that_leads_nowhere_is_wrong_use(place, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "circle").symlink_to("circle")
    result = run(*words, "--library", place)
    assert (result.exit_code, "is no path" in result.output) == (2, True)


def test_a_name_too_long_for_a_folder_is_no_library(tmp_path):
    result = run("people", "--library", tmp_path / ("a" * 5000))
    assert (result.exit_code, "no Photoface library" in result.output) == (1, True)


def test_copies_of_no_library_are_not_listed(tmp_path):
    result = run("backup", "--list", "--library", tmp_path / "nowhere")
    assert (result.exit_code, "no Photoface library" in result.output) == (1, True)


def test_nobody_is_confirmed_as_nobody(tmp_path):
    with open_library(tmp_path / "library") as library:
        library_of_people(library, [3])
    result = run("confirm", "99", "--all", "--library", tmp_path / "library")
    assert (result.exit_code, result.output) == (1, "There is no person 99.\n")


def test_a_face_in_no_photo_is_refused(tmp_path):
    with open_library(tmp_path / "library") as library:
        library_of_people(library, [3])
    result = run("draw", "99", *(1, 1, 9, 9), "--library", tmp_path / "library")
    assert (result.exit_code, result.output) == (1, "There is no photo 99.\n")


@pytest.mark.parametrize("json_too", [(), ("--json",)])
@pytest.mark.parametrize(
    "words", [("write-tags", "--to", "files"), ("import-tags",), ("export", "folders")]
)
def test_files_that_failed_are_told_and_are_not_well(words, json_too, tmp_path):
    with open_library(tmp_path / "library") as library:
        for name in ("here", "gone"):
            photo = save_photo(tmp_path / f"{name}.jpg", seed=len(name) + ord(name[0]))
            (face,) = read_photo(library, photo, [Box(50, 60, 40, 50)])
            name_people.name_faces(library, [face], "Anna")
    photo.unlink()
    out = (tmp_path / "out",) if words[0] == "export" else ()
    result = run(*words, *out, *json_too, "--library", tmp_path / "library")
    assert result.exit_code == 1
    if json_too:
        assert [p["path"] for p in json.loads(result.output)["problems"]] == [str(photo)]
    else:
        assert "1 could not be" in result.output or "1 file could not be" in result.output
        assert f"{photo}: " in result.output


def test_a_console_that_does_not_know_a_letter_gets_its_number(tmp_path):
    with open_library(tmp_path / "library") as library:
        photo = save_photo(tmp_path / "a.jpg")
        (face,) = read_photo(library, photo, [Box(50, 60, 40, 50)])
        name_people.name_faces(library, [face], "王")
    runner = CliRunner(charset="cp1252")
    result = runner.invoke(cli, ["people", "--library", str(tmp_path / "library")])
    assert (result.exit_code, "\\u738b" in result.output) == (0, True)


def test_an_output_that_is_full_is_said_in_words_and_stays_a_failure(tmp_path):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no such device here")
    with open_library(tmp_path / "library") as library:
        library_of_people(library, [3])
    words = [sys.executable, "-m", "photoface", "faces", "--library", str(tmp_path / "library")]
    with full.open("w") as out:
        done = subprocess.run(words, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "No space left on device.\n")


def test_vectors_that_find_no_room_leave_the_file_that_was_there(tmp_path, monkeypatch):
    with open_library(tmp_path / "library") as library:
        library_of_people(library, [3])
    out = tmp_path / "v.npz"
    words = ("vectors", "--out", out, "--library", tmp_path / "library")
    assert run(*words).output == f"3 vectors in {out}.\n"
    before = out.read_bytes()
    assert np.load(out)["vector"].shape[0] == 3

    def half(file, **_):
        file.write(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(np, "savez", half)
    result = run(*words)
    assert (result.exit_code, "no space left" in result.output) == (1, True)
    assert out.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"library", "v.npz"}
