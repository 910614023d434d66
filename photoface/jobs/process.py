"""A spawned child process that is spoken to in messages and may die at any moment.

Messages are picklable frozen dataclasses. The parent gets every message, and at the end exactly
one `ChildEnded`, through one callback on one thread. A child whose parent is gone ends itself.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any


@dataclass(frozen=True, slots=True)
class ChildEnded:
    """The child is gone. `exit_code` is negative for a signal; `was_asked` if we ended it."""

    exit_code: int | None
    was_asked: bool


@dataclass(frozen=True, slots=True)
class ChildError:
    """The child's main function raised: a sentence or a traceback, to be shown or logged."""

    text: str

    @property
    def is_bug(self) -> bool:
        """It is a traceback."""
        return "\n" in self.text


class ChildProcess:
    """Starts `module:function` in a fresh interpreter with a Connection and `args`."""

    def __init__(
        self, entry: str, on_message: Callable[[Any], None], *args: Any, name: str = "child"
    ) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, child_end = context.Pipe(duplex=True)
        self._process = context.Process(
            target=_child_main, args=(entry, child_end, args), name=name, daemon=True
        )
        self._was_asked = False
        self._send_lock = threading.Lock()
        self._process.start()
        child_end.close()
        self._reader = threading.Thread(
            target=self._read, args=(on_message,), name=f"{name}-reader", daemon=True
        )
        self._reader.start()

    @property
    def pid(self) -> int | None:
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def send(self, message: Any) -> None:
        """Hand a message to the child; one that is already gone swallows it."""
        try:
            with self._send_lock:
                self._connection.send(message)
        except (BrokenPipeError, ConnectionError, OSError):
            pass  # ChildEnded is on its way

    def kill(self) -> None:
        """End the child at once, whatever it does. Returns when it is gone."""
        self._was_asked = True
        with suppress(ValueError):  # it has ended by itself, and is put away
            self._process.kill()
        self.join()

    def join(self, timeout: float | None = None) -> None:
        """Wait for the child and for its last message."""
        if threading.current_thread() is not self._reader:
            self._reader.join(timeout)

    def _read(self, on_message: Callable[[Any], None]) -> None:
        while True:
            try:
                message = self._connection.recv()
            except (EOFError, OSError):
                break
            on_message(message)
        self._process.join()
        exit_code = self._process.exitcode
        self._connection.close()
        self._process.close()
        on_message(ChildEnded(exit_code, self._was_asked))


def _child_main(entry: str, connection: Connection, args: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to handle
    module, _, function = entry.partition(":")
    try:
        getattr(importlib.import_module(module), function)(connection, *args)
    except (EOFError, BrokenPipeError, ConnectionError):
        os._exit(0)  # the parent is gone: nobody to tell
    except Exception as error:
        connection.send(ChildError(_describe(error)))
        raise SystemExit(1) from None


def _describe(error: Exception) -> str:
    import traceback

    from photoface.domain.errors import PhotofaceError

    if isinstance(error, PhotofaceError):
        return error.sentence
    return "".join(traceback.format_exception(error))
