"""A field for a person's name that offers the people there are, with their faces.

Used wherever a name is typed: on a card, in a person's header, on a face in the viewer. Enter takes
what stands in the field (or the marked offer), Escape and a click elsewhere leave all as it was.
The offers lie in a panel inside the window, below the field or above it where there is no room.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from photoface.ui.delegates.paint import LEFT, Lettering, fill_disc, fill_initials, kept
from photoface.ui.models.known_people import KnownPeople, KnownPerson, Wording
from photoface.ui.text import tr
from photoface.ui.theme import SPACE_S, SPACE_XS, Theme
from photoface.ui.thumbnails import Thumbnails

_ROW, _COVER, _LEAST_WIDTH = 48, 34, 280
_LONGEST_NAME = 200
_PERSON_ROLE = Qt.ItemDataRole.UserRole + 1
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class NameEdit(QLineEdit):
    """Emits `committed(name)` or `cancelled()`, once each time it was edited."""

    committed = Signal(str)
    cancelled = Signal()

    def __init__(
        self,
        people: KnownPeople,
        thumbnails: Thumbnails,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._without: int | None = None
        self._wording = Wording(lambda person: "", "")
        self._offers = _Offers(thumbnails, theme)
        self._offers.chosen.connect(self._commit)
        self.destroyed.connect(self._offers.deleteLater)
        self._is_editing = False
        self.setMaxLength(_LONGEST_NAME)
        self.setPlaceholderText(tr("Name"))
        self.setAccessibleName(tr("Name"))
        self.textEdited.connect(self._offer)
        people.changed.connect(self._offer_again)

    def start(
        self, text: str, wording: Wording, *, without: int | None = None, selects: bool = True
    ) -> None:
        """Begin with this text; `without` is the person who is not to be offered (oneself)."""
        self._wording, self._without, self._is_editing = wording, without, True
        self.setText(text)
        if selects:
            self.selectAll()
        self.show()
        self.setFocus()

    @property
    def preview(self) -> str:
        """What Enter would do now, in words; empty where nothing is typed."""
        name = self._chosen_name()
        person = self._people.find(name) if name else None
        if person is not None and person.id != self._without:
            return self._wording.existing(person)
        return self._wording.new if name else ""

    @property
    def offered(self) -> list[str]:
        """The names on offer now, best first."""
        return [person.name for person in self._offers.people]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._commit(self._chosen_name())
            case Qt.Key.Key_Escape:
                self._cancel()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                if not self._offers.isVisible():
                    self._offer()
                self._offers.move_mark(1 if event.key() == Qt.Key.Key_Down else -1)
                self._offers.tell(self.preview)
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Tab takes the marked offer, as in a shell; and no command of the window steals a letter.
        if event.type() == QEvent.Type.ShortcutOverride and self._is_editing:
            event.accept()
            return True
        if _is_tab(event) and self._offers.isVisible() and self._offers.people:
            self.setText((self._offers.marked or self._offers.people[0]).name)
            self._offer()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:  # one comes back from a menu or another window
            self._cancel()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._offers.hide()

    def _offer(self) -> None:
        found = self._people.matching(self.text(), without=self._without)
        self._offers.show_below(self, found, self._wording)
        self._offers.tell(self.preview)

    def _offer_again(self) -> None:
        if self._is_editing and self._offers.isVisible():
            self._offer()

    def _chosen_name(self) -> str:
        marked = self._offers.marked if self._offers.isVisible() else None
        return marked.name if marked else " ".join(self.text().split())

    def _commit(self, name: str) -> None:
        if self._is_editing:
            self._end()
            if name:
                self.committed.emit(name)
            else:
                self.cancelled.emit()

    def _cancel(self) -> None:
        if self._is_editing:
            self._end()
            self.cancelled.emit()

    def _end(self) -> None:
        self._is_editing = False
        self._offers.hide()


def _is_tab(event: QEvent) -> bool:
    return (
        event.type() == QEvent.Type.KeyPress
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Tab
    )


class _Offers(QFrame):
    """The panel with the people on offer and the line that says what Enter would do."""

    chosen = Signal(str)

    def __init__(self, thumbnails: Thumbnails, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("offers")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = _OfferModel(self)
        self._list = QListView(self)
        self._list.setObjectName("offer-list")
        self._list.setProperty("role", "offers")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_OfferDelegate(thumbnails, theme, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setAccessibleName(tr("People with such a name"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._choose)
        self._line = QLabel(self)
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setProperty("role", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_XS, SPACE_XS, SPACE_XS, SPACE_S)
        layout.setSpacing(SPACE_XS)
        layout.addWidget(self._list)
        layout.addWidget(self._line)
        self._line.setContentsMargins(SPACE_S, 0, SPACE_S, 0)
        thumbnails.arrived.connect(self._list.viewport().update)
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24, offset=QPointF(0, 6))
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        self.hide()

    @property
    def people(self) -> list[KnownPerson]:
        return self._model.people

    @property
    def marked(self) -> KnownPerson | None:
        row = self._list.currentIndex().row()
        return self.people[row] if 0 <= row < len(self.people) else None

    def show_below(self, field: QWidget, people: list[KnownPerson], wording: Wording) -> None:
        """Lie in the field's window, as near to the field as there is room."""
        window = field.window()
        if self.parent() is not window:
            self.setParent(window)
        self._model.show(people, wording)
        self._list.setCurrentIndex(QModelIndex())
        self._list.setVisible(bool(people))
        self._list.setFixedHeight(_ROW * len(people))
        self.setFixedWidth(max(_LEAST_WIDTH, field.width()))
        self.adjustSize()
        self._place(field, window)
        self.show()
        self.raise_()

    def tell(self, preview: str) -> None:
        self._line.setText(preview)
        self._line.setVisible(bool(preview))
        self.adjustSize()
        self.setVisible(bool(preview) or bool(self.people))

    def move_mark(self, step: int) -> None:
        """Mark the next or previous offer; beyond the ends lies the typed text itself."""
        count = len(self.people)
        row = (self._list.currentIndex().row() + 1 + step) % (count + 1) - 1
        self._list.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())

    def _place(self, field: QWidget, window: QWidget) -> None:
        """Below the field; where there is no room, beside it: above it is the face."""
        place = QRect(field.mapTo(window, QPoint(0, 0)), field.size())
        left = place.center().x() - self.width() // 2
        top = place.bottom() + SPACE_XS
        if top + self.height() > window.height():
            top = place.bottom() - self.height()
            left = place.right() + SPACE_S
            if left + self.width() > window.width():
                left = place.left() - self.width() - SPACE_S
        room = window.width() - self.width() - SPACE_S
        self.move(max(SPACE_S, min(left, room)), max(SPACE_S, top))

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.people[index.row()].name)


class _OfferModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.people: list[KnownPerson] = []
        self._wording = Wording(lambda person: "", "")

    def show(self, people: list[KnownPerson], wording: Wording) -> None:
        self.beginResetModel()
        self.people, self._wording = people, wording
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.people):
            return None
        person = self.people[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return person.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{person.name}, {self._wording.existing(person)}"
            case Qt.ItemDataRole.StatusTipRole:
                return self._wording.existing(person)
            case _ if role == _PERSON_ROLE:
                return person
        return None


class _OfferDelegate(QStyledItemDelegate):
    """Cover, name, and what choosing it would do."""

    def __init__(self, thumbnails: Thumbnails, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails, self._theme = thumbnails, theme
        self._letters = Lettering()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_LEAST_WIDTH, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        person: KnownPerson = index.data(_PERSON_ROLE)
        area = QRect(option.rect).adjusted(2, 1, -2, -1)
        marked = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
        with kept(painter):
            if option.state & marked:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("accent_soft"))
                painter.drawRoundedRect(area, 6, 6)
            top = area.center().y() - _COVER / 2
            cover = QRectF(area.left() + SPACE_S, top, _COVER, _COVER)
            self._paint_cover(painter, cover, person)
            left = cover.right() + SPACE_S + 2
            text = QRectF(left, area.top() + 5, area.right() - left - SPACE_S, 18)
            draw = self._letters.draw
            ink, dim = self._theme.colour("text"), self._theme.colour("dim")
            draw(painter, text, person.name, ink, pixels=13, is_bold=True, flags=LEFT)
            line = str(index.data(Qt.ItemDataRole.StatusTipRole))
            draw(painter, text.translated(0, 18), line, dim, pixels=12, flags=LEFT)

    def _paint_cover(self, painter: QPainter, rect: QRectF, person: KnownPerson) -> None:
        side = round(_COVER * painter.device().devicePixelRatio())
        pixmap = None
        if person.cover is not None:
            pixmap = self._thumbnails.pixmap("face", person.cover, side)
        if pixmap is not None:
            fill_disc(painter, rect, pixmap)
        else:
            ground, ink = self._theme.colour("placeholder"), self._theme.colour("dim")
            fill_initials(painter, rect, person.name, ground, ink)
