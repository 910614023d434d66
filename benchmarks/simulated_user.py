"""A made-up person who knows whose face is whose, works through the program and counts keys.

Keys: a yes, a no, a choice or a skip is one; a name is typed in full the first time and later as
far as it is unambiguous, and Enter; wrong faces among those just named are picked (one click each)
and taken out (one key). Some of the answers may be wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import numpy as np

from photoface.domain.questions import Question, QuestionKind
from photoface.services import browse, doubtful_names, mixed_people, review
from photoface.services.doubtful_names import DoubtfulName
from photoface.services.library import Library
from photoface.services.name_people import name_faces, reject_faces
from photoface.services.split_person import apply_split, propose_split

_KNOWN_FROM = 3  # photos


@dataclass
class Truth:
    """Who each face is (the folder's name; None for bystanders), and whom the user knows."""

    person: dict[int, str | None]
    known: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, library: Library) -> Truth:
        """Of each photo the face nearest its middle is the person of its folder."""
        rows = library.read(browse.all_faces)
        size = library.read(lambda c: {i: (w, h) for i, w, h in c.execute(
            "SELECT id, width, height FROM photos")})  # fmt: skip
        middle: dict[int, tuple[float, int]] = {}
        for row in rows:
            width, height = size[row.photo]
            away = abs(row.box.x + row.box.w / 2 - width / 2) + abs(
                row.box.y + row.box.h / 2 - height / 2
            )
            middle[row.photo] = min(middle.get(row.photo, (np.inf, 0)), (away, row.id))
        main = {face for _, face in middle.values()}
        person = {r.id: Path(r.path).parent.name if r.id in main else None for r in rows}
        counts = Counter(name for name in person.values() if name is not None)
        return cls(person, {name for name, count in counts.items() if count >= _KNOWN_FROM})

    def of_most(self, faces: Iterable[int]) -> str | None:
        """Whom most of these faces show; of as many, somebody the user knows."""
        counts = Counter(self.person[face] for face in faces)
        return max(counts, key=lambda n: (counts[n], n in self.known, n or ""), default=None)

    def known_of_most(self, faces: Iterable[int]) -> str | None:
        """The same, None where that is nobody the user knows."""
        name = self.of_most(faces)
        return name if name in self.known else None


@dataclass
class User:
    """Counts keys and acts; errs in a share of the answers."""

    library: Library
    truth: Truth
    errs: float = 0.0
    seed: int = 0
    keys: int = 0
    acts: int = 0
    spent: Counter[str] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._random = Random(self.seed)

    def yes_or_no(self, question: Question) -> None:
        one, other = question.one, question.other
        assert other is not None
        ours = self.truth.of_most(one.faces or one.shown)
        theirs = other.name or self.truth.of_most(other.faces or other.shown)
        is_yes = (ours is not None and ours == theirs) != self._errs()
        self._count(1, "yes" if is_yes else "no")
        review.answer(self.library, question, is_yes)
        if is_yes and question.kind is QuestionKind.IS_PERSON:
            self._take_out_wrong(one.faces, other.name or "")

    def say_who(self, question: Question) -> bool:
        """Choose or type who these are; False (one key) if the user does not know them."""
        name = self._meant(question.one.faces)
        if name is None:
            return False
        choice = next((choice for choice in question.choices if choice.name == name), None)
        if choice is not None:
            self._count(1, "chosen")
            review.answer_choice(self.library, question, choice)
        else:
            self._count_name(name)
            review.answer_who(self.library, question, name)
        self._take_out_wrong(question.one.faces, name)
        return True

    def name(self, faces: Sequence[int], *, moves: int = 0) -> bool:
        """Type a name onto a card of the People page; False (one key) if it is a stranger's."""
        name = self._meant(faces)
        if name is None:
            return False
        self._count_name(name, moves)
        name_faces(self.library, faces, name)
        self._take_out_wrong(faces, name)
        return True

    def _meant(self, faces: Sequence[int]) -> str | None:
        """The name the user has in mind, wrong at times; None after a skip."""
        name = self.truth.known_of_most(faces)
        if name is None:
            self.keys += 1
            self.spent["skips"] += 1
        elif self.names and self._errs():
            return self._random.choice(sorted(self.names))
        return name

    def _errs(self) -> bool:
        return self._random.random() < self.errs

    def _count_name(self, name: str, moves: int = 0) -> None:
        on = "known names" if name in self.names else "new names"
        self._count(self._typed(name) + moves, on)

    def _typed(self, name: str) -> int:
        """Keys for a name: all of it, or a prefix that only it has, and Enter."""
        if name not in self.names:
            self.names.add(name)
            return len(name) + 1
        others = [other for other in self.names if other != name]
        needed = next(
            (n for n in range(1, len(name)) if not any(o.startswith(name[:n]) for o in others)),
            len(name),
        )
        return needed + 1

    def _take_out_wrong(self, faces: Sequence[int], name: str) -> None:
        """Somebody who named these wrongly does not see it; who named them right sees strays."""
        if self.truth.known_of_most(faces) != name:
            return
        wrong = [face for face in faces if self.truth.person[face] != name]
        if wrong:
            self._count(len(wrong) + 1, "wrong faces")
            person = self.library.read(lambda c: browse.person_named(c, name))
            reject_faces(self.library, wrong, person or 0)

    def split(self, alarm: mixed_people.MixedAlarm) -> bool:
        """Look at the proposed parts and say who each is; False if it is one person."""
        person, group = alarm.person, None if alarm.person is not None else alarm.group
        draft = propose_split(self.library, person=person, group=group).result()
        names = {n: self.truth.known_of_most(part) for n, part in enumerate(draft.parts)}
        if len(set(names.values())) < 2:
            self._count(1, "alarms")
            mixed_people.dismiss_alarm(self.library, alarm)
            return False
        given = {n: name for n, name in names.items() if name is not None}
        self._count(1 + sum(self._typed(name) for name in given.values()), "alarms")
        apply_split(self.library, draft, given)
        for number, name in given.items():
            self._take_out_wrong(draft.parts[number], name)
        return True

    def look_at(self, doubt: DoubtfulName) -> None:
        """Is this name right, the other one, or neither?"""
        truth = self.truth.person[doubt.face]
        says = {doubt.name: "keep", doubt.other_name: "accept"}.get(truth or "", "neither")
        if self._errs():
            says = self._random.choice(sorted({"keep", "accept", "neither"} - {says}))
        self._count(1, "doubts")
        if says == "keep":
            doubtful_names.keep(self.library, doubt.face)
        elif says == "accept":
            doubtful_names.accept(self.library, doubt.face)
        else:
            reject_faces(self.library, [doubt.face], doubt.person)

    def _count(self, keys: int, on: str) -> None:
        self.keys += keys
        self.spent[on] += keys
        self.acts += 1
