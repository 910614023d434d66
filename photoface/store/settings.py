"""The library's settings, one JSON value a row."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

from photoface.domain.decisions import Kind
from photoface.domain.settings import Settings


def load_settings(connection: sqlite3.Connection) -> Settings:
    rows = connection.execute("SELECT name, value FROM settings")
    return Settings.from_dict({name: json.loads(value) for name, value in rows})


def save_settings(connection: sqlite3.Connection, settings: Settings) -> None:
    connection.executemany(
        "INSERT INTO settings VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [(name, json.dumps(value)) for name, value in settings.as_dict().items()],
    )


def fold_grouping(connection: sqlite3.Connection) -> None:
    """Follow what the ledger says of how to group: the choice in force, else what was before."""
    rows = connection.execute(
        "SELECT d.value, a.state = 'done' FROM decisions d JOIN acts a ON a.id = d.act_id "
        "WHERE d.kind = ? AND a.state <> 'dropped' ORDER BY d.id",
        (Kind.GROUPING_CHOSEN.value,),
    ).fetchall()
    in_force = [json.loads(value)["after"] for value, holds in rows if holds]
    if rows:
        chosen = in_force[-1] if in_force else json.loads(rows[0][0])["before"]
        save_settings(
            connection,
            replace(
                load_settings(connection),
                grouping=chosen["method"],
                grouping_strictness=chosen["strictness"],
            ),
        )
