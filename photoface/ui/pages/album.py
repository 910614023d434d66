"""One album: its photos, its name, what it searches for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from photoface.services import albums
from photoface.services.albums import AlbumCard
from photoface.ui.models.album_list import FAVOURITES, album_words, list_album, read_album
from photoface.ui.models.feed import Feed
from photoface.ui.pages.page import Context, Page
from photoface.ui.text import tr
from photoface.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from photoface.ui.views.photo_grid import PhotoGrid
from photoface.ui.widgets.action_button import ActionButton
from photoface.ui.widgets.inline_edit import InlineEdit
from photoface.ui.widgets.name_button import NameButton
from photoface.ui.widgets.one_line import OneLine


class AlbumPage(Page):
    """Shows the album whose id `show_item` gets; `FAVOURITES` is one, too."""

    can_search = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._card: AlbumCard | None = None
        self._search = ""
        self.grid = PhotoGrid(context)
        self.feed = Feed(context.bridge, self)
        self.feed.answered.connect(self._take)
        self.commands = context.actions.local(self, self._doers())
        self.remove = context.actions.local(self.grid, {"album.remove_photos": self.remove_chosen})[
            "album.remove_photos"
        ]
        self.grid.extra_actions.append(self.remove)
        self._build()
        self.grid.is_empty_changed.connect(self._explain)
        bridge = context.bridge
        for signal in (bridge.albums_changed, bridge.photos_read, bridge.folders_changed):
            signal.connect(self.feed.schedule)

    def _doers(self) -> dict[str, Callable[[], object]]:
        return {
            "album.back": self.leave,
            "album.rename": self.start_renaming,
            "album.edit_search": self.edit_search,
            "album.delete": self.delete,
        }

    def _build(self) -> None:
        back = QToolButton()
        back.setDefaultAction(self.commands["album.back"])
        back.setAccessibleName(tr("Back to Albums"))
        back.setIconSize(QSize(20, 20))
        self.name = NameButton(tr("Change the name"))
        self.name.setProperty("role", "person-name")
        self.name.clicked.connect(self.start_renaming)
        self.field = InlineEdit(tr("Name of the album"))
        self.field.setMaximumWidth(360)
        self.field.committed.connect(self._rename)
        self.field.cancelled.connect(self._end_renaming)
        self._line = OneLine()
        self._line.setProperty("role", "dim")
        self._line.setContentsMargins(SPACE_S, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(SPACE_XS)
        for part in (self.name, self.field):
            words.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._line)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE_M, SPACE_M, SPACE_L, SPACE_S)
        row.setSpacing(SPACE_M)
        row.addWidget(back)
        row.addLayout(words, 1)
        self._edit = ActionButton(self.commands["album.edit_search"])
        row.addWidget(self._edit)
        self._delete = ActionButton(self.commands["album.delete"])
        row.addWidget(self._delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.grid, 1)

    # --- Page ----------------------------------------------------------------------------------

    def show_item(self, argument: object) -> None:
        album = int(str(argument))
        self._card = None
        self.feed.ask(partial(read_album, album=album))
        self.grid.ask(partial(list_album, album=album))

    def on_hidden(self) -> None:
        self.feed.hold(True)

    def on_shown(self) -> None:
        self.feed.hold(False)
        self.grid.take_focus()

    def tools(self) -> QWidget:
        return self.grid.tools()

    def resize_tiles(self, step: int) -> None:
        self.grid.resize_tiles(step)

    def return_from_photo(self, photo: int) -> None:
        self.grid.view.go_to_id(photo)

    def leave(self) -> None:
        """Back to where the cards are."""
        self.context.navigator.open_page("albums")

    # --- doing ---------------------------------------------------------------------------------

    def start_renaming(self) -> None:
        """Put a field in the place of the name."""
        if self._card is not None and self._card.id != FAVOURITES:
            self.name.hide()
            self.field.setMinimumWidth(320)
            self.field.start(self._card.name)

    def _rename(self, name: str) -> None:
        self._end_renaming()
        card = self._card
        if card is not None and name and name != card.name:
            self.name.setText(name)
            self.feed.act(lambda library: albums.rename_album(library, card.id, name))

    def _end_renaming(self) -> None:
        self.name.show()
        self.name.setFocus()

    def edit_search(self) -> None:
        """Put the search back into the search field, among all photos."""
        card = self._card
        if card is not None and card.id != FAVOURITES and card.search is not None:
            search = card.search
            self.context.bridge.query(
                lambda c: albums.present_search(c, search),
                lambda now: self.context.navigator.edit_search(card, now),
                owner=self,
            )

    def delete(self) -> None:
        """Forget the album; its photos stay. The page goes when the library has done it."""
        card = self._card
        if card is not None and card.id != FAVOURITES:
            self.feed.act(lambda library: albums.delete_album(library, card.id))

    def remove_chosen(self) -> None:
        """Take the chosen photos out of the album (of the favourites: they are none any more)."""
        photos, card = self.grid.chosen(), self._card
        if not photos or card is None:
            return
        if card.id == FAVOURITES:
            self.feed.act(lambda library: albums.set_favourite(library, photos, is_favourite=False))
        elif card.search is None:
            self.feed.act(lambda library: albums.remove_from_album(library, card.id, photos))

    # --- showing -------------------------------------------------------------------------------

    def _take(self, found: tuple[AlbumCard, str] | None) -> None:
        if found is None:
            if self.isVisible():
                self.leave()  # deleted, or its making was undone
            return
        self._card, self._search = found
        card, is_own = self._card, self._card.id != FAVOURITES
        self.name.setText(card.name)
        self.name.setAccessibleName(tr("Name: {name}", name=card.name))
        self.name.setEnabled(is_own)
        words = [album_words(card), self._search]
        self._line.setText("  ·  ".join(word for word in words if word))
        for id in ("album.rename", "album.delete"):
            self.commands[id].setVisible(is_own)
        fills_itself = is_own and card.search is not None
        self.commands["album.edit_search"].setVisible(fills_itself)
        self.remove.setEnabled(not fills_itself)
        self._explain(not len(self.grid.model.ids))

    def _explain(self, is_empty: bool) -> None:
        if not is_empty or self._card is None or self.grid.is_refused:
            return
        if self._card.id == FAVOURITES:
            self.grid.empty.tell(
                "star", tr("No favourites yet"), tr("Press F on a photo to make it one.")
            )
        elif self._card.search is not None:
            self.grid.empty.tell(
                "search",
                tr("Nothing fits now"),
                tr("This album fills itself as soon as a photo fits its search."),
            )
        else:
            self.grid.empty.tell(
                "book-image",
                tr("This album is empty"),
                tr("Select photos anywhere and press A to put them into an album."),
            )
