"""Libraries over real files, with faces where a test wants them and no model behind them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from photoface.domain.faces import Detection, EmbeddedFace, usual_landmarks
from photoface.domain.geometry import Box
from photoface.services.find_photos import content_hash
from photoface.services.library import Library
from photoface.store import faces, photos
from tests.factory import EMBEDDER, unit_vector
from tests.unit.exchange.made import encoded, noise
from tests.unit.vision.pictures import stored_as, write_dng


def save_photo(
    path: Path, size: tuple[int, int] = (400, 300), *, orientation: int = 1, seed: int = 0
) -> Path:
    """A picture of noise; `size` is upright."""
    kinds = {".jpg": "JPEG", ".png": "PNG", ".tif": "TIFF", ".webp": "WEBP"}
    path.parent.mkdir(parents=True, exist_ok=True)
    stored = stored_as(noise(*size, seed=seed), orientation)
    if path.suffix == ".heic":
        _save_heic(path, stored, orientation)
    elif path.suffix == ".dng":
        write_dng(path, stored, orientation=orientation)
    else:
        kind = kinds[path.suffix]
        path.write_bytes(encoded(stored, kind, orientation=orientation, lossless=True))
    return path


def _save_heic(path: Path, stored: Image.Image, orientation: int) -> None:
    import pillow_heif

    exif = Image.Exif()
    exif[0x0112] = orientation
    smooth = stored.reduce(8).resize(stored.size)  # noise takes long to encode
    pillow_heif.from_pillow(smooth).save(path, exif=exif.tobytes(), quality=50)


def read_photo(
    library: Library,
    path: Path,
    boxes: Sequence[Box],
    *,
    size: tuple[int, int] = (400, 300),
) -> list[int]:
    """Register a file and pretend that a detector found these faces; returns their ids."""
    status = os.stat(path)
    file = photos.FoundFile(str(path), content_hash(str(path)), status.st_size, status.st_mtime_ns)

    def change(connection):
        photos.add_files(connection, [file])
        identity = photos.identity_of(connection, file.content_hash)
        (photo,) = connection.execute(
            "SELECT id FROM photos WHERE content_hash = ?", (identity,)
        ).fetchone()
        photos.mark_done(
            connection, photo, width=size[0], height=size[1], taken_at=None, camera=None,
            detector="d", embedder=EMBEDDER,
        )  # fmt: skip
        found = [_face(box, 1000 * photo + i) for i, box in enumerate(boxes)]
        return faces.replace_faces(connection, photo, identity, found, EMBEDDER)

    return library.write(change).result()


def _face(box: Box, seed: int) -> EmbeddedFace:
    return EmbeddedFace(
        Detection(box, usual_landmarks(box), 0.9), unit_vector(seed).astype(np.float32), None, b""
    )


def told(library: Library) -> dict[str, list[tuple]]:
    """{file name: [(box, state, name, origin of the box, names it is not)]} of every face."""
    rows = library.read(
        lambda c: c.execute(
            "SELECT (SELECT path FROM photo_paths WHERE photo_id = f.photo_id ORDER BY id LIMIT 1),"
            " f.x, f.y, f.w, f.h, f.state, p.name, f.origin, (SELECT group_concat(n.name) "
            "FROM bans b JOIN people n ON n.id = b.person_id WHERE b.face_id = f.id) "
            "FROM faces f LEFT JOIN people q ON q.id = f.person_id "
            "LEFT JOIN people p ON p.id = q.root_id ORDER BY 1, f.x"
        ).fetchall()
    )
    found: dict[str, list[tuple]] = {}
    for path, *box, state, name, origin, banned in rows:
        told = (tuple(round(v) for v in box), state, name, origin, banned)
        found.setdefault(Path(path).name, []).append(told)
    return found


def said_by(library: Library) -> list[tuple[str, str]]:
    """(kind, origin) of every decision on a face in force, sorted."""
    return sorted(
        library.read(
            lambda c: c.execute(
                "SELECT d.kind, d.origin FROM decisions d JOIN acts a ON a.id = d.act_id "
                "WHERE a.state = 'done' AND d.face_key IS NOT NULL"
            ).fetchall()
        )
    )
