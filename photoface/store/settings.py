"""The library's settings, one JSON value a row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from photoface.domain.decisions import Kind
from photoface.domain.settings import Settings


def load_settings(connection: sqlite3.Connection) -> Settings:
    rows = connection.execute("SELECT name, value FROM settings")
    with _well_formed():
        return Settings.from_dict({name: json.loads(value) for name, value in rows})


def save_settings(connection: sqlite3.Connection, settings: Settings) -> None:
    put_values(connection, settings.as_dict())


def get_value(connection: sqlite3.Connection, name: str) -> Any:
    """What was put under this name; None where nothing was."""
    row = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    with _well_formed():
        return json.loads(row[0]) if row else None


@contextmanager
def _well_formed() -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise sqlite3.DatabaseError("a setting is malformed") from error


def put_values(connection: sqlite3.Connection, values: Mapping[str, object]) -> None:
    connection.executemany(
        "INSERT INTO settings VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [(name, json.dumps(value)) for name, value in values.items()],
    )


def choice(connection: sqlite3.Connection, kind: Kind) -> Any:
    """What the ledger says of a choice: that in force, else what was before the first; None where
    nothing was ever chosen."""
    rows = connection.execute(
        "SELECT d.value, a.state = 'done' FROM decisions d JOIN acts a ON a.id = d.act_id "
        "WHERE d.kind = ? AND a.state <> 'dropped' ORDER BY d.id",
        (kind.value,),
    ).fetchall()
    in_force = [json.loads(value)["after"] for value, holds in rows if holds]
    if in_force:
        return in_force[-1]
    return json.loads(rows[0][0])["before"] if rows else None


def fold_grouping(connection: sqlite3.Connection) -> None:
    """Follow what the ledger says of how to group."""
    chosen = choice(connection, Kind.GROUPING_CHOSEN)
    if chosen is not None:
        method, strictness = chosen["method"], chosen["strictness"]
        put_values(connection, {"grouping": method, "grouping_strictness": strictness})
