"""How much waits for an answer, queue by queue: for the navigation and the Review page's tabs."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from photoface.services import conflicts, doubtful_names, mixed_people, review
from photoface.services.library import Connection
from photoface.services.review import QuestionKind
from photoface.ui.bridge import Bridge
from photoface.ui.text import number

_PAUSE_MS = 1000  # counting takes some 50 ms on a reader thread
#: Questions are not counted beyond this: each answer settles others anyway.
MOST_QUESTIONS = 50
_PAIRS = frozenset(QuestionKind) - {QuestionKind.WHO}


@dataclass(frozen=True, slots=True)
class Waiting:
    """Questions about pairs (MOST_QUESTIONS at most), faces proposed for somebody, mixed people and
    groups, contradictions, names that look wrong."""

    questions: int = 0
    suggestions: int = 0
    mixed: int = 0
    contradictions: int = 0
    doubtful: int = 0

    @property
    def badge(self) -> str:
        """All of it in a word for the navigation; empty where nothing waits."""
        count = sum(astuple(self))
        return number(count) if count else ""


class ReviewCount(QObject):
    """`changed(Waiting)` soon after groups or decisions have changed."""

    changed = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._count)
        self._doubtful = 0
        bridge.groups_changed.connect(self._schedule)
        bridge.faces_decided.connect(self._schedule)

    def refresh(self) -> None:
        """Count anew, names that look wrong as well: that compares all named faces."""
        self._bridge.query(count_doubtful, self._take_doubtful)

    def _count(self) -> None:
        self._bridge.query(count_waiting, self._take)

    def _take_doubtful(self, count: int) -> None:
        self._doubtful = count
        self._count()

    def _take(self, waiting: Waiting) -> None:
        self.changed.emit(replace(waiting, doubtful=self._doubtful))

    def _schedule(self) -> None:
        if not self._timer.isActive():
            self._timer.start()


def count_doubtful(connection: Connection) -> int:
    """Names that look wrong now."""
    return len(doubtful_names.doubtful_names(connection))


def count_waiting(connection: Connection) -> Waiting:
    """What waits now, but for names that look wrong."""
    asked = review.next_questions(connection, limit=MOST_QUESTIONS, kinds=_PAIRS)
    proposed = connection.execute(
        "SELECT count(*) FROM person_faces WHERE state = 'proposed'"
    ).fetchone()[0]
    mixed = len(mixed_people.mixed_alarms(connection))
    return Waiting(len(asked), proposed, mixed, len(conflicts.contradictions(connection)))
