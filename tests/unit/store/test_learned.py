"""The library is on one version of the embedder at any moment, and undo takes it back."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from photoface.domain.decisions import Decision, Kind
from photoface.domain.learned import LearnedModel, with_spread
from photoface.services import history
from photoface.services.group_faces import newest_embedder
from photoface.services.history import Plan
from photoface.services.library import Library
from photoface.store import faces, learned
from tests.factory import EMBEDDER, add_photo, make_face, unit_vector

MODEL = LearnedModel("learned-1", EMBEDDER, "models/1.onnx", "00", np.ones(8, np.float32), 1.0)
OTHER = replace(MODEL, version="learned-2", file="models/2.onnx")


@pytest.fixture
def ids(library: Library) -> list[int]:
    """Faces of three photos, read with the plain model; two learned models are known."""

    def fill(connection):
        for model in (MODEL, OTHER):
            learned.add(connection, model, "{}", "2024-01-01")
        found = [make_face(0.0), make_face(100.0)]
        return [face for n in range(3) for face in add_photo(connection, f"{n}.jpg", found)]

    return library.write(fill).result()


def choose(library: Library, version: str) -> None:
    value = json.dumps({"before": library.read(learned.wanted), "after": version})
    history.perform(library, lambda c: Plan("Chose", [Decision(Kind.MODEL_CHOSEN, value=value)]))


def embed(library: Library, ids: list[int], version: str) -> None:
    rows = [(face, version, unit_vector(face).astype("<f4").tobytes(), None) for face in ids]
    library.write(lambda c: c.executemany("INSERT INTO vectors VALUES (?, ?, ?, ?)", rows)).result()


def switch(library: Library) -> bool:
    return library.write(learned.switch).result()


def versions(library: Library) -> set[str]:
    rows = library.read(lambda c: c.execute("SELECT embedder FROM photos").fetchall())
    return {version for (version,) in rows}


def test_a_model_comes_back_as_it_was_stored(library, ids):
    found = library.read(lambda c: learned.find(c, "learned-1"))
    assert found is not None
    assert (found.base, found.file, found.spread) == (EMBEDDER, "models/1.onnx", 1.0)
    assert found.centre.tolist() == [1.0] * 8
    assert library.read(lambda c: learned.find(c, "unknown")) is None


def test_it_goes_over_only_when_the_last_face_is_ready(library, ids):
    choose(library, "learned-1")
    assert library.read(learned.in_use) == ""
    embed(library, ids[:-1], "learned-1")
    assert not switch(library)
    assert versions(library) == {EMBEDDER}
    assert [f.id for f in library.read(lambda c: learned.waiting_faces(c, "learned-1"))] == ids[-1:]
    embed(library, ids[-1:], "learned-1")
    assert switch(library)
    assert versions(library) == {"learned-1"}
    assert library.read(learned.in_use) == "learned-1"
    assert library.read(newest_embedder) == "learned-1"


def test_undo_goes_back_at_once_and_redo_over_again(library, ids):
    embed(library, ids, "learned-1")
    choose(library, "learned-1")
    assert versions(library) == {"learned-1"}
    history.undo(library)
    assert (versions(library), library.read(learned.in_use)) == ({EMBEDDER}, "")
    history.redo(library)
    assert (versions(library), library.read(learned.in_use)) == ({"learned-1"}, "learned-1")


def test_from_one_learned_model_to_the_next_and_back_over_what_was_read_since(library, ids):
    embed(library, ids, "learned-1")
    embed(library, ids, "learned-2")
    choose(library, "learned-1")
    choose(library, "learned-2")
    assert versions(library) == {"learned-2"}
    # a photo that is read now has vectors of this model and of the plain one only
    library.write(lambda c: c.execute("DELETE FROM vectors WHERE face_id = 1 AND embedder = ?",
                                      ("learned-1",))).result()  # fmt: skip
    history.undo(library)
    assert versions(library) == {"learned-2"}  # goes over once that face is embedded
    assert library.read(learned.target_version) == "learned-1"
    embed(library, [1], "learned-1")
    assert switch(library)
    assert versions(library) == {"learned-1"}


def test_photos_of_another_embedder_are_left_alone(library, ids):
    library.write(lambda c: c.execute("UPDATE photos SET embedder = 'other' WHERE id = 1")).result()
    embed(library, ids, "learned-1")
    choose(library, "learned-1")
    assert versions(library) == {"other", "learned-1"}


def test_what_was_read_with_another_version_than_the_present_one_is_stale(library, ids):
    def stale(version: str) -> bool:
        return library.read(lambda c: learned.is_stale(c, version))

    assert not stale(EMBEDDER)
    assert stale("learned-1")
    embed(library, ids, "learned-1")
    choose(library, "learned-1")
    assert stale(EMBEDDER)
    assert not stale("learned-1")
    assert stale("learned-2")
    assert not stale("another embedder altogether")


def test_a_learned_model_leaves_its_base_vector_beside_its_own(library):
    face = replace(make_face(), plain=(EMBEDDER, unit_vector(9)))

    def fill(connection):
        (made,) = add_photo(connection, "new.jpg", [make_face()])
        faces.put_vector(connection, made, face, "learned-1", is_placed_anew=False)
        return made

    made = library.write(fill).result()
    kept = library.read(lambda c: faces.load_vectors(c, EMBEDDER, faces=[made]))
    assert kept.vector[0] == pytest.approx(unit_vector(9), abs=1e-6)
    own = library.read(lambda c: faces.load_vectors(c, "learned-1", faces=[made]))
    assert own.vector[0] == pytest.approx(face.vector, abs=1e-6)


def test_spread_scales_distances_and_keeps_unit_length():
    rng = np.random.default_rng(0)
    axis = np.zeros(16, np.float32)
    axis[0] = 3.0
    vectors = np.concatenate([np.ones((50, 1)), 0.2 * rng.normal(size=(50, 15)) / 4], axis=1)
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    for factor in (0.8, 1.0, 1.25):
        spread = with_spread(vectors, axis, factor)
        assert np.linalg.norm(spread, axis=1) == pytest.approx(np.ones(50), abs=1e-5)
        before = np.linalg.norm(vectors[:25] - vectors[25:], axis=1)
        after = np.linalg.norm(spread[:25] - spread[25:], axis=1)
        assert after / before == pytest.approx(np.full(25, factor), rel=0.03)
    assert with_spread(vectors, axis, 1.0) == pytest.approx(vectors, abs=1e-6)
    assert with_spread(-vectors, axis, 1.0) == pytest.approx(-vectors, abs=1e-6)


NOW, NEXT = "net/1", "net/2"
LEARNED = replace(MODEL, version="net/1+learned", base=NOW)


@pytest.fixture
def net(library: Library, ids: list[int]) -> list[int]:
    """The same faces, read with a network of which there will be another release."""

    def read(connection):
        learned.add(connection, LEARNED, "{}", "2024-01-01")
        connection.execute("UPDATE photos SET embedder = ?", (NOW,))
        connection.execute("UPDATE vectors SET embedder = ?", (NOW,))

    library.write(read).result()
    return ids


def plain(library: Library, version: str) -> None:
    library.write(lambda c: learned.note_plain(c, version)).result()


def test_another_plain_embedder_takes_the_library_over_as_a_whole(library, net):
    plain(library, NOW)
    assert not library.read(learned.is_switch_due)
    plain(library, NEXT)
    assert library.read(learned.is_switch_due)
    embed(library, net[:-1], NEXT)
    assert not switch(library)
    assert versions(library) == {NOW}
    assert library.read(newest_embedder) == NOW
    embed(library, net[-1:], NEXT)
    assert switch(library)
    assert versions(library) == {NEXT}
    assert not library.read(learned.is_switch_due)


def test_a_photo_read_meanwhile_does_not_decide_what_the_library_is_on(library, net):
    plain(library, NEXT)
    library.write(lambda c: c.execute("UPDATE photos SET embedder = 'net/2' WHERE id = 3")).result()
    assert library.read(newest_embedder) == NOW


def test_what_waits_to_be_read_again_is_not_waited_for(library, net):
    """As after a change of settings: it is read with the new model anyway."""
    plain(library, NEXT)
    library.write(lambda c: c.execute("UPDATE photos SET state = 'new'")).result()
    assert library.read(lambda c: learned.waiting_faces(c, NEXT)) == []
    assert not library.read(learned.is_switch_due)


def test_a_model_that_learned_from_an_earlier_plain_one_is_set_aside_and_comes_back(library, net):
    plain(library, NOW)
    embed(library, net, LEARNED.version)
    choose(library, LEARNED.version)
    decided = library.read(lambda c: c.execute("SELECT count(*) FROM decisions").fetchone())
    plain(library, NEXT)
    assert library.read(learned.wanted) == ""
    assert library.read(learned.target_version) == NEXT
    embed(library, net, NEXT)
    assert switch(library)
    assert versions(library) == {NEXT}
    assert library.read(learned.in_use) == ""
    # the old program again: nothing the user said was lost
    plain(library, NOW)
    assert library.read(learned.target_version) == LEARNED.version
    assert switch(library)
    assert versions(library) == {LEARNED.version}
    assert library.read(lambda c: c.execute("SELECT count(*) FROM decisions").fetchone()) == decided


def test_photos_of_another_network_do_not_go_over(library, net):
    library.write(lambda c: c.execute("UPDATE photos SET embedder = 'arc/1' WHERE id = 1")).result()
    plain(library, NEXT)
    embed(library, net, NEXT)
    assert switch(library)
    assert versions(library) == {"arc/1", NEXT}
