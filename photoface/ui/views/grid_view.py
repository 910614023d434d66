"""A grid for a million tiles: how they look, what is painted, whose pictures are fetched first.

It stays where it is, with what is selected, while the ids change under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from photoface.ui.models.grid_model import GridModel
from photoface.ui.theme import Theme
from photoface.ui.thumbnails import Thumbnails
from photoface.ui.views.grid_layout import GridLayout, Metrics
from photoface.ui.views.tiled_view import Flag, TiledView

_PREFETCH_PAGES = 1.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a grid is laid out; distances in logical pixels (see `grid_layout.Metrics`)."""

    tile: float = 160
    gap: float = 4
    margin: float = 16
    header: float = 44
    extra: float = 0
    is_fixed: bool = False
    is_justified: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """What a view was looking at: found again after the ids have changed."""

    top_id: int | None
    offset: float
    current_id: int | None
    selected: frozenset[int]


class GridView(TiledView):
    """Shows a GridModel. `opened` with the id that was double-clicked."""

    opened = Signal(int)
    look_changed = Signal()

    def __init__(
        self,
        model: GridModel,
        delegate: QAbstractItemDelegate,
        thumbnails: Thumbnails,
        theme: Theme,
        look: Look | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, parent)
        self._look = look or Look()
        self._theme, self._thumbnails = theme, thumbnails
        self._place: _Place | None = None
        self._is_unpainted = True
        # Opaque: scrolling moves the pixels that stay and paints only what comes into view.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAutoFillBackground(False)
        self._focus_timer = QTimer(self, singleShot=True, interval=0)
        self._focus_timer.timeout.connect(self._focus_thumbnails)
        model.modelAboutToBeReset.connect(self._remember_place)
        self.setModel(model)
        self.setItemDelegate(delegate)
        model.modelReset.connect(self._return_to_place)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.id_at(index.row())))
        thumbnails.arrived.connect(self._repaint_arrived)
        theme.changed.connect(self.viewport().update)

    # --- for pages -----------------------------------------------------------------------------

    @property
    def look(self) -> Look:
        return self._look

    def set_look(self, look: Look) -> None:
        """Another tile size or shape; the view stays where it is in the pictures."""
        self._look = look
        place = self._current_place()
        self.doItemsLayout()
        self._go_to(place)
        self.look_changed.emit()

    def go_to_id(self, id: int) -> None:
        """Make an id the current one and bring it into view."""
        row = self._grid.row_of(id)
        if row is not None:
            self.setCurrentIndex(self._grid.index(row))
            self.scrollTo(self._grid.index(row))

    def has_pending_paint(self) -> bool:
        """True until what the model holds now has been painted."""
        return self._is_unpainted

    def tile_rect(self, id: int) -> QRect | None:
        """Where a tile is in the viewport."""
        row = self._grid.row_of(id)
        return None if row is None else self.visualRect(self._grid.index(row))

    # --- layout --------------------------------------------------------------------------------

    def doItemsLayout(self) -> None:
        model, metrics = self._grid, self._metrics()
        starts = model.sections.starts
        if self._look.is_justified and model.shapes is not None:
            self._layout = GridLayout.justified(metrics, model.shapes, starts)
        else:
            self._layout = GridLayout.square(metrics, len(model.ids), starts)
        self._is_unpainted = True
        self.updateGeometries()
        self.viewport().update()
        self._focus_timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self._current_place()
        QAbstractItemView.resizeEvent(self, event)
        self.doItemsLayout()
        self._go_to(place)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(0, dy)
        self._focus_timer.start()

    def rowsInserted(self, parent: QModelIndex, start: int, end: int) -> None:
        QAbstractItemView.rowsInserted(self, parent, start, end)
        self.doItemsLayout()

    def dataChanged(self, first: QModelIndex, last: QModelIndex, roles: Sequence[int] = ()) -> None:
        visible = self._visible_rows()
        rows = range(max(first.row(), visible.start), min(last.row() + 1, visible.stop))
        for row in rows:
            self.viewport().update(self.visualRect(self._grid.index(row)))
        self._focus_timer.start()

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self._is_unpainted = False
        painter = QPainter(self.viewport())
        area = event.rect()
        painter.fillRect(area, self._theme.colour("surface"))
        self._paint_headers(painter, area)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        selected, current = self.selectionModel(), self.currentIndex().row()
        has_focus, delegate = self.hasFocus(), self.itemDelegate()
        top = self.verticalOffset()
        for row in self._layout.rows_between(area.top() + top, area.bottom() + top):
            index = self._grid.index(row)
            option.rect = self.visualRect(index)
            if option.rect.intersects(area):
                option.state = self._state(
                    row, selected.isSelected(index), has_focus and row == current
                )
                delegate.paint(painter, option, index)
        if not self._band.isNull():
            painter.setPen(self._theme.colour("accent"))
            painter.setBrush(self._theme.colour("accent", 0.15))
            painter.drawRect(self._band)
        painter.end()

    def _state(self, row: int, is_selected: bool, is_current: bool) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_Enabled
        if is_selected:
            state |= QStyle.StateFlag.State_Selected
        if is_current:
            state |= QStyle.StateFlag.State_HasFocus
        if row == self._hovered_row:
            state |= QStyle.StateFlag.State_MouseOver
        return state

    def _paint_headers(self, painter: QPainter, area: QRect) -> None:
        top = self.verticalOffset()
        headers = self._layout.headers_between(area.top() + top, area.bottom() + top)
        if not headers:
            return
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        for section, y in headers:
            place = QRectF(
                self._look.margin,
                y - top,
                self.viewport().width() - 2 * self._look.margin,
                self._look.header - 8,
            )
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(place, align, self._grid.sections.titles[section])

    # --- thumbnails ----------------------------------------------------------------------------

    def _focus_thumbnails(self) -> None:
        """What is on the screen first, then the page after it, then the page before."""
        if not self.isVisible():
            return
        page, top = self.viewport().height(), self.verticalOffset()
        reach = page * _PREFETCH_PAGES
        shown = self._layout.rows_between(top, top + page)
        after = self._layout.rows_between(top, top + page + reach)
        before = self._layout.rows_between(max(top - reach, 0), top)
        rows = [*shown, *range(shown.stop, after.stop), *range(before.start, shown.start)]
        ids = [id for id in map(self._grid.thumb_id, rows) if id is not None]
        self._thumbnails.focus(self, self._grid.kind, ids, self.picture_side())

    def picture_side(self) -> int:
        """Longest side in device pixels that a tile's picture needs."""
        return round(self._layout.tile * self.devicePixelRatioF())

    def _repaint_arrived(self, kind: str, ids: set[int]) -> None:
        if kind != self._grid.kind or not self.isVisible():
            return
        for row in self._visible_rows():
            if self._grid.thumb_id(row) in ids:
                self.viewport().update(self.visualRect(self._grid.index(row)))

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)
        self._focus_timer.start()
        self.selection_changed.emit()  # what one sees as selected

    def hideEvent(self, event: QEvent) -> None:
        super().hideEvent(event)
        self.selection_changed.emit()

    # --- keeping the place ---------------------------------------------------------------------

    def _metrics(self) -> Metrics:
        look = self._look
        return Metrics(
            width=self.viewport().width(),
            tile=look.tile,
            gap=look.gap,
            margin=look.margin,
            header=look.header,
            extra=look.extra,
            is_fixed=look.is_fixed,
        )

    def _current_place(self) -> _Place:
        top = self.verticalOffset()
        rows = self._visible_rows()
        selected = self.selectionModel()
        chosen = frozenset(self.selected_ids()) if selected and selected.hasSelection() else ()
        if not top or not len(rows):
            return _Place(None, 0, self.current_id(), frozenset(chosen))
        whole = (row for row in rows if self._layout.rect(row)[1] >= top)
        row = next(whole, rows.start)
        offset = self._layout.rect(row)[1] - top
        return _Place(self._grid.id_at(row), offset, self.current_id(), frozenset(chosen))

    def _go_to(self, place: _Place) -> None:
        row = self._grid.row_of(place.top_id) if place.top_id is not None else None
        if row is not None:
            top = self._layout.rect(row)[1]
            self.verticalScrollBar().setValue(round(top - place.offset))

    def _remember_place(self) -> None:
        self._place = self._current_place()

    def _return_to_place(self) -> None:
        """After a reset: same pictures at the top, same selection, same current tile."""
        place, self._place = self._place, None
        self._hovered_row = -1
        self.executeDelayedItemsLayout()
        self.doItemsLayout()
        if place is None:
            return
        self._go_to(place)
        if (
            place.current_id is not None
            and (row := self._grid.row_of(place.current_id)) is not None
        ):
            self.selectionModel().setCurrentIndex(self._grid.index(row), Flag.NoUpdate)
        if place.selected:
            self.select_ids(list(place.selected))
            self.selection_changed.emit()  # a reset unselects without a word
