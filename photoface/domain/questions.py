"""Questions to the user, and what they are worth: faces expected to be settled per key pressed.

A yes, a no, a skip and a choice among people are one key each; a new name is typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from photoface.domain.logistic import logistic

#: Before the user has done anything, a group of n faces is worth a name in n of n + 3 cases. The
#: precisions of what is learned on top: a size counts as much as three answers, roughly; whether
#: faces stand aside is left to the answers.
_FIRST_HALF = 3.0
_SIZE_PRECISION, _ASIDE_PRECISION = 0.6, 0.1
_MOST_STEPS, _CLOSE = 25, 1e-4
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
    """What the user does when asked who a group is: a logistic regression on what was named and
    what was skipped, by the size of the group (1, 2, 3-4, 5-8, ... faces) and by how much of it
    stands aside, smaller than somebody else in the photo. Passers-by are like that.

    keys_of_a_name: it takes to type a new one. by_size, float64 by size class, and by_aside are
    added to the logit that a group of this size begins with. Sizes, shares and probabilities may
    be arrays.
    """

    keys_of_a_name: float = 12.0
    by_size: Floats = field(default_factory=lambda: np.zeros(_CLASSES))
    by_aside: float = 0.0

    def learn(self, size: NDArray[np.int64], aside: Floats, is_named: NDArray[np.bool_]) -> None:
        """From groups that were named or skipped, (n,) each: the mode of the posterior, found by
        Newton's method."""
        offset = _first_logit(size)
        columns = np.column_stack((np.eye(_CLASSES)[_size_class(size)], aside))
        precision = np.append(np.full(_CLASSES, _SIZE_PRECISION), _ASIDE_PRECISION)
        weights = np.append(self.by_size, self.by_aside)
        for _ in range(_MOST_STEPS):
            p = logistic(offset + columns @ weights)
            slope = columns.T @ (is_named - p) - precision * weights
            curvature = (columns.T * (p * (1.0 - p))) @ columns + np.diag(precision)
            step = np.clip(np.linalg.solve(curvature, slope), -2.0, 2.0)
            weights += step
            if np.abs(step).max() < _CLOSE:
                break
        self.by_size, self.by_aside = weights[:-1], float(weights[-1])

    def new_name(self, size: Numbers, aside: Numbers = 0.0) -> Floats:
        """P(the user types a new name) for a group of `size` faces that is nobody listed; `aside`
        is the share of them that stands aside."""
        logit = _first_logit(size) + self.by_size[_size_class(size)]
        return logistic(logit + self.by_aside * np.asarray(aside))

    def less_aside(self, probability: Floats, aside: Floats) -> Floats:
        """P(one person) of groups with somebody the user knows, given that so much of them stands
        aside."""
        odds = probability / np.maximum(1.0 - probability, 1e-9) * np.exp(self.by_aside * aside)
        return odds / (1.0 + odds)

    def keys_of_who(self, listed: Numbers, new_name: Numbers) -> Floats:
        """Keys it is expected to take to answer: one, or a name."""
        typed = (1.0 - np.asarray(listed)) * new_name
        return 1.0 + typed * (self.keys_of_a_name - 1.0)


def known(listed: Numbers, new_name: Numbers) -> Floats:
    """P(the user says who it is), where one of those listed is right with P `listed`."""
    return listed + (1.0 - np.asarray(listed)) * new_name


def competing(alone: Floats, of: NDArray[np.int64]) -> Floats:
    """P of each of several people for a group of which at most one is right.

    alone: float64 (n,), P of each by itself; of: int64 (n,), the group in question, from 0.
    """
    odds = alone / (1.0 - np.minimum(alone, 0.9999))
    return odds / (1.0 + np.bincount(of, odds)[of])


def value_of_who(size: Numbers, aside: Numbers, listed: Numbers, habits: Habits) -> Floats:
    """Faces settled per key by asking who `size` faces are."""
    new_name = habits.new_name(size, aside)
    return size * known(listed, new_name) / habits.keys_of_who(listed, new_name)


def value_of_joining(
    size: NDArray[np.int64], aside: Floats, probability: Floats, habits: Habits
) -> Floats:
    """Faces settled per key by asking whether two nameless groups are one, float64 (n,).

    size, aside: (n, 2). A yes names nobody. It only makes it likelier that the user knows them,
    when asked who they are.
    """
    both = size.sum(axis=1)
    new_name = habits.new_name(both, (size * aside).sum(axis=1) / both)
    apart = (size * habits.new_name(size, aside)).sum(axis=1)
    gain = np.maximum(both * new_name - apart, 0.0)
    return probability * gain / (1.0 + probability * habits.keys_of_who(0.0, new_name))


def _first_logit(size: Numbers) -> Floats:
    """Of n / (n + 3)."""
    return np.log(np.asarray(size) / _FIRST_HALF)


def _size_class(size: Numbers) -> NDArray[np.int64]:
    return np.ceil(np.log2(size)).astype(np.int64)
