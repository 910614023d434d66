"""Asked before something is done that a key does not undo, or that takes long to undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from photoface.ui.text import tr
from photoface.ui.theme import SPACE_S
from photoface.ui.widgets.paragraph import Paragraph


class Question(QWidget):
    """Comes in the place of `asker` when that is pressed: what it means, then `yes` or `no`."""

    def __init__(
        self,
        asker: QPushButton,
        words: str,
        yes: str,
        do: Callable[[], object],
        *,
        width: int,
    ) -> None:
        super().__init__()
        self._asker, self._do = asker, do
        self.yes, self.no = QPushButton(yes), QPushButton(tr("Keep"))
        self.yes.clicked.connect(self._answer)
        self.no.clicked.connect(self._take_back)
        asker.clicked.connect(self._ask)
        buttons = QHBoxLayout()
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_S)
        column.addWidget(Paragraph(words, width=width))
        column.addLayout(buttons)
        self.hide()

    def withdraw(self) -> None:
        """It was not meant for what is shown now."""
        self.hide()
        self._asker.show()

    def _answer(self) -> None:
        self.withdraw()
        self._do()

    def _take_back(self) -> None:
        self.withdraw()
        self._asker.setFocus()

    def _ask(self) -> None:
        self.show()
        self._asker.hide()
        self.no.setFocus()


def about_removing(asker: QPushButton, do: Callable[[], object], *, width: int) -> Question:
    """Of a folder: what is forgotten, what stays, and what bringing it back takes."""
    words = tr(
        "Photoface forgets the photos in this folder and the faces in them. The files stay where "
        "they are. The names you gave are kept: undo, or adding the folder again, reads the photos "
        "anew and brings them back."
    )
    return Question(asker, words, tr("Remove from Photoface"), do, width=width)
