"""One person, or a group without a name yet: which faces, in which photos, with whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from photoface.domain.errors import NotFoundError
from photoface.domain.faces import FaceState
from photoface.services import browse, correct_people, name_people
from photoface.services.history import Act
from photoface.services.library import Connection, Library
from photoface.ui.actions import menu_of
from photoface.ui.delegates.person_card import CARD_LOOK, PersonCardDelegate
from photoface.ui.models.cards import Card, CardKey, CardKind, card_of_person
from photoface.ui.models.chosen import naming_words
from photoface.ui.models.feed import Feed
from photoface.ui.models.split_board import Parting, SplitOrder
from photoface.ui.models.with_list import WithList, people_with, shared_words
from photoface.ui.pages.page import Context, Page
from photoface.ui.panels.empty_state import EmptyState
from photoface.ui.text import number, tr
from photoface.ui.theme import SPACE_L, SPACE_M, SPACE_S
from photoface.ui.views.face_pane import FACES, GROUP, SUGGESTIONS, FacePane
from photoface.ui.views.grid_view import GridView
from photoface.ui.views.person_photos import PersonPhotos
from photoface.ui.widgets.action_button import ActionButton
from photoface.ui.widgets.person_header import PersonHeader, seen_words
from photoface.ui.widgets.wrapping_row import WrappingRow

SetDay = Callable[[Library, int, str | None], Act | None]
_SUGGESTIONS, _FACES, _PHOTOS, _WITH, _GROUP = range(5)


@dataclass(frozen=True, slots=True)
class _Summary:
    """What the header says: the card, and a line about it."""

    card: Card
    line: str
    born: str | None = None  # ISO 8601
    died: str | None = None


class _WithCard(PersonCardDelegate):
    def count_words(self, card: Card) -> str:
        return shared_words(card)


class PersonPage(Page):
    """Shows the card that `show_item(key)` names: a person's id, or minus a group's id. After a
    split, `show_item(Parting)` shows it as the split leaves it."""

    can_search = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._card: Card | None = None
        self._panes_key: CardKey | None = None  # whose faces the panes ask for
        self._chooses_tab = False
        self.header = PersonHeader(context)
        self.header.named.connect(self._take_name)
        self.header.left.connect(self.leave)
        self.header.dates.born.connect(partial(self._set_day, correct_people.set_birth_date))
        self.header.dates.died.connect(partial(self._set_day, correct_people.set_death_date))
        self.suggestions = FacePane(context, SUGGESTIONS)
        self.faces = FacePane(context, FACES)
        self.group = FacePane(context, GROUP)
        self.photos = PersonPhotos(context)
        self.others = WithList(context.bridge)
        self.with_grid = GridView(
            self.others,
            _WithCard(context.theme, context.thumbnails, self),
            context.thumbnails,
            context.theme,
            CARD_LOOK,
        )
        self._feed, self._company = Feed(context.bridge, self), Feed(context.bridge, self.with_grid)
        self._feed.answered.connect(self._take)
        self._company.answered.connect(self._take_others)
        self._build()
        self._explain()

    @property
    def shown_key(self) -> CardKey | None:
        """Whom the header shows now."""
        return self._card.key if self._card else None

    # --- what the window asks ------------------------------------------------------------------

    def show_item(self, argument: object) -> None:
        self._answers.hide()
        if isinstance(argument, Parting):
            self._part(argument)
        key = argument.card if isinstance(argument, Parting) else int(str(argument))
        self._card, self._chooses_tab = None, True
        self._feed.ask(partial(_summarize, key=key))

    def on_shown(self) -> None:
        for pane in (self.suggestions, self.faces, self.group):
            pane.feed.catch_up()
        self._focus()

    def resize_tiles(self, step: int) -> None:
        shown = self._stack.currentWidget()
        pane = shown if isinstance(shown, FacePane | PersonPhotos) else self.suggestions
        pane.resize_tiles(step)

    def _focus(self) -> None:
        if (shown := self._stack.currentWidget()) is not None:
            shown.setFocus()

    def leave(self) -> None:
        """Back to where the cards are."""
        self.context.navigator.open_page("people")

    def split(self) -> None:
        """Show how this person or group may come apart."""
        if self._card is not None:
            self.context.navigator.open_page("split", SplitOrder(self._card.key))

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(tr("What is shown of this person"))
        for tab in range(4):
            self.tabs.addTab("")
            self._label_tab(tab, 0)
        self.tabs.currentChanged.connect(self._show_tab)
        self._stack = QStackedWidget()
        with_empty = self._with_page()
        for page in (self._suggestion_page(), self.faces, self.photos, with_empty, self.group):
            self._stack.addWidget(page)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(SPACE_L, 0, SPACE_L, 0)
        tabs.setSpacing(SPACE_S)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        self.commands = self.context.actions.local(self, self._doers())
        self._stack.currentChanged.connect(self._show_tools)
        self._show_tools()
        tools = [self.faces.tools, self.group.tools, ActionButton(self.commands["person.split"])]
        tabs.addLayout(WrappingRow(tools, at_right=True))
        self.header.set_menu(self._menu())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(tabs)
        column.addWidget(self._stack, 1)
        for keys in (QKeySequence.StandardKey.Back, QKeySequence(Qt.Key.Key_Escape)):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.leave)

    def _doers(self) -> dict[str, Callable[[], object]]:
        dates = self.header.dates
        return {
            "person.split": self.split,
            "person.name": self.header.start_naming,
            "person.birth_date": lambda: dates.edit("born"),
            "person.death_date": lambda: dates.edit("died"),
            "person.cover": self.choose_cover,
            "person.hide": lambda: self.hide_person(hidden=True),
            "person.show": lambda: self.hide_person(hidden=False),
            "person.delete": self.delete,
        }

    def _menu(self) -> QMenu:
        """What can be done with the person as a whole."""
        do = self.commands
        dates = [do["person.birth_date"], do["person.death_date"], do["person.cover"]]
        ends = [do["person.hide"], do["person.show"], do["person.delete"]]
        return menu_of("", [do["person.name"], *dates, None, *ends], self)

    def _suggestion_page(self) -> QWidget:
        """The question, the faces, and the two answers for those who use a mouse."""
        page = QWidget()
        self._question = QLabel()
        self._question.setProperty("role", "heading")
        self._question.setWordWrap(True)
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        bar = QHBoxLayout()
        bar.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, 0)
        bar.setSpacing(SPACE_S)
        bar.addWidget(self._question, 1)
        ids = ("face.confirm", "face.reject", "face.confirm_all")
        answers = [ActionButton(self.suggestions.commands[id]) for id in ids]
        bar.addLayout(WrappingRow(answers, at_right=True))
        self._answers = QWidget()
        self._answers.setLayout(bar)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._answers)
        column.addWidget(self.suggestions, 1)
        page.setFocusProxy(self.suggestions.grid)
        return page

    def _with_page(self) -> QStackedWidget:
        self._with = QStackedWidget()
        self._with_empty = EmptyState(self.context.theme)
        self._with.addWidget(self.with_grid)
        self._with.addWidget(self._with_empty)
        self.with_grid.setAccessibleName(tr("Others in the same photos"))
        self.with_grid.opened.connect(self._go_to)
        self.with_grid.clicked.connect(lambda index: self._go_to(self.others.id_at(index.row())))
        self.context.actions.local(self.with_grid, {"person.open": self._go_to_current})
        self._with.setFocusProxy(self.with_grid)
        return self._with

    def _explain(self) -> None:
        """What empty tabs say."""
        for pane in (self.faces, self.group, self.suggestions, self.photos):
            pane.setFocusProxy(pane.grid)
        self.suggestions.empty.tell(
            "circle-check",
            tr("Nothing to answer"),
            tr("When Photoface finds faces that may be this person, it asks here."),
        )
        for pane in (self.faces, self.group):
            pane.empty.tell("users", tr("No faces left"), tr("Undo brings them back."))
        self._with_empty.tell(
            "users",
            tr("Nobody else so far"),
            tr("People who are in the same photos appear here as soon as they have a name."),
        )
        self.suggestions.counted.connect(lambda count: self._answers.setVisible(count > 0))
        self.photos.counted.connect(lambda count: self._label_tab(_PHOTOS, count))

    # --- showing -------------------------------------------------------------------------------

    def _take(self, found: _Summary | None) -> None:
        if found is None:
            self.leave()  # merged away, or the naming was undone
            return
        card, is_new = found.card, self._panes_key != found.card.key
        self._card, self._panes_key = card, found.card.key
        words = naming_words(card, card.faces)
        without = card.id if card.is_person else None
        self.header.show_person(card.name, card.cover, found.line, words, without=without)
        self.header.show_days(found.born, found.died, is_person=card.is_person)
        self._offer_commands(card)
        self.tabs.setVisible(card.is_person)
        self._question.setText(tr("Is this {name}?", name=card.name))
        self._label_tab(_SUGGESTIONS, card.proposed)
        self._label_tab(_FACES, card.faces)
        if is_new:
            self._ask_panes(card)
        if self._chooses_tab:
            self._chooses_tab = False
            self._choose_tab(card)

    def _take_others(self, others: list[Card]) -> None:
        self.others.show(others)
        self._with.setCurrentIndex(0 if others else 1)
        self._label_tab(_WITH, len(others))

    def _label_tab(self, tab: int, count: int) -> None:
        title = (tr("Suggestions"), tr("Faces"), tr("Photos"), tr("With"))[tab]
        self.tabs.setTabText(tab, f"{title}  {number(count)}" if count else title)

    def _ask_panes(self, card: Card) -> None:
        """The panes ask for themselves from now on."""
        if card.is_person:
            for pane in (self.suggestions, self.faces):
                pane.set_person(card.id)
            self.suggestions.ask(partial(browse.suggestions_of_person, person=card.id))
            self.faces.ask(partial(browse.faces_of_person, person=card.id))
            self.photos.ask(card.id)
            self._company.ask(partial(people_with, person=card.id))
        else:
            self.group.ask(partial(browse.faces_of_group, group=card.id))

    def _choose_tab(self, card: Card) -> None:
        tab = _SUGGESTIONS if card.proposed else _FACES
        self.tabs.setCurrentIndex(tab)
        self._stack.setCurrentIndex(tab if card.is_person else _GROUP)
        self._focus()

    def _show_tab(self, tab: int) -> None:
        self._chooses_tab = False  # the user has chosen one
        self._stack.setCurrentIndex(tab)
        self._focus()

    def _show_tools(self) -> None:
        """Only the faces that are seen are sorted by their quality."""
        for pane in (self.faces, self.group):
            pane.tools.setVisible(self._stack.currentWidget() is pane)

    def _offer_commands(self, card: Card) -> None:
        for id, action in self.commands.items():
            action.setEnabled(card.is_person or id in ("person.split", "person.name"))
        self.commands["person.hide"].setVisible(not card.is_hidden)
        self.commands["person.show"].setVisible(card.is_hidden)

    # --- doing ---------------------------------------------------------------------------------

    def _set_day(self, set_day: SetDay, day: str) -> None:
        card = self._card
        if card is not None:
            self._feed.act(lambda library: set_day(library, card.id, day or None))

    def _part(self, split: Parting) -> None:
        """What a split leaves here is seen while it is written; who stays was confirmed by it."""
        self.suggestions.let_go([*split.staying, *split.leaving])
        for pane in (self.faces, self.group):
            pane.let_go(split.leaving)
        self.faces.model.set_state(split.staying, FaceState.CONFIRMED)
        if split.card > 0 and not len(self.suggestions.model.ids):
            self.tabs.setCurrentIndex(_FACES)
        along = [pane.feed for pane in (self.suggestions, self.faces, self.group)]
        self._feed.act(split.write, along=along, refused=split.refused)

    def choose_cover(self) -> None:
        """The faces are where a cover is chosen."""
        self.tabs.setCurrentIndex(_FACES)
        self.context.navigator.show_message(tr("Choose a face and press C"))

    def hide_person(self, *, hidden: bool) -> None:
        """Take the person off the People page, or put them back."""
        card = self._card
        if card is not None and card.is_hidden != hidden:
            self._feed.act(lambda library: name_people.hide_person(library, card.id, hidden=hidden))

    def delete(self) -> None:
        """Forget the person but keep the faces; the page goes when the library has done it."""
        card = self._card
        if card is not None:
            self._feed.act(lambda library: correct_people.delete_person(library, card.id))

    def _take_name(self, name: str) -> None:
        """Rename the person; the group becomes a person, and the page goes with it."""
        card = self._card
        if card is None:
            return
        if card.is_person:
            self._feed.act(lambda library: name_people.rename_person(library, card.id, name))
            return
        self.context.bridge.act(
            lambda library: name_people.name_group(library, card.id, name),
            lambda _: self._follow(name),
            owner=self,
        )

    def _follow(self, name: str) -> None:
        self.context.bridge.query(
            lambda connection: browse.person_named(connection, name), self._show_named, owner=self
        )

    def _show_named(self, person: int | None) -> None:
        if person is not None:
            self.show_item(person)

    def _go_to(self, person: int) -> None:
        self.context.navigator.open_page("person", person)

    def _go_to_current(self) -> None:
        person = self.with_grid.current_id()
        if person is not None:
            self._go_to(person)


def _summarize(connection: Connection, *, key: CardKey) -> _Summary | None:
    """What there is to say about a card; None where it is gone."""
    if key < 0:
        return _summarize_group(connection, -key)
    try:
        row = browse.person_card(connection, key)
    except NotFoundError:
        return None
    line = seen_words(row.confirmed + row.proposed, row.first_seen, row.last_seen)
    if row.is_hidden:
        line = f"{line}  ·  {tr('hidden')}"
    return _Summary(card_of_person(row), line, row.birth_date, row.death_date)


def _summarize_group(connection: Connection, group: int) -> _Summary | None:
    faces = browse.faces_of_group(connection, group)
    if not faces:
        return None
    card = Card(CardKind.GROUP, group, "", faces[0], len(faces))
    line = "  ·  ".join([tr("Who is this?"), seen_words(len(faces), None, None)])
    return _Summary(card, line)
