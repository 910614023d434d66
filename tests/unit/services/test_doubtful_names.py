"""Names that look wrong are found, corrected or kept with one word, and never asked about twice."""

from __future__ import annotations

import numpy as np
import pytest

from photoface.domain.errors import NotFoundError
from photoface.services import doubtful_names, history, name_people
from photoface.services.doubtful_names import leave_one_out
from photoface.services.group_faces import newest_embedder
from photoface.services.library import Library
from photoface.store import groups
from tests.factory import library_of_people, names_of, person_named
from tests.made_people import people


@pytest.fixture
def mistaken(library: Library) -> int:
    """Anna and Ben with eight faces each, of which one of Ben's (the id) is called Anna."""
    anna, ben = library_of_people(library, [8, 8])
    name_people.name_faces(library, [*anna, ben[0]], "Anna")
    name_people.name_faces(library, ben[1:], "Ben")
    return ben[0]


def doubted(library: Library) -> list[int]:
    return [doubt.face for doubt in library.read(doubtful_names.doubtful_names)]


def test_a_face_under_somebody_elses_name_looks_wrong(library, mistaken):
    (found,) = library.read(doubtful_names.doubtful_names)
    assert (found.face, found.name, found.other_name) == (mistaken, "Anna", "Ben")
    assert found.probability > 0.9
    assert found.other_similarity > found.similarity
    assert not found.by_training


def test_accepting_renames_the_face_and_undo_takes_it_back(library, mistaken):
    act = doubtful_names.accept(library, mistaken)
    assert act is not None
    assert act.title == "Changed Anna to Ben"
    assert names_of(library, [mistaken]) == {("Ben", "confirmed")}
    assert doubted(library) == []
    history.undo(library)
    assert names_of(library, [mistaken]) == {("Anna", "confirmed")}
    assert doubted(library) == [mistaken]


def test_a_kept_name_is_not_asked_about_again(library, mistaken):
    doubtful_names.keep(library, mistaken)
    assert doubted(library) == []
    assert names_of(library, [mistaken]) == {("Anna", "confirmed")}
    history.undo(library)
    assert doubted(library) == [mistaken]


def test_a_name_that_does_not_look_wrong_cannot_be_accepted(library, mistaken):
    doubtful_names.keep(library, mistaken)
    with pytest.raises(NotFoundError):
        doubtful_names.accept(library, mistaken)


def test_somebody_it_is_not_is_not_proposed(library, mistaken):
    ben = person_named(library, "Ben")
    name_people.reject_faces(library, [mistaken], ben)
    name_people.name_faces(library, [mistaken], "Anna")
    assert doubted(library) == []


def test_what_training_doubted_is_doubted_more(library, mistaken):
    (before,) = library.read(doubtful_names.doubtful_names)
    anna, ben = (person_named(library, n) for n in ("Anna", "Ben"))
    library.write(
        lambda c: c.execute("INSERT INTO training_doubts VALUES (?, ?, ?)", (mistaken, anna, ben))
    ).result()
    (after,) = library.read(doubtful_names.doubtful_names)
    assert after.by_training
    assert after.probability > before.probability


def test_another_embedders_similarities_are_moved_to_where_the_figures_were_fitted(
    library, mistaken
):
    (before,) = library.read(doubtful_names.doubtful_names)
    told = {"embedder": library.read(newest_embedder), "move": {"factor": 0.5, "offset": 0.25}}
    library.write(lambda c: groups.note_whole_grouping(c, told)).result()
    (after,) = library.read(doubtful_names.doubtful_names)
    assert after.similarity == pytest.approx(0.5 * before.similarity + 0.25)
    assert after.other_similarity == pytest.approx(0.5 * before.other_similarity + 0.25)
    assert after.probability < before.probability, "they lie closer together than it seemed"


def test_nobody_is_doubted_where_there_is_nobody_else(library):
    (anna,) = library_of_people(library, [6])
    assert doubted(library) == []
    name_people.name_faces(library, anna, "Anna")
    assert doubted(library) == []


def test_the_vote_leaves_the_face_itself_out():
    vectors, label = people([5, 5, 1])
    votes = leave_one_out(vectors, np.ones(len(vectors)), label)
    for row in range(5):
        rest = np.delete(vectors[:5], row, axis=0).sum(axis=0)
        expected = vectors[row] @ rest / np.linalg.norm(rest)
        assert votes.similarity[row] == pytest.approx(expected, abs=1e-5)
    assert np.isnan(votes.similarity[10])  # a person of one face has nothing to be compared with
    assert set(votes.other[:5]) == {1}  # and is nobody to be taken for
    assert set(votes.other[5:10]) == {0}


def test_uncertain_faces_say_little():
    vectors, label = people([4, 4])
    mixed = label.copy()
    mixed[3] = 1  # one of the first person among the second's
    weight = np.ones(8)
    even = leave_one_out(vectors, weight, mixed).other_similarity[0]
    weight[3] = 1e-3
    assert leave_one_out(vectors, weight, mixed).other_similarity[0] < even
