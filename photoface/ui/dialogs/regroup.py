"""Sort the faces anew: first what would change, to look into, then the word."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QSlider,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from photoface.services import browse, regroup_preview
from photoface.services.browse import FaceRow
from photoface.services.regroup_preview import (
    MOST_STRICT,
    GroupChange,
    PreviewRun,
    RegroupPreview,
)
from photoface.ui.bridge import Ticket
from photoface.ui.pages.page import Context
from photoface.ui.text import number, tr, trn
from photoface.ui.widgets.choice import Choice
from photoface.ui.widgets.face_strip import StripPanel

_STEPS = 10  # of the slider, to each side
_BAR_STEPS = 1000
_SLIDER = 140
_LISTED = 500  # changes; more than anybody reads
_LOOKED_INTO = 12  # faces shown of those that come or go


class RegroupDialog(QDialog):
    """Choose how strict to be, see what would change, look inside, apply (which can be undone)."""

    _progressed = Signal(float)
    _answered = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._run: PreviewRun | None = None
        self._looked_for = Ticket()
        self.preview: RegroupPreview | None = None
        self.setWindowTitle(tr("Sort the faces anew"))
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.resize(900, 640)
        self._make_choices()
        self._make_answer()
        self._build()
        self._progressed.connect(self._show_progress)
        self._answered.connect(self._take)
        context.bridge.closing.connect(self.stop)
        self._show_preview(None)

    # --- choices -------------------------------------------------------------------------------

    def _make_choices(self) -> None:
        self.strictness = QSlider(Qt.Orientation.Horizontal)
        self.strictness.setRange(-_STEPS, _STEPS)
        self.strictness.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.strictness.setAccessibleName(tr("How alike faces of one person are"))
        self.strictness.setMinimumWidth(_SLIDER)
        self.method = Choice(
            [
                ("average_linkage", tr("Average similarity (usual)")),
                ("hdbscan", tr("Density (HDBSCAN)")),
            ],
            width=0,
        )
        self.method.setAccessibleName(tr("How faces are grouped"))
        self.look = QPushButton(tr("See what would change"))
        self.look.setDefault(True)
        self.look.clicked.connect(self.start)
        self.halt = QPushButton(tr("Stop"))
        self.halt.clicked.connect(self.stop)

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(QLabel(tr("Fewer, larger groups")))
        row.addWidget(self.strictness, 1)
        row.addWidget(QLabel(tr("More, smaller groups")))
        row.addSpacing(12)
        row.addWidget(self.method)
        row.addWidget(self.look)
        row.addWidget(self.halt)
        return row

    def open_here(self) -> None:
        settings = self._context.library.settings
        self.strictness.setValue(round(settings.grouping_strictness / MOST_STRICT * _STEPS))
        self.method.setCurrentIndex(max(0, self.method.findData(settings.grouping)))
        self.show()
        self.raise_()

    # --- the answer ----------------------------------------------------------------------------

    def _make_answer(self) -> None:
        self.bar = QProgressBar(textVisible=False, maximum=_BAR_STEPS)
        self.words = QLabel(wordWrap=True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.table = QTableWidget(0, 5)
        self.table.setAccessibleName(tr("Groups that would change"))
        self.table.setHorizontalHeaderLabels(
            [tr("Group"), tr("Faces now"), tr("Faces after"), tr("Join"), tr("Leave")]
        )
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        first = self.table.horizontalHeaderItem(0)
        first.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.itemSelectionChanged.connect(self._look_inside)
        thumbnails, theme = self._context.thumbnails, self._context.theme
        self.coming, self.going = StripPanel(thumbnails, theme), StripPanel(thumbnails, theme)
        self.apply = QPushButton(tr("Apply"))
        self.apply.setProperty("role", "primary")
        self.apply.clicked.connect(self._apply)

    def _build(self) -> None:
        self._inside = QWidget()  # one widget: hidden it leaves its room to the table
        inside = QHBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.coming, 1)
        inside.addWidget(self.going, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.close)
        buttons.addWidget(close)
        buttons.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addLayout(self._choices())
        column.addWidget(self.bar)
        column.addWidget(self.words)
        column.addWidget(self.table, 3)
        column.addWidget(self._inside, 2)
        column.addLayout(buttons)

    # --- a dry run -----------------------------------------------------------------------------

    def start(self) -> None:
        """Look what would change; nothing does."""
        self.stop()
        self._show_preview(None)
        self._run = regroup_preview.start_preview(
            self._context.library,
            method=self.method.currentData(),
            strictness=self.strictness.value() / _STEPS * MOST_STRICT,
            on_progress=self._progressed.emit,
        )
        self._run.answer.add_done_callback(self._answered.emit)
        self.bar.setValue(0)
        self._show_state(tr("Sorting the faces… Nothing is changed yet."))

    @Slot()
    def stop(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.cancel()
            self._show_state(tr("Stopped. The groups are as they were."))

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()
        super().hideEvent(event)

    @Slot(float)
    def _show_progress(self, fraction: float) -> None:
        self.bar.setValue(round(fraction * _BAR_STEPS))

    @Slot(object)
    def _take(self, answer: Future[RegroupPreview]) -> None:
        if self._run is None or answer is not self._run.answer:
            return  # stopped, or another was begun meanwhile
        self._run = None
        error = answer.exception()
        if error is None:
            self._show_preview(answer.result())
        else:
            self._show_state()
            if not isinstance(error, CancelledError):
                self._context.bridge.report(error)

    def _show_state(self, words: str = "") -> None:
        is_running = self._run is not None
        self.look.setVisible(not is_running)
        self.halt.setVisible(is_running)
        self.bar.setVisible(is_running)
        self.words.setText(words)
        self.apply.setEnabled(self.preview is not None and self.preview.moved > 0)

    # --- what would change ---------------------------------------------------------------------

    def _show_preview(self, preview: RegroupPreview | None) -> None:
        self.preview = preview
        changes = preview.changes[:_LISTED] if preview else ()
        self.table.setRowCount(len(changes))
        for row, change in enumerate(changes):
            for column, words in enumerate(_columns(change)):
                item = QTableWidgetItem(words)
                if column:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(row, column, item)
        self._show_state(sentence(preview) if preview else _promise())
        self.table.setCurrentCell(0 if changes else -1, 0)
        self._look_inside()

    def _look_inside(self) -> None:
        self._looked_for.cancel()  # of the change chosen before
        row = self.table.currentRow()
        changes = self.preview.changes if self.preview else ()
        change = changes[row] if 0 <= row < len(changes) else None
        self._inside.setVisible(change is not None)
        if change is None:
            return
        coming, going = change.gained[:_LOOKED_INTO], change.lost[:_LOOKED_INTO]

        def show(rows: dict[int, FaceRow]) -> None:
            for panel, title, ids in (
                (self.coming, tr("Join"), coming),
                (self.going, tr("Leave"), going),
            ):
                panel.show_strip(title, [rows[face] for face in ids if face in rows])

        self._looked_for = self._context.bridge.query(
            lambda c: browse.face_rows(c, [*coming, *going]), show, owner=self
        )

    def _apply(self) -> None:
        preview = self.preview
        if preview is not None:
            self.apply.setEnabled(False)
            self._context.bridge.act(
                lambda library: regroup_preview.apply_preview(library, preview),
                lambda _: self.close(),
                owner=self,
            )


def _promise() -> str:
    return tr("Another way proposes other groups; whatever you have said stays as you said it.")


def sentence(preview: RegroupPreview) -> str:
    """What a dry run found, in the user's language."""
    if not preview.moved:
        return tr("Nothing would change.")
    parts = (
        trn("1 face would move", "{n} faces would move", preview.moved),
        trn("1 of them confirmed", "{n} of them confirmed", preview.confirmed),
        trn("1 group would vanish", "{n} groups would vanish", preview.vanished),
        trn("1 would be new", "{n} would be new", preview.created),
    )
    return ", ".join(parts) + "."


def _columns(change: GroupChange) -> list[str]:
    if change.name:
        who = change.name
    elif change.group is None:
        who = tr("A new group")
    else:
        who = tr("Group {group}", group=number(change.group))
    counts = (change.before, change.after, len(change.gained), len(change.lost))
    return [who, *(number(count) for count in counts)]
