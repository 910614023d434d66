"""New faces find their groups; nobody else moves, and grouping all at once agrees."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoface.domain.constraints import GroupingConstraints
from photoface.domain.grouping import GroupingInput
from photoface.grouping import TooMuchChangedError, extend_groups, group_faces, score_grouping
from tests.made_people import each_in_own_photo, people

VECTORS, TRUTH = people([2, 3, 8, 13, 21, 34, 55], seed=2)
COUNT = len(TRUTH)
NOBODY_NAMED = GroupingConstraints.none(COUNT)


def standing(new):
    """Groups of all faces but the new ones, with numbers as a library may have them."""
    old = np.flatnonzero(~new)
    faces = GroupingInput(VECTORS[old], old)
    group = np.full(COUNT, -1)
    group[old] = 3 * group_faces(faces, GroupingConstraints.none(len(old))).labels + 7
    return group


def every_third():
    return np.arange(COUNT) % 3 == 0


def test_new_faces_go_where_they_belong_and_no_other_face_moves():
    new = every_third()
    before = standing(new)
    grouping = extend_groups(each_in_own_photo(VECTORS), NOBODY_NAMED, before)
    assert np.array_equal(grouping.labels[~new], before[~new])
    assert score_grouping(grouping.labels, TRUTH).bcubed_f > 0.97
    whole = group_faces(each_in_own_photo(VECTORS), NOBODY_NAMED)
    assert score_grouping(grouping.labels, whole.labels).bcubed_f > 0.97
    assert np.isnan(grouping.probability[~new]).all()
    assert (grouping.probability[new] > 0).all()


def test_strangers_found_together_become_groups_numbered_on_from_the_highest():
    new = TRUTH == 4
    before = standing(new)
    labels = extend_groups(each_in_own_photo(VECTORS), NOBODY_NAMED, before).labels
    assert np.bincount(labels[new]).max() >= 20
    assert labels[new].min() > before.max()


def test_adding_in_a_hundred_batches_agrees_with_grouping_all_at_once():
    vectors, truth = people([1] * 40 + [3] * 20 + [10] * 10 + [60] * 2, seed=4)
    order = np.random.default_rng(0).permutation(len(truth))
    vectors, truth = vectors[order], truth[order]
    group = np.empty(0, dtype=np.int64)
    for part in range(1, 101):
        count = len(truth) * part // 100
        group = np.concatenate((group, np.full(count - len(group), -1)))
        faces = each_in_own_photo(vectors[:count])
        group = extend_groups(faces, GroupingConstraints.none(count), group).labels
    whole = group_faces(each_in_own_photo(vectors), GroupingConstraints.none(len(truth)))
    difference = (
        score_grouping(group, truth).bcubed_f - score_grouping(whole.labels, truth).bcubed_f
    )
    assert abs(difference) < 0.02  # never grouped anew on the way; a library is, now and then


def test_nothing_new_changes_nothing():
    before = standing(np.zeros(COUNT, dtype=bool))
    grouping = extend_groups(each_in_own_photo(VECTORS), NOBODY_NAMED, before)
    assert np.array_equal(grouping.labels, before)


def test_without_any_group_the_new_faces_group_among_themselves():
    nothing = np.full(COUNT, -1)
    labels = extend_groups(each_in_own_photo(VECTORS), NOBODY_NAMED, nothing).labels
    assert score_grouping(labels, TRUTH).bcubed_f > 0.9


def test_an_uncertain_face_joins_and_never_makes_two_groups_one():
    new = every_third()
    faces = GroupingInput(VECTORS, np.arange(COUNT), may_link=~new)
    before = standing(new)
    grouping = extend_groups(faces, NOBODY_NAMED, before)
    labels = grouping.labels
    assert np.array_equal(labels[~new], before[~new])
    assert np.isin(labels[new], before[~new]).mean() > 0.8
    alone = ~np.isin(labels[new], before[~new])
    assert len(np.unique(labels[new][alone])) == alone.sum()
    assert (grouping.probability[new][alone] == 1.0).all()


@pytest.mark.parametrize("tie", ["must_link", "person"])
def test_a_decision_that_moves_standing_faces_asks_for_all(tie):
    new = every_third()
    group = standing(new)
    one, other = np.flatnonzero(~new)[[0, -1]]
    person = np.full(COUNT, -1)
    if tie == "person":
        person[[one, other]] = 5
    links = np.array([[one, other]] if tie == "must_link" else [], dtype=np.int64).reshape(-1, 2)
    decided = GroupingConstraints(person, must_link=links)
    with pytest.raises(TooMuchChangedError):
        extend_groups(each_in_own_photo(VECTORS), decided, group)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_decision_about_a_new_face_is_violated(data):
    new = every_third()
    rows = st.sampled_from(np.flatnonzero(new).tolist())
    everyone = st.integers(0, COUNT - 1)
    pairs = data.draw(st.lists(st.tuples(rows, everyone), max_size=8))
    apart = np.array([pair for pair in pairs if pair[0] != pair[1]], dtype=np.int64).reshape(-1, 2)
    bans = data.draw(st.lists(st.tuples(rows, st.just(3)), max_size=4))
    person, group = np.full(COUNT, -1), standing(new)
    person[np.flatnonzero(group == group[np.flatnonzero(~new)[-1]])] = 3
    photo = np.array(data.draw(st.lists(st.integers(0, 400), min_size=COUNT, max_size=COUNT)))
    faces = GroupingInput(VECTORS, np.where(new, photo, 1000 + np.arange(COUNT)))
    decided = GroupingConstraints(
        person, np.array(bans, dtype=np.int64).reshape(-1, 2), cannot_link=apart
    )
    labels = extend_groups(faces, decided, group).labels
    assert (labels[apart[:, 0]] != labels[apart[:, 1]]).all()
    assert not np.isin(labels[[row for row, _ in bans]], labels[person == 3]).any()
    assert len(np.unique(labels[person == 3])) == 1
    _, count = np.unique(np.column_stack((faces.photo, labels)), axis=0, return_counts=True)
    assert (count == 1).all()
