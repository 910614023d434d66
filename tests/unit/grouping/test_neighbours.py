"""Near pairs: every one while all products are taken, nearly every one by the index."""

import numpy as np
import pytest

from photoface.grouping.neighbours import close_pairs
from tests.made_people import people

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
