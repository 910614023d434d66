"""Claims from outside (tags in files, another library) become decisions, unless the user disagrees.

What the user said in this library always stands: a claim against it is reported, never applied.
An earlier claim may be replaced by a later one.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from photoface.domain.decisions import Decision, FaceVerdict, Kind, Origin, fold_face
from photoface.domain.faces import FaceState
from photoface.domain.names import folded, tidy
from photoface.domain.sentences import Sentence, say, sayn
from photoface.domain.tags import PersonTag
from photoface.store import face_verdicts

#: What can be said of a face by itself.
_FACE_KINDS = frozenset(
    {Kind.IS_PERSON, Kind.IS_NOT_PERSON, Kind.IGNORED, Kind.NOT_A_FACE, Kind.RESTORED}
)
_STATE_KINDS = {FaceState.IGNORED: Kind.IGNORED, FaceState.NOT_A_FACE: Kind.NOT_A_FACE}


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody outside says about the face `key`; `added` puts it there if it is unknown."""

    key: str
    state: FaceState
    person: PersonTag | None = None
    not_persons: tuple[PersonTag, ...] = ()
    origin: Origin = Origin.IMPORTED
    added: Decision | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A claim against the user's word: what he said here, and what was said there."""

    key: str
    here: str
    there: str


def contradicting(count: int) -> Sentence:
    """How many claims are against the user's word."""
    return sayn(
        "1 contradicts your own and is left out", "{n} contradict your own and are left out", count
    )


@dataclass(slots=True)
class Settled:
    """The decisions that claims come to, and how many faces they concern."""

    decisions: list[Decision] = field(default_factory=list)
    faces: int = 0  # will be decided
    added: int = 0  # of these: were not known at all
    known: int = 0  # were decided so before
    people: int = 0  # different people among the names applied
    new_people: int = 0
    contradictions: list[Contradiction] = field(default_factory=list)


def settle(connection: sqlite3.Connection, claims: Iterable[Claim]) -> Settled:
    """Weigh claims against the ledger; nothing is written."""
    registry = PeopleRegistry(connection)
    settled = Settled()
    uids: set[str] = set()
    for claim in claims:
        _settle_one(connection, claim, registry, settled, uids)
    settled.decisions = [*registry.created, *settled.decisions]
    settled.people, settled.new_people = len(uids), len(registry.created)
    return settled


class PeopleRegistry:
    """Finds people by id, then by name; makes those who are nowhere."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute(
            "SELECT p.uid, r.uid, r.name, r.is_present FROM people p JOIN people r "
            "ON r.id = p.root_id ORDER BY p.id"
        ).fetchall()
        self._by_uid = {uid: root for uid, root, _, is_present in rows if is_present}
        self._names = {root: name for _, root, name, is_present in rows if is_present}
        self._by_name = {folded(name): root for root, name in self._names.items()}
        self._gone = {uid for uid, *_ in rows} - self._by_uid.keys()
        self.created: list[Decision] = []

    def find(self, tag: PersonTag) -> str | None:
        return self._by_uid.get(tag.uid or "") or self._by_name.get(folded(tag.name))

    def uid_of(self, tag: PersonTag, origin: Origin = Origin.IMPORTED) -> str:
        return self.find(tag) or self._create(tag, origin)

    def name_of(self, uid: str | None) -> str:
        return self._names.get(self._by_uid.get(uid or "", ""), "")

    def root_of(self, uid: str) -> str:
        """The id after merges."""
        return self._by_uid.get(uid, uid)

    def _create(self, tag: PersonTag, origin: Origin) -> str:
        is_free = tag.uid is not None and tag.uid not in self._gone
        uid = tag.uid if is_free and tag.uid else uuid.uuid4().hex
        name = tidy(tag.name)
        self._by_uid[uid] = self._by_name[folded(name)] = uid
        self._names[uid] = name
        self.created.append(Decision(Kind.PERSON_CREATED, person=uid, value=name, origin=origin))
        return uid


def _settle_one(
    connection: sqlite3.Connection,
    claim: Claim,
    registry: PeopleRegistry,
    settled: Settled,
    uids: set[str],
) -> None:
    said = [d for d in face_verdicts.face_decisions(connection, claim.key) if d.kind in _FACE_KINDS]
    own = fold_face(d for d in said if d.origin is not Origin.IMPORTED)
    if _contradicts(claim, own, registry):
        here, there = _words(own.state, registry.name_of(own.person)), _claim_words(claim)
        settled.contradictions.append(Contradiction(claim.key, here, there))
        return
    decisions = _decisions(claim, fold_face(said), registry)
    settled.decisions += decisions
    settled.faces += bool(decisions)
    settled.known += not decisions
    settled.added += any(d.kind is Kind.FACE_ADDED for d in decisions)
    uids.update(d.person for d in decisions if d.person and d.kind is Kind.IS_PERSON)


def _contradicts(claim: Claim, own: FaceVerdict, registry: PeopleRegistry) -> bool:
    if own.state is FaceState.PROPOSED:
        return False
    if claim.state is not FaceState.CONFIRMED or claim.person is None:
        return own.state is not FaceState.REJECTED and own.state is not claim.state
    uid = registry.find(claim.person)
    if own.state is FaceState.REJECTED:
        return uid in {registry.root_of(banned) for banned in own.not_persons}
    return uid is None or registry.root_of(own.person or "") != uid


def _decisions(claim: Claim, now: FaceVerdict, registry: PeopleRegistry) -> list[Decision]:
    """What has to be said so that the ledger says what the claim says; nothing if it does."""
    made = [claim.added] if claim.added else []
    banned = {registry.root_of(uid) for uid in now.not_persons}
    wanted = [registry.uid_of(person, claim.origin) for person in claim.not_persons]
    made += [
        Decision(Kind.IS_NOT_PERSON, claim.key, uid, origin=claim.origin)
        for uid in dict.fromkeys(wanted)
        if uid not in banned
    ]
    if claim.state is FaceState.CONFIRMED and claim.person:
        uid = registry.uid_of(claim.person, claim.origin)
        if now.state is not FaceState.CONFIRMED or registry.root_of(now.person or "") != uid:
            made.append(Decision(Kind.IS_PERSON, claim.key, uid, origin=claim.origin))
    elif (kind := _STATE_KINDS.get(claim.state)) and now.state is not claim.state:
        made.append(Decision(kind, claim.key, origin=claim.origin))
    return made


def _claim_words(claim: Claim) -> str:
    name = claim.person.name if claim.person else ""
    if claim.state is FaceState.REJECTED:
        return say("not {who}", who=tuple(person.name for person in claim.not_persons))
    return _words(claim.state, name)


def _words(state: FaceState, name: str) -> str:
    plain = {
        FaceState.IGNORED: say("ignored"),
        FaceState.NOT_A_FACE: say("not a face"),
        FaceState.REJECTED: say("somebody else"),
    }
    return plain.get(state) or name or say("somebody without a name")
