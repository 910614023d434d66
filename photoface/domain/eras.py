"""Time and faces: dates that veto, and the eras of a person.

A face changes: a child's within two years, a grown-up's within ten. The confirmed faces of a person
are therefore cut into eras, each with a prototype of its own, so that a photo is compared with how
the person looked then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Times = NDArray[np.float64]  # seconds since 1970, NaN where unknown

YEAR = 365.25 * 24 * 3600.0
DAY = 24 * 3600.0
_SPAN_UNKNOWN = 8.0  # years, where no birth date tells how fast the face changes
_SPANS = (2.0, 10.0)  # years: of a small child, of a grown-up
#: An era needs this many faces to be a prototype of its own.
_LEAST_FACES = 4


@dataclass(frozen=True, slots=True)
class Lifetime:
    """Birth and death in seconds since 1970, NaN where unknown."""

    born: float = np.nan
    died: float = np.nan

    def excludes(self, taken_at: Times) -> NDArray[np.bool_]:
        """Which photos cannot show this person: taken before the birth or after the death.

        A day of grace covers time zones and a clock that was set wrong; NaN excludes nothing.
        """
        return (taken_at < self.born - DAY) | (taken_at > self.died + 2 * DAY)

    def span_at(self, time: float) -> float:
        """How long an era that begins at `time` lasts, in seconds: a third of the age."""
        if np.isnan(self.born):
            return _SPAN_UNKNOWN * YEAR
        age = (time - self.born) / YEAR
        return float(np.clip(age / 3, *_SPANS)) * YEAR


def eras_of(taken_at: Times, lifetime: Lifetime) -> NDArray[np.int64]:
    """The era of each of one person's faces, int64 (n,), 0 is the earliest.

    Faces without a date belong to the era with the most faces. Eras with too few faces for a
    prototype join the neighbour that is nearer in time.
    """
    era = np.zeros(len(taken_at), dtype=np.int64)
    dated = np.flatnonzero(~np.isnan(taken_at))
    order = dated[np.argsort(taken_at[dated], kind="stable")]
    parts = _joined(list(_windows(taken_at[order], lifetime)), taken_at[order])
    for number, (start, stop) in enumerate(parts):
        era[order[start:stop]] = number
    if parts and len(dated) < len(taken_at):
        era[np.isnan(taken_at)] = np.argmax([stop - start for start, stop in parts])
    return era


def _windows(times: Times, lifetime: Lifetime) -> Iterator[tuple[int, int]]:
    """Runs of sorted times, each as long as an era lasts."""
    start = 0
    while start < len(times):
        end = times[start] + lifetime.span_at(times[start])
        stop = int(np.searchsorted(times, end, side="right"))
        yield start, stop
        start = stop


def _joined(parts: list[tuple[int, int]], times: Times) -> list[tuple[int, int]]:
    """The same runs with small ones added to the nearer neighbour."""
    while len(parts) > 1:
        sizes = [stop - start for start, stop in parts]
        small = int(np.argmin(sizes))
        if sizes[small] >= _LEAST_FACES:
            break
        first = small - 1 if _is_nearer_to_earlier(parts, small, times) else small
        parts[first : first + 2] = [(parts[first][0], parts[first + 1][1])]
    return parts


def _is_nearer_to_earlier(parts: list[tuple[int, int]], small: int, times: Times) -> bool:
    if small in (0, len(parts) - 1):
        return small > 0
    start, stop = parts[small]
    return bool(times[start] - times[start - 1] <= times[stop] - times[stop - 1])
