"""The grid of the People page: names are typed into it, cards are dropped on each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from photoface.ui.delegates.paint import fill_disc, kept
from photoface.ui.delegates.person_card import (
    CARD_LOOK,
    PersonCardDelegate,
    mixed_rect,
    name_rect,
)
from photoface.ui.models.cards import CardKey
from photoface.ui.models.people_list import CARD_MIME, PeopleListModel, keys_in
from photoface.ui.theme import Theme
from photoface.ui.thumbnails import Thumbnails
from photoface.ui.views.grid_view import GridView
from photoface.ui.widgets.name_edit import NameEdit, Wording

_DRAGGED, _ROOM_BELOW = 72, 84
_EDGE, _EDGE_STEP = 48, 24
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_TYPING = (_NO_KEYS, Qt.KeyboardModifier.ShiftModifier)

#: What a drop of these cards on that card would do, in words; empty where nothing can be done.
DropPreview = Callable[[Sequence[CardKey], CardKey], str]


class PeopleGrid(GridView):
    """`naming_wanted(text)` when letters are typed or a name is clicked, `named(key, name)` when
    the name is there, `dropped(keys, key)` when cards fell on a card, `split_wanted(key)` when the
    badge of a mixed card was clicked."""

    naming_wanted = Signal(str)
    named = Signal(object, str)
    naming_ended = Signal()
    dropped = Signal(object, object)
    split_wanted = Signal(object)

    def __init__(
        self,
        model: PeopleListModel,
        field: NameEdit,
        thumbnails: Thumbnails,
        theme: Theme,
        preview: DropPreview,
        parent: QWidget | None = None,
    ) -> None:
        self._cards = PersonCardDelegate(theme, thumbnails)
        super().__init__(model, self._cards, thumbnails, theme, CARD_LOOK, parent)
        self._people, self._preview = model, preview
        self._pictures = thumbnails
        self._pressed_name: CardKey | None = None
        self._pressed_badge: CardKey | None = None
        self.field = field
        field.setParent(self.viewport())
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.hide()
        field.committed.connect(self._take_name)
        field.cancelled.connect(self._end_naming)
        model.modelReset.connect(self._follow_card)
        self.look_changed.connect(self._follow_card)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)

    def set_tile(self, tile: float) -> None:
        """Cards of another size."""
        self.set_look(replace(self.look, tile=tile))

    def show_mixed(self, keys: frozenset[CardKey]) -> None:
        """These cards wear the badge that leads to a split."""
        if keys != self._cards.mixed:
            self._cards.mixed = keys
            self.viewport().update()

    # --- naming --------------------------------------------------------------------------------

    @property
    def edited_key(self) -> CardKey | None:
        """The card whose name is being typed."""
        return self._cards.edited_key

    def edit_name(
        self, key: CardKey, text: str, wording: Wording, *, without: int | None, selects: bool
    ) -> None:
        """Put the name field onto a card, holding this text. Others that are selected stay so."""
        if key in self.selected_ids():
            self.scrollTo(self._people.index(self._people.row_of(key) or 0))
        else:
            self.go_to_id(key)
        self._cards.edited_key = key
        self._make_room(key)
        self._follow_card()
        self.field.start(text, wording, without=without, selects=selects)
        if text and not selects:
            self.field.textEdited.emit(text)  # the first letter was typed onto the card

    def _make_room(self, key: CardKey) -> None:
        """The field is not to end up under the offers, a message, or the window's edge."""
        rect = self.tile_rect(key)
        if rect is not None:
            hidden = rect.bottom() + _ROOM_BELOW - self.viewport().height()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + max(hidden, 0))

    def place_of(self, key: CardKey) -> int | None:
        """How far below the top edge a card is, to bring another one there later."""
        rect = self.tile_rect(key)
        return None if rect is None else rect.top()

    def bring_to(self, key: CardKey, top: int | None) -> None:
        """Select a card and scroll it to where the eyes are (see `place_of`)."""
        rect = self.tile_rect(key)
        if rect is None:
            return
        if top is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - top)
        self.go_to_id(key)
        self.select_ids([key])

    def _take_name(self, name: str) -> None:
        key = self.edited_key
        self._end_naming()
        if key is not None:
            self.named.emit(key, name)

    def _end_naming(self) -> None:
        had_focus = self.field.hasFocus()
        self._cards.edited_key = None
        self.field.hide()
        if had_focus:
            self.setFocus()
        self.viewport().update()
        self.naming_ended.emit()

    def _follow_card(self) -> None:
        key = self.edited_key
        if key is None:
            return
        rect = self.tile_rect(key)
        if rect is None:
            self._end_naming()
        else:
            self.field.setGeometry(name_rect(rect).adjusted(-6, 0, 6, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_card()

    # --- keyboard ------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._types_a_name(event):
            event.accept()  # a letter of a name, not the command that has this letter
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._types_a_name(event):
            self.naming_wanted.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _types_a_name(self, event: QKeyEvent) -> bool:
        text = event.text()
        if not text.strip() or not text.isprintable() or event.modifiers() not in _TYPING:
            return False
        chosen = self.selected_ids() or [self.current_id() or 0]
        return len(chosen) == 1 and chosen[0] < 0

    def keyboardSearch(self, text: str) -> None:
        """Letters typed onto a person go to the next person whose name begins with them."""
        row = self.currentIndex().row()
        rows = [*range(row + 1, len(self._people.ids)), *range(row + 1)]
        cards = (self._people.row(row) for row in rows)
        wanted = text.casefold()
        for card in cards:
            if card is not None and card.is_person and card.name.casefold().startswith(wanted):
                self.go_to_id(card.key)
                return

    # --- mouse ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_name = self._name_at(event) if event.modifiers() == _NO_KEYS else None
        self._pressed_badge = self._badge_at(event)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed_name = self._pressed_name, None
        if pressed is not None and pressed == self._name_at(event):
            self.naming_wanted.emit("")
        badge, self._pressed_badge = self._pressed_badge, None
        if badge is not None and badge == self._badge_at(event):
            self.split_wanted.emit(badge)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._name_at(event) is None:
            super().mouseDoubleClickEvent(event)

    def _name_at(self, event: QMouseEvent) -> CardKey | None:
        if event.button() != Qt.MouseButton.LeftButton:
            return None
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid() or not name_rect(self.visualRect(index)).contains(point):
            return None
        return self._people.id_at(index.row())

    def _badge_at(self, event: QMouseEvent) -> CardKey | None:
        """The mixed card whose badge is under the mouse."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return None
        key = self._people.id_at(index.row())
        is_there = mixed_rect(self.visualRect(index)).contains(point)
        return key if is_there and key in self._cards.mixed else None

    # --- drag and drop ---------------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:
        keys = self.selected_ids()
        if not keys:
            return
        self._pressed_name = self._pressed_badge = None
        drag = QDrag(self)
        drag.setMimeData(self._people.mimeData(self.selectedIndexes()))
        drag.setPixmap(self._drag_picture(keys[0]))
        drag.setHotSpot(QPoint(_DRAGGED // 2, _DRAGGED // 2))
        drag.exec(Qt.DropAction.MoveAction)
        self._show_target(None, "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not event.mimeData().hasFormat(CARD_MIME):
            event.ignore()  # folders of photos are the window's
            return
        point = event.position().toPoint()
        self._scroll_at_edge(point)
        sources, target = keys_in(event.mimeData()), self._key_at(point)
        line = self._preview(sources, target) if target is not None else ""
        self._show_target(target if line else None, line)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_target(None, "")

    def dropEvent(self, event: QDropEvent) -> None:
        if not event.mimeData().hasFormat(CARD_MIME):
            event.ignore()
            return
        target = self._cards.drop_key
        self._show_target(None, "")
        event.acceptProposedAction()
        if target is not None:
            self.dropped.emit(keys_in(event.mimeData()), target)

    def _key_at(self, point: QPoint) -> CardKey | None:
        index = self.indexAt(point)
        return self._people.id_at(index.row()) if index.isValid() else None

    def _show_target(self, key: CardKey | None, line: str) -> None:
        if (key, line) != (self._cards.drop_key, self._cards.drop_line):
            self._cards.drop_key, self._cards.drop_line = key, line
            self.viewport().update()

    def _scroll_at_edge(self, point: QPoint) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if point.y() < _EDGE:
            bar.setValue(bar.value() - _EDGE_STEP)
        elif point.y() > height - _EDGE:
            bar.setValue(bar.value() + _EDGE_STEP)

    def _drag_picture(self, key: CardKey) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(_DRAGGED * ratio), round(_DRAGGED * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        card = self._people.card(key)
        cover = card and card.cover
        pixmap = self._pictures.pixmap("face", cover, picture.width()) if cover else None
        painter = QPainter(picture)
        with kept(painter):
            painter.setOpacity(0.85)
            if pixmap is not None:
                fill_disc(painter, QRect(0, 0, _DRAGGED, _DRAGGED).toRectF(), pixmap)
        painter.end()
        return picture
