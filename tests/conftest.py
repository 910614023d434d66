"""Shared by all tests: a home of their own, no screen, and the development photos if present."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import platformdirs
import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent
_HOME = Path(tempfile.mkdtemp(prefix="photoface-tests-"))
_PLACES = {
    "HOME": ".",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_RUNTIME_DIR": "runtime",
    "XDG_STATE_HOME": "state",
}


def _move_out_of_the_users_home() -> None:
    """Nothing a test writes may land in the home of whoever runs it. Before Qt is imported.

    Only the models stay where they are: they are verified, never written by tests.
    """
    models = Path(platformdirs.user_data_dir("photoface", False)) / "models"
    os.environ.setdefault("PHOTOFACE_MODELS", str(models))
    for variable, folder in _PLACES.items():
        (_HOME / folder).mkdir(mode=0o700, exist_ok=True)
        os.environ[variable] = str(_HOME / folder)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


_move_out_of_the_users_home()

# How long an example takes is the machine's business, never a reason to fail.
settings.register_profile("photoface", deadline=None)
settings.load_profile("photoface")


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The development photos beside the project; skips where they are not."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the development photos (../shared/data) are not on this machine")
    return folder
