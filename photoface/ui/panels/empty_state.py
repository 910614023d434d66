"""What a page shows when there is nothing to show: why, and the one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from photoface.ui.theme import SPACE_M, SPACE_S, Theme
from photoface.ui.widgets.paragraph import Paragraph


class EmptyState(QWidget):
    """An icon, a heading, a sentence and at most one button in the middle of the page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme, self._icon_name = theme, "image"
        self._do: Callable[[], object] | None = None
        self._icon, self._heading, self._sentence = QLabel(), QLabel(), Paragraph(is_centred=True)
        self._heading.setProperty("role", "title")
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton()
        self._button.setProperty("role", "primary")
        self._button.clicked.connect(lambda: self._do and self._do())
        self._build()
        theme.changed.connect(self._recolour)

    def tell(
        self,
        icon: str,
        heading: str,
        sentence: str,
        action: str | None = None,
        do: Callable[[], object] | None = None,
    ) -> None:
        self._icon_name, self._do = icon, do
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._button.setText(action or "")
        self._button.setVisible(bool(action))
        self.setAccessibleName(f"{heading}. {sentence}")
        self._recolour()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_S)
        column.addStretch(2)
        for widget in (self._icon, self._heading, self._sentence):
            if isinstance(widget, QLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(SPACE_M)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _recolour(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._theme.pixmap(self._icon_name, 48, ratio, "dim"))


def show_instead(stack: QStackedLayout, widget: QWidget) -> None:
    """Show this one of the stack. It inherits the focus: else the keys of the page would be dead as
    soon as its last tile is gone."""
    leaving, focused = stack.currentWidget(), QApplication.focusWidget()
    has_focus = focused is not None and (focused is leaving or leaving.isAncestorOf(focused))
    stack.setCurrentWidget(widget)
    if has_focus and leaving is not widget:
        widget.setFocus()
