"""The line above the page: its name, the search field, what the page puts there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from photoface.ui.text import tr
from photoface.ui.theme import Theme

_SEARCH_WIDTH = 420
_PAUSE_MS = 180  # search when typing rests


class SearchField(QLineEdit):
    """`searched` with the text when typing rests, at once on Return; Esc clears it."""

    searched = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setPlaceholderText(tr("Search people, folders, file names, dates"))
        self.setAccessibleName(tr("Search"))
        self.setTextMargins(24, 0, 24, 0)
        self._clear = QToolButton(self)
        self._clear.setProperty("role", "inside")
        self._clear.setAccessibleName(tr("Clear"))
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setIconSize(QSize(14, 14))
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._icon = QLabel(self)
        self._icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._search)
        self.textEdited.connect(lambda _: self._timer.start())
        self.textChanged.connect(self._take_text)
        self.returnPressed.connect(self._search)
        theme.changed.connect(self._recolour)
        self._recolour()

    def sizeHint(self) -> QSize:
        return QSize(_SEARCH_WIDTH, super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.clearFocus()
            return
        super().keyPressEvent(event)

    def _take_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        if not text:
            self._timer.start(0)  # however it was emptied

    def _search(self) -> None:
        self._timer.stop()
        self.searched.emit(self.text().strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._icon.setGeometry(11, 0, 18, self.height())
        self._clear.setGeometry(self.width() - 28, 4, 24, self.height() - 8)

    def _recolour(self) -> None:
        self._clear.setIcon(self._theme.icon("x", "dim"))
        self._icon.setPixmap(self._theme.pixmap("search", 16, self.devicePixelRatioF(), "dim"))


class TopBar(QWidget):
    """Title, search, tools of the page, and the switch of the inspector."""

    def __init__(self, theme: Theme, inspector: QAction) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(56)
        self.search = SearchField(theme)
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._tools = QHBoxLayout()
        self._shown: QWidget | None = None
        button = QToolButton()
        button.setDefaultAction(inspector)
        button.setAccessibleName(inspector.text())
        button.setIconSize(QSize(18, 18))
        self.search.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        right = QHBoxLayout()
        right.addStretch(1)
        right.addLayout(self._tools)
        right.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(16)
        row.addWidget(self._title, 1)  # as wide as the right side: the field stays in the middle
        row.addWidget(self.search)
        row.addLayout(right, 1)

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_tools(self, tools: QWidget | None) -> None:
        """Show this widget (of a page) at the right; the one before is only put away."""
        if self._shown is not None and self._shown is not tools:
            self._shown.hide()
        self._shown = tools
        if tools is not None:
            if self._tools.indexOf(tools) < 0:
                self._tools.addWidget(tools)
            tools.show()
