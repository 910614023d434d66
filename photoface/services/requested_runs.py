"""Work that is asked for now and then and done in the background, one run at a time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from photoface.domain.errors import PhotofaceError
from photoface.domain.sentences import say
from photoface.jobs.process import ChildProcess

log = logging.getLogger(__name__)


class RunsClosedError(PhotofaceError):
    """There are no more runs: the library is being closed."""


class RequestedRuns:
    """Calls `run` on a thread of its own whenever somebody asks for it. What is asked for during a
    run is one more run after it. A PhotofaceError of a run goes to `refused`, a bug to the log.
    End it with `close`."""

    def __init__(
        self, name: str, run: Callable[[], object], refused: Callable[[PhotofaceError], object]
    ) -> None:
        self._name = name
        self._run = run
        self._refused = refused
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._child: ChildProcess | None = None
        self._is_wanted = self._is_closed = False

    @property
    def is_closed(self) -> bool:
        return self._is_closed

    def request(self) -> None:
        """One run in the background; returns at once."""
        with self._lock:
            self._is_wanted = True
            if self._thread is None and not self._is_closed:
                self._thread = threading.Thread(target=self._serve, name=self._name, daemon=True)
                self._thread.start()

    @contextmanager
    def child(self, make: Callable[[], ChildProcess]) -> Iterator[ChildProcess]:
        """A child process for a run, killed at the end of the block, or by `close`.

        Raises RunsClosedError where it is closed already.
        """
        with self._lock:
            if self._is_closed:
                raise RunsClosedError(say("The library is being closed."))
            self._child = child = make()
        try:
            yield child
        finally:
            with self._lock:
                self._child = None
            child.kill()

    def close(self) -> None:
        """End a run at once, and its child with it."""
        with self._lock:
            self._is_closed, self._is_wanted = True, False
            thread = self._thread
            if self._child is not None:
                self._child.kill()
        if thread is not None:
            thread.join()

    def _serve(self) -> None:
        while self._is_next():
            try:
                self._run()
            except PhotofaceError as error:
                self._refused(error)
            except Exception:
                log.exception("%s failed", self._name)

    def _is_next(self) -> bool:
        with self._lock:
            if not self._is_wanted:
                self._thread = None
                return False
            self._is_wanted = False
            return True
