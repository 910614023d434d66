"""What the window says in other languages."""

from __future__ import annotations

import ast
import gc
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoface.domain.errors import PhotofaceError
from photoface.domain.sentences import recalled, say, sayn, stored
from photoface.services import name_people
from photoface.services.library import Library
from photoface.ui.main_window import MainWindow
from photoface.ui.preferences import Preferences
from photoface.ui.text import day_words, spoken, time_words, tr, trn
from photoface.ui.theme import Theme
from photoface.ui.translation import install_language
from resources import resource

ROOT = Path(__file__).parents[3]
#: Calls of tr and trn that hand on words which are collected where they are written down.
_HANDED_ON = {
    "command.text", "entry.title", "self.entry.title", "title",
    "text.patterns[0]", "*text.patterns", "text.number",  # a sentence of a service
}  # fmt: skip
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
def test_everything_is_translated(language: str) -> None:
    """The words of the window, and every sentence of the services below it."""
    words, known = TOOL.words(), TOOL.read(language)
    assert "Merged {who} into {name}" in words
    assert [text for text in words if text not in known] == []


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
    """Every call has its words right there, or hands on words that are collected elsewhere."""
    in_window = [(path, call) for path, call in _calls_of("tr", "trn") if "ui" in path.parts]
    below = [(path, call) for path, call in _calls_of("say", "sayn") if "ui" not in path.parts]
    assert len(below) > 200
    for path, call in [*in_window, *below]:
        count = 2 if call.func.id in ("trn", "sayn") else 1  # type: ignore[attr-defined]
        for argument in call.args[:count]:
            is_literal = isinstance(argument, ast.Constant)
            assert is_literal or ast.unparse(argument) in _HANDED_ON, (path, call.lineno)


def test_every_error_speaks_in_sentences() -> None:
    """What is only English text would stay English in the window."""
    ours = {cls.__name__ for cls in _below(PhotofaceError)}
    for path, call in _calls_of(*ours):
        for argument in call.args[:1]:
            assert not isinstance(argument, ast.Constant | ast.JoinedStr), (path, call.lineno)


def _below(error: type[Exception]) -> Iterator[type[Exception]]:
    yield error
    for cls in error.__subclasses__():
        yield from _below(cls)


def _calls_of(*names: str) -> Iterator[tuple[Path, ast.Call]]:
    for path in TOOL.sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_plain = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if is_plain and node.func.id in names:  # type: ignore[attr-defined]
                yield path, node  # type: ignore[misc]


@pytest.fixture
def german(qapp: QApplication) -> Iterator[str]:
    before = QLocale()
    preferences = Preferences()
    preferences.set("language", "de")
    yield install_language(qapp, preferences)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


def test_a_chosen_language_is_spoken(german: str) -> None:
    gc.collect()
    assert german == "de"
    assert tr("All photos") == "Alle Fotos"
    assert trn("1 face", "{n} faces", 1) == "1 Gesicht"
    assert trn("1 face", "{n} faces", 12480) == "12.480 Gesichter"
    assert tr("Undo: {title}", title="x") == "Rückgängig: x"


def test_a_service_speaks_it_too(german: str) -> None:
    who = ["Anna", sayn("1 face", "{n} faces", 12480)]
    assert spoken(say("Merged {who} into {name}", who=who, name="Ida")) == (
        "Anna, 12.480 Gesichter mit Ida vereint"
    )
    assert spoken(sayn("Ignored 1 face", "Ignored {n} faces", 1)) == "1 Gesicht übergangen"
    assert spoken("/photos/Ignored 1 face.jpg") == "/photos/Ignored 1 face.jpg"
    again = recalled(stored(say("Renamed {old} to {new}", old="A", new="B")))
    assert spoken(again) == "A in B umbenannt"


def test_days_and_times_are_written_as_the_country_does(german: str) -> None:
    day, time = "2026-11-09", "14:05"
    said = say("You said so on {day} at {time}: {title}.", day=day, time=time, title="x")
    assert spoken(said) == "Das haben Sie am 9. November 2026 um 14:05 gesagt: x."
    born = say("{name}'s birth date is {day}", name="Ida", day="2014-05")
    assert "2014-05" in spoken(born)  # of a month nobody knows the day
    QLocale.setDefault(QLocale("en_US"))
    assert day_words(day) == "November 9, 2026"
    assert time_words(time).replace("\u202f", " ") == "2:05 PM"


def test_without_another_language_it_is_english(theme: Theme) -> None:
    assert tr("All photos") == "All photos"
    assert spoken(sayn("Ignored 1 face", "Ignored {n} faces", 1)) == "Ignored 1 face"


@pytest.mark.usefixtures("german")
def test_the_history_is_german_also_for_what_was_said_in_english(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    name_people.name_faces(library, [1, 4], "Anna")
    library.write(  # as a Photoface without translated titles wrote it
        lambda c: c.execute(
            "INSERT INTO acts (at, title) VALUES ('2020-01-01T10:00:00', 'Old act')"
        )
    ).result()
    name_people.ignore_faces(library, [2])
    window.open_page("history")
    page: Any = window.current_page()
    qtbot.waitUntil(lambda: page.table.rowCount() == 3)
    titles = [page.table.item(row, 0).text() for row in range(3)]
    assert titles == ["1 Gesicht übergangen", "Old act", "2 Gesichter als Anna benannt"]
    assert window.actions_table["edit.undo"].text() == "Rückgängig: 1 Gesicht übergangen"
