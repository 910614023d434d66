"""A Python program of ours in a process of its own, spoken to in JSON lines over its pipes."""

from __future__ import annotations

import importlib.util
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

_NICENESS = 10


class JsonProgram:
    """Runs `python -m MODULE ARGUMENTS`: `on_event` gets every object it says, on one thread.

    Its standard error goes to the log. A program that heeds the end of its input ends with us,
    however we end.
    """

    def __init__(
        self, module: str, arguments: Sequence[str], on_event: Callable[[dict[str, Any]], None]
    ) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "PYTHONPATH": _search_path(module), "PYTHONUTF8": "1"},
        )
        if hasattr(os, "setpriority"):  # the window and whatever else the user does come first
            os.setpriority(os.PRIO_PROCESS, self._process.pid, _NICENESS)
        self._on_event = on_event
        self._send_lock = threading.Lock()
        self._readers = [
            threading.Thread(target=read, name=f"{module}-{name}", daemon=True)
            for name, read in (("events", self._read_events), ("errors", self._read_errors))
        ]
        for reader in self._readers:
            reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def send(self, message: dict[str, Any]) -> None:
        """Say something to the program; one that is already gone does not hear it."""
        try:
            with self._send_lock:
                assert self._process.stdin is not None
                self._process.stdin.write(json.dumps(message) + "\n")
                self._process.stdin.flush()
        except (OSError, ValueError):
            log.debug("the program is gone already")

    def wait(self) -> int:
        """Wait until it has ended and everything it said was heard; its exit status."""
        status = self._process.wait()
        for reader in self._readers:
            reader.join()
        with self._send_lock:
            assert self._process.stdin is not None
            self._process.stdin.close()
        return status

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def _read_events(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as stream:
            for line in stream:
                try:
                    event = json.loads(line)
                except ValueError:
                    log.info("said: %s", line.rstrip())
                else:
                    self._on_event(event)

    def _read_errors(self) -> None:
        assert self._process.stderr is not None
        with self._process.stderr as stream:
            for line in stream:
                log.info("%s", line.rstrip())


def _search_path(module: str) -> str:
    """Where our own packages lie, before whatever the user's environment says."""
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    ours = str(Path(spec.origin).parent.parent)
    return os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH", ""))))
