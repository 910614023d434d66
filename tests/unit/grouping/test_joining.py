"""Poor faces join a group and never link two, whatever the order."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoface.domain.constraints import GroupingConstraints
from photoface.domain.grouping import GroupingInput
from photoface.grouping import group_faces
from photoface.grouping.calibrate import DEFAULT


def _unit(rows: np.ndarray) -> np.ndarray:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def _people(seed: int, count: int, spread: float = 0.02) -> np.ndarray:
    """`count` faces around one of many far directions, float32 (count, 128)."""
    rng = np.random.default_rng(seed)
    return _unit(rng.normal(size=128)[None] / 11 + rng.normal(0, spread, (count, 128)))


def _group(vectors, may_link, *, method="average_linkage", **options):
    n = len(vectors)
    faces = GroupingInput(vectors, np.arange(n), may_link=may_link, **options)
    return group_faces(faces, GroupingConstraints.none(n), method=method).labels


@pytest.mark.parametrize("method", ["average_linkage", "hdbscan"])
def test_blurred_faces_between_two_people_never_bring_them_together(method):
    anna, ben = _people(1, 6), _people(2, 6)
    way = np.linspace(0, 1, 40)[:, None]
    bridge = _unit(anna[:1] * (1 - way) + ben[:1] * way)
    vectors = np.concatenate([anna, ben, bridge])
    sure = np.arange(len(vectors)) < 12
    labels = _group(vectors, sure, method=method)
    assert len(set(labels[:6])) == 1
    assert len(set(labels[6:12])) == 1
    assert labels[0] != labels[6]
    assert labels[12] == labels[0]  # the ends of the bridge do join
    assert labels[-1] == labels[6]


def test_an_uncertain_face_needs_more_than_a_certain_one_to_join():
    anna, ben = _people(1, 6), _people(2, 1)
    sure = np.arange(7) < 6
    joins = {True: 0, False: 0}
    for part in np.linspace(0, 0.5, 200):
        vectors = np.concatenate([anna, _unit(anna[:1] * (1 - part) + ben * part)])
        for is_certain in joins:
            labels = _group(vectors, sure | is_certain)
            joins[is_certain] += int(labels[-1] == labels[0])
    assert 0 < joins[False] < joins[True]


def _poor(count: int, poor: int) -> np.ndarray:
    """Log-variances of so many faces of which the last are poor; grouping knows of no strangers."""
    log_variance = np.full((count, 128), DEFAULT.typical_log_variance, np.float32)
    log_variance[count - poor :] += 0.2
    return log_variance


def test_a_poor_face_that_linked_with_nobody_needs_less_than_linking_asks():
    anna, ben = _people(1, 6), _people(2, 1)
    joins = dict.fromkeys((0.0, 0.02), 0)
    for part in np.linspace(0, 0.5, 200):
        vectors = np.concatenate([anna, _unit(anna[:1] * (1 - part) + ben * part)])
        faces = GroupingInput(vectors, np.arange(7), _poor(7, 1))
        for ease in joins:
            calibration = replace(DEFAULT, poor_ease=ease)
            none = GroupingConstraints.none(7)
            labels = group_faces(faces, none, calibration=calibration).labels
            joins[ease] += int(labels[-1] == labels[0])
    assert 0 < joins[0.0] < joins[0.02]


def test_a_poor_face_that_the_user_named_stays_where_it_is():
    anna = _people(1, 6)
    faces = GroupingInput(anna, np.arange(6), _poor(6, 1))
    assert len(set(group_faces(faces, GroupingConstraints.none(6)).labels)) == 1
    person = np.array([0, 0, 0, 0, 0, 1])
    named = replace(GroupingConstraints.none(6), person=person)
    labels = group_faces(faces, named).labels
    assert labels.tolist() == [0, 0, 0, 0, 0, 1]


def test_uncertain_faces_alone_stay_alone():
    crowd = _people(3, 5)
    assert len(set(_group(crowd, np.zeros(5, dtype=bool)))) == 5
    assert len(set(_group(crowd, np.ones(5, dtype=bool)))) == 1


def test_an_uncertain_face_does_not_join_a_group_of_its_own_photo():
    vectors = _people(4, 4)
    photo = np.array([0, 1, 2, 0])
    faces = GroupingInput(vectors, photo, may_link=np.array([True, True, True, False]))
    labels = group_faces(faces, GroupingConstraints.none(4)).labels
    assert len(set(labels[:3])) == 1
    assert labels[3] != labels[0]


@given(st.permutations(range(14)), st.integers(0, 50))
def test_the_order_of_the_faces_does_not_matter(order, seed):
    vectors = np.concatenate([_people(seed, 5), _people(seed + 100, 5), _people(seed, 4, 0.05)])
    sure = np.arange(14) < 10
    order = np.array(order)
    plain = _group(vectors, sure)
    shuffled = _group(vectors[order], sure[order])
    same = plain[order][:, None] == plain[order][None]
    assert (same == (shuffled[:, None] == shuffled[None])).all()
