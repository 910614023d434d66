"""Everybody who has a name: what autocomplete offers, wherever a name is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from photoface.domain.names import folded
from photoface.services import browse
from photoface.services.library import Connection
from photoface.ui.bridge import Bridge, Topic
from photoface.ui.models.cards import plain

_PAUSE_MS = 50  # decisions come in bursts; the list is read once after them


@dataclass(frozen=True, slots=True)
class KnownPerson:
    id: int
    name: str
    cover: int | None
    faces: int


@dataclass(frozen=True, slots=True)
class Wording:
    """What a name would do: the line under an offered person, and the one for a new name."""

    existing: Callable[[KnownPerson], str]
    new: str


class KnownPeople(QObject):
    """Reads itself from the library soon after it is made, and again after what the user says."""

    changed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._topic = Topic()
        self._people: list[KnownPerson] = []
        self._plain: dict[int, str] = {}
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.refresh)
        bridge.faces_decided.connect(self._timer.start)
        bridge.groups_changed.connect(self._timer.start)
        self._timer.start()

    def refresh(self) -> None:
        self._bridge.query(_read, self._take, topic=self._topic)

    def find(self, name: str) -> KnownPerson | None:
        """The person of this name, as names are compared."""
        wanted = folded(name)
        return next((p for p in self._people if folded(p.name) == wanted), None)

    def everybody(self) -> list[KnownPerson]:
        return list(self._people)

    def matching(
        self, text: str, *, limit: int = 6, without: int | None = None
    ) -> list[KnownPerson]:
        """People whose name fits what was typed, the likeliest first.

        A name that starts with it comes before one with a word that does, before one that merely
        holds it; among equals, the one with more faces. No text fits everybody.
        """
        needle = plain(text)
        fits = [
            (rank, -person.faces, person.name, person)
            for person in self._people
            if person.id != without and (rank := _rank(self._plain[person.id], needle)) is not None
        ]
        return [person for *_, person in sorted(fits, key=lambda fit: fit[:3])[:limit]]

    def _take(self, people: list[KnownPerson]) -> None:
        self._people = people
        self._plain = {person.id: plain(person.name) for person in people}
        self.changed.emit()


def _read(connection: Connection) -> list[KnownPerson]:
    cards = browse.people_cards(connection, with_hidden=True, with_dates=False)
    return [KnownPerson(c.id, c.name, c.cover_face, c.confirmed + c.proposed) for c in cards]


def _rank(name: str, needle: str) -> int | None:
    if name.startswith(needle):
        return 0
    if any(word.startswith(needle) for word in name.split()):
        return 1
    return 2 if needle in name else None
