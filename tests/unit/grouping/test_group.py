"""Grouping as a whole: right on easy people, obedient, and blind to the order of the rows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoface.domain.constraints import GroupingConstraints
from photoface.domain.grouping import GroupingInput
from photoface.domain.settings import GROUPING_METHODS
from photoface.grouping import GroupingCancelledError, group_faces, score_grouping
from photoface.grouping.constraints import compile_rules
from tests.made_people import each_in_own_photo, people

NO_PAIRS = np.empty((0, 2), dtype=np.int64)


@pytest.mark.parametrize("method", GROUPING_METHODS)
def test_people_with_ordinary_spread_are_found(method):
    vectors, truth = people([1, 2, 3, 5, 8, 13, 21, 34])
    grouping = group_faces(
        each_in_own_photo(vectors), GroupingConstraints.none(len(truth)), method=method
    )
    assert score_grouping(grouping.labels, truth).bcubed_f > 0.95


def test_an_unknown_method_is_refused():
    vectors, _ = people([2])
    with pytest.raises(ValueError, match="unknown grouping method"):
        group_faces(each_in_own_photo(vectors), GroupingConstraints.none(2), method="magic")


@pytest.mark.parametrize("method", GROUPING_METHODS)
@pytest.mark.parametrize("count", [0, 1, 2])
def test_tiny_libraries_are_grouped_too(method, count):
    vectors, _ = people([1, 1])
    faces = each_in_own_photo(vectors[:count])
    grouping = group_faces(faces, GroupingConstraints.none(count), method=method)
    assert grouping.labels.tolist() == list(range(count))
    assert grouping.probability.tolist() == [1.0] * count


def test_progress_rises_to_one_and_a_cancel_ends_the_work():
    vectors, truth = people([5, 5])
    heard: list[float] = []
    faces, nothing = each_in_own_photo(vectors), GroupingConstraints.none(len(truth))
    group_faces(faces, nothing, on_progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == pytest.approx(1.0)
    with pytest.raises(GroupingCancelledError):
        group_faces(faces, nothing, is_cancelled=lambda: True)


def test_two_faces_of_one_photo_are_two_people_unless_the_user_allowed_it():
    vectors, _ = people([6])
    photo = np.array([0, 0, 1, 2, 3, 4])
    nothing = GroupingConstraints.none(6)
    labels = group_faces(GroupingInput(vectors, photo), nothing).labels
    assert labels[0] != labels[1]
    allowed = GroupingInput(vectors, photo, twice_allowed=photo == 0)
    assert group_faces(allowed, nothing).labels.tolist() == [0] * 6


def test_confirmed_faces_are_certain():
    vectors, _ = people([4])
    constraints = GroupingConstraints(person=np.array([3, -1, 3, -1]))
    grouping = group_faces(each_in_own_photo(vectors), constraints)
    assert grouping.probability[[0, 2]].tolist() == [1.0, 1.0]
    assert (grouping.probability[[1, 3]] < 1.0).all()


# ---------------------------------------------------------------- thousands of random decisions

VECTORS, TRUTH = people([1, 1, 2, 3, 4, 6], seed=5)
COUNT = len(TRUTH)
_rows = st.integers(0, COUNT - 1)
_pairs = st.lists(st.tuples(_rows, _rows).filter(lambda pair: pair[0] != pair[1]), max_size=6)


@st.composite
def problems(draw):
    """Faces of a few people in few photos, and decisions as contradictory as they come."""
    person = draw(st.lists(st.sampled_from([-1, -1, -1, 3, 8]), min_size=COUNT, max_size=COUNT))
    photo = draw(st.lists(st.integers(0, 40), min_size=COUNT, max_size=COUNT))
    bans = st.lists(st.tuples(_rows, st.sampled_from([3, 8, 99])), max_size=4)
    constraints = GroupingConstraints(
        person=np.array(person),
        not_person=_as_pairs(draw(bans)),
        must_link=_as_pairs(draw(_pairs)),
        cannot_link=_as_pairs(draw(_pairs)),
    )
    uncertain = st.lists(st.sampled_from([-7.6, -7.2, -6.6]), min_size=COUNT, max_size=COUNT)
    may_link = st.lists(st.sampled_from([True, True, False]), min_size=COUNT, max_size=COUNT)
    log_variance = np.repeat(np.float32(draw(uncertain))[:, None], VECTORS.shape[1], axis=1)
    given = GroupingInput(VECTORS, np.array(photo), log_variance, may_link=np.array(draw(may_link)))
    return draw(st.sampled_from([given, GroupingInput(VECTORS, np.array(photo))])), constraints


def _as_pairs(pairs):
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


@settings(max_examples=1500, deadline=None)
@given(problems())
def test_no_decision_is_ever_violated(problem):
    faces, constraints = problem
    _assert_obeyed(group_faces(faces, constraints).labels, constraints)


@settings(max_examples=100, deadline=None)
@given(problems())
def test_no_decision_is_violated_by_hdbscan_either(problem):
    faces, constraints = problem
    _assert_obeyed(group_faces(faces, constraints, method="hdbscan").labels, constraints)


def _assert_obeyed(labels, constraints):
    person, conflicts = constraints.person, compile_rules(constraints).conflicts
    lost = {conflict.rows for conflict in conflicts}
    for one, other in np.argwhere(person[:, None] == person):
        assert person[one] < 0 or labels[one] == labels[other]
    for one, other in constraints.must_link.tolist():
        assert labels[one] == labels[other] or tuple(sorted((one, other))) in lost
    for one, other in constraints.cannot_link.tolist():
        assert labels[one] != labels[other] or tuple(sorted((one, other))) in lost
    for row, banned in constraints.not_person.tolist():
        assert not (labels[person == banned] == labels[row]).any() or (row,) in lost


@settings(max_examples=300, deadline=None)
@given(problems())
def test_faces_of_one_photo_never_share_a_group_unless_the_user_tied_them(problem):
    faces, constraints = problem
    labels, node = group_faces(faces, constraints).labels, compile_rules(constraints).node
    for one, other in np.argwhere(np.triu(faces.photo[:, None] == faces.photo, 1)):
        assert labels[one] != labels[other] or node[one] == node[other]


@pytest.mark.parametrize("method", GROUPING_METHODS)
@settings(max_examples=200, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_shuffled_rows_give_the_identical_grouping(method, problem, random):
    faces, constraints = problem
    order = np.array(random.sample(range(COUNT), COUNT))
    grouping = group_faces(faces, constraints, method=method)
    shuffled = group_faces(*_shuffled(faces, constraints, order), method=method)
    assert _partition(grouping.labels[order]) == _partition(shuffled.labels)
    assert np.array_equal(grouping.probability[order], shuffled.probability)


def _shuffled(faces, constraints, order):
    place = np.argsort(order)
    ban = constraints.not_person
    variance, may_link = faces.log_variance, faces.may_link
    return (
        GroupingInput(
            faces.vectors[order],
            faces.photo[order],
            None if variance is None else variance[order],
            may_link=None if may_link is None else may_link[order],
        ),
        GroupingConstraints(
            person=constraints.person[order],
            not_person=np.column_stack((place[ban[:, 0]], ban[:, 1])),
            must_link=place[constraints.must_link],
            cannot_link=place[constraints.cannot_link],
        ),
    )


def _partition(labels):
    return {tuple(np.flatnonzero(labels == label).tolist()) for label in np.unique(labels)}
