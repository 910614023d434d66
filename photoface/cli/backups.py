"""Copies of the library's database: make, list, restore."""

from __future__ import annotations

import json
from pathlib import Path

import click

from photoface.cli.run import echo, json_option, library_folder, library_option, reading
from photoface.services import backups


@click.command()
@click.option("--list", "only_list", is_flag=True, help="List the copies, the newest first.")
@library_option
@json_option
def backup(only_list: bool, library: str | None, as_json: bool) -> None:
    """Copy the library's database now (it is copied every day by itself)."""
    if not only_list:
        with reading(library) as opened:
            made = backups.back_up_now(opened)
        echo(json.dumps({"path": str(made)}) if as_json else f"Copied to {made}.")
        return
    copies = backups.list_backups(library_folder(library))
    if not copies:
        with reading(library):
            pass  # says in words if there is no library
    for row in copies:
        told = {"path": str(row.path), "at": row.at.isoformat(timespec="seconds"),
                "label": row.label, "bytes": row.bytes}  # fmt: skip
        line = f"{told['at']}\t{row.label}\t{row.bytes / 1e6:.1f} MB\t{row.path.name}"
        echo(json.dumps(told) if as_json else line)


@click.command()
@click.argument("copy", required=False, type=click.Path(path_type=Path))
@library_option
def restore(copy: Path | None, library: str | None) -> None:
    """Put a COPY of the database (its name; default: the newest) back in its place.

    The database as it is now is kept as a copy, too.
    """
    used, kept = backups.restore(library_folder(library), copy)
    echo(f"The library is as it was in {used.name}.")
    if kept is not None:
        echo(f"What was there before is kept in {kept}.")
