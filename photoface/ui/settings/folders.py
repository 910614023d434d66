"""Folders: which there are, how they stand, adding, and removing with what that means."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from photoface.services.workspace import FolderRow
from photoface.ui.pages.page import Context
from photoface.ui.settings.section import INNER, Section
from photoface.ui.system import shown_path
from photoface.ui.text import tr, trn
from photoface.ui.theme import SPACE_S, SPACE_XS
from photoface.ui.widgets.one_line import OneLine
from photoface.ui.widgets.question import about_removing


class FolderSettings(Section):
    """The list follows the library; watching is one tick."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            tr("Folders"),
            tr("Photoface reads the photos in these folders and never moves or changes them."),
        )
        self._context = context
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.add = QPushButton(tr("Add folder…"))
        self.add.clicked.connect(context.actions["file.add_folder"].trigger)
        self.watch = QCheckBox(tr("Notice new and changed photos by itself"))
        self.watch.clicked.connect(self._set_watching)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.watch)
        context.bridge.folders_changed.connect(self.reload)
        context.bridge.import_changed.connect(self._reload_at_end)

    def reload(self) -> None:
        """Read folders and setting anew."""
        self.watch.setChecked(self._context.library.settings.watch)
        self._context.bridge.work(self._context.workspace.folders, self._show)

    def _reload_at_end(self, event: object) -> None:
        if getattr(event, "state", "") == "idle" and self.isVisible():
            self.reload()

    def _show(self, folders: list[FolderRow]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for folder in folders:
            self._rows.addWidget(FolderLine(folder, self._context, partial(self._remove, folder)))
        if not folders:
            words = QLabel(tr("No folders yet."))
            words.setProperty("role", "dim")
            self._rows.addWidget(words)

    def _remove(self, folder: FolderRow) -> None:
        workspace = self._context.workspace
        self._context.bridge.act(lambda _: workspace.remove_folder(folder.path), owner=self)

    def _set_watching(self, watching: bool) -> None:
        workspace = self._context.workspace
        self._context.bridge.work(
            lambda: workspace.set_watching(watching), lambda _: None, owner=self
        )


class FolderLine(QWidget):
    """One folder. Remove first says what is forgotten and what stays."""

    def __init__(self, folder: FolderRow, context: Context, remove: Callable[[], None]) -> None:
        super().__init__()
        is_missing = folder.state == "missing"
        icon = QLabel()
        name = "folder-x" if is_missing else "folder"
        colour = "danger" if is_missing else "dim"
        icon.setPixmap(context.theme.pixmap(name, 18, self.devicePixelRatioF(), colour))
        path = OneLine(shown_path(folder.path), Qt.TextElideMode.ElideMiddle)
        state = QLabel(state_words(folder))
        state.setProperty("role", "danger" if is_missing else "small")
        self.remove = QPushButton(tr("Remove"))
        self.remove.setProperty("role", "flat")
        self.remove.setAccessibleName(tr("Remove {folder}", folder=folder.path))
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for widget in (icon, path):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(state)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_XS, 0, SPACE_XS)
        column.addLayout(row)
        self.question = about_removing(self.remove, remove, width=INNER)
        column.addWidget(self.question)


def state_words(folder: FolderRow) -> str:
    if folder.state == "missing":
        return tr("not there now; nothing is forgotten")
    return trn("{n} photo", "{n} photos", folder.photos)
