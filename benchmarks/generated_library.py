"""A library of any size made of rows, without a photo behind them: for measuring the window.

python -m benchmarks.generated_library FOLDER --photos 100000 --faces 300000
"""

from __future__ import annotations

import argparse
import io
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from photoface.services.library import Library, open_library

NAMES = (
    "Anna", "Ben", "Clara", "David", "Emma", "Finn", "Greta", "Hugo", "Ida", "Jonas",
    "Karla", "Leo", "Mia", "Noah", "Olivia", "Paul", "Rosa", "Sam", "Thea", "Viktor",
)  # fmt: skip
_PER_PERSON_SHARE = 0.8  # of the faces belong to large groups, the rest to groups of four
_PICTURES = 64


def make_library(folder: Path, *, photos: int, faces: int, people: int = 200) -> None:
    """Fill a new library: photos over eight years in folders by month, faces in groups by size,
    every second large group named and half of its faces confirmed."""
    with open_library(folder) as library:
        rng = np.random.default_rng(7)
        groups = _group_of_each_face(rng, faces, people)
        library.write(lambda c: _fill(c, rng, photos, groups, people)).result()
        _fill_thumbs(library, photos, faces)


def _fill(
    connection: sqlite3.Connection, rng: np.random.Generator, photos: int,
    groups: np.ndarray, people: int,
) -> None:  # fmt: skip
    connection.execute("INSERT INTO folders (path, added_at) VALUES ('/photos', '2024-01-01')")
    connection.executemany(
        "INSERT INTO photos (id, content_hash, width, height, taken_at, camera, state, detector, "
        "embedder, sort_time, added_at) "
        "VALUES (?, ?, ?, ?, ?, 'Generated', 'done', 'g', 'g', ?, ?)",
        _photo_rows(rng, photos),
    )
    connection.execute(
        "INSERT INTO photo_paths (photo_id, path, size, mtime_ns) SELECT id, '/photos/' || "
        "substr(sort_time, 1, 4) || '/' || substr(sort_time, 6, 2) || '/IMG_' || id || '.jpg', "
        "4000000, id FROM photos"
    )
    connection.executemany(
        "INSERT INTO people (id, uid, is_present, name, root_id) VALUES (?, ?, 1, ?, ?)",
        [(i, f"uid-{i}", _name(i), i) for i in range(1, people + 1, 2)],
    )
    connection.executemany(
        "INSERT INTO faces (id, photo_id, face_key, x, y, w, h, landmarks, score, quality, state, "
        "person_id, group_id, probability) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0.9, ?, ?, ?, ?, ?)",
        _face_rows(rng, photos, groups, people),
    )
    connection.execute(
        "INSERT INTO groups (id, person_id, size, cover_face_id) SELECT group_id, "
        "max(CASE WHEN group_id <= ? AND group_id % 2 THEN group_id END), count(*), min(id) "
        "FROM faces GROUP BY group_id",
        (people,),
    )
    connection.execute("UPDATE people SET cover_key = (SELECT min(face_key) FROM faces "
                       "WHERE person_id = people.id)")  # fmt: skip


def _photo_rows(rng: np.random.Generator, count: int) -> Iterator[tuple[object, ...]]:
    newest = datetime(2024, 6, 30, 18, 0)
    # photos come in bursts: a day out, then weeks of nothing
    back = np.sort(np.cumsum(rng.exponential(1.0, count) * (rng.random(count) < 0.02)))
    days = back / max(back[-1], 1) * 365 * 8
    for i in range(count):
        at = (newest - timedelta(days=float(days[i]), seconds=i % 40_000)).isoformat()[:19]
        wide = (4000, 3000) if i % 3 else (3000, 4000)
        yield i + 1, f"hash-{i:07d}", *wide, at, at, at


def _group_of_each_face(rng: np.random.Generator, faces: int, people: int) -> np.ndarray:
    """Group of each face: a few people are in very many photos, strangers in few."""
    weights = 1 / np.arange(1, people + 1)
    known = rng.choice(people, int(faces * _PER_PERSON_SHARE), p=weights / weights.sum()) + 1
    strangers = faces - len(known)
    small = people + 1 + np.arange(strangers) // 4
    mixed = np.concatenate([known, small])
    return rng.permutation(mixed)


def _face_rows(
    rng: np.random.Generator, photos: int, groups: np.ndarray, people: int
) -> Iterator[tuple[object, ...]]:
    owner = rng.integers(1, photos + 1, len(groups))
    place = rng.integers(100, 2400, (len(groups), 2))
    size = rng.integers(120, 500, len(groups))
    chance = rng.random((len(groups), 2))
    for i, group in enumerate(groups.tolist()):
        x, y, side = int(place[i, 0]), int(place[i, 1]), int(size[i])
        is_named = group <= people and group % 2 == 1 and chance[i, 0] < 0.5
        state, person = ("confirmed", group) if is_named else ("proposed", None)
        key = f"hash-{owner[i] - 1:07d}:{x},{y},{side},{side}#{i}"
        yield (i + 1, int(owner[i]), key, x, y, side, side, _LANDMARKS, float(chance[i, 1]),
               state, person, group, 0.7 + 0.3 * float(chance[i, 0]))  # fmt: skip


_LANDMARKS = np.zeros((5, 2), dtype="<f4").tobytes()


def _name(number: int) -> str:
    place = number // 2
    first, last = NAMES[place % len(NAMES)], place // len(NAMES)
    return first if not last else f"{first} {chr(64 + last)}."


def _fill_thumbs(library: Library, photos: int, faces: int) -> None:
    scenes = [_scene(i, portrait=not i % 3) for i in range(_PICTURES * 3)]
    heads = [_head(i) for i in range(_PICTURES)]
    for start in range(0, max(photos, faces), 20_000):
        photo_ids = range(start + 1, min(start + 20_000, photos) + 1)
        face_ids = range(start + 1, min(start + 20_000, faces) + 1)
        library.put_thumbs(
            [(i, scenes[(i - 1) % len(scenes)]) for i in photo_ids],
            [(i, heads[i % _PICTURES]) for i in face_ids],
        ).result()


def _scene(seed: int, *, portrait: bool) -> bytes:
    """Sky, hills and a sun in colours of their own."""
    rng = np.random.default_rng(seed)
    width, height = (240, 320) if portrait else (320, 240)
    sky, ground = rng.integers(90, 255, 3), rng.integers(30, 150, 3)
    fade = np.linspace(0, 1, height)[:, None, None]
    pixels = np.broadcast_to(sky * (1 - fade) + 255 * fade * 0.8, (height, width, 3))
    image = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for depth in range(3):
        base = height * (0.55 + 0.15 * depth)
        swing, phase = rng.uniform(8, 30), rng.uniform(0, 6)
        line = [(x, base + swing * np.sin(x / 50 + phase)) for x in range(0, width + 8, 8)]
        shade = tuple(int(v * (1 - 0.25 * depth)) for v in ground)
        draw.polygon([*line, (width, height), (0, height)], fill=shade)
    return _jpeg(image)


def _head(seed: int) -> bytes:
    rng = np.random.default_rng(seed)
    image = Image.new("RGB", (192, 192), tuple(rng.integers(120, 235, 3).tolist()))
    draw = ImageDraw.Draw(image)
    skin = tuple(np.array([235, 195, 165]) - rng.integers(0, 110))
    hair = tuple(rng.integers(20, 120, 3).tolist())
    draw.ellipse((40, 22, 152, 150), fill=hair)
    draw.ellipse((52, 44, 140, 168), fill=tuple(int(v) for v in skin))
    for x in (78, 114):
        draw.ellipse((x - 6, 92, x + 6, 104), fill=(40, 30, 30))
    draw.arc((76, 112, 116, 142), 15, 165, fill=(130, 50, 50), width=4)
    return _jpeg(image)


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=75)
    return out.getvalue()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--faces", type=int, default=300_000)
    asked = parser.parse_args()
    make_library(asked.folder, photos=asked.photos, faces=asked.faces)
