"""The Training page: why it waits, how far it is, what came of it, adopt and go back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoface.domain.learned import LearnedModel
from photoface.services import history, learned_models, name_people, train_model
from photoface.services.events import TrainingChanged
from photoface.services.library import Library
from photoface.services.train_model import Epoch, TrainingState
from photoface.services.training_report import (
    ChangedFace,
    Figure,
    TrainingReport,
    WorstPerson,
    save_report,
)
from photoface.ui.main_window import MainWindow
from tests.ui.window.conftest import StillWorkspace


def open_training(qtbot: QtBot, window: MainWindow) -> Any:
    window.open_page("training")
    page = window.current_page()
    qtbot.waitUntil(lambda: page.learn.counts.text() != "")
    return page


def tell(page: Any, workspace: StillWorkspace, state: TrainingState) -> None:
    workspace.trainer.state = state
    workspace.library.events.emit(TrainingChanged())


def click(button: Any) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def report(library: Library, **changes: Any) -> TrainingReport:
    values: dict[str, Any] = {
        "made_at": "2024-06-17T12:00:00", "seconds": 60.0, "faces": 40, "people": 3,
        "is_better": True, "reasons": ("Of 100 pairs of your own faces, 5.0 more are recognized.",),
        "held_out": (Figure("tar_1e-03", 0.8, 0.85), Figure("calibration_error", 0.05, 0.06)),
        "check": (), "check_sentence": "There is nobody else.", "looked_at": 12, "doubts": 2,
        "worst": WorstPerson("Anna", 0.9, 0.9), "last_decision": 0, "version": "v1",
        "changes": (ChangedFace(1, "Anna", None), ChangedFace(4, None, "Ben"),
                    ChangedFace(4711, "Ben", "Anna")),
    }  # fmt: skip
    made = TrainingReport(**(values | changes))
    folder = train_model.training_folder(library)
    folder.mkdir(exist_ok=True)
    save_report(made, folder)
    return made


@pytest.fixture
def named(library: Library) -> None:
    """Thirty-two faces of three people."""
    for person in range(3):
        name_people.name_faces(library, range(1 + person, 33, 3), f"Person {person}")


def test_it_says_why_it_waits(qtbot: QtBot, window: MainWindow) -> None:
    page = open_training(qtbot, window)
    assert "too little to learn" in page.learn.waits.text()
    assert not page.learn.counts.isVisible()  # "0 named faces" would say it twice
    assert page.learn.waits.isVisible()
    assert not page.learn.start.isEnabled()
    assert page.outcome.isHidden()
    assert page.model.back.isHidden()


@pytest.mark.usefixtures("named")
def test_it_starts_pauses_goes_on_and_stops(
    qtbot: QtBot, window: MainWindow, workspace: StillWorkspace
) -> None:
    # a drawn library has no vectors, which is all that is missing to learn from these names
    workspace.library.write(
        lambda c: c.execute("INSERT INTO vectors SELECT id, 'e', x'00000000', NULL FROM faces")
    ).result()
    page = open_training(qtbot, window)
    assert (
        page.learn.counts.text() == "32 named faces of 3 people · 32 decisions since the last time"
    )
    qtbot.waitUntil(page.learn.start.isEnabled)
    click(page.learn.start)
    qtbot.waitUntil(lambda: workspace.trainer.asked == ["start"])
    curve = tuple(Epoch(n, 0.8 + n / 100, 0.9) for n in range(4))
    tell(page, workspace, TrainingState("training", "Learning", 0.2, curve, 20))
    qtbot.waitUntil(page.learn.stop.isVisible)
    assert page.learn.curve.isVisible()
    assert page.learn.curve.values == pytest.approx((0.8, 0.81, 0.82, 0.83))
    assert not page.learn.start.isVisible()
    assert page.learn.bar.value() == 200
    click(page.learn.pause)
    tell(page, workspace, TrainingState("paused", "Paused", 0.2, curve, 20))
    qtbot.waitUntil(lambda: page.learn.pause.text() == "Go on")
    click(page.learn.pause)
    click(page.learn.stop)
    qtbot.waitUntil(lambda: workspace.trainer.asked == ["start", "pause", "resume", "stop"])
    tell(page, workspace, TrainingState())
    qtbot.waitUntil(page.learn.start.isVisible)


def test_the_report_tells_before_and_after_and_whose_name_changes(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    report(library)
    page = open_training(qtbot, window)
    qtbot.waitUntil(page.outcome.isVisible)
    assert page.outcome.verdict.text() == "Better than before"
    words = [
        label.text() for label in page.outcome.figures.findChildren(type(page.outcome.verdict))
    ]
    assert {"80.0 %", "85.0 %", "+5.0", "+1.0"} <= set(words)
    assert "Gains least: Anna" in page.outcome.note.text()
    assert page.outcome.changed_words.text() == "3 of 12 faces would show another name"
    assert page.outcome.changes.count == 2  # one of the three is not there any more
    assert page.outcome.adopt.isEnabled()


def test_a_click_on_a_face_shows_its_photo(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    report(library)
    page = open_training(qtbot, window)
    qtbot.waitUntil(lambda: page.outcome.changes.count == 2)
    cell = page.outcome.changes.layout().itemAt(0).widget()
    click(cell.layout().itemAt(0).widget())
    qtbot.waitUntil(window.viewer.isVisible)


def test_what_is_worse_cannot_be_adopted_but_discarded(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    report(library, is_better=False)
    page = open_training(qtbot, window)
    qtbot.waitUntil(page.outcome.isVisible)
    assert page.outcome.verdict.text() == "No better than before"
    assert not page.outcome.adopt.isEnabled()
    click(page.outcome.discard)
    qtbot.waitUntil(page.outcome.isHidden)
    found = train_model.last_report(library)
    assert found is not None
    assert found.state == "discarded"


def test_going_back_is_one_click_and_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow, library: Library, tmp_path: Any
) -> None:
    import numpy as np

    (tmp_path / "model.onnx").write_bytes(b"a model")
    file = str(tmp_path / "model.onnx")
    model = LearnedModel("v1", "plain", file, "ab" * 32, np.ones(4, np.float32), 1.0)
    learned_models.adopt(library, model, "{}", "2024-01-01")
    page = open_training(qtbot, window)
    qtbot.waitUntil(page.model.back.isVisible)
    assert "learned" in page.model.words.text()
    click(page.model.back)
    qtbot.waitUntil(lambda: "plain" in page.model.words.text())
    assert not page.model.back.isVisible()
    history.undo(library)
    qtbot.waitUntil(lambda: "learned" in page.model.words.text())


def test_the_way_to_another_model_is_shown(
    qtbot: QtBot, window: MainWindow, workspace: StillWorkspace
) -> None:
    page = open_training(qtbot, window)
    workspace.model_switch.fraction = 0.25
    workspace.library.events.emit(TrainingChanged())
    qtbot.waitUntil(page.model.bar.isVisible)
    assert page.model.bar.value() == 250
