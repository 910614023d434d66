"""What the importer and its vision child say to each other."""

from __future__ import annotations

from dataclasses import dataclass

from photoface.domain.faces import EmbeddedFace
from photoface.domain.geometry import Box, Landmarks


@dataclass(frozen=True, slots=True)
class KnownFace:
    """A face whose place is known: `box` in upright full-size pixels, landmarks (5, 2) if known."""

    box: Box
    landmarks: Landmarks | None


@dataclass(frozen=True, slots=True)
class ReadPhoto:
    """Parent to child: look at this photo; with `known`, only at these faces in it."""

    photo: int
    path: str
    known: tuple[KnownFace, ...] | None = None


@dataclass(frozen=True, slots=True)
class ReaderReady:
    """The models are loaded. `sentence` says on what they run."""

    sentence: str
    detector: str
    embedder: str


@dataclass(frozen=True, slots=True)
class PhotoBegun:
    """The child has opened this photo: from now on it may be to blame."""

    photo: int


@dataclass(frozen=True, slots=True)
class PhotoDone:
    """All that was found in one photo, or its known faces in their order. Sizes and boxes in
    upright full-size pixels."""

    photo: int
    width: int
    height: int
    taken_at: str | None
    camera: str | None
    faces: tuple[EmbeddedFace, ...]
    thumb_jpeg: bytes
    note: str | None = None  # a sentence where the picture could be read only in part


@dataclass(frozen=True, slots=True)
class PhotoRefused:
    """The photo cannot be read; `reason` is a sentence for the user."""

    photo: int
    reason: str
