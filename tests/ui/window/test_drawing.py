"""Drawing a face that no detector found, by mouse and by keys."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoface.domain.faces import FaceState
from photoface.domain.geometry import Box
from photoface.services import browse, history
from photoface.services.library import Library
from photoface.ui.main_window import MainWindow

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def viewer(qtbot: QtBot, window: MainWindow) -> Any:
    """The viewer on photo 2, its two faces read and its picture decoded."""
    window.current_page().grid.open_photo(2)
    viewer = window.viewer
    qtbot.waitUntil(lambda: len(viewer.canvas.faces) == 2 and viewer.loader.get(2) is not None)
    return viewer


def press(viewer: Any, key: Qt.Key, keys: Any = NONE) -> None:
    QTest.keyClick(viewer.canvas, key, keys)


def at(viewer: Any, x: float, y: float) -> QPoint:
    """A place of the photo in the widget."""
    camera = viewer.canvas.camera
    return (QPointF(x, y) * camera.scale + camera.offset).toPoint()


def drag(
    viewer: Any, start: tuple[float, float], end: tuple[float, float], keys: Any = NONE
) -> None:
    canvas, first, last = viewer.canvas, at(viewer, *start), at(viewer, *end)
    QTest.mousePress(canvas, LEFT, keys, first)
    for point in (first + (last - first) / 2, last):
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, LEFT, keys, last)


def faces(library: Library) -> list[browse.FaceRow]:
    return library.read(lambda c: browse.faces_of_photo(c, 2))


def new_face(library: Library) -> browse.FaceRow:
    (face,) = (face for face in faces(library) if face.id > 32)
    return face


def is_near(box: Box, *expected: float) -> bool:
    return box.as_list() == pytest.approx(expected, abs=3)


def test_a_drag_draws_a_face_and_asks_who_it_is(
    qtbot: QtBot, viewer: Any, library: Library
) -> None:
    drag(viewer, (220, 30), (300, 120))
    qtbot.waitUntil(viewer.name_field.hasFocus)
    assert is_near(new_face(library).box, 220, 30, 80, 90)
    QTest.keyClicks(viewer.name_field, "Zoe")
    QTest.keyClick(viewer.name_field, Key.Key_Return)
    qtbot.waitUntil(lambda: new_face(library).name == "Zoe")
    assert new_face(library).state is FaceState.CONFIRMED


def test_a_drag_backwards_draws_the_same_box(qtbot: QtBot, viewer: Any, library: Library) -> None:
    drag(viewer, (300, 120), (220, 30))
    qtbot.waitUntil(lambda: len(faces(library)) == 3)
    assert is_near(new_face(library).box, 220, 30, 80, 90)


def test_a_drawn_face_stays_inside_the_photo(qtbot: QtBot, viewer: Any, library: Library) -> None:
    drag(viewer, (560, 300), (900, 900))
    qtbot.waitUntil(lambda: len(faces(library)) == 3)
    assert is_near(new_face(library).box, 560, 300, 80, 180)


def test_undo_takes_the_drawn_face_away_and_redo_brings_it_back(
    qtbot: QtBot, viewer: Any, library: Library
) -> None:
    drag(viewer, (220, 30), (300, 120))
    qtbot.waitUntil(viewer.name_field.hasFocus)
    QTest.keyClick(viewer.name_field, Key.Key_Escape)
    history.undo(library)
    qtbot.waitUntil(lambda: len(viewer.canvas.faces) == 2)
    history.redo(library)
    qtbot.waitUntil(lambda: len(viewer.canvas.faces) == 3)


def test_keys_alone_draw_a_face(qtbot: QtBot, viewer: Any, library: Library) -> None:
    press(viewer, Key.Key_D)
    drawing = viewer.canvas.drawing
    before = drawing.rect
    for _ in range(5):
        press(viewer, Key.Key_Up)
    press(viewer, Key.Key_Left)
    assert drawing.rect.top() < before.top()
    assert drawing.rect.left() < before.left()
    assert drawing.rect.size() == before.size()
    press(viewer, Key.Key_Down, SHIFT)
    assert drawing.rect.height() > before.height()
    press(viewer, Key.Key_Minus)
    assert drawing.rect.width() < before.width()
    assert viewer.photo() == 2  # the arrows did not leaf
    press(viewer, Key.Key_Return)
    qtbot.waitUntil(viewer.name_field.hasFocus)
    assert len(faces(library)) == 3


def test_the_box_of_the_keys_cannot_leave_the_photo(viewer: Any) -> None:
    press(viewer, Key.Key_D)
    for _ in range(80):
        press(viewer, Key.Key_Left)
        press(viewer, Key.Key_Up)
    rect = viewer.canvas.drawing.rect
    assert (rect.left(), rect.top()) == (0, 0)


def test_escape_cancels_the_box_before_it_leaves_the_viewer(
    viewer: Any, window: MainWindow, library: Library
) -> None:
    press(viewer, Key.Key_D)
    press(viewer, Key.Key_Escape)
    assert not viewer.canvas.drawing.is_active
    assert window.is_viewing()
    assert len(faces(library)) == 2
    press(viewer, Key.Key_Escape)
    assert not window.is_viewing()


def test_escape_cancels_a_drag(viewer: Any, library: Library) -> None:
    canvas = viewer.canvas
    QTest.mousePress(canvas, LEFT, NONE, at(viewer, 220, 30))
    QTest.mouseMove(canvas, at(viewer, 300, 120))
    press(viewer, Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, NONE, at(viewer, 300, 120))
    assert len(faces(library)) == 2


def test_a_zoomed_photo_is_moved_by_a_drag_and_drawn_on_with_shift(
    qtbot: QtBot, viewer: Any, library: Library
) -> None:
    press(viewer, Key.Key_Plus)
    press(viewer, Key.Key_Plus)
    offset = viewer.canvas.camera.offset
    drag(viewer, (300, 200), (330, 230))
    assert viewer.canvas.camera.offset != offset
    assert len(faces(library)) == 2
    drag(viewer, (220, 160), (300, 240), SHIFT)
    qtbot.waitUntil(lambda: len(faces(library)) == 3)


def test_where_there_is_a_face_already_it_says_so(
    qtbot: QtBot, viewer: Any, window: MainWindow, library: Library
) -> None:
    drag(viewer, (60, 150), (160, 250))
    qtbot.waitUntil(window.toast.isVisible)
    assert "There is a face already" in window.toast.accessibleName()
    assert len(faces(library)) == 2


def test_a_click_draws_nothing(viewer: Any, library: Library) -> None:
    QTest.mouseClick(viewer.canvas, LEFT, NONE, at(viewer, 300, 60))
    assert not viewer.canvas.drawing.is_active
    assert len(faces(library)) == 2
