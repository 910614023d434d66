"""The peers' rules do what their projects publish, on points drawn for the purpose."""

import numpy as np
import pytest

from benchmarks.grouping import peers
from benchmarks.grouping.compare import at_best
from benchmarks.grouping.faces import Faces


def points(*angles: float) -> np.ndarray:
    """Unit vectors in a plane; for small angles the L2 distance is the difference."""
    return np.column_stack((np.cos(angles), np.sin(angles))).astype(np.float32)


def crowd(person: list[int], spread: float = 0.05, seed: int = 0) -> np.ndarray:
    """Unit vectors that lie around one direction a person."""
    random = np.random.default_rng(seed)
    center = random.normal(size=(max(person) + 1, 32))
    vectors = center[person] + spread * random.normal(size=(len(person), 32)) * 5
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def partition(labels: np.ndarray) -> set[frozenset[int]]:
    alone = {frozenset([int(row)]) for row in np.flatnonzero(labels < 0)}
    together = {frozenset(np.flatnonzero(labels == one).tolist()) for one in set(labels.tolist())}
    return alone | {rows for rows in together if (labels[list(rows)] >= 0).all()}


@pytest.mark.parametrize("peer", peers.PEERS, ids=lambda peer: peer.name)
def test_every_rule_labels_every_face_whatever_the_number_of_faces(peer: peers.Peer) -> None:
    for count in (1, 2, 3, 9, 30):
        vectors = crowd([i % 3 for i in range(count)])
        for distance in (peer.distances[0], peer.distances[-1]):
            labels = peer.rule(vectors)(distance)
            assert (labels.shape, labels.dtype) == ((count,), np.int64)
            assert labels.min() >= -1


@pytest.mark.parametrize(
    "name", ["average linkage", "dlib (Chinese whispers)", "Immich (core points)", "Ente (linear)"]
)
def test_people_far_apart_are_told_apart(name: str) -> None:
    person = [i % 4 for i in range(40)]
    peer = next(peer for peer in peers.PEERS if peer.name == name)
    labels = peer.rule(crowd(person, spread=0.01))(0.35)
    assert partition(labels) == partition(np.array(person))


def test_immich_founds_no_person_on_two_faces() -> None:
    assert partition(peers.immich(points(0.0, 0.1))(0.2)) == {frozenset([0]), frozenset([1])}
    assert partition(peers.immich(points(0.0, 0.1, 0.05))(0.2)) == {frozenset([0, 1, 2])}


def test_immich_lets_a_face_at_the_edge_join_after_the_others() -> None:
    labels = peers.immich(points(0.5, 0.0, 0.1, 0.2, 0.35))(0.21)
    assert partition(labels) == {frozenset([1, 2, 3, 4, 0])}  # 4 joins 3, and then 0 joins 4


def test_dbscan_leaves_out_what_is_near_no_core_face() -> None:
    labels = peers.dbscan(points(0.0, 0.1, 0.2, 0.3, 0.9), least=3)(0.11)
    assert partition(labels) == {frozenset([0, 1, 2, 3]), frozenset([4])}


def test_photoprism_adds_faces_within_radius_and_margin() -> None:
    dense, edge = [0.0001 * i for i in range(30)], [0.089, 0.09, 0.091]
    labels = peers.photoprism(points(*dense, *edge, -0.11, -0.14))(0.1)
    # the radius is capped at 0.077, the margin is 0.045: 0.12 from the mean of 0.008
    assert partition(labels) == {frozenset(range(34)), frozenset([34])}


def test_photoprism_leaves_a_face_between_two_clusters_alone() -> None:
    left, right = [0.0001 * i for i in range(6)], [0.3 - 0.0001 * i for i in range(6)]
    assert peers.photoprism(points(*left, *right, 0.15))(0.14)[-1] == -1


def test_ente_looks_at_earlier_faces_only() -> None:
    labels = peers.ente(points(0.0, 0.2, 0.09))(0.15)
    assert partition(labels) == {frozenset([0, 2]), frozenset([1])}, "2 is near both, 1 came before"


def test_chinese_whispers_takes_the_label_of_the_majority() -> None:
    labels = peers.chinese_whispers(points(0.0, 0.01, 0.02, 0.5, 0.51, 0.52))(0.1)
    assert partition(labels) == {frozenset([0, 1, 2]), frozenset([3, 4, 5])}


def test_rank_order_counts_the_neighbours_that_are_not_shared() -> None:
    vectors = points(0.0, 0.01, 0.03, 0.5, 0.51, 0.53)
    one, other, ratio = peers._rank_order(vectors, 2)
    of = dict(zip(zip(one.tolist(), other.tolist(), strict=True), ratio.tolist(), strict=True))
    assert of == {(0, 1): 0, (0, 2): 0, (1, 2): 0, (3, 4): 0, (3, 5): 0, (4, 5): 0}
    one, other, ratio = peers._rank_order(points(0.0, 0.02, 0.03, 0.07), 1)
    # each lists one: 0 -> 1, 1 <-> 2, 3 -> 2. Only 1 and 2 list each other, and share all.
    assert (one.tolist(), other.tolist(), ratio.tolist()) == ([1], [2], [0.0])


def test_librephotos_asks_for_larger_groups_in_larger_libraries() -> None:
    pair = crowd([0, 0, *range(1, 8)], spread=0.001)
    labels = peers.librephotos(pair)(0.0)
    assert labels[0] == labels[1] >= 0


def test_the_best_distance_is_found_with_the_answer_known() -> None:
    person = np.array([0, 0, 0, 1, 1, 1])
    vectors = points(0.0, 0.04, 0.08, 0.5, 0.54, 0.58)
    peer = peers.Peer("single", lambda v: peers.dbscan(v, 1), (0.01, 0.1, 0.6))
    nothing = np.zeros(6)
    faces = Faces(vectors, None, nothing, person, person, nothing, nothing)
    found = at_best(peer, faces)
    assert (found.distance, found.scores.bcubed_f) == (0.1, 1.0)
