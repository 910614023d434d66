"""The figures that judge a grouping, against hand-computed and slowly computed values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoface.grouping import score_grouping


def test_the_toy_example_gives_the_figures_worked_out_by_hand():
    scores = score_grouping([0, 0, 1, 1], [0, 0, 0, 1])
    assert scores.pair_precision == pytest.approx(1 / 2)
    assert scores.pair_recall == pytest.approx(1 / 3)
    assert scores.bcubed_precision == pytest.approx(0.75)
    assert scores.bcubed_recall == pytest.approx(2 / 3)
    assert (scores.groups, scores.merges, scores.splits) == (2, 1, 1)
    assert scores.pure_share == 0.5


def test_a_perfect_grouping_needs_nothing_whatever_the_labels_are_called():
    scores = score_grouping([7, 7, 3], ["Ada", "Ada", "Bob"])
    assert (scores.bcubed_f, scores.pair_f, scores.corrections) == (1.0, 1.0, 0)


def test_every_noise_face_counts_as_a_group_of_its_own():
    assert score_grouping([-1, -1, 0], [0, 0, 1]) == score_grouping([1, 2, 0], [0, 0, 1])


def test_lists_of_different_length_are_refused():
    with pytest.raises(ValueError, match="same length"):
        score_grouping([0, 1], [0])


_labels = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=30)


@given(_labels)
def test_bcubed_equals_its_definition_written_out_slowly(pairs):
    group, person = np.array(pairs).T
    same_group, same_person = group[:, None] == group, person[:, None] == person
    both = (same_group & same_person).sum(axis=1)
    scores = score_grouping(group, person)
    assert scores.bcubed_precision == pytest.approx(np.mean(both / same_group.sum(axis=1)))
    assert scores.bcubed_recall == pytest.approx(np.mean(both / same_person.sum(axis=1)))


@given(_labels)
def test_corrections_lead_to_the_perfect_grouping(pairs):
    group, person = np.array(pairs).T
    scores = score_grouping(group, person)
    assert scores.groups + scores.splits - scores.merges == len(set(person.tolist()))
