"""One thread, one queue: work given to a lane runs in order and never at the same time."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")


class Lane:
    """Runs functions one after another on a thread of its own.

    `context` makes what every function gets as its argument (a database connection, say) on that
    thread; `cleanup` is called with it when the lane closes.
    """

    def __init__(
        self,
        name: str,
        context: Callable[[], Any],
        cleanup: Callable[[Any], None] = lambda _: None,
    ) -> None:
        self._queue: queue.SimpleQueue[tuple[Callable[[Any], Any], Future[Any]] | None] = (
            queue.SimpleQueue()
        )
        self._closed = False
        self._ready: Future[None] = Future()
        self._thread = threading.Thread(
            target=self._serve, args=(context, cleanup), name=name, daemon=True
        )
        self._thread.start()
        self._ready.result()  # an error of `context` is the caller's

    def submit(self, work: Callable[[Any], T]) -> Future[T]:
        """Queue `work(context)`; its result or error comes through the future."""
        if self._closed:
            raise RuntimeError("this lane is closed")
        future: Future[T] = Future()
        self._queue.put((work, future))
        return future

    def close(self) -> None:
        """Finish what is queued, then end the thread. Closing twice is harmless."""
        if not self._closed:
            self._closed = True
            self._queue.put(None)
            self._thread.join()

    def _serve(self, make: Callable[[], Any], cleanup: Callable[[Any], None]) -> None:
        try:
            context = make()
        except BaseException as error:
            self._ready.set_exception(error)
            return
        self._ready.set_result(None)
        while (item := self._queue.get()) is not None:
            _run(*item, context)
        cleanup(context)


def _run(work: Callable[[Any], Any], future: Future[Any], context: Any) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        future.set_result(work(context))
    except BaseException as error:
        future.set_exception(error)
