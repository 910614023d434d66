"""Kill the app and its children at random moments, resume, and count what is lost: nothing.

    python -m benchmarks.survival --kills 30

Starts the real `photoface scan` again and again, names, ignores and refuses faces in between, sends
SIGKILL to the whole program, to its vision child or to its grouping child. At the end every photo
must be there exactly once, every decision kept, and the database whole.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from benchmarks.pictures import make_photos

if TYPE_CHECKING:
    from photoface.services.library import Library

_AT_WORK = 0.8  # of the kills wait for a child to be at work; the others come at any moment
_Face = tuple[str, int, int]  # path, left, top
_Verdict = tuple[str, str | None]  # state, name


@dataclass
class Outcome:
    photos: int
    kills: dict[str, int] = field(default_factory=dict)
    photos_once: int = 0
    photos_failed: int = 0
    faces_twice: int = 0
    decisions_made: int = 0
    decisions_kept: int = 0
    integrity: str = ""

    @property
    def is_perfect(self) -> bool:
        return (
            self.photos_once == self.photos
            and self.photos_failed == 0
            and self.faces_twice == 0
            and self.decisions_kept == self.decisions_made
            and self.integrity == "ok"
        )


def survive(photos: Path, library: Path, *, kills: int, seed: int = 0) -> Outcome:
    """Scan `photos` into `library` through `kills` violent ends."""
    rng = random.Random(seed)
    outcome = Outcome(photos=len(list(photos.iterdir())))
    decided: dict[_Face, _Verdict] = {}
    for _ in range(kills):
        victim = _scan_and_kill(photos, library, rng)
        outcome.kills[victim] = outcome.kills.get(victim, 0) + 1
        if (library / "library.db").exists():
            _decide(library, decided)
    _scan(photos, library).wait()
    _count(library, outcome, decided)
    return outcome


def _scan(photos: Path, library: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "photoface", "scan", str(photos), "--library", str(library)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _scan_and_kill(photos: Path, library: Path, rng: random.Random) -> str:
    """Start a scan, kill something after a random while; returns what was killed."""
    program = _scan(photos, library)
    if rng.random() < _AT_WORK:
        _wait_for_child(program)
    time.sleep(rng.uniform(0.2, 8.0))
    children = _children(program.pid)
    victim = rng.choice(["app", *children])
    with contextlib.suppress(ProcessLookupError):  # it ended by itself meanwhile
        os.kill(program.pid if victim == "app" else children[victim], signal.SIGKILL)
    time.sleep(rng.uniform(0.2, 1.5))
    if victim != "app" and program.poll() is None:  # the child is brought back; then end the app
        os.kill(program.pid, signal.SIGKILL)
    program.wait()
    return victim


def _wait_for_child(program: subprocess.Popen[bytes]) -> None:
    """Wait until photos are being read, or the program has ended."""
    while program.poll() is None and not _children(program.pid):
        time.sleep(0.05)


def _children(pid: int) -> dict[str, int]:
    """The vision or grouping child that runs now, if one does."""
    found = {}
    with contextlib.suppress(psutil.NoSuchProcess):
        for child in psutil.Process(pid).children():
            if "spawn_main" in " ".join(child.cmdline()):
                found["child"] = child.pid
    return found


def _decide(library: Path, decided: dict[_Face, _Verdict]) -> None:
    """Name a face, ignore one, call one no face, through the services; add them to `decided`."""
    from photoface.services import name_people
    from photoface.services.library import open_library

    name = f"Person {len(decided)}"
    with open_library(library) as opened:
        known = _faces(opened)
        open_faces = [face for face in known if face not in decided][:3]
        for act, face in zip(("confirmed", "ignored", "not_a_face"), open_faces, strict=False):
            number, _ = known[face]
            if act == "confirmed":
                name_people.name_faces(opened, [number], name)
            elif act == "ignored":
                name_people.ignore_faces(opened, [number])
            else:
                name_people.mark_not_a_face(opened, [number])
            decided[face] = (act, name if act == "confirmed" else None)


def _faces(library: Library) -> dict[_Face, tuple[int, _Verdict]]:
    from photoface.services import browse

    return {
        (row.path, round(row.box.x), round(row.box.y)): (row.id, (row.state.value, row.name))
        for row in library.read(browse.all_faces)
    }


def _count(library: Path, outcome: Outcome, decided: dict[_Face, _Verdict]) -> None:
    from photoface.services.library import open_library

    with open_library(library, read_only=True) as opened:
        now = _faces(opened)
    outcome.decisions_made = len(decided)
    outcome.decisions_kept = sum(
        face in now and now[face][1] == verdict for face, verdict in decided.items()
    )
    connection = sqlite3.connect(library / "library.db")

    def ask(sql: str) -> int:
        return int(connection.execute(sql).fetchone()[0])

    outcome.photos_once = ask("SELECT count(*) FROM photos WHERE state = 'done'")
    outcome.photos_failed = ask("SELECT count(*) FROM photos WHERE state <> 'done'")
    outcome.faces_twice = ask(
        "SELECT count(*) FROM faces a JOIN faces b ON a.photo_id = b.photo_id AND a.id < b.id "
        "AND abs(a.x - b.x) < a.w / 4 AND abs(a.y - b.y) < a.h / 4"
    )
    outcome.integrity = connection.execute("PRAGMA integrity_check").fetchone()[0]
    connection.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--photos", type=int, default=120)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        photos = Path(folder) / "photos"
        make_photos(photos, arguments.photos)
        outcome = survive(
            photos, Path(folder) / "library", kills=arguments.kills, seed=arguments.seed
        )
    for name, value in asdict(outcome).items():
        print(f"{name:16} {value}")
    print(json.dumps({"benchmark": "survival", **asdict(outcome), "perfect": outcome.is_perfect}))
    sys.exit(not outcome.is_perfect)


if __name__ == "__main__":
    main()
