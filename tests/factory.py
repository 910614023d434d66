"""Made-up libraries: photos, faces and groups without a picture or a model behind them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from photoface.domain.faces import Detection, EmbeddedFace
from photoface.domain.geometry import Box
from photoface.services import browse, grouping_child, grouping_input
from photoface.services.group_faces import store_groups
from photoface.services.grouping_messages import GroupingOrder
from photoface.services.library import Library
from photoface.store import faces, photos
from tests import made_people

EMBEDDER = "test-embedder"
DIMENSION = 8


def unit_vector(seed: int, dimension: int = DIMENSION) -> np.ndarray:
    vector = np.random.default_rng(seed).normal(size=dimension).astype(np.float32)
    return vector / np.linalg.norm(vector)


def make_face(left: float = 0.0, *, vector: np.ndarray | None = None) -> EmbeddedFace:
    """A face 40 pixels wide at x = `left`."""
    box = Box(left, 10.0, 40.0, 50.0)
    landmarks = np.array([[left + 10, 25], [left + 30, 25], [left + 20, 35], [left + 12, 48],
                          [left + 28, 48]], dtype=np.float32)  # fmt: skip
    vector = unit_vector(int(left)) if vector is None else vector
    return EmbeddedFace(Detection(box, landmarks, 0.9), vector, None, b"jpeg")


def add_photo(
    connection: sqlite3.Connection,
    name: str,
    found: Sequence[EmbeddedFace],
    *,
    folder: str = "/photos",
    taken_at: str | None = "2020-05-17T12:00:00",
) -> list[int]:
    """A photo that was read, with these faces; returns their ids."""
    content = f"hash-{name}"
    file = photos.FoundFile(f"{folder}/{name}", content, 1000, 1_600_000_000_000_000_000)
    photos.add_files(connection, [file])
    photo = connection.execute(
        "SELECT id FROM photos WHERE content_hash = ?", (content,)
    ).fetchone()[0]
    photos.mark_done(
        connection, photo, width=800, height=600, taken_at=taken_at, camera="Test", detector="d1",
        embedder=EMBEDDER,
    )  # fmt: skip
    return faces.replace_faces(connection, photo, content, found, EMBEDDER)


def add_group(connection: sqlite3.Connection, members: Sequence[int]) -> int:
    """A proposed group of these faces; returns its id."""
    group = connection.execute(
        "INSERT INTO groups (size, cover_face_id) VALUES (?, ?) RETURNING id",
        (len(members), members[0]),
    ).fetchone()[0]
    connection.executemany(
        "UPDATE faces SET group_id = ?, probability = 0.9 WHERE id = ?",
        [(group, face) for face in members],
    )
    return int(group)


def library_with_groups(library: Library, sizes: Sequence[int]) -> list[tuple[int, list[int]]]:
    """Fill a library with one photo per face and one group per size: [(group, faces), ...]."""

    def fill(connection: sqlite3.Connection) -> list[tuple[int, list[int]]]:
        made = []
        for number, size in enumerate(sizes):
            ids = [
                add_photo(connection, f"{number}-{k}.jpg", [make_face(100.0 * k)])[0]
                for k in range(size)
            ]
            made.append((add_group(connection, ids), ids))
        return made

    return library.write(fill).result()


def library_of_people(
    library: Library, sizes: Sequence[int], *, seed: int = 0, years: Sequence[int] | None = None
) -> list[list[int]]:
    """People with so many photos each, one face a photo, with vectors as real ones are spread.

    Returns the face ids of each. `years`: when each face (in order) was taken.
    """
    vectors, truth = made_people.people(list(sizes), seed=seed)

    def fill(connection: sqlite3.Connection) -> list[list[int]]:
        made: list[list[int]] = [[] for _ in sizes]
        for number, (vector, person) in enumerate(zip(vectors, truth, strict=True)):
            taken = f"{years[number]}-06-01T12:00:00" if years else "2020-05-17T12:00:00"
            made[person] += add_photo(
                connection, f"{person}-{number}.jpg", [make_face(vector=vector)], taken_at=taken
            )
        return made

    return library.write(fill).result()


def regroup(library: Library, *, method: str = "average_linkage") -> None:
    """Propose anew, as the grouping child does."""
    order = GroupingOrder(EMBEDDER, method)
    done = grouping_child.group(library.read(lambda c: grouping_input.load(c, EMBEDDER)), order)
    library.write(lambda c: store_groups(c, done)).result()


def groups_of(library: Library, ids: Sequence[int]) -> set[int | None]:
    """The groups that these faces are in."""
    rows = library.read(lambda c: browse.face_rows(c, ids))
    return {row.group for row in rows.values()}


def person_named(library: Library, name: str) -> int | None:
    """The id of the person of this name."""
    return library.read(lambda c: browse.person_named(c, name))


def names_of(library: Library, ids: Sequence[int]) -> set[tuple[str | None, str]]:
    """(name, state) of these faces."""
    rows = library.read(lambda c: browse.face_rows(c, ids))
    return {(row.name, row.state.value) for row in rows.values()}


def damage(library: Path) -> None:
    """Spoil all tables of a library's database but not its first page, as a failing disk does."""
    with closing(sqlite3.connect(library / "library.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with open(library / "library.db", "rb+") as file:
        file.seek(2 * 4096)
        size = os.path.getsize(library / "library.db") - file.tell()
        file.write(np.random.default_rng(0).bytes(size))
