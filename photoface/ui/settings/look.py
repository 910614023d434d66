"""How the window looks and which language it speaks."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton

from photoface.ui.pages.page import Context
from photoface.ui.settings.section import INNER, Section
from photoface.ui.text import tr
from photoface.ui.translation import LANGUAGES
from photoface.ui.widgets.choice import Choice
from photoface.ui.widgets.paragraph import Paragraph


class LookSettings(Section):
    """Theme and motion are the window's own commands, shown a second time."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Look and language"))
        self._context = context
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        for id in ("view.system", "view.light", "view.dark"):
            button = QRadioButton(context.actions[id].text())
            self._group.addButton(button)
            mirror(context.actions[id], button)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.motion = QCheckBox(tr("Motion: short fades and slides"))
        mirror(context.actions["view.motion"], self.motion)
        self.body.addWidget(self.motion)
        self.language = Choice(
            [("", tr("Like the system")), *((code, name) for code, name in LANGUAGES.items())]
        )
        self.language.choose(context.preferences.get("language", ""))
        self.language.activated.connect(self._choose_language)
        self.add_row(tr("Language"), self.language)
        self._note = Paragraph(
            tr("The new language is used when Photoface is started again."),
            width=INNER,
            role="small",
        )
        self._note.hide()
        self.body.addWidget(self._note)

    def _choose_language(self) -> None:
        self._context.preferences.set("language", str(self.language.value))
        self._note.show()


def mirror(action: QAction, button: QAbstractButton) -> None:
    """Let a button show and carry out a checkable action."""
    button.setChecked(action.isChecked())
    action.toggled.connect(button.setChecked)

    def follow(wanted: bool) -> None:
        if wanted != action.isChecked():
            action.trigger()

    button.clicked.connect(follow)
