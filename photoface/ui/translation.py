"""Which language the window speaks."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from photoface.ui.preferences import Preferences
from resources import resource

#: Code -> what its speakers call it. English is what the program is written in.
LANGUAGES = {"en": "English", "de": "Deutsch", "zh_CN": "简体中文"}
_KEPT: list[bytes] = []  # Qt reads the words from here as long as the program runs


def install_language(app: QApplication, preferences: Preferences) -> str:
    """Speak the chosen language, else the system's, else English. Returns its code."""
    code = chosen_language(preferences.get("language", ""), QLocale.system().uiLanguages())
    if code != "en":
        for translator in (_ours(code, app), _qts(code, app)):
            if translator is not None:
                app.installTranslator(translator)
        QLocale.setDefault(QLocale(code))
    return code


def chosen_language(wish: str, system: list[str]) -> str:
    """The code of LANGUAGES for a wish ("" for none) and what the system speaks, best first."""
    for tag in [wish, *system]:
        plain = tag.replace("-", "_")
        if plain in LANGUAGES:
            return plain
        short = plain.partition("_")[0]
        if short == "zh" and not any(mark in plain for mark in ("Hant", "TW", "HK", "MO")):
            return "zh_CN"
        if short in LANGUAGES:
            return short
    return "en"


def _ours(code: str, app: QApplication) -> QTranslator | None:
    words = resource("translations", f"photoface_{code}.qm").read_bytes()
    _KEPT.append(words)
    translator = QTranslator(app)
    return translator if translator.load(words) else None


def _qts(code: str, app: QApplication) -> QTranslator | None:
    """Qt's own words (Cancel, Open ...)."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator if translator.load(f"qtbase_{code}", folder) else None
