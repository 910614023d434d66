"""The grid: selection, keyboard, keeping its place, and the model's contract."""

from __future__ import annotations

import sqlite3
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from photoface.services.library import Library
from photoface.ui.bridge import Bridge
from photoface.ui.delegates.tile import TileDelegate
from photoface.ui.models.grid_model import GridModel, Sections
from photoface.ui.theme import Theme
from photoface.ui.thumbnails import Thumbnails
from photoface.ui.views.grid_view import GridView, Look

COLUMNS = 5


@pytest.fixture
def asked() -> list[list[int]]:
    return []


@pytest.fixture
def model(bridge: Bridge, asked: list[list[int]]) -> GridModel:
    def fetch(_: sqlite3.Connection, ids: list[int]) -> dict[int, str]:
        asked.append(ids)
        return {id: f"row {id}" for id in ids if id < 900_000}

    return GridModel(bridge, "photo", fetch)


@pytest.fixture
def view(qtbot: QtBot, model: GridModel, theme: Theme, library: Library) -> Any:
    thumbnails = Thumbnails(library)
    look = Look(tile=100, gap=0, margin=0, is_fixed=True)
    view = GridView(model, TileDelegate(theme, thumbnails), thumbnails, theme, look)
    qtbot.addWidget(view)
    view.resize(COLUMNS * 100 + 12, 400)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    yield view
    thumbnails.close()


def middle(view: GridView, row: int) -> QPoint:
    return view.visualRect(view.model().index(row)).center()


def click(view: GridView, row: int, keys: Any = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, middle(view, row))


def test_the_model_is_a_sound_one(qtbot: QtBot, model: GridModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_ids(range(50))
    model.set_ids([3, 2, 1], Sections([0, 2], ["a", "b"]))
    model.set_ids([])
    del tester


def test_rows_are_fetched_when_they_are_looked_at(
    qtbot: QtBot, view: GridView, model: GridModel, asked: list[list[int]]
) -> None:
    model.set_ids(range(100_000))
    qtbot.waitUntil(lambda: model.known(0) == "row 0")
    assert sum(map(len, asked)) < 100
    view.scrollTo(model.index(99_999))
    qtbot.waitUntil(lambda: model.known(99_999) == "row 99999")
    assert sum(map(len, asked)) < 300


def test_a_row_that_does_not_exist_is_asked_for_once(
    qtbot: QtBot, view: GridView, model: GridModel, asked: list[list[int]]
) -> None:
    model.set_ids([900_001, 900_002])
    qtbot.waitUntil(lambda: len(asked) >= 1)
    for _ in range(5):
        view.viewport().repaint()
        qtbot.wait(5)
    assert len(asked) == 1


def test_a_changed_row_is_read_again_and_shown_meanwhile(
    qtbot: QtBot, view: GridView, model: GridModel, asked: list[list[int]]
) -> None:
    model.set_ids(range(10))
    qtbot.waitUntil(lambda: model.known(4) is not None)
    model.set_rows({4: "optimistic"})
    assert model.row(4) == "optimistic"
    model.forget_rows([4])
    assert model.row(4) == "optimistic"
    qtbot.waitUntil(lambda: model.known(4) == "row 4")


def test_shift_selects_in_reading_order(view: GridView, model: GridModel) -> None:
    model.set_ids(range(100, 200))
    click(view, 3)
    click(view, 11, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_ids() == list(range(103, 112))
    click(view, 13, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_ids() == [*range(103, 112), 113]
    click(view, 105 - 100, Qt.KeyboardModifier.ControlModifier)
    assert 105 not in view.selected_ids()


def test_keys_move_and_select(view: GridView, model: GridModel) -> None:
    model.set_ids(range(100))
    click(view, 7)
    for key, expected in (
        (Qt.Key.Key_Right, 8),
        (Qt.Key.Key_Down, 13),
        (Qt.Key.Key_Left, 12),
        (Qt.Key.Key_Up, 7),
        (Qt.Key.Key_End, 99),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_PageDown, 20),
    ):
        QTest.keyClick(view, key)
        assert view.current_id() == expected, key
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_ids() == list(range(20, 26))


def test_selecting_everything_is_one_range(view: GridView, model: GridModel) -> None:
    model.set_ids(range(200_000))
    view.selectAll()
    assert len(view.selectionModel().selection()) == 1
    assert len(view.selected_ids()) == 200_000


def test_a_rubber_band_selects_what_it_touches(view: GridView, model: GridModel) -> None:
    model.set_ids(range(18))  # the last line holds 15, 16 and 17; right of them is nothing
    port, button = view.viewport(), Qt.MouseButton.LeftButton
    start, end = middle(view, 17) + QPoint(100, 0), middle(view, 11) + QPoint(0, 0)
    QTest.mousePress(port, button, pos=start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, button, pos=end)
    assert view.selected_ids() == [11, 12, 13, 16, 17]


def test_double_click_opens(qtbot: QtBot, view: GridView, model: GridModel) -> None:
    model.set_ids(range(50, 80))
    click(view, 4)
    with qtbot.waitSignal(view.opened) as told:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, 4))
    assert told.args == [54]


def test_new_photos_above_do_not_move_what_is_looked_at(view: GridView, model: GridModel) -> None:
    model.set_ids(range(1000, 2000))
    view.verticalScrollBar().setValue(2030)
    view.select_ids([1500, 1501])
    view.setCurrentIndex(model.index(row_of(model, 1700)))
    view.select_ids([1500, 1501])
    view.verticalScrollBar().setValue(2030)
    seen = view.tile_rect(1105)
    model.set_ids(range(500, 2100))
    assert view.tile_rect(1105) == seen
    assert view.selected_ids() == [1500, 1501]
    assert view.current_id() == 1700


def row_of(model: GridModel, id: int) -> int:
    row = model.row_of(id)
    assert row is not None
    return row


def test_what_is_gone_is_no_longer_selected(view: GridView, model: GridModel) -> None:
    model.set_ids(range(10))
    view.select_ids([2, 3, 4])
    model.set_ids([0, 1, 3, 9])
    assert view.selected_ids() == [3]


def test_another_tile_size_keeps_the_place(view: GridView, model: GridModel) -> None:
    model.set_ids(range(5000))
    view.verticalScrollBar().setValue(30_000)
    first = view.indexAt(QPoint(5, 5)).row()
    view.set_look(Look(tile=50, gap=0, margin=0, is_fixed=True))
    rect = view.visualRect(model.index(first))
    assert view.viewport().rect().contains(rect.center())


def test_hovering_tells_the_id_and_leaving_tells_none(
    qtbot: QtBot, view: GridView, model: GridModel
) -> None:
    model.set_ids(range(70, 90))
    told: list[int | None] = []
    view.hovered.connect(told.append)
    QTest.mouseMove(view.viewport(), middle(view, 2))
    QTest.mouseMove(view.viewport(), middle(view, 2) + QPoint(3, 3))
    QTest.mouseMove(view.viewport(), middle(view, 6))
    view._hover(-1)
    assert told == [72, 76, None]


def test_headers_are_painted_in_the_colour_of_words(view: GridView, model: GridModel) -> None:
    model.set_ids(range(8), Sections([0, 3], ["Monday", "Sunday"]))
    image = view.viewport().grab().toImage()
    ink = {image.pixelColor(x, y).lightness() for x in range(0, 80) for y in range(0, 44)}
    assert min(ink) < 80 < 200 < max(ink)
    empty = {image.pixelColor(x, y).lightness() for x in range(200, 400) for y in range(0, 40)}
    assert len(empty) == 1


def test_a_screen_reader_sees_a_list_with_its_items(view: GridView, model: GridModel) -> None:
    from PySide6.QtGui import QAccessible

    model.set_ids(range(12))
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() == QAccessible.Role.List
    assert interface.childCount() == 12
    assert interface.child(3).role() == QAccessible.Role.ListItem


def test_a_huge_grid_opens_and_scrolls_in_no_time(view: GridView, model: GridModel) -> None:
    import time

    begun = time.process_time()
    model.set_ids(np.arange(500_000))
    view.verticalScrollBar().setValue(1_000_000)
    view.viewport().repaint()
    assert time.process_time() - begun < 1.0
