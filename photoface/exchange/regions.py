"""A region as some program wrote it, before it is known where that is in upright pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass

from photoface.domain.geometry import Box
from photoface.domain.names import LONGEST, tidy
from photoface.exchange.xmp import Value

_SLACK = 0.05  # boxes may stick out of the picture a little; faces at the edge do
_LEAST_SIDE = 1e-4


@dataclass(frozen=True, slots=True)
class Region:
    """`area` in fractions of the picture it was made for: left, top, width, height."""

    area: Box
    name: str | None


def checked(area: Box) -> Box | None:
    """The area inside the picture, or None where the numbers make no sense."""
    numbers = area.as_list()
    if not all(math.isfinite(v) for v in numbers) or min(area.w, area.h) < _LEAST_SIDE:
        return None
    edges = (area.x, area.y, area.x + area.w, area.y + area.h)
    if min(edges) < -_SLACK or max(edges) > 1 + _SLACK:
        return None
    left, top, right, bottom = (min(max(edge, 0.0), 1.0) for edge in edges)
    return Box(left, top, right - left, bottom - top)


def number(value: Value | None) -> float:
    """A number in a tag; NaN where there is none (some programs write a comma)."""
    try:
        return float(value.replace(",", ".")) if isinstance(value, str) else math.nan
    except ValueError:
        return math.nan


def text(value: Value | None) -> str | None:
    """A text in a tag without surrounding space, None where there is none."""
    if isinstance(value, list):  # language alternatives: the first is the default
        value = value[0] if value else None
    return tidy(value)[:LONGEST] or None if isinstance(value, str) else None
