"""A library of drawn photos, one of them real (the astronaut of scikit-image, public domain).

Faces and groups are written as the scan would write them, so every page has something to show.
"""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from docs.drawn_photos import PEOPLE, draw_photo
from photoface.domain.faces import Detection, EmbeddedFace
from photoface.domain.geometry import Box
from photoface.services import albums, browse, correct_people, name_people
from photoface.services.find_photos import content_hash
from photoface.services.library import Library
from photoface.store import faces, photos
from photoface.vision.crops import crop_jpeg
from photoface.vision.thumbnails import thumbnail_jpeg

NAMED = ("Anna", "Ben", "Clara", "Grandpa", "Ida")  # the others are groups that nobody has named
_PHOTOS = 72
_NEWEST = datetime(2025, 8, 17, 17, 20)
_ALBUMS = ("Summer at the lake", "Birthday", "Winter", "Weekends", "Grandpa visits", "Garden")
_SUGGESTED = 5  # so many faces of each named person are only proposed
_MISTAKEN = 3  # so many faces of Ida are called Clara
_APART = 4  # so many faces of Ben form a group of their own
#: How vectors of real faces lie: much is common to all, some is the person's own, some noise.
_DIMENSION, _COMMON, _OWN, _NOISE = 128, 0.92, 0.39, 0.02


def fill(library: Library, folder: Path) -> None:
    """Draw the photos into `folder`; make the library that a scan and some naming would have."""
    seen = _scan(library, folder)
    groups = library.write(lambda c: _group(c, seen, held_back=_SUGGESTED)).result()
    for name in NAMED:
        name_people.name_group(library, groups[name], name)
    library.write(lambda c: _join(c, seen, groups)).result()
    library.write(lambda c: _doubt(c, groups)).result()
    name_people.ignore_faces(library, seen["An astronaut"] + seen["Noah"][-2:])
    library.write(lambda c: _problems(c, folder)).result()
    _make_albums(library)


def fill_nameless(library: Library, folder: Path) -> None:
    """The same right after the scan: nobody has a name; Grandpa is with Ben a few times."""
    seen = _scan(library, folder)
    seen["Ben"][2:2] = seen["Grandpa"][:_MISTAKEN]
    seen["Grandpa"] = seen["Grandpa"][_MISTAKEN:]
    groups = library.write(lambda c: _group(c, seen, held_back=0)).result()
    library.write(lambda c: _doubt(c, groups)).result()


def _scan(library: Library, folder: Path) -> dict[str, list[int]]:
    """All photos with their faces; face ids by whom the machine takes them for."""
    seen: dict[str, list[int]] = defaultdict(list)
    library.write(lambda c: photos.add_folder(c, str(folder))).result()
    for number in range(_PHOTOS):
        path, rgb, found, at = _photo(folder, number)
        for name, face in _store(library, path, rgb, found, at):
            seen[name].append(face)
    _mix_up(seen)
    return seen


def _make_albums(library: Library) -> None:
    """Two albums filled by hand, two that fill themselves, some favourites; Anna's birthday."""
    anna = library.read(lambda c: browse.person_named(c, "Anna"))
    if anna is not None:
        correct_people.set_birth_date(library, anna, "2017-03-09")
    ids = library.read(lambda c: [row[0] for row in c.execute("SELECT id FROM photos ORDER BY id")])
    albums.create_album(library, "For the calendar", ids[2:30:4])
    albums.create_album(library, "Grandpa is 80", ids[24:30])
    albums.save_search(library, "Anna and Ben", "person:Anna person:Ben")
    albums.save_search(library, "Many people", "faces:>=3")
    albums.set_favourite(library, ids[1:24:5])


def _photo(
    folder: Path, number: int
) -> tuple[Path, NDArray[np.uint8], list[tuple[str, Box]], datetime]:
    rng = np.random.default_rng(number)
    at = _NEWEST - timedelta(days=int(number // 6) * 23, minutes=17 * (number % 6))
    path = folder / _ALBUMS[number // 6 % len(_ALBUMS)] / f"IMG_{4210 - number}.jpg"
    path.parent.mkdir(parents=True, exist_ok=True)
    if number == 3:
        return path, *_astronaut(path), at
    names = rng.choice(list(PEOPLE), size=int(rng.integers(0, 4)), replace=False).tolist()
    drawing = draw_photo(number, names, portrait=number % 5 == 1)
    drawing.image.save(str(path), "JPEG", 92)
    return path, np.asarray(Image.open(path).convert("RGB")), drawing.faces, at


def _astronaut(path: Path) -> tuple[NDArray[np.uint8], list[tuple[str, Box]]]:
    from skimage.data import astronaut  # noqa: PLC0415 - a development dependency

    rgb = astronaut()
    Image.fromarray(rgb).save(path, quality=92)
    return rgb, [("An astronaut", Box(177, 70, 92, 118))]


def _store(
    library: Library, path: Path, rgb: NDArray[np.uint8], found: list[tuple[str, Box]], at: datetime
) -> list[tuple[str, int]]:
    """Write a photo and its faces; returns (name, face id)."""
    os.utime(path, (at.timestamp(), at.timestamp()))
    content, file = content_hash(path), path.stat()
    height, width = rgb.shape[:2]
    detected = [_embedded(rgb, box, name, photo=len(path.name) + height) for name, box in found]

    def write(connection: sqlite3.Connection) -> tuple[int, list[int]]:
        found_file = photos.FoundFile(str(path), content, file.st_size, file.st_mtime_ns)
        photo = photos.add_files(connection, [found_file])[0]
        photos.mark_done(
            connection, photo, width=width, height=height, taken_at=at.isoformat(),
            camera="Pencil One", detector="drawn", embedder="drawn",
        )  # fmt: skip
        return photo, faces.replace_faces(connection, photo, content, detected, "drawn")

    photo, ids = library.write(write).result()
    crops = [(face, f.crop_jpeg) for face, f in zip(ids, detected, strict=True)]
    library.put_thumbs([(photo, thumbnail_jpeg(rgb))], crops).result()
    return [(name, face) for (name, _), face in zip(found, ids, strict=True)]


def _embedded(rgb: NDArray[np.uint8], box: Box, name: str, *, photo: int) -> EmbeddedFace:
    landmarks = np.array(
        [[0.3, 0.42], [0.7, 0.42], [0.5, 0.6], [0.34, 0.76], [0.66, 0.76]], dtype=np.float32
    ) * (box.w, box.h) + (box.x, box.y)
    vector = _vector(name, seed=photo + int(box.x) + int(box.y))
    detection = Detection(box, landmarks.astype(np.float32), 0.97)
    return EmbeddedFace(detection, vector, None, crop_jpeg(rgb, box))


def _vector(name: str, *, seed: int) -> NDArray[np.float32]:
    """What a network might have made of a face of this person, unit length."""
    draws = [np.random.default_rng(s) for s in (0, sum(map(ord, name)), seed)]
    common, own, noise = (draw.standard_normal(_DIMENSION) for draw in draws)
    vector = _COMMON * _unit(common) + _OWN * _unit(own) + _NOISE * noise
    return _unit(vector).astype(np.float32)


def faces_of(connection: sqlite3.Connection, name: str) -> list[int]:
    """Faces drawn of this person, whomever the library takes them for."""
    centers = np.stack([_vector(one, seed=0) for one in PEOPLE])
    rows = connection.execute("SELECT face_id, mean FROM vectors ORDER BY face_id").fetchall()
    vectors = np.stack([np.frombuffer(mean, dtype="<f4") for _, mean in rows])
    nearest = (vectors @ centers.T).argmax(axis=1)
    place = list(PEOPLE).index(name)
    return [face for (face, _), one in zip(rows, nearest, strict=True) if one == place]


def _unit(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    return vector / np.linalg.norm(vector)


def _mix_up(seen: dict[str, list[int]]) -> None:
    """What the Review page is for: one person mixed with another, one in two groups."""
    seen["Clara"][1:1] = seen["Ida"][:_MISTAKEN]
    seen["Ida"] = seen["Ida"][_MISTAKEN:]
    seen["Ben in winter"] = seen["Ben"][1 : 1 + _APART]
    seen["Ben"] = seen["Ben"][:1] + seen["Ben"][1 + _APART :]


def _doubt(connection: sqlite3.Connection, groups: dict[str, int]) -> None:
    """What a grouping would have noticed of it."""
    connection.execute("UPDATE groups SET mixed = 0.8 WHERE id = ?", (groups["Clara"],))
    pairs = [("Ben in winter", "Ben", 0.93), ("Emma", "Noah", 0.4)]
    connection.executemany(
        "INSERT INTO group_pairs (first, second, probability) VALUES (?, ?, ?)",
        [(*sorted((groups[one], groups[other])), p) for one, other, p in pairs],
    )
    rows = connection.execute(
        "SELECT f.group_id, v.mean FROM vectors v JOIN faces f ON f.id = v.face_id "
        "WHERE f.group_id IS NOT NULL"
    ).fetchall()
    members: dict[int, list[NDArray[np.float32]]] = defaultdict(list)
    for group, mean in rows:
        members[group].append(np.frombuffer(mean, dtype="<f4"))
    connection.executemany(
        "UPDATE groups SET centroid = ? WHERE id = ?",
        [(_unit(np.mean(vectors, axis=0)).astype("<f4").tobytes(), group)
         for group, vectors in members.items()],
    )  # fmt: skip


def _group(
    connection: sqlite3.Connection, seen: dict[str, list[int]], *, held_back: int
) -> dict[str, int]:
    """One group a person; the last faces of those who will be named stay out of it for now."""
    groups = {}
    for name, ids in seen.items():
        members = ids[: len(ids) - held_back] if name in NAMED else ids
        group = connection.execute(
            "INSERT INTO groups (size, cover_face_id) VALUES (?, ?) RETURNING id",
            (len(members), members[0]),
        ).fetchone()[0]
        _put_into(connection, members, group)
        groups[name] = int(group)
    return groups


def _join(
    connection: sqlite3.Connection, seen: dict[str, list[int]], groups: dict[str, int]
) -> None:
    """The faces that were held back come into their groups: the machine proposes them."""
    for name in NAMED:
        _put_into(connection, seen[name][-_SUGGESTED:], groups[name])


def _put_into(connection: sqlite3.Connection, members: list[int], group: int) -> None:
    connection.executemany(
        "UPDATE faces SET group_id = ?, probability = ?, quality = ? WHERE id = ?",
        [(group, 0.99 - 0.03 * (place % 7), 0.35 + 0.09 * (face % 7), face)
         for place, face in enumerate(members)],
    )  # fmt: skip


def _problems(connection: sqlite3.Connection, folder: Path) -> None:
    for name, reason in (
        ("IMG_0031.jpg", "The file is cut short; only the upper part of the picture is there."),
        ("scan 7.tif", "The file is empty."),
    ):
        photos.add_unreadable(connection, str(folder / name), reason)
