"""Keeps a model as the library has it, and passes on what the user says about what it shows.

What the user says is shown first and written after. An answer of the library that was asked for
before the write is older than what is on the screen, so it is thrown away and asked for again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from photoface.services.library import Connection, Library
from photoface.ui.bridge import Bridge

_PAUSE_MS = 120  # groups and decisions change in bursts

Question = Callable[[Connection], Any]


class Feed(QObject):
    """`answered(result)` whenever the question has a new answer that nothing has overtaken."""

    answered = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._question: Question | None = None
        self._epoch = 0  # grows with everything that makes an older answer stale
        self._on_their_way = 0
        self._is_asking = self._is_wanted_again = self._is_held = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.reload)
        bridge.groups_changed.connect(self._timer.start)
        bridge.faces_decided.connect(self._timer.start)

    def ask(self, question: Question) -> None:
        """Ask this from now on: at once, and whenever groups or decisions have changed."""
        self._question = question
        self._epoch += 1
        self.reload()

    def reload(self) -> None:
        """Ask the library; a question that is under way already is asked once more after it."""
        if self._is_asking or self._on_their_way or self._is_held:
            self._is_wanted_again = True
        elif self._question is not None:
            self._is_asking, self._is_wanted_again = True, False
            epoch = self._epoch
            self._bridge.query(
                self._question, lambda answer: self._take(epoch, answer), self._fail, owner=self
            )

    def schedule(self) -> None:
        """Ask again soon: something else that the answer rests on has changed."""
        self._timer.start()

    def hold(self, held: bool) -> None:
        """While held (a name is being typed), nothing on the screen changes by itself."""
        self._is_held = held
        if not held and self._is_wanted_again:
            self.reload()

    def act(self, verb: Callable[[Library], Any]) -> None:
        """Write what the model shows already."""
        self._epoch += 1
        self._on_their_way += 1
        self._bridge.act(verb, self._done, self._refused, owner=self)

    def _done(self, _: Any) -> None:
        self._epoch += 1
        self._on_their_way -= 1
        self.reload()

    def _refused(self, error: BaseException) -> None:
        self._bridge.report(error)
        self._done(None)

    def _take(self, epoch: int, answer: Any) -> None:
        self._is_asking = False
        if epoch != self._epoch or self._is_held:
            self._is_wanted_again = True
        else:
            self.answered.emit(answer)
        if self._is_wanted_again:
            self.reload()

    def _fail(self, error: BaseException) -> None:
        self._is_asking = False
        self._bridge.report(error)
