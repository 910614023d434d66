"""The cards of the People page as a Qt model; what the user does shows here at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from photoface.ui.models.cards import (
    Card,
    CardKey,
    CardKind,
    Order,
    arranged,
    kept_in_place,
    plain,
)
from photoface.ui.models.keyed_list import Index, KeyedListModel
from photoface.ui.text import tr, trn

CARD_ROLE = Qt.ItemDataRole.UserRole + 1
CARD_MIME = "application/x-photoface-card"
_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsDropEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)


class PeopleListModel(KeyedListModel[CardKey]):
    """People, then unnamed groups. `order`, `needle` and `shows_hidden` say which and in what
    order; `show` takes what the library holds, keeping the places of cards already there."""

    name_typed = Signal(object, str)  # CardKey, name: the user edited a name in place
    order_became_stale = Signal(bool)  # True: cards kept their places although others are due

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[CardKey, Card] = {}
        self._visible: dict[CardKey, Card] = {}
        self._order, self._needle, self._shows_hidden = Order.COUNT, "", False
        self._temporary_id = 0

    # --- what is shown -------------------------------------------------------------------------

    @property
    def order(self) -> Order:
        return self._order

    @property
    def people_count(self) -> int:
        """How many rows are people; the groups follow them."""
        return sum(card.is_person for card in self._visible.values())

    def card(self, index: Index) -> Card | None:
        key = self.key(index)
        return None if key is None else self._visible.get(key)

    def card_of(self, key: CardKey) -> Card | None:
        return self._visible.get(key)

    def find_person(self, name: str) -> Card | None:
        """The person of this name, as the library would find them."""
        wanted = " ".join(name.split()).casefold()
        people = (card for card in self._cards.values() if card.is_person)
        return next((card for card in people if card.name.casefold() == wanted), None)

    def show(self, cards: Iterable[Card], *, may_sort: bool = False) -> None:
        """Take over what the library holds now. Sorted anew only if `may_sort`."""
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

    # --- what the user does, seen before the library has written it ------------------------------

    def name_group(self, key: CardKey, name: str) -> None:
        """The group becomes a person, or joins the one that has this name."""
        group = self._cards.get(key)
        if group is None:
            return
        target = self.find_person(name)
        del self._cards[key]
        if target is None:
            self._temporary_id -= 1
            target = replace(
                group, kind=CardKind.PERSON, id=self._temporary_id, name=" ".join(name.split())
            )
        else:
            target = replace(target, faces=target.faces + group.faces)
        self._cards[target.key] = target
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
        kept = self._cards.get(target)
        gone = [self._cards.pop(key) for key in sources if key != target and key in self._cards]
        if kept is not None:
            faces = kept.faces + sum(card.faces for card in gone)
            self._cards[target] = replace(kept, faces=faces)
        self._refresh()

    def hide(self, keys: Iterable[CardKey], hidden: bool) -> None:
        for key in keys:
            if card := self._cards.get(key):
                self._cards[key] = replace(card, is_hidden=hidden)
        self._refresh()

    def take_away(self, keys: Iterable[CardKey]) -> None:
        """These cards leave the page (their faces were ignored, say)."""
        for key in keys:
            self._cards.pop(key, None)
        self._refresh()

    # --- Qt's questions --------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self.card(index)
        if card is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.name or tr("Who is this?")
            case Qt.ItemDataRole.EditRole:
                return card.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return describe(card)
            case _ if role == CARD_ROLE:
                return card
        return None

    def setData(
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Pass a typed name on to whoever records it; the row itself changes through that."""
        card, name = self.card(index), " ".join(str(value).split())
        if card is None or role != Qt.ItemDataRole.EditRole or name in ("", card.name):
            return False
        self.name_typed.emit(card.key, name)
        return True

    def mimeTypes(self) -> list[str]:
        return [CARD_MIME]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """The dragged cards as `kind:id` lines; only this window can drop them."""
        cards = [card for index in indexes if (card := self.card(index))]
        data = QMimeData()
        data.setData(CARD_MIME, "\n".join(f"{c.kind}:{c.id}" for c in cards).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    # --- inside ----------------------------------------------------------------------------------

    def _refresh(self, *, may_sort: bool = False) -> None:
        chosen = [c for c in self._cards.values() if self._shows_hidden or not c.is_hidden]
        sorted_cards = arranged(chosen, self._order, self._needle)
        cards = sorted_cards if may_sort else kept_in_place(self.keys, sorted_cards)
        before, self._visible = self._visible, {card.key: card for card in cards}
        self.set_keys(list(self._visible))
        self.tell_changed(
            key for key, card in self._visible.items() if before.get(key, card) != card
        )
        self.order_became_stale.emit(cards != sorted_cards)


def keys_in(data: QMimeData) -> list[CardKey]:
    """The keys of cards that are being dragged."""
    lines = bytes(data.data(CARD_MIME).data()).decode().split()
    return [(CardKind(kind), int(number)) for kind, number in (p.split(":") for p in lines)]


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


def initials(name: str) -> str:
    """Up to two letters that stand for a name where there is no picture."""
    words = [word for word in name.split() if plain(word)]
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))
