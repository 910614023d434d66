"""Work that is asked for and done in the background, one run at a time."""

from __future__ import annotations

import threading

import pytest

from photoface.domain.errors import PhotofaceError
from photoface.services.requested_runs import RequestedRuns, RunsClosedError


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


class Child:
    """Of a process: that it is killed."""

    def __init__(self) -> None:
        self.killed = threading.Event()

    def kill(self) -> None:
        self.killed.set()


def test_the_child_of_a_run_ends_with_its_block() -> None:
    runs = RequestedRuns("runs", pytest.fail, pytest.fail)
    with runs.child(Child) as child:  # type: ignore[arg-type]
        assert not child.killed.is_set()  # type: ignore[attr-defined]
    assert child.killed.is_set()  # type: ignore[attr-defined]
    child.kill = pytest.fail  # type: ignore[method-assign, assignment]
    runs.close()  # it is forgotten


def test_close_ends_the_child_of_a_run() -> None:
    refused: list[PhotofaceError] = []
    began = threading.Event()

    def run() -> None:
        with runs.child(Child) as child:  # type: ignore[arg-type]
            began.set()
            assert child.killed.wait(5)  # type: ignore[attr-defined]
        with runs.child(Child):  # type: ignore[arg-type]
            pytest.fail("it is closed")

    runs = RequestedRuns("runs", run, refused.append)
    runs.request()
    assert began.wait(5)
    runs.close()
    assert [type(error) for error in refused] == [RunsClosedError]
