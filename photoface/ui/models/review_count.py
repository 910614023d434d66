"""How much waits for an answer, queue by queue: for the navigation and the Review page's tabs."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace

from PySide6.QtCore import QObject, Signal

from photoface.services import conflicts, doubtful_names, mixed_people, review
from photoface.services.library import Connection
from photoface.ui.bridge import Bridge, Topic
from photoface.ui.models.gauge import Gauge
from photoface.ui.text import number

_PAUSE_MS = 2000
#: Questions are not counted beyond this: each answer settles others anyway.
MOST_QUESTIONS = 50


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
        return self.words(sum(astuple(self)))

    def words(self, count: int) -> str:
        """A count that the questions are part of."""
        more = "+" if self.questions >= MOST_QUESTIONS else ""
        return f"{number(count)}{more}" if count else ""


class ReviewCount(QObject):
    """`changed(Waiting)` soon after groups or decisions have changed."""

    changed = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._doubtful = 0
        self._topic = Topic()
        self._gauge = Gauge(bridge, count_waiting, _PAUSE_MS, self)
        self._gauge.read.connect(self._take)

    def refresh(self) -> None:
        """Count anew, names that look wrong as well: that compares all named faces."""
        self._bridge.query(count_doubtful, self._take_doubtful, topic=self._topic)

    def _take_doubtful(self, count: int) -> None:
        self._doubtful = count
        self._gauge.refresh()

    def _take(self, waiting: Waiting) -> None:
        self.changed.emit(replace(waiting, doubtful=self._doubtful))


def count_doubtful(connection: Connection) -> int:
    """Names that look wrong now."""
    return len(doubtful_names.doubtful_names(connection))


def count_waiting(connection: Connection) -> Waiting:
    """What waits now, but for names that look wrong."""
    questions = review.count_questions(connection, most=MOST_QUESTIONS)
    proposed = review.count_suggestions(connection)
    mixed = len(mixed_people.mixed_alarms(connection))
    return Waiting(questions, proposed, mixed, len(conflicts.contradictions(connection)))
