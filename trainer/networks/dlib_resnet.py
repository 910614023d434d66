"""dlib's face recognition ResNet (29 layers, CC0), with every affine layer folded away.

Chips are 150 x 150 RGB, 0..255. A convolution of stride 2 has no padding; where the branches of a
block differ in size, the smaller is padded with zeros at its bottom and right, and the skip's
missing channels are zeros.

Davis King, dlib, `dnn_face_recognition_ex.cpp`.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from trainer.embedding import Activations
from trainer.networks.weights import read_weights
from trainer.settings import SettingsError

DIMENSIONS = 128
_MEAN = (122.782, 117.001, 104.298)
#: Channels and number of blocks of each group; all groups but the first start by halving the side.
_GROUPS = ((32, 3), (64, 4), (128, 3), (256, 3), (256, 1))
BLOCKS = sum(count for _, count in _GROUPS)
#: Blocks whose channel statistics tell how good a picture is: texture, parts, whole face.
TAPS = (7, 10, 14)
VARIANCE_FLOOR = 1e-10
STATISTICS = 2 * sum((64, 128, 256))


class ResidualBlock(nn.Module):
    """Two 3 x 3 convolutions around a skip; `halves` is the one kind of down-sampling dlib has."""

    def __init__(self, inputs: int, outputs: int, *, halves: bool) -> None:
        super().__init__()
        stride, padding = (2, 0) if halves else (1, 1)
        self.halves = halves
        self.first = nn.Conv2d(inputs, outputs, 3, stride=stride, padding=padding)
        self.second = nn.Conv2d(outputs, outputs, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        main = self.second(functional.relu(self.first(x)))
        skip = functional.avg_pool2d(x, 2) if self.halves else x
        side = max(main.shape[-1], skip.shape[-1])
        return functional.relu(_grow(main, main.shape[1], side) + _grow(skip, main.shape[1], side))


def _grow(x: Tensor, channels: int, side: int) -> Tensor:
    """`x` with zeros behind its last channel and beyond its bottom and right edges."""
    missing = side - x.shape[-1]
    return functional.pad(x, (0, missing, 0, missing, 0, channels - x.shape[1]))


class DlibResNet(nn.Module):
    """Can be cut before any block: `before(x, k)` gives the map that `after(map, k)` takes on."""

    mean: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("mean", torch.tensor(_MEAN).reshape(1, 3, 1, 1), persistent=False)
        self.stem = nn.Conv2d(3, 32, 7, stride=2)
        self.blocks = nn.ModuleList(_blocks())
        self.projection = nn.Linear(256, DIMENSIONS, bias=False)

    def forward(self, chips: Tensor) -> Activations:
        """Chips B x 3 x 150 x 150, any number type, 0..255."""
        return self.after(self.before(chips, 0), 0)

    def before(self, chips: Tensor, cut: int) -> Tensor:
        """The map that enters block `cut` (0 is the first block, 14 the pooling)."""
        x = (chips.to(self.stem.weight.dtype) - self.mean) / 256
        x = x.contiguous(memory_format=torch.channels_last)  # a quarter faster on processors
        x = functional.max_pool2d(functional.relu(self.stem(x)), 3, stride=2)
        for block in self.blocks[:cut]:
            x = block(x)
        return x

    def after(self, x: Tensor, cut: int) -> Activations:
        """From the map that enters block `cut`; statistics of taps before the cut are left out."""
        taps = []
        for number in range(cut, BLOCKS):
            x = self.blocks[number](x)
            if number + 1 in TAPS:
                taps.append(channel_statistics(x))
        vector = self.projection(x.mean((2, 3)))
        return Activations(vector, torch.cat(taps, 1) if taps else vector[:, :0])

    def parameters_from(self, cut: int) -> list[nn.Parameter]:
        """What trains when everything before block `cut` is frozen."""
        parts: list[nn.Module] = [*self.blocks[cut:], self.projection]
        return [*self.stem.parameters()] * (cut == 0) + [p for m in parts for p in m.parameters()]


def channel_statistics(x: Tensor) -> Tensor:
    """Mean and (population) standard deviation of every channel: B x 2C.

    The variance starts at VARIANCE_FLOOR: the root of 0 has no gradient.
    """
    variance = x.var((2, 3), correction=0)
    return torch.cat([x.mean((2, 3)), torch.sqrt(variance + VARIANCE_FLOOR)], 1)


def _blocks() -> list[ResidualBlock]:
    blocks, inputs = [], 32
    for group, (outputs, count) in enumerate(_GROUPS):
        for place in range(count):
            blocks.append(ResidualBlock(inputs, outputs, halves=group > 0 and place == 0))
            inputs = outputs
    return blocks


def load_dlib_resnet(path: Path) -> DlibResNet:
    """The network with the weights of an ONNX or .npz file; SettingsError where they do not fit."""
    network = DlibResNet()
    weights = [torch.from_numpy(array.copy()) for array in read_weights(path)]
    parameters = ordered_parameters(network)
    expected = [tuple(p.shape) for p in parameters]
    weights[-1:] = [w.T for w in weights[-1:]]  # files multiply from the right: 256 x 128
    if [tuple(w.shape) for w in weights] != expected:
        raise SettingsError(f"{path.name} does not hold dlib's face recognition ResNet.")
    with torch.no_grad():
        for parameter, weight in zip(parameters, weights, strict=True):
            parameter.copy_(weight)
            if parameter.ndim == 4:
                parameter.data = parameter.contiguous(memory_format=torch.channels_last)
    return network


def ordered_parameters(network: DlibResNet) -> list[nn.Parameter]:
    """Weight, bias, weight, bias, ... from the stem on; the 128 x 256 projection last."""
    layers = [m for m in network.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    return [parameter for layer in layers for parameter in layer.parameters()]
