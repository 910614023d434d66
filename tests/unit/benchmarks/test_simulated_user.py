"""The made-up user counts every key and sees no more than a person would."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.copied_library import copied
from benchmarks.simulated_user import Truth, User
from photoface.domain.questions import Choice, Question, QuestionKind, Side
from photoface.services import browse, name_people, review
from photoface.services.library import Library
from tests.factory import groups_of, library_of_people, names_of, person_named, regroup


@pytest.fixture
def user(library: Library) -> User:
    """Knows Anna (faces 1-6) and Bert (7-12), not the stranger (13)."""
    anna, bert, stranger = library_of_people(library, [6, 6, 1])
    regroup(library)
    truth = Truth(
        {f: n for n, faces in (("Anna", anna), ("Bert", bert)) for f in faces}, {"Anna", "Bert"}
    )
    truth.person[stranger[0]] = "Zoe"
    return User(library, truth)


def who(library: Library, face: int) -> Question:
    (group,) = groups_of(library, [face])
    asked = library.read(
        lambda c: review.next_questions(c, limit=20, kinds=frozenset({QuestionKind.WHO}))
    )
    return next(question for question in asked if question.one.group == group)


def test_whom_most_faces_show_is_somebody_known_where_there_is_a_choice(user):
    assert user.truth.of_most([1, 2, 7]) == "Anna"
    assert user.truth.of_most([1, 13]) == "Anna"
    assert user.truth.of_most([13]) == "Zoe"
    assert user.truth.known_of_most([13]) is None


def test_a_name_is_typed_in_full_once_and_then_as_far_as_it_is_unambiguous(user, library):
    assert user.say_who(who(library, 1))
    assert user.keys == len("Anna") + 1
    user.name([7, 8, 9], moves=1)
    assert user.keys == (len("Anna") + 1) + (len("Bert") + 2)
    user.name([10, 11, 12])
    assert user.keys == (len("Anna") + 1) + (len("Bert") + 2) + len("B") + 1
    assert names_of(library, range(7, 13)) == {("Bert", "confirmed")}


def test_a_stranger_is_one_key_and_named_by_nobody(user, library):
    assert not user.say_who(who(library, 13))
    assert (user.keys, user.acts) == (1, 0)
    assert names_of(library, [13]) == {(None, "proposed")}


def test_a_person_who_is_offered_is_one_key_and_wrong_faces_are_taken_out(user, library):
    name_people.name_faces(library, [7, 8], "Bert")
    bert, group = person_named(library, "Bert"), 7
    question = who(library, 1)
    choice = Choice(bert, group, 0.5, "Bert", 7)
    one = replace(question.one, faces=(9, 10, 1))
    user.say_who(replace(question, one=one, choices=(choice,)))
    assert user.keys == 1 + 2  # the choice; one face picked, and taken out
    assert names_of(library, [9, 10]) == {("Bert", "confirmed")}
    assert names_of(library, [1]) == {(None, "rejected")}


def test_who_errs_always_says_the_other_thing(user, library):
    user.errs = 1.0
    name_people.name_faces(library, [1, 2, 3, 4, 5, 6], "Anna")
    side = who(library, 7).one
    other = Side(0, 1, "Anna", (1,), (), 6)
    user.yes_or_no(Question(QuestionKind.IS_PERSON, side, other, 0.5, 6, 3.0))
    assert names_of(library, range(7, 13)) == {("Anna", "confirmed")}
    assert user.keys == 1, "who takes them for Anna sees nothing wrong"


def test_a_copy_holds_the_photos_of_some_people_and_leaves_the_library_alone(library):
    library_of_people(library, [3, 2])
    for people, count in ((None, 5), ({"photos"}, 5), (set(), 0)):
        with copied(library.folder, people) as copy:
            assert len(copy.read(browse.all_faces)) == count
    assert len(library.read(browse.all_faces)) == 5
