"""Pairs of faces close enough to be one person, by blocked matrix products.

Exact: every pair above the floor is found, except that a face keeps at most `limit` neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import Pairs
from photoface.grouping.constraints import unique_pairs

_BLOCK = 2048
_STRIP = 16384  # columns a block meets at a time: 2048 x 16384 float32 are 128 MB


def close_pairs(
    vectors: NDArray[np.float32],
    floor: float,
    *,
    limit: int = 64,
    on_block: Callable[[float], None] = lambda fraction: None,
) -> Pairs:
    """Row pairs (first < second, sorted, unique) with an inner product above `floor`.

    vectors: float32 (n, D), unit length. A pair is kept if it is among the `limit` best
    of at least one of its two rows. `on_block` hears the share of rows done.
    """
    found = [np.empty((0, 2), dtype=np.int64)]
    for start in range(0, len(vectors), _BLOCK):
        rows, columns, similarity = _block(vectors, floor, start)
        keep = _best_of_each(rows, similarity, limit)
        found.append(np.column_stack((rows[keep] + start, columns[keep])))
        on_block(min(start + _BLOCK, len(vectors)) / len(vectors))
    return unique_pairs(np.concatenate(found))


def _block(
    vectors: NDArray[np.float32], floor: float, start: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """Rows (within the block), columns and inner product of everything above the floor."""
    parts = list(_strips(vectors, floor, start))
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))  # type: ignore[return-value]


def _strips(
    vectors: NDArray[np.float32], floor: float, start: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]]:
    block = vectors[start : start + _BLOCK]
    for left in range(0, len(vectors), _STRIP):
        similarity = block @ vectors[left : left + _STRIP].T
        hits = np.flatnonzero(similarity > floor)
        rows, columns = np.divmod(hits, similarity.shape[1])
        other = columns + left != rows + start
        yield rows[other], columns[other] + left, similarity.ravel()[hits[other]]


def _best_of_each(
    rows: NDArray[np.int64], similarity: NDArray[np.float32], limit: int
) -> NDArray[np.int64]:
    """Positions of the `limit` best entries of each row."""
    order = np.lexsort((-similarity, rows))
    ordered = rows[order]
    starts = np.searchsorted(ordered, ordered, side="left")
    return order[np.arange(len(order)) - starts < limit]
