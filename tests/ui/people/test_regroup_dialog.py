"""The dry run in the window: progress, stop, a look inside, apply, undo."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from photoface.services import browse, history, name_people
from photoface.services.library import Library, open_library
from photoface.ui.dialogs.regroup import RegroupDialog, sentence
from tests import factory

pytestmark = pytest.mark.qt_log_ignore("does not support raise")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def faces(library: Library) -> list[list[int]]:
    made = factory.library_of_people(library, [10, 8, 6])
    factory.regroup(library)
    name_people.name_faces(library, made[0][:6], "Anna")
    factory.regroup(library)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, library: Library, faces, context) -> Iterator[RegroupDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    opened = RegroupDialog(context, window)
    opened.open_here()
    yield opened
    opened.close()


def shown(library: Library) -> list[tuple]:
    return [(row.id, row.group, row.name) for row in library.read(browse.all_faces)]


def look(qtbot: QtBot, dialog: RegroupDialog) -> None:
    dialog.look.click()
    qtbot.waitUntil(lambda: dialog.preview is not None, timeout=60_000)


def test_before_anything_was_asked_it_says_what_stays(dialog):
    assert "stays as you said it" in dialog.words.text()
    assert not dialog.coming.isVisible()
    assert not dialog.going.isVisible()
    assert dialog.apply.y() - dialog.table.geometry().bottom() < 30  # nothing but a list


def test_the_heads_of_the_columns_are_not_cut(dialog):
    dialog.table.setHorizontalHeaderLabels(["Gruppe", *["Gesichter danach"] * 4])
    head = dialog.table.horizontalHeader()
    room = head.fontMetrics().horizontalAdvance("Gesichter danach")
    assert all(head.sectionSize(column) > room for column in range(1, 5))


def test_the_same_choice_changes_nothing_and_cannot_be_applied(qtbot, dialog):
    assert not dialog.apply.isEnabled()
    look(qtbot, dialog)
    assert dialog.words.text() == "Nothing would change."
    assert not dialog.apply.isEnabled()


def test_a_stricter_choice_is_looked_into_applied_and_undone(qtbot, dialog, library, faces):
    before = shown(library)
    dialog.strictness.setValue(10)
    look(qtbot, dialog)
    assert shown(library) == before  # a dry run
    assert dialog.words.text() == sentence(dialog.preview)
    assert "0 of them confirmed" in dialog.words.text()
    names = [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]
    dialog.table.selectRow(names.index("Anna"))
    qtbot.waitUntil(lambda: dialog.going.strip.faces == faces[0][6:])
    dialog.apply.click()
    qtbot.waitUntil(lambda: library.settings.grouping_strictness == 0.05)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert factory.names_of(library, faces[0][:6]) == {("Anna", "confirmed")}
    history.undo(library)
    assert library.settings.grouping_strictness == 0.0


def test_faces_of_the_change_chosen_before_come_too_late(qtbot, dialog, monkeypatch):
    dialog.strictness.setValue(10)
    look(qtbot, dialog)
    first, second = (set(c.gained[:12] + c.lost[:12]) for c in dialog.preview.changes[:2])
    held, answered, read = threading.Event(), threading.Event(), browse.face_rows

    def slow_for_the_second(connection, ids):
        found = read(connection, ids)
        if set(ids) == second:
            held.wait(5)
            answered.set()
        return found

    monkeypatch.setattr(browse, "face_rows", slow_for_the_second)
    dialog.table.selectRow(1)
    dialog.table.selectRow(0)
    shown = lambda: {*dialog.going.strip.faces, *dialog.coming.strip.faces}  # noqa: E731
    qtbot.waitUntil(lambda: shown() == first)
    held.set()
    qtbot.waitUntil(answered.is_set)
    qtbot.wait(50)
    assert shown() == first


def test_stopping_leaves_everything_as_it_was(qtbot, dialog, library):
    before = shown(library)
    dialog.strictness.setValue(10)
    dialog.look.click()
    assert dialog.halt.isVisible()
    assert dialog.bar.isVisible()
    dialog.halt.click()
    assert dialog.words.text() == "Stopped. The groups are as they were."
    assert dialog.look.isVisible()
    qtbot.wait(300)
    assert dialog.preview is None
    assert shown(library) == before


def test_closing_the_dialog_stops_what_runs(qtbot, dialog):
    dialog.look.click()
    run = dialog._run
    dialog.close()
    qtbot.waitUntil(run.answer.done, timeout=20_000)
    assert dialog.preview is None
