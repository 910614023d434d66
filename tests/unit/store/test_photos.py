"""Identity is the content: moves, copies, changes, folders that come and go."""

import pytest

from photoface.domain.faces import EmbeddedFace
from photoface.domain.photos import PhotoState
from photoface.services import name_people
from photoface.store import faces, photos
from photoface.store.photos import FoundFile
from tests.factory import EMBEDDER, add_photo, make_face, unit_vector


def _file(path: str, content: str = "one", mtime: int = 1) -> FoundFile:
    return FoundFile(path, content, 100, mtime)


@pytest.fixture
def connection(library):
    return library.on_writer(lambda database: database.conn).result()


def _paths(connection) -> list[tuple]:
    return connection.execute(
        "SELECT photo_id, path, is_missing FROM photo_paths ORDER BY path"
    ).fetchall()


def test_copies_are_one_photo_with_several_paths(connection):
    assert photos.add_files(connection, [_file("/a/1.jpg"), _file("/b/1.jpg")]) == [1]
    assert _paths(connection) == [(1, "/a/1.jpg", 0), (1, "/b/1.jpg", 0)]


def test_a_moved_file_stays_the_same_photo(connection):
    photos.add_files(connection, [_file("/a/1.jpg")])
    photos.mark_missing(connection, ["/a/1.jpg"])
    assert photos.add_files(connection, [_file("/a/renamed.jpg")]) == []
    assert _paths(connection) == [(1, "/a/1.jpg", 1), (1, "/a/renamed.jpg", 0)]
    assert [p.path for p in photos.pending_photos(connection, limit=9)] == ["/a/renamed.jpg"]


def test_only_photos_that_are_there_wait_to_be_read(connection):
    photos.add_files(connection, [_file("/a/1.jpg"), _file("/a/2.jpg", "two")])
    photos.mark_missing(connection, ["/a/1.jpg"])
    assert [p.id for p in photos.pending_photos(connection, limit=9)] == [2]
    photos.mark_present(connection, ["/a/1.jpg"])
    assert [p.id for p in photos.pending_photos(connection, limit=9)] == [1, 2]


def test_known_paths_belong_to_the_folder_and_not_to_its_namesake(connection):
    photos.add_files(connection, [_file("/a/1.jpg"), _file("/ab/2.jpg", "two")])
    assert list(photos.known_paths(connection, "/a")) == ["/a/1.jpg"]


def test_forgetting_a_folder_keeps_photos_that_lie_elsewhere_too(connection):
    photos.add_folder(connection, "/a")
    files = [_file("/a/1.jpg"), _file("/b/1.jpg"), _file("/a/2.jpg", "two")]
    photos.add_files(connection, files)
    assert photos.forget_folder(connection, "/a") == 1
    assert _paths(connection) == [(1, "/b/1.jpg", 0)]
    assert photos.folders(connection) == []


def test_forgetting_a_folder_keeps_what_another_one_holds(connection):
    for folder in ("/a", "/a/b", "/a/b/c"):
        photos.add_folder(connection, folder)
    photos.add_files(connection, [_file("/a/b/1.jpg"), _file("/a/b/c/2.jpg", "two")])
    assert photos.forget_folder(connection, "/a/b") == 0
    assert photos.forget_folder(connection, "/a") == 1
    assert _paths(connection) == [(2, "/a/b/c/2.jpg", 0)]


def test_failed_photos_are_listed_with_their_reason_and_can_be_retried(connection):
    photos.add_files(connection, [_file("/a/1.jpg")])
    photos.add_unreadable(connection, "/a/locked.jpg", "You have no permission to read this.")
    photos.mark_failed(connection, 1, "It is no picture.")
    assert [(p.path, p.reason) for p in photos.problems(connection)] == [
        ("/a/1.jpg", "It is no picture."),
        ("/a/locked.jpg", "You have no permission to read this."),
    ]
    assert photos.retry_failed(connection) == 1
    assert photos.count_by_state(connection)[PhotoState.NEW] == 1


def test_an_edited_file_takes_over_the_names_of_the_faces_it_still_shows(library, connection):
    anna, ben = unit_vector(1, 64), unit_vector(2, 64)
    ids = add_photo(connection, "x.jpg", [make_face(0, vector=anna), make_face(200, vector=ben)])
    name_people.name_faces(library, [ids[0]], "Anna")
    edited = FoundFile("/photos/x.jpg", "edited", 1, 2)
    (photo,) = photos.add_files(connection, [edited])
    nearly = anna + 0.01
    found = [make_face(300, vector=ben), make_face(500, vector=nearly / (nearly @ nearly) ** 0.5)]
    new = faces.replace_faces(connection, photo, "edited", found, EMBEDDER)
    rows = dict(connection.execute("SELECT id, state FROM faces"))
    assert new[1] == ids[0]
    assert rows == {new[0]: "proposed", new[1]: "confirmed"}
    assert connection.execute("SELECT count(*) FROM photos").fetchone()[0] == 1


def test_another_picture_under_the_same_name_inherits_nothing(library, connection):
    (face,) = add_photo(connection, "x.jpg", [make_face(0, vector=unit_vector(1, 64))])
    name_people.name_faces(library, [face], "Anna")
    (photo,) = photos.add_files(connection, [FoundFile("/photos/x.jpg", "other", 1, 2)])
    stranger = make_face(0, vector=unit_vector(3, 64))
    faces.replace_faces(connection, photo, "other", [stranger], EMBEDDER)
    assert connection.execute("SELECT state FROM faces").fetchall() == [("proposed",)]
    # The old picture comes back under another name: its decision waited for it.
    (back,) = photos.add_files(connection, [FoundFile("/photos/y.jpg", "hash-x.jpg", 1, 2)])
    old = make_face(1, vector=unit_vector(1, 64))
    (again,) = faces.replace_faces(connection, back, "hash-x.jpg", [old], EMBEDDER)
    assert connection.execute("SELECT state FROM faces WHERE id = ?", (again,)).fetchone() == (
        "confirmed",
    )


def _named_photo(library, connection) -> tuple[int, EmbeddedFace]:
    """A photo in the folder /photos with a face that is Anna's."""
    photos.add_folder(connection, "/photos")
    face = make_face(0, vector=unit_vector(1, 64))
    (found,) = add_photo(connection, "x.jpg", [face])
    name_people.name_faces(library, [found], "Anna")
    return found, face


def _names(connection) -> list[tuple]:
    return connection.execute("SELECT id, state FROM faces").fetchall()


def test_a_file_changed_twice_before_it_is_read_keeps_its_names(library, connection):
    named, face = _named_photo(library, connection)
    photos.add_files(connection, [FoundFile("/photos/x.jpg", "half written", 1, 2)])
    (photo,) = photos.add_files(connection, [FoundFile("/photos/x.jpg", "edited", 1, 3)])
    assert faces.replace_faces(connection, photo, "edited", [face], EMBEDDER) == [named]
    assert _names(connection) == [(named, "confirmed")]
    assert connection.execute("SELECT content_hash FROM photos").fetchall() == [("edited",)]


def test_a_file_that_could_not_be_read_between_two_edits_keeps_its_names(library, connection):
    named, face = _named_photo(library, connection)
    (torn,) = photos.add_files(connection, [FoundFile("/photos/x.jpg", "torn", 1, 2)])
    photos.mark_failed(connection, torn, "It ends in the middle.")
    (photo,) = photos.add_files(connection, [FoundFile("/photos/x.jpg", "edited", 1, 3)])
    assert faces.replace_faces(connection, photo, "edited", [face], EMBEDDER) == [named]


def test_an_edit_taken_back_before_it_was_read_leaves_nothing_waiting(library, connection):
    named, _ = _named_photo(library, connection)
    photos.add_files(connection, [FoundFile("/photos/x.jpg", "edited", 1, 2)])
    photos.add_files(connection, [FoundFile("/photos/x.jpg", "hash-x.jpg", 1, 3)])
    assert photos.count_by_state(connection)[PhotoState.NEW] == 0
    assert _names(connection) == [(named, "confirmed")]


def test_forgetting_another_folder_keeps_the_names_of_a_photo_just_edited(library, connection):
    named, face = _named_photo(library, connection)
    (photo,) = photos.add_files(connection, [FoundFile("/photos/x.jpg", "edited", 1, 2)])
    photos.forget_folder(connection, "/elsewhere")
    assert faces.replace_faces(connection, photo, "edited", [face], EMBEDDER) == [named]
    assert _names(connection) == [(named, "confirmed")]


def test_a_file_moved_and_then_edited_keeps_its_names(library, connection):
    named, face = _named_photo(library, connection)
    photos.mark_missing(connection, ["/photos/x.jpg"])
    photos.add_files(connection, [FoundFile("/photos/moved.jpg", "hash-x.jpg", 1, 2)])
    (photo,) = photos.add_files(connection, [FoundFile("/photos/moved.jpg", "edited", 1, 3)])
    assert faces.replace_faces(connection, photo, "edited", [face], EMBEDDER) == [named]
    assert _names(connection) == [(named, "confirmed")]


def test_what_lies_on_an_unplugged_drive_keeps_its_names_when_a_copy_is_edited(library, connection):
    named, face = _named_photo(library, connection)
    photos.mark_missing(connection, ["/photos/x.jpg"])
    photos.set_folder_state(connection, "/photos", "missing")
    photos.add_files(connection, [FoundFile("/other/x.jpg", "hash-x.jpg", 1, 2)])
    (photo,) = photos.add_files(connection, [FoundFile("/other/x.jpg", "edited", 1, 3)])
    assert faces.replace_faces(connection, photo, "edited", [face], EMBEDDER) != [named]
    assert (named, "confirmed") in _names(connection)


def test_what_could_not_be_read_is_forgotten_with_its_folder(connection):
    for path in ("/a/locked.jpg", "/a", "/ab/locked.jpg"):
        photos.add_unreadable(connection, path, "You have no permission to read this.")
    photos.forget_folder(connection, "/a")
    assert [problem.path for problem in photos.problems(connection)] == ["/ab/locked.jpg"]
