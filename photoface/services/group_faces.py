"""Grouping: propose who belongs together, in a child process; never touch a decision.

A grouper waits for a quiet moment after faces or decisions changed, runs one child at a time, and
keeps the ids of groups whose members stayed, so that nothing jumps on the screen.
"""

from __future__ import annotations

import logging
import math
import sqlite3
import threading
from collections import Counter
from concurrent.futures import Future
from dataclasses import asdict, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photoface.domain.errors import WorkerCrashedError
from photoface.domain.sentences import say
from photoface.grouping.scale import UNMOVED, Move
from photoface.jobs.process import ChildEnded, ChildError, ChildProcess
from photoface.services.events import GroupingChanged, GroupsChanged, Trouble
from photoface.services.grouping_messages import (
    FacesPlaced,
    GroupFacts,
    GroupingDone,
    GroupingOrder,
    GroupingProgress,
)
from photoface.services.library import Library
from photoface.store import groups
from photoface.store.blobs import blob_of

log = logging.getLogger(__name__)


class Grouper:
    """Groups the faces of one library, one run at a time.

    Emits GroupingChanged while it works and GroupsChanged when a new proposal stands.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._running: Future[bool] | None = None
        self._child: ChildProcess | None = None
        self._is_again_wanted = False
        self._wants_all = False
        self._is_closed = False

    def request(self, *, delay: float = 0.0, only_new: bool = False) -> None:
        """Group `delay` seconds from now; a later request moves it; one in a run repeats it.

        only_new: it is enough to place the faces that no grouping has seen.
        """
        with self._lock:
            if self._is_closed:
                return
            self._wants_all |= not only_new
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(delay, self._start)
            self._timer.name = "grouping-timer"
            self._timer.daemon = True
            self._timer.start()

    def run(self, *, only_new: bool = False) -> bool:
        """Group now and wait for it. True if a new proposal stands, False if cancelled.

        Raises WorkerCrashedError with a sentence if the child failed.
        """
        self._forget_timer()
        with self._lock:
            self._wants_all |= not only_new
        future = self._start()
        while future is not None:
            is_done = future.result()
            with self._lock:
                future = self._running
        return is_done

    def cancel(self) -> None:
        """End a run at once; the earlier proposal stays."""
        self._forget_timer()
        with self._lock:
            child, self._is_again_wanted = self._child, False
        if child is not None:
            child.kill()

    def close(self) -> None:
        with self._lock:
            self._is_closed = True
        self.cancel()

    # ------------------------------------------------------------------------------------- inside

    def _forget_timer(self) -> None:
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None

    def _start(self) -> Future[bool] | None:
        with self._lock:
            if self._is_closed:
                return None
            if self._running is not None:
                self._is_again_wanted = True
                return self._running
            self._running = Future()
            order = replace(grouping_order(self._library), only_new=not self._wants_all)
            self._wants_all = False
            self._child = _Run(self._library, order, self._running, self._on_run_ended).child
            return self._running

    def _on_run_ended(self) -> None:
        with self._lock:
            self._running = self._child = None
            again, self._is_again_wanted = self._is_again_wanted, False
        self._library.events.emit(GroupingChanged(None))
        if again:
            self._start()


class _Run:
    """One grouping from start to the written proposal. `ended` settles before `on_end` runs."""

    def __init__(
        self, library: Library, order: GroupingOrder, ended: Future[bool], on_end: Any
    ) -> None:
        self._library = library
        self._ended = ended
        self._on_end = on_end
        self._result: GroupingDone | FacesPlaced | None = None
        self.child = ChildProcess(
            "photoface.services.grouping_child:main",
            self._on_message,
            library.folder,
            order,
            name="photoface-grouping",
        )

    def _on_message(self, message: Any) -> None:
        match message:
            case GroupingProgress(fraction):
                self._library.events.emit(GroupingChanged(fraction))
            case GroupingDone() | FacesPlaced():
                self._result = message
            case ChildError(text):
                log.error("grouping child: %s", text)
            case ChildEnded(was_asked=was_asked):
                self._finish(was_asked)

    def _finish(self, was_asked: bool) -> None:
        try:
            if self._result is not None:
                result = self._result
                self._library.write(lambda c: _store(c, result)).result()
                self._library.events.emit(GroupsChanged())
            elif not was_asked:
                raise WorkerCrashedError(
                    say("Grouping the faces ended with an error; the earlier groups stay.")
                )
        except Exception as error:
            self._library.events.emit(Trouble(str(error)))
            self._on_end()
            self._ended.set_exception(error)
            return
        self._on_end()
        self._ended.set_result(self._result is not None)


def grouping_order(library: Library) -> GroupingOrder:
    """How the library's faces are to be grouped."""
    settings = library.settings
    embedder = library.read(newest_embedder)
    return GroupingOrder(embedder, settings.grouping, settings.grouping_strictness)


def newest_embedder(connection: sqlite3.Connection) -> str:
    """The embedder version that the library is on ("" if nothing was read).

    While it goes over to another one, new photos are read with that already: until the switch, what
    counts is what the photos have that have been there longest.
    """
    for state in ("state = 'done'", "1"):
        row = connection.execute(
            f"SELECT embedder FROM photos WHERE embedder IS NOT NULL AND {state} "
            "ORDER BY id LIMIT 1"
        ).fetchone()
        if row:
            return str(row[0])
    return ""


def move_to_figures(connection: sqlite3.Connection) -> Move:
    """How the similarities of the embedder in use are moved to the scale of the figures: as the
    last grouping of all faces found it."""
    whole = groups.whole_grouping(connection)
    if whole.get("embedder") != newest_embedder(connection):
        return UNMOVED
    return Move(**whole.get("move", {}))


def _store(connection: sqlite3.Connection, result: GroupingDone | FacesPlaced) -> None:
    if isinstance(result, GroupingDone):
        store_groups(connection, result)
    else:
        store_placed(connection, result)


def store_groups(connection: sqlite3.Connection, result: GroupingDone) -> None:
    """Replace the proposal. Groups keep their id where most of their members stayed."""
    old = dict(connection.execute("SELECT id, group_id FROM faces"))
    group_of_label = labelled_groups(connection, result, old)
    new = {
        int(face): (int(group_of_label[label]), float(p))
        for face, label, p in zip(result.face, result.label, result.probability, strict=True)
        if int(face) in old
    }
    changed = [(*new.get(face, (None, None)), face) for face in old]
    connection.executemany(
        "UPDATE faces SET group_id = ?1, probability = ?2 WHERE id = ?3 "
        "AND (group_id IS NOT ?1 OR probability IS NOT ?2)",
        changed,
    )
    groups.refresh_all(connection)
    if result.facts is not None:
        groups.forget_pairs(connection)
        pair = group_of_label[result.facts.pair]
        _store_facts(connection, replace(result.facts, pair=pair), group_of_label)
    if result.order is not None:
        told = {**asdict(result.order), "faces": len(new), "move": asdict(result.move)}
        groups.note_whole_grouping(connection, told)


def store_placed(connection: sqlite3.Connection, result: FacesPlaced) -> None:
    """Put new faces where they belong; nothing else of the proposal changes."""
    beyond = groups.next_id(connection) - result.last - 1

    def as_stored(group: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.where(group > result.last, group + beyond, group)

    columns = (result.face, result.before, as_stored(result.after), result.probability)
    groups.place(
        connection,
        [
            (face, None if before < 0 else before, group, None if math.isnan(p) else p)
            for face, before, group, p in zip(*(c.tolist() for c in columns), strict=True)
        ],
    )
    touched = as_stored(result.touched)
    groups.forget_pairs(connection, touched.tolist())
    pair = as_stored(result.facts.pair)
    _store_facts(connection, replace(result.facts, pair=pair), touched)


def labelled_groups(
    connection: sqlite3.Connection, result: GroupingDone, old: dict[int, int | None]
) -> NDArray[np.int64]:
    """The group id of each label, given the group of each face now."""
    return _keep_ids(result, old, groups.next_id(connection))


def _keep_ids(result: GroupingDone, old: dict[int, int | None], next_id: int) -> NDArray[np.int64]:
    """For each label a group id: the old group it shares most faces with, else a new id."""
    shared = Counter(
        (int(label), group)
        for face, label in zip(result.face, result.label, strict=True)
        if (group := old.get(int(face))) is not None
    )
    labels = int(result.label.max()) + 1 if len(result.label) else 0
    ids = np.full(labels, -1, dtype=np.int64)
    taken = set()
    for (label, group), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if ids[label] < 0 and group not in taken:
            ids[label] = group
            taken.add(group)
    fresh = np.flatnonzero(ids < 0)
    ids[fresh] = np.arange(next_id, next_id + len(fresh))
    return ids


def _store_facts(
    connection: sqlite3.Connection, facts: GroupFacts, groups_told: NDArray[np.int64]
) -> None:
    """`groups_told`: int64 (k,), the groups that the facts are of; the pairs name groups, too."""
    connection.executemany(
        "UPDATE groups SET mixed = ?, aside = ?, centroid = ? WHERE id = ?",
        [
            (mixed, aside, blob_of(mean), group)
            for mixed, aside, mean, group in zip(
                facts.mixed.tolist(),
                facts.aside.tolist(),
                facts.centroid,
                groups_told.tolist(),
                strict=True,
            )
        ],
    )
    pairs = np.sort(facts.pair, axis=1)
    connection.executemany(
        "INSERT OR REPLACE INTO group_pairs VALUES (?, ?, ?)",
        [
            (int(one), int(other), float(p))
            for (one, other), p in zip(pairs, facts.pair_probability, strict=True)
        ],
    )
