"""Faces that only the ledger knows: they come, go with undo, and come back with their photo."""

from __future__ import annotations

from photoface.domain.decisions import Decision, Kind, Origin
from photoface.domain.faces import FaceOrigin
from photoface.domain.geometry import Box
from photoface.services.library import Library
from photoface.store import added_faces, faces, ledger, photos
from tests.factory import EMBEDDER, add_photo, make_face

_BOX = Box(300.0, 20.0, 44.5, 50.0)


def _add(library: Library) -> None:
    there = added_faces.added("hash-a.jpg", _BOX, FaceOrigin.IMPORTED)
    anna = [
        Decision(Kind.PERSON_CREATED, person="u1", value="Anna", origin=Origin.IMPORTED),
        Decision(Kind.IS_PERSON, there.face, "u1", origin=Origin.IMPORTED),
    ]
    library.write(lambda c: ledger.record(c, "Imported", [there, *anna])).result()


def _rows(library: Library) -> list[tuple]:
    return library.read(
        lambda c: c.execute(
            "SELECT x, y, w, h, origin, state, person_id IS NOT NULL FROM faces ORDER BY x"
        ).fetchall()
    )


def test_an_added_face_has_its_exact_box_and_its_name_and_waits_for_a_vector(library: Library):
    library.write(lambda c: add_photo(c, "a.jpg", [make_face()])).result()
    _add(library)
    assert _rows(library)[1] == (300.0, 20.0, 44.5, 50.0, "imported", "confirmed", 1)
    (waiting,) = library.read(lambda c: added_faces.without_vector(c, EMBEDDER))
    assert waiting.box == _BOX


def test_undo_takes_the_added_face_away_and_redo_brings_it_back(library: Library):
    library.write(lambda c: add_photo(c, "a.jpg", [make_face()])).result()
    before = _rows(library)
    _add(library)
    after = _rows(library)
    library.write(ledger.undo).result()
    assert _rows(library) == before
    library.write(ledger.redo).result()
    assert _rows(library) == after


def test_its_vector_outlives_undo_however_often_the_ledger_is_folded(library: Library):
    library.write(lambda c: add_photo(c, "a.jpg", [make_face()])).result()
    _add(library)
    (waiting,) = library.read(lambda c: added_faces.without_vector(c, EMBEDDER))
    library.write(
        lambda c: faces.put_vector(c, waiting.id, make_face(), EMBEDDER, is_placed_anew=False)
    ).result()
    act, _ = library.write(ledger.undo).result()
    library.write(lambda c: ledger.fold_act(c, act.id)).result()
    library.write(ledger.redo).result()
    assert library.read(lambda c: added_faces.without_vector(c, EMBEDDER)) == []


def test_an_added_face_comes_back_with_its_photo(library: Library):
    library.write(lambda c: add_photo(c, "a.jpg", [make_face()])).result()
    _add(library)
    after = _rows(library)
    library.write(lambda c: photos.forget_folder(c, "/photos")).result()
    assert _rows(library) == []
    library.write(lambda c: add_photo(c, "a.jpg", [make_face()])).result()
    assert _rows(library) == after


def test_a_detector_that_finds_the_added_face_makes_it_an_ordinary_one(library: Library):
    library.write(lambda c: add_photo(c, "a.jpg", [])).result()
    _add(library)
    library.write(lambda c: add_photo(c, "a.jpg", [make_face(302.0)])).result()
    ((x, _, _, _, origin, state, _),) = _rows(library)
    assert (x, origin, state) == (302.0, "detected", "confirmed")
    library.write(ledger.undo).result()
    ((_, _, _, _, origin, state, _),) = _rows(library)
    assert (origin, state) == ("detected", "proposed")


def test_a_file_that_only_got_our_tags_is_still_the_same_photo(library: Library):
    def change(connection):
        add_photo(connection, "a.jpg", [make_face()])
        photos.add_alias(connection, "hash-tagged", "hash-a.jpg")
        tagged = photos.FoundFile("/photos/a.jpg", "hash-tagged", 1200, 5)
        assert photos.add_files(connection, [tagged]) == []
        photos.forget_folder(connection, "/photos")
        return photos.add_files(connection, [tagged])

    (photo,) = library.write(change).result()
    identity = library.read(
        lambda c: c.execute("SELECT content_hash FROM photos WHERE id = ?", (photo,)).fetchone()
    )
    assert identity == ("hash-a.jpg",)
