"""A library that goes over to another model is wholly on one version, whatever is killed."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.switching import switch_and_kill
from tests.end2end.conftest import run

pytestmark = [pytest.mark.usefixtures("models"), pytest.mark.slow]


def test_killed_while_it_goes_over_it_is_on_one_version_and_goes_on(album: Path, tmp_path: Path):
    run("scan", album, "--library", tmp_path / "library")
    outcome = switch_and_kill(tmp_path / "library", tmp_path / "copy", kills=3, seed=5)
    assert outcome.is_perfect, outcome
    assert outcome.kills == 3
