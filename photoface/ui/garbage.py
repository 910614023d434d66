"""Python's cycle collector, kept on the GUI thread.

The automatic one runs on whatever thread happens to allocate. A widget that it frees on a worker
takes along timers that only the GUI thread may stop, and Qt crashes a moment later (seen: a
segmentation fault in QTimerInfoList::activateTimers).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS = 1000
_MIDDLE_EVERY, _ALL_EVERY = 10, 60  # pauses


class GarbageCollector(QObject):
    """Collects every second what is young, every minute everything, while its parent lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._pauses = 0
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> int:
        """One collection as it is due now; returns its generation."""
        self._pauses += 1
        generation = 0
        if self._pauses % _ALL_EVERY == 0:
            generation = 2
        elif self._pauses % _MIDDLE_EVERY == 0:
            generation = 1
        gc.collect(generation)
        return generation
