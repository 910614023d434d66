"""One part of a split: its number, its name, its faces, to and from which faces are dragged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from photoface.ui.delegates.face_tile import FaceTileDelegate
from photoface.ui.delegates.paint import fill_disc, kept
from photoface.ui.delegates.sprites import clear_pixmap
from photoface.ui.models.chosen import naming_faces_words
from photoface.ui.models.face_list import FaceListModel
from photoface.ui.models.grid_model import Index
from photoface.ui.pages.page import Context
from photoface.ui.text import number, tr, trn
from photoface.ui.theme import SPACE_S, SPACE_XS
from photoface.ui.views.grid_view import GridView, Look
from photoface.ui.widgets.name_button import NameButton
from photoface.ui.widgets.name_edit import NameEdit

FACE_MIME = "application/x-photoface-faces"
_DRAGGED = 64


class PartModel(FaceListModel):
    """Faces that can be dragged."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [FACE_MIME]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """Ids of the dragged faces; only this program can drop them."""
        data = QMimeData()
        ids = (str(self.id_at(index.row())) for index in indexes)
        data.setData(FACE_MIME, " ".join(ids).encode())
        return data


def faces_in(data: QMimeData) -> list[int]:
    """Ids of faces that are being dragged."""
    return [int(face) for face in bytes(data.data(FACE_MIME).data()).split()]


class FaceDrop(QWidget):
    """A place that takes dragged faces: `dropped(faces)`."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "part")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(FACE_MIME):
            self._show_target(True)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(FACE_MIME):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_target(False)
        event.acceptProposedAction()
        self.dropped.emit(faces_in(event.mimeData()))

    def _show_target(self, is_target: bool) -> None:
        self.setProperty("is_target", is_target)
        self.style().polish(self)


class PartGrid(GridView):
    """The faces of a part. Drops fall through to the column it lies in."""

    def __init__(self, context: Context) -> None:
        self._pictures = context.thumbnails
        self.faces = PartModel(context.bridge)
        tile = FaceTileDelegate(context.theme, context.thumbnails)
        look = Look(tile=96, gap=4, margin=4, header=0)
        super().__init__(self.faces, tile, context.thumbnails, context.theme, look)
        self.faces.setParent(self)
        tile.setParent(self)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def startDrag(self, actions: Qt.DropAction) -> None:
        faces = self.selected_ids()
        if not faces:
            return
        drag = QDrag(self)
        drag.setMimeData(self.faces.mimeData(self.selectedIndexes()))
        drag.setPixmap(self._drag_picture(faces[0]))
        drag.setHotSpot(QPoint(_DRAGGED // 2, _DRAGGED // 2))
        drag.exec(Qt.DropAction.MoveAction)

    def _drag_picture(self, face: int) -> QPixmap:
        picture = clear_pixmap(_DRAGGED, _DRAGGED, self.devicePixelRatioF())
        pixmap = self._pictures.pixmap("face", face, picture.width())
        painter = QPainter(picture)
        with kept(painter):
            painter.setOpacity(0.85)
            if pixmap is not None:
                fill_disc(painter, picture.rect().toRectF(), pixmap)
        painter.end()
        return picture


class PartColumn(FaceDrop):
    """`named(name)` when a name was typed, `left_out()` when the name was taken away."""

    named = Signal(str)

    def __init__(self, context: Context, place: int) -> None:
        super().__init__()
        self._place, self._text = place, ""
        self._number = QLabel(number(place + 1))
        self._number.setProperty("role", "key")
        self._count = QLabel()
        self._count.setProperty("role", "small")
        self.name = NameButton()
        self.name.setProperty("role", "part-name")
        self.name.clicked.connect(self.start_naming)
        self.field = NameEdit(context.people, context.thumbnails, context.theme)
        self.field.committed.connect(self._take_name)
        self.field.cancelled.connect(self._end_naming)
        self.grid = PartGrid(context)
        self._build()

    def show_part(self, faces: tuple[int, ...], name: str, *, open_words: str) -> None:
        """These faces; `open_words` stand where there is no name."""
        self._text = name
        self.name.setText(name or open_words)
        self.name.setProperty("is_open", not name)
        self.name.style().polish(self.name)
        words = trn("{n} face", "{n} faces", len(faces))
        self._count.setText(words)
        part = tr("Part {n}", n=self._place + 1)
        self.name.setAccessibleName(f"{part}: {self.name.text()}")
        self.grid.setAccessibleName(f"{part}, {self.name.text()}, {words}")
        self.grid.faces.show(faces)

    def set_tile(self, tile: int) -> None:
        if tile != self.grid.look.tile:
            self.grid.set_look(replace(self.grid.look, tile=tile))

    def start_naming(self) -> None:
        """Put the name field in the place of the name."""
        self._names.setCurrentWidget(self.field)
        self.field.start(self._text, naming_faces_words(len(self.grid.faces.ids)))

    def _build(self) -> None:
        names = QWidget()
        self._names = QStackedLayout(names)
        self._names.addWidget(self.name)
        self._names.addWidget(self.field)
        names.setFixedHeight(36)
        head = QHBoxLayout()
        head.setSpacing(SPACE_XS)
        head.addWidget(self._number)
        head.addWidget(names, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, 2, SPACE_S)
        column.setSpacing(SPACE_XS)
        column.addLayout(head)
        column.addWidget(self._count)
        column.addWidget(self.grid, 1)

    def _take_name(self, name: str) -> None:
        self._end_naming()
        self.named.emit(name)

    def _end_naming(self) -> None:
        self._names.setCurrentWidget(self.name)
        self.grid.setFocus()


class NewPart(FaceDrop):
    """Where faces are dropped that are none of the parts."""

    def __init__(self, move_here: Callable[[], object]) -> None:
        super().__init__()
        self.setFixedWidth(104)
        self.button = QPushButton(tr("New part"))
        self.button.setProperty("role", "link")
        self.button.setToolTip(tr("Move the selected faces into a part of their own"))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(lambda: move_here())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XS, SPACE_S, SPACE_XS, SPACE_S)
        column.addStretch(1)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
