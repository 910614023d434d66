"""A button that bears somebody's name; a long one is cut with an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton

_LEAST = 60  # pixels; a name of any length leaves the window as it is


class NameButton(QPushButton):
    """As wide as its name where there is room, else narrower, with all of the name on hover, where
    otherwise the `hint` is."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self._hint = hint
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _LEAST), hint.height())

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        inside = QStyle.SubElement.SE_PushButtonContents
        room = self.style().subElementRect(inside, option, self).width()
        option.text = option.fontMetrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            is_cut = self.sizeHint().width() > self.width()
            self.setToolTip(self.text() if is_cut else self._hint)
        return super().event(event)
