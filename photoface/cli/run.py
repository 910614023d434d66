"""What every command shares: where the library is, plain errors, exit codes."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from photoface.domain.errors import PhotofaceError, reason_of
from photoface.domain.names import printable
from photoface.services.library import Library, open_library
from photoface.services.logs import start_logging
from photoface.services.places import default_library

#: Exit codes: 0 done, 1 the world said no (a sentence tells), 2 wrong use (click's own).
FAILED = 1
#: Ids, and places counted from 0; the database holds no larger ones.
ID = click.IntRange(0, 2**63 - 1)
#: How many.
COUNT = click.IntRange(1, 1_000_000_000)


class PlainErrorsGroup(click.Group):
    """Says what went wrong in one sentence; a traceback only for our own bugs."""

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a console may not know all letters of names
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except PhotofaceError as error:
            echo(error.sentence, err=True)
            ctx.exit(FAILED)
        except BrokenPipeError:
            _leave_quietly(0)  # the reader (head, less) has seen enough
        except OSError as error:  # the output's disk is full, the folder we stand in is gone
            where = f"{error.filename}: " if error.filename else ""
            echo(f"{where}{reason_of(error)}.", err=True)
            _leave_quietly(FAILED)


def echo(text: str, *, err: bool = False) -> None:
    """Print a text that may hold names and paths: none of them gives the terminal orders."""
    click.echo(printable(text), err=err)


def library_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--library", type=click.Path(), help="The library's folder (default: your own)."
    )(command)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")(command)


def library_folder(given: str | None) -> Path:
    return default_library() if given is None else resolved(given)


def resolved(given: str) -> Path:
    """The whole path of what the user typed. An empty one (a variable of the shell that was not
    set) means no place, and some lead nowhere."""
    try:
        if not given:
            raise OSError("it is empty")
        return Path(given).expanduser().resolve()
    except (OSError, RuntimeError) as error:  # links in a circle, the home of nobody
        raise click.UsageError(f"{given!r} is no path: {reason_of(error)}.") from error


@contextmanager
def reading(library: str | None) -> Iterator[Library]:
    """The library for looking only: works while the window has it open."""
    with open_library(library_folder(library), read_only=True) as opened:
        yield opened


@contextmanager
def writing(library: str | None) -> Iterator[Library]:
    """The library for changing: an existing one that no other program has open."""
    folder = library_folder(library)
    with open_library(folder, read_only=True):
        pass  # says in words if there is none; opening for writing would make one
    with open_library(folder) as opened:
        start_logging(folder)
        yield opened


def _leave_quietly(code: int) -> None:
    """Python would complain at exit that it cannot flush."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(code)
