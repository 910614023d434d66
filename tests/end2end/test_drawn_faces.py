"""A face drawn by hand on a real photo is embedded like any other, and holds through everything."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photoface.domain.errors import PhotofaceError
from photoface.domain.geometry import Box
from photoface.services import browse, history
from photoface.services.draw_face import LateFaces, draw_face
from photoface.services.group_faces import Grouper
from photoface.services.library import Library, open_library
from photoface.services.vectors import all_vectors
from photoface.store import faces as face_rows
from photoface.store import photos
from tests.end2end.conftest import run

pytestmark = [pytest.mark.usefixtures("models"), pytest.mark.slow]


@pytest.fixture
def portrait(astronaut: Image.Image, tmp_path: Path) -> Path:
    """The astronaut twice, so that there is somebody to be grouped with."""
    folder = tmp_path / "album"
    folder.mkdir()
    astronaut.save(folder / "one.png")
    astronaut.crop((40, 0, 440, 400)).save(folder / "two.png")
    return folder


def forget_detection(library: Library, name: str) -> tuple[int, Box]:
    """As if the detector had missed the face of this photo; returns the photo and the box."""
    rows = library.read(browse.all_faces)
    (row,) = (row for row in rows if row.path.endswith(name))
    library.write(lambda c: c.execute("DELETE FROM faces WHERE id = ?", (row.id,))).result()
    return row.photo, row.box


def vector_of(library: Library, face: int) -> np.ndarray:
    table = library.read(all_vectors)
    return table.vector[list(table.face).index(face)]


def test_a_drawn_face_gets_the_vector_that_a_detected_one_has(portrait: Path, tmp_path: Path):
    run("scan", portrait, "--library", tmp_path / "library")
    with open_library(tmp_path / "library") as library:
        (detected,) = (r for r in library.read(browse.all_faces) if r.path.endswith("one.png"))
        vector = vector_of(library, detected.id)
        photo, box = forget_detection(library, "one.png")
        rough = Box(box.x - 0.1 * box.w, box.y + 0.05 * box.h, 1.15 * box.w, box.h)
        drawn = draw_face(library, photo, rough, "Eileen")
        assert drawn.act.title == "Drew a face of Eileen"
        row = library.read(lambda c: browse.face_rows(c, [drawn.face]))[drawn.face]
        assert (row.name, row.state.value) == ("Eileen", "confirmed")
        assert LateFaces(library).run() == 1
        assert LateFaces(library).run() == 0
        assert np.linalg.norm(vector_of(library, drawn.face) - vector) < 0.15
        Grouper(library).run()
        names = {row.name for row in library.read(browse.all_faces)}
        assert names == {"Eileen"}  # the other photo is proposed for her
        with pytest.raises(PhotofaceError, match="a face already"):
            draw_face(library, photo, box)
        with pytest.raises(PhotofaceError, match="too small"):
            draw_face(library, photo, Box(-50, -50, 52, 52))
        before = vector_of(library, drawn.face)
        history.undo(library)
        assert len(library.read(browse.all_faces)) == 1
        history.redo(library)
        np.testing.assert_array_equal(vector_of(library, drawn.face), before)


def test_a_drawn_face_survives_a_scan_another_size_and_a_lost_database(
    portrait: Path, tmp_path: Path
):
    folder = tmp_path / "library"
    run("scan", portrait, "--library", folder)
    with open_library(folder) as library:
        photo, _ = forget_detection(library, "one.png")
        background = Box(300.0, 120.0, 60.0, 70.0)  # nothing a detector would find
        drawn = draw_face(library, photo, background, "A flag")
        assert LateFaces(library).run() == 1
        library.write(photos.read_all_again).result()
    run("scan", portrait, "--library", folder, "--thorough")
    with open_library(folder) as library:
        rows = {row.id: row for row in library.read(browse.all_faces)}
        assert rows[drawn.face].name == "A flag"
        assert rows[drawn.face].box == background
        assert vector_of(library, drawn.face).shape == (128,)  # by the new embedder, too
        library.write(lambda c: photos.forget_folder(c, str(portrait))).result()
    run("scan", portrait, "--library", folder)
    with open_library(folder, read_only=True) as library:
        found = [row for row in library.read(browse.all_faces) if row.name == "A flag"]
        assert [row.box for row in found] == [background]


def test_an_edited_photo_of_the_same_size_keeps_its_drawn_face(
    portrait: Path, tmp_path: Path, astronaut: Image.Image
):
    folder = tmp_path / "library"
    run("scan", portrait, "--library", folder)
    with open_library(folder) as library:
        (row,) = (r for r in library.read(browse.all_faces) if r.path.endswith("one.png"))
        draw_face(library, row.photo, Box(300.0, 120.0, 60.0, 70.0), "A flag")
        LateFaces(library).run()
        from photoface.services import name_people

        name_people.name_faces(library, [row.id], "Eileen")
    Image.fromarray(np.clip(np.asarray(astronaut) * 1.1, 0, 255).astype(np.uint8)).save(
        portrait / "one.png"
    )
    run("scan", portrait, "--library", folder)
    with open_library(folder, read_only=True) as library:
        found = [r for r in library.read(browse.all_faces) if r.path.endswith("one.png")]
        assert {r.name for r in found} == {"Eileen", "A flag"}
        table = library.read(lambda c: face_rows.load_vectors(c, all_embedders(c)[-1]))
        assert {r.id for r in found} <= set(table.face.tolist())


def all_embedders(connection) -> list[str]:
    return [e for (e,) in connection.execute("SELECT DISTINCT embedder FROM vectors")]
