"""The landmarks of an embedder: told from a library without labels, and what follows from them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoface.domain.constraints import GroupingConstraints
from photoface.domain.grouping import GroupingInput
from photoface.grouping import (
    FITTED_SCALE,
    Calibration,
    Move,
    Scale,
    group_faces,
    library_scale,
    score_grouping,
)
from photoface.grouping.scale import UNMOVED
from tests.made_people import people

SHIPPED = Calibration()


def _library(seed: int = 0):
    return people([3, 4, 5, 6] * 8, seed=seed)


def _stretched(vectors, by: float):
    """The same faces on a scale of its own: less of what all of them share."""
    stretched = vectors - by * vectors.mean(axis=0)
    return (stretched / np.linalg.norm(stretched, axis=1, keepdims=True)).astype(np.float32)


def test_the_landmarks_lie_among_strangers_and_within_people():
    vectors, truth = _library()
    scale = library_scale(vectors)
    similarity = vectors @ vectors.T
    same = (truth[:, None] == truth) & ~np.eye(len(truth), dtype=bool)
    assert scale.strangers < np.median(similarity[~same])
    assert similarity[same].mean() < scale.same < 1


def test_too_few_faces_and_a_single_person_tell_nothing():
    vectors, _ = people([5] * 4)
    assert library_scale(vectors) is None
    one_person, _ = people([100])
    assert library_scale(one_person) is None
    assert library_scale(np.repeat(vectors[:1], 100, axis=0)) is None


def test_copies_of_pictures_do_not_pass_for_photos_of_one_person():
    vectors, _ = _library()
    twice = np.concatenate((vectors, vectors[:40]))
    assert library_scale(twice).same == pytest.approx(library_scale(vectors).same, abs=0.01)


@pytest.mark.parametrize("by", [0.5, 0.8, 1.0])
def test_an_unknown_embedder_is_grouped_by_its_own_scale(by):
    vectors, truth = _library()
    other = _stretched(vectors, by)
    faces = GroupingInput(other, np.arange(len(other)))
    nobody = GroupingConstraints.none(len(other))
    moved = SHIPPED.on(Move.between(library_scale(other), library_scale(vectors)))
    found = group_faces(faces, nobody, calibration=moved).labels
    blind = group_faces(faces, nobody, calibration=SHIPPED).labels
    assert score_grouping(found, truth).bcubed_f > 0.95
    assert score_grouping(blind, truth).bcubed_f < 0.7


def test_the_scale_that_the_figures_were_fitted_to_changes_nothing():
    same = SHIPPED.on(Move.between(FITTED_SCALE))
    assert same.cut == pytest.approx(SHIPPED.cut)
    assert same.slope == pytest.approx(SHIPPED.slope)
    assert same.largest_offset == pytest.approx(SHIPPED.largest_offset)


def test_who_is_not_moved_keeps_every_bit():
    assert SHIPPED.on(UNMOVED) == SHIPPED
    similarity = np.random.default_rng(0).normal(size=1000).astype(np.float32)
    assert UNMOVED(similarity).dtype == np.float32
    np.testing.assert_array_equal(UNMOVED(similarity), similarity)


def test_landmarks_go_to_landmarks():
    move = Move.between(Scale(-0.1, 0.6))
    assert move(-0.1) == pytest.approx(FITTED_SCALE.strangers)
    assert move(0.6) == pytest.approx(FITTED_SCALE.same)


@given(st.floats(-0.5, 0.6), st.floats(0.1, 0.4), st.floats(-0.1, 0.1), st.integers(1, 100_000))
def test_evidence_keeps_its_meaning_on_every_scale(strangers, width, above, groups):
    scale = Scale(strangers, strangers + width)
    moved = SHIPPED.on(Move.between(scale))
    wider = scale.width / FITTED_SCALE.width
    here = SHIPPED.cut_among(groups) + above
    there = scale.strangers + wider * (here - FITTED_SCALE.strangers)
    one, other = here - SHIPPED.cut_among(groups), there - moved.cut_among(groups)
    probability = moved.probability(np.array([other]))
    assert probability == pytest.approx(SHIPPED.probability(np.array([one])), abs=1e-5)
