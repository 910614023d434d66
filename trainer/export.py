"""Writes the trained model as ONNX: the network it started from, new weights, the head behind it.

Input and normalization stay those of the network's own file. Outputs: `vector` (N x D) and, with
a Gaussian head, `log_variance` (N x D, of the vector scaled to length one).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from trainer.data.faces import load_faces
from trainer.heads.gaussian import GaussianHead
from trainer.heads.point import AdaptedHead, LinearHead
from trainer.judging import embed_faces, first_model, trained_model
from trainer.networks.dlib_resnet import (
    BLOCKS,
    TAPS,
    VARIANCE_FLOOR,
    DlibResNet,
    ordered_parameters,
)
from trainer.networks.weights import load_onnx, weight_names
from trainer.settings import Settings, SettingsError
from trainer.task import divide

if TYPE_CHECKING:
    from onnx import ModelProto, NodeProto

Array = NDArray[np.floating]
#: Mean square below which an axis of unit vectors is dead.
_DEAD = 1e-5
#: Channels and sides of the maps after the blocks of TAPS.
_MAPS = ((64, 17, 17), (128, 8, 8), (256, 2, 2))


def export(settings: Settings) -> dict[str, Any]:
    """Write model.onnx into the run's folder; its path, hash (SHA-256, hex) and size in bytes.

    Beside it, for a Gaussian head that leaves the vector alone, head.onnx: the head by itself; for
    restoration second_look.onnx: the vector by itself, half as large.
    """
    import onnx

    source = settings.network.weights
    if source is None or source.suffix != ".onnx":
        raise SettingsError("Export needs a network that was read from an ONNX file.")
    trained = trained_model(settings).cpu()
    assert isinstance(trained.body, DlibResNet)
    model = load_onnx(source)
    if settings.loss.name == "restoration":
        keep_within(trained.body, _first_vectors(settings))
    _replace_weights(model, trained.body)
    _HeadWriter(model).write(trained.head)
    onnx.checker.check_model(model, full_check=True)
    data = model.SerializeToString(deterministic=True)
    path = settings.run.out / "model.onnx"
    path.write_bytes(data)
    if isinstance(trained.head, GaussianHead) and trained.head.correction is None:
        head = head_alone(trained.head).SerializeToString(deterministic=True)
        (settings.run.out / "head.onnx").write_bytes(head)
    if settings.loss.name == "restoration":
        alone = vector_alone(model).SerializeToString(deterministic=True)
        (settings.run.out / "second_look.onnx").write_bytes(alone)
    return {"path": str(path), "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def head_alone(head: GaussianHead) -> ModelProto:
    """The variance of a Gaussian head, to be put on any copy of the network: it reads the maps
    after the blocks of TAPS, named block7, block10 and block14."""
    from onnx import TensorProto, checker, helper

    last = head.variance[-1]
    assert isinstance(last, nn.Linear)
    inputs = [
        helper.make_tensor_value_info(f"block{tap}", TensorProto.FLOAT, ["batch", *shape])
        for tap, shape in zip(TAPS, _MAPS, strict=True)
    ]
    output = helper.make_tensor_value_info(
        "log_variance", TensorProto.FLOAT, ["batch", last.out_features]
    )
    graph = helper.make_graph([], "uncertainty_head", inputs, [output])
    opset = helper.make_opsetid("", 17)
    model = helper.make_model(
        graph, producer_name="photoface trainer", ir_version=8, opset_imports=[opset]
    )
    writer = _HeadWriter(model)
    statistics = writer.measure([value.name for value in inputs])
    writer.two_layers(head.variance, statistics, "log_variance")
    checker.check_model(model, full_check=True)
    return model


def _first_vectors(settings: Settings) -> Array:
    """What the network made of the faces trained on before it was trained, N x D, unit length."""
    faces, _ = divide(load_faces(settings.data.train), settings)
    mean = embed_faces(first_model(settings), faces).mean
    return functional.normalize(mean).double().numpy()


def keep_within(body: DlibResNet, vectors: Array) -> None:
    """Let what comes out of a network lie in the space that `vectors` (N x D, unit) fill.

    Of dlib's 128 axes about 50 combinations are dead: zero for every face. Training may move them
    by a thousandth, and figures that were fitted on the first network's vectors say anything there.
    """
    values, axes = np.linalg.eigh(vectors.T @ vectors / len(vectors))
    alive = axes[:, values > _DEAD]
    weight = body.projection.weight
    with torch.no_grad():
        weight.copy_(torch.from_numpy(alive @ alive.T @ weight.detach().double().numpy()))


def vector_alone(model: ModelProto) -> ModelProto:
    """What leads to the first output and nothing else, its convolutions kept in half precision.

    A node casts each of them back, which runtimes do once, when they load the file.
    """
    from onnx import TensorProto, checker, helper, numpy_helper

    graph, wanted = model.graph, {model.graph.output[0].name}
    nodes: list[NodeProto] = []
    for node in reversed(graph.node):
        if wanted & set(node.output):
            nodes.insert(0, node)
            wanted |= set(node.input)
    weights, casts = [], []
    for tensor in [t for t in graph.initializer if t.name in wanted]:
        values = numpy_helper.to_array(tensor)
        if values.ndim == 4:
            half = f"{tensor.name}_half"
            casts.append(helper.make_node("Cast", [half], [tensor.name], to=TensorProto.FLOAT))
            tensor = numpy_helper.from_array(values.astype(np.float16), half)
        weights.append(tensor)
    alone = helper.make_graph(
        [*casts, *nodes], "second_look", graph.input, graph.output[:1], weights
    )
    made = helper.make_model(
        alone,
        producer_name="photoface trainer",
        ir_version=model.ir_version,
        opset_imports=model.opset_import,
    )
    checker.check_model(made, full_check=True)
    return made


def _replace_weights(model: ModelProto, body: DlibResNet) -> None:
    from onnx import numpy_helper

    arrays = [parameter.detach().numpy() for parameter in ordered_parameters(body)]
    arrays[-1] = arrays[-1].T
    stored = {tensor.name: tensor for tensor in model.graph.initializer}
    for name, array in zip(weight_names(model), arrays, strict=True):
        stored[name].CopyFrom(numpy_helper.from_array(np.ascontiguousarray(array), name))


def fold(layers: nn.Sequential) -> list[tuple[Array, Array]]:
    """Linear layers as (weight, bias) with the batch normalizations before or after folded in."""
    folded: list[tuple[Array, Array]] = []
    scale: Array = np.ones(1)
    shift: Array = np.zeros(1)
    for layer in layers:
        if isinstance(layer, nn.BatchNorm1d):
            a, b = _affine(layer)
            if folded:
                weight, bias = folded.pop()
                folded.append((weight * a[:, None], bias * a + b))
            else:
                scale, shift = a, b
        elif isinstance(layer, nn.Linear):
            weight, bias = (p.detach().double().numpy() for p in (layer.weight, layer.bias))
            folded.append((weight * scale, bias + (weight * shift).sum(1)))
            scale, shift = np.ones(1), np.zeros(1)
    return folded


def _affine(layer: nn.BatchNorm1d) -> tuple[Array, Array]:
    """Batch normalization in evaluation as a * x + b."""
    assert layer.running_var is not None
    assert layer.running_mean is not None
    a = 1 / torch.sqrt(layer.running_var.double() + layer.eps)
    b = -layer.running_mean.double() * a
    if layer.affine:
        a, b = a * layer.weight.double(), b * layer.weight.double() + layer.bias.double()
    return a.detach().numpy(), b.detach().numpy()


class _HeadWriter:
    """Puts a head's nodes behind a network's graph."""

    def __init__(self, model: ModelProto) -> None:
        self._graph = model.graph
        self._vector = self._graph.output[0].name

    def write(self, head: nn.Module) -> None:
        if isinstance(head, LinearHead):
            self._turn(head)
        elif isinstance(head, AdaptedHead):
            self._adapt(head)
        elif isinstance(head, GaussianHead):
            self._forget_variance()
            statistics = self._statistics()
            self.two_layers(head.variance, statistics, "log_variance")
            self._add_output("log_variance")
            if head.correction is not None:
                self._correct(head.correction, statistics)

    def _turn(self, head: LinearHead) -> None:
        plain = self._rename_vector("vector_before")
        weight = self._constant("turn", head.turn.weight.detach().numpy().T)
        self._node("MatMul", [plain, weight], self._vector)

    def _adapt(self, head: AdaptedHead) -> None:
        plain = self._rename_vector("vector_before")
        weight, bias = (part.detach().numpy() for part in head.folded())
        correction = self._gemm(self._statistics(), weight, bias, "adaptation")
        self._node("Add", [plain, correction], self._vector)

    def _correct(self, correction: nn.Sequential, statistics: str) -> None:
        plain = self._rename_vector("vector_before")
        unit = self._node("LpNormalization", [plain], "vector_unit", axis=1, p=2)
        self.two_layers(correction, statistics, "correction")
        total = self._node("Add", [unit, "correction"], "vector_sum")
        self._node("LpNormalization", [total], self._vector, axis=1, p=2)

    def _statistics(self) -> str:
        """Mean and standard deviation of every channel after the blocks of TAPS.

        A network that comes with an uncertainty head has them already.
        """
        if any("statistics" in node.output for node in self._graph.node):
            return "statistics"
        blocks = self._blocks()
        return self.measure([blocks[number - 1] for number in TAPS])

    def _forget_variance(self) -> None:
        """A network that comes with an uncertainty head gets the new one in its place."""
        graph, name = self._graph, "log_variance"
        for fields in (graph.node, graph.output, graph.initializer):
            for old in [f for f in fields if _name_of(f).startswith(name)]:
                fields.remove(old)

    def measure(self, maps: list[str]) -> str:
        """Mean and standard deviation of every channel of these maps, those of TAPS."""
        floor = self._constant("variance_floor", np.array(VARIANCE_FLOOR))
        parts = []
        for number, block in zip(TAPS, maps, strict=True):
            name = f"tap{number}"
            mean = self._node("GlobalAveragePool", [block], f"{name}_mean")
            centred = self._node("Sub", [block, mean], f"{name}_centred")
            square = self._node("Mul", [centred, centred], f"{name}_square")
            variance = self._node("GlobalAveragePool", [square], f"{name}_variance")
            lifted = self._node("Add", [variance, floor], f"{name}_lifted")
            parts += [mean, self._node("Sqrt", [lifted], f"{name}_deviation")]
        joined = self._node("Concat", parts, "statistics_map", axis=1)
        return self._node("Flatten", [joined], "statistics", axis=1)

    def _blocks(self) -> list[str]:
        """What comes out of the residual blocks: every ReLU that follows a sum."""
        nodes = self._graph.node
        sums = {node.output[0] for node in nodes if node.op_type == "Add"}
        blocks = [n.output[0] for n in nodes if n.op_type == "Relu" and n.input[0] in sums]
        if len(blocks) != BLOCKS:
            raise SettingsError("The network's file does not have the blocks the head reads.")
        return blocks

    def two_layers(self, layers: nn.Sequential, source: str, target: str) -> None:
        (first, first_bias), (second, second_bias) = fold(layers)
        inner = self._gemm(source, first, first_bias, f"{target}_inner")
        active = self._node("Relu", [inner], f"{target}_active")
        self._gemm(active, second, second_bias, target)

    def _gemm(self, source: str, weight: Array, bias: Array, target: str) -> str:
        inputs = [
            source,
            self._constant(f"{target}_weight", weight),
            self._constant(f"{target}_bias", bias),
        ]
        return self._node("Gemm", inputs, target, transB=1)

    def _rename_vector(self, name: str) -> str:
        """Free the output's name for a node behind the one that has it."""
        for node in self._graph.node:
            for place, output in enumerate(node.output):
                if output == self._vector:
                    node.output[place] = name
        return name

    def _add_output(self, name: str) -> None:
        output = self._graph.output.add()
        output.CopyFrom(self._graph.output[0])
        output.name = name

    def _node(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        from onnx import helper

        self._graph.node.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def _constant(self, name: str, values: Array) -> str:
        from onnx import numpy_helper

        tensor = numpy_helper.from_array(np.ascontiguousarray(values, np.float32), name)
        self._graph.initializer.append(tensor)
        return name


def _name_of(part: Any) -> str:
    """Of a node, what comes out of it; of anything else in a graph, its name."""
    return str(part.output[0] if hasattr(part, "output") else part.name)
