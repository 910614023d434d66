"""Weights by order, not by name: convolutions as the graph meets them, then the last matrix.

Two containers hold them: an ONNX file with the folded network, or an .npz with the arrays in the
same order (4-D weight, 1-D bias, ..., 2-D matrix).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from trainer.settings import SettingsError

if TYPE_CHECKING:
    from onnx import ModelProto

#: Where each kind of node keeps its weights among its inputs.
_WEIGHT_INPUTS = {"Conv": slice(1, 3), "MatMul": slice(1, 2)}


def read_weights(path: Path) -> list[NDArray[np.float32]]:
    """All weights of a network in order; SettingsError for a file of another kind."""
    if path.suffix == ".npz":
        with np.load(path) as arrays:
            return [arrays[name].astype(np.float32) for name in arrays.files]
    if path.suffix == ".onnx":
        return _from_onnx(path)
    raise SettingsError(f"{path.name} holds no weights this program can read (.onnx or .npz).")


def _from_onnx(path: Path) -> list[NDArray[np.float32]]:
    import onnx

    model = load_onnx(path)
    stored = {tensor.name: tensor for tensor in model.graph.initializer}
    return [onnx.numpy_helper.to_array(stored[name]) for name in weight_names(model)]


def load_onnx(path: Path) -> ModelProto:
    """The model in a file; SettingsError where it is none, or where training has changed it.

    Training always starts from a network as it was published: what earlier training put behind
    its last matrix would be lost.
    """
    import onnx
    from google.protobuf.message import DecodeError

    try:
        model = onnx.load(str(path))
    except DecodeError as error:
        raise SettingsError(f"{path.name} is not an ONNX model.") from error
    vector = model.graph.output[0].name
    if not any(n.op_type == "MatMul" and vector in n.output for n in model.graph.node):
        raise SettingsError(f"{path.name} does not end in a matrix: start from the first network.")
    return model


def weight_names(model: ModelProto) -> list[str]:
    """Names of the initializers that are weights, in the order of `read_weights`."""
    stored = {tensor.name for tensor in model.graph.initializer}
    inputs = [
        name
        for node in model.graph.node
        for name in node.input[_WEIGHT_INPUTS.get(node.op_type, slice(0, 0))]
    ]
    return [name for name in inputs if name in stored]
