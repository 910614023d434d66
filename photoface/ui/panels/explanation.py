"""Why a face has its name: the confirmed faces it is most like, how sure, what would change it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from photoface.services import browse
from photoface.services.browse import FaceRow
from photoface.services.explain import Explanation, NearFace, explain_face
from photoface.services.library import Connection
from photoface.ui.pages.page import Context
from photoface.ui.text import decimal, spoken, tr, trn
from photoface.ui.theme import SPACE_S, SPACE_XS
from photoface.ui.widgets.face_strip import FaceButton

_SIDE = 72


class ExplanationView(QWidget):
    """Reads the explanation of one face and shows it; a click on a picture opens its photo."""

    def __init__(self, context: Context, face: int) -> None:
        super().__init__()
        self._context = context
        self.face = face
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_S, 0, 0, SPACE_S)
        self._column.setSpacing(SPACE_XS)
        context.bridge.query(lambda c: _read(c, face), self._take)

    def _take(self, found: tuple[Explanation, dict[int, FaceRow]]) -> None:
        explanation, rows = found
        for sentence in explanation.reasons:
            self._add(spoken(sentence))
        near = [(one, rows[one.face]) for one in explanation.nearest if one.face in rows]
        if near:
            self._add(tr("The confirmed faces it is most like:"))
            self._column.addLayout(self._pictures(near))
        if explanation.changes:
            self._add(tr("What would change it"), "heading")
            for sentence in explanation.changes:
                self._add(spoken(sentence))

    def _pictures(self, near: list[tuple[NearFace, FaceRow]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for one, face in near:
            column = QVBoxLayout()
            column.setSpacing(0)
            button = FaceButton(face, self._context.thumbnails, self._context.theme)
            button.setFixedSize(_SIDE, _SIDE)
            button.clicked.connect(lambda _=False, face=face: self._open(face))
            column.addWidget(button)
            column.addWidget(_label(near_words(one)), 0, Qt.AlignmentFlag.AlignHCenter)
            row.addLayout(column)
        row.addStretch(1)
        return row

    def _open(self, face: FaceRow) -> None:
        self._context.navigator.open_viewer([face.photo], 0, face=face.id)

    def _add(self, text: str, role: str = "small") -> None:
        label = _label(text, role)
        label.setWordWrap(True)
        self._column.addWidget(label)


def near_words(near: NearFace) -> str:
    """How like it is, and how many years lie between, where they matter."""
    words = [decimal(near.similarity, 2)]
    years = round(near.years_apart or 0)
    if years:
        words.append(trn("{n} year", "{n} years", years))
    return " · ".join(words)


def _label(text: str, role: str = "small") -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _read(connection: Connection, face: int) -> tuple[Explanation, dict[int, FaceRow]]:
    explanation = explain_face(connection, face)
    return explanation, browse.face_rows(connection, [one.face for one in explanation.nearest])
