"""What the program says (JSON lines on standard output) and what it is told (on standard input).

Events: started, views, epoch, paused, resumed, finished, evaluated, exported, reported, failed.
Commands: {"command": "pause"}, "resume", "stop".
"""

from __future__ import annotations

import json
import math
import os
import sys
import threading
import time
from typing import Any, TextIO


class Reporter:
    """Writes one JSON object a line and flushes; silent on every rank but the first."""

    def __init__(self, stream: TextIO | None = None, *, silent: bool = False) -> None:
        self._stream = stream or sys.stdout
        self._silent = silent

    def say(self, event: str, **values: Any) -> None:
        if not self._silent:
            line = json.dumps({"event": event, **finite(values)}, ensure_ascii=False)
            print(line, file=self._stream, flush=True)


def finite(value: Any) -> Any:
    """`value` as JSON can hold it: numbers that are not finite become null."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {key: finite(inner) for key, inner in value.items()}
    return [finite(inner) for inner in value] if isinstance(value, (list, tuple)) else value


class Control:
    """Pause and stop from another thread. `wait` blocks while paused and says whether to stop."""

    def __init__(self) -> None:
        self._running = threading.Event()
        self._running.set()
        self.is_stopped = False

    def listen(self, stream: TextIO, *, is_tied: bool = False) -> None:
        """Obey the lines of `stream` from a daemon thread; its end ends a tied program at once,
        and else changes nothing."""
        threading.Thread(target=self._obey, args=(stream, is_tied), daemon=True).start()

    def _obey(self, stream: TextIO, is_tied: bool) -> None:
        for line in stream:
            try:
                self.obey(json.loads(line)["command"])
            except (ValueError, KeyError, TypeError):
                print(f"not a command: {line.strip()[:80]}", file=sys.stderr)
        if is_tied:
            os._exit(1)

    def obey(self, command: str) -> None:
        """`pause`, `resume` or `stop`; ValueError for anything else."""
        if command == "pause":
            self._running.clear()
        elif command in ("resume", "stop"):
            self.is_stopped = self.is_stopped or command == "stop"
            self._running.set()
        else:
            raise ValueError(command)

    def wait(self, reporter: Reporter) -> bool:
        """True where training should stop now."""
        if not self._running.is_set():
            since = time.monotonic()
            reporter.say("paused")
            self._running.wait()
            reporter.say("resumed", seconds=time.monotonic() - since)
        return self.is_stopped
