"""The line above the page: its name, the search field, what the page puts there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from photoface.ui.pages.page import Context
from photoface.ui.widgets.search_field import SearchField


class TopBar(QWidget):
    """Title, search, tools of the page, and the switch of the inspector."""

    def __init__(self, context: Context, inspector: QAction) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(56)
        self.search = SearchField(context.people, context.thumbnails, context.theme)
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
                self._tab_from_search_to(tools)
            tools.show()

    def _tab_from_search_to(self, tools: QWidget) -> None:
        """Qt lets come last what came last: that would be behind the page."""
        before: QWidget = self.search
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for widget in (tools, *tools.findChildren(QWidget, options=direct)):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, widget)
                before = widget
