"""Figures before and after, one a row; what got better and what got worse is told by colour and
by sign."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from photoface.services.training_report import Figure
from photoface.ui.text import decimal, tr
from photoface.ui.theme import SPACE_L, SPACE_S, Theme

_SMALLER_IS_BETTER = {"calibration_error"}
_NOTHING = 0.0005  # less than this is no change


class FigureTable(QWidget):
    """Filled by `show_figures`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: Sequence[tuple[str, Sequence[Figure]]] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_L)
        self._grid.setVerticalSpacing(SPACE_S)
        self._grid.setColumnStretch(0, 1)
        theme.changed.connect(lambda: self.show_figures(self._parts))

    def show_figures(self, parts: Sequence[tuple[str, Sequence[Figure]]]) -> None:
        """Each part is a heading and its figures; parts without figures are left out."""
        self._parts = parts
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        row = 0
        for heading, figures in parts:
            if figures:
                row = self._add_part(row, heading, figures)

    def _add_part(self, row: int, heading: str, figures: Sequence[Figure]) -> int:
        for column, words in enumerate((heading, tr("before"), tr("after"), "")):
            self._put(row, column, words, "small")
        for row, figure in enumerate(figures, row + 1):  # noqa: B020  the rows go on
            change = figure.after - figure.before
            self._put(row, 0, words_for(figure.name))
            self._put(row, 1, _percent(figure.before))
            self._put(row, 2, _percent(figure.after))
            label = self._put(row, 3, words := _change(change))
            if words:
                is_better = (change < 0) == (figure.name in _SMALLER_IS_BETTER)
                colour = self._theme.colour("good" if is_better else "danger").name()
                label.setStyleSheet(f"color: {colour}; font-weight: 600;")
        return row + 1

    def _put(self, row: int, column: int, words: str, role: str = "") -> QLabel:
        label = QLabel(words)
        if role:
            label.setProperty("role", role)
        side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(label, row, column, side | Qt.AlignmentFlag.AlignVCenter)
        return label


def words_for(figure: str) -> str:
    """What a figure measures, in plain words."""
    return {
        "tar_1e-03": tr("Pairs of one person recognized (1 stranger in 1,000 let in)"),
        "rank1": tr("Nearest person is the right one"),
        "bcubed_f": tr("Grouping anew is right (BCubed F)"),
        "calibration_error": tr("Error of the stated certainty"),
    }.get(figure, figure)


def _percent(share: float) -> str:
    return f"{decimal(100 * share)} %"


def _change(share: float) -> str:
    """With its sign; nothing where it is too small to tell."""
    if abs(share) < _NOTHING:
        return ""
    return ("+" if share > 0 else "") + decimal(100 * share)
