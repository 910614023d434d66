"""Faces of a person, by their quality: shown, sorted, and never lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from photoface.domain.quality import Grade
from photoface.services import browse, name_people
from photoface.services.face_quality import FaceOrder, arranged
from photoface.services.library import Library
from photoface.ui.pages.person import PersonPage
from photoface.ui.widgets.face_tools import ALL
from tests.factory import person_named

#: Of the nine faces of group 1, by id; the last one was not judged.
QUALITIES = (0.9, 0.6, 0.4, 0.35, 0.2, 0.1, 0.05, 0.7, None)


@pytest.fixture
def faces(library: Library) -> list[int]:
    """The faces of group 1, who is Anna, with qualities of every grade."""
    found = sorted(library.read(lambda c: browse.faces_of_group(c, 1)))
    rows = list(zip(QUALITIES, found, strict=True))
    library.write(
        lambda c: c.executemany("UPDATE faces SET quality = ? WHERE id = ?", rows)
    ).result()
    name_people.name_group(library, 1, "Anna")
    return found


@pytest.fixture
def page(show: Callable[[type], Any], library: Library, faces: list[int], qtbot: QtBot) -> Any:
    page = show(PersonPage)
    page.show_item(person_named(library, "Anna"))
    qtbot.waitUntil(lambda: len(page.faces.model.ids) == 9)
    return page


@pytest.mark.parametrize(
    ("grades", "places"),
    [
        ((), range(9)),
        ((Grade.CLEAR,), [0, 1, 7]),
        ((Grade.CLEAR, Grade.GOOD), [0, 1, 2, 3, 7]),
        ((Grade.POOR,), [4]),
        ((Grade.UNCERTAIN,), [5, 6]),
    ],
)
def test_faces_are_kept_by_their_grade(
    library: Library, faces: list[int], grades: tuple[Grade, ...], places: Any
) -> None:
    kept = library.read(lambda c: arranged(c, faces, grades=grades))
    assert kept == [faces[place] for place in places]


@pytest.mark.parametrize(
    ("order", "places"),
    [
        (FaceOrder.GIVEN, range(9)),
        (FaceOrder.CLEAREST, [0, 7, 1, 2, 3, 4, 5, 6, 8]),
        (FaceOrder.LEAST_CLEAR, [6, 5, 4, 3, 2, 1, 7, 0, 8]),
    ],
)
def test_faces_are_sorted_by_quality_and_unjudged_ones_come_last(
    library: Library, faces: list[int], order: FaceOrder, places: Any
) -> None:
    found = library.read(lambda c: arranged(c, faces, order=order))
    assert found == [faces[place] for place in places]


def test_the_page_shows_what_its_tools_say(qtbot: QtBot, page: Any, faces: list[int]) -> None:
    assert page.faces.tools.isVisible()
    page.faces.tools.choose((Grade.CLEAR,), FaceOrder.CLEAREST)
    expected = [faces[place] for place in (0, 7, 1)]
    qtbot.waitUntil(lambda: page.faces.model.ids.tolist() == expected)


def test_a_quality_that_no_face_has_says_so_and_shows_all_again(
    qtbot: QtBot, page: Any, library: Library
) -> None:
    library.write(lambda c: c.execute("UPDATE faces SET quality = 0.9")).result()
    page.faces.tools.choose((Grade.POOR,), FaceOrder.GIVEN)
    none = page.faces._none_so_clear
    qtbot.waitUntil(none.isVisible)
    assert "quality" in " ".join(label.text() for label in none.findChildren(QLabel))
    none._button.click()
    qtbot.waitUntil(lambda: len(page.faces.model.ids) == 9)
    assert page.faces.tools.grades == ALL


def test_the_next_person_shows_all_faces_again(qtbot: QtBot, page: Any, library: Library) -> None:
    page.faces.tools.choose((Grade.CLEAR,), FaceOrder.CLEAREST)
    qtbot.waitUntil(lambda: len(page.faces.model.ids) == 3)
    name_people.name_group(library, 2, "Ben")
    page.show_item(person_named(library, "Ben"))
    qtbot.waitUntil(lambda: len(page.faces.model.ids) == 7)
    assert page.faces.tools.order is FaceOrder.CLEAREST  # an order hides nobody


def test_a_group_can_be_sorted_too(qtbot: QtBot, page: Any) -> None:
    page.show_item(-2)
    qtbot.waitUntil(page.group.isVisible)
    assert page.group.tools.isVisible()
    assert not page.faces.tools.isVisible()
