"""Restoration: the loss is its formula, a run moves the network, its export is half as large."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch

from photoface.vision.torch_backend import TorchSession
from tests.unit.trainer.test_model import run_onnx, save_onnx
from trainer.data.views import PairedSource
from trainer.distributed import join_world
from trainer.embedding import Embedding
from trainer.export import export, keep_within
from trainer.held_out import held_out_figures
from trainer.losses import make_loss
from trainer.messages import Control, Reporter
from trainer.networks.dlib_resnet import DlibResNet
from trainer.optimizers import rate_factor
from trainer.settings import Data, Optimizer, Settings, SettingsError
from trainer.task import prepare
from trainer.training import train


def test_restoration_equals_the_formula_written_out_slowly(assert_same):
    mean = torch.randn(6, 5, dtype=torch.float64, requires_grad=True)
    centres, others = (
        torch.nn.functional.normalize(torch.randn(count, 5, dtype=torch.float64))
        for count in (6, 3)
    )
    loss = make_loss("restoration", classes=3, dimensions=5, likeness=0.5, scale=4.0)
    loss.others = others
    total = torch.zeros((), dtype=torch.float64)
    for i in range(6):
        u, w = mean[i] / mean[i].norm(), centres[i]
        q, p = (torch.stack([(4 * (x @ v)).exp() for v in [*others, *centres]]) for x in (u, w))
        q, p = q / q.sum(), p / p.sum()
        total = total + ((u - w) ** 2).sum() + 0.5 * (p * (p / q).log()).sum()
    fast = loss(Embedding(mean), torch.arange(6) % 3, centres).value
    assert_same(fast, total / 6, [mean])


def test_the_rate_rises_over_the_warm_up_and_then_follows_its_schedule():
    options = Optimizer(warm_up=2.0)
    assert [rate_factor(options, at, 10) for at in (0.0, 1.0)] == [0.0, 0.5]
    assert rate_factor(options, 2.0, 10) == rate_factor(Optimizer(), 2.0, 10)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A random network as the program has it, and twelve chips of four people."""
    torch.manual_seed(0)
    save_onnx(DlibResNet().eval(), tmp_path / "w.onnx")
    chips = np.random.default_rng(0).integers(0, 256, (12, 150, 150, 3), np.uint8)
    np.savez(tmp_path / "faces.npz", chips=chips, labels=np.arange(12) % 4)
    return Settings.from_dict(
        {
            "data": {"train": str(tmp_path / "faces.npz"), "held_out": 0.5, "views": 0},
            "network": {"weights": str(tmp_path / "w.onnx"), "trained": "everything"},
            "loss": {"name": "restoration"},
            "optimizer": {"name": "adamw", "rate": 1e-4},
            "run": {
                "out": str(tmp_path / "run"),
                "epochs": 1,
                "monitor": "last",
                "precision": "bfloat16",
            },
        }
    )


def test_every_face_comes_degraded_and_before_and_some_are_of_nobody():
    chips = np.random.default_rng(0).integers(0, 40, (9, 150, 150, 3), np.uint8)
    chips[5:] += 200
    is_bright = np.arange(9) >= 5

    def drawn(**options: float) -> tuple[np.ndarray, np.ndarray]:
        degraded, before = PairedSource(chips, Data(**options), seed=0).drawn(np.arange(9), 0)
        return degraded.numpy(), before.numpy()

    degraded, before = drawn(degraded=0.0)
    assert np.array_equal(degraded, before)
    assert np.array_equal(before.mean((1, 2, 3)) > 128, is_bright)
    degraded, before = drawn(degraded=1.0)
    assert np.array_equal(before.mean((1, 2, 3)) > 128, is_bright)
    assert not any(np.array_equal(a, b) for a, b in zip(degraded, before, strict=True))
    mixed = drawn(degraded=1.0, mixed=1.0)[1].mean((1, 2, 3))
    assert ((mixed > 60) & (mixed < 190)).any()


def test_held_out_faces_are_compared_with_the_first_networks_view_of_them(settings):
    task = prepare(settings, join_world("cpu"), Reporter(silent=True))
    chips = task.held.source.clean(task.held.rows)[0]
    with torch.no_grad():
        both = task.teacher(chips).mean + task.teacher(chips.flip(-1)).mean
    expected = torch.nn.functional.normalize(both)
    torch.testing.assert_close(task.held.centres, expected, atol=1e-5, rtol=0)
    assert {"restored", "distance_left"} <= held_out_figures(task).keys()


def test_restoration_needs_chips_that_vary_whenever_they_are_seen(settings):
    ahead = dataclasses.replace(settings, data=dataclasses.replace(settings.data, views=2))
    with pytest.raises(SettingsError, match="views"):
        prepare(ahead, join_world("cpu"), Reporter(silent=True))


def test_a_run_moves_all_of_the_network_and_its_export_is_the_vector_at_half_the_size(
    settings, tmp_path
):
    train(settings, Reporter(silent=True), Control())
    written = Path(export(settings)["path"])
    alone = written.with_name("second_look.onnx")
    with np.load(tmp_path / "faces.npz") as file:
        chips = torch.from_numpy(file["chips"][:1].transpose(0, 3, 1, 2).astype(np.float32))
    whole, half, before = (
        run_onnx(path, chips)["vector"] for path in (written, alone, tmp_path / "w.onnx")
    )
    size = np.abs(whole).max()
    assert np.abs(whole - half).max() < 3e-3 * size < np.abs(whole - before).max()
    assert alone.stat().st_size < 0.55 * written.stat().st_size
    assert [output.name for output in onnx.load(alone).graph.output] == ["vector"]
    mean = np.array([122.782, 117.001, 104.298], np.float32).reshape(1, 3, 1, 1)
    torch_found = TorchSession(alone, threads=1, device="cpu").run((chips.numpy() - mean) / 256)
    assert np.abs(torch_found[0] - half).max() < 1e-5 * size


def test_dead_axes_of_the_first_network_stay_dead():
    network = DlibResNet().eval()
    axes = np.linalg.qr(np.random.default_rng(0).normal(size=(128, 2)))[0]
    vectors = np.random.default_rng(1).normal(size=(50, 2)) @ axes.T
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    chips = torch.rand(3, 3, 150, 150) * 255
    with torch.no_grad():
        before = network(chips).vector.numpy() @ axes
        keep_within(network, vectors)
        after = network(chips).vector.numpy()
    size = np.abs(before).max()
    np.testing.assert_allclose(after @ axes, before, atol=1e-5 * size)
    np.testing.assert_allclose(after, before @ axes.T, atol=1e-5 * size)
