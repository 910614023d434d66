"""The groups of the People page: many thousands, so they stay in arrays until looked at."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from photoface.services.browse import GroupTable
from photoface.ui.models.cards import Card, CardKey, Keys, card_of_group

_NONE = np.empty(0, dtype=np.int64)


class GroupRows:
    """Groups by card key (minus the group's id), in the order they came: largest first."""

    def __init__(self, table: GroupTable | None = None) -> None:
        self._table = table or GroupTable(_NONE, _NONE, _NONE)
        self.keys: Keys = -self._table.ids
        self._row_of: dict[CardKey, int] | None = None
        self._cards: dict[CardKey, Card] = {}  # those that were looked at

    def card(self, key: CardKey) -> Card | None:
        return self._cards.get(key) or self._made(key)

    def _made(self, key: CardKey) -> Card | None:
        if self._row_of is None:
            self._row_of = dict(zip(self.keys.tolist(), range(len(self.keys)), strict=True))
        row = self._row_of.get(key)
        if row is None:
            return None
        table = self._table
        card = card_of_group(int(table.ids[row]), int(table.sizes[row]), int(table.covers[row]))
        self._cards[key] = card
        return card

    def without(self, keys: Iterable[CardKey]) -> GroupRows:
        """The other groups."""
        stays = ~np.isin(self.keys, list(keys))
        table = self._table
        return GroupRows(GroupTable(table.ids[stays], table.sizes[stays], table.covers[stays]))

    def with_card(self, card: Card) -> GroupRows:
        """The groups, one of them with another size and cover."""
        table = self._table
        sizes, covers = table.sizes.copy(), table.covers.copy()
        sizes[self.keys == card.key] = card.faces
        covers[self.keys == card.key] = card.cover or 0
        return GroupRows(GroupTable(table.ids, sizes, covers))

    def changed_since(self, before: GroupRows) -> list[CardKey]:
        """Groups that are in both and have another size or cover now."""
        both, old, new = np.intersect1d(
            before.keys, self.keys, assume_unique=True, return_indices=True
        )
        is_other = (before._table.sizes[old] != self._table.sizes[new]) | (
            before._table.covers[old] != self._table.covers[new]
        )
        return [int(key) for key in both[is_other]]
