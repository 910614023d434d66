"""A grid of faces with what can be said about them: yes, no, somebody else, ignore, not a face.

The Suggestions and Faces of a person, a group without a name and the Ignored page are the same pane
with another question behind it and other verbs allowed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from photoface.domain.faces import FaceState
from photoface.services import browse, name_people
from photoface.services.face_quality import arranged
from photoface.services.library import Library
from photoface.ui.actions import menu_of
from photoface.ui.delegates.face_tile import FaceTileDelegate
from photoface.ui.models.chosen import naming_faces_words
from photoface.ui.models.face_list import FaceListModel
from photoface.ui.models.feed import Feed, Question
from photoface.ui.pages.page import Context
from photoface.ui.panels.empty_state import EmptyState, show_instead
from photoface.ui.text import tr
from photoface.ui.views.grid_view import GridView, Look
from photoface.ui.widgets.face_tools import FaceTools
from photoface.ui.widgets.name_edit import NameEdit

_TILES = (88, 112, 144, 184, 232)
_FIELD_HEIGHT, _FIELD_WIDTH = 34, 220
_LEAF = 250  # photos before and after that the viewer can leaf through

Verb = Callable[[Library], Any]


@dataclass(frozen=True, slots=True)
class Rules:
    """Which commands a pane has, in the order of its menu ("" is a line), and after which of them
    a face leaves it."""

    commands: tuple[str, ...]
    leaving: frozenset[str]
    tile: int = 112


SUGGESTIONS = Rules(
    ("face.confirm", "face.confirm_all", "face.reject", "face.name", "", "face.ignore",
     "face.not_a_face", "", "face.open_photo", "face.select_all"),
    frozenset({"confirm", "reject", "name", "ignore", "not_a_face"}),
    tile=184,
)  # fmt: skip
FACES = Rules(
    ("face.confirm_all", "face.reject", "face.name", "face.cover", "", "face.ignore",
     "face.not_a_face", "", "face.open_photo", "face.select_all"),
    frozenset({"reject", "name", "ignore", "not_a_face"}),
)  # fmt: skip
GROUP = Rules(
    ("face.name", "", "face.ignore", "face.not_a_face", "", "face.open_photo", "face.select_all"),
    frozenset({"name", "ignore", "not_a_face"}),
)
HIDDEN = Rules(
    ("face.restore", "face.name", "", "face.open_photo", "face.select_all"),
    frozenset({"restore", "name"}),
)


class FacePane(QWidget):
    """`ask(question)` says which faces; `set_person` whom yes and no are about."""

    counted = Signal(int)

    def __init__(self, context: Context, rules: Rules) -> None:
        super().__init__()
        self._context, self._rules = context, rules
        self._person: int | None = None
        self.model = FaceListModel(context.bridge, self)
        self.feed = Feed(context.bridge, self)
        tile = FaceTileDelegate(context.theme, context.thumbnails, self)
        tile.marks_proposed = rules is not SUGGESTIONS
        self.grid = GridView(
            self.model,
            tile,
            context.thumbnails,
            context.theme,
            Look(tile=rules.tile, gap=6, margin=20, header=0),
        )
        self.grid.setAccessibleName(tr("Faces"))
        self.tools = FaceTools(tr("Surest first") if rules is GROUP else tr("Newest first"))
        self.tools.arranged.connect(self._arrange)
        self._question: Question | None = None
        self.empty, self._none_so_clear = EmptyState(context.theme), EmptyState(context.theme)
        self._none_so_clear.tell(
            "scan-face",
            tr("No such faces"),
            tr("None of the faces is of this quality."),
            tr("All faces"),
            self.show_all,
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._none_so_clear)
        self._make_field()
        doers = {id: do for id, do in self._doers().items() if id in rules.commands}
        self.commands = context.actions.local(self.grid, doers)
        self._listen()
        self._offer_commands()

    # --- for pages -----------------------------------------------------------------------------

    def set_person(self, person: int | None) -> None:
        """Whom "yes" and "not this person" are about."""
        self._person = person

    def ask(self, question: Question) -> None:
        """Show the faces (ids) that this finds, now and whenever something changes."""
        self.model.set_ids([])  # those of somebody else are not to be seen meanwhile
        self._question = question
        self.show_all()

    def let_go(self, faces: Sequence[int]) -> None:
        """These faces are not seen here any more; who says so has it written."""
        self.model.take_away(faces)
        self._show_count()

    def show_all(self) -> None:
        """Faces of every quality."""
        self.tools.show_all()
        self._arrange()

    def _arrange(self) -> None:
        """Ask for the faces as the tools say."""
        question, tools = self._question, self.tools
        if question is not None:
            grades, order = tools.grades, tools.order
            self.feed.ask(lambda c: arranged(c, question(c), grades=grades, order=order))

    def resize_tiles(self, step: int) -> None:
        place = min(max(_TILES.index(int(self.grid.look.tile)) + step, 0), len(_TILES) - 1)
        self.grid.set_look(replace(self.grid.look, tile=_TILES[place]))

    # --- building ------------------------------------------------------------------------------

    def _make_field(self) -> None:
        context = self._context
        self.field = NameEdit(
            context.people, context.thumbnails, context.theme, self.grid.viewport()
        )
        self.field.hide()
        self.field.committed.connect(self._take_name)
        self.field.cancelled.connect(self._end_naming)

    def _doers(self) -> dict[str, Callable[[], object]]:
        return {
            "face.confirm": self.confirm,
            "face.confirm_all": self.confirm_all,
            "face.reject": self.reject,
            "face.name": self.start_naming,
            "face.ignore": self.ignore,
            "face.not_a_face": self.mark_not_a_face,
            "face.restore": self.restore,
            "face.cover": self.use_as_cover,
            "face.open_photo": self.open_photo,
            "face.select_all": self.grid.selectAll,
        }

    def _listen(self) -> None:
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._show_menu)
        self.grid.opened.connect(self.open_photo)
        self.grid.selection_changed.connect(self._offer_commands)
        self.grid.selectionModel().currentChanged.connect(self._offer_commands)
        self.grid.selectionModel().currentChanged.connect(self._inspect)
        self.model.rows_arrived.connect(self._offer_commands)
        self.model.rows_arrived.connect(self._inspect)
        self.feed.answered.connect(self._take)

    def _take(self, faces: list[int]) -> None:
        self.model.show(faces)
        self._show_count()
        if faces and self.grid.current_id() is None:
            self.grid.go_to_id(faces[0])

    def _show_count(self) -> None:
        count = len(self.model.ids)
        empty = self._none_so_clear if self.tools.grades else self.empty
        show_instead(self._stack, self.grid if count else empty)
        self.counted.emit(count)

    # --- verbs ---------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Enter: yes to the current face; the next one takes its place."""
        face = self.grid.current_id()
        if face is not None:
            self._confirm([face])

    def confirm_all(self) -> None:
        """Yes to every selected face."""
        self._confirm(self.chosen())

    def _confirm(self, faces: list[int]) -> None:
        person = self._person
        if person is None or not faces:
            return
        self.model.set_state(faces, FaceState.CONFIRMED)
        self._say("confirm", faces, lambda lib: name_people.confirm_faces(lib, faces, person))

    def reject(self) -> None:
        """Not this person, and never proposed as this person again."""
        faces, person = self.chosen(), self._person
        if person is not None:
            self._say("reject", faces, lambda lib: name_people.reject_faces(lib, faces, person))

    def ignore(self) -> None:
        faces = self.chosen()
        self._say("ignore", faces, lambda library: name_people.ignore_faces(library, faces))

    def mark_not_a_face(self) -> None:
        faces = self.chosen()
        self._say("not_a_face", faces, lambda library: name_people.mark_not_a_face(library, faces))

    def restore(self) -> None:
        faces = self.chosen()
        self._say("restore", faces, lambda library: name_people.restore_faces(library, faces))

    def use_as_cover(self) -> None:
        face, person = self.grid.current_id(), self._person
        if face is not None and person is not None:
            self.feed.act(lambda library: name_people.set_cover(library, person, face))

    def _say(self, verb: str, faces: list[int], write: Verb) -> None:
        """Show at once what was said, then write it."""
        if not faces:
            return
        if verb in self._rules.leaving:
            self._take_away(faces)
        self.feed.act(write)

    def _take_away(self, faces: list[int]) -> None:
        """The face after those that leave becomes the current one."""
        leaving, ids = set(faces), self.model.ids.tolist()
        last = max(row for face in faces if (row := self.model.row_of(face)) is not None)
        rest = [*ids[last + 1 :], *reversed(ids[: last + 1])]
        follower = next((face for face in rest if face not in leaving), None)
        self.let_go(faces)
        if follower is not None:
            self.grid.go_to_id(follower)
            self.grid.select_ids([follower])

    def chosen(self) -> list[int]:
        """The selected faces; the current one where none is."""
        current = self.grid.current_id()
        return self.grid.selected_ids() or ([] if current is None else [current])

    # --- naming --------------------------------------------------------------------------------

    def start_naming(self) -> None:
        """Put the name field onto the current face."""
        faces, current = self.chosen(), self.grid.current_id()
        rect = None if current is None else self.grid.tile_rect(current)
        if rect is None:
            return
        self.feed.hold(True)
        self.field.setGeometry(self._field_place(rect))
        self.field.start("", naming_faces_words(len(faces)), without=self._person)

    def _field_place(self, tile: QRect) -> QRect:
        width = max(tile.width(), _FIELD_WIDTH)
        room = self.grid.viewport().rect()
        left = min(max(tile.center().x() - width // 2, 0), room.width() - width)
        top = min(tile.bottom() - _FIELD_HEIGHT, room.height() - _FIELD_HEIGHT)
        return QRect(left, top, width, _FIELD_HEIGHT)

    def _take_name(self, name: str) -> None:
        faces = self.chosen()
        self._end_naming()
        self._say("name", faces, lambda library: name_people.name_faces(library, faces, name))

    def _end_naming(self) -> None:
        self.field.hide()
        self.grid.setFocus()
        self.feed.hold(False)

    # --- opening, menu -------------------------------------------------------------------------

    def open_photo(self, _: object = None) -> None:
        """Show the photo of the current face, with the others of this pane to leaf through."""
        face = self.grid.current_id()
        row = None if face is None else self.model.row_of(face)
        if face is None or row is None:
            return
        near = self.model.ids[max(row - _LEAF, 0) : row + _LEAF].tolist()
        self._context.bridge.query(
            lambda connection: browse.face_rows(connection, near),
            lambda rows: self._open(face, [rows[id].photo for id in near if id in rows], rows),
            owner=self,
        )

    def _open(self, face: int, photos: list[int], rows: dict[int, browse.FaceRow]) -> None:
        photos = list(dict.fromkeys(photos))
        if face in rows:
            position = photos.index(rows[face].photo)
            self._context.navigator.open_viewer(photos, position, face=face)

    def _inspect(self) -> None:
        """Let the inspector say why the current face has its name."""
        face = self.grid.current_id()
        row = None if face is None else self.model.known(face)
        if row is not None and self.grid.hasFocus():
            self._context.navigator.inspect_photo(row.photo, face=face)

    def _show_menu(self, point: QPoint) -> None:
        if self.grid.indexAt(point).isValid():
            self.menu().popup(self.grid.viewport().mapToGlobal(point))

    def menu(self) -> QMenu:
        """What can be said about the chosen faces."""
        actions: list[QAction | None] = [
            self.commands[id] if id else None for id in self._rules.commands
        ]
        menu = menu_of("", actions, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _offer_commands(self) -> None:
        chosen = self.chosen()
        rows = [row for face in chosen[:500] if (row := self.model.known(face))]
        unsure = any(row.state is not FaceState.CONFIRMED for row in rows)
        for id, action in self.commands.items():
            is_possible = bool(chosen) or id == "face.select_all"
            if id == "face.confirm_all" and "confirm" not in self._rules.leaving:
                is_possible = unsure
            action.setEnabled(is_possible)
