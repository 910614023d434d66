"""What may be the name of a person or an album, from wherever it comes.

Control characters, and what turns the direction of the letters around it, are never part of a name.
What joins or parts letters inside one (in emoji, in Persian, in the scripts of India) is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 200

#: What deletes, what turns the direction of other text, the mark of byte order, and what is no
#: character at all (half of a pair, and the two that XML cannot hold).
_NEVER = "\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff"
_UNWANTED = re.compile(f"[\x00-\x1f{_NEVER}]")
#: Tab and line feed lay a text out.
_UNPRINTABLE = re.compile(f"[\x00-\x08\x0b-\x1f{_NEVER}]")
#: Letters and symbols that look like a space.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def tidy(text: str) -> str:
    """The name that a text holds, with single spaces; "" if nothing of it would be seen."""
    clean = " ".join(_UNWANTED.sub("", " ".join(text.split())).split())
    return clean if any(map(_is_seen, clean)) else ""


@lru_cache(maxsize=1 << 16)  # every name that is typed is compared with everybody's
def folded(name: str) -> str:
    """How names are compared: case, space and what is never part of one do not matter."""
    return tidy(name).casefold()


def is_clean(text: str) -> bool:
    """Whether a text holds, beside any space, only what a name may hold."""
    return _UNWANTED.search(" ".join(text.split())) is None


def printable(text: str) -> str:
    """A text for a terminal: files, and people of an older Photoface, may be called anything."""
    return _UNPRINTABLE.sub("?", text)


def _is_seen(letter: str) -> bool:
    """Not a space, and no sign that only does something to other letters."""
    kind = unicodedata.category(letter)
    return letter not in _BLANK and (kind[0] not in "CZM" or kind in ("Co", "Cn", "Mc"))
