"""Day headers and the words about a photo."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from PySide6.QtCore import QLocale

from photoface.services.browse import PhotoRow
from photoface.services.library import Library
from photoface.ui.models.photo_list import day_title, describe, list_photos, sections_of


def days(*counts: tuple[str, int]) -> np.ndarray:
    return np.array([day for day, count in counts for _ in range(count)], dtype="S10")


def test_each_day_gets_a_header_where_days_are_full() -> None:
    sections = sections_of(days(("2020-05-17", 9), ("2020-05-16", 5)))
    assert list(sections.starts) == [0, 9]
    assert "17" in sections.titles[0]
    assert "2020" in sections.titles[0]


def test_months_get_headers_where_days_hold_a_photo_or_two() -> None:
    scattered = [(f"2020-{month:02d}-{day:02d}", 1) for month in (7, 6) for day in range(20, 0, -1)]
    sections = sections_of(days(*scattered))
    assert list(sections.starts) == [0, 20]
    assert sections.titles == [QLocale().toString(date(2020, m, 1), "MMMM yyyy") for m in (7, 6)]


def test_years_get_headers_where_even_months_are_thin() -> None:
    sections = sections_of(days(*[(f"20{y}-0{m}-01", 1) for y in (21, 20) for m in (9, 7, 5, 3)]))
    assert sections.titles == ["2021", "2020"]


def test_no_photo_needs_no_header() -> None:
    assert sections_of(days()).titles == []


def test_today_and_yesterday_are_called_so() -> None:
    today = date.today()
    assert day_title(today.isoformat()) == "Today"
    assert day_title((today - timedelta(days=1)).isoformat()) == "Yesterday"
    assert str(today.year) not in day_title(today.isoformat())
    assert day_title("0000-00-00") == "Unknown day"


def test_a_listing_has_ids_days_and_shapes(library: Library) -> None:
    listing = library.read(list_photos)
    assert listing.ids.tolist() == list(range(1, 17))
    assert list(listing.sections.starts) == [0, 7, 11]
    assert set(listing.shapes.tolist()) == {1.33}


def test_the_first_page_is_the_beginning_of_the_whole(library: Library) -> None:
    first = library.read(lambda c: list_photos(c, limit=5))
    assert first.ids.tolist() == library.read(list_photos).ids[:5].tolist()


def test_a_photo_is_described_in_one_line() -> None:
    row = PhotoRow(1, "/a/beach.jpg", True, 10, 10, None, "2020-05-17T10:00:00", None, "failed",
                   "The file is cut short.", 2)  # fmt: skip
    words = describe(row)
    assert words.startswith("beach.jpg, ")
    for part in ("2 faces", "file is missing", "The file is cut short."):
        assert part in words
