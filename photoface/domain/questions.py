"""Questions to the user, and what they are worth: faces expected to be settled per key pressed.

A yes, a no, a skip and a choice among people are one key each; a new name is typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

#: Before the user has done anything: a group of n faces is worth a name in n of n + 3 cases, and
#: this counts as much as so many answers.
_PRIOR_HALF, _PRIOR_WEIGHT = 3.0, 3.0


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

    keys_of_a_name: it takes to type a new one. named, skipped: how often, by size class.
    """

    keys_of_a_name: float = 12.0
    named: dict[int, float] = field(default_factory=dict)
    skipped: dict[int, float] = field(default_factory=dict)

    def note(self, size: int, *, is_named: bool) -> None:
        seen, place = self.named if is_named else self.skipped, _size_class(size)
        seen[place] = seen.get(place, 0.0) + 1.0

    def new_name(self, size: int) -> float:
        """P(the user types a new name) for a group of `size` faces that is nobody listed."""
        place = _size_class(size)
        named, skipped = self.named.get(place, 0.0), self.skipped.get(place, 0.0)
        prior = _PRIOR_WEIGHT * size / (size + _PRIOR_HALF)
        return (named + prior) / (named + skipped + _PRIOR_WEIGHT)

    def known(self, size: int, listed: float = 0.0) -> float:
        """P(the user says who it is), where one of those listed is right with P `listed`."""
        return listed + (1.0 - listed) * self.new_name(size)

    def keys_of_who(self, size: int, listed: float = 0.0) -> float:
        """Keys it is expected to take to answer: one, or a name."""
        return 1.0 + (1.0 - listed) * self.new_name(size) * (self.keys_of_a_name - 1.0)


def competing(alone: Sequence[float]) -> list[float]:
    """P of each of several people of whom at most one is right, given P of each by itself."""
    odds = [p / (1.0 - min(p, 0.9999)) for p in alone]
    return [o / (1.0 + sum(odds)) for o in odds]


def value_of_who(size: int, listed: float, habits: Habits) -> float:
    """Faces settled per key by asking who `size` faces are."""
    return size * habits.known(size, listed) / habits.keys_of_who(size, listed)


def value_of_joining(size: int, other: int, probability: float, habits: Habits) -> float:
    """Faces settled per key by asking whether two nameless groups are one.

    A yes names nobody. It only makes it likelier that the user knows them, when asked who they are.
    """
    both = size + other
    apart = size * habits.known(size) + other * habits.known(other)
    gain = max(both * habits.known(both) - apart, 0.0)
    return probability * gain / (1.0 + probability * habits.keys_of_who(both))


def _size_class(size: int) -> int:
    return max(size - 1, 0).bit_length()
