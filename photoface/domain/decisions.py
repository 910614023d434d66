"""The ledger's vocabulary: everything a user can say, as append-only facts.

State is never stored as truth: it is the fold of the decisions in force, in order (see
`docs/decisions/0001-state-is-a-fold-of-the-ledger.md`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from photoface.domain.faces import OPEN_STATES, FaceState


class Kind(StrEnum):
    """What one decision says. Face decisions name a face key, people decisions a person uid, album
    decisions an album uid; photos are named by content hash."""

    IS_PERSON = "is_person"
    IS_NOT_PERSON = "is_not_person"
    IGNORED = "ignored"
    NOT_A_FACE = "not_a_face"
    RESTORED = "restored"  # takes back ignored / not a face
    UNNAMED = "unnamed"  # takes back a name: the machine may propose again
    SAME = "same"  # two faces are one person
    DIFFERENT = "different"
    UNDECIDED = "undecided"  # takes back same / different
    FACE_ADDED = "face_added"  # there is a face that no detector found; `value` says where
    TWICE_ALLOWED = "twice_allowed"  # mirror, collage, print: one person twice in this photo
    ONCE_ONLY = "once_only"  # takes back twice allowed
    AUDITED = "audited"  # a random check of a shown name; `value` is right or wrong
    PERSON_CREATED = "person_created"
    PERSON_RENAMED = "person_renamed"
    PERSON_MERGED = "person_merged"  # person_uid now means the person in `value`
    PERSON_HIDDEN = "person_hidden"
    PERSON_SHOWN = "person_shown"
    PERSON_COVER = "person_cover"
    PERSON_BORN = "person_born"
    PERSON_DIED = "person_died"
    PERSON_DELETED = "person_deleted"
    PHOTO_LIKED = "photo_liked"  # a favourite
    PHOTO_UNLIKED = "photo_unliked"
    ALBUM_CREATED = "album_created"  # `value` is its name
    ALBUM_RENAMED = "album_renamed"
    ALBUM_SEARCH = "album_search"  # `value` is what it searches for: the album is a live one
    ALBUM_DELETED = "album_deleted"
    ALBUM_ADDED = "album_added"  # this photo
    ALBUM_REMOVED = "album_removed"
    GROUPING_CHOSEN = "grouping_chosen"  # how faces are grouped, as JSON in `value`
    MODEL_CHOSEN = "model_chosen"  # which learned model embeds faces, as JSON in `value`
    FOLDER_REMOVED = "folder_removed"  # `value` is its path
    FOLDER_ADDED = "folder_added"  # again, after it was removed
    NAME_KEPT = "name_kept"  # this face's name looked wrong, and is right


class Origin(StrEnum):
    """How a decision came about; training and grouping weigh them differently."""

    NAMED = "named"  # the face was in a group that was named, or in a part of a split
    CONFIRMED = "confirmed"  # this very face was confirmed
    DRAWN = "drawn"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Decision:
    """One fact. `face` and `other` are face keys, `person` and `album` uids, `photo` is a content
    hash, `value` free text."""

    kind: Kind
    face: str | None = None
    person: str | None = None
    other: str | None = None
    value: str | None = None
    origin: Origin = Origin.CONFIRMED
    photo: str | None = None
    album: str | None = None


@dataclass(frozen=True, slots=True)
class FaceVerdict:
    """What the ledger says about one face: its state, its person (uid) and who it is not."""

    state: FaceState = FaceState.PROPOSED
    person: str | None = None
    not_persons: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """True if it tells all that was said; under "ignored" a name may lie hidden."""
        is_named = self.person is not None
        return self.state in OPEN_STATES and (self.state is FaceState.CONFIRMED) == is_named


def fold_face(decisions: Iterable[Decision], onto: FaceVerdict = FaceVerdict()) -> FaceVerdict:
    """The verdict on one face from its decisions in force, oldest first.

    A later word replaces an earlier one: naming lifts an earlier "not this person" of the same
    person, and "not this person" takes the name away only if it is that person's. `onto` is the
    verdict of all that was said before; it must be open.
    """
    state, person, banned = onto.state, onto.person, set(onto.not_persons)
    for decision in decisions:
        match decision.kind:
            case Kind.IS_PERSON:
                state, person = FaceState.CONFIRMED, decision.person
                banned.discard(decision.person or "")
            case Kind.IS_NOT_PERSON:
                banned.add(decision.person or "")
                if person in (None, decision.person) and state in OPEN_STATES:
                    state, person = FaceState.REJECTED, None
            case Kind.UNNAMED:
                person = None
                state = _state_without_verdict(None, banned) if state in OPEN_STATES else state
            case Kind.IGNORED:
                state = FaceState.IGNORED
            case Kind.NOT_A_FACE:
                state = FaceState.NOT_A_FACE
            case Kind.RESTORED:
                state = _state_without_verdict(person, banned)
    shown_person = person if state is FaceState.CONFIRMED else None
    return FaceVerdict(state, shown_person, frozenset(banned))


def _state_without_verdict(person: str | None, banned: set[str]) -> FaceState:
    if person is not None:
        return FaceState.CONFIRMED
    return FaceState.REJECTED if banned else FaceState.PROPOSED


@dataclass(frozen=True, slots=True)
class PersonVerdict:
    """What the ledger says about one person."""

    exists: bool = False
    name: str = ""
    merged_into: str | None = None
    hidden: bool = False
    cover: str | None = None  # a face key
    birth_date: str | None = None  # ISO 8601
    death_date: str | None = None


def fold_person(decisions: Iterable[Decision]) -> PersonVerdict:
    """The verdict on one person from its decisions in force, oldest first."""
    values: dict[str, object] = {}
    for decision in decisions:
        match decision.kind:
            case Kind.PERSON_CREATED:
                values.update(exists=True, name=decision.value or "")
            case Kind.PERSON_RENAMED:
                values["name"] = decision.value or ""
            case Kind.PERSON_MERGED:
                values["merged_into"] = decision.value
            case Kind.PERSON_HIDDEN | Kind.PERSON_SHOWN:
                values["hidden"] = decision.kind is Kind.PERSON_HIDDEN
            case Kind.PERSON_COVER:
                values["cover"] = decision.face
            case Kind.PERSON_BORN:
                values["birth_date"] = decision.value
            case Kind.PERSON_DIED:
                values["death_date"] = decision.value
            case Kind.PERSON_DELETED:
                values["exists"] = False
    return PersonVerdict(**values)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class AlbumVerdict:
    """What the ledger says about one album. `search` is None for a plain one; `photos` are content
    hashes in the order they were added."""

    exists: bool = False
    name: str = ""
    search: str | None = None
    photos: tuple[str, ...] = ()


def fold_album(decisions: Iterable[Decision]) -> AlbumVerdict:
    """The verdict on one album from its decisions in force, oldest first."""
    exists, name, search, photos = False, "", None, dict[str, None]()
    for decision in decisions:
        match decision.kind:
            case Kind.ALBUM_CREATED:
                exists, name = True, decision.value or ""
            case Kind.ALBUM_RENAMED:
                name = decision.value or ""
            case Kind.ALBUM_SEARCH:
                search = decision.value
            case Kind.ALBUM_DELETED:
                exists = False
            case Kind.ALBUM_ADDED:
                photos[decision.photo or ""] = None
            case Kind.ALBUM_REMOVED:
                photos.pop(decision.photo or "", None)
    return AlbumVerdict(exists, name, search, tuple(photos))
