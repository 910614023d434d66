"""A list model whose rows have keys: new contents arrive as the smallest change.

Selection, current row and scroll position of a view hold on to rows. So when a list is loaded
again, rows that stay are not touched: what is gone is removed, what moved is re-ordered in one
step, what is new is inserted.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

Key = TypeVar("Key", bound=Hashable)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
#: More separate removals and insertions than this, and the view is told to start afresh.
_MOST_STEPS = 64


class KeyedListModel(QAbstractListModel, Generic[Key]):
    """Rows by key. Subclasses say what a row shows (`data`) and keep the content by key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: list[Key] = []
        self._row_of: dict[Key, int] | None = None

    @property
    def keys(self) -> Sequence[Key]:
        return self._keys

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def key(self, index: Index) -> Key | None:
        """The key of a row; None for an index that is none of this model's."""
        row = index.row() if index.isValid() else -1
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row(self, key: Key) -> int | None:
        """Where a key is now; None if it is not in the list."""
        if self._row_of is None:
            self._row_of = {known: row for row, known in enumerate(self._keys)}
        return self._row_of.get(key)

    def index_of(self, key: Key) -> QModelIndex:
        """The index of a key, invalid if it is not in the list."""
        row = self.row(key)
        return QModelIndex() if row is None else self.index(row)

    def set_keys(self, keys: Sequence[Key]) -> None:
        """Show these rows in this order."""
        if keys == self._keys:
            return
        removals, insertions = _changes(self._keys, keys)
        if len(removals) + len(insertions) > _MOST_STEPS:
            self._start_afresh(keys)
            return
        for first, last in reversed(removals):
            self._remove(first, last)
        staying = set(self._keys)
        self._reorder([key for key in keys if key in staying])
        for first, last in insertions:
            self._insert(first, keys[first : last + 1])

    def tell_changed(self, keys: Iterable[Key]) -> None:
        """The content of these rows is another."""
        for first, last in _ranges(sorted(r for key in keys if (r := self.row(key)) is not None)):
            self.dataChanged.emit(self.index(first), self.index(last))

    def _start_afresh(self, keys: Sequence[Key]) -> None:
        self.beginResetModel()
        self._replace(keys)
        self.endResetModel()

    def _remove(self, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, last)
        self._replace(self._keys[:first] + self._keys[last + 1 :])
        self.endRemoveRows()

    def _insert(self, first: int, keys: Sequence[Key]) -> None:
        self.beginInsertRows(QModelIndex(), first, first + len(keys) - 1)
        self._replace([*self._keys[:first], *keys, *self._keys[first:]])
        self.endInsertRows()

    def _reorder(self, keys: list[Key]) -> None:
        if keys == self._keys:
            return
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        holders = [self._keys[index.row()] for index in old]
        self._replace(keys)
        self.changePersistentIndexList(old, [self.index_of(key) for key in holders])
        self.layoutChanged.emit()

    def _replace(self, keys: Sequence[Key]) -> None:
        self._keys = list(keys)
        self._row_of = None

    def data(self, index: Index, role: int = 0) -> Any:
        raise NotImplementedError


def _changes(
    old: Sequence[Hashable], new: Sequence[Hashable]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Ranges of rows to remove from `old`, and ranges of rows of `new` that are not in `old`."""
    before, after = set(old), set(new)
    gone = [row for row, key in enumerate(old) if key not in after]
    fresh = [row for row, key in enumerate(new) if key not in before]
    return _ranges(gone), _ranges(fresh)


def _ranges(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending rows as (first, last) of each unbroken run."""
    ranges: list[tuple[int, int]] = []
    for row in rows:
        if ranges and row == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], row)
        else:
            ranges.append((row, row))
    return ranges
