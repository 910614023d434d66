"""`photoface scan`: index folders to the end, then group."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
from tqdm import tqdm

from photoface.cli.models import fetch_missing
from photoface.cli.run import FAILED, echo, library_folder, resolved
from photoface.domain.settings import DETECTION_SIZES, GROUPING_METHODS, PROVIDERS
from photoface.domain.words import counted
from photoface.services import browse
from photoface.services.events import Event, ImportChanged, Trouble
from photoface.services.library import open_library
from photoface.services.logs import start_logging
from photoface.services.workspace import Workspace, is_grouping_stale

_LOOK_SECONDS = 0.2


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path())
@click.option("--library", type=click.Path(), help="The library's folder (default: your own).")
@click.option("--watch", is_flag=True, help="Keep going: notice new photos until Ctrl+C.")
@click.option(
    "--detection-size",
    type=click.Choice([str(size) for size in DETECTION_SIZES]),
    help="Longest side the detector sees, in pixels.",
)
@click.option("--provider", type=click.Choice(PROVIDERS), help="On what the models run.")
@click.option("--grouping", type=click.Choice(GROUPING_METHODS), help="How faces are grouped.")
@click.option("--second-pass/--no-second-pass", default=None, help="Look larger if none is found.")
@click.option("--thorough/--not-thorough", default=None, help="Six crops a face instead of two.")
@click.option("--debug", is_flag=True, help="Write more into the log.")
def scan(
    folders: tuple[str, ...], library: str | None, watch: bool, debug: bool, **choices: object
) -> None:
    """Find the faces in FOLDERS and group them into people."""
    wanted = [_existing(folder) for folder in folders]
    fetch_missing()
    folder = library_folder(library)
    with Workspace(open_library(folder), groups_by_itself=watch) as workspace:
        start_logging(folder, debug=debug)
        _apply(workspace, choices)
        with _ending_gently(workspace) as was_interrupted:
            had_trouble = _read(workspace, wanted)
            if not was_interrupted.is_set():
                _group(workspace)
            if watch and not was_interrupted.is_set():
                _keep_watching(workspace, was_interrupted)
        ended_well = _summarize(workspace, was_interrupted.is_set(), had_trouble=had_trouble)
    if not ended_well:
        raise SystemExit(FAILED)


def _existing(folder: str) -> Path:
    path = resolved(folder)
    if not os.path.isdir(path):
        raise click.UsageError(f"There is no folder {folder}.")
    return path


def _apply(workspace: Workspace, choices: dict[str, object]) -> None:
    given = {name: value for name, value in choices.items() if value is not None}
    if "detection_size" in given:
        given["detection_size"] = int(str(given["detection_size"]))
    if given:
        before = workspace.library.settings
        workspace.change_settings(replace(before, **given))  # type: ignore[arg-type]
        workspace.importer.wait()


def _read(workspace: Workspace, folders: list[Path]) -> bool:
    """Read everything, with a progress bar where somebody watches; True if there was trouble.

    Before that, what an earlier release has read is looked at with the embedder of this one.
    """
    workspace.model_switch.run()
    with _progress_bar() as bar:
        unsubscribe = workspace.library.events.subscribe(bar)
        for folder in folders:
            workspace.add_folder(folder)
        while not workspace.importer.wait(_LOOK_SECONDS):
            pass
        unsubscribe()
    return bar.had_trouble


def _group(workspace: Workspace) -> None:
    workspace.late_faces.run()
    if is_grouping_stale(workspace.library):
        if sys.stderr.isatty():
            echo("Grouping the faces ...", err=True)
        workspace.grouper.run(only_new=True)


def _keep_watching(workspace: Workspace, interrupted: threading.Event) -> None:
    workspace.set_watching(True)
    echo("Watching for new photos; Ctrl+C ends.", err=True)
    while not interrupted.wait(_LOOK_SECONDS):
        pass


@contextmanager
def _ending_gently(workspace: Workspace) -> Iterator[threading.Event]:
    """Ctrl+C (or a polite kill) ends the work within a second and keeps what was read."""
    interrupted = threading.Event()

    def stop(*_: object) -> None:
        interrupted.set()
        workspace.stop()
        workspace.model_switch.close()
        workspace.grouper.cancel()

    earlier = {sign: signal.signal(sign, stop) for sign in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield interrupted
    finally:
        for sign, handler in earlier.items():
            signal.signal(sign, handler)


class _Bar:
    """Shows ImportChanged events as a bar, and troubles as lines above it."""

    def __init__(self, bar: tqdm) -> None:  # type: ignore[type-arg]
        self._bar = bar
        self.had_trouble = False

    def __call__(self, event: Event) -> None:
        match event:
            case ImportChanged(progress=progress) if progress.total:
                self._bar.total = progress.total
                self._bar.n = progress.done
                self._bar.refresh()
            case Trouble(sentence):
                self.had_trouble = True
                self._bar.write(sentence, file=sys.stderr)


@contextmanager
def _progress_bar() -> Iterator[_Bar]:
    with tqdm(unit=" photos", disable=not sys.stderr.isatty(), leave=False, total=0) as bar:
        yield _Bar(bar)


def _summarize(workspace: Workspace, was_interrupted: bool, *, had_trouble: bool) -> bool:
    """Print what was found; False if nothing could be read or the work was cut short."""
    found = workspace.library.read(browse.overview)
    problems = workspace.problems()
    groups = workspace.library.read(lambda c: len(browse.group_cards(c)))
    echo(
        f"{counted(found.photos_done, 'photo')} read, {counted(found.faces, 'face')}, "
        f"{counted(found.people, 'person', 'people')} named, "
        f"{counted(groups, 'group')} of two or more still without a name."
    )
    if workspace.provider_sentence:
        echo(workspace.provider_sentence)
    if problems:
        failed = counted(len(problems), "file")
        echo(f"{failed} could not be read: see `photoface problems`.")
    if was_interrupted:
        echo("Interrupted: run the same command again to go on.")
        return False
    waiting = found.photos - found.photos_done - found.photos_failed
    if found.photos_done == 0 and (problems or waiting):
        echo("Nothing could be read.", err=True)
        return False
    return not had_trouble
