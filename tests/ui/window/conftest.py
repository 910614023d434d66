"""A library of a dozen drawn photos that really lie on the disk, and the whole window on it."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoface.domain.photos import Problem
from photoface.domain.progress import Progress
from photoface.services import choose_folders
from photoface.services.events import ImportChanged
from photoface.services.history import Act
from photoface.services.library import Library, open_library
from photoface.services.train_model import TrainingState
from photoface.services.workspace import FolderRow
from photoface.ui.bridge import Bridge
from photoface.ui.main_window import MainWindow
from photoface.ui.preferences import Preferences
from photoface.ui.theme import Theme, prepare_application

#: Photos of each day, newest day first. Photo 1 is the newest of all.
DAYS = {"2024-06-17": 7, "2024-06-16": 4, "2023-12-24": 5}
WIDTH, HEIGHT = 640, 480
#: Left edge of the face boxes of every photo; all are 100 pixels wide and high, 150 from the top.
FACES = (60, 400)
_LANDMARKS = np.zeros((5, 2), "<f4").tobytes()


def draw_photo(number: int) -> bytes:
    """A plain photo in a colour of its own with two dark discs where the faces are."""
    image = Image.new("RGB", (WIDTH, HEIGHT), (number * 37 % 256, 120, 255 - number * 23 % 256))
    draw = ImageDraw.Draw(image)
    for left in FACES:
        draw.ellipse((left, 150, left + 100, 250), fill=(30, 30, 30))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def fill(library: Library, folder: Path) -> None:
    """Write the photos into folders by year and make their rows, faces and thumbnails."""
    days = [day for day, count in DAYS.items() for _ in range(count)]
    thumbs = []
    for number, day in enumerate(days, 1):
        path = folder / day[:4] / f"photo{number:02d}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(jpeg := draw_photo(number))
        thumbs.append((number, jpeg))

    def write(connection: sqlite3.Connection) -> None:
        connection.execute(
            "INSERT INTO folders (path, added_at) VALUES (?, '2024-01-01')", (str(folder),)
        )
        for number, day in enumerate(days, 1):
            _add(connection, number, day, folder / day[:4] / f"photo{number:02d}.jpg")

    library.write(write).result()
    library.put_thumbs(thumbs, [(2 * n + k, jpeg) for n, jpeg in thumbs for k in (-1, 0)]).result()


def _add(connection: sqlite3.Connection, number: int, day: str, path: Path) -> None:
    at = f"{day}T12:{59 - number:02d}:00"
    connection.execute(
        "INSERT INTO photos (id, content_hash, width, height, taken_at, camera, state, sort_time, "
        "added_at) VALUES (?, ?, ?, ?, ?, 'Box', 'done', ?, ?)",
        (number, f"hash{number}", WIDTH, HEIGHT, at, at, at),
    )
    connection.execute(
        "INSERT INTO photo_paths (photo_id, path, size, mtime_ns) VALUES (?, ?, 1, 1)",
        (number, str(path)),
    )
    for face, left in ((2 * number - 1, FACES[0]), (2 * number, FACES[1])):
        connection.execute(
            "INSERT INTO faces (id, photo_id, face_key, x, y, w, h, landmarks, score, probability) "
            "VALUES (?, ?, ?, ?, 150, 100, 100, ?, 0.9, 0.93)",
            (face, number, f"hash{number}:{left},150,100,100", left, _LANDMARKS),
        )


@dataclass
class StillTrainer:
    """A trainer that trains nothing and remembers what it was asked."""

    state: TrainingState = field(default_factory=TrainingState)
    asked: list[str] = field(default_factory=list)

    def start(self) -> None:
        self.asked.append("start")

    def pause(self) -> None:
        self.asked.append("pause")

    def resume(self) -> None:
        self.asked.append("resume")

    def stop(self) -> None:
        self.asked.append("stop")


@dataclass
class StillSwitch:
    """Nothing is under way to another model, or so much of it is done."""

    fraction: float | None = None


@dataclass
class StillWorkspace:
    """A workspace that imports nothing and remembers what it was asked."""

    library: Library
    provider_sentence: str | None = None
    trainer: StillTrainer = field(default_factory=StillTrainer)
    model_switch: StillSwitch = field(default_factory=StillSwitch)
    asked: list[str] = field(default_factory=list)
    unreadable: list[Problem] = field(default_factory=list)
    import_state: ImportChanged = field(
        default_factory=lambda: ImportChanged("idle", Progress(0, 0, 0.0), "")
    )

    def start_import(self) -> None:
        self.asked.append("start")

    def pause(self) -> None:
        self.asked.append("pause")

    def resume(self) -> None:
        self.asked.append("resume")

    def stop(self) -> None:
        self.asked.append("stop")

    def follow_settings(self) -> None:
        self.asked.append("follow settings")

    def folders(self) -> list[FolderRow]:
        rows = self.library.read(lambda c: c.execute("SELECT path, state FROM folders").fetchall())
        return [FolderRow(path, state, 0) for path, state in rows]

    def add_folder(self, path: str) -> None:
        self.asked.append(f"add {path}")

    def remove_folder(self, path: str) -> Act | None:
        self.asked.append(f"remove {path}")
        return choose_folders.remove_folder(self.library, path)

    def problems(self) -> list[Problem]:
        return self.unreadable

    def retry_problems(self) -> None:
        self.asked.append("retry")


@pytest.fixture
def photo_folder(tmp_path: Path) -> Path:
    return tmp_path / "photos"


@pytest.fixture
def library(tmp_path: Path, photo_folder: Path) -> Iterator[Library]:
    """Sixteen photos of three days with two faces each, nobody named."""
    with open_library(tmp_path / "library") as opened:
        fill(opened, photo_folder)
        yield opened


@pytest.fixture
def empty_library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "empty") as opened:
        yield opened


@pytest.fixture
def workspace(library: Library) -> StillWorkspace:
    return StillWorkspace(library)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    prepare_application(qapp)
    Preferences().clear()
    theme = Theme()
    theme.set_mode("light")
    return theme


@pytest.fixture
def bridge(qapp: QApplication, workspace: StillWorkspace) -> Iterator[Bridge]:
    made = Bridge(workspace)
    yield made
    made.close()


OpenWindow = Callable[[StillWorkspace], MainWindow]


@pytest.fixture
def open_window(
    qtbot: QtBot, theme: Theme, library: Library, empty_library: Library
) -> Iterator[OpenWindow]:
    """Open the window on a workspace; closed at the end of the test, before its library is."""
    opened: list[MainWindow] = []

    def make(workspace: StillWorkspace) -> MainWindow:
        window = MainWindow(workspace, theme, Preferences())
        opened.append(window)
        window.resize(1000, 760)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    for window in opened:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, workspace: StillWorkspace) -> MainWindow:
    """The window on the library of sixteen photos, with All photos shown."""
    made = open_window(workspace)
    qtbot.waitUntil(lambda: len(made.current_page().grid.model.ids) == sum(DAYS.values()))
    return made
