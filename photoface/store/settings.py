"""The library's settings, one JSON value a row."""

from __future__ import annotations

import json
import sqlite3

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
