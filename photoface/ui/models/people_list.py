"""The cards of the People page as a Qt model; what the user does shows here at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from photoface.domain.names import folded, tidy
from photoface.services import browse, mixed_people
from photoface.services.browse import GroupTable, PersonCard
from photoface.services.library import Connection
from photoface.ui.bridge import Bridge
from photoface.ui.models.cards import (
    Card,
    CardKey,
    CardKind,
    Order,
    card_of_person,
    kept_in_place,
    plain,
    sorted_people,
)
from photoface.ui.models.grid_model import GridModel, Index, Sections
from photoface.ui.models.group_rows import GroupRows
from photoface.ui.text import number, tr, trn

CARD_MIME = "application/x-photoface-card"
_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsDropEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
#: Ids of people who were named a moment ago and whom the library has not written yet.
_FIRST_TEMPORARY_ID = 2**40


class PeopleListModel(GridModel):
    """People, then unnamed groups; ids are card keys, rows are cards.

    `show` takes what the library holds and leaves the cards that are there already where they
    are, unless it `may_sort`. The verbs change what is shown before the library has written it.
    Groups may be many thousands: a verb touches only the cards it is about.
    """

    sorted_or_not = Signal(bool)  # False: cards kept their places although others are due

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(bridge, "face", parent=parent)
        self._people: dict[CardKey, Card] = {}
        self._groups = GroupRows()
        self._sorting, self._needle, self._shows_hidden = Order.COUNT, "", False
        self._temporary_id = _FIRST_TEMPORARY_ID
        self.mixed: frozenset[CardKey] = frozenset()  # cards that look like more than one person

    # --- what is shown -------------------------------------------------------------------------

    @property
    def order(self) -> Order:
        return self._sorting

    @property
    def needle(self) -> str:
        """What names are filtered by."""
        return self._needle

    @property
    def is_filtered(self) -> bool:
        return bool(self._needle.strip())

    @property
    def shows_hidden(self) -> bool:
        return self._shows_hidden

    def is_temporary(self, key: CardKey) -> bool:
        """True for somebody who was named a moment ago and is not in the library yet."""
        return key > _FIRST_TEMPORARY_ID

    def badge(self) -> str:
        """How many people there are, for the navigation."""
        people = sum(not card.is_hidden for card in self._people.values())
        return number(people) if people else ""

    def card(self, key: CardKey) -> Card | None:
        """The card with this key, if there is one."""
        return self._people.get(key) if key > 0 else self._groups.card(key)

    def find_person(self, name: str) -> Card | None:
        """The person of this name, as the library would find them."""
        wanted = folded(name)
        return next((c for c in self._people.values() if folded(c.name) == wanted), None)

    def show(
        self,
        people: Iterable[PersonCard],
        groups: GroupTable,
        *,
        may_sort: bool = False,
        at_end: bool = False,
    ) -> None:
        """Take over what the library holds now; with `at_end`, newcomers come after the others."""
        old_people, old_groups = self._people, self._groups
        self._people = {row.id: card_of_person(row) for row in people}
        self._groups = GroupRows(groups)
        self._refresh(may_sort=may_sort, at_end=at_end)
        others = [key for key, card in self._people.items() if old_people.get(key, card) != card]
        self._tell(others + self._groups.changed_since(old_groups))

    def sort_by(self, order: Order) -> None:
        self._sorting = order
        self._refresh(may_sort=True)

    def filter_by(self, needle: str) -> None:
        self._needle = needle
        self._refresh(may_sort=True)

    def show_hidden(self, shown: bool) -> None:
        self._shows_hidden = shown
        self._refresh(may_sort=True)

    def sort_again(self) -> None:
        self._refresh(may_sort=True)

    # --- what the user does ----------------------------------------------------------------------

    def name_group(self, key: CardKey, name: str) -> None:
        """The group becomes a person, or joins the one that has this name."""
        group = self._groups.card(key)
        if group is None:
            return
        self._groups = self._groups.without([key])
        person = self.find_person(name)
        if person is None:
            self._temporary_id += 1
            clean = tidy(name)
            person = replace(group, kind=CardKind.PERSON, id=self._temporary_id, name=clean)
        else:
            person = replace(person, faces=person.faces + group.faces)
        self._people[person.key] = person
        self._refresh()
        self._tell([person.key])

    def rename(self, key: CardKey, name: str) -> None:
        """The person gets the name, or is merged into the one that has it."""
        namesake = self.find_person(name)
        if namesake is not None and namesake.key != key:
            self.merge([key], namesake.key)
        elif card := self._people.get(key):
            self._people[key] = replace(card, name=tidy(name))
            self._refresh()
            self._tell([key])

    def merge(self, sources: Iterable[CardKey], target: CardKey) -> None:
        """The faces of `sources` go to the person `target`."""
        gone = [card for key in sources if key != target and (card := self.card(key))]
        self._drop(card.key for card in gone)
        if kept := self._people.get(target):
            faces = kept.faces + sum(card.faces for card in gone)
            self._people[target] = replace(kept, faces=faces)
        self._refresh()
        self._tell([target])

    def part(self, key: CardKey, staying: Sequence[int]) -> None:
        """Only these faces, confirmed ones, are left of the card; the others are somebody else."""
        card = self.card(key)
        if card is None:
            return
        cover = card.cover if card.cover in staying else next(iter(staying), None)
        left = replace(card, faces=len(staying), proposed=0, cover=cover)
        if card.is_person:
            self._people[key] = left
        else:
            self._groups = self._groups.with_card(left)
        self._refresh()
        self._tell([key])

    def hide(self, keys: Iterable[CardKey], *, hidden: bool) -> None:
        keys = list(keys)
        for key in keys:
            if card := self._people.get(key):
                self._people[key] = replace(card, is_hidden=hidden)
        self._refresh()
        self._tell(keys)

    def take_away(self, keys: Iterable[CardKey]) -> None:
        """These cards leave the page (their faces were ignored, say)."""
        self._drop(keys)
        self._refresh()

    # --- what the grid asks ----------------------------------------------------------------------

    def row(self, row: int) -> Card | None:
        return self.card(self.id_at(row))

    def thumb_id(self, row: int) -> int | None:
        card = self.row(row)
        return card.cover if card else None

    def text(self, row: int) -> str:
        card = self.row(row)
        if card is None:
            return ""
        is_mixed = card.key in self.mixed
        return describe(card) + (", " + tr("looks like more than one person") if is_mixed else "")

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeTypes(self) -> list[str]:
        return [CARD_MIME]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """The keys of the dragged cards; only this program can drop them."""
        data = QMimeData()
        keys = (str(self.id_at(index.row())) for index in indexes)
        data.setData(CARD_MIME, " ".join(keys).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    # --- inside ----------------------------------------------------------------------------------

    def _drop(self, keys: Iterable[CardKey]) -> None:
        keys = list(keys)
        for key in keys:
            self._people.pop(key, None)
        self._groups = self._groups.without(keys)

    def _refresh(self, *, may_sort: bool = False, at_end: bool = False) -> None:
        """Show what is there, sorted anew if it may be."""
        cards = sorted_people(self._chosen_people(), self._sorting)
        people = np.array([card.key for card in cards], dtype=np.int64)
        groups = self._groups.keys[:0] if self.is_filtered else self._groups.keys
        due = keys = np.concatenate([people, groups])
        if not may_sort:
            known, strangers = self.ids[self.ids > 0], self.ids[self.ids < 0]
            keys = np.concatenate(
                [
                    kept_in_place(known, people, at_end=at_end),
                    kept_in_place(strangers, groups, at_end=at_end),
                ]
            )
        if not np.array_equal(keys, self.ids):
            self.set_ids(keys, _sections(len(people), len(groups)))
        self.sorted_or_not.emit(bool(np.array_equal(keys, due)))

    def _chosen_people(self) -> list[Card]:
        needle = plain(self._needle)
        return [
            card
            for card in self._people.values()
            if (self._shows_hidden or not card.is_hidden) and needle in plain(card.name)
        ]


class CardsFound(NamedTuple):
    """What the library holds; `mixed`: cards that look like more than one person."""

    people: list[PersonCard]
    groups: GroupTable
    mixed: frozenset[CardKey]


def find_cards(connection: Connection, *, smallest: int, with_dates: bool) -> CardsFound:
    """Everybody, and groups of at least so many faces; see `browse.people_cards`."""
    people = browse.people_cards(connection, with_hidden=True, with_dates=with_dates)
    alarms = mixed_people.mixed_alarms(connection)
    mixed = frozenset(-a.group if a.person is None else a.person for a in alarms)
    return CardsFound(people, browse.group_table(connection, smallest=smallest), mixed)


def _sections(people: int, groups: int) -> Sections:
    found = []
    if people:
        found.append((0, trn("{n} person", "{n} people", people)))
    if groups:
        words = trn("{n} group", "{n} groups", groups)
        found.append((people, tr("Who is this?") + "   " + words))
    return Sections([start for start, _ in found], [title for _, title in found])


def keys_in(data: QMimeData) -> list[CardKey]:
    """The keys of cards that are being dragged."""
    return [int(key) for key in bytes(data.data(CARD_MIME).data()).split()]


def describe(card: Card) -> str:
    """A card in words, for hovering and for screen readers."""
    faces = trn("{n} face", "{n} faces", card.faces)
    if not card.is_person:
        return tr("Somebody without a name, {faces}", faces=faces)
    parts = [card.name, faces]
    if card.proposed:
        parts.append(trn("{n} to confirm", "{n} to confirm", card.proposed))
    if card.is_hidden:
        parts.append(tr("hidden"))
    return ", ".join(parts)
