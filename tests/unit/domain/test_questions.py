"""What a question is worth: rules that hold whatever the figures are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoface.domain.questions import Habits, competing, value_of_joining, value_of_who

rivals = st.lists(st.tuples(st.floats(0.0, 1.0), st.integers(0, 3)), max_size=12)
sizes = st.integers(1, 500)


@given(rivals)
def test_at_most_one_of_several_people_is_right(pairs):
    alone = np.array([p for p, _ in pairs])
    of = np.array([group for _, group in pairs], dtype=np.int64)
    shares = competing(alone, of)
    assert (np.bincount(of, shares) <= 1.0).all()
    assert (shares <= alone + 1e-3).all()


def test_nobody_competes_with_people_for_another_group():
    shares = competing(np.array([0.3, 0.5, 0.5]), np.array([1, 0, 0]))
    assert shares == pytest.approx([0.3, 1 / 3, 1 / 3])


@given(sizes, st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_a_likelier_list_is_worth_more_and_never_more_than_all_faces_for_a_key(size, one, other):
    low, high = sorted((one, other))
    habits = Habits()
    assert value_of_who(size, low, habits) <= value_of_who(size, high, habits) + 1e-9
    assert 0 < value_of_who(size, high, habits) <= size


@given(sizes, sizes, st.floats(0.0, 1.0))
def test_joining_nameless_groups_is_worth_no_more_than_they_hold(size, other, probability):
    value = value_of_joining(size, other, probability, Habits())
    assert 0 <= value <= size + other


def test_a_long_name_makes_asking_who_less_worth():
    assert value_of_who(5, 0.0, Habits(30.0)) < value_of_who(5, 0.0, Habits(5.0))


def test_what_the_user_skips_is_asked_about_less():
    habits = Habits()
    before = {size: habits.new_name(size) for size in (1, 2, 3, 8)}
    assert sorted(before.values()) == list(before.values())
    habits.note(np.full(30, 1), is_named=False)
    habits.note(np.full(30, 8), is_named=True)
    assert habits.new_name(1) < 0.1 * before[1] + 0.01
    assert habits.new_name(8) > 0.95
    assert habits.new_name(2) == before[2]
