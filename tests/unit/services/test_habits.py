"""Whom the user knows is learned from names and skips: by size, and by who stands aside."""

from __future__ import annotations

import numpy as np
import pytest

from photoface.domain.questions import Question, QuestionKind
from photoface.services import grouping_child, grouping_input, history, name_people, review
from photoface.services.group_faces import store_placed
from photoface.services.grouping_messages import GroupingOrder
from photoface.services.habits import read_habits
from photoface.services.library import Library
from tests.factory import EMBEDDER, groups_of, library_of_people, regroup

NOBODY = np.empty(0, dtype=np.int64)


@pytest.fixture
def people(library: Library) -> tuple[list[list[int]], list[list[int]]]:
    """Six people in front, four photos each, and six passers-by in five of the same photos each."""
    everybody = library_of_people(library, [4] * 6 + [5] * 6)
    front, aside = everybody[:6], everybody[6:]
    photo_of = dict(library.read(lambda c: c.execute("SELECT id, photo_id FROM faces").fetchall()))
    places = [photo_of[face] for faces in front for face in faces]

    def put_beside(connection) -> None:
        for number, faces in enumerate(aside):
            for k, face in enumerate(faces):
                photo = places[(5 * number + k) % len(places)]
                connection.execute(
                    "UPDATE faces SET photo_id = ?, w = 20, h = 25 WHERE id = ?", (photo, face)
                )

    library.write(put_beside).result()
    regroup(library)
    return front, aside


def group_of(library: Library, faces: list[int]) -> int:
    (group,) = groups_of(library, faces)
    assert group is not None
    return group


def ask(library: Library, skip: set[str]) -> Question:
    kinds = frozenset({QuestionKind.WHO})
    return library.read(lambda c: review.next_questions(c, skip=skip, kinds=kinds))[0]


def test_grouping_notes_who_stands_aside(library, people):
    front, aside = people
    told = dict(library.read(lambda c: c.execute("SELECT id, aside FROM groups").fetchall()))
    assert {told[group_of(library, faces)] for faces in front} == {0.0}
    assert {told[group_of(library, faces)] for faces in aside} == {1.0}


def test_it_is_noted_again_where_new_faces_are_placed(library, people):
    """As after a scan: one face has not been in a group yet."""
    _, aside = people
    group = group_of(library, aside[0])
    taken_out = "UPDATE faces SET group_id = NULL WHERE id = ?"
    library.write(lambda c: c.execute(taken_out, (aside[0][0],))).result()
    library.write(lambda c: c.execute("UPDATE groups SET aside = NULL")).result()
    placed = library.read(
        lambda c: grouping_child.place_new(
            grouping_input.load(c, EMBEDDER), GroupingOrder(EMBEDDER, "average_linkage")
        )
    )
    library.write(lambda c: store_placed(c, placed)).result()
    told = dict(library.read(lambda c: c.execute("SELECT id, aside FROM groups").fetchall()))
    assert told.pop(group) == 1.0
    assert set(told.values()) == {None}


def test_once_passers_by_were_skipped_others_are_asked_about_first(library, people):
    front, aside = people
    skip = set()
    first = ask(library, skip)
    assert first.one.size == 5  # nothing is known yet: the larger group
    for faces in aside[:4]:
        skip.add(f"who:g{group_of(library, faces)}")
    for number, faces in enumerate(front[:4]):
        name_people.name_faces(library, faces, f"Person {number}")
    following = ask(library, skip)
    assert following.one.size == 4
    assert following.one.group in {group_of(library, faces) for faces in front[4:]}


def test_named_passers_by_speak_for_passers_by(library, people):
    _, aside = people
    for number, faces in enumerate(aside[:4]):
        name_people.name_faces(library, faces, f"Person {number}")
    habits = library.read(lambda c: read_habits(c, NOBODY))
    assert habits.by_aside > 0
    assert habits.keys_of_a_name == 9.0
    for _ in range(4):
        history.undo(library)
    assert library.read(lambda c: read_habits(c, NOBODY)).by_aside == 0.0


def test_skipped_groups_that_were_named_since_no_longer_count_as_skipped(library, people):
    front, _ = people
    group = np.array([group_of(library, front[0])])
    assert library.read(lambda c: read_habits(c, group)).new_name(4) < 4 / 7
    name_people.name_faces(library, front[0], "Anna")
    assert library.read(lambda c: read_habits(c, group)).new_name(4) > 4 / 7
