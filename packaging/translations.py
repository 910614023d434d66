"""Collects every word of the window into resources/translations/*.ts and compiles them to .qm.

    python packaging/translations.py          # after words have changed; then translate the .ts
    python packaging/translations.py --check  # exit 1 if a word has no translation

Words are the literals given to `tr` and `trn` in the window and to `say` and `sayn` below it, and
those of the tables of commands and pages. A translation stays as long as its English does.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = {"de": 2, "zh_CN": 1}  # and how many forms of number each has
CONTEXT = "Photoface"
#: Which argument of a call is shown to people.
_ARGUMENTS = {"tr": (0,), "trn": (1,), "say": (0,), "sayn": (1,), "_c": (1,), "PageEntry": (1,)}
_WITH_NUMBER = ("trn", "sayn")


def words() -> dict[str, bool]:
    """English -> whether it comes with a number, for everything the window shows."""
    found: dict[str, bool] = {}
    for path in sources():
        for text, has_number in _words_of(ast.parse(path.read_text(encoding="utf-8"))):
            found[text] = has_number
    return dict(sorted(found.items()))


def sources() -> list[Path]:
    """Whatever the window may show comes from these files; the command line stays English."""
    files = sorted((ROOT / "photoface").rglob("*.py"))
    return [path for path in files if "cli" not in path.parts]


def _words_of(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for place in _ARGUMENTS.get(node.func.id, ()):
                if place < len(node.args) and isinstance(node.args[place], ast.Constant):
                    yield str(node.args[place].value), node.func.id in _WITH_NUMBER
        elif isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "_MENUS":
            assert isinstance(node.value, ast.Tuple)
            for menu in node.value.elts:
                yield ast.literal_eval(menu)[0], False


def read(language: str) -> dict[str, list[str]]:
    """English -> its forms in a language, as far as they have been translated."""
    path = FOLDER / f"photoface_{language}.ts"
    if not path.exists():
        return {}
    messages = ET.parse(path).getroot().iter("message")
    return {m.findtext("source", ""): forms for m in messages if any(forms := _forms(m))}


def _forms(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    if translation is None:
        return []
    return [form.text or "" for form in translation.findall("numerusform")] or [
        translation.text or ""
    ]


def write(language: str, known: dict[str, list[str]]) -> list[str]:
    """Write the .ts file; returns what is still to be translated."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    missing = []
    for text, has_number in words().items():
        forms = known.get(text, [])
        if not forms:
            missing.append(text)
        _add(context, text, forms, count=LANGUAGES[language] if has_number else 0)
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    path = FOLDER / f"photoface_{language}.ts"
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(f"{head}{body}\n", encoding="utf-8")
    return missing


def _add(context: ET.Element, text: str, forms: list[str], *, count: int) -> None:
    message = ET.SubElement(context, "message", {"numerus": "yes"} if count else {})
    ET.SubElement(message, "source").text = text
    translation = ET.SubElement(message, "translation", {} if forms else {"type": "unfinished"})
    if count:
        for place in range(count):
            form = forms[min(place, len(forms) - 1)] if forms else ""
            ET.SubElement(translation, "numerusform").text = form
    else:
        translation.text = forms[0] if forms else ""


def compile_all() -> None:
    """.ts -> .qm with the lrelease that comes with PySide6."""
    tool = Path(sysconfig.get_path("scripts")) / "pyside6-lrelease"
    for language in LANGUAGES:
        source = FOLDER / f"photoface_{language}.ts"
        target = source.with_suffix(".qm")
        subprocess.run([tool, "-silent", source, "-qm", target], check=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    if asked.check:
        missing = {x: [text for text in words() if text not in read(x)] for x in LANGUAGES}
    else:
        missing = {language: write(language, read(language)) for language in LANGUAGES}
        compile_all()
    for language, texts in missing.items():
        print(f"{language}: {len(texts)} of {len(words())} words are not translated")
        for text in texts:
            print(f"  {text}")
    return 1 if asked.check and any(missing.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
