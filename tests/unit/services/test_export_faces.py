"""Folders by person and tables of faces."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from photoface.domain.errors import NotFoundError, PhotofaceError
from photoface.domain.geometry import Box
from photoface.exchange.person_folders import How
from photoface.services import export_faces, name_people
from photoface.services.library import Library
from photoface.store import photos
from tests.unit.exchange.made import NAMES
from tests.unit.services.real_files import read_photo, save_photo

_BOXES = [Box(50, 60, 40, 50), Box(150, 60, 40, 50)]


@pytest.fixture
def album(library: Library, tmp_path: Path) -> Path:
    """Two photos of one name in two folders; Anna is on both, Zoë on one."""
    folder = tmp_path / "photos"
    ids = []
    for number, name in enumerate(("one/IMG_1.jpg", "two/IMG_1.jpg")):
        save_photo(folder / name, seed=number)
        ids.append(read_photo(library, folder / name, _BOXES))
    name_people.name_faces(library, [ids[0][0], ids[1][0]], NAMES[0])
    name_people.name_faces(library, [ids[1][1]], NAMES[2])
    library.write(lambda c: photos.add_folder(c, str(folder))).result()
    return folder


def _tree(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if not p.is_dir())


@pytest.mark.parametrize("how", How)
def test_everybody_has_a_folder_and_doing_it_again_adds_only_what_is_new(
    how: How, library: Library, album: Path, tmp_path: Path
):
    out = tmp_path / "out"
    wanted = [f"{NAMES[2]}/IMG_1.jpg", f"{NAMES[0]}/IMG_1 (2).jpg", f"{NAMES[0]}/IMG_1.jpg"]
    first = export_faces.export_folders(library, out, how=how)
    assert first.sentence == "3 photos put into 2 folders, 0 were there."
    assert _tree(out) == sorted(wanted)
    contents = {(out / NAMES[0] / f"IMG_1{n}.jpg").read_bytes() for n in ("", " (2)")}
    assert contents == {(album / n / "IMG_1.jpg").read_bytes() for n in ("one", "two")}
    again = export_faces.export_folders(library, out, how=how)
    assert (again.made, again.kept, again.problems) == (0, 3, [])
    assert _tree(out) == sorted(wanted)


def test_only_the_people_asked_for(library: Library, album: Path, tmp_path: Path):
    (anna,) = library.read(
        lambda c: c.execute("SELECT id FROM people WHERE name = ?", (NAMES[0],)).fetchone()
    )
    export_faces.export_folders(library, tmp_path / "out", people=[anna])
    assert {path.split("/")[0] for path in _tree(tmp_path / "out")} == {NAMES[0]}
    with pytest.raises(NotFoundError):
        export_faces.export_folders(library, tmp_path / "out", people=[99])


def test_not_into_the_librarys_own_photos(library: Library, album: Path):
    with pytest.raises(PhotofaceError, match="lies among"):
        export_faces.export_folders(library, album / "people")


def test_a_photo_that_is_gone_is_told_and_the_others_go_on(
    library: Library, album: Path, tmp_path: Path
):
    (album / "one" / "IMG_1.jpg").unlink()
    done = export_faces.export_folders(library, tmp_path / "out")
    assert (done.made, len(done.problems)) == (2, 1)
    assert "1 could not be put there" in done.sentence


def test_tables_hold_every_face(library: Library, album: Path, tmp_path: Path):
    assert export_faces.export_table(library, tmp_path / "faces.csv") == 4
    export_faces.export_table(library, tmp_path / "faces.json")
    with (tmp_path / "faces.csv").open(encoding="utf-8-sig", newline="") as file:
        as_csv = list(csv.DictReader(file))
    as_json = json.loads((tmp_path / "faces.json").read_text(encoding="utf-8"))
    for one, other in zip(as_csv, as_json, strict=True):
        assert one == {k: "" if v is None else str(v) for k, v in other.items()}
    assert [row["person"] for row in as_json] == [NAMES[0], None, NAMES[0], NAMES[2]]
    assert (as_json[0]["x"], as_json[0]["width"]) == (50.0, 40.0)
    with pytest.raises(PhotofaceError, match=r"\.csv or \.json"):
        export_faces.export_table(library, tmp_path / "faces.txt")
