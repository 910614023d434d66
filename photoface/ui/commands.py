"""What the window's own commands do, and its menus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMessageBox

from photoface import __version__
from photoface.services import events
from photoface.ui.actions import menu_of
from photoface.ui.dialogs.command_palette import CommandPalette
from photoface.ui.dialogs.problems import ProblemsDialog
from photoface.ui.dialogs.regroup import RegroupDialog
from photoface.ui.pages.page import Context
from photoface.ui.pages.registry import PAGES
from photoface.ui.system import open_folder_of, shown_path
from photoface.ui.text import spoken, tr

if TYPE_CHECKING:
    from photoface.ui.main_window import MainWindow

_MENUS: tuple[tuple[str, tuple[str | None, ...]], ...] = (
    (
        "File",
        (
            "file.add_folder", "import.start", None, "file.problems", "file.settings", None,
            "file.quit",
        ),
    ),
    ("Edit", ("edit.undo", "edit.redo", None, "edit.find", "edit.save_search")),
    (
        "View",
        (
            "view.inspector", None, "view.larger", "view.smaller", "view.full_screen", None,
            "view.system", "view.light", "view.dark", None, "view.motion",
        ),
    ),
    (
        "Scan",
        (
            "import.start", "import.pause", "import.resume", "import.stop", None, "grouping.anew",
        ),
    ),
    ("Help", ("help.commands", None, "help.about")),
)  # fmt: skip


_GO_AT = 3  # among the menus: its commands come from the table of pages


class WindowCommands:
    """Connects the window's actions and builds its menu bar."""

    def __init__(self, window: MainWindow, context: Context) -> None:
        self._window, self._context = window, context
        self._actions, self._bridge = context.actions, context.bridge
        self.problems_dialog: ProblemsDialog | None = None
        self.regroup_dialog: RegroupDialog | None = None
        self.palette: CommandPalette | None = None
        self._connect()
        self._build_menus()
        self._bridge.history_changed.connect(self._take_history)
        # Undo pressed right after an act waits for it in line, also before its title is known.
        self._bridge.acting.connect(lambda: self._actions["edit.undo"].setEnabled(True))
        context.theme.changed.connect(self._show_theme)
        self._show_theme()

    def _connect(self) -> None:
        workspace, on = self._context.workspace, self._actions.on
        window, theme = self._window, self._context.theme
        on("file.add_folder", self.add_folder)
        on("file.problems", self.show_problems)
        on("file.settings", lambda: window.open_page("settings"))
        on("file.quit", window.close)
        on("edit.undo", self._bridge.undo)
        on("edit.redo", self._bridge.redo)
        on("edit.find", self._find)
        on("edit.save_search", lambda: window.current_page().save_search())
        on("help.commands", self.show_palette)
        on("help.about", self.show_about)
        on("view.inspector", window.set_inspector)
        on("view.larger", lambda: self._resize(1))
        on("view.smaller", lambda: self._resize(-1))
        on("view.full_screen", self._set_full_screen)
        on("view.motion", theme.set_motion)
        for mode in ("light", "dark", "system"):
            on(f"view.{mode}", lambda _checked, mode=mode: theme.set_mode(mode))
        on("import.start", lambda: self._run(workspace.start_import))
        on("import.pause", lambda: self._run(workspace.pause))
        on("import.resume", lambda: self._run(workspace.resume))
        on("import.stop", lambda: self._run(self._stop))
        on("grouping.anew", self.show_regroup)
        on("photo.show_in_folder", self._show_in_folder)

    def _build_menus(self) -> None:
        bar = self._window.menuBar()
        for title, ids in _MENUS:
            actions = [None if id is None else self._actions[id] for id in ids]
            bar.addMenu(menu_of(tr(title), actions, self._window))
        go = menu_of(tr("Go"), self._page_actions(), self._window)
        bar.insertMenu(bar.actions()[_GO_AT], go)

    def _page_actions(self) -> list[QAction | None]:
        made: list[QAction | None] = []
        for entry in (entry for entry in PAGES if entry.is_listed):
            action = QAction(tr(entry.title), self._window)
            action.setObjectName(f"go.{entry.key}")
            action.setShortcut(QKeySequence(entry.key_sequence))
            action.triggered.connect(lambda _=False, key=entry.key: self._window.open_page(key))
            made.append(action)
        return made

    # --- doing ---------------------------------------------------------------------------------

    def add_folder(self) -> None:
        """Ask for a folder and begin to read it."""
        folder = QFileDialog.getExistingDirectory(self._window, tr("Choose a folder of photos"))
        if folder:
            self.take_folders([folder])

    def take_folders(self, folders: Sequence[str]) -> None:
        """Read these folders; the welcome page does it where models are still to be fetched, or
        where it is being looked at: it leads on to the people."""
        from photoface.services.models import missing_models

        workspace = self._context.workspace

        def go(missing: list[object]) -> None:
            if missing or self._window.is_showing("welcome"):
                self._window.open_page("welcome", list(folders))
            else:
                self._run(lambda: [workspace.add_folder(folder) for folder in folders])

        self._bridge.work(missing_models, go, owner=self._window)

    def _stop(self) -> None:
        """What runs now: the import, or the grouping after it."""
        workspace = self._context.workspace
        if workspace.import_state.state == "idle":
            workspace.grouper.cancel()
        else:
            workspace.stop()

    def show_regroup(self) -> None:
        if self.regroup_dialog is None:
            self.regroup_dialog = RegroupDialog(self._context, self._window)
        self.regroup_dialog.open_here()

    def show_problems(self) -> None:
        if self.problems_dialog is None:
            self.problems_dialog = ProblemsDialog(self._context, self._window)
        self.problems_dialog.open_list()

    def show_palette(self) -> None:
        if self.palette is None:
            self.palette = CommandPalette(self._window)
        self.palette.open_for(self._window.findChildren(QAction))

    def show_about(self) -> None:
        """What this is, for somebody who is asked which version they have."""
        words = tr(
            "Photoface {version} finds the people in your photos. Everything stays on this "
            "computer.\n\nThis library: {folder}\nLicence: Apache 2.0",
            version=__version__,
            folder=shown_path(str(self._context.library.folder)),
        )
        QMessageBox.about(self._window, tr("About Photoface"), words)

    def _run(self, job: Callable[[], object]) -> None:
        """Let the workspace do something that may wait; what goes wrong is said."""
        self._bridge.work(job, lambda _: None, owner=self._window)

    def _find(self) -> None:
        """Into the search field; from where there is none, among all photos."""
        if not self._window.top_bar.search.isVisible():
            self._window.open_page("photos")
        field = self._window.top_bar.search
        field.setFocus()
        field.selectAll()

    def _resize(self, step: int) -> None:
        if self._window.is_viewing():
            self._window.viewer.zoom_step(step)
        else:
            self._window.current_page().resize_tiles(step)

    def _set_full_screen(self, is_full: bool) -> None:
        if is_full:
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    def _show_in_folder(self) -> None:
        path = self._window.inspector.path()
        if path:
            open_folder_of(path)

    # --- showing -------------------------------------------------------------------------------

    def _take_history(self, event: events.HistoryChanged) -> None:
        undo, redo = self._actions["edit.undo"], self._actions["edit.redo"]
        undo.setEnabled(event.undo is not None)
        redo.setEnabled(event.redo is not None)
        undo.setText(tr("Undo: {title}", title=spoken(event.undo)) if event.undo else tr("Undo"))
        redo.setText(tr("Redo: {title}", title=spoken(event.redo)) if event.redo else tr("Redo"))

    def _show_theme(self) -> None:
        theme = self._context.theme
        for mode in ("light", "dark", "system"):
            self._actions[f"view.{mode}"].setChecked(theme.mode == mode)
        self._actions["view.motion"].setChecked(theme.has_motion)
