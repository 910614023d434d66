"""Settings: everything holds at once, except what would read all photos again: that is applied."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from photoface.domain.settings import GROUPING_METHODS
from photoface.ui.models.long_job import LongJob
from photoface.ui.pages.page import Context, Page
from photoface.ui.settings.backup import BackupSettings
from photoface.ui.settings.export import ExportSettings
from photoface.ui.settings.folders import FolderSettings
from photoface.ui.settings.look import LookSettings
from photoface.ui.settings.models import ModelSettings
from photoface.ui.settings.reading import ReadingSettings
from photoface.ui.settings.section import INNER, Section
from photoface.ui.settings.tags import ImportTags, TagSettings
from photoface.ui.text import tr
from photoface.ui.theme import SPACE_L, SPACE_M
from photoface.ui.widgets.choice import Choice
from photoface.ui.widgets.paragraph import Paragraph


class SettingsPage(Page):
    """A column of sections."""

    can_search = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.folders = FolderSettings(context)
        self.reading = ReadingSettings(context)
        self.grouping = GroupingSettings(context)
        self.models = ModelSettings(context)
        self.look = LookSettings(context)
        job = LongJob(context.bridge, self)  # one at a time: the photos are wanted by others, too
        self.tags, self.names = TagSettings(context, job), ImportTags(context, job)
        self.export, self.backup = ExportSettings(context, job), BackupSettings(context, job)
        self.models.listed.connect(self.reading.show_models)
        self.area = area = QScrollArea(self)
        area.setProperty("role", "page")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside := QWidget())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        for section in (
            self.folders, self.reading, self.grouping, self.models, self.tags, self.names,
            self.export, self.backup, self.look, privacy(context),
        ):  # fmt: skip
            column.addWidget(section, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def on_shown(self) -> None:
        settings = self.context.library.settings
        self.reading.show_settings(settings)
        self.grouping.method.choose(settings.grouping)
        self.tags.show_place(settings.tags)
        self.backup.reload()
        self.folders.reload()
        self.models.reload()


class GroupingSettings(Section):
    """Which way faces are put together."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            tr("Grouping"),
            tr("Another way proposes other groups; whatever you have said stays as you said it."),
        )
        self._context = context
        words = {
            "average_linkage": tr("Average linkage (recommended)"),
            "hdbscan": tr("HDBSCAN"),
        }
        self.method = Choice([(method, words[method]) for method in GROUPING_METHODS])
        self.method.activated.connect(self._choose)
        self.add_row(tr("How faces are put together"), self.method)

    def _choose(self) -> None:
        library, workspace = self._context.library, self._context.workspace
        settings = replace(library.settings, grouping=str(self.method.value))
        self._context.bridge.work(
            lambda: workspace.change_settings(settings), lambda _: None, owner=self
        )


def privacy(context: Context) -> Section:
    """What stays where."""
    section = Section(tr("Privacy"))
    for text in (
        tr("Everything stays on this computer. Nothing is sent anywhere; there is no account."),
        tr("The only use of the network is fetching a model, and only when you ask for it."),
        tr(
            "Faces, names and small pictures lie in {folder}, which only you can read. Your photos "
            "stay where they are and are not changed, unless you have names written into them.",
            folder=context.library.folder,
        ),
        tr("The log holds no names."),
    ):
        section.body.addWidget(Paragraph(text, width=INNER))
    return section
