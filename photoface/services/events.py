"""What the services tell whoever listens: typed, frozen, in order, from any thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from photoface.domain.progress import Progress

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PhotosAdded:
    """New photos are known (not looked at yet)."""

    count: int


@dataclass(frozen=True, slots=True)
class PhotosRead:
    """These photos were looked at (or failed); `faces` of them were found."""

    photos: tuple[int, ...]
    faces: int


@dataclass(frozen=True, slots=True)
class GroupsChanged:
    """The machine's proposal is a new one: reload groups and people."""


@dataclass(frozen=True, slots=True)
class FacesDecided:
    """The user's word changed these faces, people and groups."""

    faces: tuple[int, ...]
    people: tuple[int, ...]
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AlbumsChanged:
    """The user's word changed these albums, or whether these photos are favourites."""

    albums: tuple[int, ...]
    photos: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HistoryChanged:
    """Titles of what Undo and Redo would do now; None where there is nothing."""

    undo: str | None
    redo: str | None


@dataclass(frozen=True, slots=True)
class FoldersChanged:
    """A folder was added, removed, vanished or came back; these because the user's word put them
    in or out."""

    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportChanged:
    """`state` is idle, running, paused or stopping; `sentence` says what is being done."""

    state: str
    progress: Progress
    sentence: str


@dataclass(frozen=True, slots=True)
class GroupingChanged:
    """A grouping runs (`fraction` 0..1) or has ended (None)."""

    fraction: float | None


@dataclass(frozen=True, slots=True)
class ModelChosen:
    """The user adopted a learned model, or went back; the library may have to follow."""


@dataclass(frozen=True, slots=True)
class ModelChanged:
    """The library is on another version of the embedder now, as a whole."""


@dataclass(frozen=True, slots=True)
class TrainingChanged:
    """Training, or what follows it, came along: ask for its state."""


@dataclass(frozen=True, slots=True)
class ProblemsChanged:
    """How many files cannot be read now."""

    count: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something went wrong that the user should read: one sentence."""

    sentence: str


Event = (
    PhotosAdded
    | PhotosRead
    | GroupsChanged
    | FacesDecided
    | AlbumsChanged
    | HistoryChanged
    | FoldersChanged
    | ImportChanged
    | GroupingChanged
    | ModelChosen
    | ModelChanged
    | TrainingChanged
    | ProblemsChanged
    | Trouble
)


class Events:
    """Subscribers get every event on the thread that raised it; one that fails is logged only."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._subscribers: list[Callable[[Event], None]] = []

    def subscribe(self, callback: Callable[[Event], None]) -> Callable[[], None]:
        """Call `callback` for every event from now on; returns the function that ends it."""
        with self._lock:
            self._subscribers.append(callback)
        return lambda: self._forget(callback)

    def emit(self, event: Event) -> None:
        with self._lock:
            subscribers = list(self._subscribers)
        for callback in subscribers:
            try:
                callback(event)
            except Exception:
                log.exception("a listener failed on %s", type(event).__name__)

    def _forget(self, callback: Callable[[Event], None]) -> None:
        with self._lock:
            if callback in self._subscribers:
                self._subscribers.remove(callback)
