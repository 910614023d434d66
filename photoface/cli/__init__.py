"""Every verb without a window. The same services as the window; stable, for scripts."""

from __future__ import annotations

import click

from photoface import __version__
from photoface.cli.backups import backup, restore
from photoface.cli.correct import (
    born,
    bring_back,
    confirm,
    cover,
    delete_person,
    died,
    different,
    draw,
    hide,
    same,
    split,
    twice,
)
from photoface.cli.decide import (
    ignore,
    merge,
    name,
    not_a_face,
    redo,
    reject,
    rename,
    show_history,
    undo,
)
from photoface.cli.exchange import (
    export,
    import_people_command,
    import_tags_command,
    write_tags_command,
)
from photoface.cli.models import models
from photoface.cli.review import (
    audit_command,
    contradictions,
    explain_command,
    mixed,
    regroup,
    review_command,
)
from photoface.cli.run import PlainErrorsGroup
from photoface.cli.scan import scan
from photoface.cli.search import albums, favourite, search
from photoface.cli.show import contact_sheet, faces, groups, people, problems, vectors
from photoface.cli.train import doubtful, train


@click.group(cls=PlainErrorsGroup)
@click.version_option(__version__)
def cli() -> None:
    """Finds the people in your photos, on this computer only."""


@cli.command()
@click.argument("folders", nargs=-1, type=click.Path())
@click.option("--library", type=click.Path(), help="The library's folder (default: your own).")
@click.option("--debug", is_flag=True, help="Write more into the log.")
def gui(folders: tuple[str, ...], library: str | None, debug: bool) -> None:
    """Open the window, on these folders if any are given."""
    # The composition root is the only module above this one; asked for at run time only.
    import importlib

    from photoface.cli.run import library_folder

    app = importlib.import_module("photoface.app")
    raise SystemExit(app.run_gui(list(folders), library_folder(library), debug=debug))


for command in (
    scan,
    faces,
    vectors,
    people,
    groups,
    name,
    rename,
    merge,
    confirm,
    reject,
    ignore,
    not_a_face,
    bring_back,
    split,
    delete_person,
    born,
    died,
    same,
    different,
    twice,
    cover,
    hide,
    draw,
    review_command,
    mixed,
    contradictions,
    explain_command,
    audit_command,
    regroup,
    train,
    doubtful,
    search,
    albums,
    favourite,
    undo,
    redo,
    show_history,
    problems,
    contact_sheet,
    models,
    import_tags_command,
    write_tags_command,
    export,
    import_people_command,
    backup,
    restore,
):
    cli.add_command(command)
