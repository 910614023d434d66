"""The navigation: one line a page, in the order they are shown.

Pages are imported once the window stands (`load_pages`), or when they are opened before that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from photoface.ui.pages.page import Context, Page, PageEntry

_MODULES: list[str] = []


def _from(module: str, name: str) -> Callable[[Context], Page]:
    path = f"photoface.ui.pages.{module}"
    _MODULES.append(path)

    def make(context: Context) -> Page:
        page: Page = getattr(import_module(path), name)(context)
        return page

    return make


def load_pages() -> Iterator[str]:
    """Import one page a step."""
    for module in _MODULES:
        import_module(module)
        yield module


PAGES: tuple[PageEntry, ...] = (
    PageEntry("photos", "All photos", "image", _from("all_photos", "AllPhotos"), "Ctrl+1"),
    PageEntry("people", "People", "users", _from("people", "PeoplePage"), "Ctrl+2"),
    PageEntry(
        "person", "People", "user", _from("person", "PersonPage"), is_listed=False, parent="people"
    ),
    PageEntry(
        "welcome",
        "Welcome",
        "user",
        _from("welcome", "WelcomePage"),
        is_listed=False,
        parent="people",
    ),
    PageEntry("review", "Review", "list-checks", _from("review", "ReviewPage"), "Ctrl+3"),
    PageEntry(
        "split", "People", "split", _from("split", "SplitPage"), is_listed=False, parent="people"
    ),
    PageEntry("albums", "Albums", "book-image", _from("albums", "AlbumsPage"), "Ctrl+4"),
    PageEntry(
        "album",
        "Albums",
        "book-image",
        _from("album", "AlbumPage"),
        is_listed=False,
        parent="albums",
    ),
    PageEntry("folders", "Folders", "folder", _from("folders", "Folders"), "Ctrl+5"),
    PageEntry("ignored", "Ignored", "eye-off", _from("ignored", "IgnoredPage"), "Ctrl+6"),
    PageEntry(
        "training", "Training", "graduation-cap", _from("training", "TrainingPage"), "Ctrl+7"
    ),
    PageEntry(
        "history", "History", "history", _from("history", "HistoryPage"), "Ctrl+H", is_below=True
    ),
    PageEntry("settings", "Settings", "settings", _from("settings", "SettingsPage"), is_below=True),
)
