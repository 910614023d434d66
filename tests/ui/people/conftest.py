"""A small library of drawn faces, and pages standing in a bare window of their own."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoface.domain.progress import Progress
from photoface.domain.settings import Settings
from photoface.services.events import FoldersChanged, ImportChanged
from photoface.services.library import Library, open_library
from photoface.services.workspace import FolderRow
from photoface.ui.actions import Actions
from photoface.ui.bridge import Bridge
from photoface.ui.models.known_people import KnownPeople
from photoface.ui.models.review_count import ReviewCount
from photoface.ui.pages.page import Context, Page
from photoface.ui.preferences import Preferences
from photoface.ui.theme import Theme, prepare_application
from photoface.ui.thumbnails import Thumbnails

#: Sizes of the groups: group 1 has nine faces, group 2 seven, and so on. The last holds one.
GROUPS = (9, 7, 5, 4, 3, 2, 1)
_LANDMARKS = np.array([[35, 40], [65, 40], [50, 60], [38, 75], [62, 75]], "<f4")


def draw_face(hue: int, side: int = 192) -> bytes:
    """A JPEG of a plain face; `hue` (0..255) tells people apart."""
    skin = Image.new("HSV", (1, 1), (hue, 120, 220)).convert("RGB").getpixel((0, 0))
    picture = Image.new("RGB", (side, side), (230, 230, 235))
    draw, unit = ImageDraw.Draw(picture), side / 100
    draw.ellipse([20 * unit, 10 * unit, 80 * unit, 95 * unit], fill=skin)
    for x in (38, 62):
        draw.ellipse([(x - 5) * unit, 40 * unit, (x + 5) * unit, 50 * unit], fill=(40, 40, 40))
    draw.arc([35 * unit, 55 * unit, 65 * unit, 80 * unit], 20, 160, fill=(120, 40, 40), width=4)
    file = io.BytesIO()
    picture.save(file, "JPEG")
    return file.getvalue()


def fill(library: Library, sizes: tuple[int, ...] = GROUPS, *, first: int = 1) -> None:
    """One photo a face; the first photo of each group also shows a face of the group after it."""
    faces: list[tuple[int, bytes]] = []

    def write(connection: sqlite3.Connection) -> None:
        for group, size in enumerate(sizes, first):
            for number in range(size):
                face = _add_photo(connection, group, number)
                faces.append((face, draw_face(group * 31 % 256)))
            connection.execute(
                "INSERT INTO groups (id, size, cover_face_id) SELECT ?, ?, min(id) FROM faces "
                "WHERE group_id = ?",
                (group, size, group),
            )

    library.write(write).result()
    library.put_thumbs([(face, jpeg) for face, jpeg in faces], faces).result()


def _add_photo(connection: sqlite3.Connection, group: int, number: int) -> int:
    content, day = f"{group}-{number}", f"20{10 + group}-05-{number + 1:02d}T12:00:00"
    photo = connection.execute(
        "INSERT INTO photos (content_hash, width, height, taken_at, state, sort_time, added_at) "
        "VALUES (?, 400, 300, ?, 'done', ?, ?) RETURNING id",
        (content, day, day, day),
    ).fetchone()[0]
    connection.execute(
        "INSERT INTO photo_paths (photo_id, path, size, mtime_ns) VALUES (?, ?, 1, 1)",
        (photo, f"/photos/{content}.jpg"),
    )
    return int(
        connection.execute(
            "INSERT INTO faces (photo_id, face_key, x, y, w, h, landmarks, score, group_id, "
            "probability) VALUES (?, ?, 100, 50, 100, 100, ?, 0.9, ?, ?) RETURNING id",
            (photo, f"{content}:100,50,100,100", _LANDMARKS.tobytes(), group, 0.9 - number / 50),
        ).fetchone()[0]
    )


class IdleWorkspace:
    """A workspace that does nothing by itself and remembers what it was asked to do."""

    provider_sentence: str | None = None

    def __init__(self, library: Library) -> None:
        self.library = library
        self.import_state = ImportChanged("idle", Progress(0, 0, 0.0), "")
        self.rows: list[FolderRow] = []
        self.asked: list[tuple[str, Any]] = []

    def folders(self) -> list[FolderRow]:
        return list(self.rows)

    def add_folder(self, path: str) -> None:
        self.asked.append(("add", path))

    def remove_folder(self, path: str) -> None:
        self.asked.append(("remove", path))
        (gone,) = (row for row in self.rows if row.path == path)
        self.rows.remove(gone)
        self.library.events.emit(FoldersChanged())

    def start_import(self) -> None:
        self.asked.append(("start", None))

    def set_watching(self, watching: bool) -> None:
        self.asked.append(("watch", watching))

    def change_settings(self, settings: Settings) -> None:
        self.asked.append(("settings", settings))
        self.library.save_settings(settings)


@dataclass
class Navigator:
    """Remembers where it was sent."""

    opened: list[tuple[str, Any]] = field(default_factory=list)
    viewed: list[tuple[list[int], int, int | None]] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    inspected: list[tuple[int | None, int | None]] = field(default_factory=list)

    def open_page(self, key: str, argument: Any = None) -> None:
        self.opened.append((key, argument))

    def open_viewer(self, photos: Any, position: int, *, face: int | None = None) -> None:
        self.viewed.append(([int(photo) for photo in photos], position, face))

    def show_message(
        self, text: str, action: str | None = None, do: Callable[[], object] | None = None
    ) -> None:
        self.messages.append(text)

    def hide_message(self) -> None:
        pass

    def inspect_photo(self, photo: int | None, *, face: int | None = None) -> None:
        self.inspected.append((photo, face))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Seven groups of drawn faces, nobody named yet."""
    with open_library(tmp_path / "library") as opened:
        fill(opened)
        yield opened


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def context(
    qapp: QApplication, qtbot: QtBot, library: Library, navigator: Navigator
) -> Iterator[Context]:
    """What a page works with; trouble that nobody expected fails the test."""
    from PySide6.QtWidgets import QWidget

    prepare_application(qapp)
    preferences, theme = Preferences(), Theme()
    theme.set_mode("light")
    owner = QWidget()
    qtbot.addWidget(owner)
    workspace = IdleWorkspace(library)
    bridge = Bridge(workspace)
    troubles: list[str] = []
    bridge.trouble.connect(troubles.append)
    thumbnails = Thumbnails(library)
    actions = Actions(theme, owner)
    people, waiting = KnownPeople(bridge, bridge), ReviewCount(bridge, bridge)
    yield Context(
        workspace,
        library,
        bridge,
        thumbnails,
        theme,
        actions,
        preferences,
        people,
        waiting,
        navigator,
    )
    thumbnails.close()
    bridge.close()
    assert getattr(bridge, "expected_trouble", []) == troubles


@pytest.fixture
def show(qtbot: QtBot, context: Context) -> Callable[[type[Page]], Any]:
    """Make a page and show it in a window of 1000 x 800."""

    def make(kind: type[Page]) -> Page:
        page = kind(context)
        qtbot.addWidget(page)
        page.resize(1000, 800)
        with qtbot.waitExposed(page):
            page.show()
        page.on_shown()
        return page

    return make
