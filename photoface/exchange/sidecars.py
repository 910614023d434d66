"""XMP files beside photos, under both names in use: `photo.jpg.xmp` and `photo.xmp`."""

from __future__ import annotations

import os
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

SIDECAR_ENDING = ".xmp"


def sidecars_of(photo: Path, *, raw_endings: Collection[str]) -> list[Path]:
    """The sidecars of a photo that are there, the one that can be of no other photo first.

    `IMG_1.xmp` beside `IMG_1.CR2` and `IMG_1.JPG` belongs to the RAW file: that is what it was
    invented for. `raw_endings` are in lower case, without the dot.
    """
    try:
        names = _names_in(str(photo.parent), os.stat(photo.parent).st_mtime_ns)
    except OSError:  # the folder is gone: whoever reads the photo is told so
        return []
    found = [names.get((photo.name + SIDECAR_ENDING).lower())]
    if photo.suffix and not _belongs_to_raw(photo, names.values(), raw_endings):
        found.append(names.get((photo.stem + SIDECAR_ENDING).lower()))
    return [photo.parent / name for name in found if name]


def new_sidecar_of(photo: Path) -> Path:
    """Where a sidecar is made where there is none: under the name that leaves no doubt."""
    return photo.with_name(photo.name + SIDECAR_ENDING)


def _belongs_to_raw(photo: Path, names: Collection[str], raw_endings: Collection[str]) -> bool:
    if _ending(photo.name) in raw_endings:
        return False
    stem = photo.stem.lower()
    namesakes = (name for name in names if os.path.splitext(name)[0].lower() == stem)
    return any(_ending(name) in raw_endings for name in namesakes)


def _ending(name: str) -> str:
    return os.path.splitext(name)[1].lower().lstrip(".")


@lru_cache(maxsize=64)
def _names_in(folder: str, changed_at: int) -> dict[str, str]:
    """Names in a folder by their lower case; read anew when the folder has changed."""
    return {name.lower(): name for name in os.listdir(folder)}
