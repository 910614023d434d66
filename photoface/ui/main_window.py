"""The frame: navigation, top bar, pages, viewer, inspector, status strip, and who talks to whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from photoface.services import albums, browse, events, history
from photoface.services.albums import AlbumCard
from photoface.ui.actions import Actions
from photoface.ui.bridge import Bridge, Topic
from photoface.ui.commands import WindowCommands
from photoface.ui.models.known_people import KnownPeople
from photoface.ui.models.review_count import ReviewCount
from photoface.ui.pages.page import Context, Page
from photoface.ui.pages.registry import PAGES, load_pages
from photoface.ui.pages.viewer import Viewer
from photoface.ui.panels.inspector import Inspector
from photoface.ui.panels.navigation import Navigation
from photoface.ui.panels.status_strip import StatusStrip
from photoface.ui.panels.toast import Toast
from photoface.ui.panels.top_bar import TopBar
from photoface.ui.preferences import Preferences
from photoface.ui.system import folders_in
from photoface.ui.text import number, spoken, tr
from photoface.ui.theme import Theme
from photoface.ui.thumbnails import Thumbnails
from photoface.ui.views.grid_view import GridView

_FIRST_SIZE = QSize(1280, 840)  # where the screen has room for it
_LATER_MS = 300
_BETWEEN_PAGES_MS = 30
_OVERVIEW_MS = 1500  # counts are read at most this often while things change


class MainWindow(QMainWindow):
    """One window on one workspace. It is the `Navigator` of its pages."""

    def __init__(
        self,
        workspace: Any,
        theme: Theme,
        preferences: Preferences,
        *,
        first_page: str = "photos",
    ) -> None:
        super().__init__()
        self.setWindowTitle("Photoface")
        self.setObjectName("main")
        self.setAcceptDrops(True)  # of folders of photos, on every page
        self.bridge = Bridge(workspace, self)
        self.thumbnails = Thumbnails(workspace.library)
        self.actions_table = Actions(theme, self)
        self._stack = QStackedWidget()
        self.context = Context(
            workspace=workspace,
            library=workspace.library,
            bridge=self.bridge,
            thumbnails=self.thumbnails,
            theme=theme,
            actions=self.actions_table,
            preferences=preferences,
            people=KnownPeople(self.bridge, self),
            waiting=ReviewCount(self.bridge, self),
            navigator=self,
            home=self._stack,
        )
        self._entries = {entry.key: entry for entry in PAGES}
        self._pages: dict[str, Page] = {}
        self._loading = load_pages()
        self._current = ""
        self.backup_to_restore: Path | None = None
        self._build()
        self.command_handler = WindowCommands(self, self.context)
        self._listen()
        self._restore()
        self.open_page(first_page)
        QTimer.singleShot(_LATER_MS, self, self._begin_counting)

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        context = self.context
        actions = self.actions_table
        self.navigation = Navigation(PAGES, context.theme)
        self.navigation.chosen.connect(self.open_page)
        self.top_bar = TopBar(context, actions["view.inspector"])
        self.top_bar.search.searched.connect(self._search)
        self.top_bar.search.left.connect(lambda: self.current_page().on_shown())
        self.viewer = Viewer(context)
        self.viewer.left.connect(self._leave_viewer)
        self.inspector = Inspector(context)
        self.inspector.face_chosen.connect(self.viewer.point_out)
        self.inspector.hide()
        self._stage = QStackedWidget()
        self._stage.addWidget(self._frame())
        self._stage.addWidget(self.viewer)
        strip = {a.objectName(): a for a in actions.window_actions()}
        self.status = StatusStrip(self.bridge, context.theme, strip)
        centre = self._centre()
        self.setCentralWidget(centre)
        self.toast = Toast(centre, context.theme)

    def _frame(self) -> QWidget:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self._stack, 1)
        return _row(self.navigation, right)

    def _centre(self) -> QWidget:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_row(self._stage, self.inspector), 1)
        column.addWidget(self.status)
        return centre

    def _listen(self) -> None:
        bridge = self.bridge
        self._overview_timer = QTimer(self, singleShot=True, interval=_OVERVIEW_MS)
        self._overview_timer.timeout.connect(self._read_overview)
        self._overview_topic, self._albums_topic = Topic(), Topic()
        for signal in (
            bridge.photos_added,
            bridge.photos_read,
            bridge.groups_changed,
            bridge.faces_decided,
            bridge.folders_changed,
            bridge.import_changed,
        ):
            signal.connect(self._schedule_overview)
        bridge.photos_read.connect(self._forget_placeholders)
        bridge.albums_changed.connect(self._count_albums)
        bridge.trouble.connect(lambda sentence: self.show_message(sentence))
        bridge.acted.connect(self._show_act)
        self.context.waiting.changed.connect(
            lambda waiting: self.navigation.set_badge("review", waiting.badge)
        )

    def _restore(self) -> None:
        preferences = self.context.preferences
        if not self.restoreGeometry(preferences.get_bytes("window/geometry")):
            self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize()))
        has_inspector = preferences.get("window/inspector", False)
        self.actions_table["view.inspector"].setChecked(has_inspector)
        self.inspector.setVisible(has_inspector)

    def _begin_counting(self) -> None:
        """What the first page does not need is read once it stands."""
        self._read_overview()
        self._count_albums()
        self.context.people.refresh()
        self.context.waiting.refresh()
        workspace = self.context.workspace
        self.bridge.work(lambda: len(workspace.problems()), self.status.show_problems)
        self.bridge.work(
            lambda: history.status(self.context.library), self.bridge.history_changed.emit,
            owner=self,
        )  # fmt: skip
        self._load_pages()

    def _load_pages(self) -> None:
        """One at a time, between the turns of the window: none is waited for when it is opened."""
        if next(self._loading, None):
            QTimer.singleShot(_BETWEEN_PAGES_MS, self, self._load_pages)

    # --- Navigator -----------------------------------------------------------------------------

    def open_page(self, key: str, argument: Any = None) -> None:
        """Show a page of the registry; `argument` goes to its `show_item`."""
        entry = self._entries[key]
        page = self._page(key)
        if self._current and self._current != key:
            self._pages[self._current].on_hidden()
        self._current = key
        self._stage.setCurrentIndex(0)
        self._stack.setCurrentWidget(page)
        self.top_bar.set_title(tr(entry.title))
        self.top_bar.set_tools(page.tools())
        self.top_bar.search.setVisible(page.can_search)
        self.top_bar.search.set_plain(not page.finds_photos)
        self.navigation.show_current(entry.parent or key)
        if argument is not None:
            page.show_item(argument)
        self._search(self.top_bar.search.query())
        page.on_shown()

    def edit_search(self, album: AlbumCard, search: str) -> None:
        """Put what an album searches for into the search field, to be changed and saved again."""
        self.open_page("photos")
        self.top_bar.search.put(search)
        self._page("photos").edit_album(album)
        self.top_bar.search.setFocus()

    def open_viewer(self, photos: Any, position: int, *, face: int | None = None) -> None:
        """Show a photo large; `photos` are the ids to leaf through."""
        self._stage.setCurrentWidget(self.viewer)
        self.viewer.open(photos, position, face=face)

    def show_message(
        self, text: str, action: str | None = None, do: Callable[[], object] | None = None
    ) -> None:
        """A short line over the bottom of the window that goes by itself."""
        self.toast.show_message(text, action, do)

    def hide_message(self) -> None:
        """Something stands at the bottom that the line would hide."""
        self.toast.leave()

    def inspect_photo(self, photo: int | None, *, face: int | None = None) -> None:
        """Let the inspector tell about this photo, and why this face of it has its name."""
        self.inspector.show_photo(photo, face=face)

    def restore_backup(self, backup: Path) -> None:
        """Close; whoever opened the window puts the copy in place and opens another one."""
        self.backup_to_restore = backup
        self.close()

    def take_folders(self, folders: Sequence[str]) -> None:
        """Read these folders of photos."""
        self.command_handler.take_folders(folders)

    def set_inspector(self, is_shown: bool) -> None:
        self.inspector.setVisible(is_shown)
        self.context.preferences.set("window/inspector", is_shown)

    def current_page(self) -> Page:
        return self._pages[self._current]

    def is_showing(self, key: str) -> bool:
        return self._current == key

    def is_viewing(self) -> bool:
        return self._stage.currentWidget() is self.viewer

    # --- inside --------------------------------------------------------------------------------

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            page = self._entries[key].make(self.context)
            page.badge_changed.connect(lambda text: self.navigation.set_badge(key, text))
            for view in page.findChildren(GridView):
                view.selection_changed.connect(self._count_selected)
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def _leave_viewer(self, photo: int) -> None:
        self._stage.setCurrentIndex(0)
        page = self.current_page()
        page.on_shown()
        page.return_from_photo(photo)

    def _search(self, text: str) -> None:
        page = self.current_page()
        self.actions_table["edit.save_search"].setEnabled(bool(text) and page.saves_searches)
        page.search(text)

    def _show_act(self, act: Any) -> None:
        title = spoken(act.title)
        if act.state == "undone":
            self.show_message(tr("Undone: {title}", title=title), tr("Redo"), self.bridge.redo)
        else:
            self.show_message(title, tr("Undo"), self.bridge.undo)

    def _forget_placeholders(self, event: events.PhotosRead) -> None:
        self.thumbnails.forget("photo", event.photos)

    def _schedule_overview(self) -> None:
        if not self._overview_timer.isActive():
            self._overview_timer.start()

    def _read_overview(self) -> None:
        self.bridge.query(browse.overview, self._take_overview, topic=self._overview_topic)

    def _take_overview(self, overview: browse.Overview) -> None:
        self.status.show_overview(overview)
        self._show_count("photos", overview.photos)
        self._show_count("people", overview.people)

    def _count_selected(self) -> None:
        """In the grids that are seen; of a page without any, or behind the viewer, none."""
        views = self._stack.findChildren(GridView)
        self.status.show_selected(sum(v.selected_count() for v in views if v.isVisible()))

    def _count_albums(self) -> None:
        self.bridge.query(
            albums.album_count,
            lambda count: self._show_count("albums", count),
            topic=self._albums_topic,
        )

    def _show_count(self, key: str, count: int) -> None:
        """Behind a page's name in the navigation, also before the page is first opened."""
        self.navigation.set_badge(key, number(count) if count else "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if folders_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_folders(folders_in(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.context.preferences.set("window/geometry", self.saveGeometry())
        self.toast.hide()
        self.viewer.close_down()
        self.thumbnails.close()
        self.bridge.close()
        super().closeEvent(event)


def _row(*parts: QWidget | QVBoxLayout) -> QWidget:
    """The parts side by side; the first but a fixed one takes the room."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for part in parts:
        if isinstance(part, QWidget):
            row.addWidget(part, 1 if isinstance(part, QStackedWidget) else 0)
        else:
            row.addLayout(part, 1)
    return holder
