"""How close strangers come: measured among groups, expected where groups are few."""

import numpy as np
import pytest

from photoface.grouping.calibrate import DEFAULT, Calibration, face_weight
from photoface.grouping.cohort import StrangerPrior, shipped_prior, stranger_similarity


def unit(vectors: np.ndarray) -> np.ndarray:
    return (vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)).astype(np.float32)


def prior(**other: float) -> StrangerPrior:
    values = {"level": 0.0, "reach": -1.0, "most": 10.0} | other
    slope = np.array([1.0, 0.0], np.float32)
    bent = np.diag([0.0, 2.0]).astype(np.float32)
    return StrangerPrior(bent, slope, center=np.array([1.0, 0.0], np.float32), **values)


def test_the_own_group_is_no_stranger():
    means = unit(np.eye(4))
    close = stranger_similarity(means[:1], np.array([0]), means)
    assert close == pytest.approx([0.0], abs=1e-6)


def test_an_expectation_is_a_quadratic_form_of_the_vector():
    vectors = unit(np.array([[1.0, 0.0], [0.6, 0.8]]))
    assert prior(level=0.5).expect(vectors) == pytest.approx([1.5, 0.6 + 2 * 0.64 + 0.5])


def test_an_expectation_never_goes_beyond_what_was_seen_in_the_fit():
    vectors = unit(np.array([[1.0, 0.0], [-1.0, 0.0]]))
    assert prior(most=0.3).expect(vectors) == pytest.approx([0.3, -0.3])


def test_nothing_is_expected_of_vectors_unlike_those_of_the_fit():
    vectors = unit(np.array([[1.0, 0.1], [0.1, 1.0]]))
    assert prior(reach=0.9).expect(vectors)[1] == 0.0
    assert prior(reach=0.9).expect(vectors)[0] > 0.9
    assert (prior().expect(np.ones((3, 5), np.float32)) == 0.0).all(), "another embedder's length"


def test_the_shipped_prior_knows_nothing_of_random_vectors():
    vectors = unit(np.random.default_rng(0).normal(size=(50, 128)))
    assert (shipped_prior().expect(vectors) == 0.0).all()


def test_few_groups_leave_the_word_to_the_prior_and_many_take_it():
    vectors = unit(np.array([[1.0, 0.0], [0.0, 1.0]]))  # expected: 1 and 2
    measured = np.array([3.0, 1.0], np.float32)
    calibration = Calibration(prior=prior(), cohort_weight=1.0, cohort_half=100.0)
    alone = calibration.stranger_offset(vectors, measured, 0, np.ones(2))
    many = calibration.stranger_offset(vectors, measured, 10**9, np.ones(2))
    assert alone == pytest.approx([-0.5, -1.0])
    assert many == pytest.approx([-1.25, -0.25]), "the level is the prior's, the order measured"


def test_without_a_prior_fewer_groups_are_enough_to_be_believed():
    vectors = unit(np.array([[1.0, 0.0], [0.0, 1.0]]))
    measured = np.array([3.0, 1.0], np.float32)
    calibration = Calibration(prior=None, cohort_weight=1.0, cohort_half=1e9, cohort_half_alone=100)
    offset = calibration.stranger_offset(vectors, measured, 100, np.ones(2))
    assert offset == pytest.approx([-0.25, 0.25]), "half of what is measured, around its mean"


def test_poor_faces_do_not_set_the_level_of_strangers():
    vectors = unit(np.array([[1.0, 0.0], [0.0, 1.0]]))  # expected: 1 and 2
    calibration = Calibration(prior=prior(), cohort_weight=1.0, cohort_half=0.0)
    measured = np.array([[1.0, 2.0], [1.0, 4.0]], np.float32)  # the second face may be blurred
    plain, blurred = (
        calibration.stranger_offset(vectors, one, 1, np.array([1.0, 0.0])) for one in measured
    )
    assert plain[0] == blurred[0] == pytest.approx(-0.5)
    assert blurred[1] < plain[1]


def test_an_uncertain_face_counts_less_down_to_a_limit_and_a_certain_one_no_more_than_one():
    log_variance = np.full((4, 128), DEFAULT.typical_log_variance, np.float32)
    log_variance += np.array([[-1.0], [0.0], [0.5], [3.0]], np.float32)
    assert face_weight(log_variance) == pytest.approx([1, 1, np.exp(-1), np.exp(-2)], rel=1e-4)


def test_evidence_rises_with_variance_within_what_was_fitted():
    above = np.array([[0.0], [0.3], [2.5], [7.6]], np.float32).repeat(128, axis=1)
    log_variance = above + np.float32(DEFAULT.typical_log_variance)
    offset = DEFAULT.variance_offset(log_variance)
    assert offset[0] == pytest.approx(0.0, abs=1e-6)
    assert offset[0] < offset[1] < offset[2] == offset[3]
