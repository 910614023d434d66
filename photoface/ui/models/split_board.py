"""A split as it stands on the screen: who is in which part, and what the parts are called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from photoface.domain.names import folded
from photoface.services.history import Act
from photoface.services.library import Library
from photoface.services.split_person import SplitDraft, SplitEffects, apply_split
from photoface.ui.models.cards import CardKey
from photoface.ui.text import tr, trn


class SplitOrder(NamedTuple):
    """Whom to split (a person's id, or minus a group's), and which page to go back to."""

    card: CardKey
    back: str = "person"


class Parting(NamedTuple):
    """A split that a page shows at once, and has written: the faces that stay on the card and those
    that leave it; `refused(error)` is told where it cannot be written."""

    card: CardKey
    staying: list[int]
    leaving: list[int]
    write: Callable[[Library], Act | None]
    refused: Callable[[BaseException], None]


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

    def write(self, library: Library) -> Act | None:
        """Make it real."""
        return apply_split(library, self.draft, self.given_names())

    def parted(self, name: str) -> tuple[list[int], list[int]]:
        """Faces that stay on the card, and those that leave it; `name` is the person's."""
        staying: list[int] = []
        leaving: list[int] = []
        for part, faces in enumerate(self.draft.parts):
            (staying if self._stays(part, name) else leaving).extend(faces)
        return staying, leaving

    def _stays(self, part: int, name: str) -> bool:
        """What a part of a group is called does not take it out of the group."""
        if self.draft.person is None or not self.names[part]:
            return part == self.draft.keeps
        return folded(self.names[part]) == folded(name)


def effects_words(effects: SplitEffects, name: str) -> str:
    """What else a split of this person would change; `name` is empty for a group."""
    sentences = (
        (effects.unnamed, trn("{n} confirmed face is no longer {name}.",
                              "{n} confirmed faces are no longer {name}.",
                              effects.unnamed, name=name)),
        (effects.photos, trn("{n} photo is no longer found under {name}.",
                             "{n} photos are no longer found under {name}.",
                             effects.photos, name=name)),
        (effects.doubles_settled, trn("{n} photo no longer shows {name} twice.",
                                      "{n} photos no longer show {name} twice.",
                                      effects.doubles_settled, name=name)),
        (effects.loses_cover, tr("{name} gets another cover.", name=name)),
        (effects.doubles_made, trn("{n} photo would show one person twice.",
                                   "{n} photos would show one person twice.",
                                   effects.doubles_made)),
        (effects.taken_back, trn("{n} earlier answer about two faces is taken back.",
                                 "{n} earlier answers about two faces are taken back.",
                                 effects.taken_back)),
    )  # fmt: skip
    return " ".join(sentence for count, sentence in sentences if count)
