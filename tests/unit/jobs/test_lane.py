"""A lane runs work in order, on one thread, and hands errors to whoever asked."""

import threading

import pytest

from photoface.jobs.lane import Lane


def test_work_runs_in_order_on_one_thread_with_its_context():
    lane = Lane("test", lambda: [])
    futures = [
        lane.submit(lambda seen, n=n: seen.append((n, threading.get_ident())) or list(seen))
        for n in range(50)
    ]
    seen = futures[-1].result()
    lane.close()
    assert [n for n, _ in seen] == list(range(50))
    assert len({thread for _, thread in seen}) == 1


def test_an_error_is_the_callers_and_the_lane_goes_on():
    lane = Lane("test", lambda: None)
    with pytest.raises(ZeroDivisionError):
        lane.submit(lambda _: 1 / 0).result()
    assert lane.submit(lambda _: "still here").result() == "still here"
    lane.close()


def test_closing_finishes_what_is_queued_and_then_cleans_up():
    done = []
    lane = Lane("test", lambda: "context", done.append)
    future = lane.submit(lambda _: done.append("work"))
    lane.close()
    lane.close()
    assert future.done()
    assert done == ["work", "context"]
    with pytest.raises(RuntimeError):
        lane.submit(lambda _: None)


def test_a_context_that_cannot_be_made_is_an_error_at_once():
    def fail() -> None:
        raise OSError("no disk")

    with pytest.raises(OSError, match="no disk"):
        Lane("test", fail)
