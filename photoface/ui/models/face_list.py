"""Faces in a grid: their ids at once, their rows when they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from photoface.domain.faces import FaceState
from photoface.services import browse
from photoface.ui.bridge import Bridge
from photoface.ui.delegates.quality import quality_words
from photoface.ui.models.grid_model import GridModel
from photoface.ui.text import tr


class FaceListModel(GridModel):
    """Rows are `browse.FaceRow`."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(bridge, "face", browse.face_rows, parent)

    def show(self, ids: Sequence[int]) -> None:
        """Show these faces; rows that are here already stay until the new ones come."""
        if list(ids) != self.ids.tolist():
            self.set_ids(ids)
        self.forget_rows()

    def take_away(self, ids: Sequence[int]) -> None:
        """These faces leave the list (they were confirmed, rejected, ignored)."""
        gone = set(ids)
        self.set_ids([face for face in self.ids.tolist() if face not in gone])

    def set_state(self, ids: Sequence[int], state: FaceState) -> None:
        """Show a state that the library is about to write."""
        rows = {face: row for face in ids if (row := self.known(face))}
        self.set_rows({face: replace(row, state=state) for face, row in rows.items()})

    def text(self, row: int) -> str:
        face = self.row(row)
        return describe(face) if face else ""


def describe(face: browse.FaceRow) -> str:
    """A face in words, for hovering and for screen readers."""
    name = face.name or tr("Nobody yet")
    words = {
        FaceState.CONFIRMED: tr("{name}, confirmed by you", name=name),
        FaceState.PROPOSED: tr("{name}? Proposed, not confirmed", name=name),
        FaceState.REJECTED: tr("Not decided; you said who it is not"),
        FaceState.IGNORED: tr("Ignored"),
        FaceState.NOT_A_FACE: tr("Not a face"),
    }[face.state]
    if face.state is FaceState.PROPOSED and face.name is None:
        words = tr("Nobody has said who this is")
    return "\n".join(part for part in (words, quality_words(face.quality, face.flaws)) if part)
