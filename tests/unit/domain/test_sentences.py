"""Sentences that remember what they were made of."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoface.domain.errors import PhotofaceError
from photoface.domain.sentences import Sentence, in_a_row, recalled, say, sayn, stored


def test_a_sentence_is_its_english() -> None:
    assert say("Renamed {old} to {new}", old="Anne", new="Anna") == "Renamed Anne to Anna"
    assert sayn("Ignored 1 face", "Ignored {n} faces", 1) == "Ignored 1 face"
    assert sayn("Ignored 1 face", "Ignored {n} faces", 12480) == "Ignored 12,480 faces"
    assert say("Nothing {to} fill") == "Nothing {to} fill"


def test_lists_numbers_and_errors_become_parts_of_it() -> None:
    two = say("Merged {who} into {name}", who=["Anna", sayn("1 face", "{n} faces", 3)], name="Ida")
    assert two == "Merged Anna, 3 faces into Ida"
    assert say("There is no face {face}.", face=12480) == "There is no face 12480."
    why = PhotofaceError(say("The file is empty."))
    assert say("Not written: {reason}", reason=why).values["reason"] is why.args[0]
    assert in_a_row([say("One."), say("Two."), say("Three.")]) == "One. Two. Three."


def test_an_error_hands_its_sentence_on() -> None:
    said = sayn("1 face is gone.", "{n} faces are gone.", 2)
    sentence = PhotofaceError(said).sentence
    assert isinstance(sentence, Sentence)
    assert sentence.number == 2
    assert PhotofaceError("plain").sentence == "plain"


_names = st.text(max_size=8)


@st.composite
def _sentences(draw: st.DrawFn, depth: int = 2) -> Sentence:
    value = st.one_of(
        _names, st.lists(_names, max_size=3), *([_sentences(depth - 1)] * (depth > 0))
    )
    values = draw(st.dictionaries(st.sampled_from(["one", "other"]), value))
    places = "".join(f"{{{name}}}" for name in values)
    if draw(st.booleans()):
        return sayn(f"1 {places}", f"{{n}} {places}", draw(st.integers(0, 10**9)), **values)
    return say(f"Some words {places}", **values)


def _all_of(sentence: Sentence) -> object:
    def inner(value: object) -> object:
        if isinstance(value, Sentence):
            return _all_of(value)
        return list(map(inner, value)) if isinstance(value, tuple) else value

    values = {name: inner(value) for name, value in sentence.values.items()}
    return str(sentence), sentence.patterns, sentence.number, values


@given(sentence=_sentences())
def test_nothing_is_lost_on_the_disk_or_between_processes(sentence: Sentence) -> None:
    for other in (recalled(stored(sentence)), pickle.loads(pickle.dumps(sentence))):
        assert isinstance(other, Sentence)
        assert _all_of(other) == _all_of(sentence)


@pytest.mark.parametrize(
    "text",
    [
        "Merged Anna and Anne, 41 faces",
        "",
        "{",
        '{"say": 1}',
        '{"say": ["{x}"], "n": null, "with": {}',
    ],
)
def test_what_an_older_photoface_wrote_stays_as_it_is(text: str) -> None:
    assert recalled(text) == text
    assert stored(text) == text
