"""Small ONNX models made on the spot, and the real ones where they are installed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from photoface.domain.errors import ModelError
from photoface.vision.packs import FileSource, InputSpec, ModelPack, Role, find_pack
from photoface.vision.shelf import InstalledModel, ModelShelf

_POINTS = ((5.0, 5.0), (11.0, 5.0), (8.0, 8.0), (6.0, 11.0), (10.0, 11.0))


def default_model(name: str) -> InstalledModel:
    """An installed default model; skips where it has not been fetched."""
    try:
        return ModelShelf().installed(find_pack(name))
    except ModelError as error:
        pytest.skip(str(error))


def embedder_pack(name: str = "tiny", *, dimension: int = 3) -> ModelPack:
    """A pack for `mean_colour_model`: 16 x 16 chips, the mean colour as vector."""
    return ModelPack(
        name=name,
        title="Tiny",
        role=Role.EMBEDDER,
        licence="CC0-1.0",
        source=FileSource(f"{name}.onnx"),
        input=InputSpec(16, 1, "rgb", (0.0, 0.0, 0.0), 1.0),
        dimension=dimension,
        template=_POINTS,
    )


def mean_colour_model(path: Path, *, batch: int | str = "batch") -> Path:
    """An embedder whose vector is the mean red, green and blue of the chip."""
    from onnx import helper

    nodes = [
        helper.make_node("GlobalAveragePool", ["face"], ["mean"]),
        helper.make_node("Flatten", ["mean"], ["vector"]),
    ]
    return _save(path, nodes, ("face", [batch, 3, 16, 16]), ("vector", [batch, 3]), {})


def old_detector_model(path: Path) -> tuple[Path, NDArray[np.float32], NDArray[np.float32]]:
    """A model as CenterFace was published: opset 9, frozen shape, weights among the inputs, one
    of them never read. Returns the path, an input and the output it has there."""
    from onnx import TensorProto, helper

    rng = np.random.default_rng(0)
    weights = {
        "kernel": rng.normal(size=(4, 3, 3, 3)).astype(np.float32),
        "gamma": rng.uniform(0.5, 2, 4).astype(np.float32),
        "beta": rng.normal(size=4).astype(np.float32),
        "mean": rng.normal(size=4).astype(np.float32),
        "variance": rng.uniform(0.5, 2, 4).astype(np.float32),
        "num_batches_tracked": np.zeros(1, np.float32),
    }
    normalized = ["convolved", "gamma", "beta", "mean", "variance"]
    nodes = [
        helper.make_node("Conv", ["picture", "kernel"], ["convolved"], pads=[1, 1, 1, 1]),
        helper.make_node("BatchNormalization", normalized, ["normal"]),
        helper.make_node("Relu", ["normal"], ["out"]),
    ]
    frozen = [2, 3, 32, 32]
    extra = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, values.shape)
        for name, values in weights.items()
    ]
    _save(path, nodes, ("picture", frozen), ("out", [2, 4, 32, 32]), weights, opset=9, extra=extra)
    picture = rng.uniform(0, 1, frozen).astype(np.float32)
    return path, picture, run(path, picture)


def run(path: Path, batch: NDArray[np.float32]) -> NDArray[np.float32]:
    """The first output of a model, in plain onnxruntime."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return session.run(None, {session.get_inputs()[0].name: batch})[0]


def _save(path, nodes, inputs, outputs, weights, *, opset=17, extra=()):  # type: ignore[no-untyped-def]
    from onnx import TensorProto, helper, numpy_helper, save

    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(inputs[0], TensorProto.FLOAT, inputs[1]), *extra],
        [helper.make_tensor_value_info(outputs[0], TensorProto.FLOAT, outputs[1])],
        [numpy_helper.from_array(values, name) for name, values in weights.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)])
    model.ir_version = 8 if opset > 9 else 4
    save(model, str(path))
    return path
