"""Vectors of faces for scripts and experiments."""

from __future__ import annotations

import sqlite3

from photoface.services.group_faces import newest_embedder
from photoface.store.faces import VectorTable, load_vectors


def all_vectors(connection: sqlite3.Connection) -> VectorTable:
    """Every face's vector from the embedder in use, also of ignored faces."""
    return load_vectors(connection, newest_embedder(connection))
