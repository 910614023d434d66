"""Files that ship with the program: model manifests, icons, style sheets, our own small weights."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(*parts: str) -> Traversable:
    """One shipped file or folder, wherever the program is installed: `resource("models")`."""
    return files(__name__).joinpath(*parts)
