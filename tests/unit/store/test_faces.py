"""Re-detection finds the old faces again and loses nothing the user said."""

import pytest

from photoface.domain.geometry import Box
from photoface.services import name_people
from photoface.store import faces
from tests.factory import EMBEDDER, add_photo, make_face


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
