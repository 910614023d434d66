"""Pairs of faces close enough to be one person.

Exact by blocked matrix products up to `EXACT` faces; beyond, the work of n * n products is spared
by an approximate index (docs/decisions/0030-neighbours-of-a-million-faces.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from photoface.domain.constraints import Pairs
from photoface.grouping.constraints import unique_pairs

#: Up to so many faces all products are taken; it is faster there than an index, and exact.
EXACT = 20_000
_LIMIT, _LIMIT_LARGE = 64, 32
_CELLS = 1 << 25  # inner products held at a time: 128 MB of float32
_LINKS, _BREADTH = 16, 64  # of the graph: links of a face, and how many it is compared with at once
_BATCH = 1 << 13
_NONE = np.empty(0, dtype=np.int64)

_Found = tuple[NDArray[np.int64], NDArray[np.int64]]


def close_pairs(
    vectors: NDArray[np.float32],
    floor: float,
    *,
    limit: int | None = None,
    exact: int = EXACT,
    on_block: Callable[[float], None] = lambda fraction: None,
) -> Pairs:
    """Row pairs (first < second, sorted, unique) with an inner product above `floor`.

    vectors: float32 (n, D), unit length. A pair is kept if it is among the `limit` best
    of at least one of its two rows (64; 32 in a large library, where a crowd is near to everybody).
    Above `exact` rows some pairs may be missed. `on_block` hears the share of rows done.
    """
    is_large = len(vectors) > exact
    blocks = _approximate if is_large else _exact
    limit = limit or (_LIMIT_LARGE if is_large else _LIMIT)
    found = [np.empty((0, 2), dtype=np.int64)]
    for stop, (rows, columns) in blocks(vectors, floor, limit):
        found.append(np.column_stack((rows, columns)))
        on_block(stop / len(vectors))
    return unique_pairs(np.concatenate(found))


def nearest_columns(
    vectors: NDArray[np.float32], others: NDArray[np.float32], floor: float, limit: int
) -> _Found:
    """(row, column) of the `limit` best of `others` (k, D) for each vector, above `floor`."""
    found = [(np.empty(0, dtype=np.int64),) * 2]
    size = max(1, _CELLS // max(len(others), 1))
    for start in range(0, len(vectors) if len(others) else 0, size):
        similarity = vectors[start : start + size] @ others.T
        hits = np.flatnonzero(similarity > _least_kept(similarity, floor, limit)[:, None])
        rows, columns = np.divmod(hits, len(others))
        found.append((rows + start, columns))
    rows, columns = (np.concatenate(column) for column in zip(*found, strict=True))
    return rows, columns


def _exact(vectors: NDArray[np.float32], floor: float, limit: int) -> Iterator[tuple[int, _Found]]:
    """(rows done, (row, column) of every pair kept), block by block."""
    size = max(1, _CELLS // max(len(vectors), 1))
    for start in range(0, len(vectors), size):
        similarity = vectors[start : start + size] @ vectors.T
        own = np.arange(len(similarity))
        similarity[own, own + start] = -1.0
        hits = np.flatnonzero(similarity > _least_kept(similarity, floor, limit)[:, None])
        rows, columns = np.divmod(hits, len(vectors))
        yield start + len(similarity), (rows + start, columns)


def _least_kept(similarity: NDArray[np.float32], floor: float, limit: int) -> NDArray[np.float32]:
    """What a pair must exceed to be kept, for each row: the floor, or what comes after its best."""
    least = np.full(len(similarity), floor, dtype=np.float32)
    crowded = np.flatnonzero(np.count_nonzero(similarity > np.float32(floor), axis=1) > limit)
    place = similarity.shape[1] - limit - 1
    if len(crowded):
        least[crowded] = np.partition(similarity[crowded], place, axis=1)[:, place]
    return least


def _approximate(
    vectors: NDArray[np.float32], floor: float, limit: int
) -> Iterator[tuple[int, _Found]]:
    """The same by a graph of near neighbours (HNSW: Malkov & Yashunin 2016).

    Rows enter the graph one after the other, as it comes out the same only that way; the searches
    use every core.
    """
    import faiss

    index = faiss.IndexHNSWFlat(vectors.shape[1], _LINKS, faiss.METRIC_INNER_PRODUCT)
    index.hnsw.efConstruction, index.hnsw.efSearch = _BREADTH, _BREADTH
    with _one_thread(faiss):
        for start in range(0, len(vectors), _BATCH):
            index.add(vectors[start : start + _BATCH])
            yield 0, (_NONE, _NONE)
    for start in range(0, len(vectors), _BATCH):
        similarity, columns = index.search(vectors[start : start + _BATCH], limit + 1)
        rows = np.arange(start, start + len(columns))[:, None]
        near = (similarity > floor) & (columns >= 0) & (columns != rows)
        yield start + len(columns), (np.broadcast_to(rows, near.shape)[near], columns[near])


@contextmanager
def _one_thread(faiss: ModuleType) -> Iterator[None]:
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)
