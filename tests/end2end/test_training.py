"""Learning from corrections with the real trainer: through a stop to the end, and the reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from docs.example_library import fill
from photoface.domain.faces import Detection
from photoface.domain.geometry import Box
from photoface.domain.settings import Settings
from photoface.services import train_model
from photoface.services.events import TrainingChanged
from photoface.services.library import Library, open_library
from photoface.services.train_model import Trainer
from photoface.services.training_faces import choose, places
from photoface.vision.reader import open_reader

pytestmark = [pytest.mark.usefixtures("models"), pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture
def library(qapp, tmp_path: Path) -> Iterator[Library]:
    """Drawn photos of drawn people, most of them named."""
    with open_library(tmp_path / "library") as opened:
        fill(opened, tmp_path / "photos")
        yield opened


def stop_after(trainer: Trainer, library: Library, epochs: int) -> None:
    def hear(event: object) -> None:
        if isinstance(event, TrainingChanged) and len(trainer.state.curve) > epochs:
            trainer.stop()

    unsubscribe = library.events.subscribe(hear)
    trainer.start()
    state = trainer.wait()
    unsubscribe()
    assert state.phase == "idle"


def test_it_learns_through_a_stop_and_the_reader_uses_what_it_learned(library: Library):
    trainer = Trainer(library)
    stop_after(trainer, library, 3)
    assert train_model.last_report(library) is None
    folder = train_model.training_folder(library)
    collected = (folder / "order.json").stat().st_mtime_ns
    trainer.start()
    state = trainer.wait()
    trainer.close()
    assert state.phase == "idle", state.sentence
    assert (folder / "order.json").stat().st_mtime_ns == collected  # it went on, not anew
    assert not list(folder.glob("*.npz"))
    assert 0 < len(state.curve) < state.epochs + 1  # the epochs before the stop were kept

    report = train_model.last_report(library)
    assert report is not None
    assert report.faces >= 30
    assert report.held_out
    assert all(0 <= f.before <= 1 and 0 <= f.after <= 1 for f in report.held_out)
    assert report.reasons
    assert 0 <= len(report.changes) <= report.looked_at
    assert train_model.readiness(library).new == 0

    _the_reader_gives_both_vectors(library)


def _the_reader_gives_both_vectors(library: Library) -> None:
    """The plain one as ever, and its own near it but not the same."""
    plain = open_reader(Settings())
    model = train_model.trained_model(library)
    learned = open_reader(Settings(), learned=replace(model, base=plain.embedder_version))
    assert learned.embedder_version == model.version
    chosen = library.read(lambda c: choose(c, 0))
    order = library.read(lambda c: places(c, chosen))[0]
    rgb = np.asarray(Image.open(order.path).convert("RGB"))
    found = [Detection(Box(0, 0, 60, 60), order.faces[0].landmarks, 1.0)]
    (before,), (after,) = (r.embed(rgb, found, scale=1.0) for r in (plain, learned))
    assert after.plain is not None
    assert after.plain[0] == plain.embedder_version
    assert after.plain[1] == pytest.approx(before.vector, abs=1e-5)
    assert before.plain is None
    assert 0.9 < float(after.vector @ before.vector) < 0.99999
    assert np.linalg.norm(after.vector) == pytest.approx(1.0, abs=1e-5)
