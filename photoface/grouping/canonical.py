"""A row order that depends on what the faces are, never on how they were handed in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import GroupingConstraints, Pairs
from photoface.domain.grouping import GroupingInput

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio: spreads bits over the word


def canonical_order(faces: GroupingInput, constraints: GroupingConstraints) -> NDArray[np.int64]:
    """Row numbers in canonical order, int64 (n,).

    Rows are compared by a hash of vector, photo, person and of the rows they are tied to, so that
    even two identical faces are told apart by what the user said about them.
    """
    own = _row_hash(faces, constraints)
    tied = own.copy()
    for salt, pairs in enumerate((constraints.must_link, constraints.cannot_link), start=1):
        _add_partners(tied, own, pairs, np.uint64(salt))
    banned = constraints.not_person.astype(np.uint64)
    np.add.at(tied, constraints.not_person[:, 0], _mixed(banned[:, 1] + np.uint64(3)))
    return np.lexsort((tied, own))


def reorder(
    faces: GroupingInput, constraints: GroupingConstraints, order: NDArray[np.int64]
) -> tuple[GroupingInput, GroupingConstraints]:
    """The same problem with row `order[i]` as row i."""
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    ban = constraints.not_person
    return (
        GroupingInput(
            vectors=np.ascontiguousarray(faces.vectors[order], dtype=np.float32),
            photo=faces.photo[order],
            log_variance=None if faces.log_variance is None else faces.log_variance[order],
            taken_at=None if faces.taken_at is None else faces.taken_at[order],
            twice_allowed=None if faces.twice_allowed is None else faces.twice_allowed[order],
            may_link=None if faces.may_link is None else faces.may_link[order],
            plain=None if faces.plain is None else faces.plain[order],
        ),
        GroupingConstraints(
            person=constraints.person[order],
            not_person=np.column_stack((place[ban[:, 0]], ban[:, 1])),
            must_link=place[constraints.must_link],
            cannot_link=place[constraints.cannot_link],
        ),
    )


def _row_hash(faces: GroupingInput, constraints: GroupingConstraints) -> NDArray[np.uint64]:
    bits = np.ascontiguousarray(faces.vectors, dtype=np.float32).view(np.uint32)
    result = np.zeros(len(bits), dtype=np.uint64)
    for column in (*bits.T, faces.photo, constraints.person):
        result = _mixed(result ^ column.astype(np.uint64))
    return result


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    spread = (values + np.uint64(1)) * _MULTIPLIER
    return spread ^ (spread >> np.uint64(29))


def _add_partners(
    tied: NDArray[np.uint64], own: NDArray[np.uint64], pairs: Pairs, salt: np.uint64
) -> None:
    for one, other in ((0, 1), (1, 0)):
        np.add.at(tied, pairs[:, one], _mixed(own[pairs[:, other]] + salt))
