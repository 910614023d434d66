"""Training: the embedder learns from what the user corrected.

    trainer = Trainer(library)
    trainer.start()          # or pause, resume, stop; `state` tells how far it is
    adopt_training(library)  # only what is better

Faces are collected by one child, learned from by the trainer (a program of its own), compared by
another child. Everything lies in the library's folder `training`, so a killed run goes on where it
was. What the library is on changes only when the user adopts the outcome.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from photoface.domain.errors import PhotofaceError
from photoface.domain.sentences import say
from photoface.jobs.program import JsonProgram
from photoface.services import browse, training_faces
from photoface.services.children import Errand
from photoface.services.events import TrainingChanged, Trouble
from photoface.services.group_faces import newest_embedder
from photoface.services.library import Library
from photoface.services.training_faces import CHECK, LIBRARY, TrainingSet
from photoface.services.training_files import TrainingFiles, TrainingOrder, version_of
from photoface.services.training_messages import (
    Collected,
    CollectionDone,
    Compared,
    Comparing,
)
from photoface.services.training_outcome import (
    adopt_training,
    discard_training,
    last_report,
    readiness,
    trained_model,
    training_folder,
)
from photoface.services.training_report import (
    TrainingReport,
    changed_faces,
    check_sentence,
    figures,
    save_report,
    verdict,
    worst_person,
)
from photoface.store import learned
from photoface.vision.packs import find_pack
from photoface.vision.shelf import ModelShelf

log = logging.getLogger(__name__)

__all__ = [
    "Epoch",
    "Trainer",
    "TrainingState",
    "adopt_training",
    "discard_training",
    "last_report",
    "readiness",
    "trained_model",
    "training_folder",
]

_SEED = 0


@dataclass(frozen=True, slots=True)
class Epoch:
    """One point of the curve, on faces kept back: genuine pairs accepted at FAR 1e-3, and nearest
    person right, 0..1."""

    epoch: int
    tar: float
    rank1: float


@dataclass(frozen=True, slots=True)
class TrainingState:
    """phase: idle, collecting, training, paused, judging, failed. sentence: what is being done, or
    why it failed. fraction: 0..1 of the phase, None where nobody knows."""

    phase: str = "idle"
    sentence: str = ""
    fraction: float | None = None
    curve: tuple[Epoch, ...] = ()
    epochs: int = 0

    @property
    def is_running(self) -> bool:
        return self.phase not in ("idle", "failed")


class Trainer:
    """Trains for one library, one run at a time, in the background. Emits TrainingChanged."""

    def __init__(self, library: Library, *, models_folder: Path | None = None) -> None:
        self._library = library
        self._models_folder = models_folder
        self._files = TrainingFiles(training_folder(library))
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._errand: Errand | None = None
        self._program: JsonProgram | None = None
        self._go_on = threading.Event()
        self._go_on.set()
        self._is_stopped = False
        self.state = TrainingState()

    def start(self) -> None:
        """Train in the background; returns at once. PhotofaceError says why it waits."""
        ready = readiness(self._library)
        if ready.sentence is not None:
            raise PhotofaceError(ready.sentence)
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._is_stopped = False
                self._go_on.set()
                self._tell(TrainingState("collecting", say("Collecting faces"), 0.0))
                self._thread = threading.Thread(target=self._serve, name="training", daemon=True)
                self._thread.start()

    def pause(self) -> None:
        """Rest after the present step, until `resume`."""
        if self.state.phase == "training":
            self._go_on.clear()
            self._say("pause")
            self._tell(replace(self.state, phase="paused", sentence=say("Paused")))

    def resume(self) -> None:
        if self.state.phase == "paused":
            self._say("resume")
            self._tell(replace(self.state, phase="training", sentence=say("Learning")))
            self._go_on.set()

    def stop(self) -> None:
        """End it at once. What was learned is kept, and the next start goes on from there."""
        with self._lock:
            self._is_stopped = True
            errand, program = self._errand, self._program
        self._go_on.set()
        if errand is not None:
            errand.cancel()
        if program is not None:
            program.kill()

    def wait(self) -> TrainingState:
        """Wait until nothing runs; how it ended."""
        thread = self._thread
        if thread is not None:
            thread.join()
        return self.state

    def close(self) -> None:
        self.stop()
        self.wait()

    # ------------------------------------------------------------------------------------- inside

    def _serve(self) -> None:
        try:
            self._run()
            self._tell(TrainingState(curve=self.state.curve, epochs=self.state.epochs))
        except (CancelledError, _StoppedError):
            self._tell(TrainingState())
        except PhotofaceError as error:
            self._fail(error.sentence)
        except Exception:
            log.exception("training failed")
            self._fail(say("Training ended with an error inside Photoface (see log)."))

    def _fail(self, sentence: str) -> None:
        if self._is_stopped:
            self._tell(TrainingState())
            return
        self._tell(TrainingState("failed", sentence))
        self._library.events.emit(Trouble(sentence))

    def _run(self) -> None:
        started = time.monotonic()
        order = self._prepare()
        self._learn()
        self._tell(
            replace(
                self.state, phase="judging", sentence=say("Judging what was learned"), fraction=None
            )
        )
        self._ask_trainer("report")
        self._ask_trainer("export")
        self._files.take_model()
        compared = self._compare()
        self._files.save_model(order, compared)
        self._note_doubts()
        report = self._report(order, compared, time.monotonic() - started)
        save_report(report, self._files.folder)
        self._files.tidy_up()

    def _prepare(self) -> TrainingOrder:
        """What to train on, as files: those of a run that was broken off, if nothing was said
        since; else new ones."""
        chosen = self._library.read(lambda c: training_faces.choose(c, _SEED))
        order = self._library.read(lambda c: self._order(c, chosen))
        if order == self._files.order():
            return order
        self._files.clear()
        places = self._library.read(lambda c: training_faces.places(c, chosen))
        done: CollectionDone = self._do_errand(
            "collect", CollectionDone, places, self._library.settings, self._models_folder,
            self._files.folder,
        )  # fmt: skip
        if done.faces.get(LIBRARY, 0) < training_faces.LEAST_FACES:
            raise PhotofaceError(
                say("Too few of the named photos can be read; nothing was learned.")
            )
        pack = find_pack(self._library.settings.embedder, self._models_folder)
        weights = ModelShelf(self._models_folder).installed(pack).path
        self._files.begin(order, weights, done.faces, _SEED)
        return order

    def _order(self, connection: Connection, chosen: TrainingSet) -> TrainingOrder:
        """A new one, or that of a broken-off run if it would be the same."""
        base = newest_embedder(connection)
        model = learned.find(connection, base)
        order = TrainingOrder(
            made_at=_now(),
            last_decision=training_faces.newest_decision(connection),
            base=model.base if model else base,
            people=chosen.people,
            check_is_people=chosen.check_is_people,
        )
        before = self._files.order()
        if before is not None and self._files.is_unfinished():
            same = replace(order, made_at=before.made_at)
            return same if same == before else order
        return order

    def _learn(self) -> None:
        curve: list[Epoch] = []

        def hear(event: dict[str, Any]) -> None:
            if event["event"] == "views":
                self._progress(
                    say("Looking at faces"), event["done"] / max(event["total"], 1), curve
                )
            elif event["event"] == "started":
                self._tell(replace(self.state, epochs=event["epochs"]))
            elif event["event"] == "epoch":
                curve.append(_epoch(event))
                self._progress(say("Learning"), curve[-1].epoch / max(self.state.epochs, 1), curve)

        self._tell(replace(self.state, phase="training", sentence=say("Looking at faces")))
        self._ask_trainer("train", hear)

    def _progress(self, sentence: str, fraction: float, curve: list[Epoch]) -> None:
        told = replace(self.state, sentence=sentence, fraction=fraction, curve=tuple(curve))
        self._tell(replace(told, sentence=say("Paused")) if told.phase == "paused" else told)

    def _ask_trainer(
        self, command: str, on_event: Callable[[dict[str, Any]], None] = lambda event: None
    ) -> None:
        """Run one command of the trainer to its end."""
        last: dict[str, Any] = {}

        def hear(event: dict[str, Any]) -> None:
            last.update(event)
            on_event(event)

        arguments = [command, "--tied", "--config", str(self._files.config)]
        with self._lock:
            self._demand_wanted()
            self._program = JsonProgram("trainer", arguments, hear)
        try:
            status = self._program.wait()
        finally:
            self._program = None
        self._demand_wanted()
        if status != 0:
            raise PhotofaceError(
                last.get("message") or say("Training ended with an error (see log).")
            )

    def _compare(self) -> Compared:
        found: Compared = self._do_errand(
            "compare", Compared, self._files.folder, self._files.model,
            self._library.settings, self._models_folder, self._files.trained(),
        )  # fmt: skip
        return found

    def _report(self, order: TrainingOrder, compared: Compared, seconds: float) -> TrainingReport:
        found = self._files.evaluation()
        names = {str(i): name for i, name in self._library.read(browse.people_names)}
        held_out, check = figures(found.get("held_out")), figures(found.get("check"))
        in_check = sum(part == CHECK for part in compared.part)
        is_better, reasons = verdict(held_out, check, in_check)
        changes, looked_at = changed_faces(compared, self._files.trained(), names)
        return TrainingReport(
            made_at=_now(),
            seconds=seconds,
            faces=sum(part == LIBRARY for part in compared.part),
            people=order.people,
            is_better=is_better,
            reasons=reasons,
            held_out=held_out,
            check=check,
            check_sentence=check_sentence(order.check_is_people, in_check),
            worst=worst_person(found.get("worst"), names),
            changes=changes,
            looked_at=looked_at,
            doubts=len(self._files.doubts()),
            last_decision=order.last_decision,
            version=version_of(order, compared),
        )

    def _note_doubts(self) -> None:
        """Names that training changed on the way, for the list of tags that look wrong."""
        rows = self._files.doubts()

        def change(connection: Connection) -> None:
            connection.execute("DELETE FROM training_doubts")
            connection.executemany(
                "INSERT OR IGNORE INTO training_doubts SELECT f.id, p.id, q.id FROM faces f, "
                "people p, people q WHERE f.id = ? AND p.id = ? AND q.id = ?",
                rows,
            )

        self._library.write(change).result()

    def _do_errand(self, function: str, answer: type, *arguments: Any) -> Any:
        with self._lock:
            self._demand_wanted()
            self._errand = Errand(
                f"photoface.services.training_child:{function}",
                answer,
                *arguments,
                on_message=self._on_message,
                name=function,
            )
        try:
            return self._errand.answer.result()
        finally:
            self._errand = None

    def _on_message(self, message: Any) -> None:
        match message:
            case Collected(done, total):
                self._tell(
                    TrainingState("collecting", say("Collecting faces"), done / max(total, 1))
                )
            case Comparing(fraction):
                self._tell(replace(self.state, fraction=fraction))

    def _demand_wanted(self) -> None:
        if self._is_stopped:
            raise _StoppedError

    def _say(self, command: str) -> None:
        program = self._program
        if program is not None:
            program.send({"command": command})

    def _tell(self, state: TrainingState) -> None:
        self.state = state
        self._library.events.emit(TrainingChanged())


class _StoppedError(Exception):
    """The user stopped it."""


def _now() -> str:
    return datetime.now().isoformat(timespec="seconds")


def _epoch(event: dict[str, Any]) -> Epoch:
    tar, rank1 = (float(event.get(name) or 0.0) for name in ("tar", "rank1"))
    return Epoch(int(event["epoch"]), tar, rank1)
