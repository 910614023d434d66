"""What the window remembers between starts. It belongs to the person, not to a library."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

T = TypeVar("T", bool, int, str)


class Preferences:
    """Typed access to the platform's place for settings."""

    def __init__(self) -> None:
        self._settings = QSettings()

    def get(self, name: str, default: T) -> T:
        """The stored value, or `default` (also where what is stored is of no use)."""
        try:
            value = self._settings.value(name, default, type=type(default))
        except (TypeError, ValueError):
            return default
        return default if value is None else value  # type: ignore[return-value]

    def get_bytes(self, name: str) -> QByteArray:
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set(self, name: str, value: bool | int | str | QByteArray) -> None:
        self._settings.setValue(name, value)

    def clear(self) -> None:
        """Forget everything: as on the first start."""
        self._settings.clear()
