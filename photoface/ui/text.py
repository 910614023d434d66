"""Every word on the screen goes through `tr` or `trn`, so that it can be translated."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

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


def number(count: int) -> str:
    """A whole number with the separators of the user's country: 12,480."""
    return QLocale().toString(int(count))
