"""The cards of the People page as a Qt model; what the user does shows here at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from photoface.ui.bridge import Bridge
from photoface.ui.models.cards import Card, CardKey, CardKind, Order, arranged, kept_in_place
from photoface.ui.models.grid_model import GridModel, Index, Sections
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
    """

    sorted_or_not = Signal(bool)  # False: cards kept their places although others are due

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(bridge, "face", parent=parent)
        self._cards: dict[CardKey, Card] = {}
        self._visible: dict[CardKey, Card] = {}
        self._order, self._needle, self._shows_hidden = Order.COUNT, "", False
        self._temporary_id = _FIRST_TEMPORARY_ID

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def order(self) -> Order:
        return self._order

    @property
    def needle(self) -> str:
        """What names are filtered by."""
        return self._needle

    @property
    def is_filtered(self) -> bool:
        return bool(self._needle.strip())

    def is_temporary(self, key: CardKey) -> bool:
        """True for somebody who was named a moment ago and is not in the library yet."""
        return key > _FIRST_TEMPORARY_ID

    def badge(self) -> str:
        """How many people and groups there are, for the navigation."""
        people = sum(card.is_person and not card.is_hidden for card in self._cards.values())
        return number(people) if people else ""

    @property
    def shows_hidden(self) -> bool:
        return self._shows_hidden

    def card(self, key: CardKey) -> Card | None:
        """The card with this key, if it is shown."""
        return self._visible.get(key)

    def find_person(self, name: str) -> Card | None:
        """The person of this name, as the library would find them."""
        wanted = " ".join(name.split()).casefold()
        people = (card for card in self._cards.values() if card.is_person)
        return next((card for card in people if card.name.casefold() == wanted), None)

    def show(self, cards: Iterable[Card], *, may_sort: bool = False) -> None:
        """Take over what the library holds now."""
        self._cards = {card.key: card for card in cards}
        self._refresh(may_sort=may_sort)

    def sort_by(self, order: Order) -> None:
        self._order = order
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
        group = self._cards.pop(key, None)
        if group is None:
            return
        person = self.find_person(name)
        if person is None:
            self._temporary_id += 1
            clean = " ".join(name.split())
            person = replace(group, kind=CardKind.PERSON, id=self._temporary_id, name=clean)
        else:
            person = replace(person, faces=person.faces + group.faces)
        self._cards[person.key] = person
        self._refresh()

    def rename(self, key: CardKey, name: str) -> None:
        """The person gets the name, or is merged into the one that has it."""
        namesake = self.find_person(name)
        if namesake is not None and namesake.key != key:
            self.merge([key], namesake.key)
        elif card := self._cards.get(key):
            self._cards[key] = replace(card, name=" ".join(name.split()))
            self._refresh()

    def merge(self, sources: Iterable[CardKey], target: CardKey) -> None:
        """The faces of `sources` go to `target`."""
        gone = [self._cards.pop(key) for key in sources if key != target and key in self._cards]
        if kept := self._cards.get(target):
            faces = kept.faces + sum(card.faces for card in gone)
            self._cards[target] = replace(kept, faces=faces)
        self._refresh()

    def hide(self, keys: Iterable[CardKey], *, hidden: bool) -> None:
        for key in keys:
            if card := self._cards.get(key):
                self._cards[key] = replace(card, is_hidden=hidden)
        self._refresh()

    def take_away(self, keys: Iterable[CardKey]) -> None:
        """These cards leave the page (their faces were ignored, say)."""
        for key in keys:
            self._cards.pop(key, None)
        self._refresh()

    # --- what the grid asks ----------------------------------------------------------------------

    def row(self, row: int) -> Card | None:
        return self._visible.get(self.id_at(row))

    def thumb_id(self, row: int) -> int | None:
        card = self.row(row)
        return card.cover if card else None

    def text(self, row: int) -> str:
        card = self.row(row)
        return describe(card) if card else ""

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

    def _refresh(self, *, may_sort: bool = False) -> None:
        chosen = [c for c in self._cards.values() if self._shows_hidden or not c.is_hidden]
        due = arranged(chosen, self._order, self._needle)
        cards = due if may_sort else kept_in_place(self.ids.tolist(), due)
        before, self._visible = self._visible, {card.key: card for card in cards}
        keys = list(self._visible)
        if keys != self.ids.tolist():
            self.set_ids(keys, _sections(cards))
        else:
            self._tell([key for key in keys if before.get(key) != self._visible[key]])
        self.sorted_or_not.emit(cards == due)


def _sections(cards: list[Card]) -> Sections:
    people = sum(card.is_person for card in cards)
    groups = len(cards) - people
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
