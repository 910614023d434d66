"""`photoface models`: what there is, fetch, verify, add."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from tqdm import tqdm

from photoface.cli.run import FAILED, echo
from photoface.services import models as verbs
from photoface.services.models import FetchProgress, ModelStatus, Presence


@click.group()
def models() -> None:
    """The face models: list, fetch, verify, add your own."""


@models.command("list")
def list_models() -> None:
    """Every model with its role, source, licence, hash, size, input and output."""
    for model in verbs.list_models():
        echo(_described(model))


@models.command()
@click.argument("names", nargs=-1)
def fetch(names: tuple[str, ...]) -> None:
    """Fetch the models NAMES, or the default ones. The only command that uses the network."""
    if names:
        with _Bar() as bar:
            verbs.fetch(names, bar)
    else:
        fetch_missing()
    echo("The models are ready.")


@models.command()
def verify() -> None:
    """Check every byte of the models that are here."""
    found = verbs.verify()
    for model in found:
        echo(f"{model.name}: {model.presence.value}")
    if any(model.presence is Presence.DAMAGED for model in found):
        echo("Fetch the damaged ones again: photoface models fetch NAME", err=True)
        raise SystemExit(FAILED)


@models.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--manifest",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What the file is: input size, colour order, normalization, template, dimension.",
)
@click.option("--name", help="The model of the list that this file is.")
def add(file: Path, manifest: Path | None, name: str | None) -> None:
    """Add a detector or embedder of your own (ONNX)."""
    model = verbs.add(file, manifest, name=name)
    echo(f"{model.title} is ready; choose it in the settings as {model.name}.")


def fetch_missing() -> None:
    """Fetch the default models where they are missing; says so first."""
    missing = verbs.missing_models()
    if not missing:
        return
    titles = ", ".join(f"{model.title} ({model.licence})" for model in missing)
    echo(f"Fetching the face models: {titles} ...", err=True)
    with _Bar() as bar:
        verbs.ensure_default_models(bar)


class _Bar:
    """Shows FetchProgress as a bar of bytes."""

    def __enter__(self) -> _Bar:
        self._bar = tqdm(unit="B", unit_scale=True, disable=not sys.stderr.isatty(), leave=False)
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def __call__(self, progress: FetchProgress) -> None:
        self._bar.total = progress.total
        self._bar.n = progress.done
        self._bar.refresh()


def _described(model: ModelStatus) -> str:
    size = f"{model.size:,} bytes" if model.size else "size unknown"
    return "\n".join(
        (
            f"{model.name} ({model.presence.value})",
            f"  {model.title}: {model.role}. {model.about}",
            f"  licence {model.licence}; {model.homepage}",
            f"  source  {model.source}; {size}; sha256 {model.sha256 or 'any'}",
            f"  input   {model.input}",
            f"  output  {model.output}",
        )
    )
