"""Curves as PNG with nothing but Pillow: the trainer ships inside a desktop program."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_WIDTH, _HEIGHT = 640, 360
_LEFT, _TOP, _RIGHT, _BOTTOM = 64, 34, 16, 40
#: Okabe and Ito's colours, which colour-blind readers can tell apart.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")

Curve = Sequence[tuple[float, float]]


def draw_curves(curves: Mapping[str, Curve], path: Path, *, title: str, across: str) -> None:
    """One line per named curve of (x, y) points; points that are not finite are left out."""
    finite = {
        name: [(x, y) for x, y in curve if math.isfinite(x) and math.isfinite(y)]
        for name, curve in curves.items()
    }
    picture = Image.new("RGB", (_WIDTH, _HEIGHT), "white")
    draw = ImageDraw.Draw(picture)
    points = [point for curve in finite.values() for point in curve] or [(0.0, 0.0)]
    scale_x = _Scale([x for x, _ in points], _LEFT, _WIDTH - _RIGHT)
    scale_y = _Scale([y for _, y in points], _HEIGHT - _BOTTOM, _TOP)
    _draw_axes(draw, scale_x, scale_y, title, across)
    for place, (name, curve) in enumerate(finite.items()):
        colour = _COLOURS[place % len(_COLOURS)]
        draw.line([(scale_x(x), scale_y(y)) for x, y in curve], fill=colour, width=2)
        draw.text((_LEFT + 8, _TOP + 4 + 14 * place), name, fill=colour, font=_font())
    picture.save(path)


class _Scale:
    """From values to pixels, with about five round ticks."""

    def __init__(self, values: list[float], start: int, end: int) -> None:
        self.low, self.high = min(values), max(values)
        if self.high - self.low < 1e-12:
            self.low, self.high = self.low - 0.5, self.high + 0.5
        self._start, self._end = start, end

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self._start + share * (self._end - self._start)

    def ticks(self) -> list[float]:
        rough = (self.high - self.low) / 5
        power = 10.0 ** math.floor(math.log10(rough))
        step = next(power * m for m in (1, 2, 5, 10) if power * m >= rough)
        first = math.ceil(self.low / step)
        return [step * k for k in range(first, math.floor(self.high / step) + 1)]


def _draw_axes(
    draw: ImageDraw.ImageDraw, across: _Scale, up: _Scale, title: str, label: str
) -> None:
    right, bottom = _WIDTH - _RIGHT, _HEIGHT - _BOTTOM
    for value in up.ticks():
        draw.line([(_LEFT, up(value)), (right, up(value))], fill="#dddddd")
        draw.text((_LEFT - 6, up(value)), f"{value:.4g}", fill="black", anchor="rm", font=_font())
    for value in across.ticks():
        draw.text((across(value), bottom + 5), f"{value:.4g}", "black", _font(), "ma")
    draw.line([(_LEFT, _TOP), (_LEFT, bottom), (right, bottom)], fill="black")
    draw.text((_LEFT, 10), title, fill="black", font=_font())
    draw.text((right, bottom + 22), label, fill="black", anchor="ra", font=_font())


def _font() -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    return ImageFont.load_default(size=11)
