"""Questions to the user, and what they are worth: faces expected to be settled per key pressed.

A yes, a no, a skip and a choice among people are one key each; a new name is typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

#: Before the user has done anything: a group of n faces is worth a name in n of n + 3 cases, and
#: this counts as much as so many answers.
_PRIOR_HALF, _PRIOR_WEIGHT = 3.0, 3.0
_CLASSES = 40  # of sizes, up to 2 ** 39 faces

Floats = NDArray[np.float64]
Numbers = float | Floats | NDArray[np.int64]


class QuestionKind(StrEnum):
    IS_PERSON = "is_person"  # is this group that person?
    SAME_GROUP = "same_group"  # are these two groups one person?
    SAME_PERSON = "same_person"  # are these two people one?
    WHO = "who"  # who is this group? (a person is chosen, or a name typed)


@dataclass(frozen=True, slots=True)
class Side:
    """One strip of faces. `shown`: up to eight, the most typical first; `faces`: all that the
    answer speaks of (those not confirmed yet); `size` counts everything on this side."""

    group: int
    person: int | None
    name: str | None
    shown: tuple[int, ...]
    faces: tuple[int, ...]
    size: int

    @property
    def end(self) -> str:
        """What this side stands for: a person, else a group."""
        return f"p{self.person}" if self.person is not None else f"g{self.group}"


@dataclass(frozen=True, slots=True)
class Choice:
    """A person whom a group may be. `face`: a typical confirmed one; `group`: where it is."""

    person: int
    group: int
    probability: float
    name: str = ""
    face: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """`one` is asked about, `other` is whom it is compared with (None for `WHO`).

    probability: that the answer is yes (for `WHO`: that the user knows). decides: how many faces
    a yes settles. value: faces expected to be settled per key. likeness: P(one person) of the pair
    by itself. years_apart: between the photos of the two sides. choices: of `WHO`, the most likely
    people first.
    """

    kind: QuestionKind
    one: Side
    other: Side | None
    probability: float
    decides: int
    value: float
    likeness: float = 0.0
    years_apart: float | None = None
    choices: tuple[Choice, ...] = ()

    @property
    def key(self) -> str:
        """The same question has the same key, so that a skipped one is not asked again."""
        ends = [side.end for side in (self.one, self.other) if side is not None]
        return f"{self.kind}:{'-'.join(sorted(ends))}"


@dataclass(slots=True)
class Habits:
    """What the user does when asked who a group is, by its size (1, 2, 3-4, 5-8, ... faces).

    keys_of_a_name: it takes to type a new one. named, skipped: how often, float64 by size class.
    Sizes and probabilities may be arrays.
    """

    keys_of_a_name: float = 12.0
    named: Floats = field(default_factory=lambda: np.zeros(_CLASSES))
    skipped: Floats = field(default_factory=lambda: np.zeros(_CLASSES))

    def note(self, sizes: Numbers, *, is_named: bool) -> None:
        """Groups of these sizes were named, or were skipped."""
        np.add.at(self.named if is_named else self.skipped, _size_class(sizes), 1.0)

    def new_name(self, size: Numbers) -> Floats:
        """P(the user types a new name) for a group of `size` faces that is nobody listed."""
        place, size = _size_class(size), np.asarray(size)
        prior = _PRIOR_WEIGHT * size / (size + _PRIOR_HALF)
        return (self.named[place] + prior) / (
            self.named[place] + self.skipped[place] + _PRIOR_WEIGHT
        )

    def known(self, size: Numbers, listed: Numbers = 0.0) -> Floats:
        """P(the user says who it is), where one of those listed is right with P `listed`."""
        return listed + (1.0 - np.asarray(listed)) * self.new_name(size)

    def keys_of_who(self, size: Numbers, listed: Numbers = 0.0) -> Floats:
        """Keys it is expected to take to answer: one, or a name."""
        typed = (1.0 - np.asarray(listed)) * self.new_name(size)
        return 1.0 + typed * (self.keys_of_a_name - 1.0)


def competing(alone: Floats, of: NDArray[np.int64]) -> Floats:
    """P of each of several people for a group of which at most one is right.

    alone: float64 (n,), P of each by itself; of: int64 (n,), the group in question, from 0.
    """
    odds = alone / (1.0 - np.minimum(alone, 0.9999))
    return odds / (1.0 + np.bincount(of, odds)[of])


def value_of_who(size: Numbers, listed: Numbers, habits: Habits) -> Floats:
    """Faces settled per key by asking who `size` faces are."""
    return size * habits.known(size, listed) / habits.keys_of_who(size, listed)


def value_of_joining(size: Numbers, other: Numbers, probability: Numbers, habits: Habits) -> Floats:
    """Faces settled per key by asking whether two nameless groups are one.

    A yes names nobody. It only makes it likelier that the user knows them, when asked who they are.
    """
    both = np.asarray(size) + other
    apart = size * habits.known(size) + other * habits.known(other)
    gain = np.maximum(both * habits.known(both) - apart, 0.0)
    return probability * gain / (1.0 + probability * habits.keys_of_who(both))


def _size_class(size: Numbers) -> NDArray[np.int64]:
    return np.ceil(np.log2(size)).astype(np.int64)
