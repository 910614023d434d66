"""The line above the page: its name, the search field, what the page puts there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from photoface.ui.text import tr
from photoface.ui.theme import Theme

_PAUSE_MS = 180  # search when typing rests


class SearchField(QLineEdit):
    """`searched` with the text when typing rests, at once on Return; Esc clears it."""

    searched = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setPlaceholderText(tr("Search people, folders, file names, dates"))
        self.setAccessibleName(tr("Search"))
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(tr("Clear"))
        self.setMaximumWidth(440)
        self.setTextMargins(24, 0, 0, 0)
        self._icon = QLabel(self)
        self._icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._search)
        self.textEdited.connect(lambda _: self._timer.start())
        self.textChanged.connect(lambda text: None if text else self._timer.start(0))
        self.returnPressed.connect(self._search)
        theme.changed.connect(self._recolour)
        self._recolour()

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

    def _search(self) -> None:
        self._timer.stop()
        self.searched.emit(self.text().strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._icon.setGeometry(11, 0, 18, self.height())

    def _recolour(self) -> None:
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
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(16)
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self.search, 3)
        row.addStretch(1)
        row.addLayout(self._tools)
        row.addWidget(button)

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
