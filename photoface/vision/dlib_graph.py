"""Writes dlib's face recognition ResNet as an ONNX graph, node by node.

The shapes follow dlib, not the textbook: convolutions of stride 2 have no padding, and where the
two branches of a block differ in size the smaller one is padded with zeros at its far edges.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from photoface.vision.dlib_weights import Convolution, DlibResNet

if TYPE_CHECKING:
    from onnx import ModelProto, NodeProto, TensorProto

_OPSET, _IR_VERSION = 17, 8  # understood by every onnxruntime from 1.12 on
_CHIP = 150


def build_dlib_graph(network: DlibResNet) -> ModelProto:
    """The network as ONNX: `face` float32 (N, 3, 150, 150) -> `vector` (N, 128), not normalized.

    The map after block k is named `block{k}`, so that a head can be put on it later.
    """
    return _GraphWriter().write(network)


class _GraphWriter:
    """Collects nodes and weights while the tensor's name, channels and side travel through."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.weights: list[TensorProto] = []
        self.channels, self.side = 3, _CHIP

    def write(self, network: DlibResNet) -> ModelProto:
        from onnx import TensorProto, checker, helper

        vector = self._head(self._body(network), network)
        chips = helper.make_tensor_value_info("face", TensorProto.FLOAT, ["batch", 3, _CHIP, _CHIP])
        out = helper.make_tensor_value_info(
            vector, TensorProto.FLOAT, ["batch", network.projection.shape[1]]
        )
        graph = helper.make_graph(self.nodes, "dlib_resnet_v1", [chips], [out], self.weights)
        opset = helper.make_opsetid("", _OPSET)
        model = helper.make_model(graph, opset_imports=[opset], producer_name="photoface")
        model.ir_version = _IR_VERSION
        checker.check_model(model, full_check=True)
        return model

    def _body(self, network: DlibResNet) -> str:
        name = self._relu(self._convolve("face", network.stem, "stem"), "stem_relu")
        name = self._pool("MaxPool", name, "stem_pool", kernel=3)
        for number, block in enumerate(network.blocks, start=1):
            name = self._block(name, block, f"block{number}")
        return name

    def _head(self, name: str, network: DlibResNet) -> str:
        pooled = self._add("GlobalAveragePool", [name], "pooled")
        flat = self._add("Flatten", [pooled], "features", axis=1)
        matrix = self._weight("projection", network.projection)
        return self._add("MatMul", [flat, matrix], "vector")

    def _block(self, name: str, block: tuple[Convolution, Convolution], out: str) -> str:
        channels, side = self.channels, self.side
        first = self._relu(self._convolve(name, block[0], f"{out}_a"), f"{out}_relu")
        main = self._convolve(first, block[1], f"{out}_b")
        wide, size = self.channels, self.side
        skip = name
        if block[0].stride == 2:
            self.channels, self.side = channels, side
            skip = self._pool("AveragePool", name, f"{out}_pool", kernel=2)
        target = max(size, self.side)
        skip = self._pad(skip, f"{out}_skip", wide - channels, target - self.side)
        main = self._pad(main, f"{out}_main", 0, target - size)
        self.channels, self.side = wide, target
        return self._relu(self._add("Add", [main, skip], f"{out}_sum"), out)

    def _convolve(self, name: str, layer: Convolution, out: str) -> str:
        self.channels, _, kernel, _ = layer.weight.shape
        self.side = (self.side + 2 * layer.padding - kernel) // layer.stride + 1
        weights = [self._weight(f"{out}_w", layer.weight), self._weight(f"{out}_b", layer.bias)]
        return self._add(
            "Conv",
            [name, *weights],
            out,
            kernel_shape=[kernel, kernel],
            strides=[layer.stride] * 2,
            pads=[layer.padding] * 4,
        )

    def _pool(self, kind: str, name: str, out: str, *, kernel: int) -> str:
        self.side = (self.side - kernel) // 2 + 1
        return self._add(kind, [name], out, kernel_shape=[kernel] * 2, strides=[2, 2])

    def _pad(self, name: str, out: str, channels: int, pixels: int) -> str:
        """Zeros behind the last channel and beyond the bottom and right edges."""
        if channels == 0 and pixels == 0:
            return name
        ends = np.array([0, 0, 0, 0, 0, channels, pixels, pixels], np.int64)
        return self._add("Pad", [name, self._weight(f"{out}_ends", ends)], out)

    def _relu(self, name: str, out: str) -> str:
        return self._add("Relu", [name], out)

    def _add(self, kind: str, inputs: list[str], out: str, **attributes: Any) -> str:
        from onnx import helper

        self.nodes.append(helper.make_node(kind, inputs, [out], name=f"{out}_node", **attributes))
        return out

    def _weight(self, name: str, values: np.ndarray) -> str:
        from onnx import numpy_helper

        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name
