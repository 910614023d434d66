"""The line at the bottom: what is being done, how fast, how long still; pause, resume, stop."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from photoface.domain.progress import Progress
from photoface.services import browse, events
from photoface.ui.bridge import Bridge
from photoface.ui.text import decimal, number, spoken, tr, trn
from photoface.ui.theme import Theme

_BAR_STEPS = 1000


class StatusStrip(QWidget):
    """Shows ImportChanged, GroupingChanged and the count of problems; buttons are the actions'."""

    def __init__(self, bridge: Bridge, theme: Theme, commands: dict[str, QAction]) -> None:
        super().__init__()
        self._bridge, self._theme, self._commands = bridge, theme, commands
        self._import = bridge.workspace.import_state
        self._grouping: float | None = None
        self._overview: browse.Overview | None = None
        self._selected = 0
        self._build()
        bridge.import_changed.connect(self._take_import)
        bridge.grouping_changed.connect(self._take_grouping)
        bridge.problems_changed.connect(self.show_problems)
        theme.changed.connect(self._recolour)
        self._recolour()
        self._show()

    def show_overview(self, overview: browse.Overview) -> None:
        self._overview = overview
        self._show()

    def show_selected(self, count: int) -> None:
        """How many tiles are selected; one is where one is, not a selection."""
        if count != self._selected:
            self._selected = count
            self._show()

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(38)
        self._words = QLabel(accessibleName=tr("What Photoface is doing"))
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar(textVisible=False, accessibleName=tr("Progress"))
        self._bar.setRange(0, _BAR_STEPS)
        self._bar.setFixedWidth(160)
        self._provider = QLabel()
        self._provider.setProperty("role", "small")
        self._problems = QPushButton(flat=True)
        self._problems.setProperty("role", "link")
        self._problems.clicked.connect(self._commands["file.problems"].trigger)
        self._problems.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(self._bar)
        row.addWidget(self._words, 1)
        row.addWidget(self._problems)
        row.addWidget(self._provider)
        for id in ("import.pause", "import.resume", "import.stop"):
            row.addWidget(self._button(self._commands[id]))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        button.setIconSize(QSize(16, 16))
        button.setVisible(action.isVisible())
        action.visibleChanged.connect(lambda: button.setVisible(action.isVisible()))
        return button

    # --- what happens --------------------------------------------------------------------------

    def _take_import(self, event: events.ImportChanged) -> None:
        self._import = event
        self._show()

    def _take_grouping(self, event: events.GroupingChanged) -> None:
        self._grouping = event.fraction
        self._show()

    def show_problems(self, count: int) -> None:
        """How many files could not be read."""
        words = trn("1 file could not be read", "{n} files could not be read", count)
        self._problems.setText(f" {words}")
        self._problems.setVisible(count > 0)
        self._commands["file.problems"].setEnabled(count > 0)

    def _show(self) -> None:
        state = self._import.state
        count = self._selected
        selected = tr("{n} selected", n=number(count)) if count > 1 else ""
        self._words.setText(" · ".join(filter(None, (selected, self._sentence()))))
        self._words.setToolTip(spoken(self._import.sentence))
        fraction = self._fraction()
        self._bar.setVisible(fraction is not None)
        if fraction is not None:
            self._bar.setValue(round(fraction * _BAR_STEPS))
        self._commands["import.pause"].setVisible(state == "running")
        self._commands["import.resume"].setVisible(state == "paused")
        is_grouping = state == "idle" and self._grouping is not None
        self._commands["import.stop"].setVisible(state in ("running", "paused") or is_grouping)
        sentence = self._bridge.workspace.provider_sentence if state == "running" else None
        self._provider.setText(spoken(sentence or ""))
        self._provider.setVisible(bool(sentence))

    def _fraction(self) -> float | None:
        progress = self._import.progress
        if self._import.state != "idle" and progress.total:
            return progress.done / progress.total
        return self._grouping

    def _sentence(self) -> str:
        state, progress = self._import.state, self._import.progress
        if state == "stopping":
            return tr("Stopping…")
        if state == "paused":
            return " · ".join([*_counted(progress)[:1], tr("paused")])
        if state == "running":
            return (
                " · ".join(_counted(progress)) if progress.total else spoken(self._import.sentence)
            )
        if self._grouping is not None:
            return tr("Sorting the faces…")
        return self._idle_sentence()

    def _idle_sentence(self) -> str:
        seen = self._overview
        if seen is None or not seen.photos:
            return ""
        words = [
            trn("1 photo", "{n} photos", seen.photos),
            trn("1 face", "{n} faces", seen.faces),
        ]
        if seen.people:
            words.append(trn("1 person", "{n} people", seen.people))
        return " · ".join(words)

    def _recolour(self) -> None:
        self._problems.setIcon(self._theme.icon("triangle-alert", "accent"))


def _counted(progress: Progress) -> list[str]:
    """12,480 of 60,112 photos / 14 photos/s / 55 min left, as far as it is known."""
    total = number(progress.total) + ("" if progress.total_is_final else "+")
    words = [tr("{done} of {total} photos", done=number(progress.done), total=total)]
    if progress.per_second > 0:
        rate = progress.per_second
        shown = number(round(rate)) if rate >= 10 else decimal(rate)
        words.append(tr("{rate} photos/s", rate=shown))
    if progress.seconds_left is not None:
        words.append(time_left(progress.seconds_left))
    return words


def time_left(seconds: float) -> str:
    """A time to come, as exact as anybody needs it."""
    if seconds < 60:
        return tr("less than a minute left")
    minutes = round(seconds / 60)
    if minutes < 90:
        return tr("{minutes} min left", minutes=minutes)
    hours = round(minutes / 60)
    return trn("1 hour left", "{n} hours left", hours)
