"""How fast tags are written into photos, read back and settled: `python -m benchmarks.tags`.

Made photos of 12 megapixels with five faces each, so that it runs anywhere; no model is needed.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from photoface.domain.faces import Detection, EmbeddedFace, usual_landmarks
from photoface.domain.geometry import Box
from photoface.services import import_tags, name_people, write_tags
from photoface.services.find_photos import content_hash
from photoface.services.library import Library, open_library
from photoface.store import faces, photos

_SIZE = (4000, 3000)
_FACES = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=40)
    count = parser.parse_args().photos
    with tempfile.TemporaryDirectory() as folder:
        made = _make_photos(Path(folder) / "photos", count)
        rates = {}
        with open_library(Path(folder) / "one") as library:
            ids = [face for path in made for face in _read(library, path)]
            for number in range(_FACES):
                name_people.name_faces(library, ids[number::_FACES], f"Person {number}")
            for place in ("sidecars", "files"):
                write = lambda place=place: write_tags.write_tags(library, place=place)  # noqa: E731
                rates[f"written to {place}"] = _rate(count, write)
            rates["found right already"] = _rate(count, write)
        with open_library(Path(folder) / "two") as library:
            for path in made:
                _read(library, path)
            found = []
            rates["read"] = _rate(count, lambda: found.append(import_tags.find_tags(library)))
            rates["imported"] = _rate(count, lambda: import_tags.apply(library, found[0]))
    for what, rate in rates.items():
        print(f"{what:22} {rate:8.1f} photos a second")
    print(json.dumps({"benchmark": "tags", "photos": count, "photos_per_second": rates}))


def _make_photos(folder: Path, count: int) -> list[Path]:
    """Smooth noise, as large in bytes as a phone's photo."""
    folder.mkdir(parents=True)
    rng = np.random.default_rng(0)
    small = rng.integers(0, 256, (_SIZE[1] // 4, _SIZE[0] // 4, 3), dtype=np.uint8)
    image = Image.fromarray(small).resize(_SIZE, Image.Resampling.BICUBIC)
    first = folder / "0.jpg"
    image.save(first, quality=80)
    made = [folder / f"{number}.jpg" for number in range(count)]
    for number, path in enumerate(made):
        path.write_bytes(first.read_bytes() + number.to_bytes(4, "big"))  # photos of their own
    return made


def _read(library: Library, path: Path) -> list[int]:
    """Register a photo as if a detector had found its faces."""
    status = os.stat(path)
    content = content_hash(str(path))
    boxes = [Box(300 + 700 * i, 900, 400, 500) for i in range(_FACES)]
    vector = np.full(8, 8**-0.5, dtype=np.float32)
    found = [
        EmbeddedFace(Detection(box, usual_landmarks(box), 0.9), vector, None, b"") for box in boxes
    ]

    def change(connection) -> list[int]:
        file = photos.FoundFile(str(path), content, status.st_size, status.st_mtime_ns)
        photos.add_files(connection, [file])
        identity = photos.identity_of(connection, content)
        (photo,) = connection.execute(
            "SELECT id FROM photos WHERE content_hash = ?", (identity,)
        ).fetchone()
        photos.mark_done(
            connection, photo, width=_SIZE[0], height=_SIZE[1], taken_at=None, camera=None,
            detector="none", embedder="none",
        )  # fmt: skip
        return faces.replace_faces(connection, photo, identity, found, "none")

    return library.write(change).result()


def _rate(count: int, work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return count / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
