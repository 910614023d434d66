"""Photos per second of the whole pipeline, beside the bound from its parts, in one run.

    python -m benchmarks.scan --photos 200

Each part is measured alone on the same photos, with all cores at its service: hashing, decoding
and thumbnails on one thread a core, the networks with their own threads, writing on its lane. The
bound is what a pipeline would reach that lost nothing between the parts: 1 / (sum of the seconds
per photo).
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.pictures import make_photos
from photoface.domain.faces import EmbeddedFace
from photoface.domain.settings import Settings
from photoface.services import browse
from photoface.services.events import Event, ImportChanged
from photoface.services.find_photos import content_hash
from photoface.services.library import Library, open_library
from photoface.services.workspace import Workspace
from photoface.store import faces as face_rows
from photoface.store import photos as photo_rows
from photoface.vision.decode import decode_photo
from photoface.vision.reader import open_reader
from photoface.vision.thumbnails import thumbnail_jpeg

_BATCH = 32


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def measure_parts(paths: list[Path], settings: Settings) -> dict[str, float]:
    """Seconds per photo of each part, measured alone."""
    reader = open_reader(settings)
    parts: dict[str, float] = {}

    def timed(name: str, results: Callable[[], Iterable[Any]]) -> list[Any]:
        start = time.perf_counter()
        got = list(results())
        parts[name] = (time.perf_counter() - start) / len(paths)
        return got

    with ThreadPoolExecutor(cores()) as pool:
        timed("hash", lambda: pool.map(lambda path: content_hash(str(path)), paths))
        photos = timed(
            "decode", lambda: pool.map(lambda p: decode_photo(p, longest_side=1024), paths)
        )
        thumbs = timed(
            "thumbnail", lambda: pool.map(lambda photo: thumbnail_jpeg(photo.rgb), photos)
        )
    reader.detect(photos[0].rgb)  # the first run sets up
    found = timed("detect", lambda: [reader.detect(photo.rgb) for photo in photos])
    embedded = timed(
        "embed",
        lambda: [
            reader.embed(photo.rgb, faces, scale=photo.scale)
            for photo, faces in zip(photos, found, strict=True)
        ],
    )
    with tempfile.TemporaryDirectory() as folder, open_library(Path(folder)) as library:
        timed("write", lambda: _write(library, thumbs, embedded))
    return parts


def _write(library: Library, thumbs: list[bytes], faces: list[list[EmbeddedFace]]) -> list[int]:
    """Rows, vectors and pictures, in batches as the importer writes them."""
    written = []
    for first in range(0, len(thumbs), _BATCH):
        batch = range(first, min(first + _BATCH, len(thumbs)))
        crops = library.write(lambda c, batch=batch: _write_batch(c, batch, faces)).result()
        library.put_thumbs([(n, thumbs[n]) for n in batch], crops).result()
        written += list(batch)
    return written


def _write_batch(
    connection: Any, batch: range, faces: list[list[EmbeddedFace]]
) -> list[tuple[int, bytes]]:
    crops = []
    for number in batch:
        file = photo_rows.FoundFile(f"/photos/{number}.jpg", f"hash{number}", 1, 1)
        (photo,) = photo_rows.add_files(connection, [file])
        ids = face_rows.replace_faces(
            connection, photo, file.content_hash, faces[number], "benchmark"
        )
        crops += [(i, face.crop_jpeg) for i, face in zip(ids, faces[number], strict=True)]
    return crops


def measure_whole(folder: Path, settings: Settings) -> tuple[float, int]:
    """Photos per second of a real import from its first result on, and the faces found."""
    first: list[tuple[float, int]] = []

    def note(event: Event) -> None:
        if isinstance(event, ImportChanged) and event.progress.done and not first:
            first.append((time.perf_counter(), event.progress.done))

    with (
        tempfile.TemporaryDirectory() as place,
        Workspace(open_library(Path(place)), groups_by_itself=False) as workspace,
    ):
        workspace.library.save_settings(settings)
        workspace.library.events.subscribe(note)
        workspace.add_folder(folder)
        workspace.importer.wait()
        seconds = time.perf_counter() - first[0][0]
        found = workspace.library.read(browse.overview)
    return (found.photos_done - first[0][1]) / seconds, found.faces


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=200)
    arguments = parser.parse_args()
    settings = Settings()
    with tempfile.TemporaryDirectory() as folder:
        paths = make_photos(Path(folder), arguments.photos)
        parts = measure_parts(paths, settings)
        rate, faces = measure_whole(Path(folder), settings)
    bound = 1 / sum(parts.values())
    for name, seconds in parts.items():
        print(f"{name:10} {seconds * 1000:8.1f} ms a photo")
    print(f"{'bound':10} {bound:8.1f} photos/s on {cores()} cores")
    print(f"{'whole':10} {rate:8.1f} photos/s, {faces} faces: {rate / bound:.0%} of the bound")
    print(json.dumps({"benchmark": "scan", "parts": parts, "bound": bound, "rate": rate}))


if __name__ == "__main__":
    main()
