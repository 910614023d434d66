"""Keeps the tags of photos right while the user works, where the library's settings say so.

Writing waits until nothing was decided for a while, so that a face named, renamed and undone is
written once. What is left when the program ends is written first; `write_tags` over the whole
library brings everything right at any time.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Sequence

from photoface.domain.errors import PhotofaceError
from photoface.domain.sentences import say
from photoface.services.events import Event, FacesDecided, Trouble
from photoface.services.library import Library
from photoface.services.write_tags import write_tags
from photoface.store.sql import LISTED, listed

log = logging.getLogger(__name__)

_QUIET_SECONDS = 15.0
#: Ending the program waits this long for what is still to be written.
_PATIENCE_SECONDS = 10.0


class TagKeeper:
    """Runs for one open library on a thread of its own. End it with `close`."""

    def __init__(self, library: Library, *, quiet_seconds: float = _QUIET_SECONDS) -> None:
        self._library = library
        self._quiet = quiet_seconds
        self._changed = threading.Condition()
        self._photos: set[int] = set()
        self._ended = False
        self._cancelled = threading.Event()
        self._unsubscribe = library.events.subscribe(self._on_event)
        self._thread = threading.Thread(target=self._serve, name="tag-keeper", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Write what waits (for ten seconds at most), then end."""
        self._unsubscribe()
        with self._changed:
            self._ended = True
            self._changed.notify()
        self._thread.join(_PATIENCE_SECONDS)
        self._cancelled.set()
        self._thread.join()

    def _on_event(self, event: Event) -> None:
        if not isinstance(event, FacesDecided) or self._library.settings.tags == "off":
            return
        photos = self._library.read(lambda c: photos_of(c, event.faces, event.people))
        with self._changed:
            self._photos |= photos
            self._changed.notify()

    def _serve(self) -> None:
        while True:
            photos = self._wait_for_work()
            if photos:
                self._write(photos)
            elif self._ended:
                return

    def _wait_for_work(self) -> set[int]:
        """Photos to write once it has been quiet for a while; none at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._photos or self._ended)
            while not self._ended and self._changed.wait(self._quiet):
                pass  # something more was decided
            photos, self._photos = self._photos, set()
            return photos

    def _write(self, photos: set[int]) -> None:
        try:
            done = write_tags(
                self._library, photo_ids=sorted(photos), is_cancelled=self._cancelled.is_set
            )
        except PhotofaceError as error:
            self._tell(error.sentence)
            return
        except Exception:
            log.exception("tags could not be written")
            return
        for problem in done.problems:
            log.warning("tags of %s: %s", problem.path, problem.reason)
        if done.problems:
            first = done.problems[0]
            self._tell(say("Tags: {path}: {reason}", path=first.path, reason=first.reason))

    def _tell(self, sentence: str) -> None:
        self._library.events.emit(Trouble(sentence))


def photos_of(
    connection: sqlite3.Connection, faces: Sequence[int], people: Sequence[int]
) -> set[int]:
    """Photos with one of these faces, or with a face that was said to be one of these people."""
    found: set[int] = set()
    for column, ids in (("id", faces), ("person_id", _with_merged(connection, people))):
        query = f"SELECT photo_id FROM faces WHERE {column} IN {LISTED}"
        found.update(photo for (photo,) in connection.execute(query, [listed(ids)]))
    return found


def _with_merged(connection: sqlite3.Connection, people: Sequence[int]) -> list[int]:
    """These people and all who were merged into the same ones: their names are written, too."""
    known = connection.execute("SELECT id, root_id FROM people").fetchall()
    roots = {root for person, root in known if person in set(people)}
    return [person for person, root in known if root in roots or person in set(people)]
