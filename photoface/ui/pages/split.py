"""Split: the machine proposes parts of a mixed person or group; one looks, moves faces, applies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from photoface.domain.errors import PhotofaceError
from photoface.services import browse
from photoface.services.library import Connection
from photoface.services.split_person import (
    SplitDraft,
    SplitEffects,
    propose_split,
    split_effects,
)
from photoface.ui.bridge import Ticket
from photoface.ui.models.split_board import Parting, SplitBoard, SplitOrder, effects_words
from photoface.ui.pages.page import Context, Page
from photoface.ui.panels.empty_state import EmptyState
from photoface.ui.text import number, spoken, tr
from photoface.ui.theme import SPACE_L, SPACE_M, SPACE_S
from photoface.ui.views.part_column import NewPart, PartColumn, PartGrid
from photoface.ui.widgets.action_button import ActionButton
from photoface.ui.widgets.choice import Choice
from photoface.ui.widgets.wrapping_row import WrappingRow

MOST_PARTS = 6
_TILES = {1: 112, 2: 104, 3: 92}  # by the number of parts; more parts have smaller faces
_SMALL_TILE = 76
_SHOWING_AT_ONCE = ("person", "people")  # pages that take a `Parting`


class SplitPage(Page):
    """`show_item(SplitOrder)` says whom to split. Nothing is written before Apply."""

    can_search = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.order = SplitOrder(0)
        self.board: SplitBoard | None = None
        self._before: list[SplitBoard] = []
        self._name = ""
        self._proposal = self._effects = self._title_asked = Ticket()
        self.commands = context.actions.local(self, self._doers())
        self._build()

    # --- what the window asks ------------------------------------------------------------------

    def show_item(self, argument: object) -> None:
        self.order = (
            argument if isinstance(argument, SplitOrder) else SplitOrder(int(str(argument)))
        )
        self._parts.choose(None)
        self.propose()

    def on_shown(self) -> None:
        self.context.navigator.hide_message()
        self.columns[0].grid.setFocus()

    # --- building ------------------------------------------------------------------------------

    def _doers(self) -> dict[str, Callable[[], object]]:
        moves = {f"split.to{part + 1}": partial(self.move_to, part) for part in range(MOST_PARTS)}
        return {
            **moves,
            "split.name": self.name_part,
            "split.keep": self.keep_part,
            "split.undo": self.take_back,
            "split.select_all": lambda: self._grid().selectAll(),
            "split.open_photo": self.open_photo,
            "split.apply": self.apply,
            "split.cancel": self.leave,
        }

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(SPACE_S)
        page.addLayout(self._head())
        page.addWidget(self._board(), 1)
        page.addWidget(self._foot())

    def _board(self) -> QWidget:
        self.columns = [PartColumn(self.context, part) for part in range(MOST_PARTS)]
        self._new = NewPart(self._move_to_new)
        self._new.dropped.connect(lambda faces: self._move(faces, self._part_count()))
        for part, column in enumerate(self.columns):
            column.dropped.connect(lambda faces, part=part: self._move(faces, part))
            column.named.connect(partial(self._take_name, part))
            column.grid.selection_changed.connect(partial(self._choose_in, column))
            column.grid.opened.connect(lambda _: self.open_photo())
        self._waiting = EmptyState(self.context.theme)
        board = QWidget(middle := QWidget(self))
        row = QHBoxLayout(board)
        row.setContentsMargins(SPACE_L, 0, SPACE_L, 0)
        row.setSpacing(SPACE_S)
        for part, column in enumerate(self.columns):
            row.addWidget(column, 1)
            column.setVisible(part < 2)  # all of them and a new one are never there at once
        row.addWidget(self._new)
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(board)
        self._stack.addWidget(self._waiting)
        return middle

    def _head(self) -> QVBoxLayout:
        self._title, hint = QLabel(), QLabel(
            tr("Drag faces, or select them and press the number of the part they belong to.")
        )  # fmt: skip
        self._title.setProperty("role", "title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        hint.setProperty("role", "dim")
        for label in (self._title, hint):
            label.setWordWrap(True)
        options: list[tuple[object, str]] = [(None, tr("Automatic"))]
        options += [(n, tr("{n} parts", n=number(n))) for n in range(2, MOST_PARTS + 1)]
        self._parts = Choice(options, width=140)
        self._parts.setAccessibleName(tr("How many parts"))
        self._parts.activated.connect(lambda _: self.propose())
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self._parts)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, 0)
        head.setSpacing(2)
        head.addLayout(row)
        head.addWidget(hint)
        return head

    def _foot(self) -> QWidget:
        """What else would change, and the way out."""
        foot = QWidget()
        foot.setProperty("role", "bar")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.effects_line = QLabel()
        self.effects_line.setProperty("role", "dim")
        self.effects_line.setWordWrap(True)
        self.effects_line.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(foot)  # side by side, long names would leave the words no room
        column.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        column.setSpacing(SPACE_S)
        column.addWidget(self.effects_line)
        ids = ("split.keep", "split.undo", "split.cancel", "split.apply")
        column.addLayout(
            WrappingRow((ActionButton(self.commands[id]) for id in ids), at_right=True)
        )
        return foot

    # --- proposing -----------------------------------------------------------------------------

    def propose(self) -> None:
        """Ask the machine for as many parts as are chosen."""
        self._proposal.cancel()
        self.board, self._before = None, []
        self._show()
        self._waiting.tell("split", tr("Looking for parts…"), tr("Faces are being compared."))
        library, key = self.context.library, self.order.card
        person, group = (key, None) if key > 0 else (None, -key)
        parts = self._parts.value
        wanted = parts if isinstance(parts, int) else None
        self._title_asked.cancel()
        self._title_asked = self.context.bridge.query(
            partial(_name_of, key=key), self._take_title, self._refuse
        )
        self._proposal = self.context.bridge.work(
            lambda: propose_split(library, person=person, group=group, parts=wanted).result(),
            self._take_proposal,
            self._refuse,
        )

    def _take_title(self, name: str) -> None:
        self._name = name
        self._title.setText(tr("Split {name}", name=name) if name else tr("Split a group"))
        if self.board is not None:
            self._show()

    def _take_proposal(self, draft: SplitDraft) -> None:
        self.board = SplitBoard.of(draft)
        self._show()
        self.columns[0].grid.setFocus()

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, PhotofaceError):
            self.context.bridge.report(error)
        sentence = spoken(error.sentence) if isinstance(error, PhotofaceError) else ""
        self._waiting.tell("split", tr("This cannot be split"), sentence, tr("Back"), self.leave)

    # --- changing ------------------------------------------------------------------------------

    def move_to(self, part: int) -> None:
        """The selected faces into this part; the number after the last one makes a new part."""
        grid = self._grid()
        current = grid.current_id()
        faces = grid.selected_ids() or ([] if current is None else [current])
        if part <= self._part_count():
            self._move(faces, part)

    def _move_to_new(self) -> None:
        self.move_to(self._part_count())

    def _move(self, faces: list[int], part: int) -> None:
        if self.board is None or not faces or part >= MOST_PARTS:
            return
        at = self.board.part_of(faces[0])
        if part < self._part_count() and set(faces) <= set(self.board.draft.parts[part]):
            return  # they are there already
        follower = _follower(self.columns[at].grid.faces.ids.tolist(), set(faces))
        self._change(lambda board: board.moved(faces, part))
        if follower is not None and self.board is not None:
            grid = self.columns[self.board.part_of(follower)].grid
            grid.setFocus()
            grid.go_to_id(follower)
            grid.select_ids([follower])

    def _change(self, how: Callable[[SplitBoard], SplitBoard]) -> None:
        if self.board is None:
            return
        self._before.append(self.board)
        self.board = how(self.board)
        self._show()

    def take_back(self) -> None:
        """The board as it was before the last change."""
        if self._before:
            self.board = self._before.pop()
            self._show()

    def name_part(self) -> None:
        """F2: type who the part with the focus is."""
        if self.board is not None:
            self.columns[self._current()].start_naming()

    def _take_name(self, part: int, name: str) -> None:
        self._change(lambda board: board.named(part, name))

    def keep_part(self) -> None:
        """The part with the focus stays who it was."""
        part = self._current()
        self._change(lambda board: board.keeping(part))

    # --- ending --------------------------------------------------------------------------------

    def apply(self) -> None:
        """Write the split as one step, and go back, where it may be seen at once."""
        board = self.board
        if board is None or not board.can_apply:
            return
        self.board = None  # a second press finds nothing to apply
        self._waiting.tell("split", tr("Splitting…"), tr("Many faces take a moment."))
        self._show()
        back, card = self.order.back, self.order.card
        refused = partial(self._return_to, self.order, board)
        if back in _SHOWING_AT_ONCE:
            parting = Parting(card, *board.parted(self._name), board.write, refused)
            self.context.navigator.open_page(back, parting)
        else:
            self.context.bridge.act(board.write, self._end, refused, owner=self)

    def _end(self, _: object) -> None:
        if self.isVisible():  # else one has gone elsewhere meanwhile
            self.leave()

    def _return_to(self, order: SplitOrder, board: SplitBoard, error: BaseException) -> None:
        """Nothing was written: back to the board, unless another split was asked for meanwhile."""
        if self.order is order:
            self.board = board
            self._show()
            self.context.navigator.open_page("split")
        self.context.bridge.report(error)

    def leave(self) -> None:
        """Back to where one came from; nothing is written."""
        self._proposal.cancel()
        back, key = self.order.back, self.order.card
        self.context.navigator.open_page(back, key if back == "person" else None)

    # --- showing -------------------------------------------------------------------------------

    def _show(self) -> None:
        board = self.board
        self._stack.setCurrentIndex(1 if board is None else 0)
        self._offer()
        self.effects_line.setText("")
        if board is None:
            return
        count = len(board.draft.parts)
        tile = _TILES.get(count, _SMALL_TILE)
        for part, column in enumerate(self.columns):
            column.setVisible(part < count)
            if part < count:
                column.set_tile(tile)
                column.show_part(
                    board.draft.parts[part],
                    self._part_name(part),
                    open_words=self._open_words(part),
                )
        self._new.setVisible(count < MOST_PARTS)
        self._ask_effects(board)

    def _part_name(self, part: int) -> str:
        assert self.board is not None
        kept = self._name if part == self.board.draft.keeps else ""
        return self.board.names[part] or kept

    def _open_words(self, part: int) -> str:
        assert self.board is not None
        return tr("Stays as it is") if part == self.board.draft.keeps else tr("Add a name")

    def _offer(self) -> None:
        board = self.board
        can_apply = board is not None and board.can_apply
        self.commands["split.apply"].setEnabled(can_apply)
        self.commands["split.undo"].setEnabled(bool(self._before))
        keep = self.commands["split.keep"]
        keep.setEnabled(can_apply)
        keep.setText(tr("This part stays {name}", name=self._name) if self._name else keep.text())
        keep.setVisible(bool(self._name))

    def _ask_effects(self, board: SplitBoard) -> None:
        self._effects.cancel()
        if not board.can_apply:
            self.effects_line.setText(
                tr("They look like one person. Choose a number of parts to split them anyway.")
            )
            return
        self._effects = self.context.bridge.query(
            lambda c: split_effects(c, board.draft, board.given_names()), self._take_effects
        )

    def _take_effects(self, effects: SplitEffects) -> None:
        words = effects_words(effects, self._name)
        self.effects_line.setText(words or tr("Nothing else changes."))

    # --- inside --------------------------------------------------------------------------------

    def _part_count(self) -> int:
        return len(self.board.draft.parts) if self.board is not None else 0

    def _current(self) -> int:
        """The part with the focus, else the first."""
        focus = self.focusWidget()
        shown = range(self._part_count())
        return next((p for p in shown if focus and self.columns[p].isAncestorOf(focus)), 0)

    def _grid(self) -> PartGrid:
        """The faces that a command is about: where some are selected, else where the focus is."""
        shown = (column.grid for column in self.columns[: self._part_count()])
        chosen = (grid for grid in shown if grid.selectionModel().hasSelection())
        return next(chosen, self.columns[self._current()].grid)

    def _choose_in(self, chosen: PartColumn) -> None:
        """Faces are selected in one part at a time."""
        if chosen.grid.selectionModel().hasSelection():
            for column in self.columns:
                if column is not chosen and column.grid.selectionModel().hasSelection():
                    column.grid.clearSelection()

    def open_photo(self) -> None:
        """The photo of the current face."""
        face = self._grid().current_id()
        row = None if face is None else self._grid().faces.known(face)
        if row is not None:
            self.context.navigator.open_viewer([row.photo], 0, face=face)


def _name_of(connection: Connection, *, key: int) -> str:
    return browse.person_card(connection, key).name if key > 0 else ""


def _follower(ids: list[int], leaving: set[int]) -> int | None:
    """The face after those that leave, to go on with."""
    last = max((row for row, face in enumerate(ids) if face in leaving), default=-1)
    rest = [*ids[last + 1 :], *reversed(ids[: last + 1])]
    return next((face for face in rest if face not in leaving), None)
