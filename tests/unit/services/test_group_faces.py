"""After a few new photos only they are placed; after many, or a decision, all faces are grouped."""

from __future__ import annotations

import numpy as np
import pytest

from photoface.grouping import Move, library_scale
from photoface.grouping.candidates import group_centroids, likely_pairs, mixed_probability
from photoface.services import browse, grouping_child, grouping_input, name_people
from photoface.services.group_faces import Grouper, move_to_figures, store_placed
from photoface.services.grouping_messages import FacesPlaced, GroupingOrder
from photoface.services.library import Library
from photoface.store import groups
from photoface.store.faces import load_vectors
from tests.factory import EMBEDDER, add_photo, groups_of, make_face, names_of
from tests.made_people import people

ORDER = GroupingOrder(EMBEDDER, "average_linkage", only_new=True)
VECTORS, TRUTH = people([20, 12, 8])
LATE = (17, 18, 19, 31)  # the last photos of the first and the second person


def add(library: Library, rows) -> dict[int, int]:
    """Photos of these faces: {row: face id}."""

    def fill(connection):
        return {
            row: add_photo(connection, f"{row}.jpg", [make_face(vector=VECTORS[row])])[0]
            for row in rows
        }

    return library.write(fill).result()


def shown(library: Library) -> dict[int, tuple]:
    return {row.id: (row.group, row.name, row.state) for row in library.read(browse.all_faces)}


def what_a_child_would_do(library: Library) -> str:
    def ask(connection):
        faces = grouping_input.load(connection, EMBEDDER)
        return (
            grouping_child.may_extend(groups.whole_grouping(connection), faces, ORDER)
            and grouping_child.place_new(faces, ORDER) is not None
        )

    return "place" if library.read(ask) else "all"


@pytest.fixture
def faces(library: Library) -> dict[int, int]:
    made = add(library, [row for row in range(len(TRUTH)) if row not in LATE])
    Grouper(library).run()
    return made


def test_new_faces_are_placed_and_nobody_else_moves(library, faces):
    first = [faces[row] for row in range(10)]
    name_people.name_faces(library, first, "Anna")
    Grouper(library).run()
    before = shown(library)
    late = add(library, LATE)
    assert what_a_child_would_do(library) == "place"
    assert Grouper(library).run(only_new=True)
    after = shown(library)
    assert {face: after[face] for face in before} == before
    anna = groups_of(library, first)
    assert groups_of(library, [late[row] for row in LATE[:3]]) == anna
    assert names_of(library, [late[17]]) == {("Anna", "proposed")}
    assert groups_of(library, [late[31]]) == groups_of(library, [faces[25]])
    size = library.read(
        lambda c: c.execute("SELECT size FROM groups WHERE id = ?", (*anna,)).fetchone()[0]
    )
    assert size == 20


def test_a_stranger_gets_a_group_with_a_number_that_was_never_used(library, faces):
    library.write(
        lambda c: groups.refresh(c, groups.move(c, _act(c), {faces[0]: groups.next_id(c) + 50}))
    ).result()
    used = library.read(groups.next_id)
    stranger = np.random.default_rng(9).normal(size=VECTORS.shape[1]).astype(np.float32)
    stranger /= np.linalg.norm(stranger)
    (new,) = library.write(
        lambda c: add_photo(c, "stranger.jpg", [make_face(vector=stranger)])
    ).result()
    Grouper(library).run(only_new=True)
    assert groups_of(library, [new]) == {used}


def _act(connection) -> int:
    row = connection.execute(
        "INSERT INTO acts (title, state, at) VALUES ('moved', 'done', '2026-01-01') RETURNING id"
    ).fetchone()
    return int(row[0])


def test_a_library_that_grew_by_a_quarter_is_grouped_as_a_whole(library, faces):
    add(library, LATE)
    assert what_a_child_would_do(library) == "place"
    extra, _ = people([9], seed=8)

    def fill(connection):
        for number, vector in enumerate(extra):
            add_photo(connection, f"extra{number}.jpg", [make_face(vector=vector)])

    library.write(fill).result()
    assert what_a_child_would_do(library) == "all"
    Grouper(library).run(only_new=True)
    assert what_a_child_would_do(library) == "place"  # nothing is new now


def test_a_decision_that_nothing_followed_yet_asks_for_all(library, faces):
    add(library, LATE)
    name_people.name_faces(library, [faces[0], faces[39]], "Anna")
    assert what_a_child_would_do(library) == "all"
    Grouper(library).run(only_new=True)
    assert names_of(library, [faces[0], faces[39]]) == {("Anna", "confirmed")}
    assert len(groups_of(library, [faces[0], faces[39]])) == 1


def test_a_face_that_moved_meanwhile_stays_where_the_user_put_it(library, faces):
    late = add(library, LATE)
    placed = library.read(
        lambda c: grouping_child.place_new(grouping_input.load(c, EMBEDDER), ORDER)
    )
    assert isinstance(placed, FacesPlaced)
    elsewhere = groups_of(library, [faces[35]]).pop()
    library.write(lambda c: groups.place(c, [(late[17], None, elsewhere, None)])).result()
    library.write(lambda c: store_placed(c, placed)).result()
    assert groups_of(library, [late[17]]) == {elsewhere}
    assert groups_of(library, [late[18]]) == groups_of(library, [faces[0]])


def test_groups_that_new_faces_join_are_looked_at_anew_and_no_other(library, faces):
    before = facts(library)
    pairs_before = pairs(library)
    late = add(library, LATE)
    assert what_a_child_would_do(library) == "place"
    Grouper(library).run(only_new=True)
    touched = groups_of(library, list(late.values()))
    after, pairs_after = facts(library), pairs(library)
    assert touched <= after.keys()
    for group, (mixed, centroid) in after.items():
        if group not in touched:
            assert (mixed, centroid) == before[group]
    table = library.read(lambda c: load_vectors(c, EMBEDDER))
    group_of = {face: group for face, (group, *_) in shown(library).items()}
    label = np.array([group_of[face] for face in table.face.tolist()])
    now, row = np.unique(label, return_inverse=True)
    wanted = group_centroids(table.vector, row)
    move = Move.between(library_scale(table.vector))  # the embedder here is not that of the figures
    mixed = mixed_probability(table.vector, row, np.zeros(len(now), dtype=bool), move)
    for group in touched:
        place = int(np.flatnonzero(now == group)[0])
        found = np.frombuffer(after[group][1], dtype="<f4")
        np.testing.assert_allclose(found, wanted[place], atol=1e-6)
        assert after[group][0] == pytest.approx(float(mixed[place]), abs=1e-6)
    untouched = {p: v for p, v in pairs_before.items() if not touched.intersection(p)}
    assert {p: v for p, v in pairs_after.items() if not touched.intersection(p)} == untouched
    nobody = np.zeros(len(now), dtype=bool)
    fresh, chance = likely_pairs(wanted, np.bincount(row), nobody, move=move)
    for (one, other), p in zip(now[fresh].tolist(), chance.tolist(), strict=True):
        if touched.intersection((one, other)) and (one, other) in pairs_after:
            assert pairs_after[one, other] == pytest.approx(p, abs=1e-6)
    assert {p for p in pairs_after if touched.intersection(p)} <= {
        tuple(pair) for pair in now[fresh].tolist()
    }


def facts(library: Library) -> dict[int, tuple]:
    rows = library.read(lambda c: c.execute("SELECT id, mixed, centroid FROM groups").fetchall())
    return {group: (mixed, centroid) for group, mixed, centroid in rows}


def pairs(library: Library) -> dict[tuple[int, int], float]:
    rows = library.read(lambda c: c.execute("SELECT * FROM group_pairs").fetchall())
    return {(one, other): p for one, other, p in rows}


def test_a_run_that_moves_nobody_leaves_everything(library, faces):
    before = facts(library), pairs(library)
    Grouper(library).run(only_new=True)
    assert (facts(library), pairs(library)) == before


def test_how_far_the_figures_were_moved_is_known_until_another_model_is_there(library, faces):
    scale = library_scale(library.read(lambda c: load_vectors(c, EMBEDDER)).vector)
    assert library.read(move_to_figures) == Move.between(scale)
    library.write(lambda c: c.execute("UPDATE photos SET embedder = 'another'")).result()
    assert library.read(move_to_figures) == Move(), "nothing is known of it yet"


def test_a_library_grouped_by_an_earlier_release_is_not_moved(library, faces):
    def forget(connection):
        told = groups.whole_grouping(connection)
        groups.note_whole_grouping(connection, {k: v for k, v in told.items() if k != "move"})

    library.write(forget).result()
    assert library.read(move_to_figures) == Move()
