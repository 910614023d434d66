"""The cards of one review queue: which is in front, and what was answered or skipped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from photoface.services import history
from photoface.services.library import Library
from photoface.ui.bridge import Bridge
from photoface.ui.models.feed import Feed
from photoface.ui.models.review_cards import Read, ReviewCard, Say


@dataclass(slots=True)
class _Done:
    """A card that went: `act` is what was recorded for it, None where there was nothing to record,
    and while it is on its way."""

    card: ReviewCard
    is_skipped: bool = False
    is_on_its_way: bool = False
    act: int | None = None

    @property
    def has_act(self) -> bool:
        return self.is_on_its_way or self.act is not None


class Deck(QObject):
    """`changed(by_user)` when another card is in front, or none any more.

    An answer brings the next card at once; the library is asked for better ones meanwhile. The card
    in front stays there as long as it holds.
    """

    changed = Signal(bool)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._feed = Feed(bridge, self)
        self._feed.answered.connect(self._take)
        self._feed.hold(True)
        bridge.acted.connect(self._note_undone)
        self._read: Read | None = None
        self._cards: list[ReviewCard] = []
        self._gone: list[_Done] = []
        #: False while the library has not said yet whether there are more cards.
        self.is_loaded = False

    # --- what is shown -------------------------------------------------------------------------

    @property
    def card(self) -> ReviewCard | None:
        """The card in front."""
        return self._cards[0] if self._cards else None

    @property
    def skipped(self) -> int:
        """How many cards were left for later."""
        return sum(done.is_skipped for done in self._gone)

    @property
    def can_take_back(self) -> bool:
        return bool(self._gone)

    def ask(self, read: Read) -> None:
        """Draw cards with this from now on."""
        self._read, self._cards, self._gone, self.is_loaded = read, [], [], False
        self._ask()
        self.changed.emit(True)

    def watch(self, is_watched: bool) -> None:
        """Nothing is drawn while nobody looks."""
        self._feed.hold(not is_watched)

    # --- what the user does --------------------------------------------------------------------

    def answer(self, say: Say) -> None:
        """Say this about the card in front; the next one comes."""
        card = self.card
        if card is None:
            return
        done = _Done(card, is_on_its_way=True)
        self._gone.append(done)
        self._cards = [other for other in self._cards[1:] if not other.ends & card.ends]
        self.is_loaded = bool(self._cards)
        self.changed.emit(True)
        self._feed.act(partial(_said, say, done))

    def skip(self) -> None:
        """Not now: the card comes again when all the others are done."""
        if self.card is not None:
            self._gone.append(_Done(self._cards.pop(0), is_skipped=True))
            self.is_loaded = bool(self._cards)
            self.changed.emit(True)
            self._ask()

    def ask_skipped_again(self) -> None:
        self._gone = [done for done in self._gone if not done.is_skipped]
        self._ask()

    def take_back(self) -> None:
        """The last skip or answer of this queue, as if it had not been."""
        if not self._gone:
            return
        if self._gone[-1].has_act:
            self._feed.act(history.undo)
        else:
            self._bring_back(self._gone.pop())
            self._ask()

    # --- inside --------------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._read is not None:
            skip = frozenset(done.card.key for done in self._gone if done.is_skipped)
            self._feed.ask(partial(_draw, read=self._read, skip=skip))

    def _take(self, cards: list[ReviewCard]) -> None:
        """Fresh cards; the one that is being looked at stays in front if it still holds."""
        before, was_loaded = self.card, self.is_loaded
        self.is_loaded = True
        kept = [card for card in cards if before is not None and card.key == before.key]
        self._cards = kept + [card for card in cards if card not in kept]
        looks = [card.look if card is not None else None for card in (before, self.card)]
        if not was_loaded or looks[0] != looks[1]:
            self.changed.emit(before is not None and bool(kept))

    def _note_undone(self, act: Any) -> None:
        """An answer of this queue was taken back, here or with Ctrl+Z: its card returns."""
        if act.state != "undone":
            return
        found = next((done for done in self._gone if done.act == act.id), None)
        if found is not None:
            self._gone.remove(found)
            self._bring_back(found)

    def _bring_back(self, done: _Done) -> None:
        self._cards.insert(0, done.card)
        self.changed.emit(True)


def _draw(connection: Any, *, read: Read, skip: frozenset[str]) -> list[ReviewCard]:
    return read(connection, skip)


def _said(say: Say, done: _Done, library: Library) -> Any:
    try:
        act = say(library)
        done.act = act.id if act is not None else None
        return act
    finally:
        done.is_on_its_way = False
