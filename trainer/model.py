"""The network as it is trained: a body that may be cut, a head, a loss."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from trainer.embedding import Activations, Embedding, at_least_single
from trainer.heads.gaussian import GaussianHead
from trainer.heads.point import AdaptedHead, KeptHead, LinearHead
from trainer.losses import EmbeddingLoss, LossOutput
from trainer.networks.dlib_resnet import (
    BLOCKS,
    DIMENSIONS,
    STATISTICS,
    DlibResNet,
    load_dlib_resnet,
)
from trainer.settings import Head, Network, SettingsError

Inputs = tuple[Tensor, ...]


class FaceModel(nn.Module):
    """`forward` takes what a source gives: chips, a map, or activations.

    chips B x 3 x 150 x 150 (bytes); the map that enters block `cut` (float); or the vector and
    statistics that a frozen body made. Whatever comes before the cut has no gradient.
    """

    def __init__(self, body: DlibResNet | None, head: nn.Module, *, cut: int) -> None:
        super().__init__()
        self.body = body
        self.head = head
        self.cut = cut
        if body is not None:
            body.requires_grad_(False)
            for parameter in body.parameters_from(cut) if cut <= BLOCKS else ():
                parameter.requires_grad_()

    def forward(self, *inputs: Tensor) -> Embedding:
        return self.head(self.activations(*inputs))

    def activations(self, *inputs: Tensor) -> Activations:
        """Vector and statistics from whatever `forward` takes."""
        if len(inputs) == 2:
            return Activations(*inputs)
        assert self.body is not None
        is_map = inputs[0].is_floating_point()
        return self.body.after(inputs[0], self.cut) if is_map else self.body(inputs[0])

    @torch.inference_mode()
    def frozen_part(self, chips: Tensor) -> Inputs:
        """What training never changes, from chips: inputs for `forward`."""
        assert self.body is not None
        if self.cut > BLOCKS:
            return tuple(self.body(chips))
        return (self.body.before(chips, self.cut),)


def make_model(
    network: Network, head: Head, *, dimensions: int = DIMENSIONS, statistics: int = STATISTICS
) -> FaceModel:
    """The model of the settings. Without a body, the sizes are those of the data's vectors."""
    body = None if network.weights is None else load_dlib_resnet(network.weights)
    if head.kind in ("gaussian", "adapted") and 0 < network.cut <= BLOCKS:
        raise SettingsError(
            f"The {head.kind} head needs the network frozen or trained as a whole: "
            "it reads blocks all through it."
        )
    return FaceModel(body, _make_head(head, dimensions, statistics), cut=network.cut)


def _make_head(head: Head, dimensions: int, statistics: int) -> nn.Module:
    if head.kind == "kept":
        return KeptHead()
    if head.kind == "linear":
        return LinearHead(dimensions)
    if head.kind == "adapted":
        return AdaptedHead(dimensions, statistics)
    return GaussianHead(
        dimensions=dimensions,
        statistics=statistics,
        hidden=head.hidden,
        mean=head.mean,
        initial_log_variance=head.initial_log_variance,
        dropout=head.dropout,
    )


class Objective(nn.Module):
    """Model and loss as one module, so that one wrapper spreads both over several machines.

    `distillation` weighs the mean squared distance, on the unit sphere, between new and old
    vectors of faces whose vectors should stay what they are.
    """

    centre: Tensor | None

    def __init__(
        self, model: FaceModel, loss: EmbeddingLoss, *, distillation: float, centre: Tensor | None
    ) -> None:
        super().__init__()
        self.model = model
        self.loss = loss
        self.distillation = distillation
        self.register_buffer("centre", centre)

    def seen_by_loss(self, embedding: Embedding) -> Embedding:
        """As unit vectors around `centre` (D), where there is one."""
        if self.centre is None:
            return embedding
        unit = functional.normalize(at_least_single(embedding.mean))
        return Embedding(unit - self.centre, embedding.log_variance)

    def start_epoch(self, epoch: int) -> None:
        """Told to the loss, whose warm-up may end."""
        self.loss.start_epoch(epoch)

    def forward(
        self,
        inputs: Inputs,
        labels: Tensor,
        centres: Tensor | None = None,
        kept: tuple[Inputs, Tensor] | None = None,
    ) -> LossOutput:
        """`centres` B x D are for DUL_rgs; `kept` are inputs and their old unit vectors."""
        extra = () if centres is None else (centres,)
        output = self.loss(self.seen_by_loss(self.model(*inputs)), labels, *extra)
        if kept is None:
            return output
        drift = (functional.normalize(self.model(*kept[0]).mean.float()) - kept[1]).square()
        distance = drift.sum(1).mean()
        return LossOutput(
            output.value + self.distillation * distance,
            output.labels,
            {**output.parts, "drift": distance.detach()},
        )
