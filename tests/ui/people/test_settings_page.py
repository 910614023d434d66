"""Settings: what holds at once, what waits for Apply, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from photoface.domain.settings import Settings
from photoface.services.workspace import FolderRow
from photoface.ui.pages.page import Context
from photoface.ui.pages.settings import SettingsPage
from photoface.ui.settings.folders import FolderLine


@pytest.fixture
def page(
    show: Callable[[type], Any],
    context: Context,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
) -> SettingsPage:
    monkeypatch.setenv("PHOTOFACE_MODELS", str(tmp_path / "models"))
    context.workspace.rows = [FolderRow("/photos", "ok", 1204), FolderRow("/stick", "missing", 7)]
    page = show(SettingsPage)
    qtbot.waitUntil(lambda: len(lines(page)) == 2 and bool(page.models.rows))
    return page


def lines(page: SettingsPage) -> list[FolderLine]:
    return [line for line in page.folders.findChildren(FolderLine) if line.isVisibleTo(page)]


def words_of(widget: Any) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def choose(field: QComboBox, value: object) -> None:
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


def test_folders_say_how_they_stand(page: SettingsPage) -> None:
    there, missing = lines(page)
    assert "1,204 photos" in words_of(there)
    assert "not there now; nothing is forgotten" in words_of(missing)


def test_removing_says_first_what_is_forgotten_and_what_stays(
    page: SettingsPage, context: Context, qtbot: QtBot
) -> None:
    line = lines(page)[0]
    QTest.mouseClick(line.remove, Qt.MouseButton.LeftButton)
    assert line.question.isVisible()
    assert "forgets the photos in this folder" in words_of(line.question)
    assert "files stay where they are" in words_of(line.question)
    assert context.workspace.asked == []
    QTest.mouseClick(line.question.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: context.workspace.asked == [("remove", "/photos")])
    qtbot.waitUntil(lambda: len(lines(page)) == 1)


def test_keeping_a_folder_keeps_it(page: SettingsPage, context: Context) -> None:
    line = lines(page)[0]
    QTest.mouseClick(line.remove, Qt.MouseButton.LeftButton)
    QTest.mouseClick(line.question.no, Qt.MouseButton.LeftButton)
    assert not line.question.isVisible()
    assert context.workspace.asked == []


def test_watching_is_one_tick(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    assert page.folders.watch.isChecked()
    page.folders.watch.click()
    qtbot.waitUntil(lambda: context.workspace.asked == [("watch", False)])


def test_what_reads_all_photos_again_waits_for_apply(
    page: SettingsPage, context: Context, qtbot: QtBot
) -> None:
    reading = page.reading
    assert not reading.apply.isVisibleTo(page)
    choose(reading.side, 2048)
    reading.second_pass.click()
    assert "All photos are read again; names and decisions stay." in words_of(reading)
    assert context.workspace.asked == []
    QTest.mouseClick(reading.apply, Qt.MouseButton.LeftButton)
    wanted = Settings(detection_size=2048, second_pass=True)
    qtbot.waitUntil(lambda: context.workspace.asked == [("settings", wanted)])
    qtbot.waitUntil(lambda: not reading.apply.isVisibleTo(page))
    assert context.library.settings == wanted


def test_reverting_shows_what_is_stored(page: SettingsPage) -> None:
    choose(page.reading.side, 640)
    QTest.mouseClick(page.reading.revert, Qt.MouseButton.LeftButton)
    assert page.reading.side.value == 1024
    assert not page.reading.apply.isVisibleTo(page)


def test_the_sentence_says_what_it_runs_on(page: SettingsPage, context: Context) -> None:
    context.workspace.provider_sentence = "Runs on the processor."
    page.on_shown()
    assert "Runs on the processor." in words_of(page.reading)


def test_grouping_changes_at_once(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    choose(page.grouping.method, "hdbscan")
    qtbot.waitUntil(lambda: context.workspace.asked == [("settings", Settings(grouping="hdbscan"))])


def test_models_show_licence_hash_and_size(page: SettingsPage) -> None:
    shown = words_of(page.models.rows["centerface"])
    for expected in ("licence: MIT", "SHA-256 09189dea", "7.3 MB", "not here yet"):
        assert expected in shown


def test_a_missing_model_can_be_fetched_and_one_without_a_source_cannot(
    page: SettingsPage,
) -> None:
    names = {button.accessibleName() for button in page.models.findChildren(QAbstractButton)}
    assert "Fetch CenterFace" in names
    assert not any("YuNet" in name for name in names)


def test_the_theme_is_the_one_of_the_menu(page: SettingsPage, context: Context) -> None:
    light, dark = (context.actions[id] for id in ("view.light", "view.dark"))
    seen: list[str] = []
    context.actions.on("view.dark", lambda _: seen.append("dark"))
    (button,) = (b for b in page.look.findChildren(QAbstractButton) if b.text() == dark.text())
    button.click()
    assert seen == ["dark"]
    light.setChecked(True)
    (button,) = (b for b in page.look.findChildren(QAbstractButton) if b.text() == light.text())
    assert button.isChecked()


def test_the_language_is_remembered_and_the_page_says_when_it_holds(
    page: SettingsPage, context: Context
) -> None:
    choose(page.look.language, "de")
    assert context.preferences.get("language", "") == "de"
    assert "started again" in words_of(page.look)
    context.preferences.set("language", "")


def test_every_button_and_field_has_a_name(page: SettingsPage) -> None:
    for widget in [*page.findChildren(QAbstractButton), *page.findChildren(QComboBox)]:
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        assert widget.accessibleName() or text, widget
