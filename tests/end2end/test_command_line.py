"""The real command line on real pictures: scan, name, move files, come back; nothing is lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.end2end.conftest import faces, run

pytestmark = [pytest.mark.usefixtures("models"), pytest.mark.slow]


@pytest.fixture
def scanned(album: Path, tmp_path: Path) -> Path:
    library = tmp_path / "library"
    run("scan", album, "--library", library)
    return library


def test_one_person_in_six_shots_becomes_one_group_and_takes_a_name(album: Path, scanned: Path):
    found = faces(scanned)
    assert sorted(Path(face["photo"]).name for face in found) == [
        "bright.jpg", "close.tif", "dark.webp", "mirrored.png", "noisy.jpg", "small.jpg",
    ]  # fmt: skip
    assert len({face["group"] for face in found}) == 1
    assert {face["state"] for face in found} == {"proposed"}
    first = found[0]
    assert set(first) == {
        "photo", "face", "box", "landmarks", "score", "quality", "group", "person", "name", "state",
    }  # fmt: skip
    assert len(first["box"]) == 4
    assert np.shape(first["landmarks"]) == (5, 2)

    run("name", first["group"], "Eileen", "--library", scanned)
    assert {(f["name"], f["state"]) for f in faces(scanned)} == {("Eileen", "confirmed")}
    people = run("people", "--library", scanned, "--json").stdout
    assert json.loads(people)["confirmed"] == 6
    run("undo", "--library", scanned)
    assert {f["name"] for f in faces(scanned)} == {None}
    assert "Done again" in run("redo", "--library", scanned).stdout
    assert {f["name"] for f in faces(scanned)} == {"Eileen"}


def test_what_cannot_be_read_is_listed_with_its_reason(scanned: Path):
    lines = run("problems", "--library", scanned).stdout.splitlines()
    assert [Path(line.split(": ")[0]).name for line in lines] == ["broken.jpg", "empty.png"]
    assert all(len(line.split(": ", 1)[1]) > 10 for line in lines)


def test_moved_copied_and_new_photos(album: Path, scanned: Path, astronaut: Image.Image):
    before = {face["face"]: face for face in faces(scanned)}
    run("name", next(iter(before.values()))["group"], "Eileen", "--library", scanned)
    shutil.move(album / "space", album / "moved")
    shutil.copy(album / "moved" / "dark.webp", album / "copy.webp")
    astronaut.rotate(4).save(album / "new.jpg")
    run("scan", album, "--library", scanned)
    after = {face["face"]: face for face in faces(scanned)}
    assert set(before) < set(after)  # the same faces, and one more
    assert {after[face]["name"] for face in before} == {"Eileen"}
    (new,) = set(after) - set(before)
    assert (after[new]["name"], after[new]["state"]) == ("Eileen", "proposed")
    assert Path(after[new]["photo"]).name == "new.jpg"


def test_vectors_are_unit_length_and_belong_to_the_faces(scanned: Path, tmp_path: Path):
    run("vectors", "--library", scanned, "--out", tmp_path / "v.npz")
    with np.load(tmp_path / "v.npz") as file:
        assert set(file) == {"face", "vector", "log_variance"}
        assert file["vector"].dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(file["vector"], axis=1), 1, atol=1e-5)
        assert sorted(file["face"]) == sorted(face["face"] for face in faces(scanned))


def test_the_contact_sheet_is_a_picture_of_the_people(scanned: Path, tmp_path: Path):
    run("contact-sheet", "--library", scanned, "--out", tmp_path / "people.png")
    with Image.open(tmp_path / "people.png") as sheet:
        assert sheet.width > 800
        assert len(sheet.convert("RGB").resize((64, 64)).getcolors(4096) or []) > 50


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_gives_the_same_upright_box(
    orientation: int, astronaut: Image.Image, tmp_path: Path
):
    """The file is stored turned, and says so: the box must be where it is in the upright photo."""
    from photoface.domain.settings import Settings
    from photoface.vision.decode import decode_photo
    from photoface.vision.reader import open_reader

    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    portrait = astronaut.crop((0, 0, 512, 400))
    stored = portrait.transpose(turns[orientation]) if orientation in turns else portrait
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(tmp_path / "turned.jpg", exif=exif, quality=95)
    portrait.save(tmp_path / "upright.jpg", quality=95)
    reader = open_reader(Settings(provider="cpu"))
    boxes = []
    for name in ("upright.jpg", "turned.jpg"):
        photo = decode_photo(tmp_path / name, longest_side=1024)
        assert (photo.width, photo.height) == (512, 400)
        (face,) = reader.read(photo.rgb, scale=photo.scale)
        boxes.append(np.array(face.detection.box.as_list()))
    assert np.abs(boxes[0] - boxes[1]).max() < 0.02 * boxes[0][2:].max()


def test_wrong_use_and_nothing_to_read_have_their_exit_codes(tmp_path: Path):
    assert "no folder" in run("scan", tmp_path / "nowhere", check=2).stderr
    run("scan", check=2)
    run("frobnicate", check=2)
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "x.jpg").write_bytes(b"words")
    done = run("scan", tmp_path / "bad", "--library", tmp_path / "library", check=1)
    assert "Nothing could be read" in done.stderr
    assert "no Photoface library" in run("people", "--library", tmp_path / "none", check=1).stderr


def test_a_second_program_on_the_library_says_so(scanned: Path, album: Path):
    from photoface.services.library import open_library

    with open_library(scanned):
        done = run("scan", album, "--library", scanned, check=1)
        assert "Another Photoface" in done.stderr
        assert "Another Photoface" in run("undo", "--library", scanned, check=1).stderr
        assert faces(scanned)  # looking is allowed
