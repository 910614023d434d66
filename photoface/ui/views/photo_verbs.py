"""What can be said about photos wherever they are shown: favourite or not, into which album."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from photoface.services import albums
from photoface.services.history import Act
from photoface.services.library import Library
from photoface.ui.actions import menu_of
from photoface.ui.dialogs.album_picker import AlbumPicker
from photoface.ui.pages.page import Context
from photoface.ui.views.grid_view import GridView

_IDS = ("favourite", "to_album")


class PhotoVerbs(QObject):
    """Commands of `scope` for a widget; `chosen()` says about which photos."""

    def __init__(
        self, context: Context, widget: QWidget, scope: str, chosen: Callable[[], Sequence[int]]
    ) -> None:
        super().__init__(widget)
        self._context, self._widget, self._chosen = context, widget, chosen
        self._picker: AlbumPicker | None = None
        doers = (self.toggle_favourite, self.add_to_album)
        made = context.actions.local(
            widget, {f"{scope}.{id}": do for id, do in zip(_IDS, doers, strict=True)}
        )
        self.favourite, self.to_album = made.values()

    @property
    def actions(self) -> list[QAction | None]:
        """For a menu."""
        return [self.favourite, self.to_album]

    def menu(self, before: Sequence[QAction | None], after: Sequence[QAction | None]) -> QMenu:
        """A menu of photos: what is said about them, between what else the widget can do."""
        menu = menu_of("", [*before, *self.actions, *after], self._widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def serve_grid(
        self, view: GridView, own: Mapping[str, QAction], extra: Sequence[QAction | None] = ()
    ) -> None:
        """Pop up the menu where the mouse asks for it. `own`: the commands to open and to select
        all; `extra`: a list that may still grow."""

        def show(point: QPoint) -> None:
            if view.indexAt(point).isValid():
                folder = self._context.actions["photo.show_in_folder"]
                before = [own["photo.open"], folder, None]
                menu = self.menu(before, [*extra, None, own["photo.select_all"]])
                menu.popup(view.viewport().mapToGlobal(point))

        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(show)

    def toggle_favourite(self) -> None:
        """Make all of them favourites; if they are, take it back."""
        if photos := list(self._chosen()):
            self._context.bridge.act(lambda library: _toggle(library, photos), owner=self)

    def add_to_album(self) -> None:
        """Ask into which album."""
        photos = list(self._chosen())
        if not photos:
            return
        window = self._widget.window()
        if self._picker is None or self._picker.parent() is not window:
            self._picker = AlbumPicker(self._context, window)
        self._picker.open_for(photos)


def _toggle(library: Library, photos: Sequence[int]) -> Act | None:
    liked = library.read(lambda c: albums.favourites_among(c, photos))
    others = [photo for photo in photos if photo not in liked]
    return albums.set_favourite(library, others or photos, is_favourite=bool(others))
