"""Training without a window: learn from corrections, read the report, adopt, go back."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import click
from tqdm import tqdm

from photoface.cli.decide import say
from photoface.cli.run import FAILED, ID, echo, json_option, library_option, reading, writing
from photoface.services import doubtful_names, learned_models, train_model
from photoface.services.events import Event, TrainingChanged
from photoface.services.group_faces import Grouper
from photoface.services.library import Library
from photoface.services.switch_model import ModelSwitch
from photoface.services.train_model import Trainer
from photoface.services.training_report import TrainingReport

_WORDS = {
    "tar_1e-03": "Genuine pairs accepted at FAR 1e-3",
    "rank1": "Nearest person is right",
    "bcubed_f": "BCubed F of a regroup",
    "calibration_error": "Error of the probability",
}


@click.group("train", invoke_without_command=True)
@library_option
@click.pass_context
def train(context: click.Context, library: str | None) -> None:
    """Learn from corrections: train, then read the report, adopt, or go back.

    Without a command, trains now and prints the report. Nothing changes before `adopt`. Ctrl+C
    stops; the next start goes on from there.
    """
    if context.invoked_subcommand is not None:
        context.obj = library
        return
    with writing(library) as opened:
        trainer = Trainer(opened)
        with _progress(opened, lambda: trainer.state.fraction, lambda: trainer.state.sentence):
            try:
                trainer.start()
                state = trainer.wait()
            finally:
                trainer.close()
        report = train_model.last_report(opened)
    if state.phase == "failed" or report is None:
        echo(state.sentence or "Nothing was trained.", err=True)
        raise SystemExit(FAILED)
    _show_report(report)


@train.command()
@json_option
@library_option
@click.pass_obj
def status(given: str | None, as_json: bool, library: str | None) -> None:
    """What there is to learn from, and which model the library is on."""
    with reading(library or given) as opened:
        ready = train_model.readiness(opened)
        model = opened.read(learned_models.model_state)
    if as_json:
        echo(json.dumps({**asdict(ready), **asdict(model)}))
        return
    echo(
        f"{ready.faces} named faces of {ready.people} people, {ready.new} decisions since the "
        "last training."
    )
    if ready.sentence is not None:
        echo(ready.sentence)
    echo(f"The library is on {model.in_use or 'the plain model'}.")
    if model.in_use != model.wanted:
        echo(
            f"It is going over to {model.wanted or 'the plain model'}: {model.waiting} faces wait. "
            "Go on with: photoface train resume"
        )


@train.command()
@json_option
@library_option
@click.pass_obj
def report(given: str | None, as_json: bool, library: str | None) -> None:
    """What the last training did."""
    with reading(library or given) as opened:
        found = train_model.last_report(opened)
    if found is None:
        echo("Nothing was trained yet.", err=True)
        raise SystemExit(FAILED)
    _show_report(found, as_json)


@train.command("adopt")
@library_option
@click.pass_obj
def adopt_command(given: str | None, library: str | None) -> None:
    """Let the library go over to the trained model (only one that is better)."""
    with writing(library or given) as opened:
        say(train_model.adopt_training(opened))
        _follow(opened)


@train.command()
@library_option
@click.pass_obj
def rollback(given: str | None, library: str | None) -> None:
    """Go back to the model before."""
    with writing(library or given) as opened:
        say(learned_models.roll_back(opened))
        _follow(opened)


@train.command()
@library_option
@click.pass_obj
def resume(given: str | None, library: str | None) -> None:
    """Finish going over to another model where that was broken off."""
    with writing(library or given) as opened:
        _follow(opened)


@train.command()
@library_option
@click.pass_obj
def discard(given: str | None, library: str | None) -> None:
    """Throw the trained model away."""
    with writing(library or given) as opened:
        train_model.discard_training(opened)


@click.command()
@click.option("--accept", "accepted", type=ID, metavar="FACE", help="It is who it looks like.")
@click.option("--keep", "kept", type=ID, metavar="FACE", help="The name is right.")
@json_option
@library_option
def doubtful(accepted: int | None, kept: int | None, as_json: bool, library: str | None) -> None:
    """Named faces that look like somebody else, the most doubtful first."""
    if accepted is not None or kept is not None:
        with writing(library) as opened:
            if accepted is not None:
                say(doubtful_names.accept(opened, accepted))
            if kept is not None:
                say(doubtful_names.keep(opened, kept))
        return
    with reading(library) as opened:
        for doubt in opened.read(doubtful_names.doubtful_names):
            line = f"face {doubt.face}\t{doubt.name}\tlooks like {doubt.other_name}"
            chance = f"{100 * doubt.probability:.0f} %"
            echo(json.dumps(asdict(doubt)) if as_json else f"{line}\t{chance}")


def _follow(library: Library) -> None:
    """Bring the library to the model that is wanted now, and group anew with it."""
    switch = ModelSwitch(library)
    with _progress(library, lambda: switch.fraction, lambda: "Looking at faces again"):
        try:
            switch.run()
        finally:
            switch.close()
    Grouper(library).run()
    model = library.read(learned_models.model_state)
    echo(f"The library is on {model.in_use or 'the plain model'}.")


class _progress:  # noqa: N801  used as a function
    """A progress bar where somebody watches, fed by TrainingChanged."""

    def __init__(
        self,
        library: Library,
        fraction: Callable[[], float | None],
        sentence: Callable[[], str],
    ) -> None:
        self._fraction, self._sentence = fraction, sentence
        self._bar = tqdm(
            total=100,
            unit="%",
            disable=not sys.stderr.isatty(),
            bar_format="{desc} {bar} {n:.0f} %",
        )
        self._unsubscribe = library.events.subscribe(self._on_event)

    def _on_event(self, event: Event) -> None:
        if isinstance(event, TrainingChanged):
            self._bar.set_description_str(self._sentence() or "Training", refresh=False)
            self._bar.n = 100 * (self._fraction() or 0.0)
            self._bar.refresh()

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: Any) -> None:
        self._unsubscribe()
        self._bar.close()


def _show_report(report: TrainingReport, as_json: bool = False) -> None:
    if as_json:
        echo(json.dumps(asdict(report), ensure_ascii=False))
        return
    echo("It may be adopted." if report.is_better else "It is not adopted: it is no better.")
    for sentence in report.reasons:
        echo(sentence)
    for title, part in (("Faces kept back", report.held_out), ("Other people", report.check)):
        for figure in part:
            words = _WORDS.get(figure.name, figure.name)
            echo(f"{title}: {words}\t{figure.before:.4f} -> {figure.after:.4f}")
    echo(report.check_sentence)
    if report.worst is not None:
        worst = report.worst
        echo(f"Gains least: {worst.name}\t{worst.before:.3f} -> {worst.after:.3f}")
    echo(f"{len(report.changes)} of {report.looked_at} faces would show another name.")
    echo(f"{report.doubts} names look wrong (see `photoface doubtful`).")
