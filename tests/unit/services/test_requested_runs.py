"""Work that is asked for and done in the background, one run at a time."""

from __future__ import annotations

import threading

import pytest

from photoface.domain.errors import PhotofaceError
from photoface.services.requested_runs import RequestedRuns


def test_one_run_at_a_time_and_one_more_for_what_was_asked_meanwhile() -> None:
    began, may_end, ended = threading.Semaphore(0), threading.Semaphore(0), threading.Semaphore(0)
    at_work: list[int] = []

    def run() -> None:
        at_work.append(threading.get_ident())
        began.release()
        may_end.acquire()
        ended.release()

    runs = RequestedRuns("runs", run, pytest.fail)
    runs.request()
    assert began.acquire(timeout=5)
    for _ in range(3):
        runs.request()
    assert not began.acquire(timeout=0.05)  # one at a time
    may_end.release()
    assert ended.acquire(timeout=5)
    assert began.acquire(timeout=5)  # one more for all three
    may_end.release()
    assert ended.acquire(timeout=5)
    assert not began.acquire(timeout=0.05)
    assert len(at_work) == 2
    runs.close()
    runs.request()
    assert not began.acquire(timeout=0.05)  # closed is closed


def test_a_refusal_is_handed_on_and_the_next_run_still_comes() -> None:
    said: list[str] = []
    done = threading.Event()
    outcomes = iter([PhotofaceError("No model."), ValueError("a bug"), None])

    def run() -> None:
        error = next(outcomes)
        if error is None:
            done.set()
        else:
            raise error

    runs = RequestedRuns("runs", run, lambda error: said.append(error.sentence))
    for _ in range(3):
        runs.request()
        while (thread := runs._thread) is not None:
            thread.join()
    assert done.is_set()
    assert said == ["No model."]
    runs.close()


def test_close_ends_the_child_of_a_run() -> None:
    killed = threading.Event()
    began = threading.Event()

    class Child:
        def kill(self) -> None:
            killed.set()

    def run() -> None:
        assert runs.child(Child) is not None  # type: ignore[arg-type]
        began.set()
        assert killed.wait(5)
        assert runs.child(Child) is None  # type: ignore[arg-type]

    runs = RequestedRuns("runs", run, pytest.fail)
    runs.request()
    assert began.wait(5)
    runs.close()
    assert killed.is_set()
