"""Where things lie on the user's computer."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def data_folder() -> Path:
    """The user's data folder of Photoface; PHOTOFACE_HOME overrides it."""
    return Path(os.environ.get("PHOTOFACE_HOME") or platformdirs.user_data_dir("photoface", False))


def default_library() -> Path:
    """The library that is opened when none is named."""
    return data_folder() / "library"
