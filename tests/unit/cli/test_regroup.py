"""`photoface regroup` while it works: it says how far it is, and Ctrl+C ends it."""

from __future__ import annotations

import sys
from concurrent.futures import Future

import pytest

from photoface.cli import review
from photoface.domain.errors import PhotofaceError


class Interrupted(Future):
    """An answer that is still waited for when the user presses Ctrl+C, at the third look."""

    looks = 0

    def result(self, timeout=None):
        self.looks += 1
        if self.looks == 3:
            raise KeyboardInterrupt
        raise TimeoutError


class Run:
    def __init__(self, answer: Future) -> None:
        self.answer, self.is_cancelled = answer, False

    def cancel(self) -> None:
        self.is_cancelled = True


def test_the_answer_is_waited_for():
    run = Run(Future())
    run.answer.set_result("preview")
    assert review._answer_of(run) == "preview"
    assert not run.is_cancelled


def test_ctrl_c_ends_the_run_with_a_sentence():
    run = Run(Interrupted())
    with pytest.raises(PhotofaceError, match="Stopped; the groups are as they were"):
        review._answer_of(run)
    assert run.is_cancelled


@pytest.mark.parametrize("is_terminal", [True, False])
def test_only_a_terminal_is_told_how_far_it_is(monkeypatch, capsys, is_terminal):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    review._tell_progress(0.42)
    assert ("42%" in capsys.readouterr().err) is is_terminal
