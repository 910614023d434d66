"""Tags, exports and backups on the real command line: everything that leaves comes back."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image, ImageEnhance

from photoface.cli import cli
from tests.end2end.conftest import run as run_process
from tests.unit.exchange.made import encoded
from tests.unit.vision.pictures import stored_as, write_dng

pytestmark = [pytest.mark.usefixtures("models"), pytest.mark.slow]

_NAME, _OTHER = "安娜 عمر 😀", "Zoë <& Co>"
#: A file of every kind for every orientation.
_FILES = {1: "jpg", 2: "png", 3: "webp", 4: "tif", 5: "jpg", 6: "heic", 7: "jpg", 8: "jpg"}
_KINDS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "tif": "TIFF"}


def run(*arguments: object, check: int | None = 0) -> Result:
    """The command line in this process (only scanning starts processes of its own anyway)."""
    done = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    if check is not None:
        assert done.exit_code == check, done.output
    return done


def faces(library: Path) -> list[dict]:
    lines = run("faces", "--library", library, "--json").stdout.splitlines()
    return [json.loads(line) for line in lines]


def scan(photos: Path, library: Path) -> None:
    run_process("scan", photos, "--library", library)


@pytest.fixture
def photos(astronaut: Image.Image, tmp_path: Path) -> Path:
    """The astronaut in every orientation and kind, as a RAW file, and as a crowd of thirty."""
    folder = tmp_path / "photos"
    folder.mkdir()
    portrait = astronaut.crop((60, 0, 420, 300))
    for orientation, ending in _FILES.items():
        upright = ImageEnhance.Brightness(portrait).enhance(0.8 + 0.05 * orientation)
        _save(folder / f"turned-{orientation}.{ending}", upright, orientation)
    _save(folder / "crowd.jpg", _crowd(astronaut), 6)
    write_dng(folder / "raw.dng", stored_as(portrait, 8), orientation=8)
    return folder


def _save(path: Path, upright: Image.Image, orientation: int) -> None:
    import pillow_heif

    stored = stored_as(upright, orientation)
    if path.suffix != ".heic":
        more = {"quality": 95} if path.suffix == ".jpg" else {}
        path.write_bytes(encoded(stored, _KINDS[path.suffix[1:]], orientation=orientation, **more))
        return
    exif = Image.Exif()
    exif[0x0112] = orientation
    pillow_heif.from_pillow(stored).save(path, exif=exif.tobytes(), quality=95)


def _crowd(astronaut: Image.Image) -> Image.Image:
    """Six by five heads."""
    head = astronaut.crop((160, 20, 300, 180))
    crowd = Image.new("RGB", (6 * 150, 5 * 170), "#456")
    for number in range(30):
        one = ImageEnhance.Brightness(head).enhance(0.75 + 0.02 * number)
        crowd.paste(one, (150 * (number % 6) + 5, 170 * (number // 6) + 5))
    return crowd


def _told(library: Path) -> list[tuple]:
    """What holds for every face; boxes to the pixel."""
    return sorted(
        (Path(f["photo"]).name, *[round(v) for v in f["box"]], f["state"], f["name"] or "")
        for f in faces(library)
    )


def _say(library: Path) -> None:
    """Names for most faces; one rejected, one ignored, one no face, one left alone."""
    crowd = sorted(f["face"] for f in faces(library) if Path(f["photo"]).name == "crowd.jpg")
    assert len(crowd) >= 25
    rest = [f["face"] for f in faces(library) if f["face"] not in crowd]
    groups = {f["group"] for f in faces(library)}
    run("ignore", crowd[0], "--library", library)
    run("not-a-face", crowd[1], "--library", library)
    for group in groups:
        run("name", group, _NAME, "--library", library, check=None)  # a group may be gone by now
    person = json.loads(run("people", "--library", library, "--json").stdout)["id"]
    run("reject", person, crowd[2], rest[0], "--library", library)
    assert {f["name"] for f in faces(library)} == {_NAME, None}


def test_a_library_is_rebuilt_from_its_photos(photos: Path, tmp_path: Path):
    old, new = tmp_path / "old", tmp_path / "new"
    scan(photos, old)
    _say(old)
    before = _told(old)
    assert {row[5] for row in before} == {"confirmed", "rejected", "ignored", "not_a_face"}
    pixels = {p.name: _pixels(p) for p in photos.iterdir() if p.suffix != ".dng"}
    assert "is off" in run("write-tags", "--library", old, check=1).stderr
    done = json.loads(run("write-tags", "--to", "files", "--library", old, "--json").stdout)
    assert (len(done["written"]), done["problems"]) == (10, [])
    sidecars = sorted(path.name for path in photos.glob("*.xmp"))
    assert sidecars == ["raw.dng.xmp", "turned-6.heic.xmp"]
    assert pixels == {p.name: _pixels(p) for p in photos.iterdir() if p.name in pixels}
    assert _told(old) == before
    scan(photos, old)
    assert _told(old) == before  # nothing was read again, nothing is new

    scan(photos, new)
    assert {row[5] for row in _told(new)} == {"proposed"}
    dry = run("import-tags", "--dry-run", "--library", new).stdout
    assert dry.startswith("Would import 1 name for ")
    assert {row[5] for row in _told(new)} == {"proposed"}
    outcome = json.loads(run("import-tags", "--library", new, "--json").stdout)
    assert (outcome["added"], outcome["contradictions"], outcome["unplaced"]) == (0, [], 0)
    assert _told(new) == before
    run("undo", "--library", new)
    assert {row[5] for row in _told(new)} == {"proposed"}


def _pixels(path: Path) -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    with Image.open(path) as image:
        return image.convert("RGB").tobytes()


def test_contradictions_are_told_before_and_the_own_word_stands(
    astronaut: Image.Image, tmp_path: Path
):
    photos, library = tmp_path / "photos", tmp_path / "library"
    photos.mkdir()
    astronaut.save(photos / "one.jpg")
    scan(photos, library)
    ((face,),) = [faces(library)]
    run("name", face["group"], _NAME, "--library", library)
    run("write-tags", "--to", "sidecars", "--library", library)
    sidecar = photos / "one.jpg.xmp"
    told = sidecar.read_text(encoding="utf-8")
    renamed = told.replace(f'mwg-rs:Name="{_NAME}"', 'mwg-rs:Name="Eileen Collins"')
    sidecar.write_text(renamed, encoding="utf-8")
    said = run("import-tags", "--dry-run", "--library", library).stdout
    assert "1 contradicts your own" in said
    assert f"you said {_NAME}, the tags say Eileen Collins" in said
    run("import-tags", "--library", library)
    assert {f["name"] for f in faces(library)} == {_NAME}


def test_people_leave_and_come_back_and_the_database_is_restored(
    astronaut: Image.Image, tmp_path: Path
):
    photos, one, two = (tmp_path / name for name in ("photos", "one", "two"))
    photos.mkdir()
    astronaut.save(photos / "a.jpg")
    astronaut.crop((30, 0, 480, 420)).save(photos / "b.jpg")
    scan(photos, one)
    run("name", faces(one)[0]["group"], _OTHER, "--library", one)

    run("export", "folders", tmp_path / "out", "--by", "symlink", "--library", one)
    linked = sorted((tmp_path / "out").rglob("*.jpg"))
    assert [path.name for path in linked] == ["a.jpg", "b.jpg"]
    assert linked[0].resolve() == photos / "a.jpg"
    assert "<" not in linked[0].parent.name
    run("export", "table", tmp_path / "faces.csv", "--library", one)
    with (tmp_path / "faces.csv").open(encoding="utf-8-sig") as file:
        assert [row["person"] for row in csv.DictReader(file)] == [_OTHER, _OTHER]
    assert "ending" in run("export", "table", tmp_path / "x.y", "--library", one, check=1).stderr

    run("export", "people", tmp_path / "people.json", "--library", one)
    moved = shutil.move(photos, tmp_path / "elsewhere")
    scan(Path(moved), two)
    said = run("import-people", tmp_path / "people.json", "--dry-run", "--library", two).stdout
    assert said == "Would take over 1 person (1 new) for 2 faces.\n"
    run("import-people", tmp_path / "people.json", "--library", two)
    assert {f["name"] for f in faces(two)} == {_OTHER}

    made = json.loads(run("backup", "--library", two, "--json").stdout)["path"]
    run("undo", "--library", two)
    assert {f["name"] for f in faces(two)} == {None}
    listed = run("backup", "--list", "--library", two, "--json").stdout.splitlines()
    assert [json.loads(line)["path"] for line in listed] == [made]
    assert Path(made).name in run("restore", "--library", two).stdout
    assert {f["name"] for f in faces(two)} == {_OTHER}
    assert "no backup" in run("restore", "nowhere.db", "--library", two, check=1).stderr
