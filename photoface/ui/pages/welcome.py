"""The first start: choose folders, fetch the models, and off to the people."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from photoface.domain.errors import PhotofaceError
from photoface.services import models
from photoface.services.models import FetchProgress, ModelStatus, Presence
from photoface.ui.models.model_fetch import ModelFetch
from photoface.ui.pages.page import Context, Page
from photoface.ui.text import spoken, tr
from photoface.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from photoface.ui.widgets.model_row import ModelRow, size_words
from photoface.ui.widgets.paragraph import Paragraph

_WIDTH = 520


class WelcomePage(Page):
    """One button. `show_item(folders)` begins with folders that are known already."""

    can_search = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._folders: list[str] = []
        self._rows: dict[str, ModelRow] = {}
        self.fetch = ModelFetch(context.bridge, self)
        self.choose = QPushButton(tr("Choose folders…"))
        self.choose.setProperty("role", "primary")
        self.choose.clicked.connect(self._choose_folder)
        self.retry = QPushButton(tr("Try again"))
        self.retry.setProperty("role", "primary")
        self.retry.clicked.connect(self._fetch_models)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.clicked.connect(self.fetch.cancel)
        self._stack = QStackedWidget()
        self._stack.addWidget(_middle(self._welcome()))
        self._stack.addWidget(_middle(self._fetching()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._listen()

    def on_shown(self) -> None:
        self.choose.setFocus()

    def show_item(self, argument: object) -> None:
        if isinstance(argument, list | tuple):
            self.begin([str(folder) for folder in argument])

    def begin(self, folders: Sequence[str]) -> None:
        """Take these folders in as soon as the models are here."""
        self._folders = list(folders)
        if not self.fetch.is_running:
            self.context.bridge.work(models.missing_models, self._take_missing, self._refuse)

    # --- building ------------------------------------------------------------------------------

    def _welcome(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setSpacing(SPACE_M)
        self._icon = QLabel()
        title = QLabel(tr("Who is in your photos?"))
        title.setProperty("role", "welcome")
        words = Paragraph(
            tr(
                "Choose the folders your photos are in. Photoface finds the faces and sorts them "
                "into people; you say who they are."
            ),
            width=_WIDTH,
            is_centred=True,
        )
        promise = Paragraph(
            tr(
                "Everything stays on this computer. Your photos are never moved or changed, and "
                "nothing is sent anywhere."
            ),
            width=_WIDTH,
            role="small",
            is_centred=True,
        )
        for widget in (self._icon, title, words):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(SPACE_L)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        hint = QLabel(tr("or drop folders here"))
        hint.setProperty("role", "small")
        column.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(SPACE_XL)
        column.addWidget(promise, 0, Qt.AlignmentFlag.AlignHCenter)
        return part

    def _fetching(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setSpacing(SPACE_S)
        title = QLabel(tr("Getting ready"))
        title.setProperty("role", "title")
        self._explanation = Paragraph(width=_WIDTH)
        self._models = QVBoxLayout()
        self._trouble = Paragraph(width=_WIDTH, role="danger")
        self._trouble.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self.retry)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column.addWidget(title)
        column.addWidget(self._explanation)
        column.addLayout(self._models)
        column.addWidget(self._trouble)
        column.addSpacing(SPACE_M)
        column.addLayout(buttons)
        return part

    def _listen(self) -> None:
        self.fetch.progressed.connect(self._show_progress)
        self.fetch.finished.connect(self._start_scan)
        self.fetch.stopped.connect(self._give_up)
        self.fetch.failed.connect(self._show_trouble)
        self.context.theme.changed.connect(self._recolour)
        self._recolour()

    # --- choosing ------------------------------------------------------------------------------

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Choose a folder of photos"))
        if folder:
            self.begin([folder])

    # --- models --------------------------------------------------------------------------------

    def _take_missing(self, missing: list[ModelStatus]) -> None:
        if not missing:
            self._start_scan()
            return
        self._show_models(missing)
        self._stack.setCurrentIndex(1)
        self._fetch_models()

    def _show_models(self, missing: list[ModelStatus]) -> None:
        for row in self._rows.values():
            row.deleteLater()
        self._rows = {model.name: ModelRow(model, width=_WIDTH) for model in missing}
        for row in self._rows.values():
            self._models.addWidget(row)
        total = size_words(sum(model.download_size for model in missing))
        self._explanation.setText(
            tr(
                "To find faces and tell people apart, Photoface needs two small models. They are "
                "fetched once ({total}); after that no network is needed.",
                total=total,
            )
        )

    def _fetch_models(self) -> None:
        self._trouble.hide()
        self.retry.hide()
        self.cancel.show()
        self.fetch.start(list(self._rows))

    def _show_progress(self, progress: FetchProgress) -> None:
        for name, row in self._rows.items():
            if name == progress.model:
                row.show_progress(progress)
                break
            row.show_presence(Presence.READY)  # they come one after the other

    def _show_trouble(self, sentence: str) -> None:
        for row in self._rows.values():
            row.show_presence(row.model.presence)
        self._trouble.setText(sentence)
        self._trouble.show()
        self.retry.show()
        self.cancel.hide()
        self.retry.setFocus()

    def _give_up(self) -> None:
        self._stack.setCurrentIndex(0)
        self.choose.setFocus()

    # --- going on ------------------------------------------------------------------------------

    def _start_scan(self) -> None:
        """Read the folders and go where the people will appear."""
        folders, workspace = self._folders, self.context.workspace

        def add() -> None:
            for folder in folders:
                workspace.add_folder(folder)
            workspace.start_import()

        self.context.bridge.work(add, self._go_on, self._refuse)

    def _go_on(self, _: object) -> None:
        self._stack.setCurrentIndex(0)
        self.context.navigator.open_page("people")

    def _refuse(self, error: BaseException) -> None:
        self._give_up()
        if isinstance(error, PhotofaceError):
            self.context.navigator.show_message(spoken(error.sentence))
        else:
            self.context.bridge.report(error)

    def _recolour(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self.context.theme.pixmap("users", 64, ratio, "accent"))


def _middle(part: QWidget) -> QWidget:
    """The part in the middle of the page, a little above the centre."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.addStretch(2)
    column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return page
