"""How much a search may ask for: what SQLite can answer, for its patterns, its expressions and its
parser have ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from photoface.domain.errors import SearchError
from photoface.domain.names import is_clean
from photoface.domain.sentences import say
from photoface.services.search_words import Token, tokens

_LETTERS, _WORDS = 10_000, 200
_DEEPEST = 6  # brackets in brackets, and albums that search albums
#: A number that no database holds, and the keys that ask for one.
_HUGE = re.compile(r"(?<!\w)\d{19,}")
_NUMBERED = ("person", "exactly", "others", "faces", "quality")


@dataclass
class Spent:
    """What a search has used up, together with the albums that it searches in."""

    words: int = 0
    depth: int = 0

    def words_of(self, text: str) -> list[Token]:
        """The words of a search, or of an album in it; SearchError if they are too many, or hold
        what no search can."""
        if not is_clean(text):
            raise SearchError(
                say("A search may hold no control characters, and nothing but text (UTF-8).")
            )
        found = tokens(text)
        self.words += len(found)
        if len(text) > _LETTERS or self.words > _WORDS:
            raise SearchError(
                say(
                    "A search may have {letters} letters and {words} words at most; brackets "
                    "count, and so do the searches of its albums.",
                    letters=_LETTERS,
                    words=_WORDS,
                )
            )
        if any(token.key in _NUMBERED and _HUGE.search(token.text) for token in found):
            raise SearchError(say("A number in this search is too large."))
        return found

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Inside one more bracket or album."""
        if self.depth == _DEEPEST:
            raise SearchError(
                say(
                    "In a search, at most {most} brackets (or searches of albums) may lie inside "
                    "each other.",
                    most=_DEEPEST,
                )
            )
        self.depth += 1
        yield
        self.depth -= 1
