"""What holds for every page: controls have names, keys mean one thing where the focus is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QWidget

_CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit)
_LOCAL = Qt.ShortcutContext.WidgetWithChildrenShortcut


def nameless_controls(page: QWidget) -> list[str]:
    """Enabled controls that one sees, and that a screen reader could not tell apart."""
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in page.findChildren(QWidget)
        if isinstance(widget, _CONTROLS)
        and widget.isVisible()
        and widget.isEnabled()
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]


def ambiguous_keys(page: QWidget) -> list[tuple[str, str, str]]:
    """(key, command, command) of keys that two commands would take where some widget has focus."""
    found = []
    for widget in (w for w in page.findChildren(QWidget) if w.focusPolicy() and w.isVisible()):
        owners: dict[str, str] = {}
        for action in _actions_around(widget):
            for key in action.shortcuts():
                name = owners.setdefault(key.toString(), action.objectName())
                if name != action.objectName():
                    found.append((key.toString(), name, action.objectName()))
    return found


def _actions_around(widget: QWidget) -> list:
    """Actions of the widget and of what it lies in that are on and hold while it has the focus."""
    actions = []
    here: QWidget | None = widget
    while here is not None:
        actions += [a for a in here.actions() if a.isEnabled() and a.isVisible()
                    and a.shortcutContext() == _LOCAL]  # fmt: skip
        here = here.parentWidget()
    return actions
