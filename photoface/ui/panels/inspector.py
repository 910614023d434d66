"""The panel on the right (F9): what is known of a photo, who is in it, and why we think so."""

from __future__ import annotations

import re
from pathlib import PurePath

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photoface.domain.faces import FaceState
from photoface.services import browse
from photoface.services.library import Connection
from photoface.ui.bridge import Topic
from photoface.ui.delegates.tile import paint_picture
from photoface.ui.pages.page import Context
from photoface.ui.panels.explanation import ExplanationView
from photoface.ui.system import shown_path
from photoface.ui.text import decimal, spoken, tr, trn
from photoface.ui.widgets.one_line import OneLine

_WIDTH = 300
_PORTRAIT = 44


class Inspector(QScrollArea):
    """Tells about one photo; `face_chosen` with the id of a face that was clicked. One face at a
    time says why it has its name."""

    face_chosen = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._photo: int | None = None
        self._explained: int | None = None
        self._topic = Topic()
        self._row: browse.PhotoRow | None = None
        self.setProperty("role", "panel")
        self.setFixedWidth(_WIDTH)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Inspector"))
        self._show_nothing()
        context.bridge.faces_decided.connect(self._reload)
        context.bridge.groups_changed.connect(self._reload)

    def show_photo(self, photo: int | None, *, face: int | None = None) -> None:
        """Tell about this photo, and explain this face of it."""
        if (photo, face) == (self._photo, self._explained):
            return
        if face is not None or photo != self._photo:
            self._explained = face
        self._photo = photo
        self._reload()

    def path(self) -> str | None:
        """Where the photo that is shown lies."""
        return self._row.path if self._row else None

    def showEvent(self, event: object) -> None:
        self._reload()

    def _reload(self) -> None:
        photo = self._photo
        if photo is None:
            self._row = None
            self._show_nothing()
            return
        self._context.bridge.query(
            lambda c: _read(c, photo),
            lambda found: self._take(photo, *found),
            owner=self,
            topic=self._topic,
        )

    def _take(
        self,
        photo: int,
        row: browse.PhotoRow | None,
        paths: list[str],
        faces: list[browse.FaceRow],
    ) -> None:
        if photo != self._photo or row is None:
            return
        self._row = row
        if not self.isVisible():
            return
        panel, column = _panel()
        name = _label(_breakable(PurePath(row.path).name), "heading", wraps=True)
        column.addWidget(name)
        column.addLayout(self._facts(row))
        if row.reason:
            column.addWidget(_label(spoken(row.reason), "danger", wraps=True))
        column.addWidget(_section(tr("Files") if len(paths) > 1 else tr("File")))
        for path in paths:
            column.addWidget(
                _label(_breakable(shown_path(path)), "small", wraps=True, selectable=True)
            )
        column.addWidget(self._folder_button(), 0, Qt.AlignmentFlag.AlignLeft)
        shown = [face for face in faces if face.state is not FaceState.NOT_A_FACE]
        column.addWidget(_section(trn("1 face", "{n} faces", len(shown))))
        column.addLayout(self._faces(shown))
        column.addStretch(1)
        self.setWidget(panel)

    def _choose(self, face: int) -> None:
        self.show_photo(self._photo, face=face)
        self.face_chosen.emit(face)

    def _show_nothing(self) -> None:
        panel, column = _panel()
        column.addStretch(1)
        label = _label(tr("Choose a photo to see what is known about it."), "dim", wraps=True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)
        column.addStretch(2)
        self.setWidget(panel)

    def _facts(self, row: browse.PhotoRow) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for number, (name, value) in enumerate(facts(row)):
            grid.addWidget(_label(name, "small"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_label(value, wraps=True, selectable=True), number, 1)
        return grid

    def _folder_button(self) -> QPushButton:
        button = QPushButton(tr("Show in folder"))
        button.setProperty("role", "link")
        button.clicked.connect(self._context.actions["photo.show_in_folder"].trigger)
        return button

    def _faces(self, faces: list[browse.FaceRow]) -> QVBoxLayout:
        """Rows of faces; the chosen one, or one that is alone, with why it has its name."""
        column = QVBoxLayout()
        column.setSpacing(0)
        column.setContentsMargins(-8, 0, 0, 0)
        if len(faces) == 1:
            self._explained = faces[0].id
        for face in faces:
            column.addWidget(self._face(face))
            if face.id == self._explained:
                column.addWidget(ExplanationView(self._context, face.id))
        return column

    def _face(self, face: browse.FaceRow) -> QWidget:
        button = QToolButton()
        button.setProperty("role", "row")
        button.setAccessibleName(f"{face.name or tr('Unknown')}: {why(face)}")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._choose(face.id))
        row = QHBoxLayout(button)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(12)
        row.addWidget(Portrait(self._context, face.id))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(_line(face.name or tr("Who is this?"), None if face.name else "dim"))
        words.addWidget(_line(why(face), "small"))
        words.addStretch(1)
        row.addLayout(words, 1)
        button.setToolTip(f"{face.name or tr('Who is this?')}\n{why(face)}")
        for child in button.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return button


class Portrait(QWidget):
    """A round face, fetched when it is first painted."""

    def __init__(self, context: Context, face: int | None, size: int = _PORTRAIT) -> None:
        super().__init__()
        self._context, self._face = context, face
        self.setFixedSize(QSize(size, size))
        context.thumbnails.arrived.connect(self._repaint)

    def show_face(self, face: int | None) -> None:
        self._face = face
        self.update()

    def _repaint(self, kind: str, ids: set[int]) -> None:
        if kind == "face" and self._face in ids:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = round(self.width() * self.devicePixelRatioF())
        pixmap = None
        if self._face is not None:
            pixmap = self._context.thumbnails.pixmap("face", self._face, side)
        place = self.rect().toRectF()
        painter = QPainter(self)
        placeholder = self._context.theme.colour("placeholder")
        paint_picture(painter, place, pixmap, placeholder, radius=None)
        painter.end()


def facts(row: browse.PhotoRow) -> list[tuple[str, str]]:
    """Name and value of what is worth telling about a photo."""
    found = []
    moment = QDateTime.fromString(row.taken_at or row.sort_time, Qt.DateFormat.ISODate)
    if moment.isValid():
        words = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        found.append((tr("Taken") if row.taken_at else tr("File date"), words))
    if row.width and row.height:
        megapixels = row.width * row.height / 1e6
        size = tr("{w} × {h}, {mp} MP", w=row.width, h=row.height, mp=decimal(megapixels))  # noqa: RUF001
        found.append((tr("Size"), size))
    if row.camera:
        found.append((tr("Camera"), row.camera))
    if row.state == "new":
        found.append((tr("State"), tr("waits to be looked at")))
    return found


def why(face: browse.FaceRow) -> str:
    """Why a face has the name it has, or none."""
    match face.state:
        case FaceState.CONFIRMED:
            return tr("You said so")
        case FaceState.IGNORED:
            return tr("You ignored this face")
        case FaceState.NOT_A_FACE:
            return tr("You said that it is not a face")
        case FaceState.REJECTED:
            return tr("You said who it is not")
    if face.name is None:
        return tr("Nobody has named this face yet")
    if face.probability is None:
        return tr("Looks like other faces of this person")
    return tr("Proposed, {percent} % sure", percent=min(round(face.probability * 100), 99))


def _read(
    connection: Connection, photo: int
) -> tuple[browse.PhotoRow | None, list[str], list[browse.FaceRow]]:
    row = browse.photo_rows(connection, [photo]).get(photo)
    return row, browse.photo_paths(connection, photo), browse.faces_of_photo(connection, photo)


def _panel() -> tuple[QWidget, QVBoxLayout]:
    panel = QWidget()
    panel.setProperty("role", "panel")
    column = QVBoxLayout(panel)
    column.setContentsMargins(20, 18, 16, 18)
    column.setSpacing(8)
    return panel, column


def _label(
    text: str, role: str | None = None, *, wraps: bool = False, selectable: bool = False
) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)  # file names and people's names are no markup
    if role:
        label.setProperty("role", role)
    label.setWordWrap(wraps)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _line(text: str, role: str | None) -> OneLine:
    line = OneLine(text)
    if role:
        line.setProperty("role", role)
    return line


def _breakable(path: str) -> str:
    """The path with places where a line may end: a label only breaks at spaces by itself."""
    return re.sub(r"([/\\_.-])", "\\1\u200b", path)


def _section(text: str) -> QLabel:
    label = _label(text, "heading")
    label.setContentsMargins(0, 14, 0, 0)
    return label
