"""The photos a person is in: whole, or only the face, at the flick of a switch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from photoface.services import browse, events, search_photos
from photoface.services.library import Connection
from photoface.ui.bridge import Bridge
from photoface.ui.delegates.photo_tile import PhotoTile
from photoface.ui.models.feed import Feed
from photoface.ui.models.grid_model import Sections
from photoface.ui.models.photo_list import PhotoList, PhotoListing, sections_of
from photoface.ui.pages.page import Context
from photoface.ui.text import tr
from photoface.ui.theme import SPACE_L, SPACE_S
from photoface.ui.views.grid_view import GridView, Look
from photoface.ui.views.photo_verbs import PhotoVerbs

_STEP, _TILES = 1.25, (80, 320)
_PHOTOS_PER_MONTH = 4


@dataclass(frozen=True, slots=True)
class _Found:
    listing: PhotoListing
    face_of: dict[int, int]  # photo -> the person's face in it


class PersonPhotoList(PhotoList):
    """Photos by day; with `shows_faces` the pictures are the person's faces in them."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.face_of: dict[int, int] = {}

    @property
    def shows_faces(self) -> bool:
        return self.kind == "face"

    def show_faces(self, shown: bool) -> None:
        self.kind = "face" if shown else "photo"

    def thumb_id(self, row: int) -> int | None:
        photo = self.id_at(row)
        return self.face_of.get(photo) if self.shows_faces else photo


class PersonPhotos(QWidget):
    """A grid of photos under a switch; `counted(n)` when they are here."""

    counted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.model = PersonPhotoList(context.bridge)
        self.feed = Feed(context.bridge, self)
        self.feed.answered.connect(self._take)
        tile = PhotoTile(context.theme, context.thumbnails, self)
        look = Look(tile=170, margin=20, is_justified=True)
        self.grid = GridView(self.model, tile, context.thumbnails, context.theme, look)
        self.grid.setAccessibleName(tr("Photos"))
        self.grid.opened.connect(self._open)
        self.commands = context.actions.local(
            self, {"photo.open": self._open, "photo.select_all": self.grid.selectAll}
        )
        self.verbs = PhotoVerbs(context, self, "photo", self.chosen)
        self.verbs.serve_grid(self.grid, self.commands)
        self.grid.selectionModel().currentChanged.connect(self._inspect)
        context.bridge.albums_changed.connect(self._take_favourites)
        self.whole, self.faces = QPushButton(tr("Whole photos")), QPushButton(tr("Only the face"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._switch())
        column.addWidget(self.grid, 1)

    def ask(self, person: int) -> None:
        self.model.set_ids([])
        self.feed.ask(partial(_find, person=person))

    def chosen(self) -> list[int]:
        """The selected photos; the current one where none is."""
        current = self.grid.current_id()
        return self.grid.selected_ids() or ([] if current is None else [current])

    def resize_tiles(self, step: int) -> None:
        look = self.grid.look
        tile = min(max(look.tile * _STEP**step, _TILES[0]), _TILES[1])
        self.grid.set_look(replace(look, tile=tile))

    def show_faces(self, shown: bool) -> None:
        """Only the face of the person, or the whole photos."""
        self.model.show_faces(shown)
        self.grid.set_look(replace(self.grid.look, is_justified=not shown))

    def _switch(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, 0)
        row.setSpacing(SPACE_S)
        group = QButtonGroup(self)
        for button in (self.whole, self.faces):
            button.setCheckable(True)
            button.setProperty("role", "flat")
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.whole.setChecked(True)
        self.faces.toggled.connect(self.show_faces)
        return row

    def _take(self, found: _Found) -> None:
        self.model.face_of = found.face_of
        self.model.show_listing(found.listing)
        self.counted.emit(len(found.listing.ids))

    def _take_favourites(self, event: events.AlbumsChanged) -> None:
        self.model.forget_rows(event.photos)

    def _inspect(self) -> None:
        photo = self.grid.current_id()
        if photo is not None:
            face = self.model.face_of.get(photo)
            self._context.navigator.inspect_photo(photo, face=face)

    def _open(self, _: object = None) -> None:
        photo = self.grid.current_id()
        row = None if photo is None else self.model.row_of(photo)
        if photo is not None and row is not None:
            face = self.model.face_of.get(photo)
            self._context.navigator.open_viewer(self.model.ids, row, face=face)


def _find(connection: Connection, *, person: int) -> _Found:
    photos = search_photos.search_photos(connection, "", person=person)
    face_of = dict(browse.photos_of_person(connection, person))
    return _Found(PhotoListing(photos.ids, _sections(photos.days), photos.shapes), face_of)


def _sections(days: NDArray[np.bytes_]) -> Sections:
    """Headers by day or month as everywhere; by year where a person is seen only now and then."""
    if not len(days) or len(days) >= _PHOTOS_PER_MONTH * len(np.unique(days.astype("S7"))):
        return sections_of(days)
    years = days.astype("S4")
    starts = np.flatnonzero(np.concatenate([[True], years[1:] != years[:-1]])).tolist()
    return Sections(starts, [years[start].decode() for start in starts])
