"""What is said of a face that is hard to recognize."""

from __future__ import annotations

import numpy as np
import pytest

from photoface.domain.faces import usual_landmarks
from photoface.domain.geometry import Box
from photoface.domain.quality import (
    LINK_QUALITY,
    Flaw,
    Grade,
    Look,
    grade_of,
    likely_flaws,
    probability_right,
    turned,
)

BOX = Box(10, 20, 120, 140)
PLAIN = Look(sharpness=0.14, brightness=126)


def flaws(quality: float = 0.1, box: Box = BOX, look: Look | None = PLAIN) -> tuple[Flaw, ...]:
    return likely_flaws(quality, box, usual_landmarks(box), look)


def test_grades_fall_with_quality_and_the_last_one_never_links():
    grades = [grade_of(quality) for quality in (1.0, 0.55, 0.3, 0.29, LINK_QUALITY, 0.14, 0.0)]
    assert grades == [
        Grade.CLEAR,
        Grade.CLEAR,
        Grade.GOOD,
        Grade.POOR,
        Grade.POOR,
        Grade.UNCERTAIN,
        Grade.UNCERTAIN,
    ]
    assert grade_of(None) is None


@pytest.mark.parametrize(
    ("look", "flaw"),
    [
        (Look(0.01, 126), Flaw.BLURRED),
        (Look(2.0, 126), Flaw.GRAINY),
        (Look(0.14, 12), Flaw.DARK),
        (Look(0.14, 240), Flaw.BRIGHT),
        (PLAIN, Flaw.COVERED),
    ],
)
def test_each_measurement_names_its_reason(look, flaw):
    assert flaws(look=look) == (flaw,)


def test_several_reasons_are_named_together_and_size_comes_first():
    assert flaws(box=Box(0, 0, 20, 24), look=Look(0.01, 126)) == (Flaw.SMALL, Flaw.BLURRED)


def test_a_face_that_is_good_enough_has_no_flaws_whatever_is_measured():
    assert flaws(quality=0.3, look=Look(0.001, 3)) == ()
    assert likely_flaws(None, BOX, usual_landmarks(BOX), PLAIN) == ()


def test_a_face_that_was_never_measured_is_not_called_covered():
    assert flaws(look=None) == ()
    assert flaws(box=Box(0, 0, 20, 24), look=None) == (Flaw.SMALL,)


@pytest.mark.parametrize("angle", [0, 30, 90, 180])
def test_turning_is_seen_whichever_way_up_the_picture_is(angle):
    """A nose half way between the middle and one eye, the picture turned by `angle`."""
    points = np.array([-1 + 0j, 1, 0.5 + 0.8j, -0.7 + 1.6j, 0.7 + 1.6j])
    points = points * np.exp(1j * np.radians(angle)) * 30 + (200 + 100j)
    landmarks = np.stack([points.real, points.imag], axis=1).astype(np.float32)
    assert turned(landmarks) == pytest.approx(0.25, abs=1e-4)
    assert turned(usual_landmarks(BOX)) == pytest.approx(0, abs=1e-6)


def test_eyes_in_one_place_count_as_turned_away():
    assert turned(np.zeros((5, 2), dtype=np.float32)) == np.inf


def test_a_clear_face_must_look_more_alike_to_be_as_likely():
    stated = [probability_right(0.9, quality) for quality in (0.0, 0.2, 0.5, 0.9)]
    assert all(np.diff(stated) < 0)
    assert probability_right(0.9, None) == 0.9


def test_more_likeness_is_never_less_likely_and_nothing_is_certain():
    likeness = np.linspace(0, 1, 101)
    stated = [probability_right(float(p), 0.4) for p in likeness]
    assert all(np.diff(stated) >= 0)
    assert 0 < stated[0] < 0.01
    assert 0.99 < stated[-1] < 1
