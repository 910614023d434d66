"""When somebody was born and died, each changed in its place."""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from photoface.ui.text import day_words, tr
from photoface.ui.widgets.inline_edit import InlineEdit

_ISO = re.compile(r"\d{4}(-\d{1,2}(-\d{1,2})?)?")
_FIELD_WIDTH, _FIRST_YEAR = 230, 1000


class LifeDates(QWidget):
    """`born(day)` and `died(day)` with what was typed, as ISO 8601 where it can be read ("" takes
    the date away); `left()` when a field is done with."""

    born = Signal(str)
    died = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._days: dict[str, str | None] = {"born": None, "died": None}
        self.buttons: dict[str, QPushButton] = {}
        self.fields: dict[str, InlineEdit] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        names = {"born": tr("Birth date"), "died": tr("Death date")}
        for which, signal in (("born", self.born), ("died", self.died)):
            button = QPushButton()
            button.setProperty("role", "link")
            button.setCursor(Qt.CursorShape.IBeamCursor)
            button.clicked.connect(lambda _=False, which=which: self.edit(which))
            field = InlineEdit(names[which], tr("2014-05-17, or only 2014"))
            field.setFixedWidth(_FIELD_WIDTH)
            field.committed.connect(
                lambda text, which=which, tell=signal: self._take(which, tell, text)
            )
            field.cancelled.connect(lambda which=which: self._end(which))
            self.buttons[which], self.fields[which] = button, field
            row.addWidget(button)
            row.addWidget(field)

    def show_days(self, born: str | None, died: str | None) -> None:
        """ISO 8601, or None where it is not known."""
        self._days = {"born": born, "died": died}
        words = tr("Born {day}", day=day_words(born)) if born else tr("Add birth date")
        self.buttons["born"].setText(words)
        self.buttons["died"].setText(tr("Died {day}", day=day_words(died)) if died else "")
        for which, button in self.buttons.items():
            button.setAccessibleName(button.text())
            if not self.fields[which].isVisibleTo(self):
                button.setVisible(bool(button.text()))

    def edit(self, which: str) -> None:
        """Put a field in the place of a date: "born" or "died"."""
        self.buttons[which].hide()
        self.fields[which].start(self._days[which] or "")

    def _take(self, which: str, tell: SignalInstance, text: str) -> None:
        self._end(which)
        day = iso_day(text)
        if day != (self._days[which] or ""):
            tell.emit(day)

    def _end(self, which: str) -> None:
        self.buttons[which].setVisible(bool(self.buttons[which].text()))
        self.left.emit()


def iso_day(text: str) -> str:
    """What was typed as ISO 8601 if it can be read, else as it is: the library says what is wrong.

    Years and months alone will do; days also as the user's country writes them.
    """
    clean = text.strip()
    if _ISO.fullmatch(clean):
        return "-".join(part.zfill(2) for part in clean.split("-"))
    locale = QLocale()
    short = locale.dateFormat(QLocale.FormatType.ShortFormat).replace("dd", "d").replace("MM", "M")
    for form in (short, "d.M.yyyy", "d MMMM yyyy"):
        found = locale.toDate(clean, form)
        if found.isValid() and found.year() >= _FIRST_YEAR:
            return found.toString("yyyy-MM-dd")
    return clean
