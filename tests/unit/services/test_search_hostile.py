"""No search breaks the program, but is answered or refused; saved ones are what they say."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import settings as effort

from photoface.domain.decisions import Decision, Kind
from photoface.domain.errors import SearchError
from photoface.domain.sentences import say
from photoface.services import albums, history, name_people
from photoface.services.library import Library, open_library
from photoface.services.search_photos import search_photos
from photoface.services.search_query import condition
from photoface.store import ledger
from tests.factory import add_photo, make_face
from tests.searches import NAMES, SEARCHES

HOSTILE = [
    "(" * 500,
    "NOT " * 2000 + "a",
    "(a OR NOT " * 8,
    "2019 OR exactly:a,b NOT (" * 8,
    "a " * 3000,
    " OR ".join("a" * 3000),
    "a" * 100_000,
    "file:" + "%" * 60_000,
    "person:#99999999999999999999",
    "exactly:Anna,#99999999999999999999",
    "others:99999999999999999999",
    "others:" + "9" * 5000,
    "faces:1.." + "9" * 400,
    "a\0b",
    "\udcff",
    "person:\udcff",
    "album:\x1b[2J",
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory):
    with open_library(tmp_path_factory.mktemp("hostile") / "library") as opened:
        faces = opened.write(
            lambda c: [
                add_photo(c, f"{n}.jpg", [make_face(), make_face(100.0)]) for n in range(len(NAMES))
            ]
        ).result()
        for name, (face, _) in zip(NAMES, faces, strict=True):
            name_people.name_faces(opened, [face], name)
        name_people.merge_people(opened, 3, 1)
        albums.save_search(opened, "Loop", "album:Loop OR 2019")
        albums.save_search(opened, "Both", "person:Anna OR person:OR")
        older(opened, "Refused", HOSTILE[0])
        yield opened


def older(library: Library, name: str, search: str) -> None:
    """A live album as a Photoface saved it that did not look at what it saved."""
    kinds = {Kind.ALBUM_CREATED: name, Kind.ALBUM_SEARCH: search}
    made = [Decision(kind, album=name, value=value) for kind, value in kinds.items()]
    library.write(lambda c: ledger.record(c, say("Old"), made)).result()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_cannot_be_answered_is_refused_in_words(library: Library, text: str) -> None:
    with pytest.raises(SearchError):
        library.read(lambda c: search_photos(c, text))
    with pytest.raises(SearchError):
        albums.save_search(library, "New", text)
    with pytest.raises(SearchError):
        albums.change_search(library, 2, text)


@pytest.mark.parametrize(
    "text", ["((((((2019))))))", "2019 OR exactly:a,b NOT (" * 6, "faces:1 " * 200, "a" * 10_000,
             "\U0001f600" * 10_000, "%" * 10_000, "date:99999", "NOT " * 199 + "a", "\ta\r\nb"],
)  # fmt: skip
def test_what_can_be_answered_is(library: Library, text: str) -> None:
    library.read(lambda c: search_photos(c, text))


@given(SEARCHES)
@effort(max_examples=300)
def test_any_search_is_answered_or_refused(library: Library, text: str) -> None:
    with suppress(SearchError):
        library.read(lambda c: search_photos(c, text))


@given(SEARCHES)
@effort(max_examples=300)
def test_a_saved_search_means_what_it_shows(library: Library, text: str) -> None:
    def check(connection) -> None:
        kept = albums.present_search(connection, text)
        shown = albums.shown_search(connection, kept)
        try:
            meant = condition(connection, text)
        except SearchError:
            return
        assert condition(connection, kept) == meant
        assert condition(connection, shown) == meant

    library.read(check)


def test_a_name_that_a_search_cannot_write_stays_a_number(library: Library) -> None:
    found = [library.read(lambda c, s=s: albums.shown_search(c, s)) for s in (
        "person:#1 OR Person:#2", "person:#4", "exactly:#1,#2", "person:#5", "-person:#6",
        "file:person:#1 person:#999",
    )]  # fmt: skip
    assert found == [
        'person:Anna OR Person:"Ben Smith"', "person:#4", 'exactly:"Anna,Ben Smith"', "person:#5",
        '-person:"(x)"', "file:person:#1 person:#999",
    ]  # fmt: skip


def test_albums_are_listed_beside_one_that_cannot_be_answered(library: Library) -> None:
    cards = {card.name: card for card in library.read(albums.albums)}
    assert (cards["Refused"].photos, cards["Both"].photos > 0) == (0, True)
    for name in ("Refused", "Loop"):
        with pytest.raises(SearchError):
            library.read(lambda c, name=name: albums.album_photos(c, cards[name].id))
    albums.change_search(library, cards["Refused"].id, "person:Anna")
    assert library.read(lambda c: albums.album_card(c, cards["Refused"].id)).photos > 0
    history.undo(library)
