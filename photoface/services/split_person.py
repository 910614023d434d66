"""Split a mixed person or group: a proposal to look at, changes to it, then one undoable act.

    draft = propose_split(library, person=7).result()
    draft = draft.moved([12, 13], to=1)
    effects = library.read(lambda c: split_effects(c, draft, {1: "Anne"}))
    apply_split(library, draft, {1: "Anne"})

After it, faces of different parts are never grouped together again: a part with a name holds
confirmed faces, one without holds faces that are said to be the same, and not the others.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import combinations
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from photoface.domain.decisions import Decision, Kind, Origin
from photoface.domain.errors import NotFoundError, PhotofaceError
from photoface.domain.sentences import Sentence, say, sayn
from photoface.grouping.parts import MOST_PARTS, split_parts
from photoface.services import browse, history
from photoface.services.children import Errand
from photoface.services.group_faces import move_to_figures, newest_embedder
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
from photoface.store import faces as face_rows
from photoface.store import groups
from photoface.store.database import open_reader
from photoface.store.ledger import Act
from photoface.store.pairs import decided_pairs

#: Up to so many faces are split on a reader thread (some 0.1 s), more in a child.
_AT_ONCE = 300
_LISTED = "(SELECT value FROM json_each(?))"  # SQLite takes no more than 32,766 marks


@dataclass(frozen=True, slots=True)
class SplitDraft:
    """A split as it stands: of a person or of a group.

    parts: face ids, the most typical of each part first. `keeps` is the part that stays what it is
    (that keeps the person's name); the others become people or groups of their own.
    """

    person: int | None
    group: int | None
    parts: tuple[tuple[int, ...], ...]
    keeps: int = 0

    def moved(self, faces: Sequence[int], to: int) -> SplitDraft:
        """These faces in part `to`; `to = len(parts)` makes a part of their own. A part that is
        left empty is gone. PhotofaceError for more than six parts."""
        gone = set(faces)
        parts = [tuple(face for face in part if face not in gone) for part in self.parts]
        if to == len(parts):
            parts.append(())
        parts[to] += tuple(faces)
        if sum(map(bool, parts)) > MOST_PARTS:
            raise PhotofaceError(say("A split has {most} parts at most.", most=MOST_PARTS))
        return self._without_empty(parts)

    def joined(self, into: int, gone: int) -> SplitDraft:
        """Two parts as one."""
        return self.moved(self.parts[gone], into)

    def _without_empty(self, parts: list[tuple[int, ...]]) -> SplitDraft:
        left = [number for number, part in enumerate(parts) if part]
        keeps = left.index(self.keeps) if self.keeps in left else 0
        return replace(self, parts=tuple(parts[number] for number in left), keeps=keeps)


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


def propose_split(
    library: Library,
    *,
    person: int | None = None,
    group: int | None = None,
    parts: int | None = None,
) -> Future[SplitDraft]:
    """How a person or a group may come apart, into `parts` (2 to 6) or as many as look different.

    NotFoundError (from the future) if there is nothing to split.
    """
    count = library.read(lambda c: len(_members(c, person, group)))
    if count <= _AT_ONCE:
        return library.read_later(lambda c: _propose(c, person, group, parts))
    entry = "photoface.services.split_person:child_main"
    errand = Errand(entry, SplitDraft, library.folder, person, group, parts, name="split")
    return errand.answer


def child_main(
    connection: Connection, folder: Path, person: int | None, group: int | None, parts: int | None
) -> None:
    """The same in a child, for many faces."""
    os.nice(5)
    connection.send(_propose(open_reader(folder).conn, person, group, parts))


def split_effects(
    connection: sqlite3.Connection, draft: SplitDraft, names: Mapping[int, str] | None = None
) -> SplitEffects:
    """What else would change if this draft were applied with these names for its parts."""
    leaving = _leaving(draft)
    person = draft.person
    unnamed = photos = settled = 0
    loses_cover = False
    if person is not None:
        unnamed = len(_confirmed(connection, leaving))
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


# ------------------------------------------------------------------------------------- proposing


def _members(connection: sqlite3.Connection, person: int | None, group: int | None) -> list[int]:
    if person is not None:
        found = browse.faces_of_person(connection, browse.root_of_person(connection, person))
    else:
        found = browse.faces_of_group(connection, group or 0)
    if len(found) < 2:
        raise NotFoundError(say("There are not two faces to split."))
    return found


def _propose(
    connection: sqlite3.Connection, person: int | None, group: int | None, parts: int | None
) -> SplitDraft:
    members = np.array(sorted(_members(connection, person, group)))
    table = face_rows.load_vectors(connection, newest_embedder(connection), faces=members)
    if len(table.face) < 2:
        raise NotFoundError(say("These faces were not looked at with the present model yet."))
    label = split_parts(
        table.vector,
        parts=parts,
        together=_rows(table.face, decided_pairs(connection, Kind.SAME)),
        apart=_rows(table.face, _apart(connection, table)),
        move=move_to_figures(connection),
    )
    # Faces of one photo may force more parts than that; the smallest are shown as one.
    return _draft(connection, person, group, table, np.minimum(label, MOST_PARTS - 1), members)


def _draft(
    connection: sqlite3.Connection,
    person: int | None,
    group: int | None,
    table: face_rows.VectorTable,
    label: np.ndarray,
    members: np.ndarray,
) -> SplitDraft:
    parts = [_typical_first(table, np.flatnonzero(label == one)) for one in range(label.max() + 1)]
    without_vector = np.setdiff1d(members, table.face).tolist()
    parts[0] += without_vector
    confirmed = set(_confirmed(connection, members.tolist()))
    keeps = max(range(len(parts)), key=lambda i: len(confirmed.intersection(parts[i])))
    root = None if person is None else browse.root_of_person(connection, person)
    return SplitDraft(root, group, tuple(map(tuple, parts)), keeps)


def _typical_first(table: face_rows.VectorTable, rows: np.ndarray) -> list[int]:
    nearness = table.vector[rows] @ table.vector[rows].mean(axis=0)
    order: list[int] = table.face[rows[np.argsort(-nearness, kind="stable")]].tolist()
    return order


def _apart(
    connection: sqlite3.Connection, table: face_rows.VectorTable
) -> Iterator[tuple[int, int]]:
    """Face pairs that are two people: by decision, or because they are in one photo."""
    yield from decided_pairs(connection, Kind.DIFFERENT)
    exempt = photos_with_twice_allowed(connection)
    order = np.argsort(table.photo, kind="stable")
    bounds = np.flatnonzero(np.diff(table.photo[order])) + 1
    for rows in np.split(order, bounds):
        if len(rows) > 1 and int(table.photo[rows[0]]) not in exempt:
            yield from combinations(table.face[rows].tolist(), 2)


def _rows(face: np.ndarray, pairs: Iterator[tuple[int, int]] | list[tuple[int, int]]) -> np.ndarray:
    row_of = {int(f): row for row, f in enumerate(face)}
    inside = [(row_of[a], row_of[b]) for a, b in pairs if a in row_of and b in row_of]
    return np.array(inside, dtype=np.int64).reshape(-1, 2)


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


def _confirmed(connection: sqlite3.Connection, faces: Sequence[int]) -> list[int]:
    sql = f"SELECT id FROM faces WHERE state = 'confirmed' AND id IN {_LISTED}"
    return [face for (face,) in connection.execute(sql, [json.dumps(list(faces))])]


def _photos(connection: sqlite3.Connection, faces: Sequence[int]) -> set[int]:
    sql = f"SELECT DISTINCT photo_id FROM faces WHERE id IN {_LISTED}"
    return {photo for (photo,) in connection.execute(sql, [json.dumps(list(faces))])}


def _doubles(connection: sqlite3.Connection, faces: Sequence[int]) -> int:
    """Photos that hold two of these faces although nobody said that this is fine."""
    sql = f"SELECT photo_id FROM faces WHERE id IN {_LISTED} GROUP BY photo_id HAVING count(*) > 1"
    found = {photo for (photo,) in connection.execute(sql, [json.dumps(list(faces))])}
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
            uid = uids.get(name.strip().casefold())
            if uid is None:
                uid, _, made = person_to_name(connection, name)
                uids[name.strip().casefold()] = uid
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
