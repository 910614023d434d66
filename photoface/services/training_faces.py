"""Which faces training learns from, which it must leave alone, and which judge what it did.

library: faces of named people, and faces that were said *not* to be somebody and are nobody known;
the trainer keeps a quarter of every person's faces back. others: faces that nobody can be learned
from (no name, or the only face of its person), whose vectors should stay what they are; clear ones
first, because a network that is held at poor faces alone drifts at all others. check: people whom
training never sees. Where there are too few named people to spare any, groups that nobody named
stand in for them; their labels are the machine's own.
"""

from __future__ import annotations

import random
import sqlite3
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from photoface.domain.decisions import Kind
from photoface.domain.quality import Grade, grade_of
from photoface.domain.sentences import say
from photoface.services.training_messages import FaceToCollect, PhotoToCollect
from photoface.store.blobs import landmarks_in
from photoface.store.sql import IN_FORCE

T = TypeVar("T")

LIBRARY, OTHERS, CHECK = "library", "others", "check"
#: Below these, training could only learn the pictures by heart.
LEAST_FACES, LEAST_PEOPLE = 30, 3
_OF_ONE_PERSON = 60  # more of the same face teach little
_MOST_NAMED, _MOST_OTHERS, _MOST_REJECTED = 6000, 1500, 300
#: Fewer faces to hold than this share of those to learn, and the network drifts; people of so many
#: faces are then held, not learned.
_HELD_SHARE, _TEACH_LITTLE, _MANY_FACES = 1 / 3, 3, 300
#: With this many people some can be spared to judge by, and which share of them.
_PEOPLE_TO_SPARE, _SPARED, _MOST_SPARED = 12, 0.15, 100
_OF_ONE_SPARED = 8  # pairs grow with the square: without a limit a few people would be the judges
_CLEAR = (None, Grade.CLEAR, Grade.GOOD)  # None where nothing has judged a face
_LEAST_OF_GROUP, _SURE, _MOST_GROUPS = 3, 0.9, 100


@dataclass(frozen=True, slots=True)
class Readiness:
    """faces, people: that could be learned from now. new: decisions about faces since the last
    training. sentence: why it waits; None where it could start."""

    faces: int
    people: int
    new: int
    sentence: str | None


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """label_of: {face: person} of each part. check_is_people: the check part shows people the user
    named (else groups that stand in for them, or nobody)."""

    library: Mapping[int, str]
    others: Sequence[int]
    check: Mapping[int, str]
    check_is_people: bool
    people: int


def readiness(connection: sqlite3.Connection, since: int = 0) -> Readiness:
    """What there is to learn from; `since` is the last decision that training knows."""
    people = _named(connection)
    faces = sum(map(len, people.values()))
    new = connection.execute(
        f"SELECT count(*) FROM {IN_FORCE} WHERE d.id > ? AND d.kind IN (?, ?)",
        (since, Kind.IS_PERSON.value, Kind.IS_NOT_PERSON.value),
    ).fetchone()[0]
    return Readiness(faces, len(people), new, _why_wait(faces, len(people)))


def _why_wait(faces: int, people: int) -> str | None:
    if faces >= LEAST_FACES and people >= LEAST_PEOPLE:
        return None
    return say(
        "There is too little to learn from: {faces} named faces of {people} people with two or "
        "more. It takes {least_faces} faces of {least_people} people; name some more first.",
        faces=faces,
        people=people,
        least_faces=LEAST_FACES,
        least_people=LEAST_PEOPLE,
    )


def choose(connection: sqlite3.Connection, seed: int) -> TrainingSet:
    """The faces of one training; the same library and seed give the same choice."""
    chosen = random.Random(seed)
    named = _named(connection)
    spared = set(_spared(sorted(named), chosen))
    learned = {person: named[person] for person in sorted(set(named) - spared)}
    named_faces = {face for faces in named.values() for face in faces}
    clear, poor = _to_hold(connection, named_faces, chosen)
    for person in _to_hold_too(learned, len(clear)):
        clear += learned.pop(person)
    held = clear + _some(poor, max(_MOST_OTHERS - len(clear), 0), chosen)
    library = {
        face: str(person)
        for person, faces in learned.items()
        for face in _some(faces, _OF_ONE_PERSON, chosen)
    }
    library = dict(_some(library.items(), _MOST_NAMED, chosen))
    apart = {face: f"not-{face}" for face in _some(_nobody(connection), _MOST_REJECTED, chosen)}
    if spared:
        check = {
            face: str(person)
            for person in sorted(spared)
            for face in _some(named[person], _OF_ONE_SPARED, chosen)
        }
    else:
        check = _stand_ins(connection, chosen)
    return TrainingSet(
        {**library, **apart},
        [face for face in held if face not in check],
        check,
        bool(spared),
        len(named),
    )


def places(connection: sqlite3.Connection, chosen: TrainingSet) -> list[PhotoToCollect]:
    """Where the chosen faces are, photo by photo; faces of photos that are gone are left out."""
    parts = {
        **{face: (OTHERS, "") for face in chosen.others},
        **{face: (CHECK, label) for face, label in chosen.check.items()},
        **{face: (LIBRARY, label) for face, label in chosen.library.items()},
    }
    rows = connection.execute(
        "SELECT f.id, f.landmarks, max(p.path) FROM faces f JOIN photo_paths p "
        "ON p.photo_id = f.photo_id AND NOT p.is_missing GROUP BY f.id ORDER BY f.photo_id, f.id"
    )
    by_photo: dict[str, list[tuple[FaceToCollect, str]]] = defaultdict(list)
    for face, landmarks, path in rows:
        if face in parts:
            part, label = parts[face]
            by_photo[path].append((FaceToCollect(face, landmarks_in(landmarks), label), part))
    return [
        PhotoToCollect(path, tuple(face for face, _ in found), tuple(part for _, part in found))
        for path, found in by_photo.items()
    ]


def newest_decision(connection: sqlite3.Connection) -> int:
    """The last decision that training can know of."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM decisions").fetchone()[0])


def _named(connection: sqlite3.Connection) -> dict[int, list[int]]:
    """{person: faces} of everybody with two or more faces that the user named."""
    rows = connection.execute(
        "SELECT person_id, face_id FROM person_faces WHERE state = 'confirmed' "
        "AND EXISTS (SELECT 1 FROM vectors v WHERE v.face_id = person_faces.face_id) ORDER BY 1, 2"
    )
    people: dict[int, list[int]] = defaultdict(list)
    for person, face in rows:
        people[person].append(face)
    return {person: faces for person, faces in people.items() if len(faces) >= 2}


def _spared(people: Sequence[int], chosen: random.Random) -> list[int]:
    if len(people) < _PEOPLE_TO_SPARE:
        return []
    return chosen.sample(people, min(round(_SPARED * len(people)), _MOST_SPARED))


def _nobody(connection: sqlite3.Connection) -> list[int]:
    """Faces that are not whom they were taken for, and look like nobody else with a name."""
    rows = connection.execute(
        "SELECT f.id FROM faces f LEFT JOIN groups g ON g.id = f.group_id "
        "WHERE f.state = 'rejected' AND f.person_id IS NULL AND g.person_id IS NULL ORDER BY 1"
    )
    return [face for (face,) in rows]


def _to_hold(
    connection: sqlite3.Connection, taken: Container[int], chosen: random.Random
) -> tuple[list[int], list[int]]:
    """Faces without a name, or named but the only one of their person: clear ones, poor ones."""
    rows = connection.execute(
        "SELECT f.id, f.quality FROM faces f WHERE EXISTS (SELECT 1 FROM vectors v WHERE "
        "v.face_id = f.id) AND ((f.state = 'proposed' AND f.person_id IS NULL) OR f.id IN (SELECT "
        "min(face_id) FROM person_faces WHERE state = 'confirmed' GROUP BY person_id "
        "HAVING count(*) = 1)) ORDER BY 1"
    )
    grades = {face: grade_of(quality) for face, quality in rows if face not in taken}
    clear = [face for face, grade in grades.items() if grade in _CLEAR]
    poor = [face for face, grade in grades.items() if grade not in _CLEAR]
    return _some(clear, _MOST_OTHERS, chosen), poor


def _to_hold_too(named: Mapping[int, Sequence[int]], held: int) -> list[int]:
    """People of two or three faces, who teach least, where there is too little else to hold."""
    left = sum(min(len(faces), _OF_ONE_PERSON) for faces in named.values())
    wanted = min(_HELD_SHARE * left, _MOST_OTHERS)
    people = []
    for person in sorted(named, key=lambda one: (len(named[one]), one)):
        count = len(named[person])
        if held >= wanted or count > _TEACH_LITTLE or left - count < _MANY_FACES:
            break
        people.append(person)
        held, left = held + count, left - count
    return people


def _stand_ins(connection: sqlite3.Connection, chosen: random.Random) -> dict[int, str]:
    """Sure members of groups that nobody has named."""
    rows = connection.execute(
        "SELECT f.group_id, f.id FROM faces f JOIN groups g ON g.id = f.group_id "
        "WHERE g.person_id IS NULL AND f.state = 'proposed' AND f.probability >= ? ORDER BY 1, 2",
        (_SURE,),
    )
    groups: dict[int, list[int]] = defaultdict(list)
    for group, face in rows:
        groups[group].append(face)
    whole = [group for group, faces in groups.items() if len(faces) >= _LEAST_OF_GROUP]
    return {
        face: f"group-{group}"
        for group in _some(whole, _MOST_GROUPS, chosen)
        for face in _some(groups[group], _OF_ONE_SPARED, chosen)
    }


def _some(items: Iterable[T], most: int, chosen: random.Random) -> list[T]:
    """At most so many, in their order."""
    found = list(items)
    if len(found) <= most:
        return found
    return [found[row] for row in sorted(chosen.sample(range(len(found)), most))]
