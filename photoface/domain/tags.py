"""What files say about the faces in a photo, whoever wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from photoface.domain.decisions import Origin
from photoface.domain.faces import FaceOrigin, FaceState
from photoface.domain.geometry import Box


class TagSource(StrEnum):
    """Who wrote a tag, the most trusted first: of two tags on one face the first counts."""

    PHOTOFACE = "Photoface"
    MWG = "MWG regions"
    MICROSOFT = "Microsoft regions"
    PICASA = "Picasa"


@dataclass(frozen=True, slots=True)
class PersonTag:
    """A person as a file knows them; `uid` only where Photoface wrote it."""

    name: str
    uid: str | None = None


@dataclass(frozen=True, slots=True)
class FaceTag:
    """One face in a file's tags. `box` in upright full-size pixels.

    `is_placed_well` is False where the picture was cropped since: the box may help to find a
    detected face, but makes none.
    """

    box: Box
    state: FaceState
    person: PersonTag | None
    source: TagSource
    not_persons: tuple[PersonTag, ...] = ()
    origin: Origin = Origin.IMPORTED
    box_source: FaceOrigin = FaceOrigin.IMPORTED
    is_placed_well: bool = True


@dataclass(frozen=True, slots=True)
class PhotoTags:
    """All that is said about the people in one photo.

    `faces`: the most trusted source first, every place once. `names`: people who are said to be in
    the photo without a place. `twice_allowed`: one person may be in it twice.
    """

    faces: tuple[FaceTag, ...] = ()
    names: tuple[str, ...] = ()
    twice_allowed: bool = False
