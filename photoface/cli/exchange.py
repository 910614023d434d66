"""Tags and people in and out: import-tags, write-tags, export, import-people."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click
from tqdm import tqdm

from photoface.cli.run import (
    FAILED,
    echo,
    json_option,
    library_option,
    reading,
    resolved,
    writing,
)
from photoface.domain.errors import PhotofaceError
from photoface.domain.photos import Problem
from photoface.domain.settings import TAG_PLACES
from photoface.exchange.person_folders import How
from photoface.services import browse, export_faces, import_tags, share_people, write_tags
from photoface.services.library import Library

_DRY_RUN = click.option("--dry-run", is_flag=True, help="Only say what would be done.")


@click.command("import-tags")
@click.argument("folders", nargs=-1, type=click.Path())
@click.option(
    "--contacts",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Picasa's contacts.xml.",
)
@_DRY_RUN
@library_option
@json_option
def import_tags_command(
    folders: tuple[str, ...],
    contacts: Path | None,
    dry_run: bool,
    library: str | None,
    as_json: bool,
) -> None:
    """Take over the names that other programs wrote into the photos (below FOLDERS, or all).

    One step that `undo` takes back. Your own word always stands.
    """
    with (reading if dry_run else writing)(library) as opened:
        with _bar("photos") as progress:
            found = import_tags.find_tags(
                opened, folders=_resolved(folders), contacts=contacts, progress=progress
            )
        if dry_run:
            outcome = import_tags.preview(opened, found)
        else:
            _, outcome = import_tags.apply(opened, found)
    if as_json:
        echo(json.dumps(asdict(outcome)))
    else:
        echo(f"{'Would import' if dry_run else 'Imported'} {outcome.sentence}")
        for path, told in outcome.contradictions:
            echo(f"{path}: you said {told.here}, the tags say {told.there}")
    _end(outcome.problems, told=as_json)


@click.command("write-tags")
@click.argument("folders", nargs=-1, type=click.Path())
@click.option(
    "--to",
    "place",
    type=click.Choice(TAG_PLACES[1:]),
    help="Where to write (default: what the library's settings say).",
)
@_DRY_RUN
@library_option
@json_option
def write_tags_command(
    folders: tuple[str, ...], place: str | None, dry_run: bool, library: str | None, as_json: bool
) -> None:
    """Write who is on the photos (below FOLDERS, or all) into sidecars or files.

    Every file is made beside the old one, compared with it and only then put in its place.
    """
    with writing(library) as opened, _bar("photos") as progress:
        done = write_tags.write_tags(
            opened, place=place, folders=_resolved(folders), dry_run=dry_run, progress=progress
        )
    if as_json:
        echo(json.dumps(asdict(done)))
    elif dry_run:
        for path in done.written:
            echo(f"would write {path}")
    else:
        echo(done.sentence)
    _end(done.problems, told=as_json)


@click.group()
def export() -> None:
    """Photos and people for other programs and other libraries."""


@export.command("folders")
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--by", type=click.Choice([how.value for how in How]), default=How.COPY.value)
@click.option("--person", "people", multiple=True, help="Only this person (name or number).")
@click.option("--proposed", is_flag=True, help="Also where only the machine says so.")
@library_option
@json_option
def export_folders_command(
    out: Path,
    by: str,
    people: tuple[str, ...],
    proposed: bool,
    library: str | None,
    as_json: bool,
) -> None:
    """Put each person's photos into a folder of their name below OUT."""
    with reading(library) as opened, _bar("photos") as progress:
        done = export_faces.export_folders(
            opened,
            out,
            how=How(by),
            people=[_person(opened, who) for who in people] or None,
            with_proposed=proposed,
            progress=progress,
        )
    echo(json.dumps(asdict(done)) if as_json else done.sentence)
    _end(done.problems, told=as_json)


@export.command("table")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@library_option
def export_table_command(out: Path, library: str | None) -> None:
    """Write every face as a table to OUT (.csv or .json)."""
    with reading(library) as opened:
        rows = export_faces.export_table(opened, out)
    echo(f"{rows} faces in {out}.")


@export.command("people")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@library_option
def export_people_command(out: Path, library: str | None) -> None:
    """Write all you said about people to OUT, for `import-people` of another library."""
    with reading(library) as opened:
        faces = share_people.export_people(opened, out)
    echo(f"What you said about {faces} faces is in {out}.")


@click.command("import-people")
@click.argument("backup", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_DRY_RUN
@library_option
@json_option
def import_people_command(backup: Path, dry_run: bool, library: str | None, as_json: bool) -> None:
    """Take over the people of another library from its BACKUP (`export people`)."""
    told = share_people.read_backup(backup)
    with (reading if dry_run else writing)(library) as opened:
        if dry_run:
            outcome = share_people.preview(opened, told)
        else:
            _, outcome = share_people.import_people(opened, told)
    if as_json:
        echo(json.dumps(asdict(outcome)))
    else:
        echo(f"{'Would take over' if dry_run else 'Took over'} {outcome.sentence}")


def _person(library: Library, who: str) -> int:
    """A person by name, or by number."""
    found = library.read(lambda c: browse.person_named(c, who))
    if found is None and not who.isdecimal():
        raise PhotofaceError(f"There is nobody called {who}.")
    return found if found is not None else int(who)


def _resolved(folders: tuple[str, ...]) -> list[str]:
    return [str(resolved(folder)) for folder in folders]


def _end(problems: Sequence[Problem], *, told: bool) -> None:
    """Tell what went wrong, if it is not told yet; not well where anything did."""
    for problem in () if told else problems:
        echo(f"{problem.path}: {problem.reason}", err=True)
    if problems:
        raise SystemExit(FAILED)


@contextmanager
def _bar(unit: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar where somebody watches."""
    with tqdm(unit=f" {unit}", disable=not sys.stderr.isatty(), leave=False) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show
