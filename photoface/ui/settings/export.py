"""What leaves the library for other programs, and people from another library."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QPushButton

from photoface.services import export_faces, share_people
from photoface.services.export_faces import FolderExport, How
from photoface.services.history import Act
from photoface.services.library import Library
from photoface.ui.models.long_job import LongJob, Progress
from photoface.ui.pages.page import Context
from photoface.ui.settings.job_section import JobSection
from photoface.ui.text import tr, trn
from photoface.ui.widgets.choice import Choice


class ExportSettings(JobSection):
    """Folders by person, a table, and the people backup."""

    def __init__(self, context: Context, job: LongJob) -> None:
        super().__init__(
            tr("Export"),
            tr("Copies leave the library; the photos in it stay as they are."),
            job,
        )
        self._context = context
        words = {
            How.COPY: tr("Copies"),
            How.HARD_LINK: tr("Hard links (no extra space, same disk)"),
            How.SYMLINK: tr("Symbolic links"),
        }
        self.how = Choice([(how, words[how]) for how in How])
        self.add_row(tr("Folders by person contain"), self.how)
        self.proposed = QCheckBox(tr("Also photos where only Photoface says who it is"))
        self.body.addWidget(self.proposed)
        self.folders = self._button(tr("Folders by person…"), self._ask_folder)
        self.table = self._button(tr("Table of faces…"), self._ask_table)
        self.people = self._button(tr("People for another library…"), self._ask_people)
        self.add_buttons(self.folders, self.table, self.people)
        self.take = self._button(tr("Take over people from another library…"), self._ask_source)
        self.add_buttons(self.take)
        self.add_footer()

    def _button(self, words: str, do: object) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(do)
        return button

    # --- doing ---------------------------------------------------------------------------------

    def export_folders(self, target: Path) -> None:
        """A folder for each person below `target`."""
        library, how = self._context.library, How(str(self.how.value))
        with_proposed = self.proposed.isChecked()

        def work(progress: Progress) -> FolderExport:
            return export_faces.export_folders(
                library, target, how=how, with_proposed=with_proposed, progress=progress
            )

        self.run(tr("Putting photos into folders…"), work, self._say_folders)

    def export_table(self, target: Path) -> None:
        library = self._context.library
        self.run(
            tr("Writing the table…"),
            lambda _: export_faces.export_table(library, target),
            lambda rows: self.tell(
                trn("{n} face in {file}", "{n} faces in {file}", rows, file=target)
            ),
        )

    def export_people(self, target: Path) -> None:
        library = self._context.library
        self.run(
            tr("Writing the people…"),
            lambda _: share_people.export_people(library, target),
            lambda faces: self.tell(
                trn(
                    "What you said about {n} face is in {file}",
                    "What you said about {n} faces is in {file}",
                    faces,
                    file=target,
                )
            ),
        )

    def take_people(self, source: Path) -> None:
        """People of another library, as one step that Undo takes back."""

        def verb(library: Library) -> Act | None:
            backup = share_people.read_backup(source)
            return share_people.import_people(library, backup)[0]

        self._context.bridge.act(verb, owner=self)

    def _say_folders(self, done: FolderExport) -> None:
        words = trn("{n} photo", "{n} photos", done.made)
        folders = trn("{n} folder", "{n} folders", done.folders)
        kept = trn("{n} was there already", "{n} were there already", done.kept)
        line = tr("{photos} put into {folders}; {kept}.", photos=words, folders=folders, kept=kept)
        self.tell(line, done.problems)

    # --- asking --------------------------------------------------------------------------------

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Where to put the folders"))
        if folder:
            self.export_folders(Path(folder))

    def _ask_table(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Table of faces"), "faces.csv", "CSV (*.csv);;JSON (*.json)"
        )
        if path:
            self.export_table(Path(path))

    def _ask_people(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, tr("People for another library"), "people.json", "JSON (*.json)"
        )
        if path:
            self.export_people(Path(path))

    def _ask_source(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("People of another library"), "", "JSON (*.json)"
        )
        if path:
            self.take_people(Path(path))
