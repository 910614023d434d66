"""The quality badge: four grades that differ in shape as well as in colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from photoface.domain.quality import Flaw, Grade, grade_of
from photoface.ui.delegates.sprites import paint_sprite
from photoface.ui.text import tr
from photoface.ui.theme import Theme

#: How much of the ring is drawn; an uncertain face gets a dotted one.
_RING = {Grade.CLEAR: 1.0, Grade.GOOD: 0.75, Grade.POOR: 0.5}


def quality_words(quality: float | None, flaws: Sequence[Flaw] = ()) -> str:
    """The grade in plain words, with the likely reasons and what it means for grouping.

    Empty where there is no judgement.
    """
    grade = grade_of(quality)
    if grade is None or quality is None:
        return ""
    words = {
        Grade.CLEAR: tr("clear"),
        Grade.GOOD: tr("good enough to recognize"),
        Grade.POOR: tr("hard to make out: it may join a person"),
        Grade.UNCERTAIN: tr("too uncertain: used only to join, never to link two people"),
    }[grade]
    if flaws:
        words = tr("{flaws}, {words}", flaws=_listed(flaws), words=words)
    return tr("{words} (better than {percent} % of the faces)", words=words,
              percent=round(quality * 100))  # fmt: skip


def _listed(flaws: Sequence[Flaw]) -> str:
    words = {
        Flaw.SMALL: tr("small"),
        Flaw.BLURRED: tr("blurred"),
        Flaw.GRAINY: tr("grainy"),
        Flaw.DARK: tr("dark"),
        Flaw.BRIGHT: tr("overexposed"),
        Flaw.TURNED: tr("turned away"),
        Flaw.COVERED: tr("perhaps covered"),
    }
    *first, last = (words[flaw] for flaw in flaws)
    return tr("{first} and {last}", first=", ".join(first), last=last) if first else last


def paint_quality(painter: QPainter, rect: QRectF, quality: float | None, theme: Theme) -> None:
    """A ring on a dark disc, so that it shows on any face. Nothing where there is no judgement."""
    grade = grade_of(quality)
    if grade is not None:
        key = f"quality-{grade}-{theme.is_dark}"
        paint_sprite(painter, rect, key, lambda p, r: _paint_grade(p, r, grade, theme))


def _paint_grade(painter: QPainter, rect: QRectF, grade: Grade, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("raised", 0.92))
    painter.drawEllipse(rect)
    colour = {Grade.CLEAR: "good", Grade.GOOD: "accent"}.get(grade, "danger")
    colour = "dim" if grade is Grade.POOR else colour
    pen = QPen(theme.colour(colour), 2.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    place = rect.adjusted(4, 4, -4, -4)
    if grade is Grade.UNCERTAIN:
        pen.setDashPattern([0.1, 1.9])
        painter.setPen(pen)
        painter.drawEllipse(place)
    else:
        painter.setPen(pen)
        painter.drawArc(place, 90 * 16, -round(360 * 16 * _RING[grade]))
