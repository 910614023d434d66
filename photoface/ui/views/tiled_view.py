"""A list view whose geometry is arithmetic: QListView without its layout.

QListView keeps what is hard to build (selection, keyboard, drag, accessibility); every override
that asks for a position answers from a `GridLayout`, so nothing is laid out row by row.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from photoface.ui.models.grid_model import GridModel
from photoface.ui.views.grid_layout import GridLayout, Metrics

Flag = QItemSelectionModel.SelectionFlag
Index = QModelIndex | QPersistentModelIndex


class TiledView(QListView):
    """Positions, keyboard, mouse and selection of a GridModel's tiles. Subclasses make `_layout`
    and paint. `hovered` tells the id under the mouse, or None."""

    hovered = Signal(object)
    selection_changed = Signal()

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = model
        self._layout = GridLayout.square(Metrics(width=1, tile=1), 0)
        self._hovered_row = -1
        self._band_start: QPoint | None = None
        self._band = QRect()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAutoScroll(False)

    # --- ids -----------------------------------------------------------------------------------

    def current_id(self) -> int | None:
        row = self.currentIndex().row()
        return self._grid.id_at(row) if 0 <= row < len(self._grid.ids) else None

    def selected_ids(self) -> list[int]:
        """In the order of the grid."""
        rows: set[int] = set()
        for part in self.selectionModel().selection():
            rows.update(range(part.top(), part.bottom() + 1))
        return [self._grid.id_at(row) for row in sorted(rows)]

    def selected_count(self) -> int:
        """How many are selected, however many there are."""
        return sum(part.height() for part in self.selectionModel().selection())

    def select_ids(self, ids: Sequence[int]) -> None:
        rows = (self._grid.row_of(id) for id in ids)
        self._select_rows(sorted(row for row in rows if row is not None), Flag.ClearAndSelect)

    # --- geometry ------------------------------------------------------------------------------

    def updateGeometries(self) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, round(self._layout.height) - page))
        bar.setEnabled(bar.maximum() > 0)  # it keeps its room, or the grid would jump
        bar.setPageStep(max(page - 40, 1))
        bar.setSingleStep(max(16, round(self._layout.tile / 3)))

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= self._layout.count:
            return QRect()
        left, top, width, height = self._layout.rect(index.row())
        x, y = round(left), round(top) - self.verticalOffset()
        return QRect(x, y, round(left + width) - x, round(height))

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._layout.row_at(point.x(), point.y() + self.verticalOffset())
        return QModelIndex() if row is None else self._grid.index(row)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def viewportSizeHint(self) -> QSize:
        return QSize(400, round(min(self._layout.height, 400)))

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid() or index.row() >= self._layout.count:
            return
        _, top, _, height = self._layout.rect(index.row())
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(round(top + height / 2 - page / 2))
        elif hint == QAbstractItemView.ScrollHint.PositionAtTop or top < bar.value():
            bar.setValue(round(top - self._layout.metrics.gap))
        elif top + height > bar.value() + page:
            bar.setValue(round(top + height - page + self._layout.metrics.gap))

    def _visible_rows(self) -> range:
        top = self.verticalOffset()
        rows = self._layout.rows_between(top, top + self.viewport().height())
        count = len(self._grid.ids)
        return range(min(rows.start, count), min(rows.stop, count))

    # --- keyboard and selection ----------------------------------------------------------------

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _: Qt.KeyboardModifier
    ) -> QModelIndex:
        count = self._layout.count
        if not count:
            return QModelIndex()
        row = self.currentIndex().row()
        if row < 0:
            return self._grid.index(self._visible_rows().start)
        return self._grid.index(min(max(self._moved(row, action), 0), count - 1))

    def _moved(self, row: int, action: QAbstractItemView.CursorAction) -> int:
        act, layout = QAbstractItemView.CursorAction, self._layout
        page = layout.lines_in(self.viewport().height())
        moves = {
            act.MoveUp: lambda: layout.beside(row, -1),
            act.MoveDown: lambda: layout.beside(row, 1),
            act.MovePageUp: lambda: layout.beside(row, -page),
            act.MovePageDown: lambda: layout.beside(row, page),
            act.MoveHome: lambda: 0,
            act.MoveEnd: lambda: layout.count - 1,
            act.MoveLeft: lambda: row - 1,
            act.MovePrevious: lambda: row - 1,
            act.MoveRight: lambda: row + 1,
            act.MoveNext: lambda: row + 1,
        }
        return moves[action]()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """From a rubber band what it touches, else all between two tiles in reading order."""
        if self.state() == QAbstractItemView.State.DragSelectingState:
            self._select_band(rect.normalized(), command)
            return
        first = self.indexAt(QPoint(rect.left(), rect.top()))
        last = self.indexAt(QPoint(rect.right(), rect.bottom()))
        if not first.isValid() or not last.isValid():
            self.selectionModel().select(QItemSelection(), command)
            return
        low, high = sorted((first.row(), last.row()))
        chosen = QItemSelection(self._grid.index(low), self._grid.index(high))
        self.selectionModel().select(chosen, command)

    def selectAll(self) -> None:
        if self._layout.count:
            last = self._grid.index(self._layout.count - 1)
            chosen = QItemSelection(self._grid.index(0), last)
            self.selectionModel().select(chosen, Flag.ClearAndSelect)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        QAbstractItemView.selectionChanged(self, selected, deselected)
        self.viewport().update()
        self.selection_changed.emit()

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def _select_band(self, band: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        top = self.verticalOffset()
        spans = self._layout.rows_in(
            band.left(), band.top() + top, band.right() + 1, band.bottom() + 1 + top
        )
        chosen = QItemSelection()
        for low, high in spans:
            chosen.select(self._grid.index(low), self._grid.index(high))
        self.selectionModel().select(chosen, command)

    def _select_rows(self, rows: list[int], command: QItemSelectionModel.SelectionFlag) -> None:
        chosen = QItemSelection()
        start = 0
        for place in range(1, len(rows) + 1):
            if place == len(rows) or rows[place] != rows[place - 1] + 1:
                chosen.select(self._grid.index(rows[start]), self._grid.index(rows[place - 1]))
                start = place
        self.selectionModel().select(chosen, command)

    # --- mouse ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        on_tile = self.indexAt(event.position().toPoint()).isValid()
        if event.button() == Qt.MouseButton.LeftButton and not on_tile:
            self._band_start = event.position().toPoint() + QPoint(0, self.verticalOffset())
            if event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.clearSelection()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._band_start is not None:
            start = self._band_start - QPoint(0, self.verticalOffset())
            self._band = QRect(start, event.position().toPoint()).normalized()
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._band_start, self._band = None, QRect()
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._hover(self.indexAt(event.position().toPoint()).row())
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row == self._hovered_row:
            return
        old, self._hovered_row = self._hovered_row, row
        for changed in (old, row):
            if 0 <= changed < self._layout.count:
                self.viewport().update(self.visualRect(self._grid.index(changed)))
        self.hovered.emit(self._grid.id_at(row) if row >= 0 else None)
