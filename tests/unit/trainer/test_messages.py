"""JSON lines out, pause and stop in."""

from __future__ import annotations

import io
import json
import threading

import pytest

from trainer.messages import Control, Reporter


def test_every_event_is_one_line_of_json_and_nan_becomes_null():
    stream = io.StringIO()
    reporter = Reporter(stream)
    reporter.say("epoch", loss=float("nan"), deep={"x": [1.0, float("inf")]}, name="Anaïs\n")
    lines = stream.getvalue().splitlines()
    assert len(lines) == 1
    assert json.loads(lines[0]) == {
        "event": "epoch",
        "loss": None,
        "deep": {"x": [1.0, None]},
        "name": "Anaïs\n",
    }


def test_a_silent_reporter_says_nothing():
    stream = io.StringIO()
    Reporter(stream, silent=True).say("epoch")
    assert stream.getvalue() == ""


def test_wait_returns_at_once_until_paused_and_ends_with_resume_or_stop():
    control, stream = Control(), io.StringIO()
    assert control.wait(Reporter(stream)) is False
    for command, is_stopped in (("resume", False), ("stop", True)):
        control.obey("pause")
        results: list[bool] = []
        waiting = threading.Thread(
            target=lambda r=results: r.append(control.wait(Reporter(stream)))
        )
        waiting.start()
        waiting.join(0.1)
        assert waiting.is_alive()
        control.obey(command)
        waiting.join(5)
        assert results == [is_stopped]
    events = [json.loads(line)["event"] for line in stream.getvalue().splitlines()]
    assert events == ["paused", "resumed", "paused", "resumed"]


def test_commands_come_as_json_lines_and_nonsense_is_only_reported(capsys):
    control = Control()
    lines = '{"command": "dance"}\nnonsense\n[1]\n{"command": "stop"}\n'
    control.listen(io.StringIO(lines))
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.daemon:
            thread.join(2)
    assert control.is_stopped
    assert capsys.readouterr().err.count("not a command") == 3


def test_unknown_commands_are_refused():
    with pytest.raises(ValueError, match="dance"):
        Control().obey("dance")
