"""Faces that the machine proposes for people, one person after the other."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from photoface.services import browse, history
from photoface.services.browse import PersonCard
from photoface.services.library import Connection
from photoface.ui.bridge import Ticket
from photoface.ui.models.feed import Feed
from photoface.ui.models.review_cards import confirmed_likes
from photoface.ui.pages.page import Context
from photoface.ui.panels.empty_state import EmptyState
from photoface.ui.text import tr, trn
from photoface.ui.theme import SPACE_L, SPACE_M, SPACE_S
from photoface.ui.views.face_pane import SUGGESTIONS, FacePane
from photoface.ui.widgets.action_button import ActionButton
from photoface.ui.widgets.face_strip import FaceStrip
from photoface.ui.widgets.wrapping_row import WrappingRow

_LIKES, _LIKE_SIDE = 6, 64


class SuggestionDesk(QWidget):
    """Enter is yes, Del is no; when all faces of a person are answered, the next person comes."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._people: list[PersonCard] = []
        self._left_for_later: list[int] = []
        self.person: PersonCard | None = None
        self._likes_of_before = Ticket()
        self._finished: PersonCard | None = None  # whose last face was answered just now
        self._faces = 0
        self.pane = FacePane(context, SUGGESTIONS)
        self.pane.counted.connect(self._note_count)
        self.commands = context.actions.local(
            self, {"review.next_person": self.next_person, "review.take_back": self.take_back}
        )
        self._feed = Feed(context.bridge, self)
        self._feed.answered.connect(self._take)
        self._feed.hold(True)
        self._feed.ask(_people_with_suggestions)
        self._build()

    def watch(self, is_watched: bool) -> None:
        """It is in front now, or is not any more."""
        self._feed.hold(not is_watched)

    def next_person(self) -> None:
        """S: this person later, somebody else first."""
        if self.person is not None:
            self._left_for_later.append(self.person.id)
            self._choose()

    def take_back(self) -> None:
        """U: the last answer; if it was the last of a person, that person comes back."""
        person, self._finished = self._finished, None
        self._context.bridge.act(history.undo, lambda _: self._return_to(person), owner=self)

    def _return_to(self, person: PersonCard | None) -> None:
        if person is not None:
            self._people = [person, *self._people]
            self._show(person)

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.likes = FaceStrip(self._context.thumbnails, self._context.theme)
        self.likes.setFixedSize(_LIKES * _LIKE_SIDE, _LIKE_SIDE)
        self.likes.opened.connect(self._open_photo)
        self._question, self._count = QLabel(), QLabel()
        self._question.setProperty("role", "title")
        self._count.setProperty("role", "dim")
        for label in (self._question, self._count):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._question)
        words.addWidget(self._count)
        bar = QHBoxLayout()
        bar.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_S)
        bar.setSpacing(SPACE_S)
        bar.addLayout(words, 1)
        bar.addWidget(self.likes)
        answers = QHBoxLayout()
        answers.setContentsMargins(SPACE_L, 0, SPACE_L, 0)
        answers.addLayout(WrappingRow(ActionButton(action) for action in self._offered()))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(answers)
        column.addWidget(self.pane, 1)
        self._empty = EmptyState(self._context.theme)
        self._empty.tell(
            "circle-check",
            tr("Nothing to confirm"),
            tr("When Photoface finds faces that may be somebody you named, it asks here."),
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(page)
        self._stack.addWidget(self._empty)
        self.setFocusProxy(self.pane.grid)

    def _offered(self) -> list[QAction]:
        ids = ("face.confirm", "face.reject", "face.confirm_all")
        own = ("review.next_person", "review.take_back")
        return [*(self.pane.commands[id] for id in ids), *(self.commands[id] for id in own)]

    # --- showing -------------------------------------------------------------------------------

    def _take(self, people: list[PersonCard]) -> None:
        self._people = people
        current = next((p for p in people if self.person and p.id == self.person.id), None)
        if current is None:
            self._choose()
        else:
            self._count_words(current)

    def _choose(self) -> None:
        """Whom most faces wait for; those who were put off come last."""
        later = {person: place for place, person in enumerate(self._left_for_later)}
        due = sorted(self._people, key=lambda p: (later.get(p.id, -1), -p.proposed, p.name))
        self._show(due[0] if due else None)

    def _show(self, person: PersonCard | None) -> None:
        is_other = person is None or self.person is None or person.id != self.person.id
        self.person = person
        self._stack.setCurrentIndex(0 if person else 1)
        for action in self.commands.values():
            action.setEnabled(person is not None)
        if person is None:
            return
        self._question.setText(tr("Is this {name}?", name=person.name))
        self._count_words(person)
        if is_other:
            self._faces = 0
            self.likes.show_faces([])
            self._likes_of_before.cancel()
            self._likes_of_before = self._context.bridge.query(
                partial(confirmed_likes, person=person.id), self._show_likes
            )
            self.pane.set_person(person.id)
            self.pane.ask(partial(browse.suggestions_of_person, person=person.id))

    def _show_likes(self, faces: tuple[browse.FaceRow, ...]) -> None:
        self.likes.show_faces(faces[:_LIKES])

    def _count_words(self, person: PersonCard) -> None:
        words = [trn("{n} face to confirm", "{n} faces to confirm", person.proposed)]
        others = len(self._people) - 1
        if others:
            words.append(trn("{n} more person", "{n} more people", others))
        self._count.setText("  ·  ".join(words))

    def _note_count(self, count: int) -> None:
        """All faces of this person are answered: on to the next."""
        if count == 0 and self.person is not None:
            self._finished = self.person
            self._people = [p for p in self._people if p.id != self.person.id]
            self._choose()
        elif count < self._faces:
            self._finished = None
        self._faces = count

    def _open_photo(self, face: browse.FaceRow) -> None:
        self._context.navigator.open_viewer([face.photo], 0, face=face.id)


def _people_with_suggestions(connection: Connection) -> list[PersonCard]:
    people = browse.people_cards(connection, with_hidden=True, with_dates=False)
    return [person for person in people if person.proposed]
