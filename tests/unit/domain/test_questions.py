"""What a question is worth: rules that hold whatever the figures are."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoface.domain.questions import (
    _ASIDE_PRECISION,
    _SIZE_PRECISION,
    Habits,
    competing,
    value_of_joining,
    value_of_who,
)

rivals = st.lists(st.tuples(st.floats(0.0, 1.0), st.integers(0, 3)), max_size=12)
sizes = st.integers(1, 500)
shares = st.floats(0.0, 1.0)


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


@given(sizes, shares, shares, shares)
def test_a_likelier_list_is_worth_more_and_never_more_than_all_faces_for_a_key(
    size, aside, one, other
):
    low, high = sorted((one, other))
    habits = Habits(by_aside=-2.0)
    assert value_of_who(size, aside, low, habits) <= value_of_who(size, aside, high, habits) + 1e-9
    assert 0 < value_of_who(size, aside, high, habits) <= size


@given(sizes, sizes, shares, shares, shares)
def test_joining_nameless_groups_is_worth_no_more_than_they_hold(one, other, here, there, p):
    size, aside = np.array([[one, other]]), np.array([[here, there]])
    (value,) = value_of_joining(size, aside, np.array([p]), Habits(by_aside=-2.0))
    assert 0 <= value <= one + other


def test_a_long_name_makes_asking_who_less_worth():
    assert value_of_who(5, 0.0, 0.0, Habits(30.0)) < value_of_who(5, 0.0, 0.0, Habits(5.0))


def learned(*answers: tuple[int, float, bool]) -> Habits:
    """What (size, aside, named) teach."""
    habits = Habits()
    size, aside, named = (np.array(column) for column in zip(*answers, strict=True))
    habits.learn(size, aside, named)
    return habits


def test_what_the_user_skips_is_asked_about_less():
    before = {size: Habits().new_name(size) for size in (1, 2, 3, 8)}
    assert sorted(before.values()) == list(before.values())
    assert before[3] == pytest.approx(0.5)
    habits = learned(*[(1, 0.0, False)] * 30, *[(8, 0.0, True)] * 30)
    assert habits.new_name(1) < 0.2 * before[1]
    assert habits.new_name(8) > 0.95
    assert habits.new_name(2) == pytest.approx(before[2])


def test_passers_by_of_every_size_are_asked_about_less_once_some_were_skipped():
    habits = learned(*[(6, 1.0, False)] * 10, *[(6, 0.0, True)] * 20)
    assert habits.new_name(1, 1.0) < 0.2 * habits.new_name(1, 0.0)
    assert habits.new_name(1, 0.0) == pytest.approx(Habits().new_name(1))
    ours = np.array([0.2, 0.2])
    aside, before_us = habits.less_aside(ours, np.array([1.0, 0.0]))
    assert before_us == pytest.approx(0.2)
    assert aside < 0.1


def test_nobody_is_held_against_a_family_that_stands_beside_each_other():
    beside = [(4, share, True) for share in (0.0, 0.5, 1.0)] * 10
    strangers = [(1, share, False) for share in (0.0, 0.5, 1.0)] * 10
    assert abs(learned(*beside, *strangers).by_aside) < 0.5


@given(st.lists(st.tuples(sizes, shares, st.booleans()), min_size=1, max_size=40))
def test_what_is_learned_is_the_most_likely_there_is(answers):
    habits = learned(*answers)
    best = log_posterior(habits, answers)
    for step in (0.05, -0.05):
        assert log_posterior(replace(habits, by_aside=habits.by_aside + step), answers) <= best
        for size in {size for size, *_ in answers}:
            moved = habits.by_size.copy()
            moved[int(np.ceil(np.log2(size)))] += step
            assert log_posterior(replace(habits, by_size=moved), answers) <= best


def log_posterior(habits: Habits, answers: list[tuple[int, float, bool]]) -> float:
    chance = [habits.new_name(size, aside) for size, aside, _ in answers]
    said = sum(np.log(p if a[2] else 1 - p) for p, a in zip(chance, answers, strict=True))
    penalty = _SIZE_PRECISION * (habits.by_size**2).sum() + _ASIDE_PRECISION * habits.by_aside**2
    return float(said - penalty / 2)
