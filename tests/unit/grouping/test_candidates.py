"""Which groups may be one person: those that lie close, people with names among them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoface.grouping import Move
from photoface.grouping.candidates import (
    group_centroids,
    likely_pairs,
    mixed_probability,
    pair_probability,
    stranger_similarity,
)
from photoface.grouping.parts import split_parts
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
    assert probability.max() <= 0.5
    assert tuple(pairs[probability.argmax()]) == (0, 1)


def elsewhere(vectors: np.ndarray, factor: float, offset: float) -> np.ndarray:
    """The same faces for an embedder whose inner products are factor * similarity + offset."""
    own = np.sqrt(1 - factor - offset) * np.eye(len(vectors))
    common = np.full((len(vectors), 1), np.sqrt(offset))
    moved = np.hstack((np.sqrt(factor) * vectors, common, own)).astype(np.float32)
    np.testing.assert_allclose(np.linalg.norm(moved, axis=1), 1, atol=1e-5)
    return moved


SCALES = st.tuples(st.floats(0.3, 1.0), st.floats(0.0, 1.0)).map(
    lambda s: (s[0], s[1] * (1 - s[0]))
)


@settings(max_examples=30, deadline=None)
@given(SCALES, st.integers(0, 100), st.booleans())
def test_what_is_asked_is_the_same_on_every_scale(scale, seed, is_wider):
    factor, offset = scale
    vectors, person = people([8, 6, 10, 7, 2, 1, 1, 9], seed=seed)
    label = 2 * person + np.arange(len(person)) % 2
    label = np.unique(label, return_inverse=True)[1]
    size = np.bincount(label)
    named = np.arange(len(size)) % 3 == 0

    def seen(faces: np.ndarray, move: Move) -> dict[tuple[int, int], float]:
        centroids = group_centroids(faces, label)
        pairs, probability = likely_pairs(centroids, size, named, least=0.0, move=move)
        return dict(zip(map(tuple, pairs.tolist()), probability.tolist(), strict=True))

    tighter, back = elsewhere(vectors, factor, offset), Move(1 / factor, -offset / factor)
    if is_wider:  # the figures belong to the tighter scale
        one, other = seen(tighter, Move()), seen(vectors, Move(factor, offset))
    else:
        one, other = seen(vectors, Move()), seen(tighter, back)
    for pair in one.keys() & other.keys():  # of equals another may be the eighth
        assert other[pair] == pytest.approx(one[pair], abs=0.01)
    assert len(one.keys() & other.keys()) > 0.9 * len(one)


@settings(max_examples=20, deadline=None)
@given(SCALES, st.integers(0, 100))
def test_mixed_groups_and_their_parts_are_the_same_on_every_scale(scale, seed):
    factor, offset = scale
    vectors, person = people([12, 7, 4, 9, 9], seed=seed)
    label = np.array([0, 0, 0, 1, 2])[person]
    other, back = elsewhere(vectors, factor, offset), Move(1 / factor, -offset / factor)
    named = np.array([True, False, False])
    np.testing.assert_allclose(
        mixed_probability(other, label, named, back),
        mixed_probability(vectors, label, named),
        atol=0.01,
    )
    inside = label == 0
    parts = split_parts(vectors[inside])
    assert parts.max() == 2
    np.testing.assert_array_equal(split_parts(other[inside], move=back), parts)


@given(SCALES)
def test_a_face_and_a_person_are_as_likely_one_on_every_scale(scale):
    factor, offset = scale
    vectors, person = people([8, 6, 10, 7, 9])

    def probability(faces: np.ndarray, move: Move) -> float:
        centroids, size = group_centroids(faces, person), np.bincount(person)
        sides = np.stack((faces[0], faces[1:8].mean(axis=0)))
        strangers = stranger_similarity(
            sides, np.array([1, 7]), centroids[1:], size[1:], move
        ).mean(keepdims=True)
        similarity = move(np.array([sides[0] @ sides[1]]))
        return float(pair_probability(similarity, strangers, np.array([7]), 4)[0])

    other = elsewhere(vectors, factor, offset)
    moved = probability(other, Move(1 / factor, -offset / factor))
    assert moved == pytest.approx(probability(vectors, Move()), abs=0.01)
