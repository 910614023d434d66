"""Tags that look wrong: named faces that look like somebody else, the most doubtful first.

Every face that the user named is left out of its person in turn and compared with what is left of
them, and with everybody else. People are means of their faces weighted by inverse variance, so
that blurred faces say little. Names that training changed on the way (label correction) count as
well. Nothing changes by itself: `accept` and `keep` are the user's, one undoable act each.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoface.domain.decisions import Decision, Kind
from photoface.domain.errors import NotFoundError
from photoface.domain.logistic import logistic
from photoface.domain.quality import uncertainty
from photoface.domain.sentences import say
from photoface.grouping.scale import Move
from photoface.services import browse, history
from photoface.services.group_faces import move_to_figures, newest_embedder
from photoface.services.history import Plan
from photoface.services.library import Library
from photoface.services.name_people import face_keys, own_people, shown_person, uid_and_name
from photoface.store import ledger
from photoface.store.faces import VectorTable, load_vectors
from photoface.store.ledger import Act
from photoface.store.sql import IN_FORCE

#: Other faces a person needs before one of them can look wrong, and anybody to be taken for.
_LEAST_OTHERS, _LEAST_FACES = 3, 2
#: logit P(wrong) = slope * (similarity to the other person - similarity to the own) + intercept.
#: Fitted on half of LFW's people with 5 % of their names wrong (`benchmarks/doubtful_names`).
_SLOPE, _INTERCEPT = 145.0, -2.8
#: What training's doubt of a name adds: ln of 9 right corrections to 1 wrong.
_TRAINING_SAYS = float(np.log(9.0))
#: Names less likely wrong than this are not worth a question.
_WORTH_ASKING = 0.3
#: People whose means lie this close look alike: brothers, or one person under two names.
_LOOK_ALIKE = 0.965
_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class DoubtfulName:
    """A named face that looks like `other`. probability: that the name is wrong; similarity and
    other_similarity: to the rest of the person's faces and to the other's, as the default embedder
    would see them.
    by_training: training came to the same conclusion; look_alike: the two people look alike, so
    that the face may be either."""

    face: int
    person: int
    name: str
    other: int
    other_name: str
    probability: float
    similarity: float
    other_similarity: float
    by_training: bool
    look_alike: bool


def doubtful_names(
    connection: sqlite3.Connection, *, limit: int | None = None
) -> list[DoubtfulName]:
    """Named faces whose name looks wrong, the most doubtful first; kept ones are left out."""
    named = _named_faces(connection)
    if named is None:
        return []
    votes = leave_one_out(named.vector, named.weight, named.place)
    votes = votes.on(move_to_figures(connection))
    doubted = _doubted_by_training(connection, named)
    logit = _SLOPE * (votes.other_similarity - votes.similarity) + _INTERCEPT
    probability = logistic(logit + _TRAINING_SAYS * doubted)
    settled = _kept(connection).union(ledger.banned_people(connection))
    rows = [
        row
        for row in np.argsort(-probability, kind="stable").tolist()
        if probability[row] >= _WORTH_ASKING
        and settled.isdisjoint((named.key(row), named.key(row, votes.other[row])))
    ]
    names = dict(browse.people_names(connection))
    return [_doubt(named, votes, probability, doubted, names, row) for row in rows[:limit]]


def accept(library: Library, face: int) -> Act | None:
    """The face is who it looks like, not who its name says."""
    doubt = _doubt_about(library, face)

    def plan(connection: sqlite3.Connection) -> Plan:
        (key,) = face_keys(connection, [face])
        uid, name = uid_and_name(connection, doubt.other)
        old = dict.fromkeys(one for _, one in own_people(connection, [face]))
        said = [Decision(Kind.IS_NOT_PERSON, key, one) for one in old]
        title = say("Changed {old} to {new}", old=doubt.name, new=name)
        return Plan(title, [*said, Decision(Kind.IS_PERSON, key, uid)])

    return history.perform(library, plan)


def keep(library: Library, face: int) -> Act | None:
    """The name is right, however it looks: it is not asked about again."""

    def plan(connection: sqlite3.Connection) -> Plan:
        key, uid, name = shown_person(connection, face)
        title = say("Kept the name {name}", name=name)
        return Plan(title, [Decision(Kind.NAME_KEPT, key, uid)])

    return history.perform(library, plan)


# ------------------------------------------------------------------------------------ the vote


@dataclass(frozen=True, slots=True)
class Votes:
    """For each of n named faces. similarity: to its person without it, NaN without enough others;
    other_similarity and other: the nearest other person, by place; all of shape (n,).
    likeness: inner products of the people's means, float64 (people, people)."""

    similarity: NDArray[np.float64]
    other_similarity: NDArray[np.float64]
    other: NDArray[np.int64]
    likeness: NDArray[np.float64]

    def on(self, move: Move) -> Votes:
        """The same votes in the scale of the embedder that the figures were fitted to."""
        return Votes(
            move(self.similarity), move(self.other_similarity), self.other, move(self.likeness)
        )


def leave_one_out(
    vector: NDArray[np.float32], weight: NDArray[np.float64], person: NDArray[np.int64]
) -> Votes:
    """vector: float32 (n, D), unit length; weight: (n,), inverse variance; person: (n,) from 0."""
    count = int(person.max()) + 1
    weighted = vector * weight[:, None]
    total = np.zeros((count, vector.shape[1]))
    np.add.at(total, person, weighted)
    faces = np.bincount(person, minlength=count)
    own = np.einsum("ij,ij->i", vector, _unit(total[person] - weighted))
    own[faces[person] <= _LEAST_OTHERS] = np.nan
    means = _unit(total)
    may_be = np.flatnonzero(faces >= _LEAST_FACES)
    best, other = np.full(len(vector), -1.0), np.full(len(vector), -1)
    for start in range(0, len(vector), _BLOCK):
        rows = slice(start, start + _BLOCK)
        similarity = vector[rows] @ means[may_be].T
        similarity[person[rows][:, None] == may_be] = -1.0
        if len(may_be):
            nearest = similarity.argmax(axis=1)
            best[rows], other[rows] = similarity.max(axis=1), may_be[nearest]
    best[other < 0] = np.nan
    return Votes(own, best, other, means @ means.T)


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-12)


# ----------------------------------------------------------------------------- what is looked at


@dataclass(frozen=True, slots=True)
class _NamedFaces:
    """Faces the user named, one row each: ids, people (ids after merges) and their places 0..k,
    unit vectors and inverse variances."""

    face: NDArray[np.int64]
    people: NDArray[np.int64]
    place: NDArray[np.int64]
    vector: NDArray[np.float32]
    weight: NDArray[np.float64]

    def key(self, row: int, place: int | None = None) -> tuple[int, int]:
        """(face, person) of a row; with `place`, the face and another person."""
        return int(self.face[row]), int(self.people[self.place[row] if place is None else place])


def _named_faces(connection: sqlite3.Connection) -> _NamedFaces | None:
    """None where nobody could be mistaken for anybody else."""
    rows = connection.execute(
        "SELECT face_id, person_id FROM person_faces WHERE state = 'confirmed'"
    )
    person_of = dict(rows.fetchall())
    table = load_vectors(connection, newest_embedder(connection), states=["confirmed"])
    keep = np.isin(table.face, list(person_of))
    people, place = np.unique(
        [person_of[int(face)] for face in table.face[keep]], return_inverse=True
    )
    if len(people) < 2:
        return None
    return _NamedFaces(
        table.face[keep], people, place, table.vector[keep], _inverse_variance(table)[keep]
    )


def _inverse_variance(table: VectorTable) -> NDArray[np.float64]:
    """float64 (n,), 1 on average."""
    if table.log_variance is None:
        return np.ones(len(table.face))
    precision = np.exp(-uncertainty(table.log_variance))
    return precision / precision.mean()


def _doubted_by_training(connection: sqlite3.Connection, named: _NamedFaces) -> NDArray[np.bool_]:
    """bool (n,): names that the last training changed, and nobody has since."""
    rows = connection.execute(
        "SELECT t.face_id, p.root_id FROM training_doubts t JOIN people p ON p.id = t.person_id"
    )
    doubted = set(rows.fetchall())
    return np.array([named.key(row) in doubted for row in range(len(named.face))], dtype=bool)


def _kept(connection: sqlite3.Connection) -> set[tuple[int, int]]:
    """(face, person after merges) of every name that the user looked at and kept."""
    rows = connection.execute(
        f"SELECT f.id, p.root_id FROM {IN_FORCE} JOIN faces f ON f.face_key = d.face_key "
        "JOIN people p ON p.uid = d.person_uid WHERE d.kind = ?",
        (Kind.NAME_KEPT.value,),
    )
    return set(rows.fetchall())


def _doubt(
    named: _NamedFaces,
    votes: Votes,
    probability: NDArray[np.float64],
    doubted: NDArray[np.bool_],
    names: dict[int, str],
    row: int,
) -> DoubtfulName:
    place = int(votes.other[row])
    (face, person), (_, other) = named.key(row), named.key(row, place)
    return DoubtfulName(
        face,
        person,
        names.get(person, ""),
        other,
        names.get(other, ""),
        float(probability[row]),
        float(votes.similarity[row]),
        float(votes.other_similarity[row]),
        bool(doubted[row]),
        bool(votes.likeness[named.place[row], place] >= _LOOK_ALIKE),
    )


def _doubt_about(library: Library, face: int) -> DoubtfulName:
    found = library.read(doubtful_names)
    for doubt in found:
        if doubt.face == face:
            return doubt
    raise NotFoundError(say("The name of this face does not look wrong any more."))
