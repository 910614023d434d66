"""A push button that carries out an action and says its key, for those who do not know it yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from photoface.ui.actions import key_words


class ActionButton(QPushButton):
    """Follows the action's words, icon and whether it can be done."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._is_offered = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the grid
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action = self._action
        keys = key_words(action.shortcut())
        self.setText(f" {action.text()}   {keys}" if keys else f" {action.text()}")
        self.setAccessibleName(action.text())
        self.setIcon(action.icon())
        self.setEnabled(action.isEnabled())
        if action.isVisible() != self._is_offered:  # whoever else hid the button meant it
            self._is_offered = action.isVisible()
            self.setVisible(self._is_offered)
