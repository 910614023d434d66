"""All photos, newest first, by day."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from photoface.services import browse
from photoface.services.albums import AlbumCard
from photoface.ui.models.photo_list import list_photos
from photoface.ui.pages.page import Context, Page
from photoface.ui.text import tr
from photoface.ui.views.photo_grid import PhotoGrid
from photoface.ui.widgets.search_bar import SearchBar


class AllPhotos(Page):
    """The grid of everything, narrowed by the search field."""

    finds_photos = saves_searches = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._search = ""
        self.grid = PhotoGrid(context)
        self.grid.is_empty_changed.connect(self._explain)
        self.bar = SearchBar(context, context.actions["edit.save_search"])
        self.bar.left.connect(self.grid.view.setFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.grid, 1)

    def on_shown(self) -> None:
        self.grid.take_focus()

    def search(self, text: str) -> None:
        if text != self._search:
            self._search = text
            self.bar.show_search(text)
            self.grid.ask(partial(list_photos, search=text))

    def save_search(self) -> None:
        self.bar.save()

    def edit_album(self, album: AlbumCard) -> None:
        """The search is that of a live album, and may be saved as that again."""
        self.bar.edit_album(album)

    def tools(self) -> QWidget:
        return self.grid.tools()

    def resize_tiles(self, step: int) -> None:
        self.grid.resize_tiles(step)

    def return_from_photo(self, photo: int) -> None:
        self.grid.view.go_to_id(photo)

    def _explain(self, is_empty: bool) -> None:
        if self._search:
            self.bar.show_count(len(self.grid.model.ids))
        if not is_empty:
            return
        if self._search:
            self.grid.empty.tell(
                "search",
                tr("Nothing found"),
                self._nothing_words(),
            )
            return
        self.context.bridge.query(browse.overview, self._explain_no_photos)

    def _nothing_words(self) -> str:
        if "person:" in self._search or "exactly:" in self._search:
            return tr("No photo fits the whole search. Remove a condition.")
        return tr("No photo has “{text}” in its people, folders or name.", text=self._search)

    def _explain_no_photos(self, seen: browse.Overview) -> None:
        if seen.folders:
            self.grid.empty.tell(
                "refresh-cw",
                tr("No photos yet"),
                tr("Your folders are being read. Photos appear here as they are found."),
            )
            return
        self.grid.empty.tell(
            "folder-plus",
            tr("Where are your photos?"),
            tr(
                "Choose a folder and Photoface finds the people in it. Everything stays on this "
                "computer, and your files are never changed."
            ),
            tr("Choose a folder…"),
            self.context.actions["file.add_folder"].trigger,
        )
