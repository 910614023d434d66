"""What a page is, and what it gets to work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from photoface.services.albums import AlbumCard
from photoface.services.library import Library
from photoface.ui.actions import Actions
from photoface.ui.bridge import Bridge
from photoface.ui.models.known_people import KnownPeople
from photoface.ui.models.review_count import ReviewCount
from photoface.ui.preferences import Preferences
from photoface.ui.theme import Theme
from photoface.ui.thumbnails import Thumbnails


class Navigator(Protocol):
    """What the window does for its pages."""

    def open_page(self, key: str, argument: Any = None) -> None:
        """Show a page of the navigation table; `argument` goes to its `show_item`."""

    def edit_search(self, album: AlbumCard, search: str) -> None:
        """Put what an album searches for into the search field, to be changed and saved again."""

    def open_viewer(self, photos: Any, position: int, *, face: int | None = None) -> None:
        """Show a photo large. `photos`: ids to leaf through; `position`: where in them to begin;
        `face`: the face to point out."""

    def show_message(
        self, text: str, action: str | None = None, do: Callable[[], object] | None = None
    ) -> None:
        """A short line at the bottom that goes by itself, with one thing to do (Undo) at most."""

    def hide_message(self) -> None:
        """Something stands at the bottom that the line would hide."""

    def restore_backup(self, backup: Path) -> None:
        """Close, put this copy in the place of the library, and open it again."""

    def inspect_photo(self, photo: int | None, *, face: int | None = None) -> None:
        """Let the inspector tell about this photo, and why this face of it has its name."""


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a page needs, in one hand."""

    workspace: Any
    library: Library
    bridge: Bridge
    thumbnails: Thumbnails
    theme: Theme
    actions: Actions
    preferences: Preferences
    people: KnownPeople
    waiting: ReviewCount
    navigator: Navigator
    home: QWidget | None = None  # where pages lie: what is built in its place is styled once


class Page(QWidget):
    """One page in the middle of the window. A subclass fills itself and answers what it cares for.

    `badge_changed` puts a word (a count) behind its name in the navigation, "" takes it away.
    """

    badge_changed = Signal(str)
    can_search = True  # the search field is shown with the page
    finds_photos = False  # and takes people and conditions as chips
    saves_searches = False  # as albums, with `save_search`

    def __init__(self, context: Context) -> None:
        super().__init__(context.home)
        self.context = context
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def on_shown(self) -> None:
        """The page has come to the front."""

    def on_hidden(self) -> None:
        """Another page is in front now."""

    def show_item(self, argument: Any) -> None:
        """Show this item (a person, a folder): what `open_page(key, argument)` was called with."""

    def search(self, text: str) -> None:
        """The search field holds this text now ("" shows everything)."""

    def save_search(self) -> None:
        """Keep the search as an album."""

    def return_from_photo(self, photo: int) -> None:
        """The viewer was left while it showed this photo."""

    def tools(self) -> QWidget | None:
        """A widget for the right end of the top bar while the page is shown (a size slider)."""
        return None

    def resize_tiles(self, step: int) -> None:
        """Ctrl++ (step 1) and Ctrl+- (step -1)."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One line of the navigation table. `is_listed` False: reached only from other pages.

    `is_below` puts it at the foot of the navigation; `key_sequence` is its shortcut; `parent` names
    the entry that is lit while this page is shown.
    """

    key: str
    title: str
    icon: str
    make: Callable[[Context], Page]
    key_sequence: str = ""
    is_listed: bool = True
    is_below: bool = False
    parent: str | None = None
