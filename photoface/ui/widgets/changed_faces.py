"""Faces that would show another name, each with what it was and what it would be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from photoface.services.browse import FaceRow
from photoface.services.training_report import ChangedFace
from photoface.ui.text import tr
from photoface.ui.theme import SPACE_M, SPACE_XS, Theme
from photoface.ui.thumbnails import Thumbnails
from photoface.ui.widgets.face_strip import FaceButton

_COLUMNS, _SIDE = 5, 104


class ChangedFaces(QWidget):
    """`opened(face)` when one was clicked."""

    opened = Signal(object)

    def __init__(self, thumbnails: Thumbnails, theme: Theme) -> None:
        super().__init__()
        self._thumbnails, self._theme = thumbnails, theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE_M)
        self._grid.setColumnStretch(_COLUMNS, 1)

    @property
    def count(self) -> int:
        return self._grid.count()

    def show_changes(self, changes: Sequence[ChangedFace], faces: Mapping[int, FaceRow]) -> None:
        """Those changes whose face is still there."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        shown = [change for change in changes if change.face in faces]
        for number, change in enumerate(shown):
            cell = self._cell(change, faces[change.face])
            self._grid.addWidget(cell, number // _COLUMNS, number % _COLUMNS)

    def _cell(self, change: ChangedFace, face: FaceRow) -> QWidget:
        button = FaceButton(face, self._thumbnails, self._theme)
        button.setFixedSize(_SIDE, _SIDE)
        button.clicked.connect(lambda: self.opened.emit(face))
        before, after = change.before or tr("nobody"), change.after or tr("nobody")
        button.setAccessibleName(tr("{before} becomes {after}", before=before, after=after))
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(button)
        for words, role in ((before, "small"), (f"→ {after}", "")):
            column.addWidget(self._line(words, role))
        return cell

    def _line(self, words: str, role: str) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(label.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _SIDE))
        label.setToolTip(words)
        return label
