"""Violent ends: whatever is killed, the next scan goes on and nothing is lost or doubled."""

from pathlib import Path

import pytest

from benchmarks.pictures import make_photos
from benchmarks.survival import survive

pytestmark = [pytest.mark.usefixtures("models"), pytest.mark.slow]


def test_killed_at_random_moments_it_resumes_and_keeps_every_decision(tmp_path: Path):
    photos = tmp_path / "photos"
    make_photos(photos, 40, shapes=((800, 600), (1152, 896)))
    outcome = survive(photos, tmp_path / "library", kills=4, seed=3)
    assert outcome.is_perfect, outcome
    assert sum(outcome.kills.values()) == 4
