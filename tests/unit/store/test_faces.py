"""Re-detection finds the old faces again and loses nothing the user said."""

from dataclasses import replace

import pytest

from photoface.domain.geometry import Box
from photoface.domain.quality import Flaw, Look
from photoface.services import browse, name_people
from photoface.store import faces
from tests.factory import EMBEDDER, add_group, add_photo, make_face


@pytest.fixture
def connection(library):
    return library.on_writer(lambda database: database.conn).result()


def test_boxes_are_matched_one_to_one_by_overlap():
    old = [Box(0, 0, 10, 10), Box(2, 0, 10, 10)]
    new = [Box(2, 0, 10, 10), Box(0, 0, 10, 10), Box(500, 0, 10, 10)]
    assert faces.match_boxes(old, new) == [1, 0, None]


def test_faces_found_again_keep_their_ids(connection):
    first = add_photo(connection, "x.jpg", [make_face(0), make_face(200)])
    again = add_photo(connection, "x.jpg", [make_face(203), make_face(2)])
    assert again == [first[1], first[0]]


def test_the_id_of_a_face_that_is_gone_is_never_another_faces(connection):
    first = add_photo(connection, "x.jpg", [make_face(0), make_face(200)])
    assert add_photo(connection, "x.jpg", [make_face(0)]) == first[:1]  # the newest went
    (new,) = add_photo(connection, "y.jpg", [make_face(0)])
    assert new not in first
    connection.execute("DELETE FROM faces")
    assert add_photo(connection, "z.jpg", [make_face(0)])[0] > new


def test_undecided_faces_that_are_gone_are_dropped_and_decided_ones_stay(library, connection):
    first = add_photo(connection, "x.jpg", [make_face(0), make_face(200), make_face(400)])
    name_people.name_faces(library, [first[1]], "Anna")
    add_photo(connection, "x.jpg", [make_face(0)])
    left = connection.execute("SELECT id, state FROM faces ORDER BY id").fetchall()
    assert left == [(first[0], "proposed"), (first[1], "confirmed")]


def test_vectors_come_back_as_they_went_in(connection):
    made = [make_face(0), make_face(200)]
    ids = add_photo(connection, "x.jpg", made)
    table = faces.load_vectors(connection, EMBEDDER)
    assert table.face.tolist() == ids
    assert (table.vector == [face.vector for face in made]).all()
    assert table.log_variance is None
    assert faces.load_vectors(connection, "another").vector.shape == (0, 0)


def test_how_a_face_looks_is_kept_and_tells_why_it_is_hard_to_recognize(connection):
    blurred = replace(make_face(0), quality=0.1, look=Look(sharpness=0.01, brightness=120.0))
    (face,) = add_photo(connection, "x.jpg", [blurred])
    row = browse.face_rows(connection, [face])[face]
    assert row.look == Look(0.01, 120.0)
    assert row.flaws == (Flaw.BLURRED,)
    add_photo(connection, "x.jpg", [replace(blurred, look=Look(0.2, 20.0))])
    assert browse.face_rows(connection, [face])[face].flaws == (Flaw.DARK,)
    add_photo(connection, "x.jpg", [make_face(0)])  # of a reader that measures nothing
    assert browse.face_rows(connection, [face])[face].look is None


def test_a_group_that_faces_leave_tells_what_is_left(connection):
    ids = [add_photo(connection, f"{n}.jpg", [make_face(n)])[0] for n in range(3)]
    group = add_group(connection, ids)
    row = "SELECT size, cover_face_id FROM groups WHERE id = ?"
    for left in ((2, ids[1]), (1, ids[2]), (0, None)):  # the cover goes each time
        connection.execute("DELETE FROM photos WHERE id = (SELECT min(id) FROM photos)")
        assert connection.execute(row, (group,)).fetchone() == left
