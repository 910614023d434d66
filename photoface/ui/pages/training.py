"""Training: what was corrected, learning from it, what came of it, and which model is in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from photoface.services import browse, learned_models, train_model
from photoface.services.browse import FaceRow
from photoface.services.learned_models import ModelState
from photoface.services.train_model import TrainingState
from photoface.services.training_faces import Readiness
from photoface.services.training_report import TrainingReport
from photoface.ui.pages.page import Context, Page
from photoface.ui.settings.section import INNER, Section
from photoface.ui.text import spoken, tr, trn
from photoface.ui.theme import SPACE_L, SPACE_M, SPACE_S
from photoface.ui.widgets.changed_faces import ChangedFaces
from photoface.ui.widgets.curve import Curve
from photoface.ui.widgets.figure_table import FigureTable
from photoface.ui.widgets.paragraph import Paragraph

_MOST_SHOWN = 30  # faces that would change


@dataclass(frozen=True, slots=True)
class _Facts:
    """Everything the page tells, read at one time."""

    ready: Readiness
    report: TrainingReport | None
    model: ModelState
    faces: dict[int, FaceRow]


class TrainingPage(Page):
    """A column of cards: learn, what came of it, the model in use."""

    can_search = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.learn = LearnCard(context)
        self.outcome = OutcomeCard(context)
        self.model = ModelCard(context)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        for card in (self.learn, self.outcome, self.model):
            column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        area = QScrollArea()
        area.setProperty("role", "page")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self._is_asking = self._is_stale = False
        self._was_running = False
        context.bridge.training_changed.connect(self._follow)
        context.bridge.faces_decided.connect(lambda _: self._reload())
        self.outcome.hide()
        self._follow()

    def on_shown(self) -> None:
        self._follow()
        self._reload()

    def _follow(self) -> None:
        """Training came along; what is on the disk changes only where it starts or ends."""
        state: TrainingState = self.context.workspace.trainer.state
        switching: float | None = self.context.workspace.model_switch.fraction
        self.learn.show_state(state)
        self.model.show_progress(switching)
        self.badge_changed.emit(_badge(state, switching))
        if not state.is_running or not self._was_running:
            self._reload()
        if state.is_running:
            self.outcome.hide()
        self._was_running = state.is_running

    def _reload(self) -> None:
        """One question at a time; what changes meanwhile is asked once more."""
        if not self.isVisible():
            return
        if self._is_asking:
            self._is_stale = True
            return
        self._is_asking, self._is_stale = True, False
        self.context.bridge.work(lambda: _read(self.context), self._show)

    def _show(self, facts: _Facts) -> None:
        self._is_asking = False
        self.learn.show_ready(facts.ready)
        is_running = self.context.workspace.trainer.state.is_running
        self.outcome.show_report(None if is_running else facts.report, facts.faces, facts.model)
        self.model.show_model(facts.model)
        if self._is_stale:
            self._reload()


def _read(context: Context) -> _Facts:
    library = context.library
    report = train_model.last_report(library)
    shown = [change.face for change in report.changes[:_MOST_SHOWN]] if report else []
    return _Facts(
        train_model.readiness(library),
        report,
        library.read(learned_models.model_state),
        library.read(lambda connection: browse.face_rows(connection, shown)),
    )


def _badge(state: TrainingState, switching: float | None) -> str:
    fraction = state.fraction if state.is_running else switching
    return "" if fraction is None else f"{100 * fraction:.0f} %"


class LearnCard(Section):
    """What there is to learn from; start, pause, stop; how far it is."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            tr("Learn from your corrections"),
            tr(
                "Photoface can learn the faces of this library from the names you gave. Nothing "
                "changes before you have seen what came of it."
            ),
        )
        self._context = context
        self._state = TrainingState()
        self._ready: Readiness | None = None
        self.counts, self.waits = QLabel(), Paragraph(width=INNER)
        self.start = QPushButton(tr("Start learning"))
        self.start.setProperty("role", "primary")
        self.pause, self.stop = QPushButton(), QPushButton(tr("Stop"))
        self.words, self.bar = QLabel(), QProgressBar()
        self.words.setProperty("role", "dim")
        self.curve = Curve(context.theme, tr("Pairs recognized among faces kept back"))
        self.start.clicked.connect(self._start)
        self.pause.clicked.connect(self._pause_or_go_on)
        self.stop.clicked.connect(lambda: self._do(context.workspace.trainer.stop))
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for button in (self.start, self.pause, self.stop):
            row.addWidget(button)
        row.addStretch(1)
        for widget in (self.counts, self.waits, self.words, self.bar, self.curve):
            self.body.addWidget(widget)
        self.body.addSpacing(SPACE_S)
        self.body.addLayout(row)

    def show_ready(self, ready: Readiness) -> None:
        self._ready = ready
        new = trn(
            "{n} decision since the last time", "{n} decisions since the last time", ready.new
        )
        faces = trn("{n} named face", "{n} named faces", ready.faces)
        people = trn("{n} person", "{n} people", ready.people)
        self.counts.setText(tr("{faces} of {people} · {new}", faces=faces, people=people, new=new))
        self._follow()

    def show_state(self, state: TrainingState) -> None:
        self._state = state
        self.words.setText(spoken(state.sentence))
        if state.fraction is None:
            self.bar.setRange(0, 0)
        else:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(1000 * state.fraction))
        self.curve.show_values([epoch.tar for epoch in state.curve], state.epochs)
        self._follow()

    def _follow(self) -> None:
        state, ready = self._state, self._ready
        reason = ready.sentence if ready is not None else None
        self.counts.setVisible(ready is not None and ready.faces > 0)
        self.waits.setText(spoken(reason or ""))
        self.waits.setVisible(bool(reason) and not state.is_running)
        self.start.setVisible(not state.is_running)
        self.start.setEnabled(ready is not None and reason is None)
        self.pause.setVisible(state.phase in ("training", "paused"))
        self.pause.setText(tr("Go on") if state.phase == "paused" else tr("Pause"))
        self.stop.setVisible(state.is_running)
        self.words.setVisible(state.is_running or state.phase == "failed")
        self.bar.setVisible(state.is_running)
        self.curve.setVisible(len(state.curve) > 1)

    def _start(self) -> None:
        self._do(self._context.workspace.trainer.start)

    def _pause_or_go_on(self) -> None:
        trainer = self._context.workspace.trainer
        self._do(trainer.resume if self._state.phase == "paused" else trainer.pause)

    def _do(self, verb: Any) -> None:
        self._context.bridge.work(verb, lambda _: None, owner=self)


class OutcomeCard(Section):
    """The report of the last training: before and after, who gains least, what would change."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Result"))
        self._context = context
        self.verdict = QLabel()
        self.reasons = Paragraph(width=INNER, role="")
        self.figures = FigureTable(context.theme)
        self.note = Paragraph(width=INNER)
        self.changed_words = QLabel()
        self.changed_words.setProperty("role", "heading")
        self.changes = ChangedFaces(context.thumbnails, context.theme)
        self.adopt, self.discard = QPushButton(tr("Adopt")), QPushButton(tr("Discard"))
        self.adopt.setProperty("role", "primary")
        self.adopt.clicked.connect(lambda: context.bridge.act(train_model.adopt_training))
        self.discard.clicked.connect(lambda: context.bridge.act(_discard))
        self.changes.opened.connect(self._open)
        self._is_better = False
        context.theme.changed.connect(self._colour)
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self.adopt)
        row.addWidget(self.discard)
        row.addStretch(1)
        for widget in (self.verdict, self.reasons, self.figures, self.note, self.changed_words):
            self.body.addWidget(widget)
        self.body.insertSpacing(self.body.indexOf(self.changed_words), SPACE_S)
        self.body.addWidget(self.changes)
        self.body.addSpacing(SPACE_S)
        self.body.addLayout(row)

    def show_report(
        self, report: TrainingReport | None, faces: dict[int, FaceRow], model: ModelState
    ) -> None:
        if report is None or report.state == "discarded":
            self.hide()
            return
        self._is_better = report.is_better
        self.verdict.setText(
            tr("Better than before") if report.is_better else tr("No better than before")
        )
        self._colour()
        self.reasons.setText(" ".join(map(spoken, report.reasons)))
        kept = tr("Your faces kept back from learning")
        self.figures.show_figures([(kept, report.held_out), (tr("Other people"), report.check)])
        self.note.setText(_note(report))
        self.changed_words.setText(
            trn(
                "{n} of {all} faces would show another name",
                "{n} of {all} faces would show another name",
                len(report.changes),
                all=report.looked_at,
            )
        )
        self.changes.show_changes(report.changes[:_MOST_SHOWN], faces)
        is_adopted = model.wanted == report.version
        self.adopt.setVisible(not is_adopted)
        self.discard.setVisible(not is_adopted)
        self.adopt.setEnabled(report.is_better)
        self.show()  # once it is filled, so that it is never seen half laid out

    def _colour(self) -> None:
        colour = self._context.theme.colour("good" if self._is_better else "danger").name()
        self.verdict.setStyleSheet(f"color: {colour}; font-weight: 600;")

    def _open(self, face: FaceRow) -> None:
        self._context.navigator.open_viewer([face.photo], 0, face=face.id)


def _note(report: TrainingReport) -> str:
    sentences = [spoken(report.check_sentence)]
    if report.worst is not None:
        sentences.append(
            tr(
                "Gains least: {name}, {before} % of pairs recognized before, {after} % after.",
                name=report.worst.name,
                before=round(100 * report.worst.before),
                after=round(100 * report.worst.after),
            )
        )
    if report.doubts:
        sentences.append(
            trn(
                "{n} name looks wrong (see Review).",
                "{n} names look wrong (see Review).",
                report.doubts,
            )
        )
    return " ".join(sentences)


def _discard(library: Any) -> None:
    train_model.discard_training(library)


class ModelCard(Section):
    """Which model the library is on, how far it is on the way to another, and the way back."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Model in use"))
        self._context = context
        self.words = Paragraph(width=INNER, role="")
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.back = QPushButton(tr("Go back to the model before"))
        self.back.clicked.connect(lambda: context.bridge.act(learned_models.roll_back))
        for widget in (self.words, self.bar):
            self.body.addWidget(widget)
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.bar.hide()
        self.back.hide()

    def show_progress(self, fraction: float | None) -> None:
        self.bar.setVisible(fraction is not None)
        self.bar.setValue(round(1000 * (fraction or 0.0)))

    def show_model(self, model: ModelState) -> None:
        in_use = (
            tr("The model that learned from your corrections.")
            if model.in_use
            else tr("The plain model, as it came with Photoface.")
        )
        on_the_way = ""
        if model.waiting:  # for a model adopted or left, or for what a new release brought
            on_the_way = trn(
                "{n} face is looked at again first; until then everything stays as it is.",
                "{n} faces are looked at again first; until then everything stays as it is.",
                model.waiting,
            )
        self.words.setText(f"{in_use} {on_the_way}".strip())
        self.back.setVisible(model.can_go_back)
