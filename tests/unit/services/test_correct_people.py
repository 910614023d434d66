"""Deleting people, dates, pairs: what holds afterwards, and that undo takes it back."""

from __future__ import annotations

import pytest

from photoface.domain.errors import PhotofaceError
from photoface.services import browse, correct_people, grouping_input, history, name_people
from photoface.services.correct_people import first_day, last_day
from photoface.store import photos
from tests.factory import (
    EMBEDDER,
    add_photo,
    groups_of,
    library_of_people,
    library_with_groups,
    make_face,
    names_of,
    person_named,
    regroup,
)


def test_a_deleted_person_leaves_faces_without_a_name(library):
    (group, faces), (_, others) = library_with_groups(library, [4, 2])
    name_people.name_group(library, group, "Anna")
    name_people.name_faces(library, others, "Anne")
    name_people.merge_people(library, person_named(library, "Anne"), person_named(library, "Anna"))
    act = correct_people.delete_person(library, person_named(library, "Anna"))
    assert act.title == "Deleted Anna, kept 6 faces"
    assert names_of(library, faces + others) == {(None, "proposed")}
    assert library.read(browse.people_names) == []
    assert [card.size for card in library.read(browse.group_cards)] == [4, 2]
    name_people.name_faces(library, faces[:1], "Anna")  # somebody new with the old name
    assert names_of(library, faces[1:]) == {("Anna", "proposed")}
    history.undo(library)
    history.undo(library)
    assert names_of(library, faces + others) == {("Anna", "confirmed")}


def test_a_deleted_person_does_not_come_back_with_a_folder(library):
    (_, faces), *_ = library_with_groups(library, [3])
    name_people.name_faces(library, faces, "Anna")
    library.write(lambda c: photos.forget_folder(c, "/photos")).result()
    correct_people.delete_person(library, person_named(library, "Anna"))
    ids = library.write(lambda c: add_photo(c, "0-0.jpg", [make_face()])).result()
    assert names_of(library, ids) == {(None, "proposed")}


def test_a_name_taken_off_may_be_proposed_again(library):
    ((group, faces),) = library_with_groups(library, [4])
    name_people.name_group(library, group, "Anna")
    correct_people.unname_faces(library, faces[:1])
    assert names_of(library, faces[:1]) == {("Anna", "proposed")}


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2014-05-17", "2014-05-17", "2014-05-17"),
        (" ", None, None),
        (None, None, None),
    ],
)
def test_a_year_or_a_month_will_do_for_a_date(said, first, last):
    assert (first_day(said), last_day(said)) == (first, last)


@pytest.mark.parametrize("said", ["yesterday", "2014-13", "2014-02-30", "1-2-3-4", "-5"])
def test_what_is_no_date_is_refused_in_words(library, said):
    library_with_groups(library, [1])
    with pytest.raises(PhotofaceError, match="is no date"):
        first_day(said)


def test_death_before_birth_is_refused(library):
    ((group, _),) = library_with_groups(library, [2])
    name_people.name_group(library, group, "Anna")
    anna = person_named(library, "Anna")
    correct_people.set_birth_date(library, anna, "1950")
    with pytest.raises(PhotofaceError, match="after the death"):
        correct_people.set_death_date(library, anna, "1949")
    assert correct_people.set_death_date(library, anna, "1999").title == (
        "Anna's death date is 1999-12-31"
    )


@pytest.mark.parametrize("verb", ["birth", "death"])
def test_nobody_is_proposed_for_photos_outside_their_life(library, verb):
    years = [2000] * 6 + ([1960] if verb == "birth" else [2020]) * 3
    (faces,) = library_of_people(library, [9], years=years)
    name_people.name_faces(library, faces[:6], "Anna")
    regroup(library)
    assert names_of(library, faces[6:]) == {("Anna", "proposed")}
    if verb == "birth":
        correct_people.set_birth_date(library, person_named(library, "Anna"), "1980")
    else:
        correct_people.set_death_date(library, person_named(library, "Anna"), "2010")
    regroup(library)
    assert names_of(library, faces[6:]) == {(None, "proposed")}
    assert names_of(library, faces[:6]) == {("Anna", "confirmed")}


def test_same_and_different_hold_in_every_grouping(library):
    one, other = library_of_people(library, [6, 6])
    correct_people.say_same(library, [one[0], other[0]])
    regroup(library)
    assert groups_of(library, [one[0]]) == groups_of(library, [other[0]])
    correct_people.say_different(library, one[1], one[2])
    regroup(library)
    assert groups_of(library, [one[1]]) != groups_of(library, [one[2]])
    correct_people.forget_pair(library, one[2], one[1])
    regroup(library)
    assert groups_of(library, [one[1]]) == groups_of(library, [one[2]])


def test_eras_of_a_person_are_groups_of_their_own_with_one_name(library):
    years = [1990] * 6 + [2020] * 6
    (faces,) = library_of_people(library, [12], years=years)
    name_people.name_faces(library, faces[:5] + faces[6:11], "Anna")
    regroup(library)
    assert groups_of(library, faces[:6]) != groups_of(library, faces[6:])
    assert names_of(library, [faces[5], faces[11]]) == {("Anna", "proposed")}
    loaded = library.read(lambda c: grouping_input.load(c, EMBEDDER))
    assert len(set(loaded.constraints.person)) == 2  # Anna and nobody
    assert len(set(loaded.eras.person)) == 3  # Anna then, Anna now and nobody
