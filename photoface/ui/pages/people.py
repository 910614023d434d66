"""People: everybody with a name, then the groups nobody has named yet; names are typed on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from photoface.services import browse, name_people
from photoface.ui.actions import menu_of
from photoface.ui.models.cards import Card, CardKey, Order
from photoface.ui.models.chosen import Chosen, chosen_of, drop_words, naming_words
from photoface.ui.models.feed import Feed
from photoface.ui.models.people_list import CardsFound, PeopleListModel, find_cards
from photoface.ui.models.split_board import Parting, SplitOrder
from photoface.ui.pages.page import Context, Page
from photoface.ui.panels.empty_state import EmptyState, show_instead
from photoface.ui.text import tr
from photoface.ui.views.people_grid import PeopleGrid
from photoface.ui.widgets.merge_bar import MergeBar
from photoface.ui.widgets.name_edit import NameEdit
from photoface.ui.widgets.people_tools import PeopleTools

_TILES = (104, 136, 176, 224)


class PeoplePage(Page):
    """The cards, and what can be done with them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model = PeopleListModel(context.bridge, self)
        self.feed = Feed(context.bridge, self)
        field = NameEdit(context.people, context.thumbnails, context.theme)
        self.grid = PeopleGrid(
            self.model, field, context.thumbnails, context.theme, self._drop_words
        )
        self.grid.setAccessibleName(tr("People"))
        self._empty = EmptyState(context.theme)
        self.merge_bar = MergeBar(context)
        self.merge_bar.answered.connect(self._end_merge)
        self._build()
        self._is_loaded = self._is_regrouped = False
        self.commands = context.actions.local(self.grid, self._doers())
        order = Order(context.preferences.get("people/order", Order.COUNT.value))
        self.model.sort_by(order)
        self._tools = PeopleTools(context.theme, self.commands["people.sort_again"], order)
        self._listen()
        self._offer_commands()
        self.show_singles(False)

    def _build(self) -> None:
        middle = QWidget()
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(middle, 1)
        column.addWidget(self.merge_bar)

    def _doers(self) -> dict[str, Callable[[], object]]:
        return {
            "person.open": self._open_current,
            "person.rename": self.start_naming,
            "person.merge": self.merge_chosen,
            "person.split": self.split_chosen,
            "person.hide": lambda: self.hide_chosen(hidden=True),
            "person.show": lambda: self.hide_chosen(hidden=False),
            "group.ignore": self.ignore_chosen,
            "people.select_all": self.grid.selectAll,
            "people.sort_again": self.model.sort_again,
        }

    def _listen(self) -> None:
        grid, bridge = self.grid, self.context.bridge
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(self._show_menu)
        grid.opened.connect(self.open_card)
        grid.naming_wanted.connect(self.start_naming)
        grid.naming_ended.connect(lambda: self.feed.hold(False))
        grid.named.connect(self._take_name)
        grid.dropped.connect(self.merge)
        grid.split_wanted.connect(self.split)
        grid.selection_changed.connect(self._offer_commands)
        self.model.modelReset.connect(self._show_state)
        self.model.sorted_or_not.connect(self._tools.offer_sorting)
        self.feed.answered.connect(self._take)
        self._tools.order_chosen.connect(self._sort_by)
        self._tools.hidden_shown.connect(self.model.show_hidden)
        self._tools.singles_shown.connect(self.show_singles)
        bridge.groups_changed.connect(self._note_regrouping)
        bridge.folders_changed.connect(self._show_state)
        bridge.import_changed.connect(self._show_state)

    # --- what the window asks ------------------------------------------------------------------

    def show_item(self, argument: object) -> None:
        """A card without the faces that a split takes from it, while that is written."""
        if isinstance(argument, Parting):
            self.model.part(argument.card, argument.staying)
            self.feed.act(argument.write, refused=argument.refused)

    def on_shown(self) -> None:
        self.model.sort_again()
        self.grid.setFocus()

    def tools(self) -> QWidget:
        return self._tools

    def search(self, text: str) -> None:
        if text != self.model.needle:
            self.model.filter_by(text)
            self._show_state()

    def resize_tiles(self, step: int) -> None:
        place = _TILES.index(int(self.grid.look.tile)) + step
        self.grid.set_tile(_TILES[min(max(place, 0), len(_TILES) - 1)])

    # --- naming --------------------------------------------------------------------------------

    def start_naming(self, typed: str = "") -> None:
        """Put the name field onto the current card; `typed` is the letter that began it."""
        key = self.grid.current_id()
        card = self.model.card(key) if key is not None else None
        if card is None:
            return
        self.feed.hold(True)
        words = naming_words(card, sum(group.faces for group in self._named_with(card.key).groups))
        without = card.id if card.is_person else None
        text = typed or card.name
        self.grid.edit_name(card.key, text, words, without=without, selects=not typed)

    def _named_with(self, key: CardKey) -> Chosen:
        """The groups that get the name typed onto this card: all chosen ones if it is chosen."""
        chosen = self.chosen()
        if key in (card.key for card in chosen.groups) and not chosen.people:
            return chosen
        return self._cards([key])

    def _take_name(self, key: CardKey, name: str) -> None:
        card = self.model.card(key)
        if card is None or name == card.name:
            return
        if card.is_person:
            self.model.rename(key, name)
            self.feed.act(lambda library: name_people.rename_person(library, card.id, name))
        else:
            self.name_groups([group.key for group in self._named_with(key).groups], name)

    def name_groups(self, keys: Sequence[CardKey], name: str) -> None:
        """These groups are all this person."""
        ids = [card.id for card in self._cards(keys).groups]
        with self._next_in_place(keys):
            for key in keys:
                self.model.name_group(key, name)
        self.feed.act(lambda library: name_people.name_groups(library, ids, name))

    # --- merging, hiding, ignoring -------------------------------------------------------------

    def merge(self, sources: Sequence[CardKey], target: CardKey) -> None:
        """All these cards are one: the person `target`, or the largest person among them.

        Groups alone have no name to take, so they are asked for one.
        """
        kept = self.model.card(target)
        chosen = self._cards(key for key in sources if key != target)
        if kept is None or not chosen.cards:
            return
        everybody = chosen.plus(kept)
        if everybody.people:
            person = kept if kept.is_person else chosen.largest_person
            self._ask_merge(person, everybody)
        else:
            self.grid.go_to_id(target)
            self.grid.select_ids([card.key for card in everybody.cards])
            self.start_naming()

    def _ask_merge(self, kept: Card, everybody: Chosen) -> None:
        """Say what the merge would do and wait for the answer; nothing moves meanwhile."""
        if not self.model.is_temporary(kept.key):  # else: named a moment ago, not written yet
            self.feed.hold(True)
            self.merge_bar.ask(kept, everybody)

    def _end_merge(self, kept: Card | None, everybody: Chosen) -> None:
        self.feed.hold(False)
        self.grid.setFocus()
        if kept is not None:
            self._merge_into(kept.key, everybody)

    def _merge_into(self, kept: CardKey, everybody: Chosen) -> None:
        people = [card.id for card in everybody.people if card.key != kept]
        groups = [card.id for card in everybody.groups]
        self.model.merge([card.key for card in everybody.cards], kept)
        self.grid.bring_to(kept, None)
        self.feed.act(
            lambda library: name_people.merge_into(library, kept, people=people, groups=groups)
        )

    def merge_chosen(self) -> None:
        """M: all chosen cards become the largest person among them; one alone asks into whom."""
        chosen = self.chosen()
        if len(chosen.cards) > 1 and chosen.people:
            self.merge([card.key for card in chosen.cards], chosen.largest_person.key)
        else:
            self.start_naming()

    def hide_chosen(self, *, hidden: bool) -> None:
        """Take people off the page, or put them back."""
        people = [card for card in self.chosen().people if card.is_hidden != hidden]
        keys, ids = [card.key for card in people], [card.id for card in people]
        with self._next_in_place([] if self.model.shows_hidden else keys):
            self.model.hide(keys, hidden=hidden)
        if ids:
            self.feed.act(lambda library: name_people.hide_people(library, ids, hidden=hidden))

    def ignore_chosen(self) -> None:
        """Put the faces of the chosen groups out of the way (page Ignored)."""
        groups = self.chosen().groups
        keys, ids = [card.key for card in groups], [card.id for card in groups]
        with self._next_in_place(keys):
            self.model.take_away(keys)
        if ids:
            self.feed.act(lambda library: name_people.ignore_groups(library, ids))

    def _drop_words(self, sources: Sequence[CardKey], target: CardKey) -> str:
        card = self.model.card(target)
        return drop_words(self._cards(sources), card) if card else ""

    def split_chosen(self) -> None:
        """Take the chosen card apart."""
        key = self.grid.current_id()
        if key is not None:
            self.split(key)

    def split(self, key: CardKey) -> None:
        """Show how this card may come apart."""
        if not self.model.is_temporary(key):
            self.context.navigator.open_page("split", SplitOrder(key, "people"))

    # --- opening, menu -------------------------------------------------------------------------

    def open_card(self, key: CardKey) -> None:
        """Show the faces of a person or group."""
        if not self.model.is_temporary(key):
            self.context.navigator.open_page("person", key)

    def _open_current(self) -> None:
        key = self.grid.current_id()
        if key is not None:
            self.open_card(key)

    def _show_menu(self, point: QPoint) -> None:
        if self.chosen().cards:
            self.menu().popup(self.grid.viewport().mapToGlobal(point))

    def menu(self) -> QMenu:
        """What can be done with the chosen cards."""
        do = self.commands
        ends = [do[id] for id in ("person.hide", "person.show", "group.ignore")]
        actions: list[QAction | None] = [do["person.open"], do["person.rename"], do["person.merge"]]
        actions += [do["person.split"], None, *(action for action in ends if action.isEnabled())]
        menu = menu_of("", actions, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _offer_commands(self) -> None:
        chosen = self.chosen()
        is_one = len(chosen.cards) == 1
        for id, is_possible in (
            ("person.open", is_one),
            ("person.rename", is_one or bool(chosen.groups and not chosen.people)),
            ("person.merge", bool(chosen.cards)),
            ("person.split", is_one and chosen.cards[0].faces > 1),
            ("person.hide", any(not card.is_hidden for card in chosen.people)),
            ("person.show", any(card.is_hidden for card in chosen.people)),
            ("group.ignore", bool(chosen.groups)),
        ):
            self.commands[id].setEnabled(is_possible)

    # --- inside --------------------------------------------------------------------------------

    def chosen(self) -> Chosen:
        """The selected cards."""
        return self._cards(self.grid.selected_ids())

    def _cards(self, keys: Iterable[CardKey]) -> Chosen:
        return chosen_of(card for key in keys if (card := self.model.card(key)))

    @contextmanager
    def _next_in_place(self, keys: Sequence[CardKey]) -> Iterator[None]:
        """While cards leave: the one after them comes to where the first of them was, chosen, so
        that the next name can be typed without looking for it."""
        rows = sorted(row for key in keys if (row := self.model.row_of(key)) is not None)
        top = self.grid.place_of(self.model.id_at(rows[0])) if rows else None
        follower = self._follower(rows) if rows else None
        yield
        if follower is not None:
            self.grid.bring_to(follower, top)

    def _follower(self, rows: Sequence[int]) -> CardKey | None:
        leaving = set(rows)
        after = range(rows[-1] + 1, len(self.model.ids))
        before = range(rows[-1], -1, -1)
        row = next((row for row in (*after, *before) if row not in leaving), None)
        return None if row is None else self.model.id_at(row)

    def _may_sort(self) -> bool:
        """Cards change places only while nobody is at work on them."""
        is_at_rest = not self.grid.verticalScrollBar().value() and not self.grid.selected_ids()
        return not self.grid.isVisible() or (is_at_rest and self.grid.edited_key is None)

    def _note_regrouping(self) -> None:
        """New groups of the machine do not push away the ones somebody is working on; a group that
        comes back with Undo returns to its place."""
        self._is_regrouped = True

    def _sort_by(self, order: Order) -> None:
        self.context.preferences.set("people/order", order.value)
        self.model.sort_by(order)
        self._ask()

    def show_singles(self, shown: bool) -> None:
        """Also groups of one face."""
        self._smallest = 1 if shown else 2
        self._ask()

    def _ask(self) -> None:
        with_dates = self.model.order is Order.RECENT
        self.feed.ask(partial(find_cards, smallest=self._smallest, with_dates=with_dates))

    def _take(self, found: CardsFound) -> None:
        self._is_loaded = True
        self.model.mixed = found.mixed
        self.model.show(
            found.people, found.groups, may_sort=self._may_sort(), at_end=self._is_regrouped
        )
        self.grid.show_mixed(found.mixed)
        self._is_regrouped = False
        self.badge_changed.emit(self.model.badge())
        self._show_state()

    def _show_state(self) -> None:
        """The cards, or why there are none."""
        if len(self.model.ids) or not self._is_loaded:
            show_instead(self._stack, self.grid)
            return
        self.context.bridge.query(browse.overview, self._say_why, owner=self)

    def _say_why(self, seen: browse.Overview) -> None:
        if len(self.model.ids):
            return
        show_instead(self._stack, self._empty)
        is_busy = self.context.workspace.import_state.state != "idle"
        if self.model.is_filtered:
            self._empty.tell("search", tr("Nobody has such a name"), tr("Try fewer letters."))
        elif is_busy:
            self._empty.tell(
                "scan-face",
                tr("Looking for faces…"),
                tr("People appear here as they are found, while the photos are still being read."),
            )
        elif not seen.folders:
            add = self.context.actions["file.add_folder"]
            self._empty.tell(
                "folder-plus",
                tr("No photos yet"),
                tr("Choose the folders your photos are in. They stay where they are."),
                tr("Choose a folder…"),
                add.trigger,
            )
        elif seen.faces:
            self._empty.tell(
                "users",
                tr("No groups of faces yet"),
                tr("Faces that are alike form groups here; single faces can be shown too."),
                tr("Show single faces"),
                lambda: self.show_singles(True),
            )
        else:
            self._empty.tell(
                "users", tr("No faces found"), tr("None of the photos read so far shows a face.")
            )
