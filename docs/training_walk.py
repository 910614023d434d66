"""Learning from corrections, done by the program itself on drawn photos; see docs/training.md.

Nothing here is made up but the people: the photos are scanned, every face is drawn by hand in its
photo (no detector takes a drawing for a face), the network reads them, and what the page says is
what a real run of the trainer came to.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QScrollArea, QWidget

from docs.drawn_photos import PEOPLE, draw_photo
from docs.studio import Studio
from photoface.domain.geometry import Box
from photoface.services import draw_face, learned_models
from photoface.services.library import Library, open_library
from photoface.services.workspace import Workspace
from photoface.ui.main_window import MainWindow

_PHOTOS = 150
_UNNAMED = 40  # photos whose faces nobody has named
_SHOWN_EPOCHS = 8
_PATIENCE = 600.0  # seconds


class TrainingWalk(Studio):
    """Correct, train, read the report, adopt, look at what changed, go back."""

    def take_all(self) -> None:
        folder = self._home / "Pictures"
        self._drawn = _draw(folder)
        with Workspace(open_library(self._home / "library")) as workspace:
            workspace.add_folder(folder)
            workspace.importer.wait()
            _name(workspace.library, self._drawn)
            workspace.late_faces.run()
            workspace.grouper.run()
            self._with_window(workspace, self._walk, first_page="people")

    def _walk(self, window: MainWindow) -> None:
        self._correct(window)
        self._train(window)
        self._adopt(window)
        self._go_back(window)

    def _correct(self, window: MainWindow) -> None:
        """What the plain network suggests for Clara and is Ida: Del."""
        self._show_suggestions(window)
        wrong = [f for f in self._suggested(window) if self._who_is(window, f) == "Ida"]
        grid = window.current_page().suggestions.grid
        grid.select_ids(wrong)
        self._take(window, "1-suggested")
        window.current_page().suggestions.commands["face.reject"].trigger()
        self._settle(4.0)
        self._take(window, "2-corrected")

    def _show_suggestions(self, window: MainWindow) -> None:
        clara = window.context.people.find("Clara")
        assert clara is not None
        window.open_page("person", clara.id)
        self._settle()
        window.current_page().tabs.setCurrentIndex(0)
        self._settle(1.5)

    def _suggested(self, window: MainWindow) -> list[int]:
        return window.current_page().suggestions.grid.model().ids.tolist()

    def _who_is(self, window: MainWindow, face: int) -> str:
        """Who was drawn there."""
        query = (
            "SELECT p.path, f.x FROM faces f JOIN photo_paths p ON p.photo_id = f.photo_id "
            "WHERE f.id = ?"
        )
        path, x = window.context.library.read(lambda c: c.execute(query, (face,)).fetchone())
        return min(self._drawn[Path(path).name], key=lambda found: abs(found[1].x - x))[0]

    def _train(self, window: MainWindow) -> None:
        window.open_page("training")
        self._settle(1.5)
        page, trainer = window.current_page(), window.context.workspace.trainer
        self._take(window, "3-ready")
        page.learn.start.click()
        self._wait(lambda: len(trainer.state.curve) >= _SHOWN_EPOCHS)
        self._take(window, "4-learning")
        self._wait(lambda: not trainer.state.is_running)
        self._settle(2.0)
        self._take(window, "5-report")
        self._show(page, page.outcome.adopt)
        self._take(window, "6-changes")

    def _adopt(self, window: MainWindow) -> None:
        page = window.current_page()
        page.outcome.adopt.click()
        self._wait(lambda: _is_on(window.context.library, learned=True))
        self._settle(3.0)
        self._show(page, page.model)
        self._take(window, "7-adopted")
        self._show_suggestions(window)
        self._take(window, "8-after")

    def _go_back(self, window: MainWindow) -> None:
        window.open_page("training")
        self._settle(1.5)
        page = window.current_page()
        page.model.back.click()
        self._wait(lambda: _is_on(window.context.library, learned=False))
        self._settle(2.0)
        self._show(page, page.model)
        self._take(window, "9-back")

    def _show(self, page: QWidget, widget: QWidget) -> None:
        area = page.findChild(QScrollArea)
        assert area is not None
        area.ensureWidgetVisible(widget, 0, 0)
        self._settle()

    def _wait(self, is_over: Callable[[], bool]) -> None:
        """Let the window live until it is over."""
        end = time.monotonic() + _PATIENCE
        while not is_over():
            assert time.monotonic() < end, "the walk has come to a halt"
            self._settle(0.2)


def _is_on(library: Library, *, learned: bool) -> bool:
    state = library.read(learned_models.model_state)
    return bool(state.in_use) is learned and not state.waiting


def _draw(folder: Path) -> dict[str, list[tuple[str, Box]]]:
    """Photos of one to three people each; by file name, who is where."""
    folder.mkdir(parents=True)
    drawings = {}
    for number in range(_PHOTOS):
        rng = np.random.default_rng(number)
        names = rng.choice(list(PEOPLE), size=int(rng.integers(1, 4)), replace=False).tolist()
        drawing = draw_photo(number, names, portrait=number % 5 == 1)
        name = f"IMG_{1000 + number}.jpg"
        drawing.image.save(str(folder / name), "JPEG", 92)
        drawings[name] = drawing.faces
    return drawings


def _name(library: Library, drawings: dict[str, list[tuple[str, Box]]]) -> None:
    """Draw a box around every face and say who it is, but for the last photos."""
    rows = library.read(lambda c: c.execute("SELECT photo_id, path FROM photo_paths").fetchall())
    for number, (photo, path) in enumerate(sorted(rows, key=lambda row: row[1])):
        for name, box in drawings[Path(path).name]:
            is_named = number < _PHOTOS - _UNNAMED
            draw_face.draw_face(library, photo, box, name if is_named else None)
