"""The search field: typed text, and people and conditions as chips before it.

Down opens what can be chosen, Tab or Return takes it; Backspace at the beginning takes the last
chip away; Left goes into the chips, where a key changes "and" to "or" or "not".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
)

from photoface.ui.models.known_people import KnownPeople
from photoface.ui.models.search_terms import (
    Joint,
    Term,
    chip_words,
    joint_words,
    offers,
    query_of,
    split_joint,
    terms_of,
)
from photoface.ui.text import tr
from photoface.ui.theme import Theme
from photoface.ui.thumbnails import Thumbnails
from photoface.ui.widgets.search_offers import SearchOffers

_WIDTH, _MOST_WIDTH = 420, 640
_PAUSE_MS = 180  # search when typing rests
_LEFT, _RIGHT, _GAP = 32, 30, 4
_LEAST_TYPING, _COUNT_WIDTH = 90, 24  # room that chips leave
_OFFERED = 9
_WINDOW_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class SearchField(QLineEdit):
    """`searched` with the whole search when typing rests, at once on Return; Esc clears it, and
    `left` asks for another place for the focus."""

    searched = Signal(str)
    left = Signal()

    def __init__(self, people: KnownPeople, thumbnails: Thumbnails, theme: Theme) -> None:
        super().__init__()
        self._people, self._theme = people, theme
        self._terms: list[Term] = []
        self._is_plain = False
        self._chips: list[_Chip] = []
        self._offers = SearchOffers(thumbnails, theme)
        self._offers.chosen.connect(self.add)
        self.destroyed.connect(self._offers.deleteLater)
        self.setAccessibleName(tr("Search"))
        self._clear = QToolButton(self)
        self._clear.setProperty("role", "inside")
        self._clear.setAccessibleName(tr("Clear"))
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setIconSize(QSize(14, 14))
        self._clear.clicked.connect(self.clear)
        self._icon, self._more = QLabel(self), QLabel(self)
        self._more.setProperty("role", "small")
        for label in (self._icon, self._more):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._search)
        self.textEdited.connect(self._take_typing)
        self.textChanged.connect(self._take_text)
        self.returnPressed.connect(self._search)
        people.changed.connect(self._follow_names)
        theme.changed.connect(self._recolour)
        self._recolour()
        self._show_chips()

    # --- for the window ------------------------------------------------------------------------

    def query(self) -> str:
        """The whole search, in the language of `services/search_query`."""
        return self.text().strip() if self._is_plain else query_of(self._terms, self.text())

    @property
    def terms(self) -> list[Term]:
        return list(self._terms)

    def set_plain(self, is_plain: bool) -> None:
        """Where photos are not what is searched, chips are put away: the text alone counts."""
        self._is_plain = is_plain
        self._offers.hide()
        self._show_chips()

    def add(self, term: Term) -> None:
        """A chip takes the place of what was typed."""
        self.setText("")
        self.set_terms([*self._terms, term])
        self.setFocus()

    def set_terms(self, terms: Sequence[Term]) -> None:
        self._terms = list(terms)
        self._show_chips()
        self._search()

    def put(self, search: str) -> None:
        """A whole search takes the place of what is here, as chips as far as chips can say it."""
        terms, typed = terms_of(search, self._people.everybody())
        self.setText(typed)
        self.set_terms(terms)

    def clear(self) -> None:
        """No text and no chips."""
        self._terms = []
        super().clear()
        self._show_chips()
        self._timer.start(0)

    # --- chips ---------------------------------------------------------------------------------

    def _show_chips(self) -> None:
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        terms = [] if self._is_plain else self._terms
        first = next((i for i, t in enumerate(terms) if t.person is not None), 0)
        self._chips = [_Chip(self, i, t, is_first=i <= first) for i, t in enumerate(terms)]
        for chip in self._chips:
            chip.joint_chosen.connect(partial(self._join, chip.place))
            chip.removed.connect(partial(self._remove, chip.place))
            chip.stepped.connect(partial(self._step, chip.place))
        plain, photos = tr("Search by name"), tr("Search people, folders, file names, dates")
        self.setPlaceholderText(plain if self._is_plain else "" if terms else photos)
        self.updateGeometry()
        self._arrange()
        self._take_text(self.text())

    def _arrange(self, first: int | None = None) -> None:
        """The last chips are seen (or those from `first` on), as many as leave room to type; how
        many come before them is counted."""
        room = max(self.width() - _LEFT - _RIGHT - _LEAST_TYPING - _COUNT_WIDTH, 40)
        widths = [min(chip.sizeHint().width(), room) for chip in self._chips]
        if first is None:
            first = next((i for i in range(len(widths)) if _length(widths[i:]) <= room), 0)
        self._more.setText(f"+{first}")
        self._more.setVisible(first > 0)
        self._more.setGeometry(_LEFT, 0, _COUNT_WIDTH, self.height())
        left = _LEFT + (_COUNT_WIDTH if first else 0)
        for place, (chip, width) in enumerate(zip(self._chips, widths, strict=True)):
            is_shown = place >= first and _length(widths[first : place + 1]) <= room
            chip.setVisible(is_shown)
            if is_shown:
                chip.setGeometry(left, 4, width, self.height() - 8)
                left += width + _GAP
        self.setTextMargins(left - 8, 0, _RIGHT - 6, 0)

    def _join(self, place: int, joint: Joint) -> None:
        self._terms[place] = replace(self._terms[place], joint=joint)
        self.set_terms(self._terms)
        self._focus_chip(place)

    def _remove(self, place: int) -> None:
        self.set_terms(self._terms[:place] + self._terms[place + 1 :])
        self._focus_chip(min(place, len(self._terms) - 1))

    def _step(self, place: int, step: int) -> None:
        self._focus_chip(place + step if place + step >= 0 else 0)

    def _focus_chip(self, place: int) -> None:
        if 0 <= place < len(self._chips):
            chip = self._chips[place]
            if not chip.isVisible():
                self._arrange(place)
            chip.setFocus()
        else:
            self.setFocus()

    def _follow_names(self) -> None:
        """People may have other names now, or be gone."""
        known = {person.id: person for person in self._people.everybody()}
        terms = [t for t in self._terms if t.person is None or t.person in known]
        terms = [t if t.person is None else _renamed(t, known[t.person].name) for t in terms]
        if terms != self._terms:
            self.set_terms(terms)

    # --- offers --------------------------------------------------------------------------------

    def _take_typing(self) -> None:
        self._timer.start()
        self._offer()

    def _offer(self, *, is_asked: bool = False) -> None:
        if self._is_plain or not (self.text().strip() or is_asked):
            self._offers.hide()
            return
        people = self._people.matching(split_joint(self.text())[1], limit=5)
        found = offers(self.text(), people, self._terms)[:_OFFERED]
        self._offers.show_below(self, found)

    @property
    def offered(self) -> list[str]:
        """The words of the chips on offer now."""
        return [term.words for term in self._offers.terms] if self._offers.isVisible() else []

    # --- keys ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_tab = event.key() == Qt.Key.Key_Tab
            if is_tab and self._offers.isVisible() and self._offers.terms:
                self.add(self._offers.marked or self._offers.terms[0])
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at_start = not self.cursorPosition() and not self.hasSelectedText()
        match event.key():
            case Qt.Key.Key_Escape if self._offers.isVisible():
                self._offers.hide()
            case Qt.Key.Key_Escape:
                self.clear()
                self.clearFocus()
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._offers.marked is not None:
                self.add(self._offers.marked)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._offers.hide()
                super().keyPressEvent(event)
            case Qt.Key.Key_Down | Qt.Key.Key_Up if not self._is_plain:
                if not self._offers.isVisible():
                    self._offer(is_asked=True)
                self._offers.move_mark(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Backspace if at_start and self._chips:
                self._remove(len(self._terms) - 1)
                self.setFocus()
            case Qt.Key.Key_Left if at_start and self._chips:
                self._chips[-1].setFocus()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._offers.hide()

    # --- the rest ------------------------------------------------------------------------------

    def _take_text(self, text: str) -> None:
        self._clear.setVisible(bool(text) or bool(self._chips))
        if not text:
            self._offers.hide()
            self._timer.start(0)  # however it was emptied

    def _search(self) -> None:
        self._timer.stop()
        self.searched.emit(self.query())

    def sizeHint(self) -> QSize:
        chips = sum(chip.sizeHint().width() + _GAP for chip in self._chips)
        return QSize(min(_WIDTH + chips, _MOST_WIDTH), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._icon.setGeometry(11, 0, 18, self.height())
        self._clear.setGeometry(self.width() - 28, 4, 24, self.height() - 8)
        self._arrange()
        if self._offers.isVisible():
            self._offers.place_below(self)

    def _recolour(self) -> None:
        self._clear.setIcon(self._theme.icon("x", "dim"))
        self._icon.setPixmap(self._theme.pixmap("search", 16, self.devicePixelRatioF(), "dim"))


def _length(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * len(widths)


def _renamed(term: Term, name: str) -> Term:
    return term if term.words == name else replace(term, words=name)


class _Chip(QToolButton):
    """One term. Space opens what it can be, Del takes it away, Left and Right go on."""

    joint_chosen = Signal(object)
    removed = Signal()
    stepped = Signal(int)

    def __init__(self, field: QLineEdit, place: int, term: Term, *, is_first: bool) -> None:
        super().__init__(field)
        self.place = place
        words = chip_words(term, is_first=is_first)
        self.setText(words)
        self.setAccessibleName(words)
        self.setProperty("role", "chip")
        self.setProperty("is_not", term.joint is Joint.NOT)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenu(self._make_menu(term))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(tr("{words}. Press Space to change it, Del to take it away", words=words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removed.emit()
            case Qt.Key.Key_Left:
                self.stepped.emit(-1)
            case Qt.Key.Key_Right:
                self.stepped.emit(1)
            case Qt.Key.Key_Escape:
                self.stepped.emit(10**6)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Down:
                self.showMenu()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not event.modifiers() & _WINDOW_KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def _make_menu(self, term: Term) -> QMenu:
        menu = QMenu(self)
        for joint in term.joints:
            action = menu.addAction(joint_words(joint))
            action.setCheckable(True)
            action.setChecked(joint is term.joint)
            action.triggered.connect(lambda _=False, chosen=joint: self.joint_chosen.emit(chosen))
        if term.joints:
            menu.addSeparator()
        menu.addAction(tr("Remove")).triggered.connect(lambda _=False: self.removed.emit())
        return menu
