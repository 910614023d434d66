"""A section of the settings with something that takes long: progress, stop, and how it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QWidget,
)

from photoface.domain.photos import Problem
from photoface.ui.models.long_job import Job, LongJob
from photoface.ui.settings.section import INNER, Section
from photoface.ui.text import number, spoken, tr, trn
from photoface.ui.theme import SPACE_S
from photoface.ui.widgets.paragraph import Paragraph

_SHOWN = 8  # lines of a list; the rest is counted


class JobSection(Section):
    """`add_footer()` once the rest stands; `run(words, job, done)` when the user asks for it."""

    def __init__(self, title: str, note: str, job: LongJob) -> None:
        super().__init__(title, note)
        self.job = job
        self._is_mine = False
        self._done: Callable[[Any], object] = lambda _: None
        self._starters: list[QAbstractButton] = []
        self._footer = QWidget()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("role", "dim")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(tr("Progress"))
        self.stop = QPushButton(tr("Stop"))
        self.stop.clicked.connect(job.cancel)
        self.outcome, self.trouble = Paragraph(width=INNER), Paragraph(width=INNER, role="danger")
        job.progressed.connect(self._show_progress)
        job.finished.connect(self._finish)
        job.stopped.connect(lambda: self._finish_with(tr("Stopped.")))
        job.failed.connect(self._show_trouble)
        job.running_changed.connect(self._enable)

    def add_buttons(self, *buttons: QAbstractButton) -> None:
        """A row of buttons that start something: off while any job is running."""
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._starters += buttons
        self.body.addLayout(row)

    def add_footer(self) -> None:
        """Where progress and outcome are shown."""
        row = QHBoxLayout(self._footer)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        for widget, stretch in ((self._words, 0), (self._bar, 1), (self.stop, 0)):
            row.addWidget(widget, stretch)
        for part in (self._footer, self.outcome, self.trouble):
            part.hide()
            self.body.addWidget(part)

    def run(self, words: str, job: Job, done: Callable[[Any], object]) -> None:
        """Start a job; `done(result)` says how it went, with `tell` say."""
        if self.job.is_running:
            return
        self._is_mine, self._done = True, done
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self.outcome.hide()
        self.trouble.hide()
        self._footer.show()
        self.job.start(job)

    def tell(self, sentence: str, problems: Iterable[Problem] = ()) -> None:
        """How it ended, and what could not be done."""
        self.outcome.setText(sentence)
        self.outcome.show()
        lines = [f"{problem.path}: {spoken(problem.reason)}" for problem in problems]
        self.trouble.setText(listed(lines))
        self.trouble.setVisible(bool(lines))

    def is_free(self) -> bool:
        """False for buttons that make no sense now; a subclass may say more."""
        return not self.job.is_running

    def _enable(self) -> None:
        for button in self._starters:
            button.setEnabled(self.is_free())

    def _show_progress(self, done: int, total: int) -> None:
        if self._is_mine:
            self._bar.setRange(0, max(total, 1))
            self._bar.setValue(done)
            self._bar.setToolTip(tr("{done} of {total}", done=number(done), total=number(total)))

    def _finish(self, result: object) -> None:
        if self._is_mine:
            done, self._is_mine = self._done, False
            self._footer.hide()
            done(result)

    def _finish_with(self, sentence: str) -> None:
        if self._is_mine:
            self._is_mine = False
            self._footer.hide()
            self.tell(sentence)

    def _show_trouble(self, sentence: str) -> None:
        if self._is_mine:
            self._is_mine = False
            self._footer.hide()
            self.trouble.setText(sentence)
            self.trouble.show()


def listed(lines: list[str]) -> str:
    """The first lines of a list, and how many more there are."""
    more = len(lines) - _SHOWN
    rest = [trn("and {n} more", "and {n} more", more)] if more > 0 else []
    return "\n".join([*lines[:_SHOWN], *rest])
