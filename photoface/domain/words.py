"""Numbers in English sentences (the window has its own, translated)."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """“1 group”, “3 groups”; `many` where an s at the end is not enough."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
