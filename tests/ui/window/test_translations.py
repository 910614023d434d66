"""What the window says in other languages."""

from __future__ import annotations

import ast
import gc
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from photoface.ui.preferences import Preferences
from photoface.ui.text import tr, trn
from photoface.ui.theme import Theme
from photoface.ui.translation import install_language
from resources import resource

ROOT = Path(__file__).parents[3]
#: Calls of tr and trn that hand on words which are collected where they are written down.
_HANDED_ON = {"command.text", "entry.title", "self.entry.title", "title"}
_PLACE = re.compile(r"\{(\w+)\}")


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("t", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = _tool()
LANGUAGES = tuple(TOOL.LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_everything_is_translated(language: str) -> None:
    words, known = TOOL.words(), TOOL.read(language)
    missing = [text for text in words if text not in known]
    assert len(missing) <= 0.05 * len(words), missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_has_the_places_of_its_english(language: str) -> None:
    for text, forms in TOOL.read(language).items():
        for form in forms:
            assert sorted(_PLACE.findall(form)) == sorted(_PLACE.findall(text)), (text, form)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_ships_is_what_is_written_in_the_source(language: str) -> None:
    translator = QTranslator()
    data = resource("translations", f"photoface_{language}.qm").read_bytes()
    assert translator.load(data)
    words = TOOL.words()
    for text, forms in TOOL.read(language).items():
        if text in words:
            count = 2 if words[text] else -1
            assert translator.translate("Photoface", text, None, count) == forms[-1]
            if words[text]:
                assert translator.translate("Photoface", text, None, 1) == forms[0]


def test_no_word_escapes_the_collection() -> None:
    """Every call of tr and trn has its words right there, or hands on words of a table."""
    for path in sorted((ROOT / "photoface" / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for argument in node.args[: {"tr": 1, "trn": 2}.get(node.func.id, 0)]:
                    is_literal = isinstance(argument, ast.Constant)
                    assert is_literal or ast.unparse(argument) in _HANDED_ON, (path, node.lineno)


def test_a_chosen_language_is_spoken(qapp: QApplication, theme: Theme) -> None:
    before = QLocale()
    preferences = Preferences()
    preferences.set("language", "de")
    code = install_language(qapp, preferences)
    gc.collect()
    try:
        assert code == "de"
        assert tr("All photos") == "Alle Fotos"
        assert trn("1 face", "{n} faces", 1) == "1 Gesicht"
        assert trn("1 face", "{n} faces", 12480) == "12.480 Gesichter"
        assert tr("Undo: {title}", title="x") == "Rückgängig: x"
    finally:
        for translator in qapp.findChildren(QTranslator):
            qapp.removeTranslator(translator)
            translator.deleteLater()
        QLocale.setDefault(before)
    assert tr("All photos") == "All photos"
