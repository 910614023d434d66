"""Albums as cards: the favourites first, then those the user made, by name."""

from __future__ import annotations

from PySide6.QtCore import QObject

from photoface.domain.errors import NotFoundError
from photoface.services import albums
from photoface.services.albums import AlbumCard
from photoface.services.library import Connection
from photoface.ui.bridge import Bridge
from photoface.ui.models.grid_model import GridModel
from photoface.ui.models.photo_list import PhotoListing, list_photos, sections_of
from photoface.ui.models.search_terms import search_words
from photoface.ui.text import tr, trn

#: The album that every library has: no id of the library's own is 0.
FAVOURITES = 0


def list_albums(connection: Connection) -> list[AlbumCard]:
    """Cards of all albums; the favourites only if there are any."""
    liked = favourites_card(connection)
    return [*([liked] if liked.photos else []), *albums.albums(connection)]


def favourites_card(connection: Connection) -> AlbumCard:
    found = albums.favourites(connection).ids
    cover = int(found[0]) if len(found) else None
    return AlbumCard(FAVOURITES, tr("Favourites"), "is:favourite", len(found), cover)


def read_album(connection: Connection, album: int) -> tuple[AlbumCard, str] | None:
    """An album and what it searches for in words, with the names that people have now; None if it
    is gone."""
    if album == FAVOURITES:
        return favourites_card(connection), ""
    try:
        card = albums.album_card(connection, album)
    except NotFoundError:
        return None
    search = albums.shown_search(connection, card.search) if card.search else ""
    return card, search_words(search)


def list_album(connection: Connection, *, album: int, limit: int | None = None) -> PhotoListing:
    """What a grid shows of an album; nothing if it is gone."""
    if album == FAVOURITES:
        return list_photos(connection, search="is:favourite", limit=limit)
    try:
        found = albums.album_photos(connection, album)
    except NotFoundError:
        return list_photos(connection, limit=0)
    days, shapes = found.days[:limit], found.shapes[:limit]
    return PhotoListing(found.ids[:limit], sections_of(days), shapes)


class AlbumList(GridModel):
    """Rows are `AlbumCard`s, pictures their newest photos."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(bridge, "photo", parent=parent)

    def show(self, cards: list[AlbumCard]) -> None:
        self.set_ids([card.id for card in cards], rows={card.id: card for card in cards})

    def thumb_id(self, row: int) -> int | None:
        card = self.row(row)
        return card.cover_photo if card else None

    def text(self, row: int) -> str:
        card = self.row(row)
        return f"{card.name}, {album_words(card)}" if card else ""


def album_words(card: AlbumCard) -> str:
    """12 photos, or how many a saved search finds now."""
    words = trn("{n} photo", "{n} photos", card.photos)
    is_live = card.search is not None and card.id != FAVOURITES
    return tr("Live album, {photos}", photos=words) if is_live else words
