"""Everything the user said, newest first, and the way back to any moment of it."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from photoface.services import history
from photoface.services.history import Act
from photoface.services.library import Library
from photoface.ui.models.photo_list import day_title
from photoface.ui.pages.page import Context, Page
from photoface.ui.panels.empty_state import EmptyState
from photoface.ui.text import spoken, tr, trn
from photoface.ui.theme import SPACE_L, SPACE_M, SPACE_S
from photoface.ui.widgets.action_button import ActionButton

_SHOWN = 1000  # acts; the ledger keeps them all


class HistoryPage(Page):
    """Steps that are undone stay at the top, dimmed, until something new is said."""

    can_search = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._acts: list[Act] = []
        self._is_stale = True
        self.table = self._make_table()
        self.go = context.actions.local(self.table, {"history.go": self.go_to_current})[
            "history.go"
        ]
        self._empty = EmptyState(context.theme)
        self._empty.tell(
            "history",
            tr("Nothing said yet"),
            tr("Whatever you do is listed here, and any of it can be taken back, also later."),
        )
        self._words = QLabel(tr("Everything can be undone, also after a restart."))
        self._words.setProperty("role", "dim")
        self._build()
        context.bridge.history_changed.connect(self._reload)
        context.theme.changed.connect(self._reload)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 2)
        table.setAccessibleName(tr("History"))
        table.setProperty("role", "steps")
        table.horizontalHeader().hide()
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(38)
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        table.itemSelectionChanged.connect(self._offer)
        table.itemDoubleClicked.connect(lambda _: self.go_to_current())
        return table

    def _build(self) -> None:
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_S)
        row.addWidget(self._words)
        row.addStretch(1)
        row.addWidget(ActionButton(self.go, self._bar))
        inside = QWidget()
        margins = QHBoxLayout(inside)
        margins.setContentsMargins(SPACE_L - 4, 0, SPACE_S, SPACE_S)
        margins.addWidget(self.table)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(inside)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(holder, 1)

    # --- Page ----------------------------------------------------------------------------------

    def on_shown(self) -> None:
        if self._is_stale:
            self._reload()
        self.table.setFocus()

    # --- doing ---------------------------------------------------------------------------------

    def current(self) -> Act | None:
        row = self.table.currentRow()
        return self._acts[row] if 0 <= row < len(self._acts) else None

    def go_to_current(self) -> None:
        """Undo the chosen step and all after it; if it is undone, redo all up to it."""
        act = self.current()
        if act is None:
            return
        go = history.redo_up_to if act.state == "undone" else history.undo_from
        self.context.bridge.act(lambda library: _go(library, go, act.id), owner=self)

    # --- showing -------------------------------------------------------------------------------

    def _reload(self) -> None:
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            library = self.context.library
            self.context.bridge.work(lambda: history.acts(library, limit=_SHOWN), self._take)

    def _take(self, acts: list[Act]) -> None:
        before = self.current()
        self._acts = acts
        self.table.setRowCount(len(acts))
        for row, act in enumerate(acts):
            for column, text in enumerate((spoken(act.title), when_words(act.at))):
                self.table.setItem(row, column, self._item(act, text, is_dim=column == 1))
        kept = (row for row, act in enumerate(acts) if before is not None and act.id == before.id)
        newest = (row for row, act in enumerate(acts) if act.state == "done")
        self.table.selectRow(next(kept, next(newest, 0)))
        self._stack.setCurrentIndex(0 if acts else 1)
        self._bar.setVisible(bool(acts))
        self._offer()

    def _item(self, act: Act, text: str, *, is_dim: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        is_undone = act.state == "undone"
        theme = self.context.theme
        if is_undone or is_dim:
            item.setForeground(QBrush(theme.colour("dim")))
        if is_undone:
            font = item.font()
            font.setStrikeOut(not is_dim)
            item.setFont(font)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, tr("{title}, undone", title=text))
        item.setToolTip(text)
        return item

    def _offer(self) -> None:
        """The command says how many steps it takes."""
        act = self.current()
        self.go.setEnabled(act is not None)
        if act is None:
            return
        if act.state == "undone":
            steps = sum(other.state == "undone" and other.id <= act.id for other in self._acts)
            self.go.setText(trn("Redo this step", "Redo these {n} steps", steps))
        else:
            steps = sum(other.state == "done" and other.id >= act.id for other in self._acts)
            self.go.setText(trn("Undo this step", "Undo these {n} steps", steps))


def _go(library: Library, go: history.Walk, act: int) -> Act | None:
    """The last of several steps stands for all of them in the message."""
    done = go(library, act)
    return done[-1] if done else None


def when_words(at: str) -> str:
    """Yesterday 18:02."""
    moment = QDateTime.fromString(at, Qt.DateFormat.ISODate)
    time = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    return f"{day_title(at[:10])} {time}"
