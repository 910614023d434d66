"""Something that goes through the whole library, for the window: on a worker, with progress, to be
stopped at any moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Signal

from photoface.ui.bridge import Bridge

_TELL_SECONDS = 0.05

#: Called with (done, in all); ends the job by an exception where the user wants it stopped.
Progress = Callable[[int, int], None]
Job = Callable[[Progress], Any]


class LongJob(QObject):
    """One at a time: `progressed(done, total)`, then one of `finished(result)`, `stopped()`,
    `failed(sentence)`; `running_changed(bool)` before and after."""

    progressed = Signal(int, int)
    finished = Signal(object)
    stopped = Signal()
    failed = Signal(str)
    running_changed = Signal(bool)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._is_cancelled = threading.Event()
        self._is_running = False
        self._told_at = 0.0
        bridge.closing.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        return self._is_running

    def is_cancelled(self) -> bool:
        """For jobs that end tidily when they are asked to."""
        return self._is_cancelled.is_set()

    def start(self, job: Job) -> bool:
        """Run `job(progress)`; False if another one is running."""
        if self._is_running:
            return False
        self._is_cancelled.clear()
        self._set_running(True)
        self._bridge.work(lambda: job(self._tell), self._end, self._fail, owner=self)
        return True

    def cancel(self) -> None:
        self._is_cancelled.set()

    def _tell(self, done: int, total: int) -> None:
        """On the worker: there may be a hundred thousand of these, so few are passed on."""
        if self._is_cancelled.is_set():
            raise _StoppedError
        now = monotonic()
        if done == total or now - self._told_at > _TELL_SECONDS:
            self._told_at = now
            self.progressed.emit(done, total)

    def _set_running(self, is_running: bool) -> None:
        self._is_running = is_running
        self.running_changed.emit(is_running)

    def _end(self, result: object) -> None:
        self._set_running(False)
        self.finished.emit(result)

    def _fail(self, error: BaseException) -> None:
        self._set_running(False)
        if isinstance(error, _StoppedError):
            self.stopped.emit()
        else:
            self.failed.emit(self._bridge.words_of(error))


class _StoppedError(Exception):
    """The user wants no more of it."""
