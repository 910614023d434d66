"""Sessions: the provider that works is taken, the others leave a reason, torch agrees with ONNX."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from photoface.domain.errors import ModelError
from photoface.domain.settings import PROVIDERS
from photoface.vision import session as sessions
from photoface.vision.session import OnnxSession, open_session
from photoface.vision.shelf import InstalledModel, ModelRecord
from photoface.vision.torch_backend import TorchSession
from tests.unit.vision.tiny_models import default_model, embedder_pack, mean_colour_model


@pytest.fixture
def tiny(tmp_path: Path) -> InstalledModel:
    path = mean_colour_model(tmp_path / "tiny.onnx")
    return InstalledModel(embedder_pack(), path, ModelRecord("tiny", 1, "", "", "none"))


def test_the_cpu_is_named_with_its_cores(tiny: InstalledModel) -> None:
    assert open_session(tiny, "cpu", threads=1).session.runs_on == "the CPU (1 core)"
    assert open_session(tiny, "cpu", threads=3).session.runs_on == "the CPU (3 cores)"


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_setting_ends_in_a_session_that_gives_the_right_answer(
    tiny: InstalledModel, provider: str
) -> None:
    opened = open_session(tiny, provider)
    picture = np.full((2, 3, 16, 16), 7, np.float32)
    np.testing.assert_allclose(opened.session.run(picture)[0], np.full((2, 3), 7), atol=1e-3)


def test_a_provider_that_is_not_installed_falls_back_to_the_cpu_with_the_reason(
    tiny: InstalledModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onnxruntime.get_available_providers", lambda: ["CPUExecutionProvider"])
    opened = open_session(tiny, "cuda", threads=2)
    assert opened.session.runs_on == "the CPU (2 cores)"
    assert opened.fallback_reason is not None
    assert "CUDA" in opened.fallback_reason
    assert "not part of the installed onnxruntime" in opened.fallback_reason


class _LyingSession:
    """A driver that starts and computes nonsense."""

    runs_on = "a broken graphics card"
    batch = None

    def run(self, batch: np.ndarray) -> list[np.ndarray]:
        return [np.full((len(batch), 3), 1e6, np.float32)]


def test_a_driver_that_computes_something_else_is_not_used(
    tiny: InstalledModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "_open_on", lambda *_: _LyingSession())
    opened = open_session(tiny, "cuda")
    assert isinstance(opened.session, OnnxSession)
    assert "differ from the CPU" in (opened.fallback_reason or "")


def test_automatic_choice_tries_faster_hardware_before_the_cpu(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    available = ["CPUExecutionProvider", "CoreMLExecutionProvider", "CUDAExecutionProvider"]
    monkeypatch.setattr("onnxruntime.get_available_providers", lambda: available)
    assert list(sessions._candidates("auto")) == ["cuda", "coreml", "cpu"]


def test_automatic_choice_tries_torch_where_only_torch_knows_the_graphics_card(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("onnxruntime.get_available_providers", lambda: ["CPUExecutionProvider"])
    monkeypatch.setattr(sessions, "_nvidia_driver_answers", lambda: True)
    assert list(sessions._candidates("auto")) == ["torch-cuda", "cpu"]


def test_a_model_that_cannot_be_loaded_is_an_error_in_words(tiny: InstalledModel) -> None:
    tiny.path.write_bytes(b"broken")
    with pytest.raises(ModelError, match="“Tiny” cannot be loaded"):
        open_session(tiny)


@pytest.mark.parametrize(
    ("name", "shape", "spread"),
    [("centerface", (2, 3, 96, 160), 255.0), ("dlib-resnet-v1", (3, 3, 150, 150), 1.0)],
)
def test_torch_gives_what_onnxruntime_gives_within_1e_4(
    name: str, shape: tuple[int, ...], spread: float
) -> None:
    model = default_model(name)
    batch = (np.random.default_rng(0).uniform(-0.3, 0.7, shape) * spread).astype(np.float32)
    ours = TorchSession(model.path, threads=2, device="cpu").run(batch)
    theirs = OnnxSession(model.path, "cpu", 2).run(batch)
    assert len(ours) == len(theirs)
    for mine, other in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(mine, other, atol=1e-4)


def test_torch_refuses_an_operator_it_does_not_know(tmp_path: Path) -> None:
    from onnx import TensorProto, helper, save

    shape = ["batch", 3, 16, 16]
    picture = helper.make_tensor_value_info("picture", TensorProto.FLOAT, shape)
    out = helper.make_tensor_value_info("out", TensorProto.FLOAT, shape)
    node = helper.make_node("Erf", ["picture"], ["out"])
    model = helper.make_model(
        helper.make_graph([node], "odd", [picture], [out]),
        opset_imports=[helper.make_opsetid("", 17)],
        ir_version=8,
    )
    save(model, str(tmp_path / "odd.onnx"))
    with pytest.raises(ModelError, match="Erf"):
        TorchSession(tmp_path / "odd.onnx", threads=1, device="cpu")


@pytest.mark.parametrize("make", [OnnxSession, TorchSession])
def test_a_frozen_batch_is_reported(tmp_path: Path, make: type) -> None:
    options = {"provider": "cpu", "cores": 1} if make is OnnxSession else {"threads": 1}
    assert make(mean_colour_model(tmp_path / "free.onnx"), **options).batch is None
    assert make(mean_colour_model(tmp_path / "one.onnx", batch=1), **options).batch == 1
