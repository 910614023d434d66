"""Vectors of faces for scripts and experiments."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np

from photoface.exchange.safe_write import replace_file
from photoface.services.group_faces import newest_embedder
from photoface.services.library import Library
from photoface.store.faces import VectorTable, load_vectors


def all_vectors(connection: sqlite3.Connection) -> VectorTable:
    """Every face's vector from the embedder in use, also of ignored faces."""
    return load_vectors(connection, newest_embedder(connection))


def export_vectors(library: Library, target: Path) -> int:
    """Write arrays face, vector and log_variance (NumPy's .npz); returns for how many faces.

    Raises as `replace_file` does.
    """
    table = library.read(all_vectors)
    empty = np.empty((0, 0), dtype=np.float32)
    variance = empty if table.log_variance is None else table.log_variance
    replace_file(
        target,
        lambda f: np.savez(f, face=table.face, vector=table.vector, log_variance=variance),
    )
    return len(table.face)
