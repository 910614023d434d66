"""Draws the figures of docs/grouping.md from what the benchmark kept in `out/`.

python -m benchmarks.grouping.plots
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.grouping import crossing
from benchmarks.grouping.compare import OURS, kept
from benchmarks.grouping.degraded import Fall
from benchmarks.grouping.faces import KEPT

OUT = Path("docs") / "plots"
_OURS, _PEER, _INK, _GRID = "#0072b2", "#b8b8b8", "#333333", "#dddddd"
_WIDTH, _LEFT, _RIGHT, _TOP, _ROW = 720, 210, 70, 44, 24


def bars(
    title: str,
    values: dict[str, float],
    low: float,
    high: float,
    spread: dict[str, tuple[float, float]] | None = None,
    digits: int = 3,
) -> str:
    """A horizontal bar a rule, ours in blue, with whiskers from the lowest to the highest."""
    plot = _Plot(title, low, high, len(values))
    for row, (name, value) in enumerate(values.items()):
        plot.bar(row, name, value, digits, is_ours=name == OURS)
        if spread:
            plot.whisker(row, *spread[name])
    return plot.svg()


def curve(title: str, across: str, up: str, points: Sequence[tuple[float, float]]) -> str:
    """Points on a unit square beside the diagonal."""
    side, left, top = 320, 60, 44
    place = [(left + x * side, top + (1 - y) * side) for x, y in points]
    marks = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{_OURS}"/>' for x, y in place)
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in place)
    ticks = "".join(
        _text(left + t * side, top + side + 18, f"{t:.1f}", "middle")
        + _text(left - 8, top + (1 - t) * side + 4, f"{t:.1f}", "end")
        for t in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    )
    body = (
        f'<rect x="{left}" y="{top}" width="{side}" height="{side}" fill="none" stroke="{_GRID}"/>'
        f'<line x1="{left}" y1="{top + side}" x2="{left + side}" y2="{top}" stroke="{_GRID}"/>'
        f'<polyline points="{line}" fill="none" stroke="{_OURS}" stroke-width="2"/>{marks}{ticks}'
        + _text(left + side / 2, top + side + 38, across, "middle")
        + f'<g transform="rotate(-90 16 {top + side / 2})">'
        + _text(16, top + side / 2, up, "middle")
        + "</g>"
    )
    return _document(left + side + 30, top + side + 52, title, body)


class _Plot:
    def __init__(self, title: str, low: float, high: float, rows: int) -> None:
        self._title, self._low, self._high = title, low, high
        self._height = _TOP + rows * _ROW + 30
        self._parts = [self._grid(rows)]

    def bar(self, row: int, name: str, value: float, digits: int, *, is_ours: bool) -> None:
        y, end = _TOP + row * _ROW, self._x(value)
        weight = ' font-weight="bold"' if is_ours else ""
        self._parts += [
            _text(_LEFT - 8, y + 15, name, "end", weight),
            f'<rect x="{_LEFT}" y="{y + 3}" width="{max(end - _LEFT, 0):.1f}" height="{_ROW - 6}" '
            f'fill="{_OURS if is_ours else _PEER}"/>',
            _text(_WIDTH - 6, y + 15, f"{value:.{digits}f}", "end", weight),
        ]

    def whisker(self, row: int, least: float, most: float) -> None:
        y = _TOP + row * _ROW + _ROW / 2
        self._parts.append(
            f'<line x1="{self._x(least):.1f}" y1="{y}" x2="{self._x(most):.1f}" y2="{y}" '
            f'stroke="{_INK}" stroke-width="2"/>'
        )

    def svg(self) -> str:
        return _document(_WIDTH, self._height, self._title, "".join(self._parts))

    def _grid(self, rows: int) -> str:
        marks = []
        for step in range(6):
            value = self._low + (self._high - self._low) * step / 5
            x, bottom = self._x(value), _TOP + rows * _ROW
            line = f'<line x1="{x:.1f}" y1="{_TOP}" x2="{x:.1f}" y2="{bottom}" stroke="{_GRID}"/>'
            marks.append(line + _text(x, bottom + 18, f"{value:.2f}", "middle"))
        return "".join(marks)

    def _x(self, value: float) -> float:
        share = (value - self._low) / (self._high - self._low)
        return _LEFT + min(max(share, 0.0), 1.0) * (_WIDTH - _LEFT - _RIGHT)


def _text(x: float, y: float, words: str, anchor: str, more: str = "") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{_INK}"{more}>{words}</text>'
    )


def _document(width: float, height: float, title: str, body: str) -> str:
    heading = _text(16, 26, title, "start", ' font-size="15" font-weight="bold"')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" font-family="sans-serif" font-size="12">'
        f'<rect width="100%" height="100%" fill="white"/>{heading}{body}</svg>\n'
    )


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    records = kept(crossing.RECORDS)
    found = {rule: list(of.values()) for rule, of in crossing.figures(records).items()}
    means = {rule: sum(f) / len(f) for rule, f in found.items()}
    means = dict(sorted(means.items(), key=lambda item: -item[1]))
    spread = {rule: (min(found[rule]), max(found[rule])) for rule in means}
    title = "BCubed F on people it was not calibrated on (peers: best distance, answer known)"
    _write("grouping-rules", bars(title, means, 0.5, 1.0, spread))
    said, true, _ = crossing.came_true(records)
    points = list(zip(said.tolist(), true.tolist(), strict=True))
    title = "Do the probabilities come true?"
    _write("grouping-probability", curve(title, "probability shown", "came true", points))
    rows = json.loads((KEPT / "grouping/bad.json").read_text())["light"]
    means = dict(sorted(((name, Fall(*of).bad) for name, of in rows), key=lambda item: -item[1]))
    title = "BCubed F with every fifth photo a little blurred, shrunk or noisy"
    _write("grouping-bad-photos", bars(title, means, 0.5, 1.0))


def _write(name: str, svg: str) -> None:
    (OUT / f"{name}.svg").write_text(svg)


if __name__ == "__main__":
    main()
