"""Kill the program while a library goes over to another model: it is always wholly on one version.

    python -m benchmarks.switching --library LIBRARY --kills 20

Works on a copy of a scanned library. The model that it "learned" is the plain one with its vectors
turned, so that vectors of two versions could never be mistaken for each other. Adopting and going
back take turns; the vectors of the learned model are taken away while the library is on the plain
one, so that every round embeds all faces again. SIGKILL comes at a random moment.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from photoface.domain.learned import LearnedModel
from photoface.services import learned_models
from photoface.services.group_faces import newest_embedder
from photoface.services.library import Library, open_library
from photoface.services.training_child import expose_plain_vector
from photoface.vision.packs import find_pack
from photoface.vision.shelf import ModelShelf

_ONE_VERSION = (
    "SELECT count(DISTINCT embedder), (SELECT count(*) FROM faces f JOIN photos p ON p.id = "
    "f.photo_id WHERE NOT EXISTS (SELECT 1 FROM vectors v WHERE v.face_id = f.id AND v.embedder = "
    "p.embedder)) FROM photos WHERE embedder IS NOT NULL"
)
_DECISIONS = (
    "SELECT kind, face_key, person_uid FROM decisions WHERE kind <> 'model_chosen' ORDER BY id"
)
_STATES = "SELECT id, state, person_id FROM faces ORDER BY id"


@dataclass
class Outcome:
    """kills: that hit a running program. switches: rounds after which the library was where it
    wanted to be. mixed: how often it stood under several versions, or a face had no vector of its
    version. most_resumed: faces that were ready before a kill, and did not have to be done again.
    """

    kills: int = 0
    switches: int = 0
    mixed: int = 0
    decisions_lost: int = 0
    most_resumed: int = 0
    integrity: list[str] = field(default_factory=list)

    @property
    def is_perfect(self) -> bool:
        is_whole = self.mixed == 0 and self.decisions_lost == 0
        return is_whole and all(said == "ok" for said in self.integrity)


def turned_model(folder: Path, base: str, dimension: int = 128) -> LearnedModel:
    """The plain model with an orthogonal matrix behind it, as a model that learned something."""
    import onnx
    from onnx import helper, numpy_helper

    model = onnx.load(str(ModelShelf().installed(find_pack("dlib-resnet-v1")).path))
    vector = model.graph.output[0].name
    for node in model.graph.node:
        for place, output in enumerate(node.output):
            if output == vector:
                node.output[place] = "vector_before"
    turn = np.linalg.qr(np.random.default_rng(1).normal(size=(dimension, dimension)))[0]
    model.graph.initializer.append(numpy_helper.from_array(turn.astype(np.float32), "turn"))
    model.graph.node.append(helper.make_node("MatMul", ["vector_before", "turn"], [vector]))
    path = folder / "turned.onnx"
    path.write_bytes(model.SerializeToString(deterministic=True))
    expose_plain_vector(path)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    centre = np.ones(dimension, np.float32)
    return LearnedModel(f"{base}~{sha256[:12]}", base, str(path), sha256, centre, 1.0)


def switch_and_kill(source: Path, library: Path, *, kills: int, seed: int = 0) -> Outcome:
    """Copy the library in `source` to `library` and take it to and fro through so many kills."""
    shutil.copytree(source, library)
    rng, outcome = random.Random(seed), Outcome()
    with open_library(library) as opened:
        model = turned_model(library, opened.read(newest_embedder))
        before = _said(opened)
        _choose(opened, model)
    started = time.monotonic()
    _resume(library).wait()
    whole = time.monotonic() - started
    while outcome.kills < kills:
        with open_library(library) as opened:
            _choose(opened, model)
        ready = _ready_faces(library, model.version)
        outcome.kills += _run_and_kill(library, rng.uniform(0.0, whole))
        _judge(library, outcome, before, model.version, ready)
    while _resume(library).wait() != 0:
        pass
    _judge(library, outcome, before, model.version, 0)
    return outcome


def _choose(library: Library, model: LearnedModel) -> None:
    """Adopt where the library is on the plain model and has come to rest; go back where it is on
    the learned one; else leave it to go on."""
    state = library.read(learned_models.model_state)
    if state.in_use != state.wanted:
        return
    if state.in_use:
        learned_models.roll_back(library)
        return
    library.write(
        lambda c: c.execute("DELETE FROM vectors WHERE embedder = ?", (model.version,))
    ).result()
    learned_models.adopt(library, model, "{}", "2024-01-01T00:00:00")


def _resume(library: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "photoface", "train", "resume", "--library", str(library)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _run_and_kill(library: Path, seconds: float) -> bool:
    """True if it was still at work when it was killed."""
    program = _resume(library)
    try:
        program.wait(seconds)
    except subprocess.TimeoutExpired:
        program.kill()
    return program.wait() != 0


def _judge(
    library: Path, outcome: Outcome, before: tuple[object, ...], version: str, ready: int
) -> None:
    with sqlite3.connect(library / "library.db") as connection:
        versions, without = connection.execute(_ONE_VERSION).fetchone()
        (sentence,) = connection.execute("PRAGMA integrity_check").fetchone()
    outcome.integrity.append(sentence)
    outcome.mixed += versions != 1 or without > 0
    outcome.most_resumed = max(outcome.most_resumed, min(ready, _ready_faces(library, version)))
    with open_library(library) as opened:
        state = opened.read(learned_models.model_state)
        outcome.switches += state.in_use == state.wanted
        outcome.decisions_lost += _said(opened) != before


def _ready_faces(library: Path, version: str) -> int:
    with sqlite3.connect(library / "library.db") as connection:
        return int(
            connection.execute(
                "SELECT count(*) FROM vectors WHERE embedder = ?", (version,)
            ).fetchone()[0]
        )


def _said(library: Library) -> tuple[object, ...]:
    """Every decision, and what the faces are by them."""
    return library.read(lambda c: (c.execute(_DECISIONS).fetchall(), c.execute(_STATES).fetchall()))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = switch_and_kill(
            arguments.library, Path(folder) / "library", kills=arguments.kills, seed=arguments.seed
        )
    print(json.dumps({"benchmark": "switching", **asdict(outcome), "perfect": outcome.is_perfect}))
    raise SystemExit(0 if outcome.is_perfect else 1)


if __name__ == "__main__":
    main()
