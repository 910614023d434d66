"""Contradictions are listed with both sides, and each way out settles them."""

from __future__ import annotations

import pytest

from photoface.services import conflicts, correct_people, history, name_people
from photoface.services.conflicts import ContradictionKind
from photoface.services.library import Library
from photoface.services.merge_preview import merge_into_preview
from photoface.services.split_person import apply_split, propose_split
from tests.factory import (
    add_photo,
    groups_of,
    library_of_people,
    library_with_groups,
    make_face,
    names_of,
    person_named,
    regroup,
)


@pytest.fixture
def faces(library: Library) -> list[int]:
    return [face for _, ids in library_with_groups(library, [4, 4]) for face in ids]


def found(library: Library) -> list[conflicts.Contradiction]:
    return library.read(conflicts.contradictions)


def settles_each_way(library: Library, kind: ContradictionKind) -> list[set]:
    """What the faces are after each way out, undoing in between; every way must settle it."""
    (contradiction,) = found(library)
    assert contradiction.kind is kind
    after = []
    for way in range(len(contradiction.settlements)):
        conflicts.settle(library, contradiction, way)
        assert found(library) == []
        after.append(names_of(library, contradiction.faces))
        history.undo(library)
        assert found(library) == [contradiction]
    return after


def test_nothing_said_twice_is_no_contradiction(library, faces):
    name_people.name_faces(library, faces[:4], "Anna")
    name_people.name_faces(library, faces[4:], "Ben")
    correct_people.say_same(library, faces[:2])
    correct_people.say_different(library, faces[0], faces[4])
    assert found(library) == []


def test_same_but_with_two_names(library, faces):
    correct_people.say_same(library, [faces[1], faces[0]])
    correct_people.say_same(library, [faces[1], faces[4]])
    name_people.name_faces(library, [faces[0]], "Anna")
    name_people.name_faces(library, [faces[4]], "Ben")
    both_anna, both_ben, apart = settles_each_way(library, ContradictionKind.SAME_BUT_TWO_PEOPLE)
    assert both_anna == {("Anna", "confirmed")}
    assert both_ben == {("Ben", "confirmed")}
    assert apart == {("Anna", "confirmed"), ("Ben", "confirmed")}


def test_same_over_a_third_face_but_different(library, faces):
    correct_people.say_same(library, [faces[1], faces[0]])
    correct_people.say_same(library, [faces[1], faces[2]])
    correct_people.say_different(library, faces[0], faces[2])
    settles_each_way(library, ContradictionKind.SAME_BUT_DIFFERENT)


def test_same_as_somebody_but_not_that_person(library, faces):
    name_people.name_faces(library, faces[:1], "Anna")
    name_people.reject_faces(library, faces[2:3], person_named(library, "Anna"))
    correct_people.say_same(library, faces[:2])
    correct_people.say_same(library, faces[1:3])
    both, apart = settles_each_way(library, ContradictionKind.SAME_BUT_DENIED)
    assert both == {("Anna", "confirmed")}
    assert apart == {("Anna", "confirmed"), (None, "rejected")}


def test_parts_of_a_split_under_one_name_again(library):
    (whole,) = library_of_people(library, [8])
    regroup(library)
    draft = propose_split(library, group=groups_of(library, whole).pop(), parts=2).result()
    apply_split(library, draft)
    name_people.name_faces(library, [draft.parts[0][-1], draft.parts[1][-1]], "Anna")
    settled = settles_each_way(library, ContradictionKind.SAME_BUT_DIFFERENT)
    assert settled[0] == {("Anna", "confirmed")}


def test_what_is_different_stays_apart_though_each_is_like_a_face_of_one_person(library, faces):
    """Neither set of faces is torn by itself; both hang together by the name only."""
    name_people.name_faces(library, faces[:2], "Anna")
    correct_people.say_same(library, [faces[0], faces[4]])
    correct_people.say_same(library, [faces[1], faces[5]])
    correct_people.say_different(library, faces[4], faces[5])
    assert len(found(library)) == 1
    regroup(library)
    assert groups_of(library, [faces[4]]) != groups_of(library, [faces[5]])


def test_the_last_word_on_a_pair_is_no_contradiction(library, faces):
    correct_people.say_same(library, faces[:2])
    correct_people.say_different(library, faces[1], faces[0])
    assert found(library) == []


def test_different_but_with_one_name(library, faces):
    correct_people.say_different(library, faces[0], faces[1])
    name_people.name_faces(library, faces[:4], "Anna")
    _, first_out, second_out = settles_each_way(library, ContradictionKind.DIFFERENT_BUT_ONE_PERSON)
    assert first_out == second_out == {("Anna", "confirmed"), (None, "rejected")}


def test_a_merge_that_makes_a_face_confirmed_and_denied(library, faces):
    name_people.name_faces(library, faces[:4], "Anna")
    name_people.name_faces(library, faces[4:], "Ann")
    name_people.reject_faces(library, [faces[0]], person_named(library, "Ann"))
    name_people.name_faces(library, [faces[0]], "Anna")
    assert found(library) == []
    ann, anna = person_named(library, "Ann"), person_named(library, "Anna")
    preview = library.read(lambda c: merge_into_preview(c, anna, people=[ann]))
    assert (preview.faces, preview.doubles, preview.denied) == (4, 0, 1)
    name_people.merge_people(library, ann, anna)
    yes, no = settles_each_way(library, ContradictionKind.NOT_WHO_IT_IS)
    assert yes == {("Anna", "confirmed")}
    assert no == {(None, "rejected")}


def test_one_person_twice_in_a_photo(library):
    pair = library.write(
        lambda c: add_photo(c, "mirror.jpg", [make_face(10), make_face(200)])
    ).result()
    name_people.name_faces(library, pair, "Anna")
    fine, left, right = settles_each_way(library, ContradictionKind.TWICE_IN_A_PHOTO)
    assert fine == {("Anna", "confirmed")}
    assert left == right == {("Anna", "confirmed"), (None, "rejected")}
    correct_people.allow_twice(library, pair[:1])
    assert found(library) == []
    correct_people.forbid_twice(library, pair[1:])
    assert len(found(library)) == 1


def test_a_photo_from_before_the_birth(library, faces):
    name_people.name_faces(library, faces[:1], "Anna")
    correct_people.set_birth_date(library, person_named(library, "Anna"), "2020-06-01")
    still, not_her, date_gone = settles_each_way(library, ContradictionKind.OUTSIDE_THE_LIFETIME)
    assert still == date_gone == {("Anna", "confirmed")}
    assert not_her == {(None, "rejected")}


def test_a_merge_preview_says_who_would_be_twice(library):
    both = library.write(lambda c: add_photo(c, "p.jpg", [make_face(10), make_face(200)])).result()
    name_people.name_faces(library, both[:1], "Anna")
    name_people.name_faces(library, both[1:], "Ben")
    anna, ben = person_named(library, "Anna"), person_named(library, "Ben")
    preview = library.read(lambda c: merge_into_preview(c, anna, people=[ben]))
    assert (preview.faces, preview.photos, preview.doubles) == (1, 1, 1)
    assert "1 photo would show Anna twice" in preview.sentence
