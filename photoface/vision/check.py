"""Runs a converted model once: one that does not fit its manifest is refused at the door."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from photoface.domain.errors import ModelError
from photoface.domain.sentences import say
from photoface.vision.detect import Detector
from photoface.vision.embed import Embedder
from photoface.vision.packs import ModelPack, Role
from photoface.vision.session import OnnxSession

_PICTURE_SIDE = 320


def check_model(pack: ModelPack, path: Path) -> None:
    """Give the model a black picture and read its answer. Raises ModelError if that fails."""
    try:
        session = OnnxSession(path, "cpu", 1)
        if pack.role is Role.EMBEDDER:
            side = pack.input.size or 0
            Embedder(session, pack).embed(np.zeros((1, side, side, 3), np.uint8))
        else:
            picture = np.zeros((_PICTURE_SIDE, _PICTURE_SIDE, 3), np.uint8)
            Detector(session, pack).detect(picture)
    except ModelError:
        raise
    except Exception as error:  # the runtime's errors share no base, and decoding meets any shape
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise ModelError(
            say("“{title}” does not fit its manifest: {first}", title=pack.title, first=first)
        ) from error
