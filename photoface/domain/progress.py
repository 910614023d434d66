"""Progress with rate and time left, as the status strip and the terminal show it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

_WINDOW_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` units; `total_is_final` is False while folders are still being read."""

    done: int
    total: int
    per_second: float
    total_is_final: bool = True

    @property
    def seconds_left(self) -> float | None:
        """None while it cannot be known."""
        if self.per_second <= 0 or not self.total_is_final:
            return None
        return max(self.total - self.done, 0) / self.per_second


class RateMeter:
    """Units per second over the last half minute; the clock is passed in, so it can be tested."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque()

    def update(self, done: int, *, now: float) -> float:
        self._marks.append((now, done))
        while len(self._marks) > 2 and now - self._marks[0][0] > _WINDOW_SECONDS:
            self._marks.popleft()
        (start, first), (end, last) = self._marks[0], self._marks[-1]
        return (last - first) / (end - start) if end > start else 0.0
