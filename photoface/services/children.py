"""One question to a fresh child process: it answers with one message and ends."""

from __future__ import annotations

import logging
from concurrent.futures import CancelledError, Future
from typing import Any

from photoface.domain.errors import WorkerCrashedError
from photoface.domain.sentences import say
from photoface.jobs.process import ChildEnded, ChildError, ChildProcess

log = logging.getLogger(__name__)


class Errand:
    """Runs `module:function(connection, *args)` in a child; `answer` is what it sends.

    The answer's exception is WorkerCrashedError if the child failed, CancelledError if it was
    cancelled. Messages of other types than `answer_type` go to `on_message`.
    """

    def __init__(
        self,
        entry: str,
        answer_type: type,
        *args: Any,
        on_message: Any = None,
        name: str = "errand",
    ) -> None:
        self.answer: Future[Any] = Future()
        self._answer_type = answer_type
        self._on_message = on_message
        self._said: Any = None
        self._child = ChildProcess(entry, self._hear, *args, name=f"photoface-{name}")

    def cancel(self) -> None:
        """End the child at once."""
        self._child.kill()

    def _hear(self, message: Any) -> None:
        match message:
            case ChildError(text):
                log.error("child: %s", text)
            case ChildEnded(was_asked=was_asked):
                self._settle(was_asked)
            case _ if isinstance(message, self._answer_type):
                self._said = message
            case _ if self._on_message is not None:
                self._on_message(message)

    def _settle(self, was_asked: bool) -> None:
        if self._said is not None:
            self.answer.set_result(self._said)
        elif was_asked:
            self.answer.set_exception(CancelledError())
        else:
            self.answer.set_exception(
                WorkerCrashedError(say("That failed inside Photoface (see log)."))
            )
