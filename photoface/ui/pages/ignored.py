"""Everything put out of the way: ignored faces and what is no face. Nothing here is lost."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from photoface.services import browse
from photoface.ui.pages.page import Context, Page
from photoface.ui.text import number, tr
from photoface.ui.theme import SPACE_L, SPACE_M, SPACE_S
from photoface.ui.views.face_pane import HIDDEN, FacePane
from photoface.ui.widgets.action_button import ActionButton


class IgnoredPage(Page):
    """One grid; the mark on a face says whether it is ignored or not a face."""

    can_search = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.pane = FacePane(context, HIDDEN)
        self.pane.empty.tell(
            "eye-off",
            tr("Nothing is ignored"),
            tr("Faces you ignore and things that are no face come here, and can be brought back."),
        )
        self.pane.counted.connect(self._tell_count)
        self._line = QLabel(tr("Photoface leaves these out of groups and suggestions."))
        self._line.setProperty("role", "dim")
        bar = QHBoxLayout()
        bar.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_S)
        bar.addWidget(self._line)
        bar.addStretch(1)
        self._restore = ActionButton(self.pane.commands["face.restore"])
        bar.addWidget(self._restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.pane, 1)
        self.pane.ask(browse.hidden_faces)

    def on_shown(self) -> None:
        self.pane.grid.setFocus()

    def resize_tiles(self, step: int) -> None:
        self.pane.resize_tiles(step)

    def _tell_count(self, count: int) -> None:
        self.badge_changed.emit(number(count) if count else "")
        for part in (self._line, self._restore):
            part.setVisible(count > 0)
