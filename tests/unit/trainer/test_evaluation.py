"""Figures agree with their definitions, counted by hand or written out slowly."""

from __future__ import annotations

import numpy as np
import pytest

from trainer.evaluation.calibration import calibration_error, fit_isotonic
from trainer.evaluation.discard import (
    bootstrap_mean_fnmr,
    discard_curve,
    mean_fnmr,
    pair_quality,
)
from trainer.evaluation.identification import (
    fused_means,
    identify,
    identify_leaving_one_out,
    leave_one_out_means,
    person_means,
)
from trainer.evaluation.noise import correction_figures
from trainer.evaluation.regroup import bcubed, best_bcubed_f, cut_tree, linkage_tree
from trainer.evaluation.verification import Pairs, all_pairs, tar_at_far, threshold_at, unit


def people(seed: int = 0, spread: float = 0.5) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    labels = np.repeat(np.arange(12), rng.integers(1, 7, 12))
    return rng.normal(size=(12, 16))[labels] + spread * rng.normal(size=(len(labels), 16)), labels


def test_all_pairs_are_those_of_a_double_loop():
    vectors, labels = people()
    pairs = all_pairs(vectors, labels)
    genuine, impostors = {}, []
    for i in range(len(labels)):
        for j in range(i + 1, len(labels)):
            cosine = vectors[i] @ vectors[j] / np.sqrt(vectors[i] @ vectors[i])
            cosine /= np.sqrt(vectors[j] @ vectors[j])
            if labels[i] == labels[j]:
                genuine[i, j] = cosine
            else:
                impostors.append(cosine)
    ours = dict(
        zip(zip(pairs.i.tolist(), pairs.j.tolist(), strict=True), pairs.genuine, strict=True)
    )
    assert ours == pytest.approx(genuine)
    assert sorted(pairs.impostors) == pytest.approx(sorted(impostors))


@pytest.mark.parametrize("far", [0.0, 0.001, 0.1, 0.5, 1.0])
def test_threshold_lets_no_more_impostors_through_than_asked_and_is_the_lowest_such(far):
    impostors = np.round(np.random.default_rng(0).normal(size=1000), 2)  # with ties
    threshold = threshold_at(impostors, far)
    assert (impostors > threshold).mean() <= far
    if np.isfinite(threshold):
        assert (impostors >= threshold).mean() > far


def test_true_accept_rate_is_that_of_a_scan_over_all_thresholds():
    vectors, labels = people(spread=1.5)
    pairs = all_pairs(vectors, labels)
    scan = [
        np.mean(pairs.genuine > t) for t in pairs.impostors if np.mean(pairs.impostors > t) <= 0.05
    ]
    assert tar_at_far(pairs, 0.05) == pytest.approx(max(scan))
    assert 0 < tar_at_far(pairs, 0.05) < 1


def test_leaving_one_out_agrees_with_a_loop():
    vectors, labels = people(spread=1.5)
    directions = unit(vectors)
    means, has_others = leave_one_out_means(vectors, labels)
    expected = []
    for i, label in enumerate(labels):
        others = (labels == label) & (np.arange(len(labels)) != i)
        assert has_others[i] == others.any()
        if not others.any():
            continue
        own = directions[others].sum(0)
        assert means[i] == pytest.approx(own / np.linalg.norm(own))
        scores = {}
        for person in np.unique(labels):
            rows = others if person == label else labels == person
            mean = directions[rows].sum(0)
            scores[person] = directions[i] @ mean / np.linalg.norm(mean)
        expected.append(max(scores, key=scores.__getitem__) == label)
    found = identify_leaving_one_out(vectors, labels)
    assert found.is_right.tolist() == expected
    assert not all(expected)


def test_identify_names_the_nearest_person():
    gallery, who = np.eye(3), np.array([7, 8, 9])
    found = identify(np.array([[2.0, 1, 0], [0, 0, 5]]), np.array([8, 9]), gallery, who)
    assert found.nearest.tolist() == [7, 9]
    assert found.is_right.tolist() == [False, True]
    assert found.cosine[1] == pytest.approx(1)


def test_fusion_weighs_by_inverse_variance_and_equals_the_mean_for_equal_variances():
    vectors, labels = people()
    same, who = fused_means(vectors, np.full(vectors.shape, -3.0), labels)
    plain, _ = person_means(vectors, labels)
    assert same == pytest.approx(plain)
    assert who.tolist() == list(range(12))
    variances = np.random.default_rng(1).normal(size=vectors.shape)
    fused, _ = fused_means(vectors, variances, labels)
    rows = np.flatnonzero(labels == 3)
    slow = sum(unit(vectors)[r] / np.exp(variances[r]) for r in rows)
    slow = slow / sum(1 / np.exp(variances[r]) for r in rows)
    assert fused[3] == pytest.approx(slow / np.linalg.norm(slow))


def slow_fnmr(missed: np.ndarray, quality: np.ndarray, share: float) -> float:
    """The definition: drop whole ties from the worst on while no more than `share` is gone."""
    for level in [-np.inf, *np.unique(quality)][::-1]:
        kept = quality > level
        if (~kept).mean() <= share + 1e-12:
            return float(missed[kept].mean()) if kept.any() else 0.0
    raise AssertionError


def test_discard_curve_follows_the_definition_with_ties():
    rng = np.random.default_rng(0)
    missed, quality = rng.random(200) < 0.3, np.round(rng.random(200), 1)
    curve = discard_curve(missed, quality)
    shares = np.linspace(0, 0.99, 300)
    ours = [curve.fnmr[np.searchsorted(curve.discarded, s + 1e-12) - 1] for s in shares]
    assert ours == pytest.approx([slow_fnmr(missed, quality, s) for s in shares])
    fine = (np.arange(30_000) + 0.5) / 100_000
    area = np.mean([slow_fnmr(missed, quality, s) for s in fine[::10]])
    assert curve.mean_up_to(0.3) == pytest.approx(area, abs=1e-3)


def test_an_oracle_beats_random_quality_and_random_is_flat():
    rng = np.random.default_rng(0)
    missed = rng.random(5000) < 0.1
    oracle = discard_curve(missed, -missed.astype(float))
    flat = discard_curve(missed, rng.random(5000)).mean_up_to(0.3)
    assert oracle.fnmr[1] == 0
    assert oracle.mean_up_to(0.3) == pytest.approx(missed.mean() * missed.mean() / 0.3)
    assert flat == pytest.approx(missed.mean(), abs=0.01)


def test_weights_count_like_copies():
    rng = np.random.default_rng(0)
    missed, quality = rng.random(50) < 0.3, rng.random(50)
    times = rng.integers(0, 4, 50)
    weighted = discard_curve(missed, quality, times.astype(float)).mean_up_to(0.3)
    copied = discard_curve(np.repeat(missed, times), np.repeat(quality, times)).mean_up_to(0.3)
    assert weighted == pytest.approx(copied)


def test_the_threshold_of_the_discard_figure_stays_where_all_impostors_put_it():
    genuine = np.array([0.9, 0.2, 0.8, 0.1])
    pairs = Pairs(
        np.array([0, 0, 1, 2]), np.array([1, 2, 2, 3]), genuine, np.linspace(-1, 0.5, 1000)
    )
    quality = np.array([3.0, 4.0, 2.0, 1.0])
    assert pair_quality(pairs, quality).tolist() == [3, 2, 2, 1]
    # Misses are pairs 1 and 3; a quarter gone leaves 1 of 3, another half leaves none.
    assert mean_fnmr(pairs, quality, limit=0.5) == pytest.approx((0.25 * 0.5 + 0.25 / 3) / 0.5)


def test_bootstrap_gives_the_same_draws_to_every_quality():
    vectors, labels = people(spread=1.5)
    pairs = all_pairs(vectors, labels)
    quality = np.random.default_rng(2).random(len(labels))
    both = bootstrap_mean_fnmr(
        pairs, {"a": quality, "b": quality.copy()}, labels, rounds=20, fmr=0.05
    )
    assert np.array_equal(both["a"], both["b"])
    assert both["a"].std() > 0
    assert abs(both["a"].mean() - mean_fnmr(pairs, quality, fmr=0.05)) < 3 * both["a"].std()


def test_isotonic_calibration_recovers_a_rising_curve():
    rng = np.random.default_rng(0)
    scores = rng.random(20_000)
    is_right = rng.random(20_000) < scores**2
    curve = fit_isotonic(scores[:10_000], is_right[:10_000])
    grid = np.linspace(0.05, 0.95, 19)
    assert np.abs(curve(grid) - grid**2).max() < 0.1
    assert np.all(np.diff(curve.probabilities) >= 0)
    assert calibration_error(curve(scores[10_000:]), is_right[10_000:]) < 0.02
    assert calibration_error(scores[10_000:], is_right[10_000:]) > 0.1


def test_equal_scores_get_one_probability():
    curve = fit_isotonic(np.array([0.2, 0.2, 0.7]), np.array([True, False, True]))
    assert curve(np.array([0.2, 0.7])).tolist() == [0.5, 1.0]


def test_corrections_are_counted_by_hand():
    given = np.array([0, 0, 1, 1, 2])
    corrected = np.array([0, 1, 2, 1, 0])
    true = np.array([0, 1, 0, 2, 2])
    figures = correction_figures(given, corrected, true)
    assert figures["corrected"] == 3
    assert figures["precision"] == pytest.approx(1 / 3)
    assert figures["recall"] == pytest.approx(1 / 3)
    assert figures["flagged_precision"] == pytest.approx(2 / 3)
    assert figures["flagged_recall"] == pytest.approx(2 / 3)
    assert figures["clean_changed"] == pytest.approx(1 / 2)


def test_bcubed_of_the_textbook_example():
    precision, recall, f = bcubed(np.array([0, 0, 0, 1]), np.array([0, 0, 1, 1]))
    assert (precision, recall) == (0.75, pytest.approx(2 / 3))
    assert f == pytest.approx(2 * 0.75 * (2 / 3) / (0.75 + 2 / 3))


def test_average_linkage_finds_people_that_lie_apart():
    vectors, labels = people(spread=0.1)
    assert best_bcubed_f(vectors, labels) == 1
    spread_out, labels = people(spread=1.5)
    tree = linkage_tree(spread_out)
    every = [bcubed(labels, cut_tree(tree, cut))[2] for cut in np.geomspace(0.02, 2, 60)]
    assert best_bcubed_f(spread_out, labels) == max(every)
    assert 0.3 < max(every) < 1
