"""The right end of the top bar on the People page: order, what is shown, sort again."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from photoface.ui.models.cards import Order
from photoface.ui.text import tr
from photoface.ui.theme import SPACE_S, Theme
from photoface.ui.widgets.choice import Choice


class PeopleTools(QWidget):
    """`order_chosen(Order)`, `hidden_shown(bool)`, `singles_shown(bool)`."""

    order_chosen = Signal(object)
    hidden_shown = Signal(bool)
    singles_shown = Signal(bool)

    def __init__(self, theme: Theme, sort_again: QAction, order: Order) -> None:
        super().__init__()
        self._theme = theme
        self._orders = Choice(
            [
                (Order.COUNT, tr("Most faces first")),
                (Order.NAME, tr("By name")),
                (Order.RECENT, tr("Seen last first")),
            ],
            width=160,
        )
        self._orders.setAccessibleName(tr("Sort people by"))
        self._orders.setToolTip(tr("Sort people by"))
        self._orders.choose(order)
        self._orders.activated.connect(self._choose)
        self._sort = QToolButton()
        self._sort.setDefaultAction(sort_again)
        self._sort.setAccessibleName(sort_again.text())
        self._sort.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self._sort)
        row.addWidget(self._orders)
        row.addWidget(self._shown_button())
        theme.changed.connect(self._recolour)
        self._recolour()

    def offer_sorting(self, is_sorted: bool) -> None:
        """Cards keep their places while one works; this puts them in order when one likes."""
        self._sort.setVisible(not is_sorted)

    def _shown_button(self) -> QToolButton:
        menu = QMenu(self)
        for title, signal in (
            (tr("Show hidden people"), self.hidden_shown),
            (tr("Show single faces"), self.singles_shown),
        ):
            action = menu.addAction(title)
            action.setCheckable(True)
            action.toggled.connect(signal)
        self._button = QToolButton()
        self._button.setMenu(menu)
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._button.setIconSize(QSize(18, 18))
        self._button.setToolTip(tr("What is shown"))
        self._button.setAccessibleName(tr("What is shown"))
        return self._button

    def _choose(self, place: int) -> None:
        self.order_chosen.emit(self._orders.itemData(place))

    def _recolour(self) -> None:
        self._button.setIcon(self._theme.icon("eye"))
