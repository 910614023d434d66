"""One photo large: leaf through, zoom, see who is in it, say who they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from photoface.domain.errors import PhotofaceError
from photoface.services import browse, events
from photoface.services.library import Connection
from photoface.ui.bridge import Topic
from photoface.ui.models.photo_list import day_title
from photoface.ui.pages.page import Context
from photoface.ui.pages.viewer_faces import ViewerFaces
from photoface.ui.picture_loader import Picture, PictureLoader
from photoface.ui.system import shown_path
from photoface.ui.text import number, spoken, tr
from photoface.ui.views.photo_canvas import PhotoCanvas
from photoface.ui.views.photo_verbs import PhotoVerbs
from photoface.ui.widgets.name_edit import NameEdit
from photoface.ui.widgets.one_line import OneLine

_AHEAD = (1, -1, 2)  # neighbours that are fetched before they are asked for


class Viewer(QWidget):
    """Shows photo after photo of a list. `left(photo)` when the user goes back."""

    left = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._context = context
        self._photos: Sequence[int] = ()
        self._position = 0
        self._rows: dict[int, browse.PhotoRow] = {}
        self._faces_topic = Topic()
        self._face_to_show: int | None = None
        self.canvas = PhotoCanvas(context.theme, self)
        self.canvas.setAccessibleName(tr("Photo"))
        self.setFocusProxy(self.canvas)
        self.loader = PictureLoader(context.bridge)
        self.faces = ViewerFaces(self.canvas, context)
        self._build()
        self._connect()

    # --- for the window ------------------------------------------------------------------------

    def open(self, photos: Sequence[int], position: int, *, face: int | None = None) -> None:
        """Show `photos[position]`; the others are what previous and next leaf through."""
        self._photos, self._face_to_show = photos, face
        self._go_to(position)
        self.canvas.setFocus()

    def photo(self) -> int:
        """The id of the photo that is shown."""
        return int(self._photos[self._position])

    def point_out(self, face: int) -> None:
        """Make a face of this photo the current one."""
        self.canvas.set_current_face(face)
        self.canvas.setFocus()

    def zoom_step(self, step: int) -> None:
        self.canvas.zoom_step(step)

    @property
    def name_field(self) -> NameEdit:
        """Where a name is typed."""
        return self.faces.name_field

    def close_down(self) -> None:
        self.loader.clear()

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self._actions = self._context.actions.local(self.canvas, self._doers())
        self.verbs = PhotoVerbs(self._context, self.canvas, "viewer", lambda: [self.photo()])
        self.verbs.favourite.setCheckable(True)
        self._actions["viewer.faces"].setChecked(self._context.preferences.get("faces", False))
        self.canvas.set_shows_all(self._actions["viewer.faces"].isChecked())
        self._title, self._date = OneLine(), OneLine()
        self._title.setProperty("role", "heading")
        self._date.setProperty("role", "small")
        self._zoom = QLabel(minimumWidth=52, alignment=Qt.AlignmentFlag.AlignCenter)
        self._zoom.setProperty("role", "small")
        self.notice = QLabel(self.canvas, wordWrap=True)
        self.notice.setProperty("role", "notice")
        self.notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self.canvas, 1)

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setProperty("role", "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(56)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._date)
        words.addStretch(1)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._button("viewer.back"))
        row.addSpacing(6)
        row.addLayout(words, 1)
        for id in ("viewer.previous", "viewer.next"):
            row.addWidget(self._button(id))
        row.addSpacing(12)
        for id in ("viewer.zoom_out", "viewer.zoom_in", "viewer.fit"):
            row.addWidget(self._button(id))
            if id == "viewer.zoom_out":
                row.addWidget(self._zoom)
        row.addSpacing(12)
        row.addWidget(_tool(self.verbs.favourite))
        row.addWidget(self._button("viewer.draw_face"))
        row.addWidget(self._button("viewer.faces"))
        row.addWidget(_tool(self._context.actions["view.inspector"]))
        return bar

    def _button(self, id: str) -> QToolButton:
        return _tool(self._actions[id])

    def _doers(self) -> dict[str, Callable[..., object]]:
        canvas, faces = self.canvas, self.faces
        return {
            "viewer.back": self._leave,
            "viewer.previous": lambda: self._step(-1),
            "viewer.next": lambda: self._step(1),
            "viewer.fit": canvas.fit,
            "viewer.actual_size": canvas.show_actual_size,
            "viewer.zoom_in": lambda: canvas.zoom_step(1),
            "viewer.zoom_out": lambda: canvas.zoom_step(-1),
            "viewer.faces": self.set_faces_shown,
            "viewer.next_face": lambda: canvas.step_face(1),
            "viewer.previous_face": lambda: canvas.step_face(-1),
            "viewer.name_face": faces.name_current,
            "viewer.not_a_face": faces.mark_not_a_face,
            "viewer.ignore_face": faces.ignore,
            "viewer.reject_face": faces.reject,
            "viewer.draw_face": canvas.drawing.start_with_keys,
        }

    def _connect(self) -> None:
        bridge, canvas = self._context.bridge, self.canvas
        canvas.zoomed.connect(self._show_zoom)
        canvas.sharpness_asked.connect(self._load)
        canvas.face_changed.connect(self._inspect_face)
        canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        canvas.customContextMenuRequested.connect(
            lambda point: self.menu(point).popup(canvas.mapToGlobal(point))
        )
        self.loader.loaded.connect(self._take_picture)
        self.loader.failed.connect(self._take_trouble)
        self.faces.failed.connect(self._reload_faces)
        canvas.drawing.drawn.connect(lambda rect: self.faces.draw(self.photo(), rect))
        self.faces.drawn.connect(self._name_drawn)
        for signal in (bridge.faces_decided, bridge.groups_changed, bridge.photos_read):
            signal.connect(self._reload_faces)
        bridge.albums_changed.connect(self._reload_row)

    def _inspect_face(self) -> None:
        """Let the inspector say why the chosen face has its name."""
        face = self.canvas.current_face()
        if face is not None:
            self._context.navigator.inspect_photo(self.photo(), face=face.id)

    # --- leafing -------------------------------------------------------------------------------

    def _go_to(self, position: int) -> None:
        self._position = position
        self.faces.end_naming()
        self.notice.hide()
        photo = self.photo()
        self._show_what_is_here(photo)
        self._context.navigator.inspect_photo(photo)
        self._actions["viewer.previous"].setEnabled(position > 0)
        self._actions["viewer.next"].setEnabled(position < len(self._photos) - 1)
        near = [photo, *self._neighbours()]
        self.loader.keep_only(set(near))
        self._context.bridge.query(
            lambda c: _read(c, near), lambda found: self._take_rows(photo, *found), owner=self
        )

    def _step(self, step: int) -> None:
        if 0 <= self._position + step < len(self._photos):
            self._go_to(self._position + step)

    def _neighbours(self) -> list[int]:
        places = (self._position + step for step in _AHEAD)
        return [int(self._photos[place]) for place in places if 0 <= place < len(self._photos)]

    def _show_what_is_here(self, photo: int) -> None:
        """The picture if it is here, else its thumbnail, at once."""
        picture = self.loader.get(photo)
        row = self._rows.get(photo)
        if picture is not None:
            self.canvas.show_photo(picture.width, picture.height, picture.image)
        else:
            thumb = self._context.thumbnails.pixmap("photo", photo, 320)
            width, height = (row.width, row.height) if row else (None, None)
            if not width or not height:
                width, height = (thumb.width() * 8, thumb.height() * 8) if thumb else (1600, 1200)
            self.canvas.show_photo(width, height, thumb)
        self._show_words(row)

    def _take_rows(
        self, photo: int, rows: dict[int, browse.PhotoRow], faces: list[browse.FaceRow]
    ) -> None:
        if not self._is_shown(photo):
            return
        self._rows = rows
        row = rows.get(photo)
        if row is None:
            self._leave()  # it is gone from the library
            return
        self._show_words(row)
        if row.width and row.height and self.loader.get(photo) is None:
            self.canvas.camera.set_photo(row.width, row.height)
        self.canvas.show_faces(faces)
        if self._face_to_show is not None:
            self.canvas.set_current_face(self._face_to_show)
            self._face_to_show = None
        self._load()
        self._load_ahead()

    def _show_words(self, row: browse.PhotoRow | None) -> None:
        self._title.setText(PurePath(row.path).name if row else "")
        place = tr("{n} of {all}", n=number(self._position + 1), all=number(len(self._photos)))
        day = f"{day_title(row.sort_time[:10])} · {place}" if row else place
        self._date.setText(day)
        self.verbs.favourite.setChecked(bool(row and row.is_favourite))

    def _is_shown(self, photo: int) -> bool:
        return len(self._photos) > self._position and photo == self.photo()

    # --- pictures ------------------------------------------------------------------------------

    def _load(self) -> None:
        row = self._rows.get(self.photo()) if len(self._photos) else None
        if row is None:
            return
        if row.is_missing:
            self._say(tr("The file is not there: {path}", path=shown_path(row.path)))
            return
        self.loader.load(row.id, row.path, max(self.canvas.wanted_side(), self._screen_side()))

    def _load_ahead(self) -> None:
        for photo in self._neighbours():
            row = self._rows.get(photo)
            if row is not None and not row.is_missing and row.state != "failed":
                self.loader.load(photo, row.path, self._screen_side())

    def _screen_side(self) -> int:
        longest = max(self.canvas.width(), self.canvas.height())
        return round(longest * self.devicePixelRatioF())

    def _take_picture(self, photo: int, picture: Picture) -> None:
        if self._is_shown(photo):
            self.notice.hide()
            self.canvas.sharpen(picture.width, picture.height, picture.image)

    def _take_trouble(self, photo: int, error: BaseException) -> None:
        if not self._is_shown(photo):
            return
        if isinstance(error, PhotofaceError):
            self._say(spoken(error.sentence))
        else:
            self._context.bridge.report(error)

    def _say(self, sentence: str) -> None:
        self.notice.setText(sentence)
        width = min(420, self.canvas.width() - 40)
        height = self.notice.heightForWidth(width - 36) + 28
        self.notice.setGeometry(
            (self.canvas.width() - width) // 2, (self.canvas.height() - height) // 2, width, height
        )
        self.notice.show()

    def _reload_row(self, event: events.AlbumsChanged) -> None:
        """The photo is a favourite now, or no longer."""
        if len(self._photos) and self.photo() in event.photos:
            photo = self.photo()
            self._context.bridge.query(
                lambda c: browse.photo_rows(c, [photo]), self._take_row, owner=self
            )

    def _take_row(self, rows: dict[int, browse.PhotoRow]) -> None:
        self._rows.update(rows)
        if self.photo() in rows:
            self._show_words(rows[self.photo()])

    # --- faces ---------------------------------------------------------------------------------

    def _reload_faces(self, event: Any = None) -> None:
        if not self.isVisible() or not len(self._photos):
            return
        photo = self.photo()
        if isinstance(event, events.PhotosRead) and photo not in event.photos:
            return
        self._context.bridge.query(
            lambda c: browse.faces_of_photo(c, photo),
            lambda faces: self._take_faces(photo, faces),
            owner=self,
            topic=self._faces_topic,
        )

    def _take_faces(self, photo: int, faces: list[browse.FaceRow]) -> None:
        if self._is_shown(photo):
            self.canvas.show_faces(faces)

    def _name_drawn(self, face: int) -> None:
        """Ask who it is as soon as the new face is on the photo."""
        photo = self.photo()

        def ask(faces: list[browse.FaceRow]) -> None:
            self._take_faces(photo, faces)
            if self._is_shown(photo) and any(row.id == face for row in faces):
                self.faces.start_naming(face)

        self._context.bridge.query(lambda c: browse.faces_of_photo(c, photo), ask, owner=self)

    # --- the rest ------------------------------------------------------------------------------

    def set_faces_shown(self, is_shown: bool) -> None:
        """Frames on all faces, or only on the one under the mouse; remembered."""
        self._actions["viewer.faces"].setChecked(is_shown)
        self._context.preferences.set("faces", is_shown)
        self.canvas.set_shows_all(is_shown)

    def menu(self, point: QPoint) -> QMenu:
        """For the face under the mouse, which becomes the current one, and for the photo."""
        do, face = self._actions, self.canvas.choose_at(QPointF(point))
        own: list[QAction | None] = []
        if face is not None:
            reject = [] if face.person is None else [do["viewer.reject_face"]]
            rest = [do["viewer.ignore_face"], do["viewer.not_a_face"], None]
            own = [do["viewer.name_face"], *reject, *rest]
        folder = self._context.actions["photo.show_in_folder"]
        return self.verbs.menu(own, [folder, None, do["viewer.draw_face"], do["viewer.faces"]])

    def _show_zoom(self) -> None:
        self._zoom.setText(f"{self.canvas.camera.percent} %")

    def _leave(self) -> None:
        photo = self.photo()
        self.faces.end_naming()
        self.loader.clear()
        self.left.emit(photo)


def _read(
    connection: Connection, photos: list[int]
) -> tuple[dict[int, browse.PhotoRow], list[browse.FaceRow]]:
    return browse.photo_rows(connection, photos), browse.faces_of_photo(connection, photos[0])


def _tool(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    button.setIconSize(QSize(18, 18))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
