"""Before a merge: how many faces move, what speaks against it, how alike the two are."""

from __future__ import annotations

import pytest

from photoface.domain.errors import NotFoundError
from photoface.services import name_people
from photoface.services.library import Library
from photoface.services.merge_preview import MergePreview, merge_into_preview
from tests.factory import groups_of, library_of_people, person_named, regroup


@pytest.fixture
def people(library: Library) -> list[list[int]]:
    """Four people; the first is called Anna and Ann, the second Ben, the others nothing."""
    found = library_of_people(library, [12, 6, 5, 4])
    name_people.name_faces(library, found[0][:7], "Anna")
    name_people.name_faces(library, found[0][7:], "Ann")
    name_people.name_faces(library, found[1], "Ben")
    regroup(library)
    return found


def preview(library: Library, source: str) -> MergePreview:
    gone, kept = person_named(library, source), person_named(library, "Anna")
    return library.read(lambda c: merge_into_preview(c, kept, people=[gone]))


def test_one_person_under_two_names_is_likely_one_and_two_people_are_not(library, people):
    same, other = preview(library, "Ann"), preview(library, "Ben")
    assert (same.faces, same.photos, same.doubles, same.denied) == (5, 5, 0, 0)
    assert same.probability > 0.9
    assert other.probability < 0.1
    assert same.sentence == "5 faces of Ann go to Anna."


def test_groups_without_a_name_go_along(library, people):
    (group,) = groups_of(library, people[2])
    ben, anna = person_named(library, "Ben"), person_named(library, "Anna")
    name_people.reject_faces(library, people[2][:2], anna)
    both = library.read(lambda c: merge_into_preview(c, anna, people=[ben, anna], groups=[group]))
    assert (both.name, both.faces, both.denied) == ("Anna", 11, 2)


def test_somebody_unknown_cannot_be_merged(library, people):
    with pytest.raises(NotFoundError):
        library.read(lambda c: merge_into_preview(c, 1, people=[999]))
