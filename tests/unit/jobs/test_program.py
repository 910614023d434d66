"""A program speaks JSON lines, hears commands, and what else it prints does no harm."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from photoface.jobs.program import JsonProgram

_ECHO = """
import json, sys
print("not JSON")
print(json.dumps({"event": "started", "arguments": sys.argv[1:]}), flush=True)
for line in sys.stdin:
    print(json.dumps({"event": "heard", **json.loads(line)}), flush=True)
    if "stop" in line:
        raise SystemExit(3)
"""


@pytest.fixture
def echo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A program that says what it hears."""
    package = tmp_path / "echoing"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "__main__.py").write_text(_ECHO)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    return "echoing"


def test_it_says_and_hears_json_lines_until_it_ends(echo):
    said = []
    program = JsonProgram(echo, ["one", "two"], said.append)
    program.send({"command": "go"})
    program.send({"command": "stop"})
    assert program.wait() == 3
    assert said == [
        {"event": "started", "arguments": ["one", "two"]},
        {"event": "heard", "command": "go"},
        {"event": "heard", "command": "stop"},
    ]
    program.send({"command": "too late"})  # nobody there: no error


def test_it_can_be_ended_at_once(echo):
    program = JsonProgram(echo, [], lambda event: None)
    program.kill()
    assert program.wait() < 0 or sys.platform == "win32"


def test_the_trainer_says_why_it_cannot_run(tmp_path):
    (tmp_path / "run.toml").write_text('[data]\ncolour = "red"\n')
    said = []
    program = JsonProgram(
        "trainer", ["train", "--tied", "--config", str(tmp_path / "run.toml")], said.append
    )
    assert program.wait() == 1
    assert said[-1]["event"] == "failed"
    assert "colour" in json.dumps(said)
