"""Progress out, cancel in, for work that takes a while."""

from __future__ import annotations

from collections.abc import Callable


class GroupingCancelledError(Exception):
    """The caller asked to stop; there is no result."""


class Watch:
    """Tells the caller how far the work is and ends it when told to."""

    def __init__(
        self,
        on_progress: Callable[[float], None] | None = None,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._on_progress = on_progress or (lambda fraction: None)
        self._is_cancelled = is_cancelled or (lambda: False)

    def report(self, fraction: float) -> None:
        """Raises GroupingCancelledError once the caller wants to stop."""
        if self._is_cancelled():
            raise GroupingCancelledError
        self._on_progress(fraction)

    def span(self, start: float, end: float) -> Callable[[float], None]:
        """A reporter whose 0..1 is `start`..`end` of the whole."""
        return lambda fraction: self.report(start + (end - start) * fraction)
