"""The arithmetic of grids against the same thing done slowly, and properties that always hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoface.ui.views.grid_layout import GridLayout, Metrics

METRICS = st.builds(
    Metrics,
    width=st.integers(200, 3000),
    tile=st.integers(40, 400),
    gap=st.integers(0, 8),
    margin=st.integers(0, 30),
    header=st.integers(1, 60),
    extra=st.integers(0, 60),
    is_fixed=st.booleans(),
)


@st.composite
def sizes(draw: st.DrawFn) -> tuple[int, list[int]]:
    """Number of tiles, and the rows at which sections begin (none, or beginning with 0)."""
    sections = draw(st.lists(st.integers(1, 40), max_size=8))
    if not sections:
        return draw(st.integers(0, 120)), []
    return sum(sections), [0, *np.cumsum(sections[:-1]).tolist()]


def slow_square(metrics: Metrics, count: int, starts: list[int]) -> list[tuple[float, ...]]:
    """Every tile's rectangle, one after the other."""
    columns = 1
    while (columns + 1) * metrics.tile + columns * metrics.gap <= metrics.inner:
        columns += 1
    tile = metrics.tile
    if not metrics.is_fixed:
        tile = (metrics.inner - metrics.gap * (columns - 1)) // columns
    found, y, column = [], 0.0 if starts else metrics.margin, 0
    for row in range(count):
        if row in starts:
            y += (tile + metrics.extra + metrics.gap) * (row > 0) + metrics.header
            column = 0
        elif column == columns:
            y, column = y + tile + metrics.extra + metrics.gap, 0
        x = metrics.margin + column * (tile + metrics.gap)
        found.append((x, y, tile, tile + metrics.extra))
        column += 1
    return found


@given(METRICS, sizes())
def test_squares_are_where_the_slow_way_puts_them(
    metrics: Metrics, size: tuple[int, list[int]]
) -> None:
    count, starts = size
    layout = GridLayout.square(metrics, count, starts)
    expected = slow_square(metrics, count, starts)
    assert [layout.rect(row) for row in range(count)] == [pytest.approx(r) for r in expected]


def justified(metrics: Metrics, size: tuple[int, list[int]], seed: int) -> GridLayout:
    shapes = np.random.default_rng(seed).uniform(0.4, 3.0, size[0])
    return GridLayout.justified(metrics, shapes, size[1])


@given(METRICS, sizes(), st.integers(0, 99))
def test_lines_of_whole_photos_are_flush_and_in_order(
    metrics: Metrics, size: tuple[int, list[int]], seed: int
) -> None:
    count, starts = size
    layout = justified(metrics, size, seed)
    row = 0
    while row < count:
        first, last = layout.line_ends(row)
        assert first == row
        assert not any(first < start <= last for start in starts)
        right = layout.rect(last)[0] + layout.rect(last)[2]
        ends_section = last + 1 == count or last + 1 in starts
        if ends_section:
            assert right <= metrics.width - metrics.margin + 1e-6
        else:
            assert right == pytest.approx(metrics.width - metrics.margin)
        assert layout.rect(first)[3] <= metrics.tile + metrics.extra + 1e-6
        row = last + 1


@given(METRICS, sizes(), st.integers(0, 99), st.booleans())
def test_the_middle_of_every_tile_belongs_to_it(
    metrics: Metrics, size: tuple[int, list[int]], seed: int, is_square: bool
) -> None:
    layout = GridLayout.square(metrics, *size) if is_square else justified(metrics, size, seed)
    for row in range(size[0]):
        x, y, w, h = layout.rect(row)
        assert layout.row_at(x + w / 2, y + h / 2) == row
        assert row in layout.rows_between(y + 0.5, y + h - 0.5)
    assert layout.row_at(-1, 5) is None
    assert layout.row_at(5, layout.height + 500) is None


@given(METRICS, sizes(), st.integers(0, 99), st.data())
def test_a_rubber_band_finds_what_it_touches(
    metrics: Metrics, size: tuple[int, list[int]], seed: int, data: st.DataObject
) -> None:
    layout = justified(metrics, size, seed)
    xs = sorted(data.draw(st.tuples(*[st.floats(0, 3000)] * 2)))
    ys = sorted(data.draw(st.tuples(*[st.floats(0, 4000)] * 2)))
    found = {r for low, high in layout.rows_in(xs[0], ys[0], xs[1], ys[1])
             for r in range(low, high + 1)}  # fmt: skip
    expected = set()
    for row in range(size[0]):
        x, y, w, h = layout.rect(row)
        if x < xs[1] and x + w > xs[0] and y < ys[1] and y + h > ys[0]:
            expected.add(row)
    assert found == expected


@given(METRICS, sizes())
def test_headers_stand_right_above_their_sections(
    metrics: Metrics, size: tuple[int, list[int]]
) -> None:
    count, starts = size
    layout = GridLayout.square(metrics, count, starts)
    headers = layout.headers_between(0, layout.height)
    assert [section for section, _ in headers] == list(range(len(starts)))
    for section, top in headers:
        assert top + metrics.header == pytest.approx(layout.rect(starts[section])[1])


def test_up_and_down_stay_in_the_column() -> None:
    layout = GridLayout.square(Metrics(width=500, tile=100, gap=0, margin=0), 23)
    assert layout.beside(7, 1) == 12
    assert layout.beside(7, -1) == 2
    assert layout.beside(2, -1) == 2
    assert layout.beside(19, 1) == 22  # the last line is shorter: its last tile
    assert layout.line_ends(12) == (10, 14)


def test_a_million_tiles_are_laid_out_at_once() -> None:
    import time

    shapes = np.random.default_rng(1).uniform(0.5, 2.0, 1_000_000)
    begun = time.process_time()
    layout = GridLayout.square(Metrics(width=1200, tile=160), 1_000_000)
    assert layout.row_at(*[v + 1 for v in layout.rect(999_999)[:2]]) == 999_999
    GridLayout.justified(Metrics(width=1200, tile=160), shapes)
    assert time.process_time() - begun < 2.0


def test_an_empty_grid_has_nothing_anywhere() -> None:
    for layout in (
        GridLayout.square(Metrics(width=300, tile=50), 0),
        GridLayout.justified(Metrics(width=300, tile=50), np.empty(0)),
    ):
        assert (layout.height, layout.row_at(5, 5), layout.nearest(5, 5)) == (0, None, None)
        assert layout.rows_in(0, 0, 100, 100) == []
        assert len(layout.rows_between(0, 100)) == 0
