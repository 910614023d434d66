"""The finder: walks folders on a thread of its own and registers what it finds, in batches."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from photoface.domain.errors import FolderGoneError, PhotofaceError
from photoface.domain.sentences import say
from photoface.services.events import FoldersChanged
from photoface.services.find_photos import (
    Finding,
    Gone,
    Returned,
    Unreadable,
    find_changes,
)
from photoface.services.library import Library
from photoface.store import photos
from photoface.store.photos import FoundFile

log = logging.getLogger(__name__)

_BATCH = 200
_BATCH_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class PhotosFound:
    """So many photos are new to the library."""

    new: int


@dataclass(frozen=True, slots=True)
class FindingEnded:
    """Every folder asked for was walked. `trouble` holds sentences for the user."""

    trouble: tuple[str, ...]


@dataclass
class _Batch:
    """Findings that are written together."""

    findings: list[Finding] = field(default_factory=list)
    since: float = field(default_factory=time.monotonic)

    @property
    def is_due(self) -> bool:
        return len(self.findings) >= _BATCH or time.monotonic() - self.since > _BATCH_SECONDS


class Finder:
    """Give it folders with `start`; it reports to `tell` from its own thread."""

    def __init__(self, library: Library, tell: Callable[[Any], None]) -> None:
        self._library = library
        self._tell = tell
        self._cancelled = threading.Event()
        self._folders: queue.SimpleQueue[list[Path]] = queue.SimpleQueue()
        self._open = 0
        self._lock = threading.Lock()

    @property
    def is_idle(self) -> bool:
        with self._lock:
            return self._open == 0

    def start(self, folders: Sequence[Path]) -> None:
        """Walk these folders after those that are being walked now."""
        self._cancelled.clear()
        self._folders.put(list(folders))
        with self._lock:
            self._open += 1
            if self._open > 1:
                return  # the running thread takes it
        threading.Thread(target=self._serve, name="finder", daemon=True).start()

    def cancel(self) -> None:
        """End within one file's hashing."""
        self._cancelled.set()

    def _serve(self) -> None:
        while True:
            trouble = [s for f in self._folders.get() if (s := self._walk(f))]
            self._tell(FindingEnded(tuple(trouble)))
            with self._lock:
                self._open -= 1
                if self._open == 0:
                    return

    def _walk(self, folder: Path) -> str | None:
        """Register everything below a folder; a sentence if that was not possible."""
        try:
            known = self._library.read(lambda c: photos.known_paths(c, str(folder)))
            self._register(folder, known)
        except FolderGoneError as error:
            return error.sentence if self._on_gone(folder) else None
        except PhotofaceError as error:
            return error.sentence
        except Exception:  # whoever waits for the end of the walk would wait for ever
            log.exception("the finder failed")
            return say("Looking for photos stopped because of an error in Photoface (see log).")
        return None

    def _register(self, folder: Path, known: dict[str, photos.KnownPath]) -> None:
        batch, unreadable = _Batch(), set[str]()
        findings = find_changes(
            folder, known, skip=self._library.folder, is_cancelled=self._cancelled.is_set
        )
        for finding in findings:
            batch.findings.append(finding)
            if isinstance(finding, Unreadable):
                unreadable.add(finding.path)
            if batch.is_due:
                if not self._write(folder, batch.findings):
                    return
                batch = _Batch()
            if self._cancelled.is_set():
                break
        self._write(folder, batch.findings)
        is_whole = not self._cancelled.is_set()

        def change(connection: Any) -> None:
            photos.set_folder_state(connection, str(folder), "ok")
            if is_whole:
                photos.forget_unreadable(connection, str(folder), but=unreadable)

        self._library.write(change).result()

    def _write(self, folder: Path, findings: list[Finding]) -> bool:
        """False, and nothing is written, if the folder was removed meanwhile."""

        def change(connection: Any) -> int | None:
            if not photos.is_in_library(connection, str(folder)):
                return None
            new = photos.add_files(connection, [f for f in findings if isinstance(f, FoundFile)])
            photos.mark_present(connection, [f.path for f in findings if isinstance(f, Returned)])
            photos.mark_missing(connection, [f.path for f in findings if isinstance(f, Gone)])
            for finding in findings:
                if isinstance(finding, Unreadable):
                    photos.add_unreadable(connection, finding.path, finding.reason)
            return len(new)

        if not findings:
            return True
        new = self._library.write(change).result()
        if new is not None:
            self._tell(PhotosFound(new))
        return new is not None

    def _on_gone(self, folder: Path) -> bool:
        """Mark what lay below as missing; True if the user chose this very folder."""

        def change(connection: Any) -> bool:
            photos.set_folder_state(connection, str(folder), "missing")
            photos.mark_missing(connection, photos.known_paths(connection, str(folder)))
            return any(path == str(folder) for _, path, _ in photos.folders(connection))

        is_chosen = self._library.write(change).result()
        self._library.events.emit(FoldersChanged())
        return is_chosen
