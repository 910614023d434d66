"""Reads the faces out of one picture: detect, align, embed, and cut a crop to show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoface.domain.errors import ModelError
from photoface.domain.faces import Detection, EmbeddedFace
from photoface.domain.geometry import Box, Landmarks
from photoface.domain.learned import LearnedModel
from photoface.domain.sentences import say
from photoface.domain.settings import Settings
from photoface.vision.align import align
from photoface.vision.crops import crop_jpeg
from photoface.vision.detect import DETECTION_VERSION, Detector
from photoface.vision.embed import (
    EMBEDDING_VERSION,
    Chips,
    Embedder,
    LearnedEmbedder,
    Vectors,
    open_embedder,
)
from photoface.vision.packs import ModelPack, Role, find_pack
from photoface.vision.place import place_face
from photoface.vision.quality import look_of, quality
from photoface.vision.session import OpenedSession, open_session
from photoface.vision.shelf import InstalledModel, ModelShelf, sha256_of

_ZOOMS = (1.0,)
_THOROUGH_ZOOMS = (0.92, 1.0, 1.08)


class FaceReader:
    """Detector and embedder as one. Lives in a child process; one caller at a time."""

    def __init__(
        self,
        detector: Detector,
        embedder: Embedder,
        settings: Settings,
        *,
        sentence: str,
        detector_version: str,
        embedder_version: str,
        plain_version: str = "",
    ) -> None:
        self._detector = detector
        self._embedder = embedder
        self._settings = settings
        self._zooms = _THOROUGH_ZOOMS if settings.thorough else _ZOOMS
        #: What runs where, for the user.
        self.sentence = sentence
        #: They change when the model or what we do around it changes; vectors of two embedder
        #: versions are never compared.
        self.detector_version = detector_version
        self.embedder_version = embedder_version
        self._plain_version = plain_version

    def read(self, rgb: NDArray[np.uint8], *, scale: float) -> list[EmbeddedFace]:
        """The faces in uint8 (H, W, 3), best first.

        `scale` is full size / given size: what comes back is in upright full-size pixels.
        """
        return self.embed(rgb, self.detect(rgb), scale=scale)

    def detect(self, rgb: NDArray[np.uint8]) -> list[Detection]:
        """The faces in uint8 (H, W, 3), best first, in pixels of `rgb`."""
        return self._detector.detect(
            rgb,
            longest_side=self._settings.detection_size,
            second_pass=self._settings.second_pass,
        )

    def place(
        self,
        rgb: NDArray[np.uint8],
        box: Box,
        landmarks: Landmarks | None,
        *,
        scale: float,
    ) -> Detection:
        """A known face in pixels of `rgb`; `box` and `landmarks` come in full-size pixels.

        Landmarks that are not known are looked for in and around the box with less asked of the
        detector than usual; where it sees nothing, the face is taken to look straight ahead.
        """
        small = box.scaled(1 / scale)
        if landmarks is not None:
            return Detection(small, landmarks / np.float32(scale), 1.0)
        return place_face(self._detector, rgb, small)

    def embed(
        self, rgb: NDArray[np.uint8], found: list[Detection], *, scale: float
    ) -> list[EmbeddedFace]:
        """Vectors and crops for known detections, given in pixels of `rgb`."""
        chips = self.chips(rgb, found)
        vectors, variances, plain = self._vectors(chips)
        qualities = self._qualities(variances, len(found))
        return [
            EmbeddedFace(
                _scaled(face, scale),
                vectors[row],
                None if variances is None else variances[row],
                crop_jpeg(rgb, face.box),
                qualities[row],
                look_of(chips[row * len(self._zooms)]),  # of any zoom: it looks at the middle
                plain=None if plain is None else (self._plain_version, plain[row]),
            )
            for row, face in enumerate(found)
        ]

    def _vectors(self, chips: Chips) -> tuple[Vectors, Vectors | None, Vectors | None]:
        """Vectors and log-variances, and the vectors of the model that this one learned from."""
        if isinstance(self._embedder, LearnedEmbedder):
            return self._embedder.embed_both(chips, views=len(self._zooms))
        return *self._embedder.embed(chips, views=len(self._zooms)), None

    def _qualities(self, variances: Vectors | None, count: int) -> list[float | None]:
        uncertainty = self._embedder.pack.uncertainty
        if variances is None or uncertainty is None:
            return [None] * count
        return [float(q) for q in quality(variances, uncertainty.reference)]

    def chips(self, rgb: NDArray[np.uint8], found: list[Detection]) -> Chips:
        """What the embedder sees of known detections: one chip a zoom, uint8 (N * zooms, S, S, 3).

        `found` is given in pixels of `rgb`.
        """
        pack = self._embedder.pack
        size = pack.input.size or 0
        chips = [
            align(rgb, face.landmarks, pack.landmarks, size=size, zoom=zoom)
            for face in found
            for zoom in self._zooms
        ]
        return np.stack(chips) if chips else np.empty((0, size, size, 3), np.uint8)


def open_reader(
    settings: Settings, models_folder: Path | None = None, learned: LearnedModel | None = None
) -> FaceReader:
    """The reader these settings ask for. Raises ModelError where a model is missing or unfit.

    `learned` (with the full path of its file) takes the embedder's place if it learned from it.
    """
    detector = _installed(settings.detector, Role.DETECTOR, models_folder)
    plain = _installed(settings.embedder, Role.EMBEDDER, models_folder)
    version = _embedder_version(plain, settings)
    learned = learned if learned is not None and learned.base == version else None
    embedder = plain if learned is None else _learned_file(plain, learned)
    detecting = open_session(detector, settings.provider)
    embedding, opened = open_embedder(embedder, settings.provider, learned)
    return FaceReader(
        Detector(detecting.session, detector.pack),
        embedding,
        settings,
        sentence=_sentence(detecting, opened),
        detector_version=_detector_version(detector, settings),
        embedder_version=version if learned is None else learned.version,
        plain_version=version,
    )


def plain_embedder_version(settings: Settings, models_folder: Path | None = None) -> str:
    """What vectors of the embedder are filed under that nothing was learned with yet.

    Loads no network. ModelError where the model is not there.
    """
    return _embedder_version(_installed(settings.embedder, Role.EMBEDDER, models_folder), settings)


def _learned_file(plain: InstalledModel, learned: LearnedModel) -> InstalledModel:
    """The file of a learned model, if every byte of it is there."""
    path = Path(learned.file)
    if not path.is_file() or sha256_of(path) != learned.sha256:
        raise ModelError(
            say(
                "The model that learned from this library is missing or damaged. Go back to "
                "the plain one on the page Training, or with: photoface train rollback"
            )
        )
    return replace(plain, path=path)


def _installed(name: str, role: Role, folder: Path | None) -> InstalledModel:
    pack: ModelPack = find_pack(name, folder)
    if pack.role is not role:
        raise ModelError(say("“{title}” is no {role}.", title=pack.title, role=role.value))
    return ModelShelf(folder).installed(pack)


def _detector_version(model: InstalledModel, settings: Settings) -> str:
    passes = "+second" if settings.second_pass else ""
    return f"{model.version}/{DETECTION_VERSION}@{settings.detection_size}{passes}"


def _embedder_version(model: InstalledModel, settings: Settings) -> str:
    return f"{model.version}/{EMBEDDING_VERSION}{'+thorough' if settings.thorough else ''}"


def _sentence(detecting: OpenedSession, embedding: OpenedSession) -> str:
    places = (detecting.session.runs_on, embedding.session.runs_on)
    if places[0] == places[1]:
        sentence = say("Faces are found on {place}", place=places[0])
    else:
        sentence = say(
            "Faces are found on {place} and recognized on {other}", place=places[0], other=places[1]
        )
    reason = detecting.fallback_reason or embedding.fallback_reason
    if reason:
        return say("{sentence}, because {reason}.", sentence=sentence, reason=reason)
    return say("{parts}.", parts=sentence)


def _scaled(face: Detection, scale: float) -> Detection:
    return Detection(face.box.scaled(scale), face.landmarks * np.float32(scale), face.score)
