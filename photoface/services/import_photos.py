"""Import: find -> decode -> detect -> align -> embed -> store; pause, stop, resume, survive.

The importer keeps all its state on one thread that reads messages from a queue: what the finder
found, what the vision child says, what the user wants. Everything that matters lies in the
library (`photos.state`), so a kill at any moment costs at most the photos in flight.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from photoface.domain.errors import PhotofaceError
from photoface.domain.photos import PhotoState
from photoface.domain.progress import Progress, RateMeter
from photoface.domain.sentences import say
from photoface.jobs.process import ChildEnded, ChildError
from photoface.services.events import ImportChanged, PhotosAdded, ProblemsChanged, Trouble
from photoface.services.finder import Finder, FindingEnded, PhotosFound
from photoface.services.library import Library
from photoface.services.reading_desk import ReadingDesk
from photoface.store import photos

log = logging.getLogger(__name__)

_TICK_SECONDS = 0.25
IDLE = Progress(0, 0, 0.0)


@dataclass(frozen=True, slots=True)
class _Command:
    """Something the user wants, done on the importer's thread."""

    action: Callable[[], None]


class Importer:
    """One import at a time for one library. All methods return at once; see `wait`.

    Emits ImportChanged (about four times a second), PhotosAdded, PhotosRead, ProblemsChanged,
    Trouble.
    """

    def __init__(self, library: Library, *, models_folder: Path | None = None) -> None:
        self._library = library
        self._inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._finder = Finder(library, self._inbox.put)
        self._desk = ReadingDesk(library, self._inbox.put, models_folder)
        self._state = "idle"
        self._meter = RateMeter()
        self._counts = {state: 0 for state in PhotoState}
        self._idle = threading.Event()
        self._idle.set()
        self._last_told: ImportChanged | None = None
        self._is_closed = False
        self._thread = threading.Thread(target=self._serve, name="importer", daemon=True)
        self._thread.start()

    @property
    def state(self) -> ImportChanged:
        """What the status strip shows now."""
        return self._last_told or ImportChanged("idle", IDLE, "")

    @property
    def provider_sentence(self) -> str | None:
        """On what the models run; None until they were loaded once."""
        return self._desk.provider_sentence

    def start(self, folders: Sequence[Path]) -> None:
        """Look for changes in these folders (files or folders), then read what is new.

        While an import runs, more folders join it.
        """
        self._idle.clear()
        self._order(lambda: self._begin(list(folders)))

    def pause(self) -> None:
        """Finish what is in flight, then rest until `resume`."""
        self._order(self._pause)

    def resume(self) -> None:
        self._order(self._resume)

    def stop(self) -> None:
        """End the import within a second. What is read is kept; the rest waits for next time."""
        self._finder.cancel()
        self._order(self._stop)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until nothing is left to do (or `timeout` seconds passed); True if so."""
        return self._idle.wait(timeout)

    def close(self) -> None:
        """Stop, and end the importer's thread."""
        self.stop()
        self._order(self._close)
        self._thread.join()

    # ------------------------------------------------------------------ the importer's own thread

    def _order(self, action: Callable[[], None]) -> None:
        self._inbox.put(_Command(action))

    def _serve(self) -> None:
        while not self._is_closed:
            try:
                self._turn()
            except PhotofaceError as error:
                self._give_up(error.sentence)
            except Exception:
                log.exception("the importer failed")
                self._give_up(
                    say("Reading photos stopped because of an error in Photoface (see log).")
                )

    def _turn(self) -> None:
        with suppress(queue.Empty):
            self._handle(self._inbox.get(timeout=_TICK_SECONDS))
        if self._state != "idle":
            self._go_on()

    def _handle(self, message: Any) -> None:
        match message:
            case _Command(action):
                action()
            case PhotosFound(new):
                self._counts[PhotoState.NEW] += new
                self._library.events.emit(PhotosAdded(new))
            case FindingEnded(trouble):
                for sentence in trouble:
                    self._library.events.emit(Trouble(sentence))
            case ChildError():
                self._on_child_error(message)
            case ChildEnded():
                self._desk.on_child_ended(message)
            case _:
                self._desk.on_message(message)

    def _on_child_error(self, error: ChildError) -> None:
        log.error("vision child: %s", error.text)
        if self._desk.is_ready:
            return  # ChildEnded follows, and with it a fresh child
        sentence = say("The face models could not be started.") if error.is_bug else error.text
        raise PhotofaceError(sentence)

    def _begin(self, folders: list[Path]) -> None:
        if self._state == "idle":
            self._counts = self._library.read(photos.count_by_state)
            self._meter = RateMeter()
            self._desk.open()
        self._state = "running"
        self._finder.start(folders)

    def _pause(self) -> None:
        if self._state == "running":
            self._state = "paused"

    def _resume(self) -> None:
        if self._state == "paused":
            self._state = "running"
            self._meter = RateMeter()

    def _stop(self) -> None:
        if self._state != "idle":
            self._finder.cancel()
            try:
                self._desk.close()
            finally:
                self._become_idle()

    def _close(self) -> None:
        self._is_closed = True

    def _give_up(self, sentence: str) -> None:
        self._library.events.emit(Trouble(sentence))
        try:
            self._stop()
        except Exception:
            log.exception("the import did not end well")
        finally:  # a damaged library, say: whoever waits must not wait for ever
            self._idle.set()

    def _go_on(self) -> None:
        """One turn: hand out photos, write what came back, tell how far we are."""
        if self._state == "running":
            self._desk.feed()
        for read, failed in self._desk.flush():
            self._counts[PhotoState.NEW] -= read + failed
            self._counts[PhotoState.DONE] += read
            self._counts[PhotoState.FAILED] += failed
        self._tell()
        if self._state == "running" and self._is_finished():
            self._desk.close()
            self._become_idle()

    def _is_finished(self) -> bool:
        return self._finder.is_idle and self._inbox.empty() and not self._desk.has_work()

    def _become_idle(self) -> None:
        self._state = "idle"
        self._tell()
        count = self._library.read(lambda connection: len(photos.problems(connection)))
        self._library.events.emit(ProblemsChanged(count))
        self._idle.set()

    def _tell(self) -> None:
        done = self._counts[PhotoState.DONE] + self._counts[PhotoState.FAILED]
        rate = self._meter.update(done, now=time.monotonic()) if self._state == "running" else 0.0
        total = done + max(self._counts[PhotoState.NEW], 0)
        progress = Progress(done, total, rate, self._finder.is_idle)
        sentence = "" if self._state == "idle" else self._sentence()
        told = ImportChanged(self._state, progress, sentence)
        if told != self._last_told:
            self._last_told = told
            self._library.events.emit(told)

    def _sentence(self) -> str:
        if self._state == "paused":
            return say("Paused")
        if not self._desk.is_ready:
            return say("Loading the face models")
        return say("Reading photos") if self._finder.is_idle else say("Looking for photos")
