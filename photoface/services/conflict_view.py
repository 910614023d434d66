"""What the user said, read once to find contradictions in it, and ways out of them as decisions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from photoface.domain.decisions import Decision, Kind
from photoface.domain.sentences import Sentence, say
from photoface.store.ledger import banned_people
from photoface.store.pairs import pairs_in_force


class ContradictionKind(StrEnum):
    SAME_BUT_TWO_PEOPLE = "same_but_two_people"
    SAME_BUT_DIFFERENT = "same_but_different"
    SAME_BUT_DENIED = "same_but_denied"  # same as a face of somebody who it is not
    DIFFERENT_BUT_ONE_PERSON = "different_but_one_person"
    NOT_WHO_IT_IS = "not_who_it_is"  # confirmed and denied: two people were merged
    TWICE_IN_A_PHOTO = "twice_in_a_photo"
    OUTSIDE_THE_LIFETIME = "outside_the_lifetime"


@dataclass(frozen=True, slots=True)
class Settlement:
    """One way out: what the user says by it, in words and as decisions."""

    title: Sentence
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two words that cannot both hold. `faces` are shown side by side; `people` are their names'
    ids, in the same order where there are two."""

    kind: ContradictionKind
    faces: tuple[int, ...]
    people: tuple[int, ...]
    sentence: str
    settlements: tuple[Settlement, ...]


class View:
    """The decisions that may contradict each other, read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.pairs = pairs_in_force(connection)
        self.same = [(p.one, p.other) for p in self.pairs if p.kind is Kind.SAME]
        self.different = [(p.one, p.other) for p in self.pairs if p.kind is Kind.DIFFERENT]
        self.denied = set(banned_people(connection))
        self.person: dict[int, int] = dict(
            connection.execute(
                "SELECT face_id, person_id FROM person_faces WHERE state = 'confirmed'"
            ).fetchall()
        )
        people = connection.execute("SELECT id, uid, name FROM people").fetchall()
        self.uid = {person: uid for person, uid, _ in people}
        self.name = {person: name for person, _, name in people}

    def key(self, face: int) -> str:
        row = self.connection.execute("SELECT face_key FROM faces WHERE id = ?", (face,)).fetchone()
        return str(row[0])

    def carried(self, face: int) -> str:
        """Uid that a confirmed face carries, before merges."""
        row = self.connection.execute(
            "SELECT p.uid FROM faces f JOIN people p ON p.id = f.person_id WHERE f.id = ?", (face,)
        ).fetchone()
        return str(row[0])

    def is_person(self, face: int, person: int, title: Sentence | None = None) -> Settlement:
        name = self.name[person]
        decision = Decision(Kind.IS_PERSON, self.key(face), self.uid[person])
        return Settlement(title or say("It is {name}", name=name), (decision,))

    def is_not(self, face: int, person: int, title: Sentence | None = None) -> Settlement:
        uids = dict.fromkeys((self.carried(face), self.uid[person]))
        key = self.key(face)
        denied = tuple(Decision(Kind.IS_NOT_PERSON, key, uid) for uid in uids)
        return Settlement(title or say("It is not {name}", name=self.name[person]), denied)

    def forget(self, pairs: Iterable[tuple[int, int]], title: Sentence) -> Settlement:
        return Settlement(
            title,
            tuple(Decision(Kind.UNDECIDED, self.key(a), other=self.key(b)) for a, b in pairs),
        )
