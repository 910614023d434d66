"""Into which album: one of those there are, or a new one of the name that was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from photoface.domain.names import folded, tidy
from photoface.services import albums
from photoface.services.library import Library
from photoface.ui.dialogs.palette import Entry, Palette
from photoface.ui.models.cards import plain
from photoface.ui.pages.page import Context
from photoface.ui.text import tr


class AlbumPicker(Palette):
    """`open_for(photos)` asks; the answer is one undoable act."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window, tr("Add to an album"), tr("Name of an album, old or new"))
        self._context = context
        self._albums: list[tuple[int, str]] = []
        self._photos: list[int] = []

    def open_for(self, photos: Sequence[int]) -> None:
        """Ask into which album these photos go."""
        self._photos, self._albums = list(photos), []
        self._context.bridge.query(albums.plain_albums, self._take, owner=self)
        self.open_here()

    def entries_for(self, text: str) -> list[Entry]:
        name = tidy(text)
        theme = self._context.theme
        found = [
            Entry(known, self._adding(album), theme.icon("book-image"))
            for album, known in self._albums
            if plain(name) in plain(known)
        ]
        is_new = name and all(folded(name) != folded(known) for _, known in self._albums)
        if is_new:
            words = tr("New album “{name}”", name=name)
            found.append(Entry(words, self._making(name), theme.icon("plus")))
        return found

    def _take(self, found: list[tuple[int, str]]) -> None:
        self._albums = found
        if self.isVisible():
            self.offer()

    def _adding(self, album: int) -> Callable[[], object]:
        photos = self._photos
        return self._acting(lambda library: albums.add_to_album(library, album, photos))

    def _making(self, name: str) -> Callable[[], object]:
        photos = self._photos
        return self._acting(lambda library: albums.create_album(library, name, photos))

    def _acting(self, verb: Callable[[Library], object]) -> Callable[[], object]:
        bridge = self._context.bridge
        return lambda: bridge.act(verb, owner=bridge)
