"""A library that goes over to another model is wholly on one version, whatever is killed."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from pathlib import Path
from sqlite3 import Connection

import numpy as np
import pytest

from benchmarks.switching import switch_and_kill, turned_model
from photoface.domain.geometry import Box
from photoface.services import browse, learned_models, name_people
from photoface.services.draw_face import LateFaces, draw_face
from photoface.services.events import Event, ModelChanged, TrainingChanged
from photoface.services.group_faces import newest_embedder
from photoface.services.library import Library, open_library
from photoface.services.switch_model import ModelSwitch
from photoface.services.workspace import Workspace
from photoface.store import learned
from photoface.store.added_faces import FaceWithoutVector
from photoface.store.faces import load_vectors
from tests.end2end.conftest import run

pytestmark = [pytest.mark.usefixtures("models"), pytest.mark.slow]


def test_killed_while_it_goes_over_it_is_on_one_version_and_goes_on(album: Path, tmp_path: Path):
    run("scan", album, "--library", tmp_path / "library")
    outcome = switch_and_kill(tmp_path / "library", tmp_path / "copy", kills=3, seed=5)
    assert outcome.is_perfect, outcome
    assert outcome.kills == 3


def test_a_face_whose_photo_is_gone_keeps_a_stand_in(album: Path, tmp_path: Path):
    folder = tmp_path / "library"
    run("scan", album, "--library", folder)
    (album / "space" / "dark.webp").unlink()
    run("scan", album, "--library", folder)
    with open_library(folder) as library:
        base = library.read(newest_embedder)
        model = turned_model(tmp_path, base)
        learned_models.adopt(library, model, "{}", "2024-01-01")
        assert ModelSwitch(library).run()
        old = library.read(lambda c: load_vectors(c, base))
        new = library.read(lambda c: load_vectors(c, model.version))
    assert new.face.tolist() == old.face.tolist()
    assert np.linalg.norm(new.vector, axis=1) == pytest.approx(np.ones(len(new.face)), abs=1e-5)
    # the model turns every vector alike, so distances between faces stay what they were
    assert new.vector @ new.vector.T == pytest.approx(old.vector @ old.vector.T, abs=0.05)


def test_a_face_drawn_meanwhile_gets_a_vector_of_the_new_model(
    album: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Drawn when the change-over has begun; what would embed it comes when it is over."""
    folder = tmp_path / "library"
    run("scan", album, "--library", folder)
    drawn: list[int] = []
    is_over = threading.Event()
    read = LateFaces._read

    def read_late(late: LateFaces, waiting: Sequence[FaceWithoutVector], embedder: str):
        assert is_over.wait(60)
        return read(late, waiting, embedder)

    def follow(event: Event) -> None:
        if isinstance(event, TrainingChanged) and not drawn:
            drawn.append(draw_face(workspace.library, photo, Box(5, 5, 60, 60), "A flag").face)
        if isinstance(event, ModelChanged):
            is_over.set()

    monkeypatch.setattr(LateFaces, "_read", read_late)
    with Workspace(open_library(folder)) as workspace:
        library = workspace.library
        photo = library.read(browse.all_faces)[0].photo
        model = turned_model(tmp_path, library.read(newest_embedder))
        library.events.subscribe(follow)
        learned_models.adopt(library, model, "{}", "2024-01-01")
        deadline = time.monotonic() + 60
        while not (has_vector := _has_vector(library, drawn, model.version)):
            if time.monotonic() > deadline:
                break
            time.sleep(0.1)
        assert drawn
        assert has_vector
        assert library.read(learned.versions_in_use) == [model.version]


def _has_vector(library: Library, faces: list[int], version: str) -> bool:
    table = library.read(lambda c: load_vectors(c, version, faces=faces))
    return len(table.face) > 0


def test_a_damaged_model_is_named_and_the_plain_one_stays(album: Path, tmp_path: Path):
    folder = tmp_path / "library"
    run("scan", album, "--library", folder)
    with open_library(folder) as library:
        model = turned_model(tmp_path, library.read(newest_embedder))
        learned_models.adopt(library, model, "{}", "2024-01-01")
    (file,) = (folder / "models").glob("*.onnx")
    file.write_bytes(file.read_bytes()[:-1])
    said = run("train", "resume", "--library", folder, check=1)
    assert "missing or damaged" in said.stderr
    assert (
        "The library is on the plain model." in run("train", "rollback", "--library", folder).stdout
    )


def test_what_an_earlier_release_read_goes_over_as_a_whole(album: Path, tmp_path: Path):
    """As if it had been read with the same network behind another uncertainty head."""
    folder = tmp_path / "library"
    run("scan", album, "--library", folder)
    with open_library(folder) as library:
        now = library.read(newest_embedder)
        before = f"{now.split('/')[0]}/older/1"
        seen = library.read(lambda c: load_vectors(c, now))

        def age(connection: Connection) -> None:
            for table in ("photos", "vectors"):
                connection.execute(
                    f"UPDATE {table} SET embedder = ? WHERE embedder IS NOT NULL", (before,)
                )
            connection.execute("UPDATE vectors SET log_variance = NULL")

        library.write(age).result()
        name_people.name_faces(library, seen.face[:2].tolist(), "Ada")
    run("scan", album, "--library", folder)
    with open_library(folder) as library:
        assert library.read(learned.versions_in_use) == [now]
        again = library.read(lambda c: load_vectors(c, now))
        named = library.read(lambda c: load_vectors(c, now, states=["confirmed"]))
    assert named.face.tolist() == seen.face[:2].tolist()
    assert again.face.tolist() == seen.face.tolist()
    assert again.vector == pytest.approx(seen.vector, abs=1e-3)
    assert again.log_variance == pytest.approx(seen.log_variance, abs=0.05)
