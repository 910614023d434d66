"""Albums and favourites: undoable, and they follow photos through moves, edits and lost rows."""

from __future__ import annotations

import pytest

from photoface.domain.errors import NotFoundError, PhotofaceError
from photoface.services import albums, browse, history, name_people
from photoface.services.albums import AlbumCard
from photoface.services.events import AlbumsChanged
from photoface.services.library import Library
from photoface.store import photos
from tests.factory import add_photo, make_face


@pytest.fixture
def ids(library: Library) -> list[int]:
    """Four photos, the newest last."""

    def fill(connection) -> list[int]:
        for number in range(4):
            face = make_face(100.0 * number)
            add_photo(connection, f"{number}.jpg", [face], taken_at=f"202{number}-01-01T00:00:00")
        return [photo for (photo,) in connection.execute("SELECT id FROM photos ORDER BY id")]

    return library.write(fill).result()


def cards(library: Library) -> list[AlbumCard]:
    return library.read(albums.albums)


def test_an_album_from_its_making_to_its_end(library, ids):
    heard: list[AlbumsChanged] = []
    library.events.subscribe(lambda e: heard.append(e) if isinstance(e, AlbumsChanged) else None)
    albums.create_album(library, " Summer ", ids[:2])
    (card,) = cards(library)
    assert (card.name, card.search, card.photos, card.cover_photo) == ("Summer", None, 2, ids[1])
    assert heard == [AlbumsChanged((card.id,), ())]
    assert albums.add_to_album(library, card.id, ids[1:3]).title == "Added 1 photo to Summer"
    assert albums.add_to_album(library, card.id, ids[:1]) is None  # nothing new: no act
    albums.remove_from_album(library, card.id, [ids[0]])
    found = library.read(lambda c: albums.album_photos(c, card.id))
    assert found.ids.tolist() == [ids[2], ids[1]]
    albums.rename_album(library, card.id, "Summer 2021")
    albums.delete_album(library, card.id)
    assert cards(library) == []
    with pytest.raises(NotFoundError):
        albums.add_to_album(library, card.id, ids)
    for _ in range(4):
        history.undo(library)
    assert cards(library) == [card]
    history.undo(library)
    assert cards(library) == []


def test_two_albums_cannot_have_one_name(library, ids):
    albums.create_album(library, "Summer")
    with pytest.raises(PhotofaceError, match="already"):
        albums.create_album(library, "summer")


def test_a_live_album_fills_itself_and_follows_a_renamed_person(library, ids):
    faces = library.read(browse.all_faces)
    name_people.name_faces(library, [faces[0].id], "Anna Smith")
    albums.save_search(library, "Anna", 'person:"Anna Smith" date:2020..')
    (card,) = cards(library)
    assert card.photos == 1
    name_people.confirm_faces(library, [faces[1].id], 1)
    name_people.rename_person(library, 1, "Anna Jones")
    (card,) = cards(library)
    assert card.photos == 2
    assert card.search == "person:#1 date:2020.."
    shown = library.read(lambda c: albums.shown_search(c, card.search))
    assert shown == 'person:"Anna Jones" date:2020..'
    with pytest.raises(PhotofaceError, match="fills itself"):
        albums.add_to_album(library, card.id, ids)


def test_the_list_does_not_stumble_over_an_album_deleted_meanwhile(library, ids, monkeypatch):
    albums.create_album(library, "Autumn", ids[:1])
    albums.create_album(library, "Spring")
    _, spring = (card.id for card in library.read(albums.albums))
    real = albums.search_photos

    def meanwhile(connection, *asked, **more):
        monkeypatch.setattr(albums, "search_photos", real)
        albums.delete_album(library, spring)
        return real(connection, *asked, **more)

    monkeypatch.setattr(albums, "search_photos", meanwhile)
    assert [card.name for card in library.read(albums.albums)] == ["Autumn", "Spring"]
    assert [card.name for card in library.read(albums.albums)] == ["Autumn"]


def test_the_search_of_a_live_album_changes_as_one_step(library, ids):
    albums.save_search(library, "Live", "is:favourite")
    albums.create_album(library, "Plain")
    live, plain = (card.id for card in library.read(albums.albums))
    act = albums.change_search(library, live, "2019")
    assert act.title == "Changed the search of Live"
    assert library.read(lambda c: albums.album_card(c, live)).search == "2019"
    assert albums.change_search(library, live, "2019") is None
    history.undo(library)
    assert library.read(lambda c: albums.album_card(c, live)).search == "is:favourite"
    with pytest.raises(PhotofaceError, match="Plain is a plain album"):
        albums.change_search(library, plain, "2019")


def test_a_forgotten_folder_comes_back_with_its_albums_and_favourites(library, ids):
    albums.create_album(library, "Summer", ids[:2])
    albums.set_favourite(library, ids[1:3])
    library.write(lambda c: photos.forget_folder(c, "/photos")).result()
    assert [card.photos for card in cards(library)] == [0]
    library.write(
        lambda c: [add_photo(c, f"{n}.jpg", [make_face(100.0 * n)]) for n in (1, 0)]
    ).result()
    assert [card.photos for card in cards(library)] == [2]
    assert library.read(lambda c: c.execute("SELECT sum(is_favourite) FROM photos").fetchone()) == (
        1,
    )


def edited(library: Library, name: str, *, taken_at: str) -> int:
    """The file `name` now holds other bytes; the photo is read again."""

    def change(connection) -> int:
        file = photos.FoundFile(f"/photos/{name}", f"edited-{name}", 1100, 2_000_000_000)
        (photo,) = photos.add_files(connection, [file])
        photos.mark_done(
            connection, photo, width=800, height=600, taken_at=taken_at, camera=None,
            detector="d1", embedder="e",
        )  # fmt: skip
        from photoface.store import faces

        faces.replace_faces(connection, photo, f"edited-{name}", [], "e")
        return photo

    return library.write(change).result()


def test_an_edited_photo_keeps_its_albums_and_another_shot_does_not(library, ids):
    albums.create_album(library, "Summer", ids)
    albums.set_favourite(library, ids)
    same = edited(library, "0.jpg", taken_at="2020-01-01T00:00:00")
    other = edited(library, "1.jpg", taken_at="2024-07-07T07:07:07")
    (card,) = cards(library)
    inside = library.read(lambda c: albums.album_photos(c, card.id)).ids.tolist()
    assert same in inside
    assert other not in inside
    assert library.read(lambda c: albums.favourites_among(c, [same, other])) == {same}
    albums.remove_from_album(library, card.id, [same])
    assert same not in library.read(lambda c: albums.album_photos(c, card.id)).ids
    albums.set_favourite(library, [same], is_favourite=False)
    assert library.read(lambda c: albums.favourites_among(c, [same])) == set()
