"""Asked before something is done that is not undone with a key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from photoface.ui.settings.section import INNER
from photoface.ui.text import tr
from photoface.ui.theme import SPACE_S
from photoface.ui.widgets.paragraph import Paragraph


class Question(QWidget):
    """Comes in the place of `asker` when that is pressed: what it means, then `yes` or `no`."""

    def __init__(self, asker: QPushButton, words: str, yes: str, do: Callable[[], object]) -> None:
        super().__init__()
        self._asker = asker
        self.yes, self.no = QPushButton(yes), QPushButton(tr("Keep"))
        self.yes.clicked.connect(lambda: do())
        self.no.clicked.connect(self._take_back)
        asker.clicked.connect(self._ask)
        buttons = QHBoxLayout()
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_S)
        column.addWidget(Paragraph(words, width=INNER))
        column.addLayout(buttons)
        self.hide()

    def _ask(self) -> None:
        self.show()
        self._asker.hide()
        self.no.setFocus()

    def _take_back(self) -> None:
        self.hide()
        self._asker.show()
        self._asker.setFocus()
