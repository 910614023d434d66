"""The line that says what a merge would do, with the two answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from photoface.services.merge_preview import MergePreview, merge_into_preview
from photoface.ui.bridge import Ticket
from photoface.ui.delegates.person_card import faces_words
from photoface.ui.models.cards import Card
from photoface.ui.models.chosen import Chosen
from photoface.ui.pages.page import Context
from photoface.ui.panels.inspector import Portrait
from photoface.ui.text import tr, trn
from photoface.ui.theme import SPACE_L, SPACE_M, SPACE_S
from photoface.ui.widgets.action_button import ActionButton

_COVER = 48
_UNLIKELY = 0.5
_NAMES = 4  # so many of those who are merged are told by name


class MergeBar(QWidget):
    """`answered(kept, everybody)` with Merge (Enter); `kept` is None with Cancel (Esc)."""

    answered = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._bridge, self._navigator = context.bridge, context.navigator
        self._question = Ticket()
        self._kept: Card | None = None
        self._everybody = Chosen()
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Merge?"))
        self.covers = (Portrait(context, None, _COVER), Portrait(context, None, _COVER))
        self.heading, self.line, self.warning = QLabel(), QLabel(), QLabel()
        self.heading.setProperty("role", "heading")
        self.line.setProperty("role", "dim")
        self.warning.setProperty("role", "danger")
        for label in (self.heading, self.line, self.warning):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.commands = context.actions.local(
            self,
            {
                "merge.apply": lambda: self._answer(True),
                "merge.cancel": lambda: self._answer(False),
            },
        )
        self._build()
        self.hide()

    def ask(self, kept: Card, everybody: Chosen) -> None:
        """Ask at once; what it would do is told as soon as it is known."""
        self._kept, self._everybody = kept, everybody
        people = [card for card in everybody.people if card.key != kept.key]
        groups = [card.id for card in everybody.groups]
        names = [card.name for card in people[:_NAMES]]
        if more := len(people) - len(names):
            names.append(trn("{n} more person", "{n} more people", more))
        if groups:
            names.append(faces_words(sum(card.faces for card in everybody.groups)))
        words = tr("Merge {names} into {name}?", names=tr(", ").join(names), name=kept.name)
        self.heading.setText(words)
        self.covers[0].show_face((people or everybody.groups)[0].cover)
        self.covers[1].show_face(kept.cover)
        self.line.setText(tr("Checking what would change…"))
        self.warning.hide()
        self._navigator.hide_message()
        self.show()
        self.setFocus()
        self._question.cancel()
        self._question = self._bridge.query(
            lambda c: merge_into_preview(
                c, kept.id, people=[card.id for card in people], groups=groups
            ),
            self.tell,
        )

    def _answer(self, is_merged: bool) -> None:
        self._question.cancel()
        self.hide()
        self.answered.emit(self._kept if is_merged else None, self._everybody)

    def tell(self, preview: MergePreview) -> None:
        """What it would do; what speaks against it stands out."""
        self.line.setText("  ·  ".join(preview_words(preview)))
        against = "  ·  ".join(warning_words(preview))
        self.warning.setText(against)
        self.warning.setVisible(bool(against))
        self.setAccessibleDescription(f"{self.heading.text()} {self.line.text()} {against}")

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.heading, self.line, self.warning):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        row.setSpacing(SPACE_S)
        for portrait in self.covers:
            row.addWidget(portrait)
        row.addSpacing(SPACE_S)
        row.addLayout(words, 1)
        for id in ("merge.apply", "merge.cancel"):
            row.addWidget(ActionButton(self.commands[id]))


def preview_words(preview: MergePreview) -> list[str]:
    """How many faces go where, and how alike the two are."""
    words = [
        trn(
            "{n} face goes to {name}", "{n} faces go to {name}", preview.faces, name=preview.name
        )
    ]  # fmt: skip
    if preview.probability is not None:
        percent = min(max(round(100 * preview.probability), 1), 99)
        words.append(tr("{percent} % likely to be one person", percent=percent))
    return words


def warning_words(preview: MergePreview) -> list[str]:
    """What speaks against it."""
    words = []
    if preview.doubles:
        words.append(
            trn("{n} photo would show {name} twice", "{n} photos would show {name} twice",
                preview.doubles, name=preview.name)
        )  # fmt: skip
    if preview.denied:
        words.append(
            trn("{n} face was said not to be the other", "{n} faces were said not to be the other",
                preview.denied)
        )  # fmt: skip
    if preview.probability is not None and preview.probability < _UNLIKELY:
        words.append(tr("They do not look like one person"))
    return words
