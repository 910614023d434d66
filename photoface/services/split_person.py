"""Split a mixed person or group: a proposal to look at, changes to it, then one undoable act.

    draft = propose_split(library, person=7).result()
    draft = draft.moved([12, 13], to=1)
    effects = library.read(lambda c: split_effects(c, draft, {1: "Anne"}))
    apply_split(library, draft, {1: "Anne"})

After it, faces of different parts are never grouped together again: a part with a name holds
confirmed faces, one without holds faces that are said to be the same, and not the others.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from photoface.domain.decisions import Decision, Kind, Origin
from photoface.domain.errors import PhotofaceError
from photoface.domain.names import folded
from photoface.domain.sentences import Sentence, say, sayn
from photoface.services import browse, history
from photoface.services.grouping_input import photos_with_twice_allowed
from photoface.services.history import Plan
from photoface.services.library import Library
from photoface.services.link_faces import all_different, all_same, taken_back
from photoface.services.name_people import (
    face_keys,
    own_people,
    person_to_name,
    uid_and_name,
)
from photoface.services.propose_split import SplitDraft, confirmed_of, propose_split
from photoface.store import groups
from photoface.store.ledger import Act
from photoface.store.sql import LISTED, listed

__all__ = ["SplitDraft", "SplitEffects", "apply_split", "propose_split", "split_effects"]


@dataclass(frozen=True, slots=True)
class SplitEffects:
    """What a split changes besides who is in which part.

    unnamed: confirmed faces that lose the person's name. photos: photos in which the person is no
    longer found. doubles_settled: photos that showed the person twice and no longer do.
    doubles_made: photos in which somebody would be twice. loses_cover: the person gets another.
    taken_back: earlier answers about pairs (same, different) that the split speaks against.
    sentences: all of it in words.
    """

    unnamed: int
    photos: int
    doubles_settled: int
    doubles_made: int
    loses_cover: bool
    taken_back: int
    sentences: tuple[str, ...]


def split_effects(
    connection: sqlite3.Connection, draft: SplitDraft, names: Mapping[int, str] | None = None
) -> SplitEffects:
    """What else would change if this draft were applied with these names for its parts."""
    leaving = _leaving(draft)
    person = draft.person
    unnamed = photos = settled = 0
    loses_cover = False
    if person is not None:
        unnamed = len(confirmed_of(connection, leaving))
        photos = len(_photos(connection, leaving) - _photos(connection, draft.parts[draft.keeps]))
        before = _doubles(connection, [face for part in draft.parts for face in part])
        settled = before - _doubles(connection, draft.parts[draft.keeps])
        cover = browse.person_card(connection, person).cover_face
        loses_cover = cover in set(leaving)
    made = sum(
        _doubles(connection, _joined_with(connection, draft, part, name))
        - _doubles(connection, browse.faces_of_person(connection, found))
        for part, name in (names or {}).items()
        if (found := browse.person_named(connection, name)) is not None
    )
    denied = len(taken_back(connection, _part_of(draft)))
    effects = SplitEffects(unnamed, photos, settled, max(made, 0), loses_cover, denied, ())
    return replace(effects, sentences=tuple(_sentences(connection, draft, effects)))


def apply_split(
    library: Library, draft: SplitDraft, names: Mapping[int, str] | None = None
) -> Act | None:
    """Make the split real, as one act.

    `names` says who parts are ({part: name}; the name of an existing person adds the part to that
    person). A part without a name becomes a group, except for the part that keeps the person's.
    """
    if len(draft.parts) < 2:
        raise PhotofaceError(say("A split needs at least two parts."))
    return history.perform(library, lambda c: _plan(c, draft, names or {}))


# --------------------------------------------------------------------------------------- effects


def _leaving(draft: SplitDraft) -> list[int]:
    return [f for number, part in enumerate(draft.parts) if number != draft.keeps for f in part]


def _joined_with(
    connection: sqlite3.Connection, draft: SplitDraft, part: int, name: str
) -> list[int]:
    person = browse.person_named(connection, name)
    others = (
        [] if person in (None, draft.person) else browse.faces_of_person(connection, person or 0)
    )
    return sorted({*draft.parts[part], *others})


def _photos(connection: sqlite3.Connection, faces: Sequence[int]) -> set[int]:
    sql = f"SELECT DISTINCT photo_id FROM faces WHERE id IN {LISTED}"
    return {photo for (photo,) in connection.execute(sql, [listed(faces)])}


def _doubles(connection: sqlite3.Connection, faces: Sequence[int]) -> int:
    """Photos that hold two of these faces although nobody said that this is fine."""
    sql = f"SELECT photo_id FROM faces WHERE id IN {LISTED} GROUP BY photo_id HAVING count(*) > 1"
    found = {photo for (photo,) in connection.execute(sql, [listed(faces)])}
    return len(found - photos_with_twice_allowed(connection))


def _sentences(
    connection: sqlite3.Connection, draft: SplitDraft, effects: SplitEffects
) -> Iterator[str]:
    if draft.person is not None:
        name = browse.person_card(connection, draft.person).name
        if effects.unnamed:
            yield sayn(
                "1 confirmed face is no longer {name}.",
                "{n} confirmed faces are no longer {name}.",
                effects.unnamed,
                name=name,
            )
        if effects.photos:
            yield sayn(
                "1 photo is no longer found under {name}.",
                "{n} photos are no longer found under {name}.",
                effects.photos,
                name=name,
            )
        if effects.doubles_settled:
            yield sayn(
                "In 1 photo {name} is no longer twice.",
                "In {n} photos {name} is no longer twice.",
                effects.doubles_settled,
                name=name,
            )
        if effects.loses_cover:
            yield say("{name} gets another cover.", name=name)
    if effects.doubles_made:
        yield sayn(
            "1 photo would show one person twice.",
            "{n} photos would show one person twice.",
            effects.doubles_made,
        )
    if effects.taken_back:
        yield sayn(
            "Taken back: 1 earlier answer about pairs of faces.",
            "Taken back: {n} earlier answers about pairs of faces.",
            effects.taken_back,
        )


# -------------------------------------------------------------------------------------- applying


@dataclass(frozen=True, slots=True)
class _Part:
    """A part on its way into the ledger; `uid` of the person it becomes, None for a group."""

    faces: tuple[int, ...]
    keys: list[str]
    uid: str | None


def _plan(connection: sqlite3.Connection, draft: SplitDraft, names: Mapping[int, str]) -> Plan:
    decisions = taken_back(connection, _part_of(draft))
    old_uid, old_name = None, ""
    if draft.person is not None:
        old_uid, old_name = uid_and_name(connection, draft.person)
    uids: dict[str, str] = {}
    parts = []
    for number, faces in enumerate(draft.parts):
        uid = old_uid if number == draft.keeps else None
        if name := names.get(number):
            uid = uids.get(folded(name))
            if uid is None:
                uid, _, made = person_to_name(connection, name)
                uids[folded(name)] = uid
                decisions += made
        parts.append(_Part(faces, face_keys(connection, faces), uid))
    for part in parts:
        decisions += _not_the_others(connection, part, parts, old_uid)
        decisions += _what_it_is(part)
    for one, other in combinations([part for part in parts if part.uid is None], 2):
        decisions += all_different(one.keys, other.keys)
    title = _title(old_name, len(parts), len(_leaving(draft)))
    return Plan(title, decisions, _moves(connection, draft))


def _title(name: str, parts: int, moved: int) -> Sentence:
    if not name:
        return sayn(
            "Split a group into {parts}, 1 face moved",
            "Split a group into {parts}, {n} faces moved",
            moved,
            parts=parts,
        )
    return sayn(
        "Split {name} into {parts}, 1 face moved",
        "Split {name} into {parts}, {n} faces moved",
        moved,
        name=name,
        parts=parts,
    )


def _not_the_others(
    connection: sqlite3.Connection, part: _Part, parts: list[_Part], old_uid: str | None
) -> Iterator[Decision]:
    """A face that leaves is not the person it was; one without a name is none of the others."""
    denied = {old_uid, *(p.uid for p in parts)} if part.uid is None else {old_uid}
    denied -= {None, part.uid}
    carried = own_people(connection, part.faces) if old_uid in denied else []
    pairs = [(key, uid) for key, uid in carried if uid not in denied]
    pairs += [(key, uid) for uid in sorted(map(str, denied)) for key in part.keys]
    for key, uid in pairs:
        yield Decision(Kind.IS_NOT_PERSON, key, uid, origin=Origin.NAMED)


def _what_it_is(part: _Part) -> Iterator[Decision]:
    if part.uid is None:
        yield from all_same(part.keys)
        return
    for key in part.keys:
        yield Decision(Kind.IS_PERSON, key, part.uid, origin=Origin.NAMED)


def _part_of(draft: SplitDraft) -> dict[int, int]:
    return {face: number for number, part in enumerate(draft.parts) for face in part}


def _moves(connection: sqlite3.Connection, draft: SplitDraft) -> dict[int, int]:
    """Parts that leave are groups of their own at once."""
    next_id = groups.next_id(connection)
    leaving = [part for number, part in enumerate(draft.parts) if number != draft.keeps]
    return {face: next_id + number for number, part in enumerate(leaving) for face in part}
