"""A split as it stands on the screen: who is in which part, and what the parts are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from photoface.services.split_person import SplitDraft
from photoface.ui.models.cards import CardKey


class SplitOrder(NamedTuple):
    """Whom to split (a person's id, or minus a group's), and which page to go back to."""

    card: CardKey
    back: str = "person"


@dataclass(frozen=True, slots=True)
class SplitBoard:
    """`names[i]` is what part i will be called; empty for a group without a name, and for the part
    that keeps what it is. Every change makes a new board, so the one before can come back."""

    draft: SplitDraft
    names: tuple[str, ...]

    @staticmethod
    def of(draft: SplitDraft) -> SplitBoard:
        return SplitBoard(draft, ("",) * len(draft.parts))

    @property
    def can_apply(self) -> bool:
        return len(self.draft.parts) > 1

    def part_of(self, face: int) -> int:
        return next(n for n, part in enumerate(self.draft.parts) if face in part)

    def moved(self, faces: Sequence[int], to: int) -> SplitBoard:
        """These faces in part `to`, or in a new one (`to` = number of parts). Names go with their
        parts. PhotofaceError for more than six parts."""
        draft = self.draft.moved(faces, to)
        gone = set(faces)
        staying = [n for n, part in enumerate(self.draft.parts) if n == to or set(part) - gone]
        names = [self.names[number] for number in staying]
        names += [""] * (len(draft.parts) - len(names))
        return SplitBoard(draft, tuple(names))

    def named(self, part: int, name: str) -> SplitBoard:
        names = [*self.names[:part], name, *self.names[part + 1 :]]
        return replace(self, names=tuple(names))

    def keeping(self, part: int) -> SplitBoard:
        """This part stays who it was; the others leave."""
        return replace(self.named(part, ""), draft=replace(self.draft, keeps=part))

    def given_names(self) -> dict[int, str]:
        """What `apply_split` is told."""
        return {part: name for part, name in enumerate(self.names) if name}
