"""Do face tags survive the way out and back?

    python -m benchmarks.tag_round_trip

Photos of six kinds in all eight orientations, thirty faces each: named (in Chinese, Arabic, with
emoji), rejected, ignored, not a face. They are tagged and imported into two empty libraries: one
whose detector finds the same faces, and one that finds none, so that every box is the tag's. Then a
program that renames somebody and writes the tags of 12-megapixel photos is killed again and again.
exiftool, where it is installed, is the second reader of regions and of everything foreign.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from PIL import Image

from benchmarks.faces import table
from photoface.domain.geometry import Box
from photoface.domain.photos import Problem
from photoface.exchange.frames import Frame
from photoface.services import browse, import_tags, name_people, write_tags
from photoface.services.library import Library, open_library
from photoface.vision.decode import read_orientation
from tests.unit.exchange.made import NAMES
from tests.unit.services.real_files import read_photo, save_photo

_KINDS = ("jpg", "png", "tif", "webp", "heic", "dng")
_BOXES = [Box(10.25 + 62 * (i % 6), 8.5 + 55 * (i // 6), 30.5, 40.25) for i in range(30)]
_LARGE = (4000, 3000)
_OWN_GROUPS = ("System", "File", "Composite", "ExifTool", "XMP-mwg-rs", "XMP-photoface")
_OWN_TAGS = ("Subject", "PersonInImage", "XMPToolkit", "About")

Told = list[tuple[Box, str, str | None, str | None]]  # box, state, name, names it is not


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=50)
    kills = parser.parse_args().kills
    with tempfile.TemporaryDirectory() as folder:
        rows = [round_trip(Path(folder) / kind, kind) for kind in _KINDS]
        killed = kill_while_writing(Path(folder) / "kills", kills) if kills else {}
    table(tuple(rows[0]), [tuple(row.values()) for row in rows])
    print(json.dumps({"benchmark": "tag_round_trip", "kinds": rows, "kills": killed}))


def round_trip(folder: Path, kind: str) -> dict[str, Any]:
    """What came back of one kind of file."""
    paths = [
        save_photo(folder / "p" / f"{turn}.{kind}", orientation=turn, seed=turn)
        for turn in range(1, 9)
    ]
    _add_foreign_words(paths)
    before = [(_pixels(path), _foreign(path)) for path in paths]
    with open_library(folder / "old") as library:
        for path in paths:
            _say_everything(library, read_photo(library, path, _BOXES))
        said = _told(library)
        _none(write_tags.write_tags(library, place="files").problems)
    after = [(_pixels(path), _foreign(path)) for path in paths]
    return {
        "kind": kind,
        "faces": sum(map(len, said.values())),
        "foreign tags": sum(len(foreign) for _, foreign in before),
        "beside": sum(path.with_name(f"{path.name}.xmp").exists() for path in paths),
        **_compared(said, _imported(folder / "same", paths, _BOXES), "known"),
        **_compared(_placed(said), _placed(_imported(folder / "none", paths, [])), "empty"),
        "pixels changed": sum(one[0] != other[0] for one, other in zip(before, after, strict=True)),
        "foreign changed": sum(
            one[1] != other[1] for one, other in zip(before, after, strict=True)
        ),
        "exiftool px": _by_exiftool(paths, said),
    }


def _say_everything(library: Library, ids: list[int]) -> None:
    name_people.name_faces(library, ids[:1], NAMES[0])
    person = library.read(lambda c: browse.person_named(c, NAMES[0]))
    assert person is not None
    name_people.reject_faces(library, ids[1:2], person)
    name_people.ignore_faces(library, ids[2:3])
    name_people.mark_not_a_face(library, ids[3:4])
    for number, face in enumerate(ids[4:], start=1):
        name_people.name_faces(library, [face], f"{NAMES[number % len(NAMES)]} {number}")


def _imported(folder: Path, paths: list[Path], boxes: list[Box]) -> dict[str, Told]:
    """What an empty library knows after reading the tags; its detector finds `boxes`."""
    with open_library(folder) as library:
        for path in paths:
            read_photo(library, path, boxes)
        found = import_tags.find_tags(library)
        _none(found.problems)
        import_tags.apply(library, found)
        return _told(library)


def _told(library: Library) -> dict[str, Told]:
    rows = library.read(
        lambda c: c.execute(
            "SELECT (SELECT path FROM photo_paths WHERE photo_id = f.photo_id), f.x, f.y, f.w, "
            "f.h, f.state, p.name, (SELECT group_concat(n.name) FROM bans b JOIN people n "
            "ON n.id = b.person_id WHERE b.face_id = f.id) FROM faces f "
            "LEFT JOIN people p ON p.id = f.person_id ORDER BY 1, f.y, f.x"
        ).fetchall()
    )
    found: dict[str, Told] = {}
    for path, x, y, w, h, *said in rows:
        found.setdefault(Path(path).name, []).append((Box(x, y, w, h), *said))
    return found


def _placed(said: dict[str, Told]) -> dict[str, Told]:
    """Faces with a name: others are not made up where no detector finds them."""
    return {name: [face for face in faces if face[2]] for name, faces in said.items()}


def _compared(said: dict[str, Told], back: dict[str, Told], where: str) -> dict[str, Any]:
    pairs = [
        (one, other)
        for name, faces in said.items()
        for one, other in zip(faces, back.get(name, []), strict=False)
    ]
    lost = sum(map(len, said.values())) - len(pairs)
    wrong = sum(one[1:] != other[1:] for one, other in pairs)
    worst = max((_apart(one[0], other[0]) for one, other in pairs), default=0.0)
    return {f"{where}: lost or wrong": lost + wrong, f"{where}: px": round(worst, 4)}


def _apart(one: Box, other: Box) -> float:
    return max(abs(a - b) for a, b in zip(one.as_list(), other.as_list(), strict=True))


# ----------------------------------------------------------------------------- what must not change


def _pixels(path: Path) -> str:
    """Of the decoded picture as it is stored; a RAW file is compared byte for byte."""
    if path.suffix == ".dng":
        return hashlib.sha256(path.read_bytes()).hexdigest()
    if path.suffix == ".heic":
        import pillow_heif

        pillow_heif.register_heif_opener()
    with Image.open(path) as image:
        return hashlib.sha256(f"{image.mode}{image.size}".encode() + image.tobytes()).hexdigest()


def _add_foreign_words(paths: list[Path]) -> None:
    """What other programs say in a file: a rating, a title, a keyword of IPTC."""
    if shutil.which("exiftool"):
        words = ["-XMP-xmp:Rating=4", "-XMP-dc:Title=Übung 安娜", "-EXIF:Artist=Somebody"]
        subprocess.run(["exiftool", "-q", "-m", "-overwrite_original", *words, *paths], check=True)


def _foreign(path: Path) -> dict[str, Any]:
    """Everything exiftool finds that is not ours; empty without exiftool."""
    told = _exiftool(path, "-all:all") if shutil.which("exiftool") else {}
    return {
        tag: value
        for tag, value in told.items()
        if not tag.startswith(_OWN_GROUPS) and tag.rpartition(":")[2] not in _OWN_TAGS
    }


def _by_exiftool(paths: list[Path], said: dict[str, Told]) -> float | str:
    """How far exiftool's regions are from the library's boxes, in pixels; inf where a name or a
    face is missing."""
    if not shutil.which("exiftool"):
        return "no exiftool"
    worst = 0.0
    for path in paths:
        beside = path.with_name(f"{path.name}.xmp")
        regions = _exiftool(beside if beside.exists() else path, "-XMP-mwg-rs:all")
        listed = regions.get("XMP-mwg-rs:RegionInfo", {}).get("RegionList", [])
        frame = Frame(400, 300, read_orientation(str(path)))
        named = {face[2]: frame.stored(face[0]) for face in said[path.name] if face[2]}
        if sorted(named) != sorted(one["Name"] for one in listed):
            return float("inf")
        width, height = (400, 300) if frame.orientation < 5 else (300, 400)
        for one in listed:
            box, area = named[one["Name"]], one["Area"]
            for is_at, wanted, pixels in (
                (area["X"], box.x + box.w / 2, width), (area["Y"], box.y + box.h / 2, height),
                (area["W"], box.w, width), (area["H"], box.h, height),
            ):  # fmt: skip
                worst = max(worst, abs(float(is_at) - wanted) * pixels)
    return round(worst, 4)


def _exiftool(path: Path, what: str) -> dict[str, Any]:
    done = subprocess.run(
        ["exiftool", "-struct", "-json", "-G1", "-a", what, str(path)],
        capture_output=True, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)[0]
    found.pop("SourceFile")
    return found


def _none(problems: list[Problem] | tuple[Problem, ...]) -> None:
    assert not problems, problems


# -------------------------------------------------------------------------------------------- kills

_WRITER = """
import sys
from pathlib import Path
from photoface.services import name_people, write_tags
from photoface.services.library import open_library
with open_library(Path(sys.argv[1])) as library:
    print("ready", flush=True)
    while True:
        for name in ("Anna", "Berta"):
            name_people.rename_person(library, 1, name)
            write_tags.write_tags(library, place="files")
"""


def kill_while_writing(folder: Path, kills: int) -> dict[str, int]:
    """A writer that never stops, killed: every photo must hold the tags of before or of after."""
    paths = [save_photo(folder / "p" / f"{n}.jpg", _LARGE, seed=n) for n in range(2)]
    pixels = [_pixels(path) for path in paths]
    with open_library(folder / "library") as library:
        for path in paths:
            name_people.name_faces(library, read_photo(library, path, _BOXES, size=_LARGE), "Anna")
        write_tags.write_tags(library, place="files")
    rng, found = random.Random(), {"kills": kills, "while writing": 0, "neither old nor new": 0}
    for _ in range(kills):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(folder / "library")], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(rng.uniform(0, 1.5))
        writer.kill()
        writer.wait()
        writer.stdout.close()
        drafts = [path for path in (folder / "p").iterdir() if path not in paths]
        found["while writing"] += bool(drafts)
        for path in drafts:
            path.unlink()
        found["neither old nor new"] += sum(
            not _is_whole(path, before) for path, before in zip(paths, pixels, strict=True)
        )
    return found


def _is_whole(path: Path, pixels: str) -> bool:
    from photoface.exchange.containers import jpeg

    packet = jpeg.packets(path.read_bytes())[0].decode()
    counts = [
        packet.count(f"Name>{name}<") + packet.count(f'Name="{name}"') for name in ("Anna", "Berta")
    ]
    return _pixels(path) == pixels and sorted(counts) == [0, len(_BOXES)]


if __name__ == "__main__":
    main()
