"""Copies of the library: which there are, one more, and the way back to one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from photoface.services import backups
from photoface.services.backups import Backup
from photoface.ui.models.long_job import LongJob
from photoface.ui.pages.history import when_words
from photoface.ui.pages.page import Context
from photoface.ui.settings.job_section import JobSection
from photoface.ui.settings.section import INNER
from photoface.ui.text import tr
from photoface.ui.theme import SPACE_S, SPACE_XS
from photoface.ui.widgets.model_row import size_words
from photoface.ui.widgets.question import Question


class BackupSettings(JobSection):
    """Photoface makes a copy a day by itself; fourteen are kept."""

    def __init__(self, context: Context, job: LongJob) -> None:
        super().__init__(
            tr("Backups of the library"),
            tr(
                "Names and everything else you said are copied once a day; fourteen copies are "
                "kept. Photos are not part of it."
            ),
            job,
        )
        self._context = context
        self.lines: list[BackupLine] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.now = QPushButton(tr("Back up now"))
        self.now.clicked.connect(self.back_up)
        self.add_buttons(self.now)
        self.add_footer()

    def reload(self) -> None:
        """Look which copies there are."""
        folder = self._context.library.folder
        self._context.bridge.work(lambda: backups.list_backups(folder), self._show, owner=self)

    def back_up(self) -> None:
        library = self._context.library
        self.run(tr("Copying…"), lambda _: backups.back_up_now(library), self._say_done)

    def _say_done(self, path: Path) -> None:
        self.tell(tr("The library is copied to {file}.", file=path.name))
        self.reload()

    def _show(self, found: list[Backup]) -> None:
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = [BackupLine(backup, self._context) for backup in found]
        for line in self.lines:
            self._rows.addWidget(line)


class BackupLine(QWidget):
    """One copy. Restore first says what it means."""

    def __init__(self, backup: Backup, context: Context) -> None:
        super().__init__()
        self.backup = backup
        when = when_words(backup.at.isoformat(timespec="seconds"))
        words = QLabel(when)
        about = QLabel(f"{label_words(backup.label)}  ·  {size_words(backup.bytes)}")
        about.setProperty("role", "small")
        self.restore = QPushButton(tr("Restore…"))
        self.restore.setProperty("role", "flat")
        self.restore.setAccessibleName(tr("Restore the copy of {when}", when=when))
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(words)
        row.addWidget(about, 1)
        row.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_XS, 0, SPACE_XS)
        column.addLayout(row)
        self.question = Question(
            self.restore,
            tr(
                "The library becomes what it was then. As it is now it is kept as a copy, too, "
                "so you can come back. The window closes and opens again."
            ),
            tr("Restore this copy"),
            partial(context.navigator.restore_backup, backup.path),
            width=INNER,
        )
        column.addWidget(self.question)


def label_words(label: str) -> str:
    """Why a copy was made."""
    return {
        "nightly": tr("made by itself"),
        "manual": tr("made by you"),
        "before-update": tr("before an update"),
        "before-restore": tr("before something was restored"),
        "damaged": tr("a damaged library, as it was"),
    }.get(label, label)
