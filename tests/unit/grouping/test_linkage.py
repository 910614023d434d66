"""Average linkage on sums: one person with many photos in few rounds, and rules that hold."""

import numpy as np
import pytest

from photoface.grouping.linkage import Clusters, LinkageRule, link
from photoface.grouping.neighbours import close_pairs
from tests.made_people import people

RULE = LinkageRule(cut=0.92, size_penalty=0.016)
NO_PAIRS = np.empty((0, 2), dtype=np.int64)


def clusters_of(vectors, person=None):
    count = len(vectors)
    person = np.full(count, -1) if person is None else person
    return Clusters(vectors.copy(), np.ones(count), np.zeros(count), person)


def test_a_person_with_very_many_photos_takes_few_rounds():
    vectors, _ = people([2000])
    rounds: list[int] = []
    label = link(
        clusters_of(vectors), close_pairs(vectors, 0.9), NO_PAIRS, RULE, on_round=rounds.append
    )
    assert np.bincount(label).max() > 1900
    assert len(rounds) < 100


def test_the_sum_of_a_group_lies_in_the_row_of_its_label():
    vectors, _ = people([40, 40])
    clusters = clusters_of(vectors)
    label = link(clusters, close_pairs(vectors, 0.9), NO_PAIRS, RULE)
    for one in np.unique(label):
        assert np.allclose(clusters.total[one], vectors[label == one].sum(axis=0), atol=1e-4)
        assert clusters.weight[one] == (label == one).sum()


def test_small_ones_that_must_stay_apart_never_join_a_large_one_together():
    vectors, _ = people([400])
    rng = np.random.default_rng(3)
    apart = np.unique(np.sort(rng.integers(0, 400, (300, 2)), axis=1), axis=0)
    apart = apart[apart[:, 0] < apart[:, 1]]
    label = link(clusters_of(vectors), close_pairs(vectors, 0.9), apart, RULE)
    assert (label[apart[:, 0]] != label[apart[:, 1]]).all()


def test_two_named_people_never_share_a_group():
    vectors, _ = people([400])
    person = np.full(400, -1)
    person[::50] = np.arange(8)
    label = link(clusters_of(vectors, person), close_pairs(vectors, 0.9), NO_PAIRS, RULE)
    assert len(set(label[::50].tolist())) == 8


def test_small_and_uncertain_sides_need_more_evidence():
    def asked(one: float, other: float) -> float:
        weight = np.array([one]), np.array([other])
        return float(-RULE.weigh(np.array([RULE.cut]), *weight)[0])

    assert asked(1, 1) == pytest.approx(RULE.size_penalty)
    assert asked(1, 4) == pytest.approx(RULE.size_penalty / 2)
    assert asked(0.5, 4) == pytest.approx(asked(1, 4))
    assert asked(0.125, 4) == pytest.approx(1.75 * asked(1, 4))
    assert asked(0.125, 0.25) > asked(0.125, 1) > asked(1, 1)
