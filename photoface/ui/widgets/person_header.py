"""The head of a person's page: cover, name (click to change it), how many faces, seen when."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photoface.ui.delegates.paint import fill_disc, fill_initials, kept
from photoface.ui.models.known_people import Wording
from photoface.ui.pages.page import Context
from photoface.ui.text import tr, trn
from photoface.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, Theme
from photoface.ui.thumbnails import Thumbnails
from photoface.ui.widgets.life_dates import LifeDates
from photoface.ui.widgets.name_button import NameButton
from photoface.ui.widgets.name_edit import NameEdit
from photoface.ui.widgets.one_line import OneLine

_COVER = 76


class PersonHeader(QWidget):
    """`named(name)` when a name was typed, `left()` when the user wants to go back."""

    named = Signal(str)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self._text = ""
        self._without: int | None = None
        self._wording = Wording(lambda person: "", "")
        self.cover = _Cover(context.thumbnails, context.theme)
        self.name = NameButton(tr("Change the name"))
        self.name.setProperty("role", "person-name")
        self.name.setCursor(Qt.CursorShape.IBeamCursor)
        self.name.clicked.connect(self.start_naming)
        self.field = NameEdit(context.people, context.thumbnails, context.theme)
        self.field.committed.connect(self._take_name)
        self.field.cancelled.connect(self._end_naming)
        self._line = OneLine()
        self._line.setProperty("role", "dim")
        self.dates = LifeDates()
        self._more = QToolButton()
        self._more.setIconSize(QSize(20, 20))
        self._more.setToolTip(tr("More that can be done with this person"))
        self._more.setAccessibleName(tr("More that can be done with this person"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._back = QToolButton()
        self._back.setIconSize(QSize(20, 20))
        self._back.setToolTip(tr("Back to People"))
        self._back.setAccessibleName(tr("Back to People"))
        self._back.clicked.connect(self.left)
        self._build()
        context.theme.changed.connect(self._recolour)
        self._recolour()

    def show_person(
        self, name: str, cover: int | None, line: str, wording: Wording, *, without: int | None
    ) -> None:
        """Show somebody; an empty name asks who this is."""
        self._text, self._wording, self._without = name, wording, without
        self.cover.show_face(cover, name)
        self.name.setText(name or tr("Add a name"))
        self.name.setProperty("is_open", not name)
        self.name.style().polish(self.name)
        self.name.setAccessibleName(tr("Name: {name}", name=name) if name else tr("Add a name"))
        self._line.setText(line)

    def show_days(self, born: str | None, died: str | None, *, is_person: bool) -> None:
        """Dates and menu belong to people only."""
        self.dates.show_days(born, died)
        self.dates.setVisible(is_person)
        self._more.setVisible(is_person)

    def set_menu(self, menu: QMenu) -> None:
        self._more.setMenu(menu)

    def start_naming(self) -> None:
        """Put the name field in the place of the name."""
        self._names.setCurrentWidget(self.field)
        self.field.start(self._text, self._wording, without=self._without)

    def _build(self) -> None:
        names = QWidget()
        self._names = QStackedLayout(names)
        for widget in (self.name, self.field):
            self._names.addWidget(widget)
        self._names.setCurrentWidget(self.name)
        names.setFixedHeight(38)
        self.field.setMaximumWidth(360)
        words = QVBoxLayout()
        words.setSpacing(SPACE_XS)
        words.addStretch(1)
        words.addWidget(names)
        below = QHBoxLayout()
        below.setSpacing(SPACE_S)
        below.addWidget(self._line)
        below.addWidget(self.dates)
        below.addStretch(1)
        words.addLayout(below)
        words.addStretch(1)
        self._line.setContentsMargins(SPACE_S, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_M, SPACE_L, SPACE_S)
        row.setSpacing(SPACE_M)
        row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.cover)
        row.addLayout(words, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)

    def _take_name(self, name: str) -> None:
        self._end_naming()
        if name != self._text:
            self.name.setText(name)
            self.named.emit(name)

    def _end_naming(self) -> None:
        self._names.setCurrentWidget(self.name)
        self.name.setFocus()

    def _recolour(self) -> None:
        self._back.setIcon(self._theme.icon("arrow-left"))
        self._more.setIcon(self._theme.icon("ellipsis"))


class _Cover(QWidget):
    """A round picture."""

    def __init__(self, thumbnails: Thumbnails, theme: Theme) -> None:
        super().__init__()
        self._thumbnails, self._theme = thumbnails, theme
        self._face: int | None = None
        self._name = ""
        self.setFixedSize(_COVER, _COVER)
        thumbnails.arrived.connect(self._repaint_if_mine)

    def show_face(self, face: int | None, name: str) -> None:
        self._face, self._name = face, name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = round(_COVER * self.devicePixelRatioF())
        pixmap = None
        if self._face is not None:
            pixmap = self._thumbnails.pixmap("face", self._face, side)
        painter = QPainter(self)
        with kept(painter):
            place = QRectF(self.rect())
            if pixmap is not None:
                fill_disc(painter, place, pixmap)
            else:
                ground, ink = self._theme.colour("placeholder"), self._theme.colour("dim")
                fill_initials(painter, place, self._name, ground, ink)
        painter.end()

    def _repaint_if_mine(self, kind: str, ids: set[int]) -> None:
        if kind == "face" and self._face in ids:
            self.update()


def seen_words(faces: int, first: str | None, last: str | None) -> str:
    """34 faces · May 2004 to June 2024, as far as it is known (dates as YYYY-MM-DD)."""
    words = [trn("{n} face", "{n} faces", faces)]
    begin, end = _month(first), _month(last)
    if begin and end and begin != end:
        words.append(tr("{first} to {last}", first=begin, last=end))
    elif begin or end:
        words.append(begin or end)
    return "  ·  ".join(words)


def _month(day: str | None) -> str:
    date = QDate.fromString(day or "", "yyyy-MM-dd")
    return QLocale().toString(date, "MMMM yyyy") if date.isValid() else ""
