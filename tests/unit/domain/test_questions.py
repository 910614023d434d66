"""What a question is worth: rules that hold whatever the figures are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoface.domain.questions import Habits, competing, value_of_joining, value_of_who

probabilities = st.lists(st.floats(0.0, 1.0), max_size=8)
sizes = st.integers(1, 500)


@given(probabilities)
def test_at_most_one_of_several_people_is_right(alone):
    shares = competing(alone)
    assert sum(shares) <= 1.0
    assert all(share <= p + 1e-3 for share, p in zip(shares, alone, strict=True))
    assert sorted(alone) == [alone[i] for i in sorted(range(len(alone)), key=shares.__getitem__)]


def test_nobody_competes_with_a_single_person():
    assert competing([0.3]) == [pytest.approx(0.3)]
    assert competing([0.5, 0.5]) == [pytest.approx(1 / 3)] * 2


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
    for _ in range(30):
        habits.note(1, is_named=False)
        habits.note(8, is_named=True)
    assert habits.new_name(1) < 0.1 * before[1] + 0.01
    assert habits.new_name(8) > 0.95
    assert habits.new_name(2) == before[2]
