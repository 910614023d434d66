"""The words of a search, before anybody asks what they mean (`search_query` does)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_TOKEN = re.compile(r'\(|\)|(-?)(?:(\w+):)?(?:"([^"]*)"|([^\s()"]+))')


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a search. kind: "word", "and", "or", "not", "(" or ")"; `key` before a colon."""

    kind: str
    text: str = ""
    key: str = ""
    is_quoted: bool = False


def tokens(text: str) -> list[Token]:
    """The words of what was typed. A minus before a word is a NOT of its own."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        minus, key, quoted, word = match.groups()
        if match.group() in "()":
            found.append(Token(match.group()))
            continue
        if minus:
            found.append(Token("not"))
        if not minus and not key and word in ("AND", "OR", "NOT"):
            found.append(Token(word.lower()))
        elif value := (quoted if quoted is not None else word).strip():
            found.append(Token("word", value, (key or "").lower(), quoted is not None))
    return found


def rewritten(text: str, person: Callable[[str], str]) -> str:
    """The search with the people of its chips (person:, exactly:) replaced, all else as it was."""

    def changed(match: re.Match[str]) -> str:
        minus, key, quoted, word = match.groups()
        people = (quoted if quoted is not None else word or "").strip()
        if (key or "").lower() not in ("person", "exactly") or not people:
            return match.group()
        parts = people.split(",") if key.lower() == "exactly" else [people]
        new = ",".join(person(part.strip()) for part in parts)
        return f'{minus}{key}:"{new}"' if re.search(r"[\s()]", new) else f"{minus}{key}:{new}"

    return _TOKEN.sub(changed, text)
