"""The order of cards: sorted when it may be, kept in place while somebody works."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoface.ui.models.cards import Card, CardKind, Order, kept_in_place, plain, sorted_people

_KEYS = st.lists(st.integers(-50, -1), unique=True, max_size=20)


def keys(*numbers: int) -> np.ndarray:
    return np.array(numbers, dtype=np.int64)


def person(id: int, name: str, faces: int = 1, last_seen: str | None = None) -> Card:
    return Card(CardKind.PERSON, id, name, None, faces, last_seen=last_seen)


def test_what_is_gone_leaves_and_the_rest_stays_in_its_old_order() -> None:
    assert kept_in_place(keys(3, 1, 2), keys(1, 2)).tolist() == [1, 2]
    assert kept_in_place(keys(3, 1, 2), keys(2, 3)).tolist() == [3, 2]


def test_a_newcomer_comes_after_the_one_that_precedes_it_in_the_due_order() -> None:
    assert kept_in_place(keys(2, 1), keys(1, 9, 2)).tolist() == [2, 1, 9]
    assert kept_in_place(keys(2, 1), keys(8, 7, 1, 2)).tolist() == [8, 7, 2, 1]


def test_at_the_end_newcomers_push_nobody() -> None:
    assert kept_in_place(keys(2, 1), keys(9, 1, 2, 8), at_end=True).tolist() == [2, 1, 9, 8]


@given(_KEYS, _KEYS, st.booleans())
def test_every_due_key_is_shown_once_and_old_ones_keep_their_order(
    shown: list[int], due: list[int], at_end: bool
) -> None:
    found = kept_in_place(keys(*shown), keys(*due), at_end=at_end).tolist()
    assert sorted(found) == sorted(due)
    old = [key for key in found if key in shown]
    assert old == [key for key in shown if key in due]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (Order.COUNT, ["Ben", "anna", "Émile", "Zoë"]),
        (Order.NAME, ["anna", "Ben", "Émile", "Zoë"]),
        (Order.RECENT, ["Zoë", "Émile", "anna", "Ben"]),
    ],
)
def test_people_are_sorted_as_asked_names_as_people_sort_names(
    order: Order, names: list[str]
) -> None:
    cards = [
        person(1, "Zoë", 1, "2024-01-01"),
        person(2, "Ben", 9),
        person(3, "anna", 4, "2019-05-05"),
        person(4, "Émile", 2, "2020-02-02"),
    ]
    assert [card.name for card in sorted_people(cards, order)] == names


def test_typing_does_not_mind_accents_case_or_spaces() -> None:
    assert plain("  Zoë   MÜLLER ") == "zoe muller"
    assert plain("Straße") == "strasse"
