"""A mixed person comes apart in one step, and no regrouping puts the parts together again."""

from __future__ import annotations

import pytest

from photoface.domain.errors import NotFoundError, PhotofaceError
from photoface.services import browse, correct_people, history, name_people
from photoface.services.library import Library
from photoface.services.split_person import apply_split, propose_split, split_effects
from tests.factory import (
    add_photo,
    groups_of,
    library_of_people,
    make_face,
    names_of,
    person_named,
    regroup,
)


@pytest.fixture
def mixed(library: Library) -> tuple[int, list[list[int]]]:
    """Anna, who is really three people (12, 7 and 4 photos); returns her and the true three."""
    true = library_of_people(library, [12, 7, 4])
    name_people.name_faces(library, [face for person in true for face in person], "Anna")
    regroup(library)
    return library.read(browse.people_names)[0][0], true


def test_three_people_under_one_name_are_proposed_as_three_parts(library, mixed):
    anna, true = mixed
    draft = propose_split(library, person=anna).result()
    assert sorted(map(sorted, draft.parts)) == sorted(map(sorted, true))
    assert draft.keeps == 0
    assert sorted(draft.parts[0]) == true[0]
    two = propose_split(library, person=anna, parts=2).result()
    assert len(two.parts) == 2
    assert history.status(library).undo == "Named 23 faces Anna"  # nothing was done yet


def test_a_photo_of_eight_under_one_name_still_makes_six_parts(library):
    crowd = library.write(
        lambda c: add_photo(c, "crowd.jpg", [make_face(100.0 * n) for n in range(8)])
    ).result()
    name_people.name_faces(library, crowd, "Anna")
    anna = library.read(browse.people_names)[0][0]
    draft = propose_split(library, person=anna).result()
    assert [len(part) for part in draft.parts] == [1, 1, 1, 1, 1, 3]
    assert sorted(face for part in draft.parts for face in part) == crowd
    assert apply_split(library, draft) is not None


def test_faces_move_between_parts_and_empty_parts_vanish(library, mixed):
    draft = propose_split(library, person=mixed[0]).result()
    (first, second, third) = draft.parts
    moved = draft.moved(second[:2], to=0)
    assert moved.parts == (first + second[:2], second[2:], third)
    assert draft.moved([first[0]], to=3).parts[3] == (first[0],)
    joined = draft.joined(1, 2)
    assert joined.parts == (first, second + third)
    assert draft.moved(first, to=1).keeps == 0
    crowded = draft
    for face in first[:3]:
        crowded = crowded.moved([face], to=len(crowded.parts))
    with pytest.raises(PhotofaceError, match="6 parts"):
        crowded.moved([first[4]], to=6)


def test_a_split_is_one_act_and_undo_takes_all_of_it_back(library, mixed):
    anna, true = mixed
    before = library.read(lambda c: sorted(browse.all_faces(c), key=lambda row: row.id))
    draft = propose_split(library, person=anna).result()
    act = apply_split(library, draft, {1: "Bea"})
    assert act.title == "Split Anna into 3, 11 faces moved"
    assert names_of(library, true[0]) == {("Anna", "confirmed")}
    assert names_of(library, true[1]) == {("Bea", "confirmed")}
    assert names_of(library, true[2]) == {(None, "rejected")}
    assert len(groups_of(library, true[2])) == 1  # at once, before the next grouping
    assert not groups_of(library, true[2]) & groups_of(library, true[0] + true[1])
    history.undo(library)
    after = library.read(lambda c: sorted(browse.all_faces(c), key=lambda row: row.id))
    assert [(r.id, r.name, r.state, r.group) for r in before] == [
        (r.id, r.name, r.state, r.group) for r in after
    ]
    history.redo(library)
    assert names_of(library, true[1]) == {("Bea", "confirmed")}


@pytest.mark.parametrize("method", ["average_linkage", "hdbscan"])
def test_parts_of_one_person_are_never_grouped_together_again(library, method):
    """Even where the user splits what is one person to the machine."""
    (faces,) = library_of_people(library, [12])
    regroup(library)
    (group,) = groups_of(library, faces)
    draft = propose_split(library, group=group, parts=3).result()
    draft = draft.moved([draft.parts[0][-1]], to=1)
    assert len(draft.parts) == 3
    apply_split(library, draft)
    regroup(library, method=method)
    (one,), (two,), (three,) = (groups_of(library, part) for part in draft.parts)
    assert len({one, two, three}) == 3


def test_a_part_with_the_name_of_somebody_known_joins_them(library):
    anna_faces, ben_faces, more_of_ben = library_of_people(library, [6, 6, 5])
    name_people.name_faces(library, anna_faces + more_of_ben, "Anna")
    name_people.name_faces(library, ben_faces, "Ben")
    regroup(library)
    anna = person_named(library, "Anna")
    draft = propose_split(library, person=anna).result()
    effects = library.read(lambda c: split_effects(c, draft, {1: "ben"}))
    assert (effects.unnamed, effects.photos, effects.doubles_made) == (5, 5, 0)
    apply_split(library, draft, {1: "ben"})
    assert names_of(library, more_of_ben + ben_faces) == {("Ben", "confirmed")}
    regroup(library)
    assert names_of(library, anna_faces) == {("Anna", "confirmed")}


def test_a_later_word_on_one_face_of_a_part_wins_over_the_part(library):
    """The part was said to be one person; naming one of its faces otherwise is no contradiction."""
    (faces,) = library_of_people(library, [10])
    regroup(library)
    draft = propose_split(library, group=groups_of(library, faces).pop(), parts=2).result()
    apply_split(library, draft)
    part = draft.parts[0]
    name_people.name_faces(library, part[:3], "Anna")
    name_people.name_faces(library, part[3:4], "Ben")
    regroup(library)
    assert names_of(library, part[3:4]) == {("Ben", "confirmed")}
    assert names_of(library, part[4:]) == {("Anna", "proposed")}


def test_what_was_said_of_pairs_holds_in_a_proposal(library):
    (faces,) = library_of_people(library, [8])
    name_people.name_faces(library, faces, "Anna")
    anna = library.read(browse.people_names)[0][0]
    correct_people.say_different(library, faces[0], faces[1])
    correct_people.say_same(library, [faces[0], faces[5]])
    draft = propose_split(library, person=anna, parts=2).result()
    part_of = {face: number for number, part in enumerate(draft.parts) for face in part}
    assert part_of[faces[0]] != part_of[faces[1]]
    assert part_of[faces[0]] == part_of[faces[5]]


def test_many_faces_are_split_in_a_child_with_the_same_outcome(library, monkeypatch):
    true = library_of_people(library, [6, 5])
    name_people.name_faces(library, true[0] + true[1], "Anna")
    anna = library.read(browse.people_names)[0][0]
    here = propose_split(library, person=anna).result()
    monkeypatch.setattr("photoface.services.propose_split._AT_ONCE", 3)
    assert propose_split(library, person=anna).result(timeout=60) == here


def test_what_cannot_be_split_is_said_in_words(library):
    ((face,),) = library_of_people(library, [1])
    regroup(library)
    with pytest.raises(NotFoundError, match="two faces"):
        propose_split(library, group=groups_of(library, [face]).pop()).result()
