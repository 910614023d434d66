"""Reads the weights of dlib's face recognition ResNet out of its own serialization.

The file holds no graph, only the layers from the first to the last, each behind its tag
(`con_4`, `affine_`, `fc_2`); see `serialize` in dlib's `dnn/layers.h` and `dnn/tensor.h`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoface.domain.errors import ModelError
from photoface.domain.sentences import say

_TAG = re.compile(rb"con_4|affine_|fc_2")
#: One stem convolution and fourteen residual blocks of two convolutions each.
_CONVOLUTIONS = 29


@dataclass(frozen=True, slots=True)
class Convolution:
    """A convolution with its affine layer folded in.

    weight float32 (out, in, kernel, kernel), bias float32 (out,), stride in pixels.
    """

    weight: NDArray[np.float32]
    bias: NDArray[np.float32]
    stride: int
    padding: int


@dataclass(frozen=True, slots=True)
class DlibResNet:
    """The whole network: the stem, the blocks of two convolutions, the last matrix (256, 128)."""

    stem: Convolution
    blocks: tuple[tuple[Convolution, Convolution], ...]
    projection: NDArray[np.float32]


def parse_dlib_resnet(data: bytes) -> DlibResNet:
    """The network in the bytes of a `.dat` file; ModelError if it is anything else."""
    try:
        convolutions, projection = _read_layers(data)
    except (IndexError, ValueError) as error:
        raise ModelError(say("The dlib file is damaged: its layers cannot be read.")) from error
    if len(convolutions) != _CONVOLUTIONS or projection is None:
        raise ModelError(say("The dlib file does not hold the face recognition ResNet."))
    pairs = zip(convolutions[1::2], convolutions[2::2], strict=True)
    return DlibResNet(convolutions[0], tuple(pairs), projection)


def _read_layers(data: bytes) -> tuple[list[Convolution], NDArray[np.float32] | None]:
    reader = _Reader(data)
    convolutions: list[Convolution] = []
    projection = None
    while (tag := reader.next_tag()) is not None:
        if tag == b"con_4":
            convolutions.append(_read_convolution(reader))
        elif tag == b"affine_":
            convolutions[-1] = _fold(convolutions[-1], reader.tensor())
        else:
            outputs, inputs = reader.integer(), reader.integer()
            projection = reader.tensor().reshape(inputs, outputs)
    return convolutions, projection


def _read_convolution(reader: _Reader) -> Convolution:
    values = reader.tensor()
    filters, rows, columns = reader.integer(), reader.integer(), reader.integer()
    stride, _, padding, _ = (reader.integer() for _ in range(4))
    weight = values[:-filters].reshape(filters, -1, rows, columns)
    return Convolution(weight, values[-filters:], stride, padding)


def _fold(convolution: Convolution, affine: NDArray[np.float32]) -> Convolution:
    """`gamma * (w x + b) + beta` as one convolution, computed in double precision."""
    gamma, beta = affine.astype(np.float64).reshape(2, -1)
    weight = convolution.weight * gamma[:, None, None, None]
    bias = convolution.bias * gamma + beta
    return Convolution(
        weight.astype(np.float32), bias.astype(np.float32), convolution.stride, convolution.padding
    )


class _Reader:
    """A cursor over dlib's serialization: variable-length integers and float tensors."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def next_tag(self) -> bytes | None:
        """The next layer tag, with the cursor behind it."""
        found = _TAG.search(self._data, self._at)
        if found is None:
            return None
        self._at = found.end()
        return found.group()

    def integer(self) -> int:
        """One byte (low four bits: byte count, bit 7: sign), then the magnitude."""
        head = self._data[self._at]
        end = self._at + 1 + (head & 0x0F)
        magnitude = int.from_bytes(self._data[self._at + 1 : end], "little")
        self._at = end
        return -magnitude if head & 0x80 else magnitude

    def tensor(self) -> NDArray[np.float32]:
        """A tensor as a flat copy: version 2, four sizes, then little-endian float32."""
        if self.integer() != 2:
            raise ValueError("unknown tensor version")
        count = int(np.prod([self.integer() for _ in range(4)]))
        values = np.frombuffer(self._data, "<f4", count, self._at)
        self._at += values.nbytes
        return values.astype(np.float32)
