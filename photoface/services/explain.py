"""Why a face has its name: the nearest confirmed faces, how sure that is, what would change it.

Only what the user confirmed counts as evidence; the machine's own proposals never do.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoface.domain.eras import YEAR, Lifetime, eras_of
from photoface.domain.errors import NotFoundError
from photoface.domain.faces import FaceState
from photoface.domain.quality import Flaw, probability_right
from photoface.domain.sentences import recalled, say, sayn
from photoface.grouping.candidates import pair_probability, stranger_similarity
from photoface.grouping.scale import UNMOVED, Move
from photoface.services import browse
from photoface.services.browse import FaceRow
from photoface.services.group_faces import move_to_figures, newest_embedder
from photoface.services.grouping_input import lifetimes, seconds
from photoface.store.blobs import matrix_in
from photoface.store.faces import load_vectors
from photoface.store.sql import IN_FORCE

_SHOWN = 3
_COHORT = 2048  # groups
#: A name less likely than this is not worth mentioning.
_WORTH_SAYING = 0.05
_LONG_AGO = 5.0  # years
_FLAWS = {
    Flaw.SMALL: say("small"),
    Flaw.BLURRED: say("blurred"),
    Flaw.GRAINY: say("grainy"),
    Flaw.DARK: say("dark"),
    Flaw.BRIGHT: say("overexposed"),
    Flaw.TURNED: say("turned away"),
    Flaw.COVERED: say("perhaps covered"),
}


@dataclass(frozen=True, slots=True)
class NearFace:
    """A confirmed face of the person. similarity: inner product of the vectors, 1 is the same
    picture; years_apart: None where a date is missing."""

    face: int
    similarity: float
    years_apart: float | None


@dataclass(frozen=True, slots=True)
class OtherPerson:
    """Somebody else it might be, with the probability of that."""

    person: int
    name: str
    probability: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """probability: that the face is `person`, from confirmed faces only, calibrated; None where
    there are none. nearest: at most three. runner_up: the most likely other person. reasons and
    changes: sentences, why it has its name and what would change that."""

    face: int
    person: int | None
    name: str | None
    state: FaceState
    probability: float | None
    nearest: tuple[NearFace, ...]
    runner_up: OtherPerson | None
    reasons: tuple[str, ...]
    changes: tuple[str, ...]


def explain_face(connection: sqlite3.Connection, face: int) -> Explanation:
    """Why this face has its name (or none). NotFoundError if there is no such face."""
    row = browse.face_rows(connection, [face]).get(face)
    if row is None:
        raise NotFoundError(say("There is no face {face}.", face=face))
    vector = _vector(connection, face)
    people = [] if vector is None else _likely_people(connection, row, vector)
    evidence = next((e for e in people if e.person == row.person), None)
    others = [e for e in people if e.person != row.person and e.probability >= _WORTH_SAYING]
    runner_up = (
        OtherPerson(others[0].person, others[0].name, others[0].probability) if others else None
    )
    return Explanation(
        face,
        row.person,
        row.name,
        row.state,
        evidence.probability if evidence else None,
        evidence.nearest if evidence else (),
        runner_up,
        tuple(_reasons(connection, row, evidence)),
        tuple(_changes(row, evidence, runner_up)),
    )


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the confirmed faces of one person say. `without_nearest`: the probability if the
    nearest of them were somebody else."""

    person: int
    name: str
    probability: float
    without_nearest: float
    confirmed: int
    nearest: tuple[NearFace, ...]


def _vector(connection: sqlite3.Connection, face: int) -> NDArray[np.float32] | None:
    table = load_vectors(connection, newest_embedder(connection), faces=[face])
    return table.vector[0] if len(table.face) else None


@dataclass(frozen=True, slots=True)
class Cohort:
    """The largest groups of the library, to see how close strangers come. person: int64 (k,), whom
    each shows or -1; group: int64 (k,); size: int64 (k,), faces of each; centroid: float32 (k, D).
    """

    person: NDArray[np.int64]
    group: NDArray[np.int64]
    size: NDArray[np.int64]
    centroid: NDArray[np.float32]
    move: Move = UNMOVED

    def probability(
        self, vector: NDArray[np.float32], confirmed: NDArray[np.float32], person: int, group: int
    ) -> float:
        """P(one person) of a face in `group` and the confirmed faces of `person`."""
        return self.likeness(
            vector[None], confirmed, (self.person == person) | (self.group == group)
        )

    def likeness(
        self,
        one: NDArray[np.float32],
        other: NDArray[np.float32],
        inside: NDArray[np.bool_],
    ) -> float:
        """P(one person) of two sets of faces, (n, D) and (m, D); `inside`, (k,), marks the groups
        that hold them, all others are strangers."""
        others, size = self.centroid[~inside], self.size[~inside]
        sides = np.stack([one.mean(axis=0), other.mean(axis=0)])
        faces = np.array([len(one), len(other)])
        strangers = stranger_similarity(sides, faces, others, size, self.move).mean(keepdims=True)
        similarity = self.move(np.array([sides[0] @ sides[1]]))
        larger = faces.max(keepdims=True)
        return float(pair_probability(similarity, strangers, larger, len(others))[0])


def load_cohort(connection: sqlite3.Connection, size: int) -> Cohort:
    """The library's largest groups, with vectors of `size` numbers."""
    rows = connection.execute(
        "SELECT coalesce(r.id, -1), g.id, g.size, g.centroid FROM groups g "
        "LEFT JOIN people p ON p.id = g.person_id LEFT JOIN people r ON r.id = p.root_id "
        "AND r.is_present WHERE length(g.centroid) = ? ORDER BY g.size DESC, g.id LIMIT ?",
        (4 * size, _COHORT),
    ).fetchall()
    person, group, faces = np.array([row[:3] for row in rows], dtype=np.int64).reshape(-1, 3).T
    centroid = matrix_in([row[3] for row in rows]).reshape(-1, size)
    return Cohort(person, group, faces, centroid, move_to_figures(connection))


def _likely_people(
    connection: sqlite3.Connection, row: FaceRow, vector: NDArray[np.float32]
) -> list[_Evidence]:
    """The person shown and the most similar others, the most likely first."""
    banned = _banned(connection, row.id)
    cohort = load_cohort(connection, len(vector))
    chosen = [person for person in _nearest_people(cohort, vector) if person not in banned]
    if row.person is not None:
        chosen = [row.person, *(person for person in chosen if person != row.person)]
    lives = lifetimes(connection)
    at = _taken_at(connection, row.photo)
    found = [
        _evidence(connection, person, row, vector, at, lives.get(person, Lifetime()), cohort)
        for person in chosen[: _SHOWN + 1]
    ]
    return sorted((e for e in found if e is not None), key=lambda e: -e.probability)


def _nearest_people(cohort: Cohort, vector: NDArray[np.float32]) -> list[int]:
    """People by the similarity of the nearest of their groups' centroids."""
    order = np.argsort(-(cohort.centroid @ vector), kind="stable")
    people = cohort.person[order].tolist()
    return [person for person in dict.fromkeys(people) if person >= 0]


def _evidence(
    connection: sqlite3.Connection,
    person: int,
    row: FaceRow,
    vector: NDArray[np.float32],
    at: float,
    life: Lifetime,
    cohort: Cohort,
) -> _Evidence | None:
    """From the confirmed faces of the era in which the photo was taken; None if there are none."""
    faces, times = _confirmed(connection, person, row.id)
    if len(faces) == 0 or life.excludes(np.array([at]))[0]:
        return None
    table = load_vectors(connection, newest_embedder(connection), faces=faces)
    if len(table.face) == 0:
        return None
    times = times[np.searchsorted(faces, table.face)]
    rows = _rows_of_era(times, at, life)
    confirmed = table.vector[rows]
    similarity = confirmed @ vector
    order = np.argsort(-similarity, kind="stable")
    near = [
        _near(int(table.face[rows[i]]), similarity[i], times[rows[i]], at) for i in order[:_SHOWN]
    ]
    rest = confirmed[order[1:]]

    def right(given: NDArray[np.float32]) -> float:
        likeness = cohort.probability(vector, given, person, row.group or -1)
        return probability_right(likeness, row.quality)

    return _Evidence(
        person,
        browse.person_card(connection, person).name,
        right(confirmed),
        right(rest) if len(rest) else 0.0,
        len(rows),
        tuple(near),
    )


def _rows_of_era(times: NDArray[np.float64], at: float, life: Lifetime) -> NDArray[np.int64]:
    """Rows of the era nearest to `at`; all rows where the photo has no date."""
    if np.isnan(at) or np.isnan(times).all():
        return np.arange(len(times))
    era = eras_of(times, life)
    nearest = int(np.nanargmin(np.abs(times - at)))
    return np.flatnonzero(era == era[nearest])


def _near(face: int, similarity: float, time: float, at: float) -> NearFace:
    gap = abs(time - at) / YEAR
    return NearFace(face, float(similarity), None if np.isnan(gap) else float(gap))


def _confirmed(
    connection: sqlite3.Connection, person: int, without: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    rows = connection.execute(
        "SELECT f.face_id, o.taken_at FROM person_faces f JOIN photos o ON o.id = f.photo_id "
        "WHERE f.person_id = ? AND f.state = 'confirmed' AND f.face_id <> ? ORDER BY f.face_id",
        (person, without),
    ).fetchall()
    faces = np.array([face for face, _ in rows], dtype=np.int64)
    return faces, np.array([seconds(at) for _, at in rows], dtype=np.float64)


def _banned(connection: sqlite3.Connection, face: int) -> set[int]:
    rows = connection.execute(
        "SELECT p.root_id FROM bans b JOIN people p ON p.id = b.person_id WHERE b.face_id = ?",
        (face,),
    )
    return {person for (person,) in rows}


def _taken_at(connection: sqlite3.Connection, photo: int) -> float:
    row = connection.execute("SELECT taken_at FROM photos WHERE id = ?", (photo,)).fetchone()
    return seconds(row[0])


def _said(connection: sqlite3.Connection, face: int) -> tuple[str, str] | None:
    """(time, title) of the act that last said something of this face."""
    row = connection.execute(
        f"SELECT a.at, a.title FROM {IN_FORCE} JOIN faces f ON f.face_key = d.face_key "
        "WHERE f.id = ? ORDER BY d.id DESC LIMIT 1",
        (face,),
    ).fetchone()
    return row and (row[0], recalled(row[1]))


def _reasons(connection: sqlite3.Connection, row: FaceRow, evidence: _Evidence | None) -> list[str]:
    said = _said(connection, row.id)
    reasons: list[str] = []
    if said is not None and row.state is not FaceState.PROPOSED:
        day, time = said[0][:10], said[0][11:16]
        reasons.append(
            say("You said so on {day} at {time}: {title}.", day=day, time=time, title=said[1])
        )
    if evidence is not None:
        reasons.append(
            sayn(
                "Against 1 confirmed face of {name} it is {share} likely to be {name}.",
                "Against {n} confirmed faces of {name} it is {share} likely to be {name}.",
                evidence.confirmed,
                name=evidence.name,
                share=_percent(evidence.probability),
            )
        )
        if row.flaws:
            flaws = [_FLAWS[flaw] for flaw in row.flaws]
            reasons.append(
                say("The face is {flaws}: less likeness can be asked of it.", flaws=flaws)
            )
        gap = evidence.nearest[0].years_apart
        if gap is not None and gap >= _LONG_AGO:
            years = f"{gap:.0f}"
            reasons.append(say("The nearest confirmed photo is {years} years away.", years=years))
    if row.person is None and row.group is not None and row.state is FaceState.PROPOSED:
        reasons.append(say("Nobody whom you named is near enough."))
    for person in sorted(_banned(connection, row.id)):
        name = connection.execute("SELECT name FROM people WHERE id = ?", (person,)).fetchone()[0]
        reasons.append(say("You said that it is not {name}.", name=name))
    return reasons


def _changes(row: FaceRow, evidence: _Evidence | None, runner_up: OtherPerson | None) -> list[str]:
    if row.state is FaceState.CONFIRMED:
        return [say("Only your own word changes it: another name, or “not this person”.")]
    changes: list[str] = []
    if evidence is not None and evidence.confirmed > 1:
        changes.append(
            say(
                "If the nearest confirmed face were not {name}, this one would be {share} likely.",
                name=evidence.name,
                share=_percent(evidence.without_nearest),
            )
        )
    if runner_up is not None:
        other, share = runner_up.name, _percent(runner_up.probability)
        changes.append(
            say(
                "If it is not {name}, the next is {other} ({share}).",
                name=evidence.name,
                other=other,
                share=share,
            )
            if evidence
            else say("The nearest is {other} ({share}).", other=other, share=share)
        )
    if evidence is None and row.person is None:
        changes.append(say("Give it a name, or confirm a face like it."))
    return changes


def _percent(probability: float) -> str:
    if probability > 0.995:
        return say("more than 99 %")
    return say("less than 1 %") if probability < 0.005 else f"{100 * probability:.0f} %"
