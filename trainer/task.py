"""Everything one run needs, made from its settings: faces in parts, sources, model and loss."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from trainer.data.faces import NOBODY, Faces, Indices, load_faces
from trainer.data.splits import flip_labels, split
from trainer.data.views import (
    Inputs,
    PairedSource,
    PixelSource,
    Source,
    ViewSource,
    has_views,
    make_views,
    open_views,
    views_name,
)
from trainer.distributed import World
from trainer.embedding import Embedding
from trainer.evaluation.identification import leave_one_out_means, person_means
from trainer.heads.point import AdaptedHead
from trainer.losses import EmbeddingLoss, MarginLoss, make_loss
from trainer.losses.dul_cls import DULClassification
from trainer.losses.restoration import Restoration
from trainer.messages import Reporter
from trainer.model import FaceModel, Objective, make_model
from trainer.settings import Loss, Settings, SettingsError

_CHUNK = 256


@dataclass(frozen=True, eq=False)
class Part:
    """Faces with their source; `rows` are those with a label, or, for DUL_rgs, with a centre.

    `centres` (N x D, unit) is every face's person without the face itself; for restoration, the
    face itself as the frozen network sees it undegraded.
    """

    faces: Faces
    source: Source
    rows: Indices
    centres: Tensor | None = None


@dataclass(frozen=True, eq=False)
class Task:
    """`teacher` is the model as it was at the start, frozen; `kept` should stay as it sees it."""

    settings: Settings
    objective: Objective
    teacher: FaceModel
    train: Part
    held: Part
    kept: Part | None

    @property
    def model(self) -> FaceModel:
        return self.objective.model


def prepare(settings: Settings, world: World, reporter: Reporter) -> Task:
    """Raises SettingsError where data and settings do not go together."""
    faces = load_faces(settings.data.train)
    train_faces, held_faces = divide(faces, settings)
    model = model_for(settings, train_faces).to(world.device)
    teacher = copy.deepcopy(model).eval().requires_grad_(False)
    maker = _PartMaker(settings, world, reporter, teacher)
    source_of = maker.open(faces)
    train, held = (maker.part(part, source_of(part)) for part in (train_faces, held_faces))
    train = with_faces_alone(train, teacher)
    kept = None
    if settings.data.unlabelled is not None and settings.loss.distillation > 0:
        others = load_faces(settings.data.unlabelled)
        kept = Part(others, maker.open(others)(others), np.arange(len(others)))
    if isinstance(model.head, AdaptedHead):
        model.head.fit(_statistics(teacher, [train, kept] if kept else [train], world.device))
    vectors = unit_vectors(embed(teacher, train))
    loss = _loss_for(settings, train_faces, vectors.shape[1]).to(world.device)
    centre = vectors.mean(0) if settings.loss.centred else None
    weight = settings.loss.distillation
    objective = Objective(model, loss, distillation=weight, centre=centre)
    _fit_classifier(objective, vectors, train, settings.loss)
    if isinstance(loss, Restoration):
        source = PairedSource(_chips_of(train_faces), settings.data, settings.run.seed)
        train = replace(train, source=source, centres=None)
        loss.others = vectors
    return Task(settings, objective, teacher, train, held, kept)


def divide(faces: Faces, settings: Settings) -> tuple[Faces, Faces]:
    """The faces to train on (some labels flipped, if asked) and those held out.

    Held-out faces of the same people have the same class numbers; other people have their own.
    """
    data, seed = settings.data, settings.run.seed
    faces = faces.take(np.flatnonzero(faces.labels != NOBODY)).compact()
    if len(faces.names) < 2:
        raise SettingsError("Training needs faces of at least two people.")
    rows, held_rows = split(faces.labels, by=data.split, held_out=data.held_out, seed=seed)
    train, held = faces.take(rows), faces.take(held_rows)
    if data.split == "people":
        train, held = train.compact(), held.compact()
    if data.flipped > 0:
        flipped = flip_labels(train.labels, share=data.flipped, seed=seed)
        train = replace(train, labels=flipped, true_labels=train.labels)
    return train, held


def model_for(settings: Settings, faces: Faces) -> FaceModel:
    if settings.network.weights is not None:
        if faces.chips is None:
            raise SettingsError("A network with weights needs data with “chips”.")
        return make_model(settings.network, settings.head)
    if faces.vectors is None:
        raise SettingsError("Without a network, the data needs “vectors”.")
    vectors, statistics = faces.activations()
    return make_model(
        settings.network,
        settings.head,
        dimensions=vectors.shape[2],
        statistics=statistics.shape[2],
    )


@dataclass(frozen=True, eq=False)
class _PartMaker:
    """Makes parts of one file of faces; what the frozen network says of it is made once."""

    settings: Settings
    world: World
    reporter: Reporter
    teacher: FaceModel

    def open(self, faces: Faces) -> Callable[[Faces], Source]:
        """What gives a source for some of `faces`, a whole file."""
        data, seed = self.settings.data, self.settings.run.seed
        if faces.chips is None:
            return lambda part: _vector_source(part, seed)
        if data.views == 0:
            return lambda part: PixelSource(_chips_of(part), data, seed)
        arrays, strengths = open_views(self._made_views(faces.chips))
        return lambda part: ViewSource(arrays, part.rows, seed, strengths=strengths)

    def _made_views(self, chips: NDArray[np.uint8]) -> Path:
        body, data = self.teacher.body, self.settings.data
        assert body is not None
        cache = data.cache or self.settings.run.out / "views"
        folder = cache / views_name(chips, body, self.teacher.cut, data)
        if self.world.is_first and not has_views(folder):
            make_views(
                chips,
                lambda batch: self.teacher.frozen_part(batch.to(self.world.device)),
                folder,
                data=data,
                advance=lambda done, total: self.reporter.say("views", done=done, total=total),
            )
        self.world.wait()
        return folder

    def part(self, faces: Faces, source: Source) -> Part:
        """For DUL_rgs with centres, and without people of a single face."""
        part = Part(faces, source, np.arange(len(faces)))
        if self.settings.loss.name == "restoration":
            if not isinstance(source, PixelSource):
                raise SettingsError("Restoration needs chips that no views are made of: views = 0.")
            return replace(part, centres=both_ways(self.teacher, part))
        if self.settings.loss.name != "dul_rgs":
            return part
        vectors = embed(self.teacher, part).mean.cpu().numpy()
        centres, has_others = leave_one_out_means(vectors, faces.labels)
        targets = torch.from_numpy(centres).float().to(self.world.device)
        return replace(part, rows=np.flatnonzero(has_others), centres=targets)


def with_faces_alone(part: Part, teacher: FaceModel) -> Part:
    """For DUL_rgs: faces whose person has no other, never drawn clean.

    Their own vector stands for their person: that tells how far degradation leads away from it,
    while of a clean face it would say that the network is certain.
    """
    alone = np.setdiff1d(np.arange(len(part.faces)), part.rows)
    if part.centres is None or not len(alone):
        return part
    source = part.source.degrading(alone)
    if source is None:
        return part
    everybody = replace(part, source=source, rows=np.arange(len(part.faces)))
    centres = part.centres.clone()
    centres[alone] = unit_vectors(embed(teacher, everybody))[alone].to(centres)
    return replace(everybody, centres=centres)


def _chips_of(faces: Faces) -> NDArray[np.uint8]:
    assert faces.chips is not None
    return faces.chips


def _vector_source(faces: Faces, seed: int) -> ViewSource:
    return ViewSource(faces.activations(), np.arange(len(faces)), seed)


def _loss_for(settings: Settings, faces: Faces, size: int) -> EmbeddingLoss:
    options = settings.loss.options
    try:
        return make_loss(settings.loss.name, classes=len(faces.names), dimensions=size, **options)
    except (TypeError, KeyError, ValueError) as error:
        raise SettingsError(f"The loss cannot be made: {error}.") from error


def classifier_of(loss: nn.Module) -> MarginLoss | None:
    """The part of a loss that has one direction per class, if any."""
    inner = loss.margin_loss if isinstance(loss, DULClassification) else loss
    return inner if isinstance(inner, MarginLoss) else None


def _fit_classifier(objective: Objective, vectors: Tensor, train: Part, loss: Loss) -> None:
    """Class directions and margins that suit a network which knows faces already.

    Random directions would only shake it.
    """
    classifier = classifier_of(objective.loss)
    if classifier is None:
        return
    seen = objective.seen_by_loss(Embedding(vectors)).mean.cpu().numpy()
    means, people = person_means(seen, train.faces.labels[train.rows])
    if loss.fitted:
        cosines = (means @ means.T)[np.triu_indices(len(means), 1)]
        classifier.fit_to(float(np.clip(cosines.mean(), 0.0, 0.99)))
    if loss.start == "means":
        with torch.no_grad():
            classifier.weight[people] = torch.from_numpy(means).to(classifier.weight)


def embed(
    model: FaceModel, part: Part, *, epoch: int | None = None, mirrored: bool = False
) -> Embedding:
    """The part's rows through the model in evaluation: clean, or as drawn for `epoch`.

    `mirrored` is for chips: left and right change places.
    """
    was_training, device = model.training, next(iter(_tensors(model)), torch.empty(0)).device
    model.eval()
    found: list[Embedding] = []
    with torch.no_grad():
        for start in range(0, len(part.rows), _CHUNK):
            rows = part.rows[start : start + _CHUNK]
            source = part.source
            inputs = source.clean(rows) if epoch is None else source.drawn(rows, epoch)
            inputs = tuple(chips.flip(-1) for chips in inputs) if mirrored else inputs
            found.append(model(*to_device(inputs, device)))
    model.train(was_training)
    return _joined(found)


@torch.no_grad()
def _statistics(model: FaceModel, parts: list[Part], device: torch.device) -> Tensor:
    """What the network measures of the parts' clean faces, M x F."""
    inputs = [
        part.source.clean(part.rows[start : start + _CHUNK])
        for part in parts
        for start in range(0, len(part.rows), _CHUNK)
    ]
    return torch.cat([model.activations(*to_device(i, device)).statistics for i in inputs])


def _joined(found: list[Embedding]) -> Embedding:
    if not found:
        raise SettingsError("A part of the data is empty: there are too few people or faces.")
    variances = [e.log_variance for e in found if e.log_variance is not None]
    mean = torch.cat([e.mean for e in found]).float()
    return Embedding(mean, torch.cat(variances).float() if variances else None)


def _tensors(model: nn.Module) -> list[Tensor]:
    return [*model.parameters(), *model.buffers()]


def both_ways(model: FaceModel, part: Part) -> Tensor:
    """Unit vectors of the part's clean chips, each the mean over plain and mirrored."""
    return functional.normalize(embed(model, part).mean + embed(model, part, mirrored=True).mean)


def to_device(inputs: Inputs, device: torch.device) -> Inputs:
    return tuple(tensor.to(device, non_blocking=True) for tensor in inputs)


def unit_vectors(embedding: Embedding) -> Tensor:
    return functional.normalize(embedding.mean.float())
