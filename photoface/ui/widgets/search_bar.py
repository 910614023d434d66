"""The line over the results of a search: how many, and saving it as an album that fills itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from photoface.services import albums
from photoface.services.albums import AlbumCard
from photoface.ui.models.search_terms import search_words
from photoface.ui.pages.page import Context
from photoface.ui.text import tr, trn
from photoface.ui.theme import SPACE_L, SPACE_S
from photoface.ui.widgets.inline_edit import InlineEdit


class SearchBar(QWidget):
    """Shown while there is a search. `left()` when the name field is done with."""

    left = Signal()

    def __init__(self, context: Context, save: QAction) -> None:
        super().__init__()
        self._context = context
        self._search = ""
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("role", "dim")
        self.button = QPushButton(tr("Save as album"))
        self.button.setToolTip(save.toolTip())
        self.button.clicked.connect(self.start_saving)
        self.change = QPushButton()
        self.change.clicked.connect(self._change)
        self.field = InlineEdit(tr("Name of the album"), tr("Name of the album"))
        self.field.setFixedWidth(280)
        self.field.committed.connect(self._save)
        self.field.cancelled.connect(self._end)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, 0)
        row.addWidget(self._words)
        row.addStretch(1)
        row.addWidget(self.field)
        row.addWidget(self.change)
        row.addWidget(self.button)
        self._album: AlbumCard | None = None
        self._edit(None)
        self.hide()

    def show_search(self, search: str) -> None:
        self._search = search
        self._words.setText("")
        self.setVisible(bool(search))
        if not search:
            self._edit(None)

    def edit_album(self, album: AlbumCard) -> None:
        """What is searched for is this album's search, until the field is cleared."""
        self._edit(album)

    def _edit(self, album: AlbumCard | None) -> None:
        self._album = album
        self.change.setVisible(album is not None)
        if album is not None:
            self.change.setText(tr("Change “{name}”", name=album.name))

    def show_count(self, count: int) -> None:
        self._words.setText(trn("{n} photo found", "{n} photos found", count))

    def save(self) -> None:
        """Into the album that it came from, else into a new one."""
        if self._album is None:
            self.start_saving()
        else:
            self._change()

    def _change(self) -> None:
        """The album searches for this from now on, and is shown."""
        album, search = self._album, self._search
        if album is not None and search:
            self._context.bridge.act(
                lambda library: albums.change_search(library, album.id, search), owner=self
            )
            self._context.navigator.open_page("album", album.id)

    def start_saving(self) -> None:
        """Ask for the name, which begins as what is searched for."""
        search = self._search
        if search:
            self._context.bridge.query(
                lambda c: search_words(albums.shown_search(c, search)), self._ask, owner=self
            )

    def _ask(self, name: str) -> None:
        self.button.hide()
        self.field.start(name)

    def _save(self, name: str) -> None:
        search = self._search
        if name:
            self._context.bridge.act(
                lambda library: albums.save_search(library, name, search), owner=self
            )
        self._end()

    def _end(self) -> None:
        self.button.show()
        self.left.emit()
