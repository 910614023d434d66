"""A grid of photos with everything that belongs to it: loading, size, hover, opening, empty state.

All photos, a folder and a person's photos are the same grid with another question behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSlider, QStackedLayout, QToolButton, QWidget

from photoface.domain.errors import SearchError
from photoface.services import browse, events
from photoface.ui.bridge import Ticket
from photoface.ui.delegates.photo_tile import PhotoTile
from photoface.ui.models.photo_list import PhotoList, PhotoListing, list_nothing, list_photos
from photoface.ui.pages.page import Context
from photoface.ui.panels.empty_state import EmptyState, show_instead
from photoface.ui.text import spoken, tr
from photoface.ui.views.grid_view import GridView, Look
from photoface.ui.views.photo_verbs import PhotoVerbs

_SIZES = (80, 320)
_STEP = 1.25
_RELOAD_MS = 800  # photos come in by the dozen while a scan runs
_RELOAD_SHARE = 10  # asking again takes at most a tenth of the time, however large the library
_DWELL_MS = 120

_FIRST = 400  # so many are shown before the rest is counted

List = Callable[..., PhotoListing]  # (connection, *, limit=None), on a reader thread


class PhotoGrid(QWidget):
    """`ask(listing)` says what to show: `list_photos`, with whatever narrows it filled in."""

    is_empty_changed = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._list: List = list_photos
        self._is_stale, self._is_loaded = True, False
        self._ticket: Ticket | None = None
        self.is_refused = False  # the search cannot be answered; `empty` says why
        self._asked_at = 0.0
        self.model = PhotoList(context.bridge, self)
        self._tile = PhotoTile(context.theme, context.thumbnails, self)
        self.view = GridView(
            self.model, self._tile, context.thumbnails, context.theme, self._look(), self
        )
        self.view.setAccessibleName(tr("Photos"))
        self.empty = EmptyState(context.theme)
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self.view)
        self._layout.addWidget(self.empty)
        self._tools = GridTools(self)
        self.verbs = PhotoVerbs(context, self, "photo", self.chosen)
        self.extra_actions: list[QAction | None] = []  # what a page adds to the menu
        self._timers()
        self._connect()

    # --- for pages -----------------------------------------------------------------------------

    def ask(self, listing: List) -> None:
        """Show what this question finds, now and whenever something changes."""
        self._list, self._is_loaded = listing, False
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self.reload()

    def reload(self) -> None:
        """Ask again: a hidden grid when it is shown, a waiting one when its answer is here."""
        self._is_stale = self._ticket is not None or not self.isVisible()
        if self._is_stale:
            return
        listing, limit = self._list, None if self._is_loaded else _FIRST
        self._asked_at = monotonic()
        self._ticket = self._context.bridge.query(
            lambda c: listing(c, limit=limit), self._take, self._fail
        )

    def take_focus(self) -> None:
        """The photos have it, or what is said where there are none."""
        self._layout.currentWidget().setFocus()

    def tools(self) -> QWidget:
        return self._tools

    def chosen(self) -> list[int]:
        """The selected photos; the current one where none is."""
        current = self.view.current_id()
        return self.view.selected_ids() or ([] if current is None else [current])

    def resize_tiles(self, step: int) -> None:
        self.set_tile(round(self.view.look.tile * _STEP**step))

    def set_tile(self, tile: int) -> None:
        """Another size of the tiles, remembered."""
        tile = min(max(tile, _SIZES[0]), _SIZES[1])
        self._context.preferences.set("photos/tile", tile)
        self.view.set_look(replace(self.view.look, tile=tile))

    def set_justified(self, is_justified: bool) -> None:
        self._context.preferences.set("photos/justified", is_justified)
        self.view.set_look(replace(self.view.look, is_justified=is_justified))

    # --- inside --------------------------------------------------------------------------------

    def _look(self) -> Look:
        preferences = self._context.preferences
        return Look(
            tile=preferences.get("photos/tile", 176),
            is_justified=preferences.get("photos/justified", True),
        )

    def _timers(self) -> None:
        self._rest_timer = QTimer(self, singleShot=True, interval=0)  # after the painting
        self._rest_timer.timeout.connect(self.reload)
        self._reload_timer = QTimer(self, singleShot=True, interval=_RELOAD_MS)
        self._reload_timer.timeout.connect(self.reload)
        self._dwell = QTimer(self, singleShot=True, interval=_DWELL_MS)
        self._dwell.timeout.connect(self._ask_faces)
        self._hovered: int | None = None

    def _connect(self) -> None:
        bridge, view = self._context.bridge, self.view
        for signal in (bridge.photos_added, bridge.folders_changed, bridge.faces_decided):
            signal.connect(self._schedule)
        bridge.photos_read.connect(self._take_read)
        bridge.albums_changed.connect(self._take_read)
        view.opened.connect(self.open_photo)
        view.hovered.connect(self._hover)
        view.selectionModel().currentChanged.connect(self._inspect)
        self._actions = self._context.actions.local(
            self, {"photo.open": self._open_current, "photo.select_all": view.selectAll}
        )
        self.verbs.serve_grid(view, self._actions, self.extra_actions)

    def showEvent(self, event: object) -> None:
        if self._is_stale:
            self.reload()

    def _schedule(self) -> None:
        if not self._reload_timer.isActive():
            self._reload_timer.start()

    def _take_read(self, event: events.PhotosRead | events.AlbumsChanged) -> None:
        self.model.forget_rows(event.photos)
        self._schedule()

    def _take(self, listing: PhotoListing) -> None:
        self._ticket, self.is_refused = None, False
        taken_ms = round((monotonic() - self._asked_at) * 1000)
        self._reload_timer.setInterval(max(_RELOAD_MS, taken_ms * _RELOAD_SHARE))
        self.model.show_listing(listing)
        is_beginning = not self._is_loaded and len(listing.ids) == _FIRST
        self._is_loaded = True
        if is_beginning or self._is_stale:
            self._rest_timer.start()
        if is_beginning:
            return
        is_empty = not len(listing.ids)
        show_instead(self._layout, self.empty if is_empty else self.view)
        self.is_empty_changed.emit(is_empty)

    def _fail(self, error: BaseException) -> None:
        self._ticket = None
        if isinstance(error, SearchError):
            self._take(list_nothing())
            self.is_refused = True
            self.empty.tell("search", tr("Nothing found"), spoken(error.sentence))
        else:
            self._context.bridge.report(error)

    # --- opening -------------------------------------------------------------------------------

    def open_photo(self, photo: int) -> None:
        row = self.model.row_of(photo)
        if row is not None:
            self._context.navigator.open_viewer(self.model.ids, row)

    def _open_current(self) -> None:
        photo = self.view.current_id()
        if photo is not None:
            self.open_photo(photo)

    def _inspect(self) -> None:
        self._context.navigator.inspect_photo(self.view.current_id())

    # --- faces on hover ------------------------------------------------------------------------

    def _hover(self, photo: int | None) -> None:
        self._hovered = photo
        self._tile.show_faces(None)
        self._dwell.start() if photo is not None else self._dwell.stop()

    def _ask_faces(self) -> None:
        photo = self._hovered
        if photo is None:
            return
        self._context.bridge.query(
            lambda c: browse.faces_of_photo(c, photo),
            lambda faces: self._show_faces(photo, faces),
            owner=self,
        )

    def _show_faces(self, photo: int, faces: list[browse.FaceRow]) -> None:
        if photo != self._hovered:
            return
        shown = [face for face in faces if face.state.value not in ("ignored", "not_a_face")]
        self._tile.show_faces(photo, sorted(shown, key=lambda face: face.name is None))
        rect = self.view.tile_rect(photo)
        if rect is not None:
            self.view.viewport().update(rect)


class GridTools(QWidget):
    """The size slider and the switch between squares and whole photos."""

    def __init__(self, grid: PhotoGrid) -> None:
        super().__init__()
        theme = grid._context.theme
        self._grid, self._theme = grid, theme
        self._shape = QToolButton(checkable=True, toolTip=tr("Whole photos or squares"))
        self._shape.setAccessibleName(tr("Whole photos"))
        self._shape.setChecked(grid.view.look.is_justified)
        self._shape.setIconSize(QSize(18, 18))
        self._shape.toggled.connect(self._set_shape)
        self._slider = QSlider(Qt.Orientation.Horizontal, toolTip=tr("Size  Ctrl +, Ctrl -"))
        self._slider.setAccessibleName(tr("Size of the photos"))
        self._slider.setRange(*_SIZES)
        self._slider.setFixedWidth(120)
        self._slider.setValue(round(grid.view.look.tile))
        self._slider.valueChanged.connect(grid.set_tile)
        grid.view.look_changed.connect(lambda: self._slider.setValue(round(grid.view.look.tile)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._shape)
        row.addWidget(self._slider)
        theme.changed.connect(self._recolour)
        self._recolour()

    def _set_shape(self, is_justified: bool) -> None:
        self._grid.set_justified(is_justified)
        self._recolour()

    def _recolour(self) -> None:
        name = "rows-3" if self._shape.isChecked() else "layout-grid"
        self._shape.setIcon(self._theme.icon(name))
