"""Widgets side by side that go on in another row where the window is too narrow for them.

Without it a row of buttons with long words makes the window as wide as they are, and larger than
the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from photoface.ui.theme import SPACE_S


class WrappingRow(QLayout):
    """Each widget has the size it would like; every row begins at the left, or ends at the right
    with `at_right`."""

    def __init__(self, widgets: Iterable[QWidget] = (), *, at_right: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._at_right = at_right
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(SPACE_S)
        for widget in widgets:
            self.addWidget(widget)

    # --- what Qt asks of a layout ----------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = list(self._rows(width))
        return sum(_height(row) for row in rows) + self.spacing() * max(len(rows) - 1, 0)

    def sizeHint(self) -> QSize:
        """All in one row."""
        shown = self._shown()
        return QSize(self._width(shown), _height(shown))

    def minimumSize(self) -> QSize:
        """As wide as the widest."""
        sizes = [item.sizeHint() for item in self._shown()]
        return QSize(max((s.width() for s in sizes), default=0), _height(self._shown()))

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        top = place.top()
        for row in self._rows(place.width()):
            spare = place.width() - self._width(row) if self._at_right else 0
            left = place.left() + max(spare, 0)
            for item in row:
                item.setGeometry(QRect(QPoint(left, top), item.sizeHint()))
                left += item.sizeHint().width() + self.spacing()
            top += _height(row) + self.spacing()

    # --- inside ----------------------------------------------------------------------------------

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> Iterator[list[QLayoutItem]]:
        """As many in each row as fit into the width, at least one."""
        row: list[QLayoutItem] = []
        for item in self._shown():
            if row and self._width([*row, item]) > width:
                yield row
                row = []
            row.append(item)
        if row:
            yield row

    def _width(self, row: list[QLayoutItem]) -> int:
        widths = sum(item.sizeHint().width() for item in row)
        return widths + self.spacing() * max(len(row) - 1, 0)


def _height(row: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in row), default=0)
