"""The training loop: reads from top to bottom, survives being killed, can be paused and stopped."""

from __future__ import annotations

import json
import time
from contextlib import AbstractContextManager
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader

from trainer import checkpoint
from trainer.data.batches import balanced_batches
from trainer.data.faces import Indices
from trainer.data.views import BatchDataset, Inputs
from trainer.distributed import World, join_world
from trainer.evaluation.noise import correction_figures
from trainer.held_out import held_out_figures, is_better, monitored
from trainer.logs import EpochLog
from trainer.losses import LossOutput
from trainer.losses.restoration import Restoration
from trainer.messages import Control, Reporter
from trainer.optimizers import make_optimizer, set_rates
from trainer.settings import Settings, SettingsError
from trainer.task import Task, prepare, to_device, unit_vectors


def train(settings: Settings, reporter: Reporter, control: Control) -> dict[str, Any]:
    """Run to the end, to patience or to `stop`; goes on where a killed run was.

    Returns what the event `finished` says. Raises SettingsError.
    """
    world = join_world(settings.run.device)
    try:
        voice = reporter if world.is_first else Reporter(silent=True)
        return _train(settings, world, voice, control)
    finally:
        world.leave()


def _train(
    settings: Settings, world: World, reporter: Reporter, control: Control
) -> dict[str, Any]:
    if settings.run.threads:
        torch.set_num_threads(settings.run.threads)
    torch.manual_seed(settings.run.seed + world.rank)
    _claim(settings, world)
    task = prepare(settings, world, reporter)
    loop = Loop(task, world, reporter, control)
    loop.resume()
    if world.is_first:
        _write_faces(task)
    reporter.say("started", **loop.summary())
    reason = loop.run()
    finished = loop.finish(reason)
    reporter.say("finished", **finished)
    return finished


def _write_faces(task: Task) -> None:
    """Which faces are trained on, and which are kept back: faces.json in the run's folder."""
    keys = {"trained": task.train.faces.keys, "held_out": task.held.faces.keys}
    (task.settings.run.out / "faces.json").write_text(json.dumps(keys), "utf-8")


def _claim(settings: Settings, world: World) -> None:
    """The run's folder belongs to one set of settings; how long it runs and on what may change."""
    path = settings.run.out / "settings.json"
    if world.is_first:
        settings.run.out.mkdir(parents=True, exist_ok=True)
        before = json.loads(path.read_text("utf-8")) if path.exists() else settings.as_dict()
        if _identity(before) != _identity(settings.as_dict()):
            raise SettingsError(f"{settings.run.out} holds a run with other settings.")
        path.write_text(json.dumps(settings.as_dict(), indent=1), "utf-8")
    world.wait()


def _identity(values: dict[str, Any]) -> dict[str, Any]:
    free = ("out", "epochs", "patience", "device", "precision", "threads")
    run = {name: value for name, value in values["run"].items() if name not in free}
    return {**values, "run": run}


class Loop:
    """One run. `epoch` counts finished epochs, `best` is the best held-out score so far."""

    def __init__(self, task: Task, world: World, reporter: Reporter, control: Control) -> None:
        self.task, self.world, self.reporter, self.control = task, world, reporter, control
        self.settings = task.settings
        self.objective = task.objective
        self.spread = world.spread(task.objective)
        self.optimizer = make_optimizer(task.objective, self.settings.optimizer)
        self.precision = _Precision(self.settings, world)
        self.log = EpochLog(self.settings.run.out)
        self.monitor = monitored(self.settings)
        self.epoch, self.best, self.best_epoch = 0, float("nan"), 0
        self.corrected = task.train.faces.labels.copy()

    def summary(self) -> dict[str, Any]:
        train = self.task.train
        return {
            "faces": len(train.rows),
            "people": len(train.faces.names),
            "held_out_faces": len(self.task.held.rows),
            "trained_parameters": sum(
                p.numel() for p in self.objective.parameters() if p.requires_grad
            ),
            "epochs": self.settings.run.epochs,
            "epoch": self.epoch,
            "device": str(self.world.device),
            "processes": self.world.size,
            "precision": str(self.precision.dtype or torch.float32).removeprefix("torch."),
            "monitor": self.monitor,
        }

    def run(self) -> str:
        """Epoch after epoch; the reason it ended: epochs, patience or stopped."""
        if self.epoch == 0 and self.world.is_first:
            self._judge({"epoch": 0.0})
        while self.epoch < self.settings.run.epochs:
            started = time.monotonic()
            row = self._train_epoch()
            if row is None:
                return "stopped"
            self.epoch += 1
            row = {"epoch": float(self.epoch), **row, "seconds": time.monotonic() - started}
            if self.world.is_first:
                self._judge(row)
            self.world.wait()
            if self.world.agree(self._is_patience_over()):
                return "patience"
        return "epochs"

    def _train_epoch(self) -> dict[str, float] | None:
        """Means over the epoch's steps; None where it was stopped in between."""
        self.spread.train()
        self.objective.start_epoch(self.epoch)
        totals = _Means()
        seen: list[Tensor] = []
        batches = self._batches()
        for place, (inputs, rows) in enumerate(batches):
            if self.world.agree(self.world.is_first and self.control.wait(self.reporter)):
                return None
            progress = self.epoch + place / len(batches)
            set_rates(self.optimizer, self.settings.optimizer, progress, self.settings.run.epochs)
            output = self._step(inputs, rows)
            totals.add({"loss": output.value.detach(), **output.parts}, len(rows))
            seen.append(torch.stack([torch.from_numpy(rows), output.labels.cpu()], 1))
        return {**totals.values(), **self._corrections(seen)}

    def _batches(self) -> DataLoader:
        data, train = self.settings.data, self.task.train
        batches = balanced_batches(
            train.faces.labels[train.rows],
            people=data.people_per_batch,
            faces=data.faces_per_person,
            seed=self.settings.run.seed,
            epoch=self.epoch,
            rank=self.world.rank,
            ranks=self.world.size,
        )
        return DataLoader(
            BatchDataset(train.source, self.epoch),
            batch_size=None,
            sampler=[train.rows[batch] for batch in batches],
            num_workers=data.workers,
            pin_memory=self.world.device.type == "cuda",
            collate_fn=_as_they_are,
        )

    def _step(self, inputs: Inputs, rows: Indices) -> LossOutput:
        train, device = self.task.train, self.world.device
        labels = torch.from_numpy(train.faces.labels[rows]).to(device)
        centres = None if train.centres is None else train.centres[torch.from_numpy(rows)]
        kept = self._draw_kept(len(rows))
        if isinstance(self.objective.loss, Restoration):
            degraded, undegraded = to_device(inputs, device)
            inputs, centres = (degraded,), self._seen_at_first(undegraded)
        with self.precision.context():
            output = self.spread(to_device(inputs, device), labels, centres, kept)
        self.precision.step(output.value, self.optimizer, self._clip)
        return output

    def _seen_at_first(self, chips: Tensor) -> Tensor:
        """The unit vectors that the model as it was at the start gives of chips."""
        with torch.no_grad(), self.precision.context():
            return unit_vectors(self.task.teacher(chips))

    def _draw_kept(self, count: int) -> tuple[Inputs, Tensor] | None:
        """As many faces that should stay what they are, with their old vectors."""
        part = self.task.kept
        if part is None:
            return None
        drawn = torch.randint(len(part.rows), (min(count, len(part.rows)),)).numpy()
        # A number of its own for every draw, so that each brings other variants.
        draw = int(torch.randint(2**31, ()))
        inputs = to_device(part.source.drawn(np.unique(drawn), draw), self.world.device)
        with torch.no_grad():
            return inputs, unit_vectors(self.task.teacher(*inputs))

    def _clip(self) -> None:
        trained = [p for p in self.objective.parameters() if p.grad is not None]
        torch.nn.utils.clip_grad_norm_(trained, self.settings.optimizer.clip)

    def _corrections(self, seen: list[Tensor]) -> dict[str, float]:
        """Remembers the labels the epoch trained with, and judges them where truth is known."""
        rows, labels = self.world.gather(torch.cat(seen)).unbind(1)
        self.corrected[rows.numpy()] = labels.numpy()
        faces, used = self.task.train.faces, self.task.train.rows
        if faces.true_labels is None:
            changed = (self.corrected != faces.labels)[used].sum()
            return {"corrected": float(changed)} if changed else {}
        return correction_figures(faces.labels[used], self.corrected[used], faces.true_labels[used])

    def _judge(self, row: dict[str, float]) -> None:
        """Held-out figures, the log, and the checkpoints."""
        figures = held_out_figures(self.task)
        row = {**row, **figures}
        score = figures.get(self.monitor, float("nan"))
        is_best = is_better(score, self.best, self.monitor)
        if is_best:
            self.best, self.best_epoch = score, self.epoch
        if self.epoch > 0:
            self.log.add(row)
        state = self._state()
        if is_best:
            checkpoint.save(state, self.settings.run.out / checkpoint.BEST)
        checkpoint.save(state, self.settings.run.out / checkpoint.LAST)
        # Said last: who hears of an epoch may kill the process and lose nothing of it.
        self.reporter.say("epoch", **row, is_best=is_best)

    def _is_patience_over(self) -> bool:
        patience = self.settings.run.patience
        return 0 < patience <= self.epoch - self.best_epoch

    def _state(self) -> dict[str, Any]:
        return {
            "settings": self.settings.as_dict(),
            "names": list(self.task.train.faces.names),
            "model": self.objective.model.state_dict(),
            "loss": self.objective.loss.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "precision": self.precision.scaler.state_dict(),
            "epoch": self.epoch,
            "best": self.best,
            "best_epoch": self.best_epoch,
            "corrected": torch.from_numpy(self.corrected),
            "random": checkpoint.random_state(),
        }

    def resume(self) -> None:
        """Take up the last checkpoint of the run's folder, if there is one."""
        path = self.settings.run.out / checkpoint.LAST
        if not path.exists():
            return
        state = checkpoint.load(path, self.world.device)
        self.objective.model.load_state_dict(state["model"])
        self.objective.loss.load_state_dict(state["loss"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.precision.scaler.load_state_dict(state["precision"])
        self.epoch, self.best = state["epoch"], state["best"]
        self.best_epoch = state["best_epoch"]
        self.corrected = state["corrected"].cpu().numpy()
        checkpoint.restore_random_state(state["random"])
        self.log.restore(self.epoch)

    def finish(self, reason: str) -> dict[str, Any]:
        """Curves, the list of corrected labels, and the run's last words."""
        if self.world.is_first:
            self.log.draw()
            self._write_corrections()
        return {
            "reason": reason,
            "epochs": self.epoch,
            "best_epoch": self.best_epoch,
            "score": self.best,
            "monitor": self.monitor,
            "checkpoint": str(self.settings.run.out / checkpoint.BEST),
        }

    def _write_corrections(self) -> None:
        faces = self.task.train.faces
        lines = ["key\tgiven\tcorrected"]
        for row in np.flatnonzero(self.corrected != faces.labels):
            given, found = faces.labels[row], self.corrected[row]
            lines.append(f"{faces.keys[row]}\t{faces.names[given]}\t{faces.names[found]}")
        path = self.settings.run.out / "corrections.tsv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _as_they_are(batch: Any) -> Any:
    return batch


class _Means:
    """Weighted means of named scalars, kept on the device until they are asked for."""

    def __init__(self) -> None:
        self._sums: dict[str, Tensor] = {}
        self._count = 0

    def add(self, values: dict[str, Tensor], weight: int) -> None:
        for name, value in values.items():
            self._sums[name] = self._sums.get(name, torch.zeros(())) + weight * value.cpu()
        self._count += weight

    def values(self) -> dict[str, float]:
        return {name: float(total) / max(self._count, 1) for name, total in self._sums.items()}


class _Precision:
    """Mixed precision on graphics processors: bfloat16 where there is, else scaled float16."""

    def __init__(self, settings: Settings, world: World) -> None:
        self._device = world.device.type
        wanted = settings.run.precision
        is_mixed = wanted == "bfloat16" or (wanted == "auto" and self._device == "cuda")
        has_wide = wanted == "bfloat16" or (is_mixed and torch.cuda.is_bf16_supported())
        self.dtype = (torch.bfloat16 if has_wide else torch.float16) if is_mixed else None
        self.scaler = torch.amp.GradScaler(enabled=self.dtype == torch.float16)

    def context(self) -> AbstractContextManager:
        return torch.autocast(self._device, dtype=self.dtype, enabled=self.dtype is not None)

    def step(self, value: Tensor, optimizer: torch.optim.Optimizer, clip: Any) -> None:
        optimizer.zero_grad(set_to_none=True)
        self.scaler.scale(value).backward()
        self.scaler.unscale_(optimizer)
        clip()
        self.scaler.step(optimizer)
        self.scaler.update()
