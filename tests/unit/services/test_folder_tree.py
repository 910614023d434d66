"""The tree of folders with its counts."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from photoface.services.folder_tree import FolderNode, folder_tree
from photoface.services.library import open_library
from photoface.store import photos
from tests.factory import add_photo


def shape(node: FolderNode) -> tuple[str, int, list[object]]:
    return node.name, node.photos, [shape(child) for child in node.children]


def test_counts_add_up_the_tree(tmp_path: Path) -> None:
    root = str(Path("/photos").absolute())

    def fill(connection: sqlite3.Connection) -> None:
        photos.add_folder(connection, root)
        for number, parts in enumerate(["", "2020", "2020/06", "2020/06", "2021/01"]):
            folder = os.path.join(root, *parts.split("/")) if parts else root
            add_photo(connection, f"{number}.jpg", [], folder=folder)

    with open_library(tmp_path / "library") as library:
        library.write(fill).result()
        (found,) = library.read(folder_tree)
    assert shape(found) == (
        "photos", 5, [("2020", 3, [("06", 2, [])]), ("2021", 1, [("01", 1, [])])],
    )  # fmt: skip


def test_a_folder_whose_name_begins_alike_is_another_one(tmp_path: Path) -> None:
    def fill(connection: sqlite3.Connection) -> None:
        photos.add_folder(connection, "/a")
        photos.add_folder(connection, "/ab")
        add_photo(connection, "1.jpg", [], folder="/ab")

    with open_library(tmp_path / "library") as library:
        library.write(fill).result()
        assert [shape(node) for node in library.read(folder_tree)] == [("a", 0, []), ("ab", 1, [])]


def test_a_missing_folder_is_told_and_its_files_do_not_count(tmp_path: Path) -> None:
    def fill(connection: sqlite3.Connection) -> None:
        photos.add_folder(connection, "/gone")
        add_photo(connection, "1.jpg", [], folder="/gone")
        photos.set_folder_state(connection, "/gone", "missing")
        photos.mark_missing(connection, ["/gone/1.jpg"])

    with open_library(tmp_path / "library") as library:
        library.write(fill).result()
        (found,) = library.read(folder_tree)
    assert (found.state, found.photos) == ("missing", 0)
