"""The language of searches, against a library small enough to see what each must find."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from photoface.services import albums, history, name_people
from photoface.services.library import Library, open_library
from photoface.services.search_photos import search_photos
from photoface.services.search_words import Token, tokens
from tests.factory import add_photo, make_face

#: file: (people in it from left to right, None is nobody known; when; quality of its best face)
PHOTOS = {
    "a.jpg": (("Anna",), "2019-05-01", 0.9),
    "ab.jpg": (("Anna", "Ben"), "2019-08-10", 0.4),
    "abc.jpg": (("Anna", "Ben", "Carl Smith"), "2020-01-01", 0.2),
    "ab_.jpg": (("Anna", "Ben", None), "2020-06-30", None),
    "b.jpg": (("Ben",), "2021-03-03", 0.7),
    "c.jpg": (("Carl Smith",), "2021-12-31", 0.5),
    "x.jpg": ((None, None), "2022-02-02", 0.1),
    "empty.jpg": ((), "2022-02-03", None),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory):
    with open_library(tmp_path_factory.mktemp("search") / "library") as opened:
        named: dict[str, list[int]] = {}

        def fill(connection: sqlite3.Connection) -> None:
            for name, (people, day, quality) in PHOTOS.items():
                made = [make_face(100.0 * place) for place in range(len(people))]
                folder = "/photos/Rome" if len(people) > 1 else "/photos/Home/Garden"
                ids = add_photo(connection, name, made, folder=folder, taken_at=f"{day}T10:00:00")
                for face, person in zip(ids, people, strict=True):
                    named.setdefault(person or "", []).append(face)
                    connection.execute("UPDATE faces SET quality = ? WHERE id = ?", (quality, face))

        opened.write(fill).result()
        for name in ("Anna", "Ben", "Carl Smith"):
            name_people.name_faces(opened, named[name], name)
        yield opened


def found(library: Library, text: str) -> set[str]:
    ids = library.read(lambda c: search_photos(c, text)).ids.tolist()
    rows = library.read(lambda c: c.execute("SELECT photo_id, path FROM photo_paths").fetchall())
    return {Path(path).stem for photo, path in rows if photo in ids}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('person:anna AND person:Ben', {"ab", "abc", "ab_"}),
        ('person:anna person:ben', {"ab", "abc", "ab_"}),
        ('person:Anna AND person:Ben NOT person:"Carl Smith"', {"ab", "ab_"}),
        ('person:Ben -person:Anna', {"b"}),
        ('person:Anna OR person:"Carl Smith"', {"a", "ab", "abc", "ab_", "c"}),
        ('(person:Anna OR person:Ben) 2021', {"b"}),
        ('person:Anna OR person:Ben 2021', {"a", "ab", "abc", "ab_", "b"}),
        ('NOT (person:Anna OR person:Ben)', {"c", "x", "empty"}),
        ("person:Nobody", set()),
        ("person:#1", {"a", "ab", "abc", "ab_"}),
        ("exactly:Anna,Ben", {"ab"}),
        ("exactly:Anna", {"a"}),
        ('exactly:"Carl Smith, Anna,Ben"', {"abc"}),
        ("exactly:Anna,Nobody", set()),
        ("person:Anna others:1", {"ab", "abc", "ab_"}),
        ("person:Anna others:2", {"abc", "ab_"}),
        ("person:Anna person:Ben others:1", {"abc", "ab_"}),
        ("anna others:2", {"abc", "ab_"}),
        ("others:2", {"ab", "abc", "ab_", "x"}),
        ("faces:0", {"empty"}),
        ("faces:>=3", {"abc", "ab_"}),
        ("faces:<2", {"a", "b", "c", "empty"}),
        ("faces:2..3 -anna", {"x"}),
        ("quality:0.5", {"a", "b", "c"}),
        ("quality:<0.3", {"abc", "x"}),
        ("date:2019", {"a", "ab"}),
        ("date:2019-06..2020", {"ab", "abc", "ab_"}),
        ("date:2021-12..", {"c", "x", "empty"}),
        ("before:2019-08", {"a"}),
        ("after:2021", {"x", "empty"}),
        ("folder:rome", {"ab", "abc", "ab_", "x"}),
        ("folder:garden before:2020", {"a"}),
        ("folder:ab", set()),
        ("file:ab", {"ab", "abc", "ab_"}),
        ("file:rome", set()),
        ("is:unnamed", {"ab_", "x"}),
        ("is:missing", set()),
        ("carl", {"c", "abc"}),
        ("smith AND", {"c", "abc"}),
        ("OR (smith", {"c", "abc"}),
        ("smith)", {"c", "abc"}),
        ("faces:many", set()),
        ("12:30", set()),
        ("-", set()),
        ("   ", {"a", "ab", "abc", "ab_", "b", "c", "x", "empty"}),
        ("()", {"a", "ab", "abc", "ab_", "b", "c", "x", "empty"}),
    ],
)  # fmt: skip
def test_a_search_finds(library: Library, text: str, names: set[str]) -> None:
    assert found(library, text) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"New York" -carl', [Token("word", "New York", is_quoted=True), Token("not"),
                              Token("word", "carl")]),
        ('"OR"', [Token("word", "OR", is_quoted=True)]),
        ("person:Anna", [Token("word", "Anna", "person")]),
        ("2024-06 -", [Token("word", "2024-06"), Token("word", "-")]),
    ],
)  # fmt: skip
def test_words_quotes_and_minus(text: str, expected: list[Token]) -> None:
    assert tokens(text) == expected


def test_no_text_breaks_the_search(library: Library) -> None:
    """What a user types passes through many half-finished searches."""
    whole = 'NOT (person:"Carl Smith" OR exactly:Anna,Ben) -faces:>=3 date:2019..2021 quality:>0'
    for end in range(len(whole)):
        found(library, whole[:end])
        found(library, whole[end:])


def test_albums_and_favourites_are_found_by_name(library: Library) -> None:
    ids = library.read(lambda c: search_photos(c, "file:ab")).ids.tolist()
    albums.create_album(library, "Summer", ids[:2])
    albums.save_search(library, "Both", "person:Anna person:Ben")
    albums.set_favourite(library, ids[1:])
    try:
        summer, favourite = found(library, "album:summer"), found(library, "is:favourite")
        assert (len(summer), len(favourite), len(summer & favourite)) == (2, 2, 1)
        assert found(library, "album:summer is:favourite") == summer & favourite
        assert found(library, 'album:"Both" -album:summer') == found(library, "file:ab") - summer
        assert found(library, "album:nothing") == set()
    finally:
        for _ in range(3):
            history.undo(library)
