"""What stands on the People page: people first, then the groups nobody has named yet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cmp_to_key
from itertools import chain

from PySide6.QtCore import QCollator, Qt

from photoface.services.browse import GroupCard, PersonCard


class CardKind(StrEnum):
    PERSON = "person"
    GROUP = "group"


class Order(StrEnum):
    """How people are sorted. Groups are always sorted by size."""

    COUNT = "count"
    NAME = "name"
    RECENT = "recent"


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


def card_of_group(row: GroupCard) -> Card:
    return Card(CardKind.GROUP, row.id, "", row.cover_face, row.size)


def plain(text: str) -> str:
    """Text as people mean it when they type quickly: no case, no accents, single spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def arranged(cards: Iterable[Card], order: Order, needle: str = "") -> list[Card]:
    """People in this order, then groups by size; with a `needle`, only people whose name has it."""
    cards = list(cards)
    people = [card for card in cards if card.is_person]
    groups = [card for card in cards if not card.is_person]
    if wanted := plain(needle):
        people, groups = [card for card in people if wanted in plain(card.name)], []
    return _sorted_people(people, order) + sorted(groups, key=lambda card: (-card.faces, card.id))


def _sorted_people(people: list[Card], order: Order) -> list[Card]:
    collator = QCollator()
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    collator.setNumericMode(True)
    by_name = sorted(people, key=cmp_to_key(lambda a, b: collator.compare(a.name, b.name)))
    if order is Order.COUNT:
        return sorted(by_name, key=lambda card: -card.faces)
    if order is Order.RECENT:
        return sorted(by_name, key=lambda card: card.last_seen or "", reverse=True)
    return by_name


def kept_in_place(shown: Sequence[CardKey], fresh: Sequence[Card]) -> list[Card]:
    """The cards of `fresh`, those already shown in their old order: nothing jumps about.

    A newcomer comes right after the card that precedes it in `fresh`. People stay before groups.
    """
    by_key = {card.key: card for card in fresh}
    known = set(shown)
    followers: dict[CardKey | None, list[Card]] = {}
    leader: CardKey | None = None
    for card in fresh:
        if card.key in known:
            leader = card.key
        else:
            followers.setdefault(leader, []).append(card)
    old = [by_key[key] for key in shown if key in by_key]
    placed = chain(followers.get(None, []), *([card, *followers.get(card.key, [])] for card in old))
    return sorted(placed, key=lambda card: not card.is_person)
