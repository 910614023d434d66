"""Which faces of a person are shown, by how clear they are, and in which order."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from photoface.domain.quality import Grade
from photoface.services.face_quality import FaceOrder
from photoface.ui.text import tr
from photoface.ui.theme import SPACE_S
from photoface.ui.widgets.choice import Choice

ALL: tuple[Grade, ...] = ()


class FaceTools(QWidget):
    """`arranged()` when something else was chosen: see `grades` and `order`."""

    arranged = Signal()

    def __init__(self, as_given: str) -> None:
        super().__init__()
        self._grades = Choice(
            [
                (ALL, tr("All faces")),
                ((Grade.CLEAR,), tr("Clear ones")),
                ((Grade.CLEAR, Grade.GOOD), tr("Good ones or better")),
                ((Grade.POOR,), tr("Hard to make out")),
                ((Grade.UNCERTAIN,), tr("Too uncertain")),
            ],
            width=190,
        )
        self._order = Choice(
            [
                (FaceOrder.GIVEN, as_given),
                (FaceOrder.CLEAREST, tr("Clearest first")),
                (FaceOrder.LEAST_CLEAR, tr("Least clear first")),
            ],
            width=160,
        )
        names = (tr("Show faces by quality"), tr("Sort faces by"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        for choice, name in zip((self._grades, self._order), names, strict=True):
            choice.setAccessibleName(name)
            choice.setToolTip(name)
            choice.activated.connect(self.arranged)
            row.addWidget(choice)

    @property
    def grades(self) -> tuple[Grade, ...]:
        """Faces of these grades are wanted; none means all."""
        return tuple(self._grades.currentData() or ())

    @property
    def order(self) -> FaceOrder:
        return FaceOrder(str(self._order.value))

    def show_all(self) -> None:
        """Nothing is left out, for the next person's faces."""
        self._grades.setCurrentIndex(0)

    def choose(self, grades: tuple[Grade, ...], order: FaceOrder) -> None:
        """As a hand would."""
        self._grades.setCurrentIndex(
            next(
                i for i in range(self._grades.count()) if tuple(self._grades.itemData(i)) == grades
            )
        )
        self._order.choose(order)
        self.arranged.emit()
