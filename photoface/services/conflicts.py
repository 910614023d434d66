"""Contradictions in what the user said: shown with both sides and ways out, never settled silently.

Until one is settled, grouping keeps to the stronger word: a confirmed person over everything,
"different" over "same".
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np

from photoface.domain.constraints import linked_sets
from photoface.domain.decisions import Decision, Kind
from photoface.domain.sentences import Sentence, say
from photoface.services import history
from photoface.services.conflict_view import Contradiction, ContradictionKind, Settlement, View
from photoface.services.grouping_input import lifetimes, photos_with_twice_allowed, seconds
from photoface.services.history import Plan
from photoface.services.library import Library
from photoface.store.ledger import Act
from photoface.store.sql import IN_FORCE

__all__ = ["Contradiction", "ContradictionKind", "Settlement", "contradictions", "settle"]


def contradictions(connection: sqlite3.Connection) -> list[Contradiction]:
    """Everything that is to be settled, in a stable order."""
    view = View(connection)
    return [
        *_within_links(view),
        *_different_but_one(view),
        *_not_who_it_is(view),
        *_twice(view),
        *_outside_lifetime(view),
    ]


def settle(library: Library, contradiction: Contradiction, way: int) -> Act | None:
    """Take one of the ways out (its place in `settlements`), as one undoable act."""
    chosen = contradiction.settlements[way]
    return history.perform(library, lambda _: Plan(chosen.title, list(chosen.decisions)))


def _within_links(view: View) -> Iterator[Contradiction]:
    """Faces that are the same by what was said, and yet have two names, are different or denied."""
    sets_of: dict[int, list[set[int]]] = defaultdict(list)
    for linked in linked_sets(view.same):
        first_of: dict[int, int] = {}
        for face in sorted(linked & view.person.keys()):
            first_of.setdefault(view.person[face], face)
        for (_, one), (_, other) in pairwise(first_of.items()):
            yield _two_names(view, one, other)
        for a, b in view.different:
            if a in linked and b in linked:
                yield _same_and_different(view, a, b)
        for person, first in first_of.items():
            sets_of[person].append(linked)
            yield from _same_as_denied(view, linked, person, first)
    for person, sets in sets_of.items():
        yield from _alike_but_different(view, sets, person)


def _same_as_denied(
    view: View, linked: set[int], person: int, first: int
) -> Iterator[Contradiction]:
    """Faces that are the same as a confirmed one of a person, and are not that person."""
    denied = [f for f in sorted(linked - view.person.keys()) if (f, person) in view.denied]
    if denied:
        name = view.name[person]
        paths = dict.fromkeys(pair for face in denied for pair in _path(view.same, first, face))
        yield Contradiction(
            ContradictionKind.SAME_BUT_DENIED,
            (first, denied[0]),
            (person,),
            say(
                "These faces were said to be the same person, but one is {name} and one is not.",
                name=name,
            ),
            (
                _joined(
                    say("Both are {name}", name=name),
                    [view.is_person(face, person) for face in denied],
                ),
                view.forget(paths, say("They are not the same person")),
            ),
        )


def _alike_but_different(view: View, sets: list[set[int]], person: int) -> Iterator[Contradiction]:
    """Confirmed faces of a person, of which the likes of one are different from the likes of the
    other (parts of a split that were given one name later)."""
    confirmed = {face for face, who in view.person.items() if who == person}
    likes = {face: linked & confirmed for linked in sets for face in linked}
    likes |= {face: {face} for face in confirmed if face not in likes}
    apart = [
        (a, b)
        for a, b in view.different
        if a in likes and b in likes and likes[a] != likes[b] and not {a, b} <= confirmed
    ]
    if not apart:
        return
    name = view.name[person]
    sides = [sorted(likes[face]) for face in apart[0]]
    yield Contradiction(
        ContradictionKind.SAME_BUT_DIFFERENT,
        (sides[0][0], sides[1][0]),
        (person,),
        say(
            "Both are {name}, but faces like the first were said to be other people than the "
            "second.",
            name=name,
        ),
        (
            view.forget(apart, say("All of them are {name}", name=name)),
            *(
                _joined(title, [view.is_not(face, person) for face in side])
                for title, side in zip(_one_is_not(name), sides, strict=True)
            ),
        ),
    )


def _joined(title: Sentence, parts: Iterable[Settlement]) -> Settlement:
    return Settlement(title, tuple(said for part in parts for said in part.decisions))


def _two_names(view: View, one: int, other: int) -> Contradiction:
    people = (view.person[one], view.person[other])
    first, second = (view.name[person] for person in people)
    return Contradiction(
        ContradictionKind.SAME_BUT_TWO_PEOPLE,
        (one, other),
        people,
        say(
            "These faces were said to be the same person, but one is {first} and one is {second}.",
            first=first,
            second=second,
        ),
        (
            view.is_person(other, people[0], say("Both are {name}", name=first)),
            view.is_person(one, people[1], say("Both are {name}", name=second)),
            view.forget(_path(view.same, one, other), say("They are not the same person")),
        ),
    )


def _same_and_different(view: View, one: int, other: int) -> Contradiction:
    return Contradiction(
        ContradictionKind.SAME_BUT_DIFFERENT,
        (one, other),
        (),
        say("These faces were said to be the same person and to be different people."),
        (
            view.forget([(one, other)], say("They are the same person")),
            view.forget(_path(view.same, one, other), say("They are different people")),
        ),
    )


def _different_but_one(view: View) -> Iterator[Contradiction]:
    for pair in view.pairs:
        person = view.person.get(pair.one)
        if pair.kind is Kind.DIFFERENT and person is not None:
            if view.person.get(pair.other) != person:
                continue
            name = view.name[person]
            yield Contradiction(
                ContradictionKind.DIFFERENT_BUT_ONE_PERSON,
                (pair.one, pair.other),
                (person,),
                say(
                    "These faces were said to be different people, but both are {name}.", name=name
                ),
                (
                    view.forget([(pair.one, pair.other)], say("Both are {name}", name=name)),
                    *(
                        view.is_not(face, person, title)
                        for face, title in zip(
                            (pair.one, pair.other), _one_is_not(name), strict=True
                        )
                    ),
                ),
            )


def _not_who_it_is(view: View) -> Iterator[Contradiction]:
    rows = view.connection.execute(
        "SELECT f.face_id, f.person_id, p.id FROM person_faces f "
        "JOIN bans b ON b.face_id = f.face_id JOIN people p ON p.id = b.person_id "
        "AND p.root_id = f.person_id WHERE f.state = 'confirmed' ORDER BY 1, 3"
    ).fetchall()
    denied: dict[tuple[int, int], list[int]] = defaultdict(list)
    for face, person, banned in rows:
        denied[face, person].append(banned)
    for (face, person), banned in denied.items():
        name, key = view.name[person], view.key(face)
        yes = tuple(Decision(Kind.IS_PERSON, key, view.uid[one]) for one in banned)
        yield Contradiction(
            ContradictionKind.NOT_WHO_IT_IS,
            (face,),
            (person,),
            say(
                "This face was said to be {name} and not to be {name}, under two names.", name=name
            ),
            (
                Settlement(say("It is {name}", name=name), yes),
                view.is_not(face, person),
            ),
        )


def _twice(view: View) -> Iterator[Contradiction]:
    rows = view.connection.execute(
        "SELECT photo_id, person_id FROM person_faces WHERE state = 'confirmed' "
        "GROUP BY photo_id, person_id HAVING count(*) > 1 ORDER BY 1, 2"
    ).fetchall()
    exempt = photos_with_twice_allowed(view.connection) if rows else set()
    for photo, person in rows:
        if photo not in exempt:
            yield _twice_in(view, photo, person)


def _twice_in(view: View, photo: int, person: int) -> Contradiction:
    rows = view.connection.execute(
        "SELECT p.face_id FROM person_faces p JOIN faces f ON f.id = p.face_id "
        "WHERE p.photo_id = ? AND p.person_id = ? AND p.state = 'confirmed' ORDER BY f.x, f.id",
        (photo, person),
    )
    faces = tuple(face for (face,) in rows)
    name = view.name[person]
    fine = tuple(Decision(Kind.TWICE_ALLOWED, view.key(face)) for face in faces)
    return Contradiction(
        ContradictionKind.TWICE_IN_A_PHOTO,
        faces,
        (person,),
        say("{name} is {times} times in one photo.", name=name, times=len(faces)),
        (
            Settlement(say("That is fine: a mirror, a collage or a print"), fine),
            *(
                view.is_not(
                    face,
                    person,
                    say("Number {place} from the left is not {name}", place=number, name=name),
                )
                for number, face in enumerate(faces, start=1)
            ),
        ),
    )


def _outside_lifetime(view: View) -> Iterator[Contradiction]:
    """Confirmed before the date was set, or in bulk; a face confirmed since has been looked at."""
    for person, life in lifetimes(view.connection).items():
        rows = view.connection.execute(
            "SELECT f.face_id, o.taken_at FROM person_faces f JOIN photos o ON o.id = f.photo_id "
            "WHERE f.person_id = ? AND f.state = 'confirmed' AND o.taken_at IS NOT NULL "
            "ORDER BY o.taken_at, f.face_id",
            (person,),
        ).fetchall()
        outside = life.excludes(np.array([seconds(at) for _, at in rows], dtype=np.float64))
        for (face, at), is_outside in zip(rows, outside, strict=True):
            if is_outside and not _was_seen_since(view, face, person):
                is_early = seconds(at) < life.born
                yield _outside(view, face, person, at, is_early=is_early)


def _was_seen_since(view: View, face: int, person: int) -> bool:
    row = view.connection.execute(
        f"SELECT (SELECT max(d.id) FROM {IN_FORCE} "
        "WHERE d.face_key = ?1 AND d.kind = 'is_person' AND d.origin = 'confirmed') > "
        f"(SELECT max(d.id) FROM {IN_FORCE} "
        "WHERE d.person_uid = ?2 AND d.kind IN ('person_born', 'person_died'))",
        (view.key(face), view.uid[person]),
    ).fetchone()
    return bool(row[0])


def _outside(view: View, face: int, person: int, at: str, *, is_early: bool) -> Contradiction:
    name = view.name[person]
    day = at[:10]
    if is_early:
        kind, title = Kind.PERSON_BORN, say("The date of birth is wrong: forget it")
        sentence = say(
            "This photo of {name} is dated {day}, before the birth of {name}.", name=name, day=day
        )
    else:
        kind, title = Kind.PERSON_DIED, say("The date of death is wrong: forget it")
        sentence = say(
            "This photo of {name} is dated {day}, after the death of {name}.", name=name, day=day
        )
    return Contradiction(
        ContradictionKind.OUTSIDE_THE_LIFETIME,
        (face,),
        (person,),
        sentence,
        (
            view.is_person(face, person, say("It is {name}; the photo's date is wrong", name=name)),
            view.is_not(face, person),
            Settlement(
                title,
                (Decision(kind, person=view.uid[person], value=None),),
            ),
        ),
    )


def _one_is_not(name: str) -> tuple[Sentence, Sentence]:
    """Two ways out: it is the first, or the second, who is somebody else."""
    return say("The first is not {name}", name=name), say("The second is not {name}", name=name)


def _path(links: list[tuple[int, int]], start: int, goal: int) -> list[tuple[int, int]]:
    """The shortest way from one face to another along "same"."""
    near: dict[int, list[int]] = defaultdict(list)
    for a, b in links:
        near[a].append(b)
        near[b].append(a)
    came_from = {start: start}
    queue = deque([start])
    while queue and goal not in came_from:
        here = queue.popleft()
        for there in near[here]:
            if there not in came_from:
                came_from[there] = here
                queue.append(there)
    path = []
    while goal != start:
        path.append((came_from[goal], goal))
        goal = came_from[goal]
    return path
