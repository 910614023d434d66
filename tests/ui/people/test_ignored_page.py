"""What was put out of the way can be seen and brought back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoface.services import browse, name_people
from photoface.services.library import Library
from photoface.ui.pages.ignored import IgnoredPage


def test_ignored_faces_come_back_with_a_key(
    show: Callable[[type], Any], library: Library, qtbot: QtBot
) -> None:
    faces = library.read(lambda c: browse.faces_of_group(c, 3))
    name_people.ignore_faces(library, faces[:2])
    name_people.mark_not_a_face(library, faces[2:3])
    page = show(IgnoredPage)
    qtbot.waitUntil(lambda: len(page.pane.model.ids) == 3)
    page.pane.grid.selectAll()
    QTest.keyClick(page.pane.grid, Qt.Key.Key_R)
    assert not len(page.pane.model.ids)
    assert page.pane.empty.isVisible()
    qtbot.waitUntil(lambda: not library.read(browse.hidden_faces))


def test_the_badge_counts_them(show: Callable[[type], Any], library: Library, qtbot: QtBot) -> None:
    page = show(IgnoredPage)
    with qtbot.waitSignal(page.badge_changed, check_params_cb=lambda text: text == "9"):
        name_people.ignore_groups(library, [1])
