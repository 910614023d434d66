"""Turns a fetched file into the ONNX model the program runs. Always runs in a child process:

python -m photoface.vision.convert CONVERSION SOURCE TARGET
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from photoface.domain.errors import ModelError

if TYPE_CHECKING:
    from onnx import ModelProto

#: Raised whenever a conversion writes something else than before: installed models are redone.
CONVERSION_VERSION = 1
_OPSET = 17


def convert(conversion: str, source: Path, target: Path) -> None:
    """Convert the file `source` into the ONNX file `target`. Raises ModelError, OSError."""
    if conversion not in _CONVERSIONS:
        raise ModelError(f"There is no conversion called “{conversion}”.")
    model = _CONVERSIONS[conversion](source)
    target.write_bytes(model.SerializeToString(deterministic=True))


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


def _keep(source: Path) -> ModelProto:
    return _drop_unused(_load(source))


def _load(source: Path) -> ModelProto:
    """The checked model in a file; ModelError if it is none."""
    import onnx
    from google.protobuf.message import DecodeError

    try:
        model = onnx.load(str(source))
        onnx.checker.check_model(model)
    except (DecodeError, onnx.checker.ValidationError) as error:
        raise ModelError(f"{source.name} is not an ONNX model.") from error
    return model


def _drop_unused(model: ModelProto) -> ModelProto:
    """The model without weights nobody reads and without weights posing as inputs."""
    graph = model.graph
    read = {name for node in graph.node for name in node.input}
    weights = {weight.name for weight in graph.initializer}
    _filter(graph.initializer, lambda weight: weight.name in read)
    _filter(graph.input, lambda value: value.name in read and value.name not in weights)
    return model


def _filter(entries: object, keep: Callable[[object], bool]) -> None:
    kept = [entry for entry in entries if keep(entry)]  # type: ignore[attr-defined]
    del entries[:]  # type: ignore[attr-defined]
    entries.extend(kept)  # type: ignore[attr-defined]


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


def _name_dimensions(value: object, names: tuple[str | None, ...]) -> None:
    dimensions = value.type.tensor_type.shape.dim  # type: ignore[attr-defined]
    for dimension, name in zip(dimensions, names, strict=True):
        if name is not None:
            dimension.dim_param = name


_CONVERSIONS: dict[str, Callable[[Path], ModelProto]] = {
    "none": _keep,
    "dynamic-shape": _convert_dynamic_shape,
    "centerface": _convert_centerface,
    "dlib-resnet": _convert_dlib_resnet,
}
CONVERSIONS = tuple(_CONVERSIONS)


def main(arguments: list[str]) -> int:
    """Exit 0, or 1 with one sentence on the standard error."""
    conversion, source, target = arguments
    try:
        convert(conversion, Path(source), Path(target))
    except ModelError as error:
        print(error.sentence, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.strerror}: {error.filename}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
