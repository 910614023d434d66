"""The files that could not be read, each with its reason; nothing waits for this window."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from photoface.domain.photos import Problem
from photoface.ui.pages.page import Context
from photoface.ui.system import open_folder_of
from photoface.ui.text import spoken, tr, trn

_SHOWN = 5000  # more than anybody reads


class ProblemsDialog(QDialog):
    """A list that keeps itself up to date; open the folder of a file, or try all again."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(tr("Files that could not be read"))
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.resize(760, 460)
        self._words = QLabel(wordWrap=True)
        self._words.setProperty("role", "dim")
        self._table = self._make_table()
        self._open = QPushButton(tr("Open folder"))
        self._open.clicked.connect(self._open_folder)
        self._retry = QPushButton(tr("Try again"))
        self._retry.clicked.connect(self._try_again)
        self._build()
        context.bridge.problems_changed.connect(lambda _: self._reload())

    def open_list(self) -> None:
        self.show()
        self.raise_()
        self._reload()

    def rows(self) -> list[tuple[str, str]]:
        """File name and reason of every line."""
        count = range(self._table.rowCount())
        return [(self._text(row, 0), self._text(row, 1)) for row in count]

    def _text(self, row: int, column: int) -> str:
        item = self._table.item(row, column)
        return item.text() if item is not None else ""

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 2)
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels([tr("File"), tr("Reason")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setWordWrap(True)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        table.setColumnWidth(0, 260)
        table.itemSelectionChanged.connect(self._enable)
        table.itemDoubleClicked.connect(lambda _: self._open_folder())
        return table

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._open)
        buttons.addStretch(1)
        buttons.addWidget(self._retry)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addWidget(self._table, 1)
        column.addLayout(buttons)

    def _reload(self) -> None:
        if self.isVisible():
            self._context.bridge.work(self._context.workspace.problems, self._take)

    def _take(self, problems: list[Problem]) -> None:
        self._words.setText(
            trn(
                "Photoface went on without 1 file. It is left exactly as it is.",
                "Photoface went on without {n} files. They are left exactly as they are.",
                len(problems),
            )
            if problems
            else tr("Every file could be read.")
        )
        self._table.setRowCount(min(len(problems), _SHOWN))
        for row, problem in enumerate(problems[:_SHOWN]):
            name = QTableWidgetItem(PurePath(problem.path).name)
            name.setToolTip(problem.path)
            name.setData(Qt.ItemDataRole.UserRole, problem.path)
            self._table.setItem(row, 0, name)
            self._table.setItem(row, 1, QTableWidgetItem(spoken(problem.reason)))
        self._table.resizeRowsToContents()
        self._retry.setEnabled(bool(problems))
        self._enable()

    def _enable(self) -> None:
        self._open.setEnabled(self._path() is not None)

    def _path(self) -> str | None:
        row = self._table.currentRow()
        item = self._table.item(row, 0) if row >= 0 else None
        return None if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def _open_folder(self) -> None:
        path = self._path()
        if path is not None:
            open_folder_of(path)

    def _try_again(self) -> None:
        self._retry.setEnabled(False)
        self._context.bridge.work(self._context.workspace.retry_problems, lambda _: self._reload(),
                                  owner=self)  # fmt: skip
