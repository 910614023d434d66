"""One review card at a time: the faces, the question, the answers, all by key if one likes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QElapsedTimer, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from photoface.services.browse import FaceRow
from photoface.ui.models.chosen import naming_faces_words
from photoface.ui.models.deck import Deck
from photoface.ui.models.review_cards import Answer, ReviewCard
from photoface.ui.pages.page import Context
from photoface.ui.panels.empty_state import EmptyState
from photoface.ui.text import tr, trn
from photoface.ui.theme import SPACE_L, SPACE_M, SPACE_S
from photoface.ui.widgets.action_button import ActionButton
from photoface.ui.widgets.face_strip import StripPanel
from photoface.ui.widgets.name_edit import NameEdit
from photoface.ui.widgets.wrapping_row import WrappingRow

_WAYS = tuple(f"review.way{number}" for number in range(1, 7))
_BUTTONS = ("review.yes", "review.no", "review.neither", "review.name", "review.ignore")
_SHORT = tuple(id for id in _BUTTONS if id != "review.name")
_SIDES = 3
_NAME_WIDTH, _WAY_WIDTH, _CHOICE_WIDTH = 320, 360, 180
_CHOICES_IN_A_ROW = 3
#: A card that came by itself takes no answer at once: the key was meant for the one before it.
_TO_LOOK_MS = 250


@dataclass(frozen=True, slots=True)
class Nothing:
    """What is said when there is no card left."""

    icon: str
    heading: str
    sentence: str


class CardDesk(QWidget):
    """Shows the front card of a deck. `split_wanted(key)`: an answer leads to the Split page."""

    split_wanted = Signal(object)

    def __init__(self, context: Context, nothing: Nothing) -> None:
        super().__init__()
        self._context, self._nothing = context, nothing
        self.deck = Deck(context.bridge, self)
        self.deck.changed.connect(self._show)
        self._since = QElapsedTimer()
        self.commands = context.actions.local(self, self._doers())
        for action in self.commands.values():
            action.setAutoRepeat(False)  # a key held down answers one card
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Question"))
        self._build()
        self._show(True)

    # --- for the page --------------------------------------------------------------------------

    def watch(self, is_watched: bool) -> None:
        """It is in front now, or is not any more."""
        self.deck.watch(is_watched)

    # --- building ------------------------------------------------------------------------------

    def _doers(self) -> dict[str, Callable[[], object]]:
        ids = (*_SHORT, *_WAYS)
        return {
            **{id: partial(self._answer, id) for id in ids},
            "review.name": self.start_naming,
            "review.skip": self.deck.skip,
            "review.undo": self.deck.take_back,
        }

    def _build(self) -> None:
        context = self._context
        self.question, self.line = QLabel(), QLabel()
        self.question.setProperty("role", "title")
        self.line.setProperty("role", "dim")
        for label in (self.question, self.line):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.panels = [StripPanel(context.thumbnails, context.theme) for _ in range(_SIDES)]
        for panel in self.panels:
            panel.strip.opened.connect(self._open_photo)
        self.field = NameEdit(context.people, context.thumbnails, context.theme)
        self.field.setFixedWidth(_NAME_WIDTH)
        self.field.hide()
        self.field.committed.connect(self._take_name)
        self.field.cancelled.connect(self._end_naming)
        self._empty = EmptyState(context.theme)
        self._stack = QStackedLayout(self)
        for page in (self._card_page(), self._empty, self._waiting()):
            self._stack.addWidget(page)

    def _card_page(self) -> QWidget:
        page = QWidget()
        strips = QHBoxLayout()
        strips.setSpacing(SPACE_L)
        for panel in self.panels:
            strips.addWidget(panel, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(self.question)
        column.addLayout(strips, 1)
        column.addWidget(self.line)
        column.addWidget(self.field, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._ways())
        column.addLayout(self._buttons())
        return page

    def _ways(self) -> QHBoxLayout:
        self._way_buttons = [ActionButton(self.commands[id]) for id in _WAYS]
        self._way_grid = QGridLayout()
        self._way_grid.setSpacing(SPACE_S)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self._way_grid)
        row.addStretch(1)
        return row

    def _place_ways(self, *, are_names: bool) -> None:
        """Answers that need a sentence stand below each other; names leave room for the faces."""
        columns, width = (_CHOICES_IN_A_ROW, _CHOICE_WIDTH) if are_names else (1, _WAY_WIDTH)
        for number, button in enumerate(self._way_buttons):
            self._way_grid.removeWidget(button)
            self._way_grid.addWidget(button, *divmod(number, columns))
            button.setMinimumWidth(width)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addStretch(1)
        answers = WrappingRow()
        for id in _BUTTONS:
            button = ActionButton(self.commands[id])
            button.setMinimumSize(QSize(120, 40))
            answers.addWidget(button)
        row.addLayout(answers)
        row.addSpacing(SPACE_L)
        for id in ("review.skip", "review.undo"):
            row.addWidget(ActionButton(self.commands[id]))
        row.addStretch(1)
        return row

    def _waiting(self) -> QWidget:
        page = QWidget()
        words = QLabel(tr("Looking for what is worth asking…"))
        words.setProperty("role", "dim")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setFixedWidth(240)
        bar.setAccessibleName(words.text())
        column = QVBoxLayout(page)
        column.setSpacing(SPACE_M)
        column.addStretch(2)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page

    # --- showing -------------------------------------------------------------------------------

    def _show(self, by_user: bool) -> None:
        """The front card, or why there is none."""
        card = self.deck.card
        self._end_naming()
        self._offer(card)
        if card is not None:
            self._show_card(card)
            if not by_user:
                self._since.start()
        elif self.deck.is_loaded:
            self._say_nothing()
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._stack.setCurrentIndex(0 if card else 1 if self.deck.is_loaded else 2)
        if had_focus and card is not None:
            self.setFocus()  # not on a button that may mean something else on this card

    def _show_card(self, card: ReviewCard) -> None:
        self.question.setText(card.question)
        self.line.setText(card.line)
        for number, panel in enumerate(self.panels):
            is_used = number < len(card.strips)
            panel.setVisible(is_used)
            if is_used:
                strip = card.strips[number]
                panel.show_strip(strip.title, strip.faces, strip.captions)
        self.setAccessibleDescription(f"{card.question} {card.line}")

    def _offer(self, card: ReviewCard | None) -> None:
        """The answers of this card as buttons and keys."""
        answers = {answer.command: answer for answer in card.answers} if card else {}
        for id in (*_SHORT, *_WAYS):
            action = self.commands[id]
            action.setVisible(id in answers)
            if id in answers:
                action.setText(answers[id].words)
        asks_name = card is not None and card.name is not None
        self._place_ways(are_names=asks_name)
        self.commands["review.name"].setVisible(asks_name)
        self.commands["review.skip"].setEnabled(card is not None)
        self.commands["review.undo"].setEnabled(self.deck.can_take_back)

    def _say_nothing(self) -> None:
        count = self.deck.skipped
        if count:
            self._empty.tell(
                "circle-help",
                trn("{n} question is left for later", "{n} questions are left for later", count),
                tr("You skipped them. They come again whenever you like."),
                tr("Ask them now"),
                self.deck.ask_skipped_again,
            )
        else:
            self._empty.tell(self._nothing.icon, self._nothing.heading, self._nothing.sentence)

    # --- answering -----------------------------------------------------------------------------

    def _answer(self, id: str) -> None:
        card = self.deck.card
        answer = next((a for a in card.answers if a.command == id), None) if card else None
        if answer is not None and self.was_looked_at():
            self._say(answer)

    def _say(self, answer: Answer) -> None:
        if answer.say is not None:
            self.deck.answer(answer.say)
        else:
            self.split_wanted.emit(answer.opens)

    def was_looked_at(self) -> bool:
        """Whether the card in front has been there long enough to be meant."""
        return not self._since.isValid() or self._since.elapsed() >= _TO_LOOK_MS

    # --- naming --------------------------------------------------------------------------------

    def start_naming(self) -> None:
        """Put the name field under the faces."""
        card = self.deck.card
        if card is None or card.name is None:
            return
        self.field.start("", naming_faces_words(card.size))

    def _take_name(self, name: str) -> None:
        card = self.deck.card
        self._end_naming()
        if card is not None and card.name is not None:
            say = card.name
            self.deck.answer(lambda library: say(library, name))

    def _end_naming(self) -> None:
        if self.field.isVisible():
            self.field.hide()
            self.setFocus()

    # --- looking closer ------------------------------------------------------------------------

    def _open_photo(self, face: FaceRow) -> None:
        self._context.navigator.open_viewer([face.photo], 0, face=face.id)
