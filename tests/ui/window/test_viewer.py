"""One photo large: leafing, zoom, faces, names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from photoface.domain.faces import FaceState
from photoface.services import browse, name_people
from photoface.services.library import Library
from photoface.ui.main_window import MainWindow
from tests.ui.window.conftest import FACES, HEIGHT, WIDTH

Key = Qt.Key


@pytest.fixture
def viewer(qtbot: QtBot, window: MainWindow) -> Any:
    """The viewer on photo 2 of sixteen, its faces read and its picture decoded."""
    window.current_page().grid.open_photo(2)
    viewer = window.viewer
    qtbot.waitUntil(lambda: len(viewer.canvas.faces) == 2 and viewer.loader.get(2) is not None)
    return viewer


def press(viewer: Any, key: Qt.Key, keys: Any = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(viewer.canvas, key, keys)


def state_of(library: Library, face: int) -> tuple[FaceState, str | None]:
    row = library.read(lambda c: browse.face_rows(c, [face]))[face]
    return row.state, row.name


def current(viewer: Any) -> int | None:
    face = viewer.canvas.current_face()
    return None if face is None else face.id


def test_space_opens_the_viewer_and_escape_returns_to_the_photo(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = window.current_page().grid.view
    view.go_to_id(4)
    view.setFocus()
    QTest.keyClick(view, Key.Key_Space)
    assert window.is_viewing()
    assert window.viewer.photo() == 4
    press(window.viewer, Key.Key_Right)
    press(window.viewer, Key.Key_Escape)
    assert not window.is_viewing()
    assert view.current_id() == 5


def test_a_double_click_opens_the_photo(qtbot: QtBot, window: MainWindow) -> None:
    view = window.current_page().grid.view
    place = view.tile_rect(3).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.viewer.photo() == 3


def test_the_photo_is_decoded_and_painted_where_it_belongs(qtbot: QtBot, viewer: Any) -> None:
    image = viewer.canvas.grab().toImage()
    ratio = image.devicePixelRatio()
    camera = viewer.canvas.camera
    face = camera.to_view(viewer.canvas.photo_rect_of_face(3)).center()
    assert image.pixelColor((face * ratio).toPoint()).lightness() < 60  # the dark disc
    beside = camera.to_view(viewer.canvas.photo_rect_of_face(3)).center() + QPointF(0, 130)
    assert image.pixelColor((beside * ratio).toPoint()).lightness() > 60


def test_leafing_stops_at_both_ends_and_fetches_ahead(qtbot: QtBot, viewer: Any) -> None:
    press(viewer, Key.Key_Left)
    assert viewer.photo() == 1
    press(viewer, Key.Key_Left)
    assert viewer.photo() == 1
    qtbot.waitUntil(lambda: viewer.loader.get(2) is not None and viewer.loader.get(3) is not None)
    for _ in range(30):
        press(viewer, Key.Key_Right)
    assert viewer.photo() == 16
    qtbot.waitUntil(lambda: viewer.loader.get(16) is not None)


def test_zoom_keys(viewer: Any) -> None:
    camera = viewer.canvas.camera
    fitted = camera.scale
    press(viewer, Key.Key_Plus)
    assert camera.scale > fitted
    press(viewer, Key.Key_1)
    assert camera.percent == 100
    press(viewer, Key.Key_0)
    assert camera.scale == fitted
    assert camera.is_fitted


def test_b_shows_all_faces_and_is_remembered(viewer: Any, window: MainWindow) -> None:
    plain = viewer.canvas.grab().toImage()
    press(viewer, Key.Key_B)
    assert viewer.canvas.grab().toImage() != plain
    assert window.context.preferences.get("faces", False) is True
    press(viewer, Key.Key_B)
    assert viewer.canvas.grab().toImage() == plain


def test_the_chosen_face_is_painted_over_its_neighbours(
    viewer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from photoface.ui.views import photo_canvas

    order: list[int] = []
    monkeypatch.setattr(
        photo_canvas, "paint_frame", lambda _painter, frame, _theme: order.append(frame.face.id)
    )
    viewer.set_faces_shown(True)
    for face in (3, 4):
        order.clear()
        viewer.point_out(face)
        viewer.canvas.grab()
        assert order[-1] == face


def test_the_right_click_offers_what_can_be_done_with_face_and_photo(
    qtbot: QtBot, viewer: Any
) -> None:
    def offered(point: QPointF) -> list[str]:
        menu = viewer.menu(point.toPoint())
        qtbot.addWidget(menu)
        return [action.objectName() for action in menu.actions() if action.objectName()]

    face = viewer.canvas.face_rect(4).center()
    of_photo = [
        "viewer.favourite", "viewer.to_album", "photo.show_in_folder", "viewer.draw_face",
        "viewer.faces",
    ]  # fmt: skip
    of_face = ["viewer.name_face", "viewer.ignore_face", "viewer.not_a_face"]
    assert offered(face) == [*of_face, *of_photo]
    assert current(viewer) == 4
    viewer.faces.name(4, "Ida")
    qtbot.waitUntil(lambda: viewer.canvas.faces[1].person is not None)
    assert "viewer.reject_face" in offered(face)
    assert offered(viewer.canvas.camera.photo_rect().topLeft() + QPointF(5, 5)) == of_photo
    assert current(viewer) is None


def test_tab_goes_from_face_to_face(viewer: Any) -> None:
    seen = []
    for _ in range(3):
        press(viewer, Key.Key_Tab)
        seen.append(current(viewer))
    press(viewer, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert seen == [3, 4, 3]
    assert current(viewer) == 4


def test_a_name_is_typed_onto_a_face_and_shows_at_once(
    qtbot: QtBot, viewer: Any, library: Library
) -> None:
    press(viewer, Key.Key_Tab)
    press(viewer, Key.Key_Return)
    assert viewer.name_field.isVisible()
    QTest.keyClicks(viewer.name_field, "Ida Nbx")  # letters that are commands elsewhere
    QTest.keyClick(viewer.name_field, Key.Key_Return)
    shown = {face.id: face.name for face in viewer.canvas.faces}
    assert shown[3] == "Ida Nbx"  # before anything was written
    qtbot.waitUntil(lambda: state_of(library, 3) == (FaceState.CONFIRMED, "Ida Nbx"))
    assert current(viewer) == 4  # on to the next face without a name


def test_the_name_of_an_existing_person_adds_the_face_to_them(
    qtbot: QtBot, viewer: Any, library: Library, window: MainWindow
) -> None:
    name_people.name_faces(library, [9], "Anna")
    qtbot.waitUntil(lambda: window.context.people.find("anna") is not None)
    press(viewer, Key.Key_Tab)
    press(viewer, Key.Key_N)
    QTest.keyClicks(viewer.name_field, "anna")
    assert viewer.name_field.preview == "Add to Anna"
    QTest.keyClick(viewer.name_field, Key.Key_Return)
    qtbot.waitUntil(lambda: state_of(library, 3)[1] == "Anna")
    assert len(library.read(browse.people_names)) == 1


def test_clicking_the_name_edits_it_and_escape_leaves_it(
    qtbot: QtBot, viewer: Any, library: Library
) -> None:
    name_people.name_faces(library, [4], "Ben")
    qtbot.waitUntil(lambda: any(face.name == "Ben" for face in viewer.canvas.faces))
    viewer.canvas.set_current_face(4)
    label = viewer.canvas.label_rect_of_face(4).center().toPoint()
    QTest.mouseClick(viewer.canvas, Qt.MouseButton.LeftButton, pos=label)
    assert viewer.name_field.isVisible()
    assert viewer.name_field.text() == "Ben"
    QTest.keyClick(viewer.name_field, Key.Key_Escape)
    assert not viewer.name_field.isVisible()
    assert viewer.isVisible()
    assert state_of(library, 4)[1] == "Ben"


@pytest.mark.parametrize(
    ("key", "state"), [(Key.Key_Delete, FaceState.NOT_A_FACE), (Key.Key_I, FaceState.IGNORED)]
)
def test_one_key_takes_a_face_out_of_the_way(
    qtbot: QtBot, viewer: Any, library: Library, key: Qt.Key, state: FaceState
) -> None:
    press(viewer, Key.Key_Tab)
    press(viewer, key)
    qtbot.waitUntil(lambda: state_of(library, 3)[0] is state)
    if state is FaceState.NOT_A_FACE:
        assert [face.id for face in viewer.canvas.faces] == [4]


def test_x_says_that_a_face_is_not_this_person(qtbot: QtBot, viewer: Any, library: Library) -> None:
    name_people.name_faces(library, [3], "Anna")
    qtbot.waitUntil(lambda: any(face.name == "Anna" for face in viewer.canvas.faces))
    press(viewer, Key.Key_Tab)
    press(viewer, Key.Key_X)
    qtbot.waitUntil(lambda: state_of(library, 3) == (FaceState.REJECTED, None))


def test_undo_in_the_viewer_brings_the_old_name_back(
    qtbot: QtBot, viewer: Any, library: Library, window: MainWindow
) -> None:
    press(viewer, Key.Key_Tab)
    press(viewer, Key.Key_Return)
    QTest.keyClicks(viewer.name_field, "Carl")
    QTest.keyClick(viewer.name_field, Key.Key_Return)
    undo = window.actions_table["edit.undo"]
    qtbot.waitUntil(undo.isEnabled)
    press(viewer, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: all(face.name is None for face in viewer.canvas.faces))


def test_a_name_that_cannot_be_recorded_is_taken_back_and_explained(
    qtbot: QtBot, viewer: Any, window: MainWindow
) -> None:
    viewer.faces.name(3, "x" * 300)
    assert any(face.name for face in viewer.canvas.faces)
    qtbot.waitUntil(lambda: all(face.name is None for face in viewer.canvas.faces))
    assert "200 letters" in window.toast.accessibleName()


def test_a_missing_file_is_said_and_what_is_known_of_it_shown(
    qtbot: QtBot, window: MainWindow, photo_folder: Path
) -> None:
    (photo_folder / "2024" / "photo06.jpg").unlink()
    window.current_page().grid.open_photo(6)
    trouble = window.viewer.notice
    qtbot.waitUntil(trouble.isVisible)
    assert isinstance(trouble, QLabel)
    assert "not there" in trouble.text()
    press(window.viewer, Key.Key_Right)
    assert not trouble.isVisible()


def test_a_face_is_pointed_out_from_outside(qtbot: QtBot, window: MainWindow) -> None:
    window.open_viewer([7, 8, 9], 1, face=16)
    qtbot.waitUntil(lambda: current(window.viewer) == 16)
    assert window.viewer.photo() == 8


def test_boxes_are_upright_pixels_of_the_whole_photo(viewer: Any) -> None:
    camera = viewer.canvas.camera
    whole, face = camera.photo_rect(), viewer.canvas.face_rect(3)
    assert whole.width() / WIDTH == pytest.approx(whole.height() / HEIGHT)
    assert (face.left() - whole.left()) / whole.width() == pytest.approx(FACES[0] / WIDTH)
    assert (face.top() - whole.top()) / whole.height() == pytest.approx(150 / HEIGHT)
