"""How a model does on the faces kept back, after every epoch."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import torch

from trainer.embedding import Embedding
from trainer.evaluation.discard import mean_fnmr
from trainer.evaluation.identification import identify, identify_leaving_one_out
from trainer.evaluation.verification import all_pairs, tar_at_far
from trainer.heads.quality import uncertainty
from trainer.losses.dul_rgs import DULRegression, negative_log_likelihood
from trainer.losses.restoration import Restoration
from trainer.settings import Settings
from trainer.task import Part, Task, classifier_of, embed, unit_vectors

#: All pairs of these are compared: 8 million.
_MOST_FACES = 4000
#: As a monitor: the last epoch is kept, and held-out faces have no say in it.
LAST = "last"
_SMALLER_IS_BETTER = {"held_out_loss", "discard"}


def monitored(settings: Settings) -> str:
    """The figure that decides which epoch is best."""
    if settings.run.monitor != "auto":
        return settings.run.monitor
    return "discard" if settings.head.kind == "gaussian" else "tar"


def is_better(score: float, best: float, monitor: str) -> bool:
    """Any number is better than none; with `last`, whatever comes later is."""
    if monitor == LAST:
        return True
    if math.isnan(score):
        return False
    if math.isnan(best):
        return True
    return score < best if monitor in _SMALLER_IS_BETTER else score > best


def held_out_figures(task: Task) -> dict[str, float]:
    """tar: TAR at FAR 1e-3; rank1: nearest person is right; accuracy: nearest class direction is.

    For a head with variance, with half of the faces as drawn variants: discard (mean FNMR over
    0-30 % discarded at FMR 1e-3), tar_degraded and, for DUL_rgs, held_out_loss. For restoration
    the figures of `_restored_figures`.
    """
    part = _sampled(task.held)
    clean = embed(task.model, part)
    figures = _point_figures(task, part, clean)
    if isinstance(task.objective.loss, Restoration) and part.centres is not None:
        figures |= _restored_figures(task, part, part.centres)
    if clean.log_variance is None:
        return figures
    mixed = _half_of_each(clean, embed(task.model, part, epoch=0))
    return {**figures, **_gaussian_figures(part, mixed, task)}


def _half_of_each(clean: Embedding, drawn: Embedding) -> Embedding:
    """Every other face as drawn: where all are bad, impostors look alike and nothing passes."""
    mean, log_variance = (part.clone() for part in clean.gaussian())
    mean[::2], log_variance[::2] = (part[::2] for part in drawn.gaussian())
    return Embedding(mean, log_variance)


def _sampled(part: Part) -> Part:
    if len(part.rows) <= _MOST_FACES:
        return part
    rows = np.random.default_rng(0).choice(part.rows, _MOST_FACES, replace=False)
    return replace(part, rows=np.sort(rows))


def _point_figures(task: Task, part: Part, clean: Embedding) -> dict[str, float]:
    vectors, labels = clean.mean.cpu().numpy(), part.faces.labels[part.rows]
    figures = {"tar": tar_at_far(all_pairs(vectors, labels), 1e-3)}
    left_out = identify_leaving_one_out(vectors, labels).is_right
    if len(left_out):
        figures["rank1"] = float(left_out.mean())
    classifier = classifier_of(task.objective.loss)
    if classifier is not None and task.settings.data.split == "faces":
        directions = classifier.weight.detach().float().cpu().numpy()
        seen = task.objective.seen_by_loss(clean).mean.cpu().numpy()
        found = identify(seen, labels, directions, np.arange(len(directions)))
        figures["accuracy"] = float(found.is_right.mean())
    return figures


def _restored_figures(task: Task, part: Part, centres: torch.Tensor) -> dict[str, float]:
    """restored: drawn variants are nearest to their own person undegraded; their squared distance
    to the face undegraded."""
    drawn = unit_vectors(embed(task.model, part, epoch=0))
    wanted = centres[torch.from_numpy(part.rows)]
    right = identify_leaving_one_out(
        wanted.cpu().numpy(), part.faces.labels[part.rows], drawn.cpu().numpy()
    ).is_right
    distance = (drawn - wanted).square().sum(1).mean()
    return {"restored": float(right.mean()), "distance_left": float(distance)}


def _gaussian_figures(part: Part, drawn: Embedding, task: Task) -> dict[str, float]:
    mean, log_variance = drawn.gaussian()
    pairs = all_pairs(mean.cpu().numpy(), part.faces.labels[part.rows])
    quality = -uncertainty(log_variance).cpu().numpy()
    figures = {"discard": mean_fnmr(pairs, quality), "tar_degraded": tar_at_far(pairs, 1e-3)}
    if isinstance(task.objective.loss, DULRegression) and part.centres is not None:
        centres = part.centres[torch.from_numpy(part.rows)]
        figures["held_out_loss"] = float(negative_log_likelihood(drawn, centres).mean())
    return figures
