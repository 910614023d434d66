"""The contract between a grid and what it shows: all ids at once, rows when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from photoface.services.library import Connection
from photoface.ui.bridge import Bridge

Index = QModelIndex | QPersistentModelIndex
_AT_ONCE = 500  # rows asked for in one question
_KEPT = 20_000  # rows remembered


@dataclass(frozen=True, slots=True)
class Sections:
    """Headers of a grid: section i begins at row `starts[i]` and is called `titles[i]`."""

    starts: Sequence[int] = field(default_factory=list)
    titles: Sequence[str] = field(default_factory=list)


class GridModel(QAbstractListModel):
    """Ids in order. `fetch(connection, ids)` reads rows of a few of them, by id, on a reader
    thread; `row(n)` is the row object if it is here, else None (and it is fetched).

    `kind` says which thumbnails belong to it ("photo" or "face"); a model whose ids are not those
    of photos or faces overrides `thumb_id`.
    """

    IdRole = Qt.ItemDataRole.UserRole + 1
    RowRole = Qt.ItemDataRole.UserRole + 2

    rows_arrived = Signal()

    def __init__(
        self,
        bridge: Bridge,
        kind: str,
        fetch: Callable[[Connection, list[int]], dict[int, Any]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.ids: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self.sections = Sections()
        self.shapes: NDArray[np.float64] | None = None  # width / height, for justified grids
        self._bridge, self._fetch = bridge, fetch
        self._rows: dict[int, Any] = {}
        self._asked: set[int] = set()
        self._wanted: dict[int, None] = {}
        self._order: dict[int, int] | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._ask)

    # --- filling -------------------------------------------------------------------------------

    def set_ids(
        self,
        ids: Sequence[int] | NDArray[np.int64],
        sections: Sections | None = None,
        *,
        rows: dict[int, Any] | None = None,
        shapes: NDArray[np.float64] | None = None,
    ) -> None:
        """Show these ids. Known rows are kept; `rows` adds some that are known already. Grids keep
        their place and selection."""
        self.beginResetModel()
        self.ids = np.asarray(ids, dtype=np.int64)
        self.sections = sections or Sections()
        self.shapes = shapes
        self._order = None
        self._rows.update(rows or {})
        self.endResetModel()

    def set_rows(self, rows: dict[int, Any]) -> None:
        """Rows as they are now (an optimistic change, say): painted at once."""
        self._rows.update(rows)
        self._tell(rows)

    def forget_rows(self, ids: Sequence[int] | None = None) -> None:
        """These rows (all, if None) may have changed: the old ones show until the new are here."""
        known = list(self._rows) if ids is None else [id for id in ids if id in self._rows]
        self._asked.difference_update(known)
        if len(known) > _AT_ONCE:
            for id in known:
                del self._rows[id]
            self._tell(known)
        else:
            self._want(known)

    # --- asking --------------------------------------------------------------------------------

    def id_at(self, row: int) -> int:
        return int(self.ids[row])

    def row_of(self, id: int) -> int | None:
        """The row that shows this id, None if there is none."""
        if self._order is None:
            self._order = dict(zip(self.ids.tolist(), range(len(self.ids)), strict=True))
        return self._order.get(id)

    def row(self, row: int) -> Any | None:
        """The row object if it is here; a miss is fetched and `dataChanged` tells."""
        id = self.id_at(row)
        found = self._rows.get(id)
        if found is None and id not in self._asked:
            self._want([id])
        return found

    def known(self, id: int) -> Any | None:
        """The row object of an id if it is here; nothing is fetched."""
        return self._rows.get(id)

    def thumb_id(self, row: int) -> int | None:
        """Whose picture is shown in this row."""
        return self.id_at(row)

    def text(self, row: int) -> str:
        """What a screen reader says and a tool tip shows."""
        return ""

    # --- Qt ------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.ids):
            return None
        if role == self.IdRole:
            return self.id_at(index.row())
        if role == self.RowRole:
            return self.row(index.row())
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self.text(index.row())
        return None

    # --- fetching ------------------------------------------------------------------------------

    def _want(self, ids: Sequence[int]) -> None:
        if self._fetch is None or not ids:
            return
        for id in ids:
            self._wanted.pop(id, None)
            self._wanted[id] = None
        self._timer.start()

    def _ask(self) -> None:
        """Ask for the newest wishes; what was wanted long ago has scrolled away."""
        ids, fetch = list(self._wanted)[-_AT_ONCE:], self._fetch
        self._wanted.clear()
        if not ids or fetch is None:
            return
        self._asked.update(ids)
        self._bridge.query(lambda c: fetch(c, ids), lambda rows: self._take(ids, rows), owner=self)

    def _take(self, ids: list[int], rows: dict[int, Any]) -> None:
        self._asked.difference_update(rows)  # ids that are gone stay "asked": no endless questions
        if len(self._rows) > _KEPT:
            self._rows.clear()
        self._rows.update(rows)
        self._tell(rows)
        self.rows_arrived.emit()

    def _tell(self, ids: Any) -> None:
        if not len(self.ids):
            return
        numbers = [row for row in (self.row_of(id) for id in ids) if row is not None]
        if numbers:
            self.dataChanged.emit(self.index(min(numbers)), self.index(max(numbers)))
