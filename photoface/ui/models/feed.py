"""Keeps a model as the library has it, and passes on what the user says about what it shows.

What the user says is shown first and written after. An answer of the library that was asked for
before the write is older than what is on the screen, so it is thrown away and asked for again.
When it is undone, what was there before is shown first, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from photoface.services.history import Act
from photoface.services.library import Connection, Library
from photoface.ui.bridge import Bridge, Done

_PAUSE_MS = 120  # groups and decisions change in bursts
_REMEMBERED = 20  # acts whose undo is shown at once

Question = Callable[[Connection], Any]


class Feed(QObject):
    """`answered(result)` whenever the question has a new answer that nothing has overtaken."""

    answered = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._question: Question | None = None
        self._epoch = 0  # grows with everything that makes an older answer stale
        self._shown: Any = None  # the last answer, None once the user has said more
        self._before: dict[int, Any] = {}  # by act: the answer that its undo brings back
        self._on_their_way = 0
        self._is_asking = self._is_wanted_again = self._is_held = False
        self._is_late = False  # something was said while nobody looked
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.reload)
        bridge.groups_changed.connect(self._timer.start)
        bridge.faces_decided.connect(self._timer.start)
        bridge.acted.connect(self._follow)

    def ask(self, question: Question) -> None:
        """Ask this from now on: at once, and whenever groups or decisions have changed."""
        self._question = question
        self._epoch += 1
        self._shown = None
        self._before.clear()
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

    def act(
        self,
        verb: Callable[[Library], Any],
        *,
        along: Sequence[Feed] = (),
        refused: Done | None = None,
    ) -> None:
        """Write what the model shows already, and the models of the feeds `along`. `refused(error)`
        may tell in its own way that it was not written."""
        feeds = (self, *along)
        before = [feed._begin() for feed in feeds]

        def end(act: Act | None) -> None:
            for feed, answer in zip(feeds, before, strict=True):
                feed._end(answer, act)

        def fail(error: BaseException) -> None:
            end(None)
            (refused or self._bridge.report)(error)

        self._bridge.act(verb, end, fail, owner=self)

    def _begin(self) -> Any:
        """An act goes on its way; returns the answer that its undo brings back."""
        before, self._shown = self._shown, None
        self._epoch += 1
        self._on_their_way += 1
        return before

    def _end(self, before: Any, act: Act | None) -> None:
        self._remember(before, act)
        self._epoch += 1
        self._on_their_way -= 1
        self.reload()

    def _remember(self, before: Any, act: Act | None) -> None:
        if act is not None and act.state == "done" and before is not None:
            self._before[act.id] = before
            if len(self._before) > _REMEMBERED:
                del self._before[next(iter(self._before))]

    def _follow(self, act: Act) -> None:
        """Something was said or undone, here or elsewhere: nobody who looks waits for the pause."""
        self._remember(self._shown, act)
        parent = self.parent()
        self._is_late = isinstance(parent, QWidget) and not parent.isVisible()
        if self._is_late:
            return
        before = self._before.get(act.id) if act.state == "undone" else None
        if before is not None and not self._on_their_way and not self._is_held:
            self._epoch += 1
            self.answered.emit(before)
        self.reload()

    def catch_up(self) -> None:
        """It is looked at again: ask at once if something was said meanwhile."""
        if self._is_late:
            self._is_late = False
            self.reload()

    def _take(self, epoch: int, answer: Any) -> None:
        self._is_asking = False
        if epoch != self._epoch or self._is_held:
            self._is_wanted_again = True
        else:
            self._shown = answer
            self.answered.emit(answer)
        if self._is_wanted_again:
            self.reload()

    def _fail(self, error: BaseException) -> None:
        self._is_asking = False
        self._bridge.report(error)
