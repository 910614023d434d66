"""What stands on the People page: people first, then the groups nobody has named yet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from photoface.services.browse import PersonCard


class CardKind(StrEnum):
    PERSON = "person"
    GROUP = "group"


class Order(StrEnum):
    """How people are sorted. Groups are always sorted by size."""

    COUNT = "count"
    NAME = "name"
    RECENT = "recent"


Keys = NDArray[np.int64]
#: One number for both kinds, as grids want it: a person's id, or minus a group's id.
CardKey = int


@dataclass(frozen=True, slots=True)
class Card:
    """A person, or a group (`name` is empty). `faces` counts what is proposed too."""

    kind: CardKind
    id: int
    name: str
    cover: int | None
    faces: int
    proposed: int = 0
    is_hidden: bool = False
    last_seen: str | None = None

    @property
    def key(self) -> CardKey:
        return self.id if self.is_person else -self.id

    @property
    def is_person(self) -> bool:
        return self.kind is CardKind.PERSON


def card_of_person(row: PersonCard) -> Card:
    return Card(
        CardKind.PERSON,
        row.id,
        row.name,
        row.cover_face,
        row.confirmed + row.proposed,
        row.proposed,
        row.is_hidden,
        row.last_seen,
    )


def card_of_group(group: int, size: int, cover: int) -> Card:
    return Card(CardKind.GROUP, group, "", cover or None, size)


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Text as people mean it when they type quickly: no case, no accents, single spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def sorted_people(people: Iterable[Card], order: Order) -> list[Card]:
    """People in this order; those that are equal in it by name, accents and case aside.

    (QCollator sorts by bytes where the system speaks no language, as in many a container.)
    """
    by_name = sorted(people, key=lambda card: (plain(card.name), card.name))
    if order is Order.COUNT:
        return sorted(by_name, key=lambda card: -card.faces)
    if order is Order.RECENT:
        return sorted(by_name, key=lambda card: card.last_seen or "", reverse=True)
    return by_name


def kept_in_place(shown: Keys, due: Keys, *, at_end: bool = False) -> Keys:
    """The keys of `due` (in the order that is due), those already shown in their old order.

    Nothing jumps about: a newcomer comes right after the key that precedes it in `due`, or where
    the old ones should not even move up (`at_end`), after all of them.
    """
    staying = shown[np.isin(shown, due)]
    is_new = ~np.isin(due, staying)
    if at_end or not is_new.any():
        return np.concatenate([staying, due[is_new]])
    leaders = np.maximum.accumulate(np.where(is_new, -1, np.arange(len(due))))[is_new]
    place_of = dict(zip(staying.tolist(), range(1, len(staying) + 1), strict=True))
    due_keys = due.tolist()
    places = [place_of[due_keys[leader]] if leader >= 0 else 0 for leader in leaders.tolist()]
    return np.insert(staying, places, due[is_new])
