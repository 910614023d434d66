"""How long 500 faces take to be seen confirmed, merged and split in the window, and undone, in a
library of 100,000 photos and 300,000 faces.

    QT_QPA_PLATFORM=offscreen python -m benchmarks.gui_acts [--library FOLDER]

From the key to the moment the page has been painted with what it did; the middle of five runs on
other faces each. The bar is 50 ms. What the user says is shown first and written after, as long as
benchmarks/acts.py tells. Made rows stand for photos (benchmarks/generated_library.py).
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer

from benchmarks.faces import table
from benchmarks.generated_library import make_library
from benchmarks.gui_people import settle
from photoface import app
from photoface.services import browse, name_people
from photoface.services.library import Library, open_library
from photoface.services.split_person import SplitDraft
from photoface.services.workspace import Workspace
from photoface.ui.main_window import MainWindow
from photoface.ui.models.split_board import SplitBoard, SplitOrder
from photoface.ui.preferences import Preferences
from photoface.ui.theme import Theme

_PHOTOS, _FACES, _RUNS = 100_000, 300_000, 5
_BAR = 50.0  # ms
_PATIENCE_SECONDS = 20
_SPEAKS_OF = 500  # faces; the groups nearest to it have 450 to 550


class Window:
    """The program's window on a library, and a stopwatch."""

    def __init__(self, folder: Path) -> None:
        self.qt = app.make_application()
        theme = Theme(Preferences())
        theme.apply()
        self.workspace = Workspace(open_library(folder), groups_by_itself=False)
        self.window = MainWindow(self.workspace, theme, theme.preferences)
        self.window.resize(1400, 900)
        self.window.show()
        settle(self.qt, 2.0)

    @property
    def library(self) -> Library:
        return self.workspace.library

    @property
    def page(self) -> Any:
        return self.window.current_page()

    def open(self, name: str, argument: object = None) -> Any:
        self.window.open_page(name, argument)
        settle(self.qt, 1.0)
        return self.page

    def until(self, start: Callable[[], object], is_seen: Callable[[], bool]) -> float:
        """Milliseconds from `start` until what `is_seen` says has been painted."""
        ticks = QTimer(interval=2)  # so that waiting ends, and takes no time from other threads
        ticks.start()
        begun = time.perf_counter()
        start()
        while not is_seen():
            self.qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.perf_counter() > begun + _PATIENCE_SECONDS:
                raise TimeoutError("the page did not get there")
        self.qt.processEvents()  # what is still to be painted
        taken = 1000 * (time.perf_counter() - begun)
        settle(self.qt, 1.0)
        return taken

    def close(self) -> None:
        self.window.close()
        self.workspace.close()


def measure(window: Window) -> dict[str, list[float]]:
    """Milliseconds of every run of every act and of its undo."""
    found: dict[str, list[float]] = {}
    cards = window.library.read(browse.group_cards)
    groups = [c.id for c in sorted(cards, key=lambda c: abs(c.size - _SPEAKS_OF))]
    for run in range(_RUNS):
        one, other = (
            _named(window.library, group, f"Zora {group}")
            for group in groups[2 * run : 2 * run + 2]
        )
        for act in (confirmed, merged, split, split_among_people):
            done, undone = act(window, one, other)
            name = act.__name__.replace("_", " ")
            found.setdefault(name, []).append(done)
            found.setdefault(f"{name}, undone", []).append(undone)
    return found


def _named(library: Library, group: int, name: str) -> int:
    """A person of one confirmed face; the others of the group are suggestions."""
    name_people.name_faces(
        library, library.read(lambda c: browse.faces_of_group(c, group))[:1], name
    )
    person = library.read(lambda c: browse.person_named(c, name))
    assert person is not None
    return person


def confirmed(window: Window, person: int, _: int) -> tuple[float, float]:
    """500 suggestions, all of them chosen, on the person's page."""
    pane = window.open("person", person).suggestions
    before = pane.model.ids.tolist()
    pane.grid.select_ids(before)
    done = window.until(pane.confirm_all, lambda: len(pane.model.ids) == 0)
    undone = window.until(window.window.bridge.undo, lambda: pane.model.ids.tolist() == before)
    return done, undone


def merged(window: Window, person: int, other: int) -> tuple[float, float]:
    """Two people of 500 faces each, on the People page."""
    page = window.open("people")
    page.merge([other], person)
    settle(window.qt, 1.0)
    gone = lambda: page.model.row_of(other) is None  # noqa: E731
    done = window.until(page.merge_bar.commands["merge.apply"].trigger, gone)
    undone = window.until(window.window.bridge.undo, lambda: not gone())
    return done, undone


def split(window: Window, person: int, _: int) -> tuple[float, float]:
    """One half of a person becomes somebody new; seen on the person's own page."""
    person_page = window.open("person", person)
    page, parts = _halved(window, SplitOrder(person))

    def shown() -> set[int]:
        panes = (person_page.suggestions, person_page.faces)
        seen = (p for p in panes if p.isVisible() and not p.grid.has_pending_paint())
        return {face for p in seen for face in p.model.ids.tolist()}

    leaving = set(parts[1])
    done = window.until(page.apply, lambda: bool(shown()) and not shown() & leaving)
    undone = window.until(window.window.bridge.undo, lambda: shown() >= leaving)
    return done, undone


def split_among_people(window: Window, person: int, _: int) -> tuple[float, float]:
    """The same from the People page; seen on the person's card there."""
    people = window.open("people")
    page, parts = _halved(window, SplitOrder(person, "people"))

    def shown() -> int:
        is_seen = people.isVisible() and not people.grid.has_pending_paint()
        return people.model.card(person).faces if is_seen else 0

    done = window.until(page.apply, lambda: shown() == len(parts[0]))
    undone = window.until(window.window.bridge.undo, lambda: shown() == sum(map(len, parts)))
    return done, undone


def _halved(window: Window, order: SplitOrder) -> tuple[Any, tuple[tuple[int, ...], ...]]:
    """The Split page, with one half of the person about to become somebody new."""
    faces = tuple(window.library.read(lambda c: browse.faces_of_person(c, order.card)))
    parts = faces[: len(faces) // 2], faces[len(faces) // 2 :]
    page = window.open("split", order)
    settle(window.qt, 3.0)  # these faces have no vectors to propose parts from
    draft = SplitDraft(order.card, None, parts)
    page.board = SplitBoard.of(draft).named(1, f"Half of {order.card}")
    return page, parts


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--library", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        folder = asked.library or Path(home) / "library"
        if asked.library is None:
            make_library(folder, photos=_PHOTOS, faces=_FACES)
        window = Window(folder)
        found = measure(window)
        window.close()
    middle = {name: round(statistics.median(runs), 1) for name, runs in found.items()}
    rows = [(name, middle[name], round(max(runs), 1)) for name, runs in found.items()]
    table(("seen", "ms", "slowest"), rows)
    print(json.dumps({"ms": middle, "holds": max(middle.values()) <= _BAR}))


if __name__ == "__main__":
    main()
