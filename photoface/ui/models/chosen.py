"""The cards a command is about, and what the command would do, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from photoface.ui.models.cards import Card
from photoface.ui.models.known_people import Wording
from photoface.ui.text import tr, trn


@dataclass(frozen=True, slots=True)
class Chosen:
    """People and unnamed groups, each in the order of the page."""

    people: list[Card] = field(default_factory=list)
    groups: list[Card] = field(default_factory=list)

    @property
    def cards(self) -> list[Card]:
        return self.people + self.groups

    @property
    def faces(self) -> int:
        return sum(card.faces for card in self.cards)

    @property
    def largest_person(self) -> Card:
        """Who keeps the name when they become one; there has to be a person."""
        return max(self.people, key=lambda card: card.faces)

    def plus(self, card: Card) -> Chosen:
        return chosen_of([*self.cards, card])


def chosen_of(cards: Iterable[Card]) -> Chosen:
    cards = list(cards)
    return Chosen([c for c in cards if c.is_person], [c for c in cards if not c.is_person])


def naming_words(card: Card, faces: int) -> Wording:
    """What a name typed onto this card would do; `faces` is how many would get the name."""
    if card.is_person:
        return Wording(
            lambda other: tr("Merges {name} into {other}", name=card.name, other=other.name),
            tr("Gives {name} this name", name=card.name),
        )
    return naming_faces_words(faces)


def naming_faces_words(faces: int) -> Wording:
    """What a name given to so many faces would do."""
    return Wording(
        lambda other: trn(
            "Adds {n} face to {name}", "Adds {n} faces to {name}", faces, name=other.name
        ),
        trn("New person with {n} face", "New person with {n} faces", faces),
    )


def drop_words(chosen: Chosen, target: Card) -> str:
    """What dropping these cards on that one would do; empty where nothing can be done."""
    if not chosen.cards or target in chosen.cards:
        return ""
    if target.is_person:
        return trn("Adds {n} face", "Adds {n} faces", chosen.faces)
    if chosen.people:
        return tr("Is {name}", name=chosen.largest_person.name)
    faces = chosen.faces + target.faces
    return trn("Name {n} face together", "Name {n} faces together", faces)
