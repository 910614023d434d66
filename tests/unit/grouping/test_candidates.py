"""Which groups may be one person: those that lie close, people with names among them."""

import numpy as np
import pytest

from photoface.grouping.candidates import group_centroids, likely_pairs
from tests.made_people import people


def halves(sizes: list[int], seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Everybody in two groups (2k and 2k + 1): centroids and sizes."""
    vectors, person = people(sizes, seed=seed)
    label = 2 * person + np.arange(len(person)) % 2
    return group_centroids(vectors, label), np.bincount(label)


def test_the_halves_of_a_person_are_the_likeliest_pairs():
    centroids, size = halves([8, 6, 10, 7])
    pairs, probability = likely_pairs(centroids, size, np.zeros(8, dtype=bool))
    best = pairs[np.argsort(-probability)[:4]]
    assert sorted(map(tuple, best.tolist())) == [(0, 1), (2, 3), (4, 5), (6, 7)]


@pytest.mark.parametrize("limit", [1, 3])
def test_a_face_has_neighbours_with_a_name_beside_its_nearest(limit):
    centroids, size = halves([4] * 12)
    named = np.zeros(24, dtype=bool)
    named[[5, 9]] = True
    pairs, _ = likely_pairs(centroids, size, named, least=0.0, limit=limit)
    for group in range(24):
        beside = {int(other) for pair in pairs for other in pair if group in pair} - {group}
        assert beside & {5, 9}
    assert (pairs[:, 0] < pairs[:, 1]).all()


def test_one_group_or_none_has_no_pair():
    for count in (0, 1):
        pairs, probability = likely_pairs(
            np.ones((count, 8), dtype=np.float32), np.ones(count, dtype=np.int64),
            np.ones(count, dtype=bool),
        )  # fmt: skip
        assert pairs.shape == (0, 2)
        assert len(probability) == 0


def test_somebody_whose_photos_differ_takes_in_a_face_that_differs():
    vectors, _ = people([6, 6])
    close = vectors[:6] + 3 * vectors[:6].mean(axis=0)
    close /= np.linalg.norm(close, axis=1, keepdims=True)
    label = np.array([0] * 6 + [1])

    def probability(faces: np.ndarray) -> float:
        centroids = group_centroids(np.vstack((faces, vectors[6:7])), label)
        centroids[1] *= 0.9 / float(centroids[0] @ centroids[1])  # as near to both
        size = np.array([6, 1])
        return float(likely_pairs(centroids, size, np.zeros(2, dtype=bool), least=0.0)[1][0])

    assert probability(vectors[:6]) > probability(close)


def test_two_groups_that_are_as_alike_as_can_be_were_left_apart_for_a_reason():
    centroids, size = halves([8, 6, 10, 7])
    centroids[1] = centroids[0]
    pairs, probability = likely_pairs(centroids, size, np.zeros(8, dtype=bool), least=0.0)
    assert probability.max() <= 0.4
    assert tuple(pairs[probability.argmax()]) == (0, 1)
