"""Grades and states differ by shape, not by colour alone, and are said in words."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from photoface.domain.faces import FaceState
from photoface.domain.geometry import Box
from photoface.domain.quality import Flaw, Grade, grade_of
from photoface.services.browse import FaceRow
from photoface.ui.delegates.face_tile import FaceTileDelegate
from photoface.ui.delegates.quality import paint_quality, quality_words
from photoface.ui.models.face_list import describe
from photoface.ui.theme import Theme

_GRADES = (0.9, 0.4, 0.2, 0.1)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme()
    theme.set_mode("light")
    return theme


def canvas(side: int = 64) -> QImage:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    return image


def painted(theme: Theme, quality: float | None) -> QImage:
    image = canvas(32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_quality(painter, QRectF(2, 2, 28, 28), quality, theme)
    painter.end()
    return image


def row(state: FaceState, person: int | None = 1, quality: float | None = None) -> FaceRow:
    box, points = Box(0, 0, 9, 9), np.zeros((5, 2), np.float32)
    name = "Anna" if person else None
    return FaceRow(1, 1, "a.jpg", box, points, 0.9, quality, state, 1, person, name, 0.9)


def test_quality_falls_into_four_grades() -> None:
    assert [grade_of(quality) for quality in _GRADES] == list(Grade)
    assert grade_of(None) is None


def test_better_grades_have_more_of_the_ring_and_the_worst_one_is_dotted(theme: Theme) -> None:
    full, most, half, dotted = (ink(painted(theme, quality)) for quality in _GRADES)
    assert full.sum() > 1.1 * most.sum() > 1.1 * 1.1 * half.sum()
    for arc in (full, most, half):
        assert (arc ^ dotted).sum() > 20


def ink(image: QImage) -> np.ndarray:
    """Where there is neither the ground nor the light disc of the badge, whatever the colour."""
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)[..., :3]
    light = pixels.min(axis=2) > 200
    ground = np.abs(pixels.astype(int) - 160).max(axis=2) < 24
    return ~light & ~ground


def test_without_a_judgement_there_is_no_ring(theme: Theme) -> None:
    assert painted(theme, None) == canvas(32)


@pytest.mark.parametrize("quality", _GRADES)
def test_the_grade_is_said_with_its_percentile(quality: float) -> None:
    assert f"better than {round(quality * 100)} %" in quality_words(quality)


def test_the_worst_grade_says_what_it_means() -> None:
    assert "never to link two people" in quality_words(0.1)
    assert quality_words(None) == ""


def test_the_likely_reasons_come_before_what_they_mean():
    said = quality_words(0.1, (Flaw.SMALL, Flaw.DARK, Flaw.BLURRED))
    assert said.startswith("small, dark and blurred, too uncertain: used only to join")
    assert quality_words(0.2, (Flaw.TURNED,)).startswith("turned away, hard to make out")


def test_states_of_a_face_differ_in_shape(theme: Theme) -> None:
    pictures = []
    for state in (
        FaceState.CONFIRMED, FaceState.PROPOSED, FaceState.IGNORED, FaceState.NOT_A_FACE
    ):  # fmt: skip
        image = canvas(96)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        delegate = FaceTileDelegate(theme, None)  # nothing of the picture itself is painted here
        place = QRectF(0, 0, 96, 96)
        delegate.paint_over(painter, place, place, row(state), None)
        painter.end()
        pictures.append(np.frombuffer(image.constBits(), np.uint8).reshape(96, 96, 4).mean(axis=2))
    for one, other in combinations(pictures, 2):
        assert (np.abs(one - other) > 12).sum() > 40


@pytest.mark.parametrize(
    ("state", "person", "words"),
    [
        (FaceState.CONFIRMED, 1, "Anna, confirmed by you"),
        (FaceState.PROPOSED, 1, "Anna? Proposed, not confirmed"),
        (FaceState.PROPOSED, None, "Nobody has said who this is"),
        (FaceState.IGNORED, None, "Ignored"),
        (FaceState.NOT_A_FACE, None, "Not a face"),
    ],
)
def test_a_face_is_described_in_words(state: FaceState, person: int | None, words: str) -> None:
    assert describe(row(state, person)) == words
