"""The panel under the search field: people and conditions that can be chosen as chips."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from photoface.ui.delegates.paint import fill_disc, kept
from photoface.ui.delegates.sprites import clear_pixmap
from photoface.ui.models.search_terms import Term, chip_words
from photoface.ui.text import tr
from photoface.ui.theme import Theme
from photoface.ui.thumbnails import Thumbnails

_ROW, _COVER, _ICON = 34, 26, 18


class SearchOffers(QFrame):
    """The panel under the field with the chips that can be chosen."""

    chosen = Signal(object)

    def __init__(self, thumbnails: Thumbnails, theme: Theme) -> None:
        super().__init__()
        self._thumbnails, self._theme = thumbnails, theme
        self.terms: list[Term] = []
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(tr("What can be searched for"))
        self._list.setIconSize(QSize(_COVER, _COVER))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setProperty("role", "offers")
        self._list.itemClicked.connect(
            lambda item: self.chosen.emit(self.terms[self._list.row(item)])
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self._list)
        self.hide()

    @property
    def marked(self) -> Term | None:
        row = self._list.currentRow()
        return self.terms[row] if self.isVisible() and 0 <= row < len(self.terms) else None

    def show_below(self, field: QWidget, terms: list[Term]) -> None:
        window = field.window()
        if self.parent() is not window:
            self.setParent(window)
        self.terms = terms
        self._list.clear()
        for term in terms:
            item = QListWidgetItem(self._icon(term), chip_words(term, is_first=True))
            item.setSizeHint(QSize(0, _ROW))
            self._list.addItem(item)
        self._list.setCurrentRow(-1)
        self.place_below(field)
        self.setVisible(bool(terms))
        self.raise_()

    def place_below(self, field: QWidget) -> None:
        """As wide as the field, which grows with its chips."""
        self.setFixedSize(field.width(), len(self.terms) * _ROW + 14)
        self.move(field.mapTo(field.window(), QPoint(0, field.height() + 4)))

    def move_mark(self, step: int) -> None:
        """Beyond the ends lies the typed text itself."""
        count = len(self.terms)
        self._list.setCurrentRow((self._list.currentRow() + 1 + step) % (count + 1) - 1)

    def _icon(self, term: Term) -> QIcon:
        ratio = self.devicePixelRatioF()
        if term.cover is not None:
            face = self._thumbnails.pixmap("face", term.cover, round(_COVER * ratio))
            if face is not None:
                return QIcon(_disc(face, ratio))
        return QIcon(_padded(self._theme.pixmap(_icon_name(term), _ICON, ratio, "dim"), ratio))


def _icon_name(term: Term) -> str:
    if term.person is not None:
        return "user"
    key = term.query.partition(":")[0]
    names = {"date": "calendar", "before": "calendar", "folder": "folder", "file": "file-image"}
    return "star" if term.query == "is:favourite" else names.get(key, "scan-face")


def _padded(icon: QPixmap, ratio: float) -> QPixmap:
    """An icon in the middle of the place that a face takes."""
    place = clear_pixmap(_COVER, _COVER, ratio)
    painter = QPainter(place)
    painter.drawPixmap(QPointF(_COVER - _ICON, _COVER - _ICON) / 2, icon)
    painter.end()
    return place


def _disc(face: QPixmap, ratio: float) -> QPixmap:
    disc = clear_pixmap(_COVER, _COVER, ratio)
    painter = QPainter(disc)
    with kept(painter):
        fill_disc(painter, QRectF(0, 0, _COVER, _COVER), face)
    painter.end()
    return disc
