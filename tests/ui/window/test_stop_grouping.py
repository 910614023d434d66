"""While the faces are sorted, the status strip says how far it is and can stop it."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from photoface.services import events
from photoface.ui.main_window import MainWindow


class StoppableGrouper:
    cancelled = 0

    def cancel(self) -> None:
        self.cancelled += 1


def test_a_grouping_can_be_stopped_while_nothing_is_imported(
    qtbot: QtBot, window: MainWindow, workspace: Any
) -> None:
    workspace.grouper = StoppableGrouper()
    stop = window.actions_table["import.stop"]
    assert not stop.isVisible()
    window.context.library.events.emit(events.GroupingChanged(0.25))
    qtbot.waitUntil(stop.isVisible)
    stop.trigger()
    qtbot.waitUntil(lambda: workspace.grouper.cancelled == 1)
    assert "stop" not in workspace.asked  # the import is left alone
    window.context.library.events.emit(events.GroupingChanged(None))
    qtbot.waitUntil(lambda: not stop.isVisible())
