"""Learning from corrections, done by the program itself on drawn photos; see docs/training.md.

Nothing here is made up but the people: the photos are scanned, every face is drawn by hand in its
photo (no detector takes a drawing for a face), the network reads them, and what the page says is
what a real run of the trainer came to.
"""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np

from docs.drawn_photos import PEOPLE, Drawing, draw_photo
from docs.studio import Studio
from photoface.services import draw_face
from photoface.services.library import Library, open_library
from photoface.services.workspace import Workspace
from photoface.ui.main_window import MainWindow

_PHOTOS = 150
_UNNAMED = 40  # photos whose faces nobody has named
_PATIENCE = 600.0  # seconds


class TrainingWalk(Studio):
    """Name, train, read the report, adopt, look at what changed, go back."""

    def take_all(self) -> None:
        folder = self._home / "Pictures"
        drawings = _draw(folder)
        with Workspace(open_library(self._home / "library"), groups_by_itself=False) as workspace:
            workspace.add_folder(folder)
            workspace.importer.wait()
            _name(workspace.library, drawings)
            workspace.late_faces.run()
            workspace.grouper.run()
            self._with_window(workspace, self._walk, first_page="people")

    def _walk(self, window: MainWindow) -> None:
        self._take(window, "1-named")
        window.open_page("training")
        page = window.current_page()
        self._take(window, "2-ready")
        page.learn.start.click()
        trainer = window.context.workspace.trainer
        self._wait(lambda: len(trainer.state.curve) >= 5)
        self._take(window, "3-learning")
        self._wait(lambda: not trainer.state.is_running)
        self._settle(2.0)
        self._take(window, "4-report")
        page.outcome.adopt.click()
        switch = window.context.workspace.model_switch
        self._wait(lambda: switch.run())
        self._settle(2.0)
        self._take(window, "5-adopted")

    def _wait(self, is_over) -> None:
        """Let the window live until it is over."""
        end = time.monotonic() + _PATIENCE
        while not is_over() and time.monotonic() < end:
            self._settle(0.2)


def _draw(folder: Path) -> dict[str, Drawing]:
    """Photos of one to three people each, by file name."""
    folder.mkdir(parents=True)
    drawings = {}
    for number in range(_PHOTOS):
        rng = np.random.default_rng(number)
        names = rng.choice(list(PEOPLE), size=int(rng.integers(1, 4)), replace=False).tolist()
        drawing = draw_photo(number, names, portrait=number % 5 == 1)
        name = f"IMG_{1000 + number}.jpg"
        drawing.image.save(str(folder / name), "JPEG", 92)
        drawings[name] = drawing
    return drawings


def _name(library: Library, drawings: dict[str, Drawing]) -> None:
    """Draw a box around every face and say who it is, but for the last photos."""
    rows = library.read(lambda c: c.execute("SELECT photo_id, path FROM photo_paths").fetchall())
    for number, (photo, path) in enumerate(sorted(rows, key=lambda row: row[1])):
        for name, box in drawings[Path(path).name].faces:
            is_named = number < _PHOTOS - _UNNAMED
            draw_face.draw_face(library, photo, box, name if is_named else None)
