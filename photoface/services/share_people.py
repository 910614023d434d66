"""The people backup: everything that was said about people, in one file, and back again.

Another library finds the faces by content hash and overlap of boxes; what its user said stands.
What belongs to photos it does not have waits in its ledger until they come.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from photoface.domain.decisions import Decision, Kind, Origin
from photoface.domain.errors import PhotofaceError, reason_of
from photoface.domain.faces import FaceOrigin, FaceState, face_key
from photoface.domain.sentences import say, sayn
from photoface.domain.tags import PersonTag
from photoface.exchange import people_backup
from photoface.exchange.matching import match
from photoface.exchange.people_backup import (
    BackedUpFace,
    BackedUpPair,
    BackedUpPerson,
    PeopleBackup,
)
from photoface.exchange.safe_write import replace_file
from photoface.services import history
from photoface.services.claims import (
    Claim,
    Contradiction,
    PeopleRegistry,
    Settled,
    contradicting,
    settle,
)
from photoface.services.history import Plan
from photoface.services.library import Library
from photoface.services.name_people import people_count
from photoface.services.tag_sources import known_faces
from photoface.store import photos
from photoface.store.added_faces import added
from photoface.store.ledger import Act
from photoface.store.told_faces import (
    ToldFace,
    ToldFaces,
    pairs_told,
    people_told,
    photos_told,
)


@dataclass(frozen=True, slots=True)
class PeopleImport:
    """What an import comes to, or came to."""

    people: int
    new_people: int
    faces: int
    known: int
    contradictions: tuple[Contradiction, ...]

    @property
    def sentence(self) -> str:
        parts = [
            sayn(
                "{people} ({new} new) for 1 face",
                "{people} ({new} new) for {n} faces",
                self.faces,
                people=people_count(self.people),
                new=self.new_people,
            )
        ]
        if self.contradictions:
            parts.append(contradicting(len(self.contradictions)))
        return say("{parts}.", parts=parts)


def export_people(library: Library, target: Path) -> int:
    """Write the people backup; returns for how many faces. Raises as `replace_file` does."""
    backup = library.read(gather)
    replace_file(target, people_backup.dump(backup))
    return len(backup.faces)


def read_backup(source: Path) -> PeopleBackup:
    """What a file says about people. PhotofaceError if it cannot be read or is no such backup."""
    try:
        return people_backup.load(source.read_bytes())
    except OSError as error:
        raise PhotofaceError(
            say("{source} cannot be read ({reason}).", source=source, reason=reason_of(error))
        ) from error


def preview(library: Library, backup: PeopleBackup) -> PeopleImport:
    """The dry run: what `import_people` would do now."""
    return library.read(lambda c: _outcome(settle(c, _claims(backup, _Places(c, backup)))))


def import_people(library: Library, backup: PeopleBackup) -> tuple[Act | None, PeopleImport]:
    """Take over what another library knows, as one undoable act."""
    outcome: list[PeopleImport] = []

    def plan(connection: sqlite3.Connection) -> Plan:
        places = _Places(connection, backup)
        settled = settle(connection, _claims(backup, places))
        outcome.append(_outcome(settled))
        more = [
            *_about_people(connection, backup, places),
            *_about_pairs(connection, backup, places),
            *_about_photos(connection, backup, places),
        ]
        title = sayn(
            "Took over {people} for 1 face from a backup",
            "Took over {people} for {n} faces from a backup",
            settled.faces,
            people=people_count(settled.people),
        )
        return Plan(title, [*settled.decisions, *more])

    library.write(lambda c: _take_aliases(c, backup)).result()
    return history.perform(library, plan), outcome[-1]


def gather(connection: sqlite3.Connection) -> PeopleBackup:
    """The people of a library as they are now."""
    faces = ToldFaces(connection, people_told(connection)).everywhere()
    return PeopleBackup(
        made_at=datetime.now().isoformat(timespec="seconds"),
        people=tuple(_people(connection)),
        faces=tuple(_backed_up(face) for face in faces),
        pairs=tuple(
            BackedUpPair(*pair) for pair in pairs_told(connection) if pair[2] is not Kind.UNDECIDED
        ),
        twice_allowed=tuple(
            key for key, kind in photos_told(connection) if kind is Kind.TWICE_ALLOWED
        ),
        aliases=photos.aliases(connection),
    )


def _people(connection: sqlite3.Connection) -> Iterable[BackedUpPerson]:
    rows = connection.execute(
        "SELECT uid, name, is_hidden, cover_key, birth_date, death_date FROM people "
        "WHERE is_present AND root_id = id ORDER BY id"
    )
    return [BackedUpPerson(uid, name, bool(hidden), *rest) for uid, name, hidden, *rest in rows]


def _backed_up(face: ToldFace) -> BackedUpFace:
    person = face.person.uid if face.person else None
    banned = tuple(p.uid for p in face.not_persons if p.uid)
    return BackedUpFace(
        face.key, face.box, face.state, person, banned, face.origin, face.box_source
    )


class _Places:
    """Which key of this library means a face of the backup."""

    def __init__(self, connection: sqlite3.Connection, backup: PeopleBackup) -> None:
        self._connection = connection
        self._files = {identity: content for content, identity in backup.aliases.items()}
        self._faces: dict[str, list[BackedUpFace]] = {}
        for face in backup.faces:
            self._faces.setdefault(face.key.partition(":")[0], []).append(face)
        self._found: dict[str, str] = {}
        for content in self._faces:
            self._find(content)

    def key(self, key: str) -> str:
        return self._found.get(key, key)

    def is_here(self, key: str) -> bool:
        row = self._connection.execute(
            "SELECT 1 FROM faces WHERE face_key = ?", (self.key(key),)
        ).fetchone()
        return row is not None

    def identity(self, content: str) -> str:
        """The content hash under which this library knows (or will know) a photo."""
        here = photos.identity_of(self._connection, content)
        if self._photo(here) is None and (tagged := self._files.get(content)):
            there = photos.identity_of(self._connection, tagged)
            return there if self._photo(there) is not None else here
        return here

    def _find(self, content: str) -> None:
        identity = self.identity(content)
        told = self._faces[content]
        photo = self._photo(identity)
        here = known_faces(self._connection, photo) if photo is not None else []
        matched = match([face.box for face in told], [face.box for face in here])
        for face, place in zip(told, matched, strict=True):
            self._found[face.key] = here[place].key if place is not None else _key(identity, face)

    def _photo(self, identity: str) -> int | None:
        row = self._connection.execute(
            "SELECT id FROM photos WHERE content_hash = ?", (identity,)
        ).fetchone()
        return int(row[0]) if row else None


def _key(identity: str, face: BackedUpFace) -> str:
    """The key of a face that this library does not know yet."""
    is_as_it_was = face.key.startswith(f"{identity}:") and face.box_source is FaceOrigin.DETECTED
    return face.key if is_as_it_was else face_key(identity, face.box)


def _claims(backup: PeopleBackup, places: _Places) -> list[Claim]:
    people = {p.uid: PersonTag(p.name, p.uid) for p in backup.people}
    return [_claim(face, people, places) for face in backup.faces]


def _claim(face: BackedUpFace, people: dict[str, PersonTag], places: _Places) -> Claim:
    person = people.get(face.person or "")
    banned = tuple(people[uid] for uid in face.not_persons if uid in people)
    there = None
    if face.box_source is not FaceOrigin.DETECTED and not places.is_here(face.key):
        there = added(places.identity(face.key.partition(":")[0]), face.box, face.box_source)
    state = FaceState.PROPOSED if face.person and person is None else face.state
    return Claim(places.key(face.key), state, person, banned, face.origin, there)


def _about_people(
    connection: sqlite3.Connection, backup: PeopleBackup, places: _Places
) -> Iterable[Decision]:
    """Cover, dates and hiding of people whom this library does not know yet."""
    registry = PeopleRegistry(connection)
    for person in backup.people:
        if registry.find(PersonTag(person.name, person.uid)) is not None:
            continue
        uid, said_by = person.uid, Origin.IMPORTED
        if person.cover:
            yield Decision(Kind.PERSON_COVER, places.key(person.cover), uid, origin=said_by)
        if person.birth_date:
            yield Decision(Kind.PERSON_BORN, person=uid, value=person.birth_date, origin=said_by)
        if person.death_date:
            yield Decision(Kind.PERSON_DIED, person=uid, value=person.death_date, origin=said_by)
        if person.hidden:
            yield Decision(Kind.PERSON_HIDDEN, person=uid, origin=said_by)


def _about_pairs(
    connection: sqlite3.Connection, backup: PeopleBackup, places: _Places
) -> Iterable[Decision]:
    """Pairs of which nothing was said here."""
    here = {(one, other) for one, other, _ in pairs_told(connection)}
    for pair in backup.pairs:
        one, other = sorted((places.key(pair.one), places.key(pair.other)))
        if (one, other) not in here:
            yield Decision(pair.kind, one, other=other, origin=Origin.IMPORTED)


def _about_photos(
    connection: sqlite3.Connection, backup: PeopleBackup, places: _Places
) -> Iterable[Decision]:
    here = {key for key, _ in photos_told(connection)}
    for key in map(places.key, backup.twice_allowed):
        if key not in here:
            yield Decision(Kind.TWICE_ALLOWED, key, origin=Origin.IMPORTED)


def _take_aliases(connection: sqlite3.Connection, backup: PeopleBackup) -> None:
    """Files that got tags elsewhere are known here, too, unless they are photos of their own."""
    for content, identity in backup.aliases.items():
        row = connection.execute(
            "SELECT 1 FROM photos WHERE content_hash = ?", (content,)
        ).fetchone()
        if row is None and photos.identity_of(connection, content) == content:
            photos.add_alias(connection, content, identity)


def _outcome(settled: Settled) -> PeopleImport:
    return PeopleImport(
        settled.people, settled.new_people, settled.faces, settled.known,
        tuple(settled.contradictions),
    )  # fmt: skip
