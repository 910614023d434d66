"""Turns a fetched file into the ONNX model the program runs, in a child process."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from photoface.domain.errors import ModelError
from photoface.domain.sentences import say
from photoface.vision.packs import ModelPack

if TYPE_CHECKING:
    from onnx import ModelProto, ValueInfoProto

#: Raised whenever a conversion writes something else than before: installed models are redone.
CONVERSION_VERSION = 1
_OPSET = 17


def convert(conversion: str, source: Path, target: Path, head: bytes | None = None) -> None:
    """Convert the file `source` into the ONNX file `target`, behind it a `head` of ours, if any.

    Raises ModelError, OSError.
    """
    if conversion not in _CONVERSIONS:
        raise ModelError(
            say("There is no conversion called “{conversion}”.", conversion=conversion)
        )
    model = _CONVERSIONS[conversion](source)
    if head is not None:
        _join_head(model, head)
    target.write_bytes(model.SerializeToString(deterministic=True))


def _join_head(model: ModelProto, head: bytes) -> None:
    """Put a head's nodes behind the network: it reads inner maps by name and adds its outputs."""
    import onnx

    joined = onnx.load_from_string(head).graph
    model.graph.node.extend(joined.node)
    model.graph.initializer.extend(joined.initializer)
    model.graph.output.extend(joined.output)
    onnx.checker.check_model(model, full_check=True)


def _convert_dlib_resnet(source: Path) -> ModelProto:
    from photoface.vision.dlib_graph import build_dlib_graph
    from photoface.vision.dlib_weights import parse_dlib_resnet

    return build_dlib_graph(parse_dlib_resnet(source.read_bytes()))


def _convert_centerface(source: Path) -> ModelProto:
    """CenterFace as published has a frozen 10 x 3 x 32 x 32 input and lists its weights as inputs,
    which keeps the runtime from folding anything: both are undone here."""
    return _free_shapes(_drop_unused(_load(source)))


def _convert_dynamic_shape(source: Path) -> ModelProto:
    return _free_shapes(_drop_unused(_load(source)))


def _convert_nothing(source: Path) -> ModelProto:
    return _drop_unused(_load(source))


def _load(source: Path) -> ModelProto:
    """The checked model in a file; ModelError if it is none."""
    import onnx
    from google.protobuf.message import DecodeError

    try:
        model = onnx.load(str(source))
        onnx.checker.check_model(model)
    except (DecodeError, onnx.checker.ValidationError) as error:
        raise ModelError(say("{name} is not an ONNX model.", name=source.name)) from error
    return model


def _drop_unused(model: ModelProto) -> ModelProto:
    """The model without weights nobody reads and without weights posing as inputs."""
    graph = model.graph
    read = {name for node in graph.node for name in node.input}
    weights = {weight.name for weight in graph.initializer}
    _keep_only(graph.initializer, weights & read)
    _keep_only(graph.input, read - weights)
    return model


def _keep_only(entries: Any, names: set[str]) -> None:
    """Drop every entry of a repeated protobuf field whose name is not wanted."""
    kept = [entry for entry in entries if entry.name in names]
    del entries[:]
    entries.extend(kept)


def _free_shapes(model: ModelProto) -> ModelProto:
    """Batch, height and width of any size, in a current opset with fresh inner shapes."""
    from onnx import version_converter

    del model.graph.value_info[:]
    for value in model.graph.input:
        _name_dimensions(value, ("batch", None, "height", "width"))
    for value in model.graph.output:
        del value.type.tensor_type.shape.dim[:]
        value.type.tensor_type.ClearField("shape")
    if model.opset_import[0].version < _OPSET:
        model = version_converter.convert_version(model, _OPSET)
    model.ir_version = max(model.ir_version, 8)
    return model


def _name_dimensions(value: ValueInfoProto, names: tuple[str | None, ...]) -> None:
    dimensions = value.type.tensor_type.shape.dim
    for dimension, name in zip(dimensions, names, strict=True):
        if name is not None:
            dimension.dim_param = name


_CONVERSIONS: dict[str, Callable[[Path], ModelProto]] = {
    "none": _convert_nothing,
    "dynamic-shape": _convert_dynamic_shape,
    "centerface": _convert_centerface,
    "dlib-resnet": _convert_dlib_resnet,
}
CONVERSIONS = tuple(_CONVERSIONS)


def convert_in_child(pack: ModelPack, source: Path, target: Path) -> None:
    """`convert` and `check_model` in a process of their own: this one never loads a runtime.

    Raises ModelError, OSError.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_serve, args=(sender, pack, source, target), daemon=True)
    child.start()
    sender.close()
    try:
        error = receiver.recv()
    except EOFError:
        error = ModelError(
            say("The conversion of “{title}” ended without a word.", title=pack.title)
        )
    child.join()
    if error is not None:
        raise error


def _serve(sender: Connection, pack: ModelPack, source: Path, target: Path) -> None:
    from photoface.vision.check import check_model

    try:
        head = pack.uncertainty.head_bytes() if pack.uncertainty else None
        convert(pack.conversion, source, target, head)
        check_model(pack, target)
    except (ModelError, OSError) as error:
        sender.send(error)
    else:
        sender.send(None)
