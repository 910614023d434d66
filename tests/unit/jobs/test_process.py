"""Children answer, die, are killed, and their end is always told, once."""

import queue
import time

import pytest

from photoface.jobs.process import ChildEnded, ChildError, ChildProcess

_ECHO = "tests.unit.jobs.child_mains:echo"
_HANG = "tests.unit.jobs.child_mains:hang"


@pytest.fixture
def inbox() -> queue.SimpleQueue:
    return queue.SimpleQueue()


def test_a_child_gets_its_arguments_and_answers(inbox):
    child = ChildProcess(_ECHO, inbox.put, 1, "two")
    assert inbox.get(timeout=30) == ("args", (1, "two"))
    child.send("hello")
    assert inbox.get(timeout=30) == ("echo", "hello")
    child.kill()
    assert inbox.get(timeout=30) == ChildEnded(-9, was_asked=True)


def test_a_death_is_told_with_its_exit_code(inbox):
    child = ChildProcess(_ECHO, inbox.put)
    inbox.get(timeout=30)
    child.send("die")
    assert inbox.get(timeout=30) == ChildEnded(3, was_asked=False)
    child.send("nobody hears this")  # harmless


def test_an_exception_is_told_in_words_before_the_end(inbox):
    child = ChildProcess(_ECHO, inbox.put)
    inbox.get(timeout=30)
    child.send("fail")
    error = inbox.get(timeout=30)
    assert isinstance(error, ChildError)
    assert "as you wished" in error.text
    assert isinstance(inbox.get(timeout=30), ChildEnded)
    assert inbox.empty()


def test_a_hanging_child_is_killed_without_waiting_for_it(inbox):
    child = ChildProcess(_HANG, inbox.put)
    assert inbox.get(timeout=30) == "hanging"
    start = time.monotonic()
    child.kill()
    assert time.monotonic() - start < 1.0  # it would hang for ever
    assert inbox.get(timeout=5) == ChildEnded(-9, was_asked=True)


def test_killing_a_child_that_ended_by_itself_does_no_harm(inbox):
    child = ChildProcess(_ECHO, inbox.put)
    inbox.get(timeout=30)
    child.send("die")
    assert isinstance(inbox.get(timeout=30), ChildEnded)
    child.kill()
