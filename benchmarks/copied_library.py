"""A scanned library to experiment on: a copy, with the photos of some of its people."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoface.services import browse, grouping_child, grouping_input
from photoface.services.group_faces import grouping_order, newest_embedder, store_groups
from photoface.services.library import Library, open_library
from photoface.services.vectors import all_vectors

Vectors = NDArray[np.float32]
_CHANGED = "changed"  # the embedder of vectors that were changed


@contextmanager
def copied(source: Path, people: Collection[str] | None = None) -> Iterator[Library]:
    """A copy of the library in `source`; `people`: folders whose photos it holds, None for all."""
    with (
        tempfile.TemporaryDirectory() as folder,
        copied_into(Path(folder), source, people) as library,
    ):
        yield library


@contextmanager
def copied_into(
    folder: Path, source: Path, people: Collection[str] | None = None
) -> Iterator[Library]:
    """The same in a folder that stays."""
    path = source / "library.db"
    with (
        closing(sqlite3.connect(path)) as old,
        closing(sqlite3.connect(folder / path.name)) as new,
    ):
        old.backup(new)  # also what still lies in the log beside it
    with open_library(folder) as library:
        if people is not None:
            _keep(library, people)
        yield library


def people_in(source: Path) -> list[str]:
    """The folders of a library with a folder for each person, sorted."""
    with copied(source) as library:
        return sorted({Path(row.path).parent.name for row in library.read(browse.all_faces)})


def change_vectors(library: Library, change: Callable[[Vectors], Vectors]) -> None:
    """The same faces as seen by another embedder: `change` makes its vectors, float32 (n, D)."""
    table, now = library.read(all_vectors), library.read(newest_embedder)
    changed = change(table.vector).astype("<f4")

    def store(connection: sqlite3.Connection) -> None:
        connection.executemany(
            "UPDATE vectors SET mean = ?, embedder = ? WHERE face_id = ? AND embedder = ?",
            [
                (vector.tobytes(), _CHANGED, face, now)
                for vector, face in zip(changed, table.face.tolist(), strict=True)
            ],
        )
        connection.execute("UPDATE photos SET embedder = ? WHERE embedder = ?", (_CHANGED, now))

    library.write(store).result()


def regroup(library: Library) -> None:
    """Propose anew, as the program does after answers."""
    order = grouping_order(library)
    faces = library.read(lambda c: grouping_input.load(c, order.embedder))
    done = grouping_child.group(faces, order)
    library.write(lambda c: store_groups(c, done)).result()


def _keep(library: Library, people: Collection[str]) -> None:
    rows = library.read(browse.all_faces)
    gone = {row.photo for row in rows if Path(row.path).parent.name not in people}
    library.write(
        lambda c: c.executemany("DELETE FROM photos WHERE id = ?", [(photo,) for photo in gone])
    ).result()
