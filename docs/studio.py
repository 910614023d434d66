"""Takes the pictures of `make_screenshots`: opens the window and does what a hand would do."""

from __future__ import annotations

import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from docs import example_training
from docs.example_library import fill
from photoface.app import make_application
from photoface.services.events import TrainingChanged
from photoface.services.library import open_library
from photoface.services.train_model import TrainingState
from photoface.services.workspace import Workspace
from photoface.ui.main_window import MainWindow
from photoface.ui.models.split_board import SplitOrder
from photoface.ui.preferences import Preferences
from photoface.ui.theme import Theme

_SIZE = (1280, 820)
_SETTLE_SECONDS = 0.7


class Studio:
    """Takes every picture in one mode (light or dark)."""

    def __init__(self, home: Path, target: Path, mode: str, only: str) -> None:
        self._home, self._target, self._mode, self._only = home, target, mode, only
        self._app: QApplication = make_application()
        target.mkdir(parents=True, exist_ok=True)

    def take_all(self) -> None:
        """The first start on an empty library, then everything on the example library."""
        with Workspace(open_library(self._home / f"new-{self._mode}")) as workspace:
            self._with_window(workspace, self._take_first_start, first_page="welcome")
        photos = self._home / "Pictures"
        library = open_library(self._home / f"library-{self._mode}")
        with Workspace(library, groups_by_itself=False) as workspace:
            fill(library, photos)
            self._with_window(workspace, self._take_pages)

    def _with_window(
        self,
        workspace: Workspace,
        take: Callable[[MainWindow], None],
        *,
        first_page: str = "photos",
    ) -> None:
        theme = Theme(Preferences())
        theme.set_motion(False)
        theme.set_mode(self._mode)
        window = MainWindow(workspace, theme, theme.preferences, first_page=first_page)
        window.resize(*_SIZE)
        window.show()
        window.activateWindow()
        self._settle(1.5)
        take(window)
        window.close()

    # --- pictures ------------------------------------------------------------------------------

    def _take_first_start(self, window: MainWindow) -> None:
        self._take(window, "welcome")

    def _take_pages(self, window: MainWindow) -> None:
        self._take(window, "photos")
        self._hover(window)
        self._take(window, "photos-faces")
        self._search(window, "Anna")
        self._take(window, "search")
        self._search(window, "")
        for key in ("people", "folders", "ignored", "settings"):
            window.open_page(key)
            self._settle()
            self._take(window, key)
        person = window.context.people.find("Anna")
        if person is not None:
            window.open_page("person", person.id)
            self._take(window, "person")
        self._take_browsing(window)
        self._take_corrections(window)
        self._take_viewer(window)
        self._take_training(window)
        window.actions_table["file.problems"].trigger()
        self._settle()
        self._save(window.command_handler.problems_dialog, "problems")
        window.command_handler.problems_dialog.close()

    def _take_corrections(self, window: MainWindow) -> None:
        """Review queue by queue, a split, a merge, and why a face has its name."""
        window.open_page("review")
        page = window.current_page()
        for tab, name in enumerate(("", "-suggestions", "-mixed", "-contradictions", "-doubts")):
            page.tabs.setCurrentIndex(tab)
            self._take(window, f"review{name}")
        page.tabs.setCurrentIndex(page.tabs.count() - 1)
        page.check.start()
        self._take(window, "review-check")
        people = {name: window.context.people.find(name) for name in ("Ben", "Clara")}
        window.open_page("split", SplitOrder(people["Clara"].id, "people"))
        self._settle(1.5)
        self._take(window, "split")
        window.open_page("people")
        cards = window.current_page()
        self._settle()
        cards.grid.select_ids([person.id for person in people.values()])
        cards.merge_chosen()
        self._take(window, "merge")
        self._press_escape(cards.merge_bar)
        window.set_inspector(True)
        window.open_page("person", people["Ben"].id)
        self._settle()
        self._take(window, "person-why")
        window.set_inspector(False)

    def _take_browsing(self, window: MainWindow) -> None:
        """Chips, albums, history, faces by quality, what leaves the library."""
        window.open_page("photos")
        field = window.top_bar.search
        for text in ("Anna", "or Ben", "2025"):
            self._type(field, text)
            QTest.keyClick(field, Qt.Key.Key_Tab)
        self._type(field, "cl")
        self._take(window, "search-chips")
        self._press_escape(field)
        self._press_escape(field)
        window.open_page("albums")
        self._take(window, "albums")
        window.current_page().open_album(1)
        self._take(window, "album")
        window.open_page("history")
        self._take(window, "history")
        person = window.context.people.find("Anna")
        if person is not None:
            window.open_page("person", person.id)
            self._settle()
            window.current_page().tabs.setCurrentIndex(1)
            self._take(window, "person-faces")
        window.open_page("settings")
        settings = window.current_page()
        settings.tags.show_place("sidecars")
        settings.backup.back_up()
        self._settle()
        settings.area.ensureWidgetVisible(settings.export, 0, 0)
        self._take(window, "settings-tags")
        settings.area.ensureWidgetVisible(settings.backup, 0, 0)
        self._take(window, "settings-backup")

    def _take_viewer(self, window: MainWindow) -> None:
        window.open_page("photos")
        self._settle()
        grid = window.current_page().grid
        query = "SELECT photo_id FROM faces GROUP BY photo_id ORDER BY count(*) DESC, 1 LIMIT 1"
        photo = window.context.library.read(lambda c: c.execute(query).fetchone())[0]
        grid.open_photo(photo)
        window.set_inspector(True)
        window.viewer.set_faces_shown(True)
        self._settle()
        self._take(window, "viewer")
        face = window.viewer.canvas.faces[0].id
        window.viewer.canvas.name_asked.emit(face)
        window.viewer.name_field.setText("")
        self._type(window.viewer.name_field, "A")
        self._take(window, "viewer-naming")
        self._press_escape(window.viewer.name_field)
        QTest.keyClick(window.viewer.canvas, Qt.Key.Key_D)
        self._take(window, "viewer-drawing")
        QTest.keyClick(window.viewer.canvas, Qt.Key.Key_Escape)
        window.set_inspector(False)
        window.viewer.set_faces_shown(False)
        self._press_escape(window.viewer.name_field)
        self._press_escape(window.viewer.canvas)

    def _take_training(self, window: MainWindow) -> None:
        """While it learns, and what came of it."""
        library, trainer = window.context.library, window.context.workspace.trainer
        window.open_page("training")
        self._take(window, "training")
        trainer.state = example_training.LEARNING
        library.events.emit(TrainingChanged())
        self._take(window, "training-learning")
        trainer.state = TrainingState()
        example_training.report(library)
        library.events.emit(TrainingChanged())
        self._settle(1.5)
        self._take(window, "training-report")

    # --- hands ---------------------------------------------------------------------------------

    def _hover(self, window: MainWindow) -> None:

        view = window.current_page().grid.view
        place = view.visualRect(view.model().index(1)).center()
        QTest.mouseMove(view.viewport(), place)
        self._settle()

    def _search(self, window: MainWindow, text: str) -> None:

        window.top_bar.search.setText(text)
        QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
        self._settle()

    def _type(self, field: QWidget, text: str) -> None:

        QTest.keyClicks(field, text)
        self._settle()

    def _press_escape(self, widget: QWidget) -> None:

        QTest.keyClick(widget, Qt.Key.Key_Escape)
        self._settle(0.2)

    def _settle(self, seconds: float = _SETTLE_SECONDS) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._app.processEvents()
            time.sleep(0.005)

    def _take(self, window: MainWindow, name: str) -> None:
        if name.startswith(self._only):
            self._settle()
            self._save(window, name)

    def _save(self, widget: QWidget, name: str) -> None:
        """As WebP: at two pixels a point a tenth of the size of a PNG."""

        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.ReadWrite)
        widget.grab().save(buffer, "PNG")
        path = self._target / f"{name}-{self._mode}.webp"
        picture = Image.open(BytesIO(bytes(buffer.data().data())))
        picture.convert("RGB").save(path, quality=88, method=6)
        print(path)
