"""A figure about the whole library, kept fresh without reading it all the time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from photoface.services.library import Connection
from photoface.ui.bridge import Bridge


class Gauge(QObject):
    """`read(value)` when asked to `refresh`, and after groups or decisions have changed: at most
    once a `pause`, since such figures take a second of a core in a library of 300,000 faces."""

    read = Signal(object)

    def __init__(
        self, bridge: Bridge, question: Callable[[Connection], Any], pause_ms: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge, self._question = bridge, question
        self._is_asking = self._is_wanted_again = self._is_held = False
        self._timer = QTimer(self, singleShot=True, interval=pause_ms)
        self._timer.timeout.connect(self.refresh)
        bridge.groups_changed.connect(self._schedule)
        bridge.faces_decided.connect(self._schedule)

    def refresh(self) -> None:
        """Read it now."""
        if self._is_asking:
            self._is_wanted_again = True
            return
        self._is_asking = True
        self._bridge.query(self._question, self._take, self._fail)

    def hold(self, held: bool) -> None:
        """While held, nobody looks at it."""
        self._is_held = held
        if not held:
            self.refresh()

    def _schedule(self) -> None:
        if not self._timer.isActive() and not self._is_held:
            self._timer.start()

    def _take(self, value: Any) -> None:
        self._is_asking = False
        self.read.emit(value)
        if self._is_wanted_again:
            self._is_wanted_again = False
            self._schedule()

    def _fail(self, error: BaseException) -> None:
        self._is_asking = False
        self._bridge.report(error)
