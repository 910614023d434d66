"""One user's way through a new album, done with keys and clicks; see docs/walk.md."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from docs.example_library import faces_of, fill_nameless
from docs.studio import Studio
from photoface.services import browse
from photoface.services.library import open_library
from photoface.services.workspace import Workspace
from photoface.ui.main_window import MainWindow


class Walk(Studio):
    """Import, name five, split one, mend three faces, undo two steps, write the names down."""

    def take_all(self) -> None:
        with Workspace(open_library(self._home / "new")) as workspace:
            self._with_window(workspace, lambda w: self._take(w, "1-welcome"), first_page="welcome")
        library = open_library(self._home / "library")
        with Workspace(library, groups_by_itself=False) as workspace:
            fill_nameless(library, self._home / "Pictures")
            self._with_window(workspace, self._walk)

    def _walk(self, window: MainWindow) -> None:
        self._name_five(window)
        self._split_clara(window)
        self._mend_ben(window)
        self._undo_two(window)
        self._write_names(window)

    def _name_five(self, window: MainWindow) -> None:
        """Typing on a card names it."""
        window.open_page("people")
        self._settle(1.5)
        self._take(window, "2-groups")
        page = window.current_page()
        for name in ("Clara", "Ida", "Ben", "Grandpa", "Emma"):
            page.grid.bring_to(-self._group_of(window, name), None)
            QTest.keyClicks(page.grid, name[0])
            self._type(page.grid.field, name[1:])
            if name == "Ben":
                self._take(window, "3-naming")
            QTest.keyClick(page.grid.field, Qt.Key.Key_Return)
            self._settle(1.0)
        self._take(window, "4-named")

    def _group_of(self, window: MainWindow, name: str) -> int:
        """Where most faces of this drawn person are."""
        mine = set(window.context.library.read(lambda c: faces_of(c, name)))
        faces = window.context.library.read(browse.all_faces)
        groups = Counter(face.group for face in faces if face.id in mine and face.group)
        return groups.most_common(1)[0][0]

    def _split_clara(self, window: MainWindow) -> None:
        clara = window.context.people.find("Clara")
        assert clara is not None
        window.open_page("people")
        self._settle()
        page = window.current_page()
        page.grid.bring_to(clara.id, None)
        self._take(window, "5-mixed")
        page.commands["person.split"].trigger()
        self._settle(1.5)
        split = window.current_page()
        split.columns[1].named.emit("Ida")
        self._take(window, "6-split")
        split.apply()
        self._settle(1.5)

    def _mend_ben(self, window: MainWindow) -> None:
        """Three faces are not Ben's: choose them, press Del."""
        ben = window.context.people.find("Ben")
        assert ben is not None
        window.open_page("person", ben.id)
        self._settle()
        page = window.current_page()
        page.tabs.setCurrentIndex(1)
        self._settle()
        wrong = set(window.context.library.read(lambda c: faces_of(c, "Grandpa")))
        grid = page.faces.grid
        grid.select_ids([face for face in grid.model().ids.tolist() if face in wrong])
        self._take(window, "7-three-wrong")
        page.faces.commands["face.reject"].trigger()
        self._settle(1.0)
        self._take(window, "8-mended")

    def _undo_two(self, window: MainWindow) -> None:
        for _ in range(2):
            window.actions_table["edit.undo"].trigger()
            self._settle(1.0)
        window.open_page("history")
        self._take(window, "9-undone")
        for _ in range(2):
            window.actions_table["edit.redo"].trigger()
            self._settle(1.0)

    def _write_names(self, window: MainWindow) -> None:
        window.open_page("settings")
        self._settle()
        settings = window.current_page()
        settings.tags.show_place("sidecars")
        settings.tags.place.activated.emit(settings.tags.place.currentIndex())
        self._settle()
        settings.tags.now.click()
        self._settle(4.0)
        settings.area.ensureWidgetVisible(settings.tags, 0, 0)
        self._take(window, "10-names-written")
