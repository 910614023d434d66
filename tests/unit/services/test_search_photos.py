"""Finding photos by words."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from photoface.services import name_people
from photoface.services.library import Library, open_library
from photoface.services.search_photos import search_photos
from photoface.store import photos
from tests.factory import add_photo, make_face

NAMES = ("beach.jpg", "100%_done.jpg", "a_b.jpg", "axb.jpg")


@pytest.fixture
def library(tmp_path: Path):
    """Four photos of four years, two of them in a folder called Rome; one face each."""

    def fill(connection: sqlite3.Connection) -> None:
        for number, name in enumerate(NAMES):
            folder = "/photos/Rome" if number < 2 else "/photos/Paris"
            add_photo(
                connection, name, [make_face(0.0)], folder=folder,
                taken_at=f"{2020 + number}-0{number + 1}-15T12:00:00",
            )  # fmt: skip

    with open_library(tmp_path / "library") as opened:
        opened.write(fill).result()
        yield opened


def found(library: Library, text: str, **more: object) -> set[str]:
    ids = library.read(lambda c: search_photos(c, text, **more)).ids
    query = "SELECT path FROM photo_paths WHERE photo_id = ?"
    paths = [library.read(lambda c, i=i: c.execute(query, (int(i),)).fetchone()[0]) for i in ids]
    return {Path(path).name for path in paths}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("BEACH", {"beach.jpg"}),
        ("rome", {"beach.jpg", "100%_done.jpg"}),
        ("rome -beach", {"100%_done.jpg"}),
        ("2021", {"100%_done.jpg"}),
        ("2022-03", {"a_b.jpg"}),
        ("2022-03-15", {"a_b.jpg"}),
        ("2022-04", set()),
        ("%", {"100%_done.jpg"}),
        ("a_b", {"a_b.jpg"}),
        ("rome 2021", {"100%_done.jpg"}),
        ("", set(NAMES)),
    ],
)
def test_all_terms_must_hold(library: Library, text: str, names: set[str]) -> None:
    assert found(library, text) == names


def test_people_are_found_after_merges_too(library: Library) -> None:
    faces = [row[0] for row in library.read(lambda c: c.execute("SELECT id FROM faces").fetchall())]
    name_people.name_faces(library, faces[:1], "Anna")
    name_people.name_faces(library, faces[1:2], "Annika")
    assert found(library, "anna") == {"beach.jpg"}
    assert found(library, "ann") == {"beach.jpg", "100%_done.jpg"}
    name_people.merge_people(library, 2, 1)
    assert found(library, "anna") == {"beach.jpg", "100%_done.jpg"}
    assert found(library, "", person=1) == {"beach.jpg", "100%_done.jpg"}


def test_a_folder_holds_its_own_photos_only(library: Library) -> None:
    assert found(library, "", folder="/photos/Rome") == {"beach.jpg", "100%_done.jpg"}
    assert found(library, "", folder="/photos/Ro") == set()


def test_photos_come_newest_first_with_day_and_shape(library: Library) -> None:
    listing = library.read(search_photos)
    assert [day.decode() for day in listing.days] == [
        "2023-04-15", "2022-03-15", "2021-02-15", "2020-01-15",
    ]  # fmt: skip
    assert listing.shapes.tolist() == [1.33] * 4
    newest = library.read(lambda c: search_photos(c, limit=2))
    assert newest.ids.tolist() == listing.ids[:2].tolist()


def test_order_holds_for_many_photos_of_one_second(library: Library) -> None:
    files = [photos.FoundFile(f"/photos/m/{n}.jpg", f"m{n}", 1, 1_700_000_000_000_000_000)
             for n in range(3000)]  # fmt: skip
    library.write(lambda c: photos.add_files(c, files)).result()
    ids = library.read(search_photos).ids
    slow = "SELECT id FROM photos ORDER BY sort_time DESC, id DESC"
    assert ids.tolist() == [i for (i,) in library.read(lambda c: c.execute(slow).fetchall())]


def test_a_photo_that_waits_has_the_usual_shape(library: Library) -> None:
    file = photos.FoundFile("/photos/new.jpg", "new", 1, 1_900_000_000_000_000_000)
    library.write(lambda c: photos.add_files(c, [file])).result()
    assert library.read(lambda c: search_photos(c, limit=1)).shapes.tolist() == [1.5]


def test_an_empty_library_has_nothing_to_find(tmp_path: Path) -> None:
    with open_library(tmp_path / "none") as empty:
        listing = empty.read(search_photos)
    assert (len(listing.ids), len(listing.days), len(listing.shapes)) == (0, 0, 0)
