"""Who else is in the pictures of a person, with how many photos they share."""

from __future__ import annotations

from photoface.services import browse
from photoface.services.library import Connection
from photoface.ui.bridge import Bridge
from photoface.ui.models.cards import Card, CardKind
from photoface.ui.models.grid_model import GridModel
from photoface.ui.text import trn


def people_with(connection: Connection, person: int) -> list[Card]:
    """Cards of the others, most photos first; `faces` is how many photos they share."""
    shared = dict(browse.people_with(connection, person))
    known = browse.names_and_covers(connection, shared)
    return [
        Card(CardKind.PERSON, other, *known[other], count)
        for other, count in shared.items()
        if other in known
    ]


class WithList(GridModel):
    """Rows are cards; ids are people."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, "face")

    def show(self, cards: list[Card]) -> None:
        self.set_ids([card.id for card in cards], rows={card.id: card for card in cards})

    def thumb_id(self, row: int) -> int | None:
        card = self.row(row)
        return card.cover if card else None

    def text(self, row: int) -> str:
        card = self.row(row)
        return f"{card.name}, {shared_words(card)}" if card else ""


def shared_words(card: Card) -> str:
    return trn("{n} photo together", "{n} photos together", card.faces)
