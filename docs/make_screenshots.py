"""Every page of the window, light and dark, as pictures for the documentation.

    python -m docs.make_screenshots [docs/screenshots]
    python -m docs.make_screenshots --walk docs/walk    # the pictures of docs/walk.md
    python -m docs.make_screenshots --training docs/training    # those of docs/training.md

Nothing but drawn people and a public-domain portrait is shown; nobody's photos are needed.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from importlib import import_module
from pathlib import Path

import platformdirs

_STUDIOS = {
    "": ("docs.studio", "Studio"),
    "walk": ("docs.walk", "Walk"),
    "training": ("docs.training_walk", "TrainingWalk"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("docs/screenshots"))
    parser.add_argument("--only", default="", help="pages whose names begin so")
    parser.add_argument("--walk", action="store_true", help="one user's way, step by step")
    parser.add_argument("--training", action="store_true", help="a real run of learning")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="photoface-") as home:
        _prepare_environment(Path(home))
        # Qt is imported only here: it reads the environment.
        module, name = _STUDIOS["walk" if asked.walk else "training" if asked.training else ""]
        studio = getattr(import_module(module), name)
        for mode in ("light",) if asked.walk or asked.training else ("light", "dark"):
            studio(Path(home), asked.folder.absolute(), mode, asked.only).take_all()


def _prepare_environment(home: Path) -> None:
    """A home of its own, no screen, and two pixels a point."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = "2"
    os.environ["XDG_CONFIG_HOME"] = str(home / "config")
    os.environ["PHOTOFACE_MODELS"] = str(_models())
    os.environ["HOME"] = str(home)


def _models() -> Path:
    """Where the models lie, found while HOME is still the user's own."""
    default = Path(platformdirs.user_data_dir("photoface", False)) / "models"
    return Path(os.environ.get("PHOTOFACE_MODELS", default))


if __name__ == "__main__":
    main()
