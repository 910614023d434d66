"""One model in a list: what it is for, where it comes from, its licence, and how its fetch goes."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from photoface.services.models import FetchProgress, ModelStatus, Presence
from photoface.ui.text import tr
from photoface.ui.theme import SPACE_S, SPACE_XS
from photoface.ui.widgets.paragraph import Paragraph

_STEPS = 1000


class ModelRow(QWidget):
    """`has_details` adds the source's hash and what the model takes and gives."""

    def __init__(self, model: ModelStatus, *, width: int, has_details: bool = False) -> None:
        super().__init__()
        self.model = model
        title, role, self._state = QLabel(model.title), QLabel(role_words(model.role)), QLabel()
        title.setProperty("role", "heading")
        role.setProperty("role", "dim")
        self._state.setProperty("role", "small")
        facts = Paragraph(facts_of(model), width=width, role="small")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setRange(0, _STEPS)
        self._bar.setAccessibleName(tr("Progress of {name}", name=model.title))
        self._bar.hide()
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE_S)
        self.head.addWidget(title)
        self.head.addWidget(role, 1)
        self.head.addWidget(self._state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        column.setSpacing(SPACE_XS)
        column.addLayout(self.head)
        column.addWidget(facts)
        if has_details:
            column.addWidget(Paragraph(details_of(model), width=width, role="small"))
        column.addWidget(self._bar)
        self.show_presence(model.presence)

    def show_presence(self, presence: Presence) -> None:
        self._bar.hide()
        self._state.setText(presence_words(presence))

    def show_progress(self, progress: FetchProgress) -> None:
        """Bytes while it is downloaded, movement while it is converted."""
        self._bar.show()
        if progress.stage == "downloading" and progress.total:
            self._bar.setRange(0, _STEPS)
            self._bar.setValue(round(_STEPS * progress.done / progress.total))
            done, total = size_words(progress.done), size_words(progress.total)
            self._state.setText(tr("{done} of {total}", done=done, total=total))
        else:
            self._bar.setRange(0, 0)
            waits = progress.stage == "waiting"
            self._state.setText(tr("Another Photoface is at it…") if waits else tr("Preparing…"))


def facts_of(model: ModelStatus) -> str:
    """Download size, licence, source in one line."""
    parts = [tr("licence: {licence}", licence=model.licence)]
    if model.download_size:
        parts.insert(0, tr("{size} to download", size=size_words(model.download_size)))
        parts.append(tr("from the Python package index: {source}", source=model.source))
    else:
        parts.append(tr("you bring the file {source}", source=model.source))
    return "  ·  ".join(parts)


def role_words(role: str) -> str:
    return {"detector": tr("finds faces"), "embedder": tr("tells people apart")}.get(role, role)


def presence_words(presence: Presence) -> str:
    return {
        Presence.READY: tr("ready"),
        Presence.MISSING: tr("not here yet"),
        Presence.OUTDATED: tr("from an older version: fetch it again"),
        Presence.DAMAGED: tr("damaged: fetch it again"),
    }[presence]


def size_words(count: int) -> str:
    """A number of bytes as people say it."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def details_of(model: ModelStatus) -> str:
    """What it is, what goes in and comes out, and the hash it is checked by."""
    size = size_words(model.size) if model.size else tr("unknown size")
    taken = tr(
        "takes {input}, gives {output}, {size}", input=model.input, output=model.output, size=size
    )
    check = tr("SHA-256 {hash}", hash=model.sha256 or tr("not known beforehand"))
    return "\n".join(line for line in (model.about, taken, check) if line)
