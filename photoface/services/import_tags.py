"""Face tags that other programs (or we) wrote become decisions of origin "imported", in one act."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from photoface.domain.decisions import Decision, Kind, Origin
from photoface.domain.errors import PhotofaceError
from photoface.domain.faces import FaceOrigin, FaceState, face_key
from photoface.domain.names import folded
from photoface.domain.photos import Problem
from photoface.domain.sentences import say, sayn
from photoface.domain.tags import FaceTag, PersonTag, PhotoTags
from photoface.exchange.matching import match
from photoface.exchange.reading import tags_of
from photoface.services import history
from photoface.services.claims import Claim, Contradiction, Settled, contradicting, settle
from photoface.services.history import Plan
from photoface.services.library import Library
from photoface.services.tag_sources import (
    KnownFace,
    PicasaNotes,
    TaggedPhoto,
    frame_of,
    known_faces,
    packets_of,
    readable_photos,
)
from photoface.store.added_faces import added
from photoface.store.ledger import Act
from photoface.store.told_faces import photos_told

#: Called with (photos looked at, photos in all).
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class ForeignTags:
    """What was found in files, before the library has its say."""

    photos: int = 0  # looked at
    tagged: int = 0  # with a word about people
    claims: list[Claim] = field(default_factory=list)
    twice_allowed: list[str] = field(default_factory=list)  # a face key of each such photo
    unplaced: int = 0  # names of which nobody knows which face they mean
    paths: dict[str, str] = field(default_factory=dict)  # face key -> file, for messages
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TagImport:
    """What an import comes to (before it is done), or came to."""

    photos: int
    tagged: int
    people: int
    new_people: int
    faces: int
    added: int
    known: int
    unplaced: int
    contradictions: tuple[tuple[str, Contradiction], ...]  # with the file
    problems: tuple[Problem, ...]

    @property
    def sentence(self) -> str:
        """For the dialog that asks whether to go on."""
        parts = [
            sayn(
                "{names} for 1 face",
                "{names} for {n} faces",
                self.faces,
                names=sayn("1 name", "{n} names", self.people),
            )
        ]
        if self.contradictions:
            parts.append(contradicting(len(self.contradictions)))
        if self.unplaced:
            parts.append(sayn("1 name without a face", "{n} names without a face", self.unplaced))
        if self.problems:
            unread = len(self.problems)
            parts.append(sayn("1 file could not be read", "{n} files could not be read", unread))
        return say("{parts}.", parts=parts)


def find_tags(
    library: Library,
    *,
    folders: Sequence[str] = (),
    contacts: Path | None = None,
    progress: Progress | None = None,
) -> ForeignTags:
    """Read the tags of every photo (or of those below some folders). Changes nothing.

    contacts: Picasa's contacts.xml, for folders whose .picasa.ini does not hold the names.
    """
    photos = library.read(lambda c: readable_photos(c, folders=folders))
    notes = PicasaNotes(contacts)
    found = ForeignTags(photos=len(photos))
    for number, photo in enumerate(photos, start=1):
        _find_in(library, photo, notes, found)
        if progress:
            progress(number, len(photos))
    return found


def preview(library: Library, tags: ForeignTags) -> TagImport:
    """The dry run: what `apply` would do now."""
    return library.read(lambda c: _outcome(tags, settle(c, tags.claims)))


def apply(library: Library, tags: ForeignTags) -> tuple[Act | None, TagImport]:
    """Import what was found, as one undoable act; the user's own word is left alone."""
    outcome: list[TagImport] = []

    def plan(connection: sqlite3.Connection) -> Plan:
        settled = settle(connection, tags.claims)
        outcome.append(_outcome(tags, settled))
        title = sayn(
            "Imported {names} for 1 face",
            "Imported {names} for {n} faces",
            settled.faces,
            names=sayn("1 name", "{n} names", settled.people),
        )
        return Plan(title, [*settled.decisions, *_mirrors(connection, tags, settled)])

    act = history.perform(library, plan)
    return act, outcome[-1]


def _find_in(library: Library, photo: TaggedPhoto, notes: PicasaNotes, found: ForeignTags) -> None:
    packets, problems = packets_of(photo)
    found.problems += problems
    told = notes.of(photo)
    if not packets and not told.regions:
        return
    faces = library.read(lambda c: known_faces(c, photo.id))
    detected = [face.box for face in faces if face.origin is FaceOrigin.DETECTED]
    try:
        tags = tags_of(packets, frame_of(photo), detected, told)
    except PhotofaceError as error:
        found.problems.append(Problem(photo.paths[0], error.sentence))
        return
    if tags.faces or tags.names:
        found.tagged += 1
        _collect(photo, tags, faces, found)


def _collect(
    photo: TaggedPhoto, tags: PhotoTags, faces: Sequence[KnownFace], found: ForeignTags
) -> None:
    known = match([tag.box for tag in tags.faces], [face.box for face in faces])
    claims, unplaced = [], len(tags.names)
    for tag, place in zip(tags.faces, known, strict=True):
        claim = _claim(photo.identity, tag, None if place is None else faces[place].key)
        claims += [claim] if claim else []
        unplaced += claim is None and tag.person is not None
    if not claims and (sole := _sole_claim(tags, faces)):
        claims, unplaced = [sole], 0
    found.claims += claims
    found.unplaced += unplaced
    found.paths |= dict.fromkeys((claim.key for claim in claims), photo.paths[0])
    if tags.twice_allowed and claims:
        found.twice_allowed.append(claims[0].key)


def _claim(identity: str, tag: FaceTag, key: str | None) -> Claim | None:
    """The claim a tag makes; None where its place is worth nothing without a detected face."""
    there = None
    if key is None:
        if not tag.is_placed_well:
            return None
        key = face_key(identity, tag.box)
        if tag.state is FaceState.CONFIRMED or tag.box_source is not FaceOrigin.DETECTED:
            is_drawn = tag.box_source is FaceOrigin.DRAWN
            origin = FaceOrigin.DRAWN if is_drawn else FaceOrigin.IMPORTED
            there = added(identity, tag.box, origin)
    return Claim(key, tag.state, tag.person, tag.not_persons, tag.origin, there)


def _sole_claim(tags: PhotoTags, faces: Sequence[KnownFace]) -> Claim | None:
    """One name without a place, and one face: they mean each other."""
    nobody = (FaceState.IGNORED, FaceState.NOT_A_FACE)
    if len(tags.names) != 1 or len(faces) != 1 or faces[0].state in nobody:
        return None
    return Claim(faces[0].key, FaceState.CONFIRMED, PersonTag(tags.names[0]))


def _mirrors(
    connection: sqlite3.Connection, tags: ForeignTags, settled: Settled
) -> Iterable[Decision]:
    """Photos in which one person is named twice on purpose (a mirror, a collage)."""
    if not settled.decisions:
        return []
    pairs = Counter(
        (claim.key.partition(":")[0], folded(claim.person.name))
        for claim in tags.claims
        if claim.person and claim.origin is Origin.IMPORTED
    )
    doubled = {content for (content, _), count in pairs.items() if count > 1}
    first = {claim.key.partition(":")[0]: claim.key for claim in reversed(tags.claims)}
    keys = {*tags.twice_allowed, *(first[content] for content in doubled)}
    kinds = [Decision(Kind.TWICE_ALLOWED, key, origin=Origin.IMPORTED) for key in sorted(keys)]
    told = {key.partition(":")[0] for key, _ in photos_told(connection)}
    return [d for d in kinds if d.face and d.face.partition(":")[0] not in told]


def _outcome(tags: ForeignTags, settled: Settled) -> TagImport:
    return TagImport(
        photos=tags.photos,
        tagged=tags.tagged,
        people=settled.people,
        new_people=settled.new_people,
        faces=settled.faces,
        added=settled.added,
        known=settled.known,
        unplaced=tags.unplaced,
        contradictions=tuple((tags.paths.get(c.key, ""), c) for c in settled.contradictions),
        problems=tuple(tags.problems),
    )
