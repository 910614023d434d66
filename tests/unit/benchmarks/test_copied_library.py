"""Copies of a library to experiment on."""

import numpy as np
import pytest

from benchmarks.copied_library import change_vectors, copied_into, regroup
from benchmarks.trainer_program import name_everybody
from photoface.services import browse
from photoface.services.group_faces import move_to_figures
from photoface.services.vectors import all_vectors
from tests.factory import library_of_people


def test_changed_vectors_are_those_of_another_embedder_and_the_original_stays(library, tmp_path):
    library_of_people(library, [5, 6, 7, 8, 5, 6])
    before = library.read(all_vectors)
    with copied_into(tmp_path, library.folder) as copy:
        change_vectors(copy, lambda vectors: -vectors[:, ::-1])
        after = copy.read(all_vectors)
        regroup(copy)
        assert copy.read(move_to_figures).factor > 0
    np.testing.assert_array_equal(after.face, before.face)
    assert after.vector == pytest.approx(-before.vector[:, ::-1])
    np.testing.assert_array_equal(library.read(all_vectors).vector, before.vector)


def test_everybody_is_called_what_their_folder_is_called(library):
    made = library_of_people(library, [3, 2])
    assert name_everybody(library) == 5
    named = {row.id for row in library.read(browse.all_faces) if row.name is not None}
    assert named == {face for person in made for face in person}
