"""Photos in a grid: their ids by day, their rows when they are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QDate, QLocale, QObject

from photoface.services import browse, search_photos
from photoface.services.library import Connection
from photoface.ui.bridge import Bridge
from photoface.ui.models.grid_model import GridModel, Sections
from photoface.ui.text import spoken, tr, trn

#: So many photos a header stands over on average, at least.
_PHOTOS_PER_HEADER = 4


@dataclass(frozen=True, slots=True)
class PhotoListing:
    """What a grid of photos shows. shapes: float64 (n,), width / height, 1.5 where unknown."""

    ids: NDArray[np.int64]
    sections: Sections
    shapes: NDArray[np.float64]

    def is_same(self, model: GridModel) -> bool:
        """True if the model shows exactly this already."""
        return (
            np.array_equal(self.ids, model.ids)
            and list(self.sections.starts) == list(model.sections.starts)
            and model.shapes is not None
            and np.array_equal(self.shapes, model.shapes)
        )


def list_photos(
    connection: Connection,
    *,
    search: str = "",
    folder: str | None = None,
    person: int | None = None,
    limit: int | None = None,
) -> PhotoListing:
    """All photos, or those that a search finds, by day; runs on a reader thread."""
    found = search_photos.search_photos(
        connection, search, folder=folder, person=person, limit=limit
    )
    return PhotoListing(found.ids, sections_of(found.days), found.shapes)


def list_nothing() -> PhotoListing:
    """What a search finds that cannot be answered."""
    return PhotoListing(np.empty(0, np.int64), Sections(), np.empty(0))


def sections_of(days: NDArray[np.bytes_]) -> Sections:
    """Headers for photos that lie in the order of their days (YYYY-MM-DD): days where they hold
    enough photos, else months, else years."""
    if not len(days):
        return Sections()
    grains = (("S10", day_title), ("S7", month_title), ("S4", year_title))
    choices = [(_changes(days.astype(stamp)), title) for stamp, title in grains]
    full = (c for c in choices if len(days) >= _PHOTOS_PER_HEADER * len(c[0]) or len(c[0]) == 1)
    starts, title = next(full, choices[-1])
    return Sections(starts.tolist(), [title(days[start].decode()) for start in starts])


def _changes(stamps: NDArray[np.bytes_]) -> NDArray[np.int64]:
    return np.flatnonzero(np.concatenate([[True], stamps[1:] != stamps[:-1]]))


def day_title(day: str) -> str:
    """Today, Yesterday, or the day in words."""
    date = QDate.fromString(day, "yyyy-MM-dd")
    if not date.isValid():
        return tr("Unknown day")
    back = date.daysTo(QDate.currentDate())
    if back in (0, 1):
        return tr("Yesterday") if back else tr("Today")
    return QLocale().toString(date, QLocale.FormatType.LongFormat)


def month_title(day: str) -> str:
    date = QDate.fromString(day, "yyyy-MM-dd")
    return QLocale().toString(date, "MMMM yyyy") if date.isValid() else tr("Unknown month")


def year_title(day: str) -> str:
    return day[:4]


class PhotoList(GridModel):
    """The model of every grid of photos."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(bridge, "photo", browse.photo_rows, parent)

    def show_listing(self, listing: PhotoListing) -> None:
        """Show a listing; nothing moves if it is what is shown already."""
        if not listing.is_same(self):
            self.set_ids(listing.ids, listing.sections, shapes=listing.shapes)

    def text(self, row: int) -> str:
        photo = self.row(row)
        return "" if photo is None else describe(photo)


def describe(photo: browse.PhotoRow) -> str:
    """A photo in one line, for screen readers and tool tips."""
    words = [PurePath(photo.path).name, day_title(photo.sort_time[:10])]
    if photo.face_count:
        words.append(trn("1 face", "{n} faces", photo.face_count))
    if photo.is_favourite:
        words.append(tr("favourite"))
    if photo.is_missing:
        words.append(tr("file is missing"))
    if photo.state == "failed" and photo.reason:
        words.append(spoken(photo.reason))
    return ", ".join(words)
