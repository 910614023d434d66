"""What may be a name: letters of every script survive, what no name needs never gets in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoface.domain.names import folded, is_clean, printable, tidy

#: Any code point, half pairs among them, and mostly those that names are attacked with.
_NASTY = st.sampled_from(
    "\0\x1b\x07\x9b\x7f\r\n\t \u200b\u200d\u202e\u2066\ufeff\ud800\u3164\u0301"
)
_TEXT = st.text(st.one_of(st.characters(codec=None), _NASTY, st.sampled_from("Aé")))


@given(_TEXT)
def test_tidying_is_done_once_and_leaves_no_control_character(text: str) -> None:
    name = tidy(text)
    assert tidy(name) == name
    assert is_clean(name)
    assert not {unicodedata.category(letter) for letter in name} & {"Cc", "Cs"}
    assert name == " ".join(name.split())
    assert folded(text) == folded(name)
    name.encode()


@given(_TEXT)
def test_a_terminal_gets_no_orders(text: str) -> None:
    kinds = {unicodedata.category(letter) for letter in printable(text).translate({9: "", 10: ""})}
    assert not kinds & {"Cc", "Cs"}


@pytest.mark.parametrize(
    "name",
    [
        "Anna Smith",
        "👩‍👩‍👧‍👦",  # joined by ZWJ
        "❤️",  # with a variation selector
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # with tags: England
        "می‌خواهم",  # parted by ZWNJ
        "عبد الرحمن",
        "क्‍ष",
        "Zoe\u0308",
        "ชื่อ\u200bไทย",  # where a line may break
        "李小龙",
        "\u200fשרה",
        "?",
        "\U0001fae9",  # newer than some Pythons
    ],
)
def test_what_names_need_survives(name: str) -> None:
    assert tidy(f"  {name}\n") == name
    assert printable(name) == name


@pytest.mark.parametrize(
    "text", ["", " \t\n", "\0", "\x1b\x07", "\u200b", "\u200d\u200c", "\ufeff", "\ud800", "\u3164",
             "\ufe0f", "\u0301", "\u202e \u2066"],
)  # fmt: skip
def test_nothing_to_see_is_no_name(text: str) -> None:
    assert tidy(text) == ""


def test_what_is_no_part_of_a_name_is_left_out() -> None:
    assert tidy("Anna\0 \x1b[31m\r\nSmith\udcff\u202e") == "Anna [31m Smith"
    assert folded("ANNA\u202e  smith") == "anna smith"
    assert printable("a\x1b[2J\tb\r\n\x9b") == "a?[2J\tb?\n?"
