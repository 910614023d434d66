"""Face tags: whether names leave the library with the photos, and names that came with them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton

from photoface.domain.settings import TAG_PLACES
from photoface.services import import_tags, write_tags
from photoface.services.history import Act
from photoface.services.import_tags import ForeignTags, TagImport
from photoface.services.library import Library
from photoface.services.write_tags import TagWriting
from photoface.ui.models.long_job import LongJob, Progress
from photoface.ui.pages.page import Context
from photoface.ui.settings.job_section import JobSection, listed
from photoface.ui.settings.section import INNER
from photoface.ui.text import spoken, tr, trn
from photoface.ui.widgets.choice import Choice
from photoface.ui.widgets.paragraph import Paragraph


class TagSettings(JobSection):
    """Off by default. What would be written is listed exactly, before anything is."""

    def __init__(self, context: Context, job: LongJob) -> None:
        super().__init__(
            tr("Names in your photos"),
            tr(
                "Other programs see who is on a photo by its face tags. Photoface changes no file "
                "unless you choose a place for them here."
            ),
            job,
        )
        self._context = context
        self.place = Choice([(place, place_words(place)) for place in TAG_PLACES], width=330)
        self.place.activated.connect(self._choose)
        self.add_row(tr("Write names"), self.place)
        self.content = Paragraph(width=INNER, role="small")
        self.body.addWidget(self.content)
        self.look = QPushButton(tr("Show what would be written"))
        self.look.clicked.connect(lambda: self.write(dry_run=True))
        self.now = QPushButton(tr("Write now"))
        self.now.clicked.connect(lambda: self.write(dry_run=False))
        self.add_buttons(self.look, self.now)
        self.add_footer()

    def show_place(self, place: str) -> None:
        """The library's setting."""
        self.place.choose(place)
        self.content.setText(content_words(place))
        self._enable()

    def is_free(self) -> bool:
        return super().is_free() and self.place.value != "off"

    def write(self, *, dry_run: bool) -> None:
        """Bring the tags of all photos to what the library says, or only say what that means."""
        library, job = self._context.library, self.job

        def show(progress: Progress, done: int, total: int) -> None:
            if not job.is_cancelled():  # it ends by itself then, and says what was done
                progress(done, total)

        def work(progress: Progress) -> TagWriting:
            return write_tags.write_tags(
                library,
                dry_run=dry_run,
                progress=partial(show, progress),
                is_cancelled=job.is_cancelled,
            )

        words = tr("Looking at the photos…") if dry_run else tr("Writing tags…")
        self.run(words, work, self._say_plan if dry_run else self._say_done)

    def _say_plan(self, done: TagWriting) -> None:
        count = len(done.written)
        words = trn("{n} file would be written:", "{n} files would be written:", count)
        lines = listed(done.written)
        self.tell(f"{words}\n{lines}" if count else tr("Every file is as it should be."),
                  done.problems)  # fmt: skip

    def _say_done(self, done: TagWriting) -> None:
        words = trn("Tags of {n} file written.", "Tags of {n} files written.", len(done.written))
        is_cut = self.job.is_cancelled()
        self.tell(f"{words} {tr('Stopped before the end.')}" if is_cut else words, done.problems)

    def _choose(self) -> None:
        place = str(self.place.value)
        library, workspace = self._context.library, self._context.workspace
        self.show_place(place)
        self._context.bridge.work(
            lambda: workspace.change_settings(replace(library.settings, tags=place)),
            lambda _: None,
            owner=self,
        )


class ImportTags(JobSection):
    """Names that other programs wrote: looked for, shown, and only then taken over."""

    def __init__(self, context: Context, job: LongJob) -> None:
        super().__init__(
            tr("Names from other programs"),
            tr(
                "Reads face tags of Picasa, digiKam, Lightroom, Windows and others, in the photos "
                "and beside them. What you said yourself always stands."
            ),
            job,
        )
        self._context = context
        self._found: ForeignTags | None = None
        self.look = QPushButton(tr("Look for names"))
        self.look.clicked.connect(lambda: self.look_for_names())
        self.picasa = QPushButton(tr("Look with Picasa's contacts.xml…"))
        self.picasa.clicked.connect(self._ask_contacts)
        self.add_buttons(self.look, self.picasa)
        self.add_footer()
        self.take, self.leave = QPushButton(tr("Take over")), QPushButton(tr("Not now"))
        self.take.setProperty("role", "primary")
        self.take.clicked.connect(self.take_over)
        self.leave.clicked.connect(self._forget)
        self.add_buttons(self.take, self.leave)
        self._offer(False)

    def look_for_names(self, contacts: Path | None = None) -> None:
        """Read the tags of every photo; changes nothing."""
        library = self._context.library
        self._forget()

        def work(progress: Progress) -> tuple[ForeignTags, TagImport]:
            found = import_tags.find_tags(library, contacts=contacts, progress=progress)
            return found, import_tags.preview(library, found)

        self.run(tr("Reading tags…"), work, self._show)

    def take_over(self) -> None:
        """Import what was found, as one step that Undo takes back."""
        found = self._found
        self._forget()

        def verb(library: Library) -> Act | None:
            return import_tags.apply(library, found)[0] if found else None

        self._context.bridge.act(verb, owner=self)

    def _ask_contacts(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Picasa's contacts.xml"), "", f"{tr('Picasa contacts')} (*.xml)"
        )
        if path:
            self.look_for_names(Path(path))

    def _show(self, outcome: tuple[ForeignTags, TagImport]) -> None:
        found, would = outcome
        if not would.faces:
            self.tell(tr("No names that are new to Photoface."), would.problems)
            return
        self._found = found
        against = [
            tr(
                "{file}: you said {here}, the tags say {there}",
                file=path,
                here=spoken(c.here),
                there=spoken(c.there),
            )
            for path, c in would.contradictions
        ]
        what = tr("Found: {what}", what=spoken(would.sentence))
        self.tell("\n".join([what, listed(against)]).strip(), would.problems)
        self._offer(True)
        self.take.setFocus()

    def _forget(self) -> None:
        self._found = None
        self.outcome.hide()
        self.trouble.hide()
        self._offer(False)

    def _offer(self, is_offered: bool) -> None:
        for button in (self.take, self.leave):
            button.setVisible(is_offered)


def place_words(place: str) -> str:
    return {
        "off": tr("Nowhere"),
        "sidecars": tr("Into sidecar files beside the photos"),
        "files": tr("Into the photos themselves"),
    }.get(place, place)


def content_words(place: str) -> str:
    """Exactly what is written, and where."""
    if place == "off":
        return tr("Nothing is written, neither into the photos nor beside them.")
    where = {
        "sidecars": tr("Where: in photo.jpg.xmp beside each photo on which you named somebody."),
        "files": tr(
            "Where: in JPEG, PNG, TIFF and WebP files themselves, each checked to show the very "
            "same picture before it takes the old one's place; for all others (RAW, HEIC) in a "
            "file such as photo.cr2.xmp beside them."
        ),
    }[place]
    what = [
        tr("place and name of every face you named (MWG regions)"),
        tr("the names as persons shown (IPTC) and as keywords"),
        tr(
            "in Photoface's own field, what else you said of faces: confirmed, not this person, "
            "ignored, not a face"
        ),
    ]
    rest = tr(
        "Nothing that is only proposed is written, and whatever other programs wrote stays. What "
        "you say later follows by itself."
    )
    return "\n".join([tr("Exactly this is written:"), *(f"•  {w}" for w in what), where, rest])
