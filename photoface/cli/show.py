"""Commands that only look: faces, vectors, people, groups, problems, contact sheet."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from photoface.cli.run import COUNT, echo, json_option, library_option, reading
from photoface.services import browse, contact_sheets
from photoface.services.browse import FaceRow
from photoface.services.vectors import export_vectors


@click.command()
@library_option
@json_option
def faces(library: str | None, as_json: bool) -> None:
    """Every face: where it is, who it is, and what was said about it."""
    with reading(library) as opened:
        for row in opened.read(browse.all_faces):
            echo(json.dumps(_face(row)) if as_json else _face_line(row))


def _face(row: FaceRow) -> dict[str, object]:
    return {
        "photo": row.path,
        "face": row.id,
        "box": [round(value, 2) for value in row.box.as_list()],
        "landmarks": [[round(float(x), 2), round(float(y), 2)] for x, y in row.landmarks],
        "score": round(row.score, 4),
        "quality": row.quality,
        "group": row.group,
        "person": row.person,
        "name": row.name,
        "state": row.state.value,
    }


def _face_line(row: FaceRow) -> str:
    x, y, w, h = row.box.as_list()
    who = row.name or (f"group {row.group}" if row.group else "nobody yet")
    return f"{row.id}\t{row.path}\t{w:.0f}x{h:.0f}+{x:.0f}+{y:.0f}\t{who}\t{row.state.value}"


@click.command()
@library_option
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path))
def vectors(library: str | None, out: Path) -> None:
    """Write every face's vector: arrays face, vector (float32, unit length), log_variance."""
    with reading(library) as opened:
        written = export_vectors(opened, out)
    echo(f"{written} vectors in {out}.")


@click.command()
@library_option
@json_option
def people(library: str | None, as_json: bool) -> None:
    """The people who have a name, the most photographed first."""
    with reading(library) as opened:
        for card in opened.read(lambda c: browse.people_cards(c, with_hidden=True)):
            if as_json:
                echo(json.dumps(asdict(card)))
            else:
                echo(f"{card.id}\t{card.name}\t{card.confirmed} + {card.proposed} proposed")


@click.command()
@library_option
@json_option
@click.option("--smallest", type=COUNT, default=2, help="Leave out groups with fewer faces.")
def groups(library: str | None, as_json: bool, smallest: int) -> None:
    """Groups of faces that nobody has named yet, the largest first."""
    with reading(library) as opened:
        for card in opened.read(lambda c: browse.group_cards(c, smallest=smallest)):
            if as_json:
                members = opened.read(lambda c, g=card.id: browse.faces_of_group(c, g))
                echo(json.dumps({**asdict(card), "faces": members}))
            else:
                echo(f"{card.id}\t{card.size} faces")


@click.command()
@library_option
@json_option
def problems(library: str | None, as_json: bool) -> None:
    """Files that could not be read, and why."""
    with reading(library) as opened:
        for problem in opened.read(browse.problems):
            if as_json:
                echo(json.dumps(asdict(problem)))
            else:
                echo(f"{problem.path}: {problem.reason}")


@click.command("contact-sheet")
@library_option
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path))
def contact_sheet(library: str | None, out: Path) -> None:
    """Draw the people found, with their faces, as one picture."""
    with reading(library) as opened:
        people_drawn = contact_sheets.write(opened, out)
    echo(f"{people_drawn} people in {out}.")
