"""Keeps the cards of the People page as the library has them, and passes on what the user says.

What the user says is shown first and written after. An answer of the library that was asked for
before the write is older than what is on the screen, so it is thrown away and asked for again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from photoface.services import browse
from photoface.services.library import Library
from photoface.ui.bridge import Bridge
from photoface.ui.models.cards import Card, card_of_group, card_of_person
from photoface.ui.models.people_list import PeopleListModel

_PAUSE_MS = 120  # groups and decisions change in bursts


class PeopleFeed(QObject):
    """`may_sort()` says whether cards may change places now; `loaded` that the model is up to
    date (nothing the user said is still on its way)."""

    loaded = Signal()

    def __init__(
        self, bridge: Bridge, model: PeopleListModel, may_sort: Callable[[], bool]
    ) -> None:
        super().__init__(model)
        self._bridge, self._model, self._may_sort = bridge, model, may_sort
        self._shows_singles = False
        self._epoch = 0  # grows with everything that makes an older answer stale
        self._on_their_way = 0
        self._is_asking = self._is_wanted_again = self._is_held = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.reload)
        bridge.groups_changed.connect(self._timer.start)
        bridge.faces_decided.connect(self._timer.start)

    @property
    def shows_singles(self) -> bool:
        return self._shows_singles

    def show_singles(self, shown: bool) -> None:
        """Also groups of one face."""
        self._shows_singles = shown
        self._epoch += 1
        self.reload()

    def reload(self) -> None:
        """Ask the library; a question that is under way already is asked once more after it."""
        if self._is_asking or self._on_their_way or self._is_held:
            self._is_wanted_again = True
            return
        self._is_asking, self._is_wanted_again = True, False
        epoch, smallest = self._epoch, 1 if self._shows_singles else 2
        self._bridge.query(
            lambda connection: _read(connection, smallest),
            lambda cards: self._take(epoch, cards),
            self._fail,
            owner=self,
        )

    def hold(self, held: bool) -> None:
        """While held (a name is being typed), nothing on the screen changes by itself."""
        self._is_held = held
        if not held and self._is_wanted_again:
            self.reload()

    def act(self, verb: Callable[[Library], Any]) -> None:
        """Write what the model shows already."""
        self._epoch += 1
        self._on_their_way += 1
        self._bridge.act(verb, self._done, self._refused, owner=self)

    def _done(self, _: Any) -> None:
        self._epoch += 1
        self._on_their_way -= 1
        self.reload()

    def _refused(self, error: BaseException) -> None:
        self._bridge.report(error)
        self._done(None)

    def _take(self, epoch: int, cards: list[Card]) -> None:
        self._is_asking = False
        if epoch != self._epoch or self._is_held:
            self._is_wanted_again = True
        else:
            self._model.show(cards, may_sort=self._may_sort())
            self.loaded.emit()
        if self._is_wanted_again:
            self.reload()

    def _fail(self, error: BaseException) -> None:
        self._is_asking = False
        self._bridge.report(error)


def _read(connection: sqlite3.Connection, smallest: int) -> list[Card]:
    people = browse.people_cards(connection, with_hidden=True)
    groups = browse.group_cards(connection, smallest=smallest)
    return [card_of_person(row) for row in people] + [card_of_group(row) for row in groups]
