"""Every word on the screen goes through `tr` or `trn`, so that it can be translated."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, QTime

from photoface.domain.sentences import Sentence

_CONTEXT = "Photoface"


def tr(text: str, /, **values: object) -> str:
    """The text in the user's language; `{name}` places are filled from `values`."""
    translated = QCoreApplication.translate(_CONTEXT, text)
    return translated.format(**values) if values else translated


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """The form of the text that fits `count`; `{n}` is the number as the user's country writes it.

    Translations are keyed by `many` and carry as many forms as their language has.
    """
    translated = QCoreApplication.translate(_CONTEXT, many, None, count)
    if translated == many and count == 1:
        translated = one
    return translated.format(n=number(count), **values)


def spoken(text: str) -> str:
    """What a service said, in the user's language; a plain text (a name, a path) as it is."""
    if not isinstance(text, Sentence):
        return text
    values = {name: _spoken_value(name, value) for name, value in text.values.items()}
    if text.number is None:
        return tr(text.patterns[0], **values)
    return trn(*text.patterns, text.number, **values)


def _spoken_value(name: str, value: Any) -> str:
    if isinstance(value, tuple):
        return tr(", ").join(map(spoken, value))
    return _SPOKEN.get(name, spoken)(value)


def day_words(day: str | None) -> str:
    """A day (ISO 8601) as the user's country writes it; a year or a month alone as it is."""
    found = QDate.fromString(day or "", "yyyy-MM-dd")
    form = _WEEKDAY.sub("", QLocale().dateFormat(QLocale.FormatType.LongFormat))
    return QLocale().toString(found, form) if found.isValid() else day or ""


def time_words(time: str) -> str:
    """A time of day (ISO 8601) as the user's country writes it."""
    found = QTime.fromString(time, Qt.DateFormat.ISODate)
    return QLocale().toString(found, QLocale.FormatType.ShortFormat) if found.isValid() else time


_WEEKDAY = re.compile(r"[,،\s]*dddd[,،\s]*")
#: What places of these names hold, in the sentences of services.
_SPOKEN = {"day": day_words, "time": time_words}


def number(count: int) -> str:
    """A whole number with the separators of the user's country: 12,480."""
    return QLocale().toString(int(count))


def decimal(value: float, places: int = 1) -> str:
    """A number with so many decimals, written as the user's country does: 0.1, or 0,1."""
    return QLocale().toString(float(value), "f", places)
