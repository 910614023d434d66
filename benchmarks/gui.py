"""How long the window keeps anybody waiting, on a library of 100,000 photos and 300,000 faces.

    QT_QPA_PLATFORM=offscreen python -m benchmarks.gui [--library FOLDER]

Made rows stand for photos (benchmarks/generated_library.py). The window runs in a process of its
own, timed from the moment it is started. A frame is what one turn of the event loop takes after
the scroll bar was moved: painting, thumbnails, questions to the library. Figures named cpu
leave out what other programs on the machine took.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

PHOTOS, FACES = 100_000, 300_000
LIMITS = {
    "window_usable_s": 1.5,
    "all_photos_ms": 100.0,
    "frame_p95_ms": 16.0,
    "naming_visible_ms": 50.0,
}
HEAVY = ("torch", "onnxruntime", "onnx", "hdbscan", "sklearn", "scipy")
_PATIENCE_SECONDS = 30


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--inside", type=float, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside is not None:
        print(json.dumps(measure(asked.library, asked.inside)))
        return 0
    with tempfile.TemporaryDirectory() as home:
        library = asked.library or _made_library(Path(home) / "library")
        runs = [_run(library, Path(home)) for _ in range(asked.runs)]
    return _report(runs)


def _made_library(folder: Path) -> Path:
    from benchmarks.generated_library import make_library

    make_library(folder, photos=PHOTOS, faces=FACES)
    return folder


def _run(library: Path, home: Path) -> dict[str, float]:
    """One window in a process of its own, with settings of its own."""
    command = [sys.executable, "-m", "benchmarks.gui", "--library", str(library)]
    environment = {**os.environ, "XDG_CONFIG_HOME": str(home / "config")}
    done = subprocess.run(
        [*command, "--inside", repr(time.time())],
        env=environment, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _report(runs: list[dict[str, float]]) -> int:
    median = {name: float(np.median([run[name] for run in runs])) for name in runs[0]}
    for name, value in median.items():
        limit = LIMITS.get(name)
        print(f"{name:22} {value:9.2f}" + (f"   (limit {limit:g})" if limit is not None else ""))
    print(json.dumps({"benchmark": "gui", **median}))
    return 0 if all(median[name] <= limit for name, limit in LIMITS.items()) else 1


# --- inside the window's process -----------------------------------------------------------------


def measure(library: Path, started_at: float) -> dict[str, float]:
    """All figures; `started_at` is time.time() just before this process was started."""
    from photoface import app
    from photoface.services.library import open_library
    from photoface.services.workspace import Workspace
    from photoface.ui.main_window import MainWindow
    from photoface.ui.preferences import Preferences
    from photoface.ui.theme import Theme

    qt = app.make_application()
    theme = Theme(Preferences())
    theme.apply()
    workspace = Workspace(open_library(library), groups_by_itself=False)
    window = MainWindow(workspace, theme, theme.preferences)
    window.resize(1400, 900)
    window.show()
    _wait(qt, lambda: _shows_photos(window))
    figures = {
        "window_usable_s": time.time() - started_at,
        "window_usable_cpu_s": time.process_time(),
    }
    _settle(qt, 4.0)  # what is counted in the background has been counted
    figures["all_photos_ms"] = _time_to_open(qt, window)
    _settle(qt)
    frames, busy = _frames(qt, window)
    figures |= {
        "frame_p50_ms": float(np.percentile(frames, 50)),
        "frame_p95_ms": float(np.percentile(frames, 95)),
        "frame_p95_cpu_ms": float(np.percentile(busy, 95)),
        "frame_worst_ms": float(frames.max()),
        "naming_visible_ms": _time_to_name(qt, window),
        "heavy_imports": float(sum(name in sys.modules for name in HEAVY)),
    }
    window.close()
    workspace.close()
    return figures


def _shows_photos(window: Any) -> bool:
    return _is_painted(window.current_page())


def _is_painted(page: Any) -> bool:
    """The grid has its photos and has been painted with them."""
    return len(page.grid.model.ids) > 0 and not page.grid.view.has_pending_paint()


def _time_to_open(qt: Any, window: Any) -> float:
    """From making the page All photos anew until its photos are on the screen."""
    from photoface.ui.pages.all_photos import AllPhotos

    begun = time.perf_counter()
    page = AllPhotos(window.context)
    page.resize(1200, 800)
    page.show()
    page.grid.reload()
    _wait(qt, lambda: _is_painted(page))
    taken = (time.perf_counter() - begun) * 1000
    page.close()
    return taken


def _frames(qt: Any, window: Any) -> tuple[np.ndarray, np.ndarray]:
    """Milliseconds of each frame of a slow scroll, a fast one and jumps, at 60 frames a second;
    and of the processor's time that the window's thread took in each."""
    view = window.current_page().grid.view
    bar = view.verticalScrollBar()
    jumps = np.linspace(0, bar.maximum(), 60).astype(int)
    steps = [*range(0, 6000, 30), *range(6000, 60_000, 400), *jumps.tolist()]
    found, busy = [], []
    for position in steps:
        bar.setValue(position)
        begun, worked = time.perf_counter(), time.thread_time()
        qt.processEvents()
        found.append((time.perf_counter() - begun) * 1000)
        busy.append((time.thread_time() - worked) * 1000)
        time.sleep(max(0.0, 0.016 - found[-1] / 1000))
    return np.array(found), np.array(busy)


def _time_to_name(qt: Any, window: Any) -> float:
    """From Return in the name field of the viewer until the name is on the photo."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    viewer = window.viewer
    window.open_viewer(*_photo_with_a_stranger(window))
    _wait(qt, lambda: bool(viewer.canvas.faces))
    _settle(qt)
    face = next(face.id for face in viewer.canvas.faces if face.name is None)
    viewer.canvas.name_asked.emit(face)
    QTest.keyClicks(viewer.name_field, "Somebody new")
    begun = time.perf_counter()
    QTest.keyClick(viewer.name_field, Qt.Key.Key_Return)
    viewer.canvas.repaint()
    taken = (time.perf_counter() - begun) * 1000
    assert next(f.name for f in viewer.canvas.faces if f.id == face) == "Somebody new"
    _settle(qt)
    window.bridge.undo()
    _settle(qt)
    return taken


def _photo_with_a_stranger(window: Any) -> tuple[list[int], int]:
    """A photo on which somebody has no name."""
    query = "SELECT f.photo_id FROM faces f JOIN groups g ON g.id = f.group_id WHERE " \
            "g.person_id IS NULL AND f.person_id IS NULL LIMIT 1"  # fmt: skip
    found = window.context.library.read(lambda c: c.execute(query).fetchone())
    return [found[0]], 0


def _settle(qt: Any, seconds: float = 1.0) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        qt.processEvents()
        time.sleep(0.005)


def _wait(qt: Any, is_done: Callable[[], bool]) -> None:
    until = time.perf_counter() + _PATIENCE_SECONDS
    while not is_done():
        qt.processEvents()
        time.sleep(0.001)
        if time.perf_counter() > until:
            raise TimeoutError("the window did not get there")


if __name__ == "__main__":
    sys.exit(main())
