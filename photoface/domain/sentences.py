"""Sentences that can be said in any language.

What the program says below the window is English. A `Sentence` is that English text, and it
remembers its pattern and what was filled in, so that the window can say it in the user's language
(`ui.text.spoken`) while the command line prints it as it is. Patterns are literals: they are what
translations are keyed by, as with `tr` and `trn` in the window.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Self


class Sentence(str):
    """English text. patterns: one, or the form for one and the form for many; number: what chooses
    between them, else None; values: what the places of the pattern hold: texts, other sentences,
    or tuples of them (a list of names). Places called day and time hold ISO 8601."""

    __slots__ = ("number", "patterns", "values")
    patterns: tuple[str, ...]
    number: int | None
    values: Mapping[str, Any]

    @classmethod
    def of(cls, patterns: tuple[str, ...], number: int | None, values: Mapping[str, Any]) -> Self:
        """The sentence with these parts, in English."""
        places = {name: _in_english(value) for name, value in values.items()}
        pattern = patterns[0] if number in (None, 1) else patterns[-1]
        if number is not None:
            places["n"] = f"{number:,}"
        made = cls(pattern.format(**places) if places else pattern)
        made.patterns, made.number, made.values = patterns, number, values
        return made


def say(pattern: str, /, **values: object) -> Sentence:
    """A sentence; `{name}` places are filled from `values`."""
    return Sentence.of((pattern,), None, {name: _kept(value) for name, value in values.items()})


def sayn(one: str, many: str, count: int, /, **values: object) -> Sentence:
    """The form that fits `count`; `{n}` is the number."""
    kept = {name: _kept(value) for name, value in values.items()}
    return Sentence.of((one, many), int(count), kept)


def in_a_row(sentences: Sequence[str]) -> Sentence:
    """One sentence after the other, as one text."""
    if len(sentences) < 2:
        return say("{last}", last=sentences[0] if sentences else "")
    return say("{first} {rest}", first=sentences[0], rest=in_a_row(sentences[1:]))


def stored(text: str) -> str:
    """A text for a column or a file: a sentence as JSON, anything else as it is."""
    return json.dumps(_parts(text), ensure_ascii=False) if isinstance(text, Sentence) else text


def recalled(text: str) -> str:
    """The text that was `stored`; what an older Photoface wrote is plain text and stays that."""
    if not text.startswith(_MARK):
        return text
    try:
        return _whole(json.loads(text))
    except (ValueError, LookupError, TypeError, AttributeError):
        return text


_MARK = '{"say": '


def _in_english(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _kept(value: object) -> object:
    """An error says what it has to say; numbers and paths are texts from here on."""
    if isinstance(value, Exception) and value.args and isinstance(value.args[0], Sentence):
        return value.args[0]
    if isinstance(value, (list, tuple)):
        return tuple(map(_kept, value))
    return value if isinstance(value, str) else str(value)


def _parts(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_parts(one) for one in value]
    if not isinstance(value, Sentence):
        return value
    values = {name: _parts(one) for name, one in value.values.items()}
    return {"say": value.patterns, "n": value.number, "with": values}


def _whole(parts: Any) -> Any:
    if isinstance(parts, list):
        return tuple(map(_whole, parts))
    if not isinstance(parts, dict):
        return str(parts)
    values = {name: _whole(one) for name, one in parts["with"].items()}
    return Sentence.of(tuple(parts["say"]), parts["n"], values)
