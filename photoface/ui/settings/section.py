"""What every part of the settings page is built from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

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


class Choice(QComboBox):
    """One of a few values, each with its words; `value` is what is chosen."""

    def __init__(self, options: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        for value, words in options:
            self.addItem(words, value)
        self.setMinimumWidth(220)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def value(self) -> object:
        return self.currentData()

    def choose(self, value: object) -> None:
        """Show a value without telling anybody."""
        place = self.findData(value)
        if place < 0:
            self.addItem(str(value), value)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def wheelEvent(self, event: object) -> None:
        """Scrolling over a field scrolls the page; it does not change a setting."""
        event.ignore()  # type: ignore[attr-defined]
