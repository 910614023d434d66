"""A label of some lines that knows how high it is.

A plain wrapping QLabel in the middle of a layout asks for too little room and is cut off.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel

_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Paragraph(QLabel):
    """Text of a fixed width in pixels; `role` as in the style sheet."""

    def __init__(
        self, text: str = "", *, width: int = 420, role: str = "dim", is_centred: bool = False
    ) -> None:
        super().__init__()
        self._width = width
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(_CENTRE if is_centred else _LEFT)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    def hasHeightForWidth(self) -> bool:
        return False  # the height is fixed already

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        self.setFixedSize(self._width, max(self.heightForWidth(self._width), 0))
