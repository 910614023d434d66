"""A run learns, can be killed, resumed, paused, stopped and spread, and ends in a report."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from trainer import checkpoint
from trainer.__main__ import main
from trainer.distributed import join_world
from trainer.messages import Control, Reporter
from trainer.networks.dlib_resnet import DlibResNet, ordered_parameters
from trainer.report import verdict
from trainer.settings import Settings, SettingsError
from trainer.task import embed, prepare, unit_vectors
from trainer.training import train

ROOT = Path(__file__).parents[3]


@pytest.fixture
def vectors(tmp_path: Path) -> Path:
    """Ten people, twelve faces each, in 16 dimensions around a common mean."""
    rng = np.random.default_rng(0)
    labels = np.repeat(np.arange(10), 12)
    values = 1.0 + 0.5 * rng.normal(size=(10, 16))[labels] + 0.2 * rng.normal(size=(120, 16))
    np.savez(tmp_path / "faces.npz", vectors=values.astype(np.float32), labels=labels)
    return tmp_path / "faces.npz"


def settings_for(faces: Path, /, **sections: dict[str, Any]) -> Settings:
    values: dict[str, dict[str, Any]] = {
        "data": {"train": str(faces), "split": "faces", "people_per_batch": 5},
        "head": {"kind": "linear"},
        "loss": {"name": "arcface", "centred": True, "options": {"scale": 16.0}},
        "optimizer": {"rate": 0.1},
        "run": {"out": str(faces.parent / "run"), "epochs": 4, "device": "cpu", "threads": 1},
    }
    for name, section in sections.items():
        values.setdefault(name, {}).update(section)
    return Settings.from_dict(values)


def run(settings: Settings, control: Control | None = None) -> list[dict[str, Any]]:
    stream = io.StringIO()
    train(settings, Reporter(stream), control or Control())
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def weights(settings: Settings, name: str = checkpoint.LAST) -> dict[str, torch.Tensor]:
    state = checkpoint.load(settings.run.out / name)
    return {**state["model"], **{f"loss.{k}": v for k, v in state["loss"].items()}}


def write_config(settings: Settings, path: Path) -> Path:
    def section(values: dict[str, Any]) -> str:
        return "\n".join(f"{name} = {_toml(value)}" for name, value in values.items())

    path.write_text("\n".join(f"[{n}]\n{section(v)}" for n, v in settings.as_dict().items()))
    return path


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k} = {_toml(v)}" for k, v in value.items()) + "}"
    return json.dumps(value)


def test_a_run_learns_and_says_so(vectors):
    settings = settings_for(vectors, loss={"start": "random"}, run={"epochs": 15})
    events = run(settings)
    assert [e["event"] for e in events] == ["started", *["epoch"] * 16, "finished"]
    epochs = [e for e in events if e["event"] == "epoch"]
    assert epochs[-1]["loss"] < 0.5 * epochs[1]["loss"]
    assert epochs[0]["accuracy"] < 0.5 < 0.9 < epochs[-1]["accuracy"]
    assert events[0]["people"] == 10
    assert events[-1]["reason"] == "epochs"
    with (settings.run.out / "epochs.csv").open() as file:
        assert [float(row["epoch"]) for row in csv.DictReader(file)] == list(range(1, 16))
    assert (settings.run.out / "curve_loss.png").stat().st_size > 1000


def test_the_same_seed_gives_the_same_model_and_another_seed_another(vectors, tmp_path):
    def model(seed: int, out: str) -> torch.Tensor:
        settings = settings_for(vectors, run={"seed": seed, "out": str(tmp_path / out)})
        run(settings)
        return weights(settings)["head.turn.weight"]

    assert torch.equal(model(1, "a"), model(1, "b"))
    assert not torch.equal(model(1, "a"), model(2, "c"))


@pytest.mark.parametrize("name", ["boundaryface", "curricularface", "triplet", "a_softmax"])
def test_a_resumed_run_ends_where_an_unbroken_one_does(name, vectors, tmp_path):
    def loss(out: str) -> Settings:
        options = {"warm_up": 1} if name == "boundaryface" else {}
        return settings_for(
            vectors,
            data={"flipped": 0.2},
            loss={"name": name, "options": options, "distillation": 0.0},
            optimizer={"schedule": "constant"},
            run={"out": str(tmp_path / out)},
        )

    whole, broken = loss("whole"), loss("broken")
    run(whole)
    run(replace(broken, run=replace(broken.run, epochs=2)))
    events = run(broken)
    assert events[0]["epoch"] == 2
    for key, value in weights(whole).items():
        assert torch.equal(value, weights(broken)[key]), key


def test_a_folder_of_another_run_is_refused(vectors):
    run(settings_for(vectors, run={"epochs": 1}))
    with pytest.raises(SettingsError, match="other settings"):
        run(settings_for(vectors, loss={"name": "cosface"}))


def test_patience_ends_a_run_that_no_longer_gains(vectors):
    settings = settings_for(
        vectors, optimizer={"rate": 1e-9, "class_rate": 1e-9}, run={"patience": 2, "epochs": 50}
    )
    finished = run(settings)[-1]
    assert finished["reason"] == "patience"
    assert finished["epochs"] == finished["best_epoch"] + 2


def test_stop_ends_a_run_in_the_middle_of_an_epoch_and_keeps_the_best(vectors):
    control = Control()
    control.obey("stop")
    settings = settings_for(vectors)
    finished = run(settings, control)[-1]
    assert finished["reason"] == "stopped"
    assert finished["epochs"] == 0
    assert (settings.run.out / checkpoint.BEST).exists()


def test_planted_label_errors_are_corrected_counted_and_listed(vectors):
    settings = settings_for(
        vectors,
        data={"flipped": 0.2},
        loss={"name": "boundaryface", "options": {"warm_up": 4, "scale": 16.0}},
        run={"epochs": 8},
    )
    events = run(settings)
    last = [e for e in events if e["event"] == "epoch"][-1]
    assert last["precision"] > 0.9
    assert last["recall"] > 0.8
    assert last["clean_changed"] < 0.05
    lines = (settings.run.out / "corrections.tsv").read_text().splitlines()
    assert len(lines) == 1 + last["corrected"]
    assert all(len(line.split("\t")) == 3 for line in lines)


def test_a_broken_write_leaves_the_old_checkpoint(tmp_path, monkeypatch):
    path = tmp_path / "last.pt"
    checkpoint.save({"epoch": 1}, path)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(checkpoint.os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        checkpoint.save({"epoch": 2}, path)
    assert checkpoint.load(path) == {"epoch": 1}


def start(config: Path, *prefix: str) -> subprocess.Popen[str]:
    command = [sys.executable, *prefix, "-m", "trainer", "train", "--config", str(config)]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def read_until(process: subprocess.Popen[str], event: str, **wanted: Any) -> dict[str, Any]:
    assert process.stdout is not None
    for line in process.stdout:
        said = json.loads(line)
        if said["event"] == event and wanted.items() <= said.items():
            return said
    raise AssertionError(f"{event} was never said")


def test_a_killed_process_goes_on_and_ends_where_an_unbroken_one_does(vectors, tmp_path):
    broken = settings_for(vectors, run={"epochs": 30, "out": str(tmp_path / "broken")})
    config = write_config(broken, tmp_path / "run.toml")
    process = start(config)
    read_until(process, "epoch", epoch=3.0)
    process.kill()
    process.communicate()
    resumed = run(broken)
    assert 3 <= resumed[0]["epoch"] < 30
    whole = settings_for(vectors, run={"epochs": 30, "out": str(tmp_path / "whole")})
    run(whole)
    assert torch.equal(weights(whole)["loss.weight"], weights(broken)["loss.weight"])
    with (broken.run.out / "epochs.csv").open() as file:
        assert [float(row["epoch"]) for row in csv.DictReader(file)] == list(range(1, 31))


def test_a_process_pauses_resumes_and_stops_on_command(vectors, tmp_path):
    settings = settings_for(vectors, run={"epochs": 100_000})
    process = start(write_config(settings, tmp_path / "run.toml"))

    def tell(command: str) -> None:
        assert process.stdin is not None
        print(json.dumps({"command": command}), file=process.stdin, flush=True)

    read_until(process, "epoch", epoch=1.0)
    tell("pause")
    read_until(process, "paused")
    files = settings.run.out / "epochs.csv"
    before = files.read_text()
    time.sleep(0.3)
    assert files.read_text() == before
    tell("resume")
    read_until(process, "resumed")
    tell("stop")
    assert read_until(process, "finished")["reason"] == "stopped"
    process.communicate()
    assert process.returncode == 0


def test_two_processes_train_one_model(vectors, tmp_path):
    settings = settings_for(
        vectors, loss={"start": "random"}, run={"epochs": 6, "out": str(tmp_path / "two")}
    )
    config = write_config(settings, tmp_path / "run.toml")
    torchrun = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    command = [sys.executable, *torchrun, "-m", "trainer", "train", "--config", str(config)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [e["event"] for e in events] == ["started", *["epoch"] * 7, "finished"]
    assert events[0]["processes"] == 2
    assert events[-2]["loss"] < 0.7 * events[2]["loss"]


def test_failures_are_one_sentence_and_exit_status_one(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    config = tmp_path / "run.toml"
    config.write_text('[data]\ntrain = "nowhere.npz"\n')
    assert main(["train", "--config", str(config)]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["event"] == "failed"
    assert "nowhere.npz" in said["message"]


@pytest.fixture(scope="module")
def pixels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random network and twelve random chips of four people."""
    folder = tmp_path_factory.mktemp("pixels")
    torch.manual_seed(0)
    arrays = [p.detach().numpy() for p in ordered_parameters(DlibResNet())]
    arrays[-1] = arrays[-1].T
    np.savez(folder / "w.npz", **{f"{place:03}": array for place, array in enumerate(arrays)})
    rng = np.random.default_rng(0)
    chips = rng.integers(0, 256, (12, 150, 150, 3), np.uint8)
    np.savez(folder / "faces.npz", chips=chips, labels=np.arange(12) % 4)
    np.savez(folder / "others.npz", chips=chips[:4, ::-1])
    return folder


def pixel_settings(folder: Path, out: Path, /, **sections: dict[str, Any]) -> Settings:
    values: dict[str, dict[str, Any]] = {
        "data": {"split": "people", "held_out": 0.5, "views": 3},
        "network": {"weights": str(folder / "w.npz")},
        "head": {"kind": "kept"},
        "run": {"out": str(out), "epochs": 2},
    }
    for name, section in sections.items():
        values.setdefault(name, {}).update(section)
    return settings_for(folder / "faces.npz", **values)


@pytest.mark.parametrize("trained", ["embedding", "last_stage"])
@pytest.mark.parametrize("views", [0, 3])
def test_only_the_last_stage_moves_and_unlabelled_faces_hold_it(trained, views, pixels, tmp_path):
    settings = pixel_settings(
        pixels,
        tmp_path / "run",
        data={"unlabelled": str(pixels / "others.npz"), "views": views},
        network={"trained": trained},
        loss={"distillation": 1.0},
        run={"epochs": 1},
    )
    events = run(settings)
    epoch = [e for e in events if e["event"] == "epoch"][-1]
    assert epoch["drift"] >= 0
    before, after = np.load(pixels / "w.npz"), weights(settings)
    names = [name for name in after if name.startswith("body.")]
    changed = [
        name
        for name, old in zip(names, before.values(), strict=True)
        if not np.array_equal(after[name].numpy(), old.T if old.ndim == 2 else old)
    ]
    expected = ["body.projection.weight"]
    if trained == "last_stage":
        expected = [n for n in names if n.startswith("body.blocks.13.")] + expected
    assert changed == expected
    assert (settings.run.out / "views").exists() is bool(views)


@pytest.mark.parametrize(
    ("loss", "mean", "views"),
    [("dul_rgs", "unit", 3), ("dul_cls", "scaled", 3), ("pfe", "unit", 0)],
)
def test_an_uncertainty_head_trains_on_a_frozen_network(loss, mean, views, pixels, tmp_path):
    options = {"inner": "cosface", "scale": 16.0} if loss == "dul_cls" else {}
    settings = pixel_settings(
        pixels,
        tmp_path / "run",
        data={"views": views, "degraded": 1.0},
        head={"kind": "gaussian", "mean": mean, "hidden": 8},
        loss={"name": loss, "options": options, "centred": False},
        optimizer={"name": "adamw", "rate": 0.01},
    )
    events = run(settings)
    epochs = [e for e in events if e["event"] == "epoch"]
    assert epochs[-1]["discard"] is not None
    assert np.isfinite(epochs[-1]["loss"])
    started = next(e for e in events if e["event"] == "started")
    assert started["trained_parameters"] < 100_000


@pytest.mark.parametrize("views", [0, 4])
def test_faces_alone_teach_an_uncertainty_head_how_far_degradation_leads(views, pixels, tmp_path):
    with np.load(pixels / "faces.npz") as arrays:
        np.savez(tmp_path / "f.npz", chips=arrays["chips"], labels=[0, 0, 1, 2, 3, *[4] * 7])
    settings = pixel_settings(
        pixels,
        tmp_path / "run",
        data={"train": str(tmp_path / "f.npz"), "views": views, "degraded": 1.0, "held_out": 0.2},
        head={"kind": "gaussian", "hidden": 8},
        loss={"name": "dul_rgs", "options": {}, "centred": False},
    )
    task = prepare(settings, join_world("cpu"), Reporter(silent=True))
    photos = np.bincount(task.train.faces.labels)
    alone = np.flatnonzero(photos[task.train.faces.labels] == 1)
    assert len(alone) >= 2
    assert task.train.rows.tolist() == list(range(len(task.train.faces)))
    assert task.train.centres is not None
    own = unit_vectors(embed(task.teacher, task.train))
    assert torch.allclose(task.train.centres[alone], own[alone], atol=1e-5)
    clean, drawn = task.train.source.clean(alone), task.train.source.drawn(alone, 0)
    assert not any(bool((a == b).all()) for a, b in zip(clean[0], drawn[0], strict=True))


def test_the_report_of_an_uncertainty_head_is_complete(pixels, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    settings = pixel_settings(
        pixels,
        tmp_path / "run",
        data={"views": 2, "check": str(pixels / "faces.npz")},
        head={"kind": "gaussian", "hidden": 8},
        loss={"name": "dul_rgs", "options": {}, "centred": False},
        run={"epochs": 1},
    )
    run(settings)
    config = write_config(settings, tmp_path / "run.toml")
    assert main(["report", "--config", str(config)]) == 0
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    report = json.loads(Path(said["report"]).read_text())
    assert {"discard", "discard_random", "spearman_blur", "tar_1e-03"} <= set(
        report["held_out"]["after"]
    )
    assert set(report["check"]) == {"before", "after"}
    assert "| Nearest person is right |" in Path(said["text"]).read_text()
    assert main(["evaluate", "--config", str(config)]) == 0
    assert [json.loads(line)["faces"] for line in capsys.readouterr().out.splitlines()] == [
        "held_out",
        "check",
    ]


def figures(tar: float, check: float) -> dict[str, Any]:
    return {"held_out": {"tar_1e-03": tar}, "check": {"tar_1e-03": check}}


@pytest.mark.parametrize(
    ("after", "is_good"),
    [((0.95, 0.92), True), ((0.95, 0.9181), True), ((0.95, 0.9179), False), ((0.93, 0.92), False)],
)
def test_a_model_is_adopted_only_if_it_gains_and_others_lose_nothing(after, is_good):
    before = figures(0.93, 0.92)
    evaluation = {name: {"before": before[name], "after": figures(*after)[name]} for name in before}
    adopt, reasons = verdict(evaluation)
    assert adopt is is_good
    assert all(reason.endswith(".") for reason in reasons)
