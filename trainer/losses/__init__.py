"""One loss per file, by name; every docstring states the paper's equation."""

from __future__ import annotations

from typing import Any

import torch

from trainer.losses.a_softmax import ASoftmax
from trainer.losses.arcface import ArcFace
from trainer.losses.boundaryface import BoundaryFace
from trainer.losses.common import EmbeddingLoss, LossOutput, MarginLoss
from trainer.losses.cosface import CosFace
from trainer.losses.curricularface import CurricularFace
from trainer.losses.dul_cls import DULClassification
from trainer.losses.dul_rgs import DULRegression
from trainer.losses.mv_arc_softmax import MVArcSoftmax
from trainer.losses.normalized_softmax import NormalizedSoftmax
from trainer.losses.npt import NPTLoss
from trainer.losses.pfe import MutualLikelihoodLoss
from trainer.losses.restoration import Restoration
from trainer.losses.triplet import TripletLoss

__all__ = ["CLASSIFIERS", "EmbeddingLoss", "LossOutput", "MarginLoss", "make_loss"]

#: Losses with one learned direction per class.
CLASSIFIERS: dict[str, type[MarginLoss]] = {
    "normalized_softmax": NormalizedSoftmax,
    "a_softmax": ASoftmax,
    "cosface": CosFace,
    "arcface": ArcFace,
    "mv_arc_softmax": MVArcSoftmax,
    "curricularface": CurricularFace,
    "npt": NPTLoss,
    "boundaryface": BoundaryFace,
}


def make_loss(name: str, *, classes: int, dimensions: int, **options: Any) -> EmbeddingLoss:
    """The loss called `name`; `dul_cls` takes `inner` (a classifier's name) and `kl_weight`.

    Raises ValueError for an unknown name. DUL_rgs starts with centres at 0 and restoration
    without other faces: set them.
    """
    if name in CLASSIFIERS:
        return CLASSIFIERS[name](classes=classes, dimensions=dimensions, **options)
    if name == "triplet":
        return TripletLoss(**options)
    if name == "pfe":
        return MutualLikelihoodLoss()
    if name == "dul_rgs":
        return DULRegression(torch.zeros(classes, dimensions), **options)
    if name == "restoration":
        return Restoration(torch.zeros(0, dimensions), **options)
    if name == "dul_cls":
        return _dul_cls(classes, dimensions, **options)
    raise ValueError(f"There is no loss called {name!r}.")


def _dul_cls(
    classes: int,
    dimensions: int,
    *,
    inner: str = "arcface",
    kl_weight: float = 0.01,
    **options: Any,
) -> DULClassification:
    margin_loss = CLASSIFIERS[inner](classes=classes, dimensions=dimensions, **options)
    return DULClassification(margin_loss, kl_weight=kl_weight)
