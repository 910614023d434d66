"""Where every tile of a grid is, by arithmetic: nothing is stored per tile but its shape.

A grid is a list of lines, a line holds tiles `first[line]` to `first[line + 1] - 1`. Sections
(days) start a new line under a header. All distances are logical pixels; y grows downward from the
top of the whole grid.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rect = tuple[float, float, float, float]  # x, y, width, height


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes of a grid. `tile` is the wanted width of a square tile (or the height of a justified
    line); tiles grow a little to fill the width unless `is_fixed`. `extra` is the room for words
    below a tile."""

    width: float
    tile: float
    gap: float = 4
    margin: float = 12
    header: float = 44
    extra: float = 0
    is_fixed: bool = False

    @property
    def inner(self) -> float:
        return max(self.width - 2 * self.margin, 1.0)


class GridLayout:
    """Positions of `count` tiles. Make it with `square` or `justified`."""

    def __init__(
        self,
        metrics: Metrics,
        count: int,
        starts: Sequence[int],
        first: NDArray[np.int64],
        heights: NDArray[np.float64],
        shapes: NDArray[np.float64] | None,
        tile: float,
    ) -> None:
        self.metrics, self.count, self.tile = metrics, count, tile
        self._first: list[int] = first.tolist()
        tops, self._header_tops, self.height = _stack(metrics, starts, first, heights)
        self._tops: list[float] = tops.tolist()
        self._heights: list[float] = heights.tolist()
        self._ends = None if shapes is None else np.concatenate([[0.0], np.cumsum(shapes)])

    @classmethod
    def square(cls, metrics: Metrics, count: int, starts: Sequence[int] = ()) -> GridLayout:
        """Tiles of one size, as many side by side as fit."""
        columns = max(1, int((metrics.inner + metrics.gap) // (metrics.tile + metrics.gap)))
        tile = metrics.tile
        if not metrics.is_fixed:
            room = metrics.inner - metrics.gap * (columns - 1)
            tile = room // columns  # whole pixels: words below stand on one line
        first = _first_of_lines(count, starts, columns)
        heights = np.full(len(first), tile + metrics.extra)
        return cls(metrics, count, starts, first, heights, None, tile)

    @classmethod
    def justified(
        cls, metrics: Metrics, shapes: NDArray[np.float64], starts: Sequence[int] = ()
    ) -> GridLayout:
        """Tiles of the shape (width / height) of their photos, lines flush on both sides."""
        shapes = np.clip(shapes, 0.4, 3.0)
        first, heights = _justify(metrics, shapes, starts)
        return cls(metrics, len(shapes), starts, first, heights, shapes, metrics.tile)

    def rect(self, row: int) -> Rect:
        """The tile of a row, words included."""
        line = bisect_right(self._first, row) - 1
        left, width = self._span(line, row)
        return left, self._tops[line], width, self._heights[line]

    def row_at(self, x: float, y: float) -> int | None:
        """The row whose tile holds the point, None in gaps, margins and headers."""
        row = self.nearest(x, y)
        if row is None:
            return None
        left, top, width, height = self.rect(row)
        return row if left <= x < left + width and top <= y < top + height else None

    def nearest(self, x: float, y: float) -> int | None:
        """The row nearest to the point in the line at or above it; None in an empty grid."""
        if not self.count:
            return None
        line = max(bisect_right(self._tops, y) - 1, 0)
        first, last = self._first[line], self._last(line)
        if self._ends is None:
            column = int((x - self.metrics.margin) // (self.tile + self.metrics.gap))
            return min(max(first + column, first), last)
        rights = [self._span(line, row) for row in range(first, last + 1)]
        inside = (row for row, (left, w) in enumerate(rights, first) if x < left + w)
        return next(inside, last)

    def rows_between(self, top: float, bottom: float) -> range:
        """Every row with a line that touches top..bottom."""
        if not self.count:
            return range(0)
        start = max(bisect_right(self._tops, top) - 1, 0)
        stop = max(bisect_right(self._tops, bottom) - 1, 0)
        return range(self._first[start], self._last(stop) + 1)

    def rows_in(self, x0: float, y0: float, x1: float, y1: float) -> list[tuple[int, int]]:
        """(first, last) row of every line's tiles that touch the rectangle."""
        found: list[tuple[int, int]] = []
        for line in self._lines_between(y0, y1):
            rows = [
                row
                for row in range(self._first[line], self._last(line) + 1)
                if _touch(*self._span(line, row), x0, x1)
            ]
            if rows and self._tops[line] < y1 and self._tops[line] + self._heights[line] > y0:
                found.append((rows[0], rows[-1]))
        return found

    def headers_between(self, top: float, bottom: float) -> list[tuple[int, float]]:
        """(section, y) of every header that touches top..bottom."""
        start = max(bisect_right(self._header_tops, top - self.metrics.header), 0)
        stop = bisect_right(self._header_tops, bottom)
        return [(section, self._header_tops[section]) for section in range(start, stop)]

    def beside(self, row: int, lines: int) -> int:
        """The row above (lines < 0) or below, at about the same x; itself at the edge."""
        line = bisect_right(self._first, row) - 1
        target = min(max(line + lines, 0), len(self._first) - 1)
        if target == line:
            return row
        left, width = self._span(line, row)
        return self.nearest(left + width / 2, self._tops[target]) or 0

    def line_ends(self, row: int) -> tuple[int, int]:
        """First and last row of the line that holds the row."""
        line = bisect_right(self._first, row) - 1
        return self._first[line], self._last(line)

    def lines_in(self, height: float) -> int:
        """How many lines fit into a height; at least one."""
        return max(1, int(height // (self.tile + self.metrics.extra + self.metrics.gap)))

    def _lines_between(self, top: float, bottom: float) -> range:
        if not self.count:
            return range(0)
        start = max(bisect_right(self._tops, top) - 1, 0)
        return range(start, max(bisect_right(self._tops, bottom), start))

    def _last(self, line: int) -> int:
        return (self._first[line + 1] if line + 1 < len(self._first) else self.count) - 1

    def _span(self, line: int, row: int) -> tuple[float, float]:
        """x and width of a tile."""
        place, gap, margin = row - self._first[line], self.metrics.gap, self.metrics.margin
        if self._ends is None:
            return margin + place * (self.tile + gap), self.tile
        height = self._heights[line] - self.metrics.extra
        before = float(self._ends[row] - self._ends[self._first[line]])
        width = float(self._ends[row + 1] - self._ends[row]) * height
        return margin + before * height + place * gap, width


def _touch(left: float, width: float, x0: float, x1: float) -> bool:
    return left < x1 and left + width > x0


def _first_of_lines(count: int, starts: Sequence[int], columns: int) -> NDArray[np.int64]:
    """First row of every line where each section starts a line of its own."""
    begin = np.asarray(starts if len(starts) else [0][: min(count, 1)], dtype=np.int64)
    sizes = np.diff(np.append(begin, count))
    lines = -(-sizes // columns)
    base = np.repeat(begin, lines)
    number = np.arange(lines.sum()) - np.repeat(np.cumsum(lines) - lines, lines)
    return np.asarray(base + number * columns, dtype=np.int64)


def _justify(
    metrics: Metrics, shapes: NDArray[np.float64], starts: Sequence[int]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """First row and height of every line: about `tile` high, then shrunk to fit the width.

    A line ends with the tile that makes it at least as wide as the grid; the last line of a section
    keeps the wanted height.
    """
    count = len(shapes)
    if not count:
        return np.empty(0, dtype=np.int64), np.empty(0)
    ends = np.concatenate([[0.0], np.cumsum(shapes * metrics.tile + metrics.gap)])
    bounds = np.append(np.asarray(starts if len(starts) else [0], dtype=np.int64), count)
    after = _after_each_line(ends, bounds, metrics.inner + metrics.gap)
    first = _follow(after.tolist(), count)
    last = after[first]
    gaps = metrics.gap * (last - first - 1)
    widths = ends[last] - ends[first] - metrics.gap - gaps
    full = widths + gaps >= metrics.inner
    fitting = np.maximum(metrics.tile * (metrics.inner - gaps) / widths, 1.0)
    heights = np.where(full, fitting, metrics.tile)
    return first, heights + metrics.extra


def _after_each_line(
    ends: NDArray[np.float64], bounds: NDArray[np.int64], room: float
) -> NDArray[np.int64]:
    """For each row the row after its line, if a line began there."""
    rows = np.arange(len(ends) - 1)
    after = np.searchsorted(ends, ends[:-1] + room, "left")
    section_ends = np.repeat(bounds[1:], np.diff(bounds))
    return np.asarray(np.maximum(np.minimum(after, section_ends), rows + 1), dtype=np.int64)


def _follow(after: list[int], count: int) -> NDArray[np.int64]:
    first, row = [], 0
    while row < count:
        first.append(row)
        row = after[row]
    return np.asarray(first, dtype=np.int64)


def _stack(
    metrics: Metrics, starts: Sequence[int], first: NDArray[np.int64], heights: NDArray[np.float64]
) -> tuple[NDArray[np.float64], list[float], float]:
    """Tops of the lines, tops of the headers, height of everything."""
    if not len(first):
        return np.empty(0), [], 0.0
    has_header = np.isin(first, np.asarray(starts, dtype=np.int64)) if len(starts) else None
    headers = np.zeros(len(first)) if has_header is None else has_header * metrics.header
    steps = heights + metrics.gap + headers
    tops = np.cumsum(steps) - heights - metrics.gap + (0 if len(starts) else metrics.margin)
    header_tops = [] if has_header is None else (tops[has_header] - metrics.header).tolist()
    return tops, header_tops, float(tops[-1] + heights[-1] + metrics.margin)
