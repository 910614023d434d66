"""What is said about the faces on a photo: typed onto it, or one key on the current face.

Everything shows at once and is recorded behind it; what cannot be recorded is taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QRectF, Signal

from photoface.domain.faces import FaceState
from photoface.domain.geometry import Box
from photoface.services import name_people
from photoface.services.draw_face import draw_face
from photoface.services.history import Act
from photoface.services.library import Library
from photoface.ui.models.known_people import KnownPerson
from photoface.ui.pages.page import Context
from photoface.ui.text import tr
from photoface.ui.views.photo_canvas import PhotoCanvas
from photoface.ui.widgets.name_edit import NameEdit, Wording

_WIDTH, _EDGE, _DISTANCE = 240, 8, 4
_SETTLED = (FaceState.IGNORED, FaceState.NOT_A_FACE)


class ViewerFaces(QObject):
    """Names, ignores and rejects the faces of a canvas. `failed` when the library said no: what the
    canvas shows is to be read anew."""

    failed = Signal()
    drawn = Signal(int)  # a face that the user drew is in the library now

    def __init__(self, canvas: PhotoCanvas, context: Context) -> None:
        super().__init__(canvas)
        self._canvas, self._context = canvas, context
        self._edited: int | None = None
        self.name_field = NameEdit(context.people, context.thumbnails, context.theme, canvas)
        self.name_field.hide()
        self.name_field.committed.connect(self._take_name)
        self.name_field.cancelled.connect(self.end_naming)
        canvas.name_asked.connect(self.start_naming)

    # --- naming --------------------------------------------------------------------------------

    def name_current(self) -> None:
        """Type a name onto the current face, or onto the first if there is none."""
        if self._canvas.current_face() is None:
            self._canvas.step_face(1)
        face = self._canvas.current_face()
        if face is not None:
            self.start_naming(face.id)

    def start_naming(self, face: int) -> None:
        """Open the name field below a face."""
        self._canvas.set_current_face(face)  # which may move the photo
        row, rect = self._canvas.current_face(), self._canvas.face_rect(face)
        if row is None or rect is None:
            return
        self._edited = face
        room = self._canvas.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        height = self.name_field.sizeHint().height()
        left = max(min(round(rect.center().x()) - _WIDTH // 2, room.right() - _WIDTH), room.left())
        top = max(min(round(rect.bottom()) + _DISTANCE, room.bottom() - height), room.top())
        self.name_field.setGeometry(left, top, _WIDTH, height)
        self.name_field.start(row.name or "", Wording(_existing, tr("A new person")))

    def end_naming(self) -> None:
        """Put the name field away; nothing is changed."""
        if self._edited is not None:
            self._edited = None
            self.name_field.hide()
            self._canvas.setFocus()

    def name(self, face: int, name: str) -> None:
        """This face is somebody: shown now, recorded behind it."""
        person = self._context.people.find(name)
        self._show(
            face,
            name=person.name if person else name,
            person=person.id if person else None,
            state=FaceState.CONFIRMED,
        )
        self._act(lambda library: name_people.name_faces(library, [face], name))
        self._choose_next_unnamed()

    def _take_name(self, name: str) -> None:
        face = self._edited
        self.end_naming()
        if face is not None:
            self.name(face, name)

    def _choose_next_unnamed(self) -> None:
        faces = self._canvas.faces
        unnamed = (f.id for f in faces if f.name is None and f.state not in _SETTLED)
        self._canvas.set_current_face(next(unnamed, None))

    # --- one key -------------------------------------------------------------------------------

    def mark_not_a_face(self) -> None:
        face = self._canvas.current_face()
        if face is not None:
            self._show(face.id, state=FaceState.NOT_A_FACE)
            self._act(lambda library: name_people.mark_not_a_face(library, [face.id]))

    def ignore(self) -> None:
        face = self._canvas.current_face()
        if face is not None:
            self._show(face.id, state=FaceState.IGNORED, name=None, person=None)
            self._act(lambda library: name_people.ignore_faces(library, [face.id]))

    def reject(self) -> None:
        """Not the person whose name it carries."""
        face = self._canvas.current_face()
        if face is not None and face.person is not None:
            person = face.person
            self._show(face.id, state=FaceState.REJECTED, name=None, person=None)
            self._act(lambda library: name_people.reject_faces(library, [face.id], person))

    # --- a face that was missed ------------------------------------------------------------------

    def draw(self, photo: int, rect: QRectF) -> None:
        """There is a face in this part of the photo (upright pixels)."""
        box = Box(rect.x(), rect.y(), rect.width(), rect.height())
        made: list[int] = []

        def verb(library: Library) -> Act:
            drawn = draw_face(library, photo, box)
            made.append(drawn.face)
            return drawn.act

        bridge = self._context.bridge
        bridge.act(verb, lambda _: self.drawn.emit(made[0]), bridge.report, owner=self)

    def _show(self, face: int, **values: Any) -> None:
        """Show at once what is about to be recorded."""
        faces = [replace(f, **values) if f.id == face else f for f in self._canvas.faces]
        self._canvas.show_faces(faces)

    def _act(self, verb: Callable[[Any], object]) -> None:
        self._context.bridge.act(verb, failed=self._take_back, owner=self)

    def _take_back(self, error: BaseException) -> None:
        self._context.bridge.report(error)
        self.failed.emit()


def _existing(person: KnownPerson) -> str:
    return tr("Add to {name}", name=person.name)
