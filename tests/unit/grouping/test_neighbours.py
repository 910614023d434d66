"""Near pairs: every one while all products are taken, nearly every one by the index."""

from functools import partial

import numpy as np
import pytest

from photoface.domain.constraints import GroupingConstraints
from photoface.grouping import group, group_faces, score_grouping
from photoface.grouping.neighbours import close_pairs
from tests.made_people import each_in_own_photo, people

FLOOR = 0.9


def all_pairs(vectors, floor=FLOOR):
    similarity = vectors @ vectors.T
    return np.argwhere(np.triu(similarity > floor, 1))


def test_every_pair_above_the_floor_is_found():
    vectors, _ = people([1, 2, 5, 30])
    assert np.array_equal(close_pairs(vectors, FLOOR), all_pairs(vectors))


def test_a_crowded_face_keeps_its_nearest():
    vectors, _ = people([30])
    similarity = vectors @ vectors.T - np.eye(30)
    best = np.argsort(-similarity, axis=1)[:, :3]
    expected = {tuple(sorted((row, int(near)))) for row in range(30) for near in best[row]}
    assert {tuple(pair) for pair in close_pairs(vectors, -1.0, limit=3).tolist()} == expected


@pytest.mark.parametrize("count", [0, 1, 2])
def test_hardly_any_faces_are_no_special_case(count):
    vectors = np.eye(4, dtype=np.float32)[:count]
    assert close_pairs(vectors, -0.5).tolist() == ([[0, 1]] if count == 2 else [])


def test_the_index_finds_nearly_every_pair_and_the_same_ones_each_time():
    vectors, _ = people([3] * 200 + [20] * 20)
    exact = {tuple(pair) for pair in close_pairs(vectors, FLOOR, limit=24).tolist()}
    heard: list[float] = []
    near = close_pairs(vectors, FLOOR, limit=24, exact=0, on_block=heard.append)
    found = {tuple(pair) for pair in near.tolist()}
    assert len(found & exact) >= 0.98 * len(exact)
    assert (np.einsum("ij,ij->i", *vectors[near.T]) > FLOOR - 1e-5).all()
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert np.array_equal(near, close_pairs(vectors, FLOOR, limit=24, exact=0))


def test_by_the_index_too_shuffled_faces_give_the_identical_groups(monkeypatch):
    vectors, truth = people([2] * 60 + [15] * 12)
    nothing = GroupingConstraints.none(len(truth))
    exact = group_faces(each_in_own_photo(vectors), nothing)
    monkeypatch.setattr(group, "close_pairs", partial(close_pairs, exact=0))
    order = np.random.default_rng(1).permutation(len(truth))
    faces = each_in_own_photo(vectors)
    labels = group_faces(faces, nothing).labels
    shuffled = group_faces(_in_order(faces, order), nothing).labels
    assert score_grouping(shuffled, labels[order]).corrections == 0
    assert score_grouping(labels, exact.labels).bcubed_f > 0.99


def _in_order(faces, order):
    return type(faces)(faces.vectors[order], faces.photo[order])
