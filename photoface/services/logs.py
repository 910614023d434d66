"""The log: in the library's folder, rotating, without names and paths (it may be sent to us)."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"


def start_logging(library: Path, *, debug: bool = False) -> None:
    """Write to `logs/photoface.log` of the library (three files of 1 MB). Once per program."""
    root = logging.getLogger("photoface")
    if root.handlers:
        return
    try:
        (library / "logs").mkdir(exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            library / "logs" / "photoface.log",
            maxBytes=1_000_000,
            backupCount=2,
            encoding="utf-8",
            delay=True,
        )
    except OSError:  # a full or read-only disk: go on without a log
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    root.addHandler(handler)
    root.setLevel(logging.DEBUG if debug else logging.INFO)
