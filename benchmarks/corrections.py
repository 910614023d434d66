"""How many keys a person presses until the faces carry the right names, and whether it holds.

A simulated user works on a scanned library of Labelled Faces in the Wild through the program's own
services. The user knows everybody with three or more photos and skips strangers. Whatever is
named or confirmed is looked at: wrong faces among it are picked (one click each) and taken out (one
key). Keys: a yes, a no or a skip is one; a name is typed in full the first time and later as far
as it is unambiguous, and Enter; going to the next card is one.

    best     the question worth most per key (photoface review)
    nearest  the most similar pair first; names from the largest group down in between
    plain    no questions: group by group from the largest, a name for each

    python -m benchmarks.corrections --library LIBRARY    # of `photoface scan ../shared/data/lfw`
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from benchmarks.copied_library import copied, people_in, regroup
from benchmarks.faces import table
from benchmarks.simulated_user import Truth, User
from photoface.domain.questions import Question, QuestionKind
from photoface.services import browse, doubtful_names, mixed_people, review
from photoface.services.group_faces import grouping_order
from photoface.services.library import Connection, Library
from photoface.services.name_people import name_faces
from photoface.store import faces as face_rows

GOALS = (0.95, 0.99)
_LOOK_AT_ALARMS = 0.5


class Session:
    """One user from the first question to the goals, by one way of choosing what comes next."""

    def __init__(self, library: Library, way: str, user: User, every: int) -> None:
        self.library, self.way, self.user, self.every = library, way, user, every
        self.skipped: set[str] = set()
        self.passed: set[frozenset[int]] = set()
        self.reached: dict[float, tuple[int, int]] = {}
        self.spent: dict[float, dict[str, int]] = {}
        self._grouped_at = 0  # acts

    def run(self, *, most_keys: int) -> None:
        regroup(self.library)
        while self.user.keys < most_keys and len(self.reached) < len(GOALS):
            if not self._step():
                if self.user.acts == self._grouped_at:
                    break
                self._regroup()
            self._note()

    def _note(self) -> None:
        share = self.share_right()
        for goal in GOALS:
            if share >= goal:
                self.reached.setdefault(goal, (self.user.keys, self.user.acts))
                self.spent.setdefault(goal, dict(self.user.spent))

    def share_right(self) -> float:
        """Share of the faces of known people that show the right name."""
        shown = self.library.read(
            lambda c: dict(
                c.execute(
                    "SELECT f.face_id, p.name FROM person_faces f JOIN people p "
                    "ON p.id = f.person_id AND p.is_present"
                )
            )
        )
        person, known = self.user.truth.person, self.user.truth.known
        wanted = [face for face, name in person.items() if name in known]
        return sum(shown.get(face) == person[face] for face in wanted) / len(wanted)

    def _step(self) -> bool:
        """One thing the user does; False if there is nothing to do before the next grouping."""
        if self.user.acts - self._grouped_at >= self.every:
            self._regroup()
        if self.way != "plain":
            question = self._question()
            if question is not None:
                self._answer(question)
                return True
        return self._name_next()

    def _regroup(self) -> None:
        """As the program does after answers, and not where nothing was said."""
        regroup(self.library)
        self._grouped_at = self.user.acts
        for alarm in self.library.read(
            lambda c: mixed_people.mixed_alarms(c, least=_LOOK_AT_ALARMS)
        ):
            if alarm.person is not None:
                self.user.split(alarm)
        for doubt in self.library.read(doubtful_names.doubtful_names):
            if doubt.probability >= _LOOK_AT_ALARMS:
                self.user.look_at(doubt)

    def _question(self) -> Question | None:
        if self.way == "best":
            return self._ask()
        nearest = self._ask(kinds=review.PAIRS, nearest_first=True)
        largest = self._ask(kinds=frozenset({QuestionKind.WHO}), nearest_first=True)
        is_group = largest is not None and largest.one.size > 1
        if nearest is not None and (nearest.likeness >= 0.5 or not is_group):
            return nearest
        return largest

    def _ask(self, **how: Any) -> Question | None:
        skip = frozenset(self.skipped)
        found = self.library.read(lambda c: review.next_questions(c, skip=skip, **how))
        return found[0] if found else None

    def _answer(self, question: Question) -> None:
        if question.other is not None:
            self.user.yes_or_no(question)
        elif not self.user.say_who(question):
            self.skipped.add(question.key)

    def _name_next(self) -> bool:
        """The next card of the People page, groups of one at the end."""
        members = self.library.read(_nameless)
        for card in self.library.read(lambda c: browse.group_cards(c, smallest=1)):
            faces = members.get(card.id, [])
            if faces and frozenset(faces) not in self.passed:
                self.passed.add(frozenset(faces))
                self.user.name(faces, moves=1)
                return True
        return False


def _nameless(connection: Connection) -> dict[int, list[int]]:
    """The faces of every group without a name."""
    found: dict[int, list[int]] = {}
    for group, face in connection.execute(
        "SELECT g.id, f.id FROM groups g JOIN faces f ON f.group_id = g.id "
        "WHERE g.person_id IS NULL AND f.state IN ('proposed', 'confirmed', 'rejected')"
    ):
        found.setdefault(group, []).append(face)
    return found


# ---------------------------------------------------------------------------------------- bridges


def bridges(library: Library, truth: Truth, *, count: int, seed: int = 0) -> dict[str, int]:
    """Put blurred faces between pairs of confirmed people and group: how many pairs do they join?

    A blurred face's vector lies anywhere between the two people's means, with noise. Half of each
    person's faces are confirmed, the others only proposed.
    """
    random = Random(seed)
    faces_of: dict[str, list[int]] = {}
    for face, name in sorted(truth.person.items()):
        if name in truth.known:
            faces_of.setdefault(name, []).append(face)
    people = sorted(name for name, faces in faces_of.items() if len(faces) >= 4)
    for name in people:
        name_faces(library, faces_of[name][::2], name)
    regroup(library)
    before = _shown(library)
    pairs = [random.sample(people, 2) for _ in range(count)]
    _inject(library, [(faces_of[one], faces_of[other]) for one, other in pairs], seed)
    regroup(library)
    after = _shown(library)
    joined = sum(
        bool({after[f] for f in faces_of[one][::2]} & {after[f] for f in faces_of[other][::2]})
        for one, other in pairs
    )
    crossed = sum(
        after[face] == other
        for pair in pairs
        for name, other in (pair, pair[::-1])
        for face in faces_of[name]
        if before[face] == name
    )
    return {"pairs": count, "joined": joined, "faces_gone_over": crossed}


def _shown(library: Library) -> dict[int, str | None]:
    return {row.id: row.name for row in library.read(browse.all_faces)}


def _inject(library: Library, pairs: list[tuple[list[int], list[int]]], seed: int) -> None:
    random = np.random.default_rng(seed)
    embedder = grouping_order(library).embedder
    loaded = library.read(lambda c: face_rows.load_vectors(c, embedder))
    row_of = {int(face): row for row, face in enumerate(loaded.face)}

    def mean(faces: list[int]) -> np.ndarray:
        return loaded.vector[[row_of[face] for face in faces]].mean(axis=0)

    def put(connection) -> None:
        for number, (one, other) in enumerate(pairs):
            for k, share in enumerate((0.3, 0.5, 0.7)):
                vector = share * mean(one) + (1 - share) * mean(other)
                vector += random.normal(0, 0.005, len(vector))
                _insert(
                    connection, f"bridge-{number}-{k}", vector / np.linalg.norm(vector), embedder
                )

    library.write(put).result()


def _insert(connection, name: str, vector: np.ndarray, embedder: str) -> None:
    photo = connection.execute(
        "INSERT INTO photos (content_hash, sort_time, added_at, state) VALUES (?, '', '', 'done') "
        "RETURNING id",
        (name,),
    ).fetchone()[0]
    face = connection.execute(
        "INSERT INTO faces (photo_id, face_key, x, y, w, h, landmarks, score) "
        "VALUES (?, ?, 0, 0, 50, 50, ?, 0.5) RETURNING id",
        (photo, f"{name}:0,0,50,50", np.zeros((5, 2), "<f4").tobytes()),
    ).fetchone()[0]
    connection.execute(
        "INSERT INTO vectors (face_id, embedder, mean) VALUES (?, ?, ?)",
        (face, embedder, vector.astype("<f4").tobytes()),
    )


# ------------------------------------------------------------------------------------------ report


def drawn(source: Path, options: argparse.Namespace) -> set[str] | None:
    """A share of the people of a library, None for everybody."""
    if options.share >= 1.0:
        return None
    names = people_in(source)
    return set(Random(options.seed).sample(names, round(options.share * len(names))))


def run(source: Path, way: str, options: argparse.Namespace, *, errs: float) -> dict[str, object]:
    """One user, one way; what it took and where it ended."""
    started = time.monotonic()
    with copied(source, drawn(source, options)) as library:
        user = User(library, Truth.of(library), errs, options.seed)
        session = Session(library, way, user, options.every)
        session.run(most_keys=options.most_keys)
        regroup(library)
        end = session.share_right()
    result: dict[str, object] = {"way": way, "errs": errs, "end": round(end, 4)}
    for goal in GOALS:
        keys, acts = session.reached.get(goal, (None, None))
        result |= {f"keys_{goal:.0%}": keys, f"acts_{goal:.0%}": acts}
    detail = {"spent": session.spent, "seconds": round(time.monotonic() - started)}
    print(json.dumps(result | detail), flush=True)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--ways", nargs="*", default=["best", "nearest", "plain"])
    parser.add_argument("--errs", nargs="*", type=float, default=[0.0, 0.05])
    parser.add_argument("--share", type=float, default=1.0, help="of the people")
    parser.add_argument("--every", type=int, default=30, help="acts between two groupings")
    parser.add_argument("--most-keys", type=int, default=60_000)
    parser.add_argument("--bridges", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    results = [
        run(options.library, way, options, errs=errs)
        for errs in options.errs
        for way in options.ways
    ]
    if results:
        table(tuple(results[0]), [tuple(result.values()) for result in results])
    if options.bridges:
        with copied(options.library, drawn(options.library, options)) as library:
            print(json.dumps(bridges(library, Truth.of(library), count=options.bridges)))


if __name__ == "__main__":
    main()
