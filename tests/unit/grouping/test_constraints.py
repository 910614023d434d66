"""Closing must-links, lifting cannot-links, and what happens when decisions contradict."""

import numpy as np

from photoface.domain.constraints import GroupingConstraints
from photoface.grouping import ConflictKind, find_conflicts
from photoface.grouping.constraints import compile_rules, photo_exclusions


def decisions(person, **pairs):
    given = {name: np.array(rows, dtype=np.int64).reshape(-1, 2) for name, rows in pairs.items()}
    return GroupingConstraints(person=np.array(person), **given)


def test_must_links_are_closed_transitively():
    rules = compile_rules(decisions([-1] * 5, must_link=[(0, 3), (3, 4)]))
    assert rules.node.tolist() == [0, 1, 2, 0, 0]


def test_rows_of_one_confirmed_person_share_a_node_and_lend_it_to_what_must_link():
    rules = compile_rules(decisions([7, -1, 7, -1], must_link=[(1, 2)]))
    assert rules.node.tolist() == [0, 0, 0, 1]
    assert rules.person.tolist() == [7, -1]


def test_cannot_links_are_lifted_to_the_closed_nodes():
    rules = compile_rules(decisions([-1] * 4, must_link=[(0, 1), (2, 3)], cannot_link=[(1, 3)]))
    assert rules.apart.tolist() == [[0, 1]]


def test_not_this_person_keeps_a_face_from_everyone_confirmed_as_that_person():
    rules = compile_rules(decisions([5, 5, -1], not_person=[(2, 5)]))
    assert rules.apart.tolist() == [[0, 1]]


def test_not_a_person_nobody_is_confirmed_as_asks_nothing():
    rules = compile_rules(decisions([-1, -1], not_person=[(0, 9)]))
    assert rules.apart.shape == (0, 2)
    assert rules.conflicts == []


def test_consistent_decisions_have_no_conflicts():
    assert find_conflicts(decisions([1, 2, -1], must_link=[(0, 2)], cannot_link=[(1, 2)])) == []


def test_two_confirmed_persons_stay_two_when_must_links_would_join_them():
    given = decisions([1, 2, -1, -1, -1], must_link=[(0, 2), (1, 2), (3, 4)])
    assert [conflict.rows for conflict in find_conflicts(given)] == [(0, 2), (1, 2)]
    assert compile_rules(given).node.tolist() == [0, 1, 2, 3, 3]


def test_different_wins_over_same_and_every_must_link_that_may_be_wrong_is_reported():
    given = decisions([-1] * 3, must_link=[(0, 1), (1, 2)], cannot_link=[(0, 2)])
    assert {c.kind for c in find_conflicts(given)} == {ConflictKind.SAME_BUT_DIFFERENT}
    assert [conflict.rows for conflict in find_conflicts(given)] == [(0, 1), (1, 2)]


def test_a_confirmed_person_wins_over_different_and_over_not_this_person():
    given = decisions([4, 4], cannot_link=[(0, 1)], not_person=[(0, 4)])
    kinds = {c.kind for c in find_conflicts(given)}
    assert kinds == {
        ConflictKind.DIFFERENT_BUT_ONE_PERSON,
        ConflictKind.NOT_THE_CONFIRMED_PERSON,
    }
    assert compile_rules(given).node.tolist() == [0, 0]


def test_faces_of_one_photo_exclude_each_other_unless_it_may_show_one_person_twice():
    photo = np.array([1, 2, 1, 1, 3, 3])
    twice = np.array([False, False, False, False, True, True])
    pairs = photo_exclusions(photo, twice, np.arange(6))
    assert pairs.tolist() == [[0, 2], [0, 3], [2, 3]]


def test_faces_of_one_photo_that_must_link_do_not_exclude_each_other():
    assert photo_exclusions(np.array([1, 1]), None, np.array([0, 0])).shape == (0, 2)
