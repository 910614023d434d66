"""Commands that change something: each is one undoable act, the same as in the window."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from itertools import takewhile

import click

from photoface.cli.run import COUNT, ID, echo, json_option, library_option, reading, writing
from photoface.services import history, name_people
from photoface.services.history import Act


@click.command()
@click.argument("group", type=ID)
@click.argument("new_name", metavar="NAME")
@library_option
def name(group: int, new_name: str, library: str | None) -> None:
    """Say who GROUP is. The NAME of somebody known adds the group to that person."""
    with writing(library) as opened:
        say(name_people.name_group(opened, group, new_name))


@click.command()
@click.argument("person", type=ID)
@click.argument("new_name", metavar="NAME")
@library_option
def rename(person: int, new_name: str, library: str | None) -> None:
    """Give PERSON another name. The name of somebody else merges the two."""
    with writing(library) as opened:
        say(name_people.rename_person(opened, person, new_name))


@click.command()
@click.argument("person", type=ID)
@click.argument("into", type=ID)
@library_option
def merge(person: int, into: int, library: str | None) -> None:
    """Two people are one: everything of PERSON now belongs to INTO."""
    with writing(library) as opened:
        say(name_people.merge_people(opened, person, into))


@click.command()
@click.argument("person", type=ID)
@click.argument("faces", nargs=-1, required=True, type=ID)
@library_option
def reject(person: int, faces: tuple[int, ...], library: str | None) -> None:
    """FACES are not PERSON; they are never proposed for that person again."""
    with writing(library) as opened:
        say(name_people.reject_faces(opened, faces, person))


@click.command()
@click.argument("faces", nargs=-1, required=True, type=ID)
@library_option
def ignore(faces: tuple[int, ...], library: str | None) -> None:
    """Put FACES out of the way (they are never lost)."""
    with writing(library) as opened:
        say(name_people.ignore_faces(opened, faces))


@click.command("not-a-face")
@click.argument("faces", nargs=-1, required=True, type=ID)
@library_option
def not_a_face(faces: tuple[int, ...], library: str | None) -> None:
    """The detector was wrong about FACES."""
    with writing(library) as opened:
        say(name_people.mark_not_a_face(opened, faces))


@click.command()
@click.option("--times", type=COUNT, default=1, help="How many acts.")
@library_option
def undo(times: int, library: str | None) -> None:
    """Take back the last act."""
    with writing(library) as opened:
        acts = _repeated(lambda: history.undo(opened), times)
        echo("\n".join(f"Undone: {a.title}" for a in acts) or "There is nothing to undo.")


@click.command()
@click.option("--times", type=COUNT, default=1, help="How many acts.")
@library_option
def redo(times: int, library: str | None) -> None:
    """Bring back what was undone last."""
    with writing(library) as opened:
        acts = _repeated(lambda: history.redo(opened), times)
        echo("\n".join(f"Done again: {a.title}" for a in acts) or "There is nothing to redo.")


def _repeated(step: Callable[[], Act | None], times: int) -> list[Act]:
    """The acts of so many steps, fewer where there are no more."""
    return list(takewhile(bool, (step() for _ in range(times))))  # type: ignore[arg-type]


@click.command("history")
@click.option("--limit", type=COUNT, default=200, help="How many of the newest.")
@json_option
@library_option
def show_history(limit: int, as_json: bool, library: str | None) -> None:
    """What was done, the newest first; undone steps in brackets."""
    with reading(library) as opened:
        for act in history.acts(opened, limit=limit):
            title = act.title if act.state == "done" else f"[{act.title}]"
            echo(json.dumps(asdict(act)) if as_json else f"{act.at}\t{title}")


def say(act: Act | None) -> None:
    """Tell what was done."""
    echo(f"{act.title}." if act else "Nothing changed.")
