"""What every part of the settings page is built from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from photoface.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from photoface.ui.widgets.paragraph import Paragraph

#: Every section is this wide: lines stay short enough to read.
WIDTH = 640
INNER = WIDTH - 2 * SPACE_L


class Section(QWidget):
    """A card with a heading. Add to `body`."""

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(title)
        heading = QLabel(title)
        heading.setProperty("role", "heading")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        self.body.setSpacing(SPACE_S)
        self.body.addWidget(heading)
        if note:
            self.body.addWidget(Paragraph(note, width=INNER))
        self.body.addSpacing(SPACE_XS)

    def add_row(self, label: str, field: QWidget) -> None:
        """A labelled field; the label names it for screen readers too."""
        words = QLabel(label)
        words.setBuddy(field)
        field.setAccessibleName(label)
        row = QHBoxLayout()
        row.addWidget(words, 1)
        row.addWidget(field)
        self.body.addLayout(row)
