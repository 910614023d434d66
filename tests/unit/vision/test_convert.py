"""Conversion: dlib's own format and frozen ONNX files become models the runtime likes."""

from __future__ import annotations

import struct
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from photoface.domain.errors import ModelError
from photoface.vision.convert import convert, convert_in_child
from photoface.vision.dlib_weights import _Reader, parse_dlib_resnet
from photoface.vision.shelf import ModelShelf
from tests.unit.vision.tiny_models import (
    default_model,
    embedder_pack,
    mean_colour_model,
    old_detector_model,
    run,
)


def _integer(value: int) -> bytes:
    """dlib's packed integer, written from its documentation in `serialize.h`."""
    magnitude = abs(value).to_bytes(8, "little").rstrip(b"\0") or b"\0"
    return bytes([len(magnitude) | (0x80 if value < 0 else 0)]) + magnitude


def _tensor(values: NDArray[np.float32]) -> bytes:
    head = b"".join(_integer(number) for number in (2, values.size, 1, 1, 1))
    return head + struct.pack(f"<{values.size}f", *values.ravel())


class _FakeDlibFile:
    """A thin network of the real one's structure, as a `.dat` file and as plain torch."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._bytes = [b"some header "]
        widths = [3] + [2] * 7 + [4] * 8 + [6] * 6 + [8] * 8
        strides = [2] + [1] * 6 + [2] + [1] * 7 + [2] + [1] * 5 + [2] + [1] * 5 + [2, 1]
        kernels = [7] + [3] * 28
        self.layers = [
            self._convolution(inputs, outputs, stride, kernel)
            for (inputs, outputs), stride, kernel in zip(
                pairwise(widths), strides, kernels, strict=True
            )
        ]
        self.projection = rng.normal(size=(8, 5)).astype(np.float32)
        self._bytes += [b"fc_2", _integer(5), _integer(8), _tensor(self.projection)]

    @property
    def data(self) -> bytes:
        return b"".join(self._bytes)

    def _convolution(self, inputs: int, outputs: int, stride: int, kernel: int) -> dict:
        scale = 1 / np.sqrt(inputs * kernel * kernel)
        weight = self._rng.normal(0, scale, (outputs, inputs, kernel, kernel)).astype(np.float32)
        bias, gamma, beta = self._rng.normal(0.5, 0.5, (3, outputs)).astype(np.float32)
        padding = 1 if kernel == 3 and stride == 1 else 0
        numbers = (outputs, kernel, kernel, stride, stride, padding, padding)
        self._bytes += [b"con_4", _tensor(np.concatenate([weight.ravel(), bias]))]
        self._bytes += [_integer(number) for number in numbers]
        self._bytes += [b"affine_", _tensor(np.concatenate([gamma, beta])), _integer(1)]
        return {"w": weight, "b": bias, "g": gamma, "s": beta, "stride": stride, "pad": padding}

    def answer(self, chips: NDArray[np.float32]) -> NDArray[np.float32]:
        """The network step by step, as dlib's `dnn_face_recognition_ex.cpp` declares it."""
        import torch
        from torch.nn import functional

        def convolve(x, layer):  # type: ignore[no-untyped-def]
            weight, bias, gamma, beta = (torch.tensor(layer[key]) for key in "wbgs")
            x = functional.conv2d(x, weight, bias, stride=layer["stride"], padding=layer["pad"])
            return x * gamma[:, None, None] + beta[:, None, None]

        x = convolve(torch.tensor(chips), self.layers[0]).relu()
        x = functional.max_pool2d(x, 3, 2)
        for first, second in zip(self.layers[1::2], self.layers[2::2], strict=True):
            main = convolve(convolve(x, first).relu(), second)
            skip = functional.avg_pool2d(x, 2, 2) if first["stride"] == 2 else x
            shape = [max(a, b) for a, b in zip(main.shape, skip.shape, strict=True)]
            total = torch.zeros(shape)
            for branch in (main, skip):
                total[:, : branch.shape[1], : branch.shape[2], : branch.shape[3]] += branch
            x = total.relu()
        return (x.mean((2, 3)) @ torch.tensor(self.projection)).numpy()


def test_a_dlib_file_becomes_the_network_that_dlib_would_run(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    file = _FakeDlibFile(rng)
    (tmp_path / "weights.dat").write_bytes(file.data)
    convert("dlib-resnet", tmp_path / "weights.dat", tmp_path / "out.onnx")
    chips = rng.normal(0, 0.3, (3, 3, 150, 150)).astype(np.float32)
    expected = file.answer(chips)
    assert np.abs(expected).max() > 0.01
    np.testing.assert_allclose(run(tmp_path / "out.onnx", chips), expected, atol=1e-5, rtol=1e-4)


def test_the_real_weights_give_dlibs_own_vectors_within_1e_5() -> None:
    dlib = pytest.importorskip("dlib", reason="dlib-bin, a development dependency, is missing")
    from skimage.data import astronaut

    model = default_model("dlib-resnet-v1")
    weights = ModelShelf().source_path(model.record.source_sha256)
    chips = np.stack([astronaut()[:150, 150:300], astronaut()[40:190, 160:310]])
    reference = dlib.face_recognition_model_v1(str(weights))
    expected = np.array(reference.compute_face_descriptor(list(np.ascontiguousarray(chips))))
    ours = run(model.path, model.pack.input.prepare(chips))
    np.testing.assert_allclose(ours, expected, atol=1e-5)


@given(st.integers(-(2**63), 2**63))
def test_every_packed_integer_is_read_back(value: int) -> None:
    reader = _Reader(_integer(value) + _integer(7))
    assert (reader.integer(), reader.integer()) == (value, 7)


@pytest.mark.parametrize("keep", [0, 100, 5000])
def test_a_dlib_file_that_is_cut_short_is_refused_in_words(keep: int) -> None:
    data = _FakeDlibFile(np.random.default_rng(0)).data
    with pytest.raises(ModelError, match="dlib file"):
        parse_dlib_resnet(data[:keep])


def test_a_frozen_detector_takes_any_size_and_gives_what_it_gave(tmp_path: Path) -> None:
    import onnx

    old, picture, expected = old_detector_model(tmp_path / "old.onnx")
    convert("centerface", old, tmp_path / "new.onnx")
    np.testing.assert_allclose(run(tmp_path / "new.onnx", picture), expected, atol=1e-5)
    wide = np.tile(picture[:1], (1, 1, 2, 3))
    assert run(tmp_path / "new.onnx", wide).shape == (1, 4, 64, 96)
    model = onnx.load(str(tmp_path / "new.onnx"))
    assert model.opset_import[0].version >= 13
    assert [entry.name for entry in model.graph.input] == ["picture"]
    assert "num_batches_tracked" not in {entry.name for entry in model.graph.initializer}


def test_the_real_detector_gives_what_the_published_file_gives() -> None:
    model = default_model("centerface")
    published = ModelShelf().source_path(model.record.source_sha256)
    picture = np.random.default_rng(0).uniform(0, 255, (10, 3, 32, 32)).astype(np.float32)
    np.testing.assert_allclose(run(model.path, picture), run(published, picture), atol=1e-5)


def test_what_is_no_onnx_file_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "cat.onnx").write_bytes(b"no model at all")
    with pytest.raises(ModelError, match="is not an ONNX model"):
        convert("none", tmp_path / "cat.onnx", tmp_path / "out.onnx")


def test_a_model_that_does_not_fit_its_manifest_is_refused_by_the_child(tmp_path: Path) -> None:
    source = mean_colour_model(tmp_path / "tiny.onnx")
    convert_in_child(embedder_pack(), source, tmp_path / "out.onnx")
    with pytest.raises(ModelError, match="3 values a face, its manifest says 512"):
        convert_in_child(embedder_pack(dimension=512), source, tmp_path / "out.onnx")


def test_a_file_that_is_not_there_is_an_error_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        convert_in_child(embedder_pack(), tmp_path / "gone.onnx", tmp_path / "out.onnx")


def test_the_verbs_for_models_load_no_runtime() -> None:
    script = (
        "import sys; import photoface.services.models; "
        "print([m for m in ('torch', 'onnx', 'onnxruntime', 'scipy') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert result.stdout.strip() == "[]", result.stderr
