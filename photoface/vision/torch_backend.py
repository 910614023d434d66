"""Runs ONNX models with torch: CUDA and MPS come with torch, even where onnxruntime lacks them.

The graph is small (convolutions, poolings, sums), so it is walked node by node; every operator is
one call to torch. A model with an operator that is not listed here stays with onnxruntime.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from photoface.domain.errors import ModelError
from photoface.domain.sentences import say

if TYPE_CHECKING:
    from onnx import ModelProto, NodeProto
    from torch import Tensor

_DEVICE_WORDS = {
    "cuda": say("the NVIDIA graphics card (torch)"),
    "mps": say("the Apple graphics card (torch)"),
}


def best_device() -> str:
    """CUDA, else MPS, else the CPU."""
    import torch

    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


class TorchSession:
    """A model in torch, with the interface of `session.Session`."""

    def __init__(self, path: Path, *, threads: int, device: str = "") -> None:
        import torch

        self._device = device or best_device()
        if self._device == "cuda" and not torch.cuda.is_available():
            raise ModelError(say("this torch has no CUDA"))
        # TF32 keeps ten bits of the mantissa: vectors would differ between machines.
        torch.backends.cudnn.allow_tf32 = False
        torch.set_num_threads(threads)
        self._network = TorchNetwork(path, self._device)
        self.batch = self._network.batch
        self.runs_on = _DEVICE_WORDS.get(self._device, say("the CPU (torch)"))

    def run(self, batch: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        """All outputs, in the model's order, for float32 (N, 3, H, W)."""
        import torch

        with torch.inference_mode():
            tensor = torch.from_numpy(np.ascontiguousarray(batch)).to(self._device)
            return [output.cpu().numpy() for output in self._network(tensor)]


@dataclass(frozen=True, slots=True)
class _Step:
    """One node: a function of its inputs and attributes, and the values nobody reads later."""

    function: Callable[..., Tensor]
    inputs: tuple[str, ...]
    output: str
    attributes: dict[str, Any]
    last_use_of: tuple[str, ...]


class TorchNetwork:
    """An ONNX graph as a function of one tensor. Weights are leaf tensors in `weights`, by name."""

    def __init__(self, path: Path, device: str) -> None:
        import onnx

        model = onnx.load(str(path))
        picture = model.graph.input[0]
        self._input = picture.name
        #: The only number of pictures it takes, or None for any number.
        self.batch = picture.type.tensor_type.shape.dim[0].dim_value or None
        self.outputs = tuple(output.name for output in model.graph.output)
        self.weights = _weights(model, device)
        self._steps = _steps(model, keep=self.outputs)

    def __call__(self, batch: Tensor) -> list[Tensor]:
        values = {self._input: batch}
        for step in self._steps:
            inputs = [self._value(name, values) for name in step.inputs]
            values[step.output] = step.function(*inputs, **step.attributes)
            for name in step.last_use_of:
                values.pop(name, None)
        return [values[name] for name in self.outputs]

    def _value(self, name: str, values: dict[str, Tensor]) -> Tensor | None:
        """An input of a node; the empty name stands for an optional one left out."""
        if not name:
            return None
        return values[name] if name in values else self.weights[name]


def _weights(model: ModelProto, device: str) -> dict[str, Tensor]:
    import torch
    from onnx import numpy_helper

    def tensor(values: NDArray[Any]) -> Tensor:
        # Integers are shapes and paddings: torch wants them on the host.
        return torch.tensor(values, device=device if values.dtype.kind == "f" else "cpu")

    named = {weight.name: numpy_helper.to_array(weight) for weight in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "Constant":
            named[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
    return {name: tensor(values) for name, values in named.items()}


def _steps(model: ModelProto, *, keep: tuple[str, ...]) -> list[_Step]:
    nodes = [node for node in model.graph.node if node.op_type != "Constant"]
    last_reader = {name: index for index, node in enumerate(nodes) for name in node.input}

    def done_with(index: int, node: NodeProto) -> list[str]:
        return [name for name in node.input if last_reader[name] == index and name not in keep]

    return [_step(node, done_with(index, node)) for index, node in enumerate(nodes)]


def _step(node: NodeProto, last_use_of: list[str]) -> _Step:
    from onnx import helper

    if node.op_type not in _OPERATORS or len([name for name in node.output if name]) != 1:
        raise ModelError(say("torch does not know its operator {op_type}", op_type=node.op_type))
    attributes = {entry.name: helper.get_attribute_value(entry) for entry in node.attribute}
    function = _OPERATORS[node.op_type]
    return _Step(function, tuple(node.input), node.output[0], attributes, tuple(last_use_of))


def _convolve(
    x: Tensor, weight: Tensor, bias: Tensor | None = None, *, pads: Any = (), **options: Any
) -> Tensor:
    from torch.nn import functional

    return functional.conv2d(
        _pad_edges(x, pads, 0.0),
        weight,
        bias,
        stride=options.get("strides", 1),
        dilation=options.get("dilations", 1),
        groups=options.get("group", 1),
    )


def _convolve_transposed(
    x: Tensor, weight: Tensor, bias: Tensor | None = None, *, pads: Any = (), **options: Any
) -> Tensor:
    from torch.nn import functional

    return functional.conv_transpose2d(
        x,
        weight,
        bias,
        stride=options.get("strides", 1),
        padding=pads[:2] or 0,
        output_padding=options.get("output_padding", 0),
        dilation=options.get("dilations", 1),
        groups=options.get("group", 1),
    )


def _pool_max(
    x: Tensor, *, kernel_shape: list[int], strides: Any = (1, 1), pads: Any = (), **_: Any
) -> Tensor:
    from torch.nn import functional

    return functional.max_pool2d(_pad_edges(x, pads, float("-inf")), kernel_shape, strides)


def _pool_average(
    x: Tensor, *, kernel_shape: list[int], strides: Any = (1, 1), pads: Any = (), **_: Any
) -> Tensor:
    from torch.nn import functional

    if any(pads):
        raise ModelError(say("torch does not know its padded AveragePool"))
    return functional.avg_pool2d(x, kernel_shape, strides)


def _pad_edges(x: Tensor, pads: Any, value: float) -> Tensor:
    """ONNX lists all starts, then all ends; torch wants (left, right, top, bottom)."""
    from torch.nn import functional

    if not any(pads):
        return x
    top, left, bottom, right = pads
    return functional.pad(x, (left, right, top, bottom), value=value)


def _pad(x: Tensor, ends: Tensor) -> Tensor:
    from torch.nn import functional

    counts = ends.tolist()
    rank = len(counts) // 2
    pairs = [(counts[axis], counts[axis + rank]) for axis in reversed(range(rank))]
    return functional.pad(x, [count for pair in pairs for count in pair])


def _normalize(
    x: Tensor, gamma: Tensor, beta: Tensor, mean: Tensor, variance: Tensor, **options: Any
) -> Tensor:
    from torch.nn import functional

    epsilon = options.get("epsilon", 1e-5)
    return functional.batch_norm(x, mean, variance, gamma, beta, eps=epsilon)


def _gemm(a: Tensor, b: Tensor, c: Tensor | None = None, **options: Any) -> Tensor:
    left = a.T if options.get("transA") else a
    right = b.T if options.get("transB") else b
    product = left @ right * options.get("alpha", 1.0)
    return product if c is None else product + c * options.get("beta", 1.0)


def _prelu(x: Tensor, slope: Tensor) -> Tensor:
    return x.clamp(min=0) + slope * x.clamp(max=0)


def _flatten(x: Tensor, *, axis: int = 1) -> Tensor:
    return x.reshape(math.prod(x.shape[:axis]), -1)


def _reshape(x: Tensor, shape: Tensor, **_: Any) -> Tensor:
    sizes = [x.shape[axis] if size == 0 else size for axis, size in enumerate(shape.tolist())]
    return x.reshape(sizes)


def _cast(x: Tensor, *, to: int) -> Tensor:
    """To single precision: weights may be kept in half."""
    from onnx import TensorProto

    if to != TensorProto.FLOAT:
        raise ModelError(say("torch does not know its operator {op_type}", op_type="Cast"))
    return x.float()


def _concatenate(parts: tuple[Tensor, ...], axis: int) -> Tensor:
    import torch

    return torch.cat(parts, axis)


_OPERATORS: dict[str, Callable[..., Tensor]] = {
    "Add": lambda a, b: a + b,
    "AveragePool": _pool_average,
    "BatchNormalization": _normalize,
    "Cast": _cast,
    "Concat": lambda *parts, axis: _concatenate(parts, axis),
    "Conv": _convolve,
    "ConvTranspose": _convolve_transposed,
    "Div": lambda a, b: a / b,
    "Dropout": lambda x, *_, **__: x,
    "Flatten": _flatten,
    "Gemm": _gemm,
    "GlobalAveragePool": lambda x: x.mean((2, 3), keepdim=True),
    "Identity": lambda x: x,
    "MatMul": lambda a, b: a @ b,
    "MaxPool": _pool_max,
    "Mul": lambda a, b: a * b,
    "PRelu": _prelu,
    "Pad": _pad,
    "Relu": lambda x: x.relu(),
    "Reshape": _reshape,
    "Sigmoid": lambda x: x.sigmoid(),
    "Sqrt": lambda x: x.sqrt(),
    "Sub": lambda a, b: a - b,
    "Transpose": lambda x, perm: x.permute(*perm),
}
