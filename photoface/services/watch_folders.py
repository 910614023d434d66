"""Watching: what happens in the folders, debounced, becomes requests to look again.

Files that are still being written are left until they have been quiet; a burst becomes one
request; a folder that vanishes or comes back is noticed by asking now and then.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

log = logging.getLogger(__name__)

_QUIET_SECONDS = 2.0
_LONGEST_WAIT_SECONDS = 15.0
_PRESENCE_SECONDS = 10.0
_UNINTERESTING = ("opened", "closed_no_write")


class Debouncer:
    """Collects folders in which something happened until they have been quiet for a while.

    The clock is passed in, so that it can be tested without waiting.
    """

    def __init__(self, quiet: float = _QUIET_SECONDS, longest: float = _LONGEST_WAIT_SECONDS):
        self._quiet = quiet
        self._longest = longest
        self._first: dict[Path, float] = {}
        self._last: dict[Path, float] = {}

    def touch(self, folder: Path, *, now: float) -> None:
        self._first.setdefault(folder, now)
        self._last[folder] = now

    def due(self, *, now: float) -> list[Path]:
        """Folders that are quiet (or have waited long enough); they are forgotten."""
        ready = [
            folder
            for folder, last in self._last.items()
            if now - last >= self._quiet or now - self._first[folder] >= self._longest
        ]
        for folder in ready:
            del self._first[folder], self._last[folder]
        return sorted(ready)


class FolderWatcher:
    """Calls `on_change(folders)` when photos may have come, changed or gone below the folders.

    Folders whose watch cannot be set (network drives, too many folders for the system) are looked
    at again every `poll_seconds` instead.
    """

    def __init__(
        self, on_change: Callable[[list[Path]], None], *, poll_seconds: float = 600.0
    ) -> None:
        self._on_change = on_change
        self._poll_seconds = poll_seconds
        self._debouncer = Debouncer()
        self._lock = threading.Lock()
        self._observer = Observer()
        self._present: dict[Path, bool] = {}
        self._polled: set[Path] = set()
        self._watches: dict[Path, object] = {}
        self._ended = threading.Event()
        self._observer.start()
        self._thread = threading.Thread(target=self._serve, name="folder-watcher", daemon=True)
        self._thread.start()

    def watch(self, folders: Iterable[Path]) -> None:
        """Watch exactly these folders from now on."""
        wanted = set(folders)
        with self._lock:
            for folder in set(self._present) - wanted:
                self._unwatch(folder)
                del self._present[folder]
            for folder in wanted - set(self._present):
                self._present[folder] = folder.is_dir()
                if self._present[folder]:
                    self._set_watch(folder)

    def close(self) -> None:
        self._ended.set()
        self._thread.join()
        self._observer.stop()
        self._observer.join()

    def _set_watch(self, folder: Path) -> None:
        try:
            self._watches[folder] = self._observer.schedule(
                _Handler(self._touch), str(folder), recursive=True
            )
            self._polled.discard(folder)
        except OSError as error:
            log.warning("a folder cannot be watched (%s), it is polled", error.strerror)
            self._polled.add(folder)

    def _unwatch(self, folder: Path) -> None:
        watch = self._watches.pop(folder, None)
        self._polled.discard(folder)
        if watch is not None:
            with contextlib.suppress(KeyError, OSError):  # gone with its folder
                self._observer.unschedule(watch)  # type: ignore[arg-type]

    def _touch(self, folder: Path) -> None:
        with self._lock:
            self._debouncer.touch(folder, now=time.monotonic())

    def _serve(self) -> None:
        next_look = next_poll = time.monotonic()
        while not self._ended.wait(0.5):
            now = time.monotonic()
            if now >= next_look:
                self._look_for_presence(now)
                next_look = now + _PRESENCE_SECONDS
            if now >= next_poll:
                next_poll = now + self._poll_seconds
                with self._lock:
                    for folder in self._polled:
                        self._debouncer.touch(folder, now=now)
            self._report(now)

    def _report(self, now: float) -> None:
        with self._lock:
            due = without_nested(self._debouncer.due(now=now))
        if due:
            self._on_change(due)

    def _look_for_presence(self, now: float) -> None:
        """A drive that was unplugged or plugged in makes no event of its own."""
        with self._lock:
            for folder, was_there in list(self._present.items()):
                is_there = folder.is_dir()
                if is_there == was_there:
                    continue
                self._present[folder] = is_there
                self._unwatch(folder)
                if is_there:
                    self._set_watch(folder)
                self._debouncer.touch(folder, now=now)


class _Handler(FileSystemEventHandler):
    def __init__(self, touch: Callable[[Path], None]) -> None:
        self._touch_folder = touch

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _UNINTERESTING:
            return
        for path in (event.src_path, event.dest_path):
            if path:
                place = Path(str(path))
                self._touch_folder(place if event.is_directory else place.parent)


def without_nested(folders: Iterable[Path]) -> list[Path]:
    """Folders that lie in none of the others."""
    kept: list[Path] = []
    for folder in sorted(folders, key=lambda path: len(path.parts)):
        if not any(folder.is_relative_to(other) for other in kept):
            kept.append(folder)
    return kept
