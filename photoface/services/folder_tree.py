"""Which folders the photos lie in, with counts."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass, field
from pathlib import PurePath


@dataclass(slots=True)
class FolderNode:
    """A folder with everything below it. `photos` counts those in it and below; `state` of a folder
    of the library is ok or missing, of one below it ""."""

    path: str
    name: str
    photos: int = 0
    state: str = ""
    children: list[FolderNode] = field(default_factory=list)


def folder_tree(connection: sqlite3.Connection) -> list[FolderNode]:
    """The library's folders by path, each with the folders below it that hold photos."""
    counts = _photos_in_each_folder(connection)
    rows = connection.execute("SELECT path, state FROM folders ORDER BY path").fetchall()
    return [_tree(path, state, counts) for path, state in rows]


def _photos_in_each_folder(connection: sqlite3.Connection) -> dict[str, int]:
    """Folder of each photo file -> how many lie right in it.

    SQLite has no "folder of": stripping every character but the separator from the right does it.
    """
    rows = connection.execute(
        "SELECT rtrim(rtrim(path, replace(path, ?1, '')), ?1), count(*) FROM photo_paths "
        "WHERE NOT is_missing GROUP BY 1",
        (os.sep,),
    )
    return dict(rows.fetchall())


def _tree(path: str, state: str, counts: dict[str, int]) -> FolderNode:
    root = FolderNode(path, PurePath(path).name or path, state=state)
    inside = path.rstrip(os.sep) + os.sep
    for folder, photos in sorted(counts.items()):
        if folder == path or folder.startswith(inside):
            _add(root, [part for part in folder[len(inside) :].split(os.sep) if part], photos)
    return root


def _add(node: FolderNode, parts: list[str], photos: int) -> None:
    node.photos += photos
    for part in parts:
        child = next((child for child in node.children if child.name == part), None)
        if child is None:
            child = FolderNode(os.path.join(node.path, part), part)
            node.children.append(child)
        child.photos += photos
        node = child
