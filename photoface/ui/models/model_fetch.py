"""Fetching models for the window: on a worker, with progress, to be stopped at any moment."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from photoface.services import models
from photoface.ui.bridge import Bridge


class ModelFetch(QObject):
    """`progressed(FetchProgress)`, then one of `finished`, `stopped`, `failed(sentence)`."""

    progressed = Signal(object)
    finished = Signal()
    stopped = Signal()
    failed = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._is_cancelled = threading.Event()
        self._is_running = False
        bridge.closing.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        return self._is_running

    def start(self, names: Sequence[str]) -> None:
        """Fetch these models; what is there already is left alone."""
        if self._is_running:
            return
        self._is_running = True
        self._is_cancelled.clear()
        self._bridge.work(
            lambda: models.fetch(names, self.progressed.emit, self._is_cancelled.is_set),
            self._end,
            self._fail,
            owner=self,
        )

    def cancel(self) -> None:
        """Stop; what has been fetched so far is thrown away or kept whole, never half."""
        self._is_cancelled.set()

    def _end(self, _: object) -> None:
        self._is_running = False
        self.finished.emit()

    def _fail(self, error: BaseException) -> None:
        self._is_running = False
        if self._is_cancelled.is_set():
            self.stopped.emit()
        else:
            self.failed.emit(self._bridge.words_of(error))
