"""The one crossing between the services' threads and the window's.

Events of the services arrive on any thread; they are collected and handed out as Qt signals on the
GUI thread, a burst as one. Three verbs cover all work that must not hold up the window:

- `query(fn, done)`: `fn(connection)` reads the library on a reader thread.
- `act(fn, done)`: `fn(library)` is something the user says (naming, undo); in order, one at a time.
- `work(fn, done)`: `fn()` is anything else that takes time (opening a picture, say).

`done(result)` and `failed(error)` run on the GUI thread, and not at all if the object they belong
to has been deleted meanwhile.
"""

from __future__ import annotations

import logging
import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance, Slot

from photoface.domain.errors import PhotofaceError
from photoface.services import events, history
from photoface.services.library import Connection, Library
from photoface.ui.text import spoken, tr

log = logging.getLogger(__name__)

_BURST_SECONDS = 0.033
_WORKERS = 2

Done = Callable[[Any], None]


class Ticket:
    """One question under way; `cancel()` makes sure that its answer is not delivered."""

    def __init__(self) -> None:
        self.is_cancelled = False

    def cancel(self) -> None:
        self.is_cancelled = True


class Topic:
    """Questions about one thing that changes. Readers work side by side, so that an earlier
    question may be answered later: once a later one is answered, its answer is dropped."""

    def __init__(self) -> None:
        self._asked = self._answered = 0

    def ask(self) -> int:
        """The number of a new question."""
        self._asked += 1
        return self._asked

    def is_news(self, number: int) -> bool:
        """True, and noted, for an answer that no later one has overtaken."""
        is_news = number > self._answered
        self._answered = max(number, self._answered)
        return is_news


class Bridge(QObject):
    """Signals for what happens in the library, verbs for what the window wants from it."""

    photos_added = Signal(object)  # events.PhotosAdded
    photos_read = Signal(object)  # events.PhotosRead
    groups_changed = Signal()
    faces_decided = Signal(object)  # events.FacesDecided
    albums_changed = Signal(object)  # events.AlbumsChanged
    history_changed = Signal(object)  # events.HistoryChanged
    folders_changed = Signal()
    import_changed = Signal(object)  # events.ImportChanged
    grouping_changed = Signal(object)  # events.GroupingChanged
    training_changed = Signal()  # how training stands, or which model the library is on
    problems_changed = Signal(int)
    trouble = Signal(str)  # one sentence for the user
    acting = Signal()  # the user has just said something; it is being written
    acted = Signal(object)  # the Act that the user's last verb recorded
    closing = Signal()  # the window closes: what runs long is to stop now

    _event_waits = Signal()
    _answer_waits = Signal(object)

    def __init__(self, workspace: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.library: Library = workspace.library
        self._lock = threading.Lock()
        self._waiting: list[events.Event] = []
        self._last_delivery = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._deliver_events)
        self._event_waits.connect(self._schedule, Qt.ConnectionType.QueuedConnection)
        self._answer_waits.connect(self._deliver_answer, Qt.ConnectionType.QueuedConnection)
        self._actor = ThreadPoolExecutor(1, thread_name_prefix="user-acts")
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="window-work")
        self._is_closed = False
        self._whole_events: dict[type, SignalInstance] = {
            events.PhotosAdded: self.photos_added,
            events.PhotosRead: self.photos_read,
            events.FacesDecided: self.faces_decided,
            events.AlbumsChanged: self.albums_changed,
            events.HistoryChanged: self.history_changed,
            events.ImportChanged: self.import_changed,
            events.GroupingChanged: self.grouping_changed,
        }
        self._unsubscribe = self.library.events.subscribe(self._collect)

    # --- verbs ---------------------------------------------------------------------------------

    def query(
        self,
        read: Callable[[Connection], Any],
        done: Done,
        failed: Done | None = None,
        *,
        owner: QObject | None = None,
        topic: Topic | None = None,
    ) -> Ticket:
        """Run `read(connection)` on a reader thread. `owner` defaults to the object `done` is a
        method of; give it where `done` is a lambda or a partial. Of one `topic`, no answer comes
        after that of a later question."""
        answer = _Answer(done, failed, owner, topic)
        return self._watch(lambda: self.library.read_later(read), answer)

    def act(
        self,
        verb: Callable[[Library], Any],
        done: Done | None = None,
        failed: Done | None = None,
        *,
        owner: QObject | None = None,
    ) -> Ticket:
        """Let the user's word be recorded: `bridge.act(lambda library: name_group(library, 7,
        "Anna"))`. `acted` tells the act to whoever shows it; trouble is shown, not raised."""
        answer = _Answer(self._with_act(done), failed, owner or _owner_of(done) or self)
        self.acting.emit()
        return self._watch(lambda: self._actor.submit(verb, self.library), answer)

    def work(
        self,
        job: Callable[[], Any],
        done: Done,
        failed: Done | None = None,
        *,
        owner: QObject | None = None,
    ) -> Ticket:
        """Run `job()` on a worker thread; it must not touch anything of Qt but QImage."""
        answer = _Answer(done, failed, owner)
        return self._watch(lambda: self._pool.submit(job), answer)

    def undo(self) -> None:
        self.act(history.undo)

    def redo(self) -> None:
        self.act(history.redo)

    def close(self) -> None:
        """Stop listening and finish what is under way. No answer is delivered any more."""
        if self._is_closed:
            return
        self.closing.emit()
        self._is_closed = True
        self._unsubscribe()
        self._timer.stop()
        self._actor.shutdown(wait=True)
        self._pool.shutdown(wait=True, cancel_futures=True)

    # --- answers -------------------------------------------------------------------------------

    def _watch(self, submit: Callable[[], Future[Any]], answer: _Answer) -> Ticket:
        if self._is_closed:
            answer.ticket.cancel()
        else:
            submit().add_done_callback(lambda future: self._post(answer, future))
        return answer.ticket

    def _post(self, answer: _Answer, future: Future[Any]) -> None:
        if self._is_closed or future.cancelled():
            return
        try:
            self._answer_waits.emit((answer, future))
        except RuntimeError:  # the bridge itself is gone: the program ends
            log.debug("an answer came after the window was closed")

    @Slot(object)
    def _deliver_answer(self, letter: tuple[_Answer, Future[Any]]) -> None:
        answer, future = letter
        if self._is_closed or not answer.is_wanted():
            return
        error = future.exception()
        if error is None:
            answer.done(future.result())
        elif answer.failed is not None:
            answer.failed(error)
        else:
            self.report(error)

    def report(self, error: BaseException) -> None:
        """Say in words what went wrong; what is not the user's world is a bug and is logged."""
        if isinstance(error, PhotofaceError):
            self.trouble.emit(spoken(error.sentence))
            return
        log.error("a bug", exc_info=error)
        self.trouble.emit(
            tr("Something went wrong inside Photoface. Your library is safe; see the log.")
        )

    def words_of(self, error: BaseException) -> str:
        """The same for a place that has words of its own for it; a bug is reported as well."""
        if isinstance(error, PhotofaceError):
            return spoken(error.sentence)
        self.report(error)
        return tr("Something went wrong; details are in the log.")

    def _with_act(self, done: Done | None) -> Done:
        def tell(act: Any) -> None:
            if act is not None:
                self.acted.emit(act)
            if done is not None:
                done(act)

        return tell

    # --- events --------------------------------------------------------------------------------

    def _collect(self, event: events.Event) -> None:
        """Any thread: keep the event; wake the GUI thread once a burst."""
        with self._lock:
            is_first = not self._waiting
            self._waiting.append(event)
        if is_first:
            self._event_waits.emit()

    @Slot()
    def _schedule(self) -> None:
        since = time.monotonic() - self._last_delivery
        self._timer.start(max(0, round((_BURST_SECONDS - since) * 1000)))

    @Slot()
    def _deliver_events(self) -> None:
        self._last_delivery = time.monotonic()
        with self._lock:
            burst, self._waiting = self._waiting, []
        for event in merged(burst):
            self._emit(event)

    def _emit(self, event: events.Event) -> None:
        match event:
            case events.GroupsChanged():
                self.groups_changed.emit()
            case events.FoldersChanged():
                self.folders_changed.emit()
            case events.TrainingChanged() | events.ModelChosen() | events.ModelChanged():
                self.training_changed.emit()
            case events.ProblemsChanged(count):
                self.problems_changed.emit(count)
            case events.Trouble(sentence):
                self.trouble.emit(spoken(sentence))
            case _:
                self._whole_events[type(event)].emit(event)


class _Answer:
    """Where a result goes, and whether anybody there still wants it."""

    def __init__(
        self,
        done: Done,
        failed: Done | None,
        owner: QObject | None,
        topic: Topic | None = None,
    ) -> None:
        self.ticket, self.done, self.failed = Ticket(), done, failed
        owner = owner or _owner_of(done)
        self._owner = weakref.ref(owner) if owner is not None else None
        self._topic, self._number = topic, topic.ask() if topic is not None else 0

    def is_wanted(self) -> bool:
        if self.ticket.is_cancelled:
            return False
        if self._owner is not None:
            owner = self._owner()
            if owner is None or not shiboken6.isValid(owner):
                return False
        return self._topic is None or self._topic.is_news(self._number)


def _owner_of(done: Done | None) -> QObject | None:
    owner = getattr(done, "__self__", None)
    return owner if isinstance(owner, QObject) else None


def merged(burst: list[events.Event]) -> list[events.Event]:
    """A burst of events as few as say the same: counts and ids joined, of states the last one."""
    joined: dict[type, events.Event] = {}
    others: list[events.Event] = []
    for event in burst:
        if isinstance(event, events.Trouble):
            others.append(event)
        else:
            joined[type(event)] = _join(joined.get(type(event)), event)
    return [*joined.values(), *others]


def _join(old: events.Event | None, new: events.Event) -> events.Event:
    match old, new:
        case events.PhotosAdded(), events.PhotosAdded():
            return events.PhotosAdded(old.count + new.count)
        case events.PhotosRead(), events.PhotosRead():
            return events.PhotosRead(old.photos + new.photos, old.faces + new.faces)
        case events.FacesDecided(), events.FacesDecided():
            return events.FacesDecided(
                _union(old.faces, new.faces),
                _union(old.people, new.people),
                _union(old.groups, new.groups),
            )
        case events.AlbumsChanged(), events.AlbumsChanged():
            return events.AlbumsChanged(
                _union(old.albums, new.albums), _union(old.photos, new.photos)
            )
    return new


def _union(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys((*a, *b)))
