"""Everybody named, then `photoface train` as its user runs it: how long, how much memory, what for.

    python -m benchmarks.trainer_program --library LIBRARY
    python -m benchmarks.trainer_program --library LIBRARY --share 0.05    # of the people

LIBRARY is one of `photoface scan ../shared/data/lfw`. In a copy of it the face in the middle of
each photo gets the name of its folder. Training is another process, told what to do on its command
line; its memory and that of its children is looked at twice a second. Nothing is adopted: the
report's own verdict is printed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import Any

import psutil

from benchmarks.copied_library import copied_into, people_in
from benchmarks.simulated_user import Truth
from photoface.services import train_model
from photoface.services.library import Library
from photoface.services.name_people import name_faces

_SAMPLE_SECONDS = 0.5


def name_everybody(library: Library) -> int:
    """The face in the middle of each photo is who its folder says; how many there are."""
    faces_of: dict[str, list[int]] = defaultdict(list)
    for face, name in Truth.of(library).person.items():
        if name is not None:
            faces_of[name].append(face)
    for name, faces in sorted(faces_of.items()):
        name_faces(library, faces, name.replace("_", " "))
    return sum(map(len, faces_of.values()))


def train(folder: Path) -> dict[str, float]:
    """Run `photoface train` to its end: minutes by the clock, and the highest resident gigabytes,
    of all its processes together and of the trainer alone."""
    started = time.monotonic()
    program = subprocess.Popen(_photoface("train", folder))
    peak = {"all": 0, "trainer": 0}
    while program.poll() is None:
        for who, held in _memory(psutil.Process(program.pid)).items():
            peak[who] = max(peak[who], held)
        time.sleep(_SAMPLE_SECONDS)
    if program.returncode != 0:
        raise SystemExit(f"photoface train ended with {program.returncode}")
    minutes = (time.monotonic() - started) / 60
    return {"minutes": minutes, **{f"gb_{who}": held / 1e9 for who, held in peak.items()}}


def _memory(program: psutil.Process) -> dict[str, int]:
    """Resident bytes now."""
    held = {"all": 0, "trainer": 0}
    try:
        for process in (program, *program.children(recursive=True)):
            resident = process.memory_info().rss
            held["all"] += resident
            if "trainer" in process.cmdline():
                held["trainer"] = max(held["trainer"], resident)
    except psutil.NoSuchProcess:  # it ended meanwhile
        pass
    return held


def _report(folder: Path) -> dict[str, Any]:
    """What `photoface train report` tells."""
    said = subprocess.run(
        [*_photoface("train", "report", folder), "--json"], capture_output=True, check=True
    )
    return dict(json.loads(said.stdout))


def _photoface(*words: str | Path) -> list[str]:
    """A command on the library in the last of these words."""
    *command, folder = map(str, words)
    return [sys.executable, "-m", "photoface", *command, "--library", folder]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--share", type=float, default=1.0, help="of the people, drawn")
    options = parser.parse_args()
    people = people_in(options.library)
    Random(7).shuffle(people)
    kept = people[: max(round(options.share * len(people)), 1)]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with copied_into(folder, options.library, set(kept)) as library:
            named = name_everybody(library)
            ready = train_model.readiness(library)
        print(f"{named} faces of {len(kept)} people named; to learn from:", flush=True)
        print(f"{ready.faces} faces of {ready.people} people with two or more", flush=True)
        figures = train(folder)
        report = _report(folder)
    print(
        f"{figures['minutes']:.1f} minutes; {figures['gb_trainer']:.2f} GB in the trainer, "
        f"{figures['gb_all']:.2f} GB in all"
    )
    told = {name: report[name] for name in ("faces", "people", "is_better", "held_out", "check")}
    print(json.dumps({"benchmark": "trainer_program", "named": named, **figures, **told}))


if __name__ == "__main__":
    main()
