"""Taking a folder out of the library is a step like any other: listed, undone, redone."""

from __future__ import annotations

from pathlib import Path

from photoface.services import browse, choose_folders, history, name_people
from photoface.services.events import Event, FoldersChanged
from photoface.services.library import Library
from photoface.services.workspace import Workspace
from photoface.store import photos
from tests.factory import add_photo, make_face

FOLDER = "/photos"


def _folders(library: Library) -> list[str]:
    return [path for _, path, _ in library.read(photos.folders)]


def _read_photo(library: Library) -> list[int]:
    """As a scan does when it comes to the folder; returns the faces of the one photo in it."""
    return library.write(lambda c: add_photo(c, "1.jpg", [make_face()], folder=FOLDER)).result()


def _name_of(library: Library, face: int) -> str | None:
    return library.read(lambda c: browse.face_rows(c, [face]))[face].name


def test_undo_takes_the_folder_in_again_and_leaves_alone_what_was_said_before(library: Library):
    choose_folders.add_folder(library, FOLDER)
    name_people.name_faces(library, _read_photo(library), "Anna")
    told: list[Event] = []
    library.events.subscribe(told.append)
    act = choose_folders.remove_folder(library, FOLDER)
    assert act is not None
    assert act.title == "Removed the folder /photos"
    assert _folders(library) == []
    assert library.read(lambda c: photos.known_paths(c, FOLDER)) == {}
    undone = history.undo(library)
    assert undone is not None
    assert undone.title == act.title
    assert _folders(library) == [FOLDER]
    assert told.count(FoldersChanged((FOLDER,))) == 2
    (face,) = _read_photo(library)
    assert _name_of(library, face) == "Anna"
    history.redo(library)
    assert _folders(library) == []


def test_what_is_not_there_cannot_be_removed(library: Library):
    assert choose_folders.remove_folder(library, FOLDER) is None
    assert history.acts(library) == []


def test_the_way_back_and_forth_ends_where_it_began_also_after_adding_by_hand(library: Library):
    choose_folders.add_folder(library, FOLDER)
    assert history.acts(library) == []  # to undo it would cost what was read since
    choose_folders.remove_folder(library, FOLDER)
    choose_folders.add_folder(library, FOLDER)
    newest, oldest = history.acts(library)
    assert newest.title == "Added the folder /photos again"
    history.undo_from(library, oldest.id)
    assert _folders(library) == [FOLDER]
    history.redo_up_to(library, newest.id)
    assert _folders(library) == [FOLDER]


def test_a_folder_inside_one_that_was_added_meanwhile_comes_back_with_that(library: Library):
    choose_folders.add_folder(library, "/photos/2024")
    choose_folders.remove_folder(library, "/photos/2024")
    choose_folders.add_folder(library, FOLDER)
    history.undo(library)
    assert _folders(library) == [FOLDER]


def test_a_folder_that_undo_takes_in_is_looked_at(library: Library, tmp_path: Path):
    (folder := tmp_path / "photos").mkdir()
    with Workspace(library, models_folder=tmp_path, groups_by_itself=False) as workspace:
        workspace.add_folder(folder)
        assert workspace.importer.wait(10)
        workspace.remove_folder(str(folder))
        folder.rmdir()
        history.undo(library)
        assert workspace.importer.wait(10)
        (row,) = workspace.folders()
        assert row.state == "missing"
