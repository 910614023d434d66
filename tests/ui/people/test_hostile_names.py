"""Names that are none, typed or pasted: a sentence, and the page is as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoface.services import browse, name_people
from photoface.services.library import Library
from photoface.ui.pages.people import PeoplePage


@pytest.mark.parametrize("nothing", ["\u200b", "\0", "\x1b\u200d"])
def test_a_group_keeps_being_one(
    show: Callable[[type], Any], library: Library, qtbot: QtBot, nothing: str
) -> None:
    page = show(PeoplePage)
    qtbot.waitUntil(lambda: len(page.model.ids) == 6)
    page.context.bridge.expected_trouble = expected = ["A name needs at least one letter."]
    told: list[str] = []
    page.context.bridge.trouble.connect(told.append)
    page.grid.go_to_id(-1)
    QTest.keyClicks(page.grid, "x")
    page.grid.field.setText(nothing)
    QTest.keyClick(page.grid.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told == expected)
    qtbot.waitUntil(lambda: all(not page.model.row(row).is_person for row in range(6)))
    assert library.read(browse.people_cards) == []


def test_control_characters_are_left_out_at_once(
    show: Callable[[type], Any], library: Library, qtbot: QtBot
) -> None:
    page = show(PeoplePage)
    qtbot.waitUntil(lambda: len(page.model.ids) == 6)
    page.grid.go_to_id(-1)
    QTest.keyClicks(page.grid, "x")
    page.grid.field.setText("Ma\x1b[0mria\u202e\0")
    QTest.keyClick(page.grid.field, Qt.Key.Key_Return)
    assert page.model.find_person("Ma[0mria") is not None
    qtbot.waitUntil(lambda: [name for _, name in library.read(browse.people_names)] == ["Ma[0mria"])


def test_a_name_that_an_older_photoface_took_is_found(
    show: Callable[[type], Any], library: Library, qtbot: QtBot
) -> None:
    name_people.name_group(library, 1, "Anna")
    library.write(lambda c: c.execute("UPDATE people SET name = 'An' || char(7) || 'na'")).result()
    page = show(PeoplePage)
    qtbot.waitUntil(lambda: page.model.find_person("anna") is not None)
