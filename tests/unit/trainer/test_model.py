"""Network and heads: cuts, frozen parts, quality, and the way through ONNX and back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from scipy.stats import hmean

from trainer import checkpoint
from trainer.data.faces import Faces
from trainer.embedding import Activations
from trainer.export import export, fold
from trainer.heads.gaussian import GaussianHead
from trainer.heads.point import AdaptedHead, KeptHead, LinearHead
from trainer.heads.quality import uncertainty
from trainer.judging import embed_faces
from trainer.model import FaceModel, make_model
from trainer.networks.dlib_resnet import (
    BLOCKS,
    STATISTICS,
    TAPS,
    DlibResNet,
    load_dlib_resnet,
    ordered_parameters,
)
from trainer.settings import Head, Network, Settings, SettingsError


@pytest.fixture(scope="module")
def chips() -> torch.Tensor:
    generator = torch.Generator().manual_seed(0)
    return torch.randint(0, 256, (2, 3, 150, 150), dtype=torch.uint8, generator=generator)


@pytest.fixture(scope="module")
def network() -> DlibResNet:
    torch.manual_seed(0)
    return DlibResNet().eval()


def save_npz(network: DlibResNet, path: Path) -> None:
    arrays = [p.detach().numpy() for p in ordered_parameters(network)]
    arrays[-1] = arrays[-1].T
    np.savez(path, **{f"{place:03}": array for place, array in enumerate(arrays)})


def save_onnx(network: DlibResNet, path: Path) -> None:
    """Through the writer of the program proper, whose files the trainer has to read."""
    from photoface.vision.dlib_graph import build_dlib_graph
    from photoface.vision.dlib_weights import Convolution
    from photoface.vision.dlib_weights import DlibResNet as Weights

    def plain(layer: torch.nn.Conv2d) -> Convolution:
        weight, bias = layer.weight.detach().numpy(), layer.bias.detach().numpy()
        return Convolution(weight, bias, layer.stride[0], layer.padding[0])

    blocks = tuple((plain(b.first), plain(b.second)) for b in network.blocks)
    projection = network.projection.weight.detach().numpy().T.copy()
    model = build_dlib_graph(Weights(plain(network.stem), blocks, projection))
    path.write_bytes(model.SerializeToString())


def run_onnx(path: Path, chips: torch.Tensor) -> dict[str, np.ndarray]:
    import onnxruntime

    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    mean = np.array([122.782, 117.001, 104.298], np.float32).reshape(1, 3, 1, 1)
    names = [output.name for output in session.get_outputs()]
    inputs = {session.get_inputs()[0].name: (chips.numpy() - mean) / np.float32(256)}
    return dict(zip(names, session.run(None, inputs), strict=True))


@pytest.mark.parametrize("save", [save_npz, save_onnx])
def test_weights_are_read_by_order_from_either_container(save, network, chips, tmp_path):
    path = tmp_path / ("w.npz" if save is save_npz else "w.onnx")
    save(network, path)
    loaded = load_dlib_resnet(path).eval()
    with torch.no_grad():
        torch.testing.assert_close(loaded(chips).vector, network(chips).vector)


def test_the_network_equals_the_graph_the_program_runs(network, chips, tmp_path):
    save_onnx(network, tmp_path / "w.onnx")
    with torch.no_grad():
        ours = network(chips).vector.numpy()
    theirs = run_onnx(tmp_path / "w.onnx", chips)["vector"]
    assert np.abs(ours - theirs).max() < 1e-5 * np.abs(theirs).max()


def test_files_with_other_weights_are_refused(tmp_path):
    np.savez(tmp_path / "w.npz", a=np.ones((2, 2)))
    with pytest.raises(ValueError, match="dlib"):
        load_dlib_resnet(tmp_path / "w.npz")
    with pytest.raises(ValueError, match=r"w\.txt"):
        load_dlib_resnet(tmp_path / "w.txt")


@pytest.mark.parametrize("cut", [0, 6, 10, 14])
def test_the_network_may_be_cut_before_any_block(cut, network, chips):
    with torch.no_grad():
        whole = network(chips)
        part = network.after(network.before(chips, cut), cut)
    torch.testing.assert_close(part.vector, whole.vector)
    if cut < 7:
        torch.testing.assert_close(part.statistics, whole.statistics)


def test_statistics_have_finite_gradients_where_a_channel_is_constant(network):
    chips = torch.zeros(2, 3, 150, 150, requires_grad=True)
    network(chips).statistics.sum().backward()
    assert torch.isfinite(chips.grad).all()


@pytest.mark.parametrize(
    ("trained", "parameters"),
    [("nothing", 0), ("embedding", 1), ("last_stage", 5), ("last_stages", 17), ("everything", 59)],
)
def test_only_what_the_settings_name_is_trained(trained, parameters, network, chips, tmp_path):
    save_npz(network, tmp_path / "w.npz")
    model = make_model(Network(tmp_path / "w.npz", trained), Head())
    assert sum(p.requires_grad for p in model.parameters()) == parameters
    inputs = model.frozen_part(chips)
    with torch.no_grad():
        from_cut, from_chips = model(*(t.clone() for t in inputs)), model(chips)
    torch.testing.assert_close(from_cut.mean, from_chips.mean)


def test_a_gaussian_head_on_a_half_frozen_network_is_refused(network, tmp_path):
    save_npz(network, tmp_path / "w.npz")
    with pytest.raises(SettingsError, match="gaussian"):
        make_model(Network(tmp_path / "w.npz", "last_stage"), Head("gaussian"))


def test_an_adapted_head_starts_as_the_network_and_folds_into_one_matrix():
    given = activations()
    head = AdaptedHead(128, STATISTICS)
    head.fit(given.statistics)
    assert torch.equal(head(given).mean, given.vector)
    torch.nn.init.normal_(head.correction.weight)
    weight, bias = head.folded()
    folded = given.vector + given.statistics @ weight.T + bias
    torch.testing.assert_close(head(given).mean, folded, atol=1e-3, rtol=1e-4)


def activations(faces: int = 6) -> Activations:
    return Activations(torch.randn(faces, 128), torch.rand(faces, STATISTICS))


def test_the_unit_mean_keeps_the_direction_of_the_vector_and_the_rest_starts_there():
    given = activations()
    unit = torch.nn.functional.normalize(given.vector)
    for mean in ("unit", "scaled", "learned"):
        head = GaussianHead(dimensions=128, statistics=STATISTICS, mean=mean).eval()
        found = head(given)
        torch.testing.assert_close(torch.nn.functional.normalize(found.mean), unit)
        assert found.log_variance.shape == (6, 128)
        assert torch.all(found.log_variance == -7.0)


def test_uncertainty_is_the_log_of_the_harmonic_mean_of_the_variances():
    log_variance = torch.randn(5, 32, dtype=torch.float64)
    expected = np.log(hmean(np.exp(log_variance.numpy()), axis=1))
    assert uncertainty(log_variance).numpy() == pytest.approx(expected)
    assert torch.isfinite(uncertainty(torch.full((1, 4), 500.0))).all()


def test_folding_keeps_what_the_layers_do():
    head = GaussianHead(dimensions=8, statistics=12, hidden=5)
    layers = head.variance
    for layer in layers:
        if isinstance(layer, torch.nn.BatchNorm1d):
            layer.running_mean.uniform_(-1, 1)
            layer.running_var.uniform_(0.5, 2)
            if layer.affine:
                torch.nn.init.uniform_(layer.weight)
                torch.nn.init.uniform_(layer.bias)
    torch.nn.init.normal_(layers[-1].weight)
    x = torch.randn(4, 12)
    with torch.no_grad():
        expected = layers.eval()(x).numpy()
    (w1, b1), (w2, b2) = fold(layers)
    assert np.maximum(x.numpy() @ w1.T + b1, 0) @ w2.T + b2 == pytest.approx(expected, abs=1e-5)


def randomized(head: torch.nn.Module) -> torch.nn.Module:
    for parameter in head.parameters():
        torch.nn.init.normal_(parameter, std=0.05)
    for module in head.modules():
        if isinstance(module, torch.nn.BatchNorm1d):
            module.running_mean.uniform_(-0.1, 0.1)
            module.running_var.uniform_(0.5, 2)
        if isinstance(module, AdaptedHead):
            module.fit(torch.rand(5, STATISTICS))
    return head


HEADS = {
    "kept": KeptHead(),
    "linear": LinearHead(128),
    "adapted": AdaptedHead(128, STATISTICS),
    "unit": GaussianHead(dimensions=128, statistics=STATISTICS),
    "learned": GaussianHead(dimensions=128, statistics=STATISTICS, mean="learned"),
}


@pytest.mark.parametrize("kind", HEADS)
def test_the_exported_graph_gives_what_the_trained_model_gives(kind, network, chips, tmp_path):
    save_onnx(network, tmp_path / "w.onnx")
    trained = FaceModel(load_dlib_resnet(tmp_path / "w.onnx"), randomized(HEADS[kind]), cut=0)
    with torch.no_grad():
        trained.body.projection.weight.mul_(1.5)  # so that old weights would be seen
    (tmp_path / "run").mkdir()
    checkpoint.save({"model": trained.state_dict()}, tmp_path / "run" / checkpoint.BEST)
    small = {"chips": chips.numpy().transpose(0, 2, 3, 1), "labels": np.array([0, 1])}
    np.savez(tmp_path / "faces.npz", **small)
    head = (
        {"kind": kind}
        if kind in ("kept", "linear", "adapted")
        else {"kind": "gaussian", "mean": kind}
    )
    settings = Settings.from_dict(
        {
            "data": {"train": str(tmp_path / "faces.npz")},
            "network": {"weights": str(tmp_path / "w.onnx"), "trained": "everything"},
            "head": head,
            "run": {"out": str(tmp_path / "run")},
        }
    )
    written = export(settings)
    found = run_onnx(Path(written["path"]), chips)
    with torch.no_grad():
        expected = trained.eval()(chips)
    mean = expected.mean.numpy()
    vector = found["vector"]
    if kind == "unit":
        vector = vector / np.linalg.norm(vector, axis=1, keepdims=True)
    assert np.abs(vector - mean).max() < 2e-5 * np.abs(mean).max()
    if expected.log_variance is not None:
        assert found["log_variance"] == pytest.approx(expected.log_variance.numpy(), abs=1e-4)
    assert onnx.load(written["path"]).graph.output[0].name == "vector"


def test_a_network_with_a_variance_head_keeps_it_when_it_is_adapted(network, chips, tmp_path):
    save_onnx(network, tmp_path / "w.onnx")
    pictures = {"chips": chips.numpy().transpose(0, 2, 3, 1), "labels": np.array([0, 1])}
    np.savez(tmp_path / "faces.npz", **pictures)
    weights, found = tmp_path / "w.onnx", []
    for kind, name in (("gaussian", "unit"), ("adapted", "adapted")):
        head = randomized(HEADS[name])
        model = FaceModel(load_dlib_resnet(weights), head, cut=BLOCKS + 1)
        out = tmp_path / kind
        out.mkdir()
        checkpoint.save({"model": model.state_dict()}, out / checkpoint.BEST)
        settings = Settings.from_dict(
            {
                "data": {"train": str(tmp_path / "faces.npz")},
                "network": {"weights": str(weights)},
                "head": {"kind": kind},
                "run": {"out": str(out)},
            }
        )
        weights = Path(export(settings)["path"])
        found.append(run_onnx(weights, chips))
    assert np.array_equal(found[0]["log_variance"], found[1]["log_variance"])
    assert np.abs(found[0]["vector"] - found[1]["vector"]).max() > 1e-3
    with pytest.raises(SettingsError, match="first network"):
        load_dlib_resnet(weights)


def test_a_new_variance_head_takes_the_place_of_the_old_one(network, chips, tmp_path):
    save_onnx(network, tmp_path / "w.onnx")
    pictures = {"chips": chips.numpy().transpose(0, 2, 3, 1), "labels": np.array([0, 1])}
    np.savez(tmp_path / "faces.npz", **pictures)
    weights = tmp_path / "w.onnx"
    for round_ in ("first", "second"):
        head = randomized(GaussianHead(dimensions=128, statistics=STATISTICS)).eval()
        model = FaceModel(load_dlib_resnet(weights), head, cut=BLOCKS + 1).eval()
        out = tmp_path / round_
        out.mkdir()
        checkpoint.save({"model": model.state_dict()}, out / checkpoint.BEST)
        settings = Settings.from_dict(
            {
                "data": {"train": str(tmp_path / "faces.npz")},
                "network": {"weights": str(weights)},
                "head": {"kind": "gaussian"},
                "run": {"out": str(out)},
            }
        )
        weights = Path(export(settings)["path"])
    with torch.no_grad():
        expected = model(chips).log_variance.numpy()
        maps = {f"block{tap}": network.before(chips, tap).numpy() for tap in TAPS}
    assert run_onnx(weights, chips)["log_variance"] == pytest.approx(expected, abs=1e-4)
    import onnxruntime

    path = str(out / "head.onnx")
    alone = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    assert alone.run(None, maps)[0] == pytest.approx(expected, abs=1e-4)


def test_faces_are_seen_plain_and_mirrored(network, chips):
    pictures = chips.numpy().transpose(0, 2, 3, 1)
    faces = Faces(np.arange(2), ("a", "b"), ("1", "2"), np.arange(2), chips=pictures)
    model = FaceModel(network, KeptHead(), cut=BLOCKS + 1).eval()
    both = embed_faces(model, faces).mean
    with torch.no_grad():
        expected = (network(chips).vector + network(chips.flip(3)).vector) / 2
    torch.testing.assert_close(both, expected)
