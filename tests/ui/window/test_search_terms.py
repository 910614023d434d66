"""Chips as the search language says them, and what is offered for what is typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from photoface.services.search_words import tokens
from photoface.ui.models.known_people import KnownPerson
from photoface.ui.models.search_terms import (
    Joint,
    Term,
    chip_words,
    offers,
    person_term,
    query_of,
    search_words,
    split_joint,
    terms_of,
)
from tests.searches import SEARCHES

ANNA, BEN, CARL = (
    KnownPerson(i, name, None, 9) for i, name in enumerate(("Anna", "Ben", "Carl"), 1)
)
YEAR = Term("date:2019", "taken 2019")
EXACT = Term("exactly", "nobody else", is_exact=True)


def and_(person: KnownPerson) -> Term:
    return person_term(person)


def or_(person: KnownPerson) -> Term:
    return person_term(person, Joint.OR)


def not_(person: KnownPerson) -> Term:
    return person_term(person, Joint.NOT)


@pytest.mark.parametrize(
    ("terms", "typed", "query"),
    [
        ([], "rome", "rome"),
        ([], "photo -2024", "photo -2024"),
        ([and_(ANNA)], "", "person:#1"),
        ([and_(ANNA), and_(BEN)], "", "person:#1 person:#2"),
        ([and_(ANNA), or_(BEN), YEAR], "", "(person:#1 OR person:#2) date:2019"),
        ([and_(ANNA), or_(BEN), not_(CARL)], "", "(person:#1 OR person:#2) -person:#3"),
        ([and_(ANNA), and_(BEN), EXACT], "", "exactly:#1,#2"),
        ([EXACT], "", ""),
        ([replace(YEAR, joint=Joint.NOT)], "", "-date:2019"),
        ([and_(ANNA)], "lake", "person:#1 lake"),
        ([and_(ANNA)], "or be", "person:#1"),
        ([and_(ANNA)], "not be", 'person:#1 -"be"'),
        ([and_(ANNA)], "and be", "person:#1 be"),
    ],
)
def test_chips_and_text_make_one_search(terms: list[Term], typed: str, query: str) -> None:
    assert query_of(terms, typed) == query


@pytest.mark.parametrize(
    ("search", "terms", "typed"),
    [
        (
            "(person:#1 OR person:#2) -person:#3 date:2019",
            ["Anna", "Ben", "Carl", "taken 2019"],
            "",
        ),
        ("person:#1 others:2 lake", ["Anna", "with at least 2 others"], "lake"),
        ("exactly:#1,#2", ["Anna", "Ben", "nobody else"], ""),
        ('-folder:"old scans"', ["folder “old scans”"], ""),
        ("date:2019 person:#1", ["taken 2019", "Anna"], ""),
        (
            "-person:#3 lake date:2019 AND (person:#1 OR person:#2)",
            ["Carl", "taken 2019", "Anna", "Ben"],
            "lake",
        ),
        ("date:2019 OR person:#1", [], "date:2019 OR person:#1"),
        ('rome "big lake"', [], 'rome "big lake"'),
        ("person:#9 date:2019", [], "person:#9 date:2019"),  # nobody is called that any more
        ("(rome OR lake) -(date:2019 OR lake)", [], "(rome OR lake) -(date:2019 OR lake)"),
        ("", [], ""),
    ],
)
def test_a_search_comes_back_as_chips_as_far_as_they_can_say_it(
    search: str, terms: list[str], typed: str
) -> None:
    found, text = terms_of(search, [ANNA, BEN, CARL])
    assert [term.words for term in found] == terms
    assert text == typed
    assert words_of(query_of(found, text)) == words_of(search)


def words_of(search: str) -> list[tuple[str, str]]:
    return sorted((token.kind, token.text) for token in tokens(search) if token.kind != "and")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ben", (Joint.AND, "ben")),
        ("or ben", (Joint.OR, "ben")),
        ("NOT ben", (Joint.NOT, "ben")),
        ("-ben", (Joint.NOT, "ben")),
        ("or", (Joint.AND, "or")),
        ("Orla", (Joint.AND, "Orla")),
    ],
)
def test_a_word_before_a_name_says_how_it_goes_with_the_others(
    typed: str, expected: tuple[Joint, str]
) -> None:
    assert split_joint(typed) == expected


def queries(typed: str, people: list[KnownPerson], terms: list[Term]) -> list[str]:
    return [term.query for term in offers(typed, people, terms)]


def test_people_come_first_and_those_chosen_already_not_at_all() -> None:
    assert queries("an", [ANNA, BEN], [and_(ANNA)])[0] == "person:#2"


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("2019", "date:2019"),
        ("2019-05", "date:2019-05.."),
        ("2019-05-17", "before:2019-05-17"),
        ("2019-2021", "date:2019..2021"),
        ("3", "faces:>=3"),
        ("fav", "is:favourite"),
        ("clear", "quality:>=0.55"),
        ("rome", 'folder:"rome"'),
        ("img_1", 'file:"img_1"'),
        ("not fav", "is:favourite"),
    ],
)
def test_everything_that_can_be_searched_for_is_offered(typed: str, query: str) -> None:
    assert query in queries(typed, [], [])


def test_conditions_about_people_are_offered_once_there_are_people() -> None:
    assert "exactly" not in queries("", [], [])
    assert {"exactly", "others:1"} <= set(queries("", [], [and_(ANNA)]))
    assert queries("2", [], [and_(ANNA)])[0] == "others:2"
    assert "exactly" not in queries("", [], [and_(ANNA), EXACT])


def test_an_or_and_a_not_are_kept_in_what_is_offered() -> None:
    (chosen, *_) = offers("or b", [BEN], [and_(ANNA)])
    assert chosen == or_(BEN)
    assert all(t.joint is Joint.NOT for t in offers("not 2019", [], []))


def test_words_of_chips() -> None:
    assert chip_words(and_(ANNA), is_first=True) == "Anna"
    assert chip_words(and_(BEN), is_first=False) == "and Ben"
    assert chip_words(or_(BEN), is_first=False) == "or Ben"
    assert chip_words(not_(BEN), is_first=True) == "not Ben"
    assert chip_words(YEAR, is_first=False) == "taken 2019"


def test_only_people_are_joined_by_or() -> None:
    assert Joint.OR in and_(ANNA).joints
    assert YEAR.joints == (Joint.AND, Joint.NOT)
    assert EXACT.joints == ()


@pytest.mark.parametrize(
    ("search", "words"),
    [
        ('(person:"Anna Smith" OR person:Ben) date:2019', "Anna Smith or Ben, taken 2019"),
        ("person:Anna person:Ben -person:Carl", "Anna and Ben, not Carl"),
        ("exactly:Anna,Ben date:2019..2021", "Anna, Ben and nobody else, 2019 to 2021"),
        ("faces:>=3 others:1 faces:0", "3 faces or more, with at least 1 other, no faces"),
        ('folder:"Rome" date:2019.. is:favourite', "folder “Rome”, since 2019, favourites"),
        ("lake quality:>0.3", "lake, quality:>0.3"),
    ],
)
def test_a_search_is_said_in_words(search: str, words: str) -> None:
    assert search_words(search) == words


@given(SEARCHES)
def test_any_search_has_chips_and_words(text: str) -> None:
    """Whether it can be answered or not."""
    terms, typed = terms_of(text, [ANNA, BEN, CARL])
    assert terms_of(query_of(terms, typed), [ANNA, BEN, CARL])[0] == terms
    assert isinstance(search_words(text), str)
    for term in offers(text, [ANNA], terms):
        assert tokens(term.query)


def test_numbers_that_nobody_counts_to_stay_as_they_are() -> None:
    assert search_words(f"faces:>={'9' * 5000}") == f"faces:>={'9' * 5000}"
