"""What is written finds room: no words make the window larger than a small screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QLabel, QStyleOptionButton
from pytestqt.qtbot import QtBot

from photoface.services import albums, browse, name_people
from photoface.services.library import Library
from photoface.services.workspace import FolderRow
from photoface.ui.main_window import MainWindow
from photoface.ui.models.known_people import Wording
from photoface.ui.models.split_board import SplitOrder
from photoface.ui.pages.registry import PAGES
from photoface.ui.panels.inspector import facts
from photoface.ui.preferences import Preferences
from photoface.ui.settings.folders import FolderLine
from photoface.ui.text import decimal
from photoface.ui.theme import Theme
from photoface.ui.translation import LANGUAGES, install_language
from photoface.ui.widgets.choice import Choice
from photoface.ui.widgets.name_button import NameButton

WIDTH, HEIGHT = 1000, 650
LONG = " ".join(["Anna-Katharina"] * 13)
_LISTED = [entry.key for entry in PAGES if entry.is_listed]


@pytest.fixture
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    preferences, before = Preferences(), QLocale()
    preferences.set("language", request.param)
    yield install_language(qapp, preferences)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)
    preferences.set("language", "")


@pytest.fixture(autouse=True)
def somebody(
    language: str, library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """People with names of any length, and an album."""
    monkeypatch.setenv("PHOTOFACE_MODELS", str(tmp_path / "models"))
    name_people.name_faces(library, [1, 3, 5], LONG)
    for face in range(7, 27, 2):
        name_people.name_faces(library, [face], f"{LONG[:150]} {face}")
    albums.create_album(library, LONG, [1, 2])


def check(window: MainWindow, place: str) -> None:
    least = window.minimumSizeHint()
    assert (least.width() <= WIDTH, least.height() <= HEIGHT) == (True, True), (place, least)
    assert (window.width(), window.height()) == (WIDTH, HEIGHT), place


@pytest.mark.parametrize("language", LANGUAGES, indirect=True)
def test_every_page_fits_into_a_small_window(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(WIDTH, HEIGHT)
    for key, argument in (*((key, None) for key in _LISTED), ("album", 1)):
        window.open_page(key, argument)
        qtbot.wait(100)
        check(window, key)


@pytest.mark.parametrize("language", LANGUAGES, indirect=True)
def test_every_part_of_a_page_fits_into_a_small_window(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(WIDTH, HEIGHT)
    window.open_page("review")
    review = window.current_page()
    for tab in range(review.tabs.count()):
        review.tabs.setCurrentIndex(tab)
        qtbot.wait(50)
        check(window, f"review {tab}")
    window.open_page("person", 1)
    page = window.current_page()
    qtbot.waitUntil(lambda: page.header.name.text() == LONG)
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        qtbot.wait(50)
        check(window, f"person {tab}")
    window.open_page("split", SplitOrder(1, "people"))
    qtbot.wait(200)
    check(window, "split")
    window.open_page("people")
    people = window.current_page()
    qtbot.waitUntil(lambda: len(people.model.ids) >= 10)
    people.grid.selectAll()
    people.merge_chosen()
    qtbot.wait(100)
    check(window, "merge")
    people.merge_bar.commands["merge.cancel"].trigger()


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_a_long_file_name_fits_beside_the_inspector(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    sql = "UPDATE photo_paths SET path = ? WHERE photo_id = 1"
    library.write(lambda c: c.execute(sql, (f"/photos/{LONG}.jpg",))).result()
    window.resize(WIDTH, HEIGHT)
    window.set_inspector(True)
    window.current_page().grid.open_photo(1)
    qtbot.wait(100)
    check(window, "viewer")


@pytest.mark.parametrize("language", LANGUAGES, indirect=True)
def test_what_is_known_about_a_person_fits_beside_the_inspector(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1280, HEIGHT)
    window.set_inspector(True)
    window.open_page("person", 1)
    page = window.current_page()
    qtbot.waitUntil(lambda: page.header.name.text() == LONG)
    line = "1,234 faces  ·  March 1998 to December 2025  ·  213 faces to confirm"
    page.header.show_person(LONG, None, line, Wording(lambda _: "", ""), without=1)
    page.header.show_days("2017-03-09", "2025-12-01", is_person=True)
    for tab in range(page.tabs.count()):
        page._label_tab(tab, 123)
        page.tabs.setCurrentIndex(tab)
        qtbot.wait(50)
        assert window.minimumSizeHint().width() <= 1280, tab


@pytest.mark.parametrize("language", ["de"], indirect=True)
def test_decimals_are_written_as_the_country_does(library: Library) -> None:
    row = library.read(lambda c: browse.photo_rows(c, [1]))[1]
    assert decimal(0.25, 2) == "0,25"
    assert any("0,3 MP" in value for _, value in facts(row))


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_a_long_name_is_cut_on_its_button(qtbot: QtBot) -> None:
    button = NameButton("Change the name")
    qtbot.addWidget(button)
    button.setText(LONG)
    assert button.minimumSizeHint().width() < 100


@pytest.mark.parametrize("language", ["en"], indirect=True)
@pytest.mark.parametrize("role", ["person-name", "part-name"])
def test_a_name_that_has_room_is_not_cut(qtbot: QtBot, role: str, theme: Theme) -> None:
    theme.apply()
    button = NameButton("Change the name")
    qtbot.addWidget(button)
    button.setProperty("role", role)
    button.setText("Summer holiday")
    button.show()
    option = QStyleOptionButton()
    button.resize(button.sizeHint())
    button.initStyleOption(option)
    assert option.text == "Summer holiday"
    button.resize(button.width() - 4, button.height())
    button.initStyleOption(option)
    assert option.text.endswith("…")


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_of_a_long_path_both_ends_are_seen(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"/photos/{LONG}/lake"
    line = FolderLine(FolderRow(path, "ok", 7), window.context, lambda: None)
    qtbot.addWidget(line)
    line.resize(600, 40)
    line.show()
    written: list[str] = []
    draw = QPainter.drawText
    monkeypatch.setattr(
        QPainter, "drawText", lambda p, *where: (written.append(where[-1]), draw(p, *where))
    )
    line.grab()
    (shown,) = [words for words in written if words.startswith("/photos")]
    assert "…" in shown
    assert shown.endswith("/lake")


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_a_name_is_no_markup(qtbot: QtBot, window: MainWindow) -> None:
    window.show_message("<b>Anna</b>")
    words = window.toast.findChildren(QLabel)
    assert [label.textFormat() for label in words] == [Qt.TextFormat.PlainText]


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_the_longest_choice_is_not_cut_off(qtbot: QtBot) -> None:
    words = "Those of whom most faces are known come first"
    choice = Choice([(1, "All"), (2, words)], width=100)
    qtbot.addWidget(choice)
    assert choice.minimumSizeHint().width() > choice.fontMetrics().horizontalAdvance(words)
