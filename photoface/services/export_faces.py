"""What leaves the library for other programs: folders by person, and tables of faces."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from photoface.domain.errors import PhotofaceError
from photoface.domain.photos import Problem
from photoface.domain.sentences import say
from photoface.exchange.person_folders import ExportError, How, folder_names, is_done, put, unique
from photoface.exchange.safe_write import replace_file
from photoface.services import browse
from photoface.services.library import Library
from photoface.store import photos

#: Called with (photos done, photos in all).
Progress = Callable[[int, int], None]
_COLUMNS = (
    "photo", "content_hash", "taken_at", "face", "x", "y", "width", "height", "state", "person_id",
    "person", "probability",
)  # fmt: skip


@dataclass(slots=True)
class FolderExport:
    """What an export of folders by person made; `kept` files were there from an earlier one."""

    folders: int = 0
    made: int = 0
    kept: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        words = f"{self.made} photos put into {self.folders} folders, {self.kept} were there."
        return f"{words} {len(self.problems)} could not be put there." if self.problems else words


def export_folders(
    library: Library,
    target: Path,
    *,
    how: How = How.COPY,
    people: Sequence[int] | None = None,
    with_proposed: bool = False,
    progress: Progress | None = None,
) -> FolderExport:
    """Put every photo of each person into a folder of the person's name below `target`.

    people: ids, None for all that are not hidden. with_proposed: also where only the machine says
    so. Doing it again adds what is new; nothing is ever replaced or removed.
    Raises PhotofaceError if `target` lies inside the library's own photos.
    """
    target = Path(os.path.realpath(target))
    plan = library.read(lambda c: _plan(c, target, people, with_proposed))
    report = FolderExport(folders=sum(bool(files) for _, files in plan))
    total, done = sum(len(files) for _, files in plan), 0
    for name, files in plan:
        taken: set[str] = set()
        for path in files:
            _put_one(Path(path), target / name, how, taken, report)
            done += 1
            if progress:
                progress(done, total)
    return report


def export_table(library: Library, target: Path) -> int:
    """Write all faces as a table, CSV or JSON by the ending of `target`; returns how many rows.

    Boxes in upright full-size pixels. Raises PhotofaceError for other endings.
    """
    writers = {".csv": _as_csv, ".json": _as_json}
    write = writers.get(target.suffix.lower())
    if write is None:
        raise PhotofaceError(
            say("A table is written as .csv or .json; give the file such an ending.")
        )
    rows = library.read(lambda c: list(face_records(c)))
    replace_file(target, write(rows))
    return len(rows)


def face_records(connection: sqlite3.Connection) -> Iterator[dict[str, object]]:
    """Every face with what holds for it now, by photo."""
    about = {
        photo: (content, taken_at)
        for photo, content, taken_at in connection.execute(
            "SELECT id, content_hash, taken_at FROM photos"
        )
    }
    for row in browse.all_faces(connection):
        box = [round(value, 2) for value in row.box.as_list()]
        content, taken_at = about[row.photo]
        values = (
            row.path, content, taken_at, row.id, *box, row.state.value, row.person, row.name,
            row.probability,
        )  # fmt: skip
        yield dict(zip(_COLUMNS, values, strict=True))


def _plan(
    connection: sqlite3.Connection,
    target: Path,
    people: Sequence[int] | None,
    with_proposed: bool,
) -> list[tuple[str, list[str]]]:
    """[(folder name, paths of photos)], people with the most faces first."""
    for _, folder, _ in photos.folders(connection):
        if target.is_relative_to(folder):
            raise PhotofaceError(
                say(
                    "{target} lies among the library's own photos, which would then all be there "
                    "twice. Choose another folder.",
                    target=target,
                )
            )
    cards = browse.people_cards(connection, with_hidden=people is not None)
    if people is not None:
        wanted = {browse.root_of_person(connection, person) for person in people}
        cards = [card for card in cards if card.id in wanted]
    names = folder_names((card.id, card.name) for card in cards)
    return [(names[card.id], _paths(connection, card.id, with_proposed)) for card in cards]


def _paths(connection: sqlite3.Connection, person: int, with_proposed: bool) -> list[str]:
    """One path that is there of every photo of a person, the oldest photo first."""
    states = "('confirmed', 'proposed')" if with_proposed else "('confirmed')"
    rows = connection.execute(
        "SELECT (SELECT path FROM photo_paths WHERE photo_id = o.id AND NOT is_missing "
        "ORDER BY id LIMIT 1) AS path FROM photos o WHERE path IS NOT NULL AND o.id IN "
        f"(SELECT photo_id FROM person_faces WHERE person_id = ? AND state IN {states}) "
        "ORDER BY o.sort_time, o.id",
        (person,),
    )
    return [path for (path,) in rows]


def _put_one(source: Path, folder: Path, how: How, taken: set[str], report: FolderExport) -> None:
    """Photos of one name from different folders get numbers, the same ones every time."""
    name = unique(source.name, taken)
    while os.path.exists(folder / name) and not is_done(source, folder / name, how):
        name = unique(source.name, taken)
    try:
        made = put(source, folder / name, how)
    except ExportError as error:
        report.problems.append(Problem(str(source), error.sentence))
        return
    report.made += made
    report.kept += not made


def _as_csv(rows: Sequence[dict[str, object]]) -> bytes:
    """With the mark that tells spreadsheets that this is UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, _COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _as_json(rows: Sequence[dict[str, object]]) -> bytes:
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n".encode()
