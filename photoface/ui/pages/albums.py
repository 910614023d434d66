"""Albums: favourites, albums filled by hand, and saved searches that fill themselves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from photoface.services import albums
from photoface.services.albums import AlbumCard
from photoface.ui.actions import menu_of
from photoface.ui.delegates.album_card import ALBUM_LOOK, AlbumCardDelegate, name_rect
from photoface.ui.models.album_list import FAVOURITES, AlbumList, list_albums
from photoface.ui.models.feed import Feed
from photoface.ui.pages.page import Context, Page
from photoface.ui.panels.empty_state import EmptyState, show_instead
from photoface.ui.text import tr
from photoface.ui.theme import SPACE_L, SPACE_M, SPACE_XS
from photoface.ui.views.grid_view import GridView
from photoface.ui.widgets.action_button import ActionButton
from photoface.ui.widgets.inline_edit import InlineEdit

#: What `open_page("albums", NEW)` asks for.
NEW = "new"


class AlbumsPage(Page):
    """The cards of all albums; names are typed in their place."""

    can_search = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model = AlbumList(context.bridge, self)
        self.feed = Feed(context.bridge, self)
        card = AlbumCardDelegate(context.theme, context.thumbnails, self)
        self.grid = GridView(self.model, card, context.thumbnails, context.theme, ALBUM_LOOK)
        self.grid.setAccessibleName(tr("Albums"))
        self.new_name = InlineEdit(tr("Name of the new album"), tr("Name of the new album"))
        self.new_name.setFixedWidth(320)
        self.field = InlineEdit(tr("Name of the album"), parent=self.grid.viewport())
        self._renamed: int | None = None
        self._empty = EmptyState(context.theme)
        self.commands = context.actions.local(self, self._doers())
        self._tools = ActionButton(self.commands["albums.new"])
        self._build()
        self._listen()
        self.feed.ask(list_albums)

    def _doers(self) -> dict[str, Callable[[], object]]:
        return {
            "albums.open": self._open_current,
            "albums.new": self.start_new,
            "albums.rename": self.start_renaming,
            "albums.delete": self.delete_current,
        }

    def _build(self) -> None:
        cards = QWidget()
        self._stack = QStackedLayout(cards)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._empty)
        self._empty.tell(
            "book-image",
            tr("No albums yet"),
            tr(
                "Select photos anywhere and press A to put them into an album, or F to make them "
                "favourites. A search can be saved as an album that fills itself."
            ),
            tr("New album"),
            self.start_new,
        )
        bar = QHBoxLayout()
        bar.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_XS)
        bar.addWidget(self.new_name)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(cards, 1)

    def _listen(self) -> None:
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._show_menu)
        self.grid.opened.connect(self.open_album)
        self.grid.selection_changed.connect(self._offer_commands)
        self.new_name.committed.connect(self._make)
        self.new_name.cancelled.connect(self.grid.setFocus)
        self.field.committed.connect(self._rename)
        self.field.cancelled.connect(self._end_renaming)
        self.feed.answered.connect(self._take)
        bridge = self.context.bridge
        for signal in (bridge.albums_changed, bridge.photos_read, bridge.folders_changed):
            signal.connect(self.feed.schedule)
        self._offer_commands()

    # --- Page ----------------------------------------------------------------------------------

    def on_hidden(self) -> None:
        self.feed.hold(True)  # live albums are searches: they wait until somebody looks

    def on_shown(self) -> None:
        self.feed.hold(False)
        if not self.new_name.isVisible():
            self.grid.setFocus()

    def show_item(self, argument: object) -> None:
        if argument == NEW:
            self.start_new()

    def tools(self) -> QWidget:
        return self._tools

    # --- doing ---------------------------------------------------------------------------------

    def start_new(self) -> None:
        """Ask for the name of a new album."""
        self.new_name.start()

    def _make(self, name: str) -> None:
        self.grid.setFocus()
        if name:
            self.feed.act(lambda library: albums.create_album(library, name))

    def start_renaming(self) -> None:
        """Put a field over the current album's name."""
        card = self._current()
        rect = None if card is None else self.grid.tile_rect(card.id)
        if card is None or rect is None or card.id == FAVOURITES:
            return
        self.grid.scrollTo(self.grid.currentIndex())
        self._renamed = card.id
        self.feed.hold(True)
        self.field.setGeometry(name_rect(rect))
        self.field.start(card.name)

    def _rename(self, name: str) -> None:
        album, card = self._renamed, self._current()
        self._end_renaming()
        if album is not None and name and (card is None or name != card.name):
            self.feed.act(lambda library: albums.rename_album(library, album, name))

    def _end_renaming(self) -> None:
        self._renamed = None
        self.feed.hold(False)
        self.grid.setFocus()

    def delete_current(self) -> None:
        """Forget the album; its photos stay, and undo brings it back."""
        card = self._current()
        if card is not None and card.id != FAVOURITES:
            self.feed.act(lambda library: albums.delete_album(library, card.id))

    def open_album(self, album: int) -> None:
        self.context.navigator.open_page("album", album)

    def _open_current(self) -> None:
        card = self._current()
        if card is not None:
            self.open_album(card.id)

    # --- inside --------------------------------------------------------------------------------

    def _current(self) -> AlbumCard | None:
        album = self.grid.current_id()
        return None if album is None else self.model.known(album)

    def _show_menu(self, point: QPoint) -> None:
        do = self.commands
        own = [do["albums.open"], do["albums.rename"], None, do["albums.delete"]]
        on_card = self.grid.indexAt(point).isValid()
        menu = menu_of("", own if on_card else [do["albums.new"]], self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.grid.viewport().mapToGlobal(point))

    def _offer_commands(self) -> None:
        card = self._current()
        is_own = card is not None and card.id != FAVOURITES
        self.commands["albums.open"].setEnabled(card is not None)
        for id in ("albums.rename", "albums.delete"):
            self.commands[id].setEnabled(is_own)

    def _take(self, cards: list[AlbumCard]) -> None:
        before = set(self.model.ids.tolist())
        self.model.show(cards)
        new = [card.id for card in cards if card.id not in before]
        if before and len(new) == 1 and new != [FAVOURITES]:
            self.grid.go_to_id(new[0])
        elif cards and self.grid.current_id() is None:
            self.grid.go_to_id(cards[0].id)
        show_instead(self._stack, self.grid if cards else self._empty)
        self._offer_commands()
